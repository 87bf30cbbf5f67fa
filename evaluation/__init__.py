"""Scores against gold, pinned floors, and what changed since the last accepted run."""
