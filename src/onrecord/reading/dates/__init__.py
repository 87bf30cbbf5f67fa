"""Dates: expressions of time, their EDTF values, and which of them date what was said."""
