"""Venues: where and to whom each attribution of a story was said."""

from onrecord.reading.venues.finding import Heard, find_venues, with_venues

__all__ = ["Heard", "find_venues", "with_venues"]
