"""Training of the reader's model: data, network, the loop, export. Imports onrecord, never the
reverse.
"""
