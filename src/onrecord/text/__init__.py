"""Words, paragraphs and quotation marks: what every stage reads a text with."""
