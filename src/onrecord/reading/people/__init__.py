"""The people of a story: names, who they are, and whom each source refers to."""
