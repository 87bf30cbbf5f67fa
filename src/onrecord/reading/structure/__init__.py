"""Structure: what the setting of a page says of who speaks, a file a kind of setting."""
