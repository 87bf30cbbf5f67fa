"""Pages in HTML: what their markup states, what they show, and what of it is the story."""
