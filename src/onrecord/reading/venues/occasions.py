"""Occasions: one place and time at which somebody says something to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.venues.media import outlet_name
from onrecord.reading.venues.outlets import PLATFORMS
from onrecord.reading.venues.phrases import Phrase
from onrecord.records import Medium, Span

_PLATFORMS = {platform.lower(): platform for platform in PLATFORMS}


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and to whom something was said, and the words that tell it."""

    medium: Medium | None = None
    outlet: Span | None = None
    evidence: Span | None = None
    addressee: Phrase | None = None
    lasts: bool = True
    """It may go on over the quotes that follow."""
    anaphor: bool = False
    """The outlet is one named elsewhere: "the outlet"."""
    aside: bool = False
    """Whoever is told is told to do something, in the same venue as what comes before."""

    @property
    def informal(self) -> bool:
        """Whether nothing but whom it was told to tells a venue."""
        told = self.addressee
        return told is not None and self.evidence == told.span

    @property
    def placed(self) -> bool:
        """Whether the words tell a venue."""
        return self.medium is not None or self.outlet is not None


def name_of(text: str, outlet: Span | None) -> str | None:
    """The outlet as the record gives it."""
    name = outlet and outlet_name(text, outlet)
    return _PLATFORMS.get(name, name) if name else None
