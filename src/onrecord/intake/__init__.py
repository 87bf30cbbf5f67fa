"""Where stories come from: one file a source, each gives a `Story`."""
