"""Records as other programs want them."""
