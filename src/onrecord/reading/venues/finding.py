"""Where and to whom each attribution of a story was said, a step a line.

First each attribution is read by its own sentence, and the turns of a transcript by each other;
then what a speaker said in one place is carried over the quotes that follow, as a reader would: "he
says", "the singer adds" are still of the interview that opened the run, until the speaker is heard
elsewhere, the story turns to another time, or some paragraphs go by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entities import reference_to
from onrecord.reading.people.resolve import listener_of
from onrecord.reading.posts import find_posts, post_of
from onrecord.reading.venues.carrying import carry
from onrecord.reading.venues.frames import Page, find_frames
from onrecord.reading.venues.occasions import Occasion, name_of
from onrecord.reading.venues.outlets import Names, read_names
from onrecord.reading.venues.quotes import BODY, find_quotes
from onrecord.reading.venues.sentences import read_occasion
from onrecord.reading.venues.spreading import spread, with_outlets
from onrecord.reading.venues.turns import find_turns
from onrecord.records import Attribution, Block, Medium, Span, Venue


@dataclass(frozen=True, slots=True)
class Heard:
    """Where and to whom something was said; ``evidence`` are the words that tell the venue.
    All are None where the story does not say.
    """

    medium: Medium | None = None
    outlet: str | None = None
    evidence: Span | None = None
    addressee: Span | None = None


def find_venues(
    text: str, blocks: Sequence[Block], attributions: Sequence[Attribution]
) -> tuple[Heard, ...]:
    """Where and to whom each of a story's attributions was said, in their order. Speakers that are
    resolved are carried by; others as far as the words of the sources tell who they are.
    """
    if not attributions:
        return ()
    page = find_frames(text, blocks, attributions)
    names = _names(text, blocks, attributions)
    turns = find_turns(text, blocks, attributions)
    quotes = [q for q in find_quotes(text, blocks, page, attributions) if q.place not in turns]
    heard = with_outlets(text, _own(text, page, attributions, names), quotes)
    heard, runs = carry(text, page, names, heard, quotes)
    heard = spread(text, heard, runs, quotes)
    return tuple(_heard(text, turns.get(place, each)) for place, each in enumerate(heard))


def with_venues(
    cast: Cast, blocks: Sequence[Block], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions with where and to whom they were said; run after their speakers are known,
    since a venue is carried over what one speaker says. Posts that the page embeds were said where
    their markup tells.
    """
    posts = find_posts(cast.text, blocks)
    made = []
    for each, heard in zip(attributions, find_venues(cast.text, blocks, attributions), strict=True):
        posted = post_of(posts, each)
        if posted is not None:
            made.append(replace(each, venue=posted.venue))
            continue
        venue = Venue(heard.medium, heard.outlet, heard.evidence)
        listener = listener_of(cast, heard.addressee)
        made.append(
            replace(
                each,
                addressee=reference_to(cast, listener),
                venue=venue if heard.medium or heard.outlet else None,
            )
        )
    return tuple(made)


def _names(text: str, blocks: Sequence[Block], attributions: Sequence[Attribution]) -> Names:
    prose = "\n".join(text[block.start : block.end] for block in blocks if block.kind in BODY)
    sources = [text[a.source[0][0] : a.source[-1][1]] for a in attributions if a.source]
    return read_names(text, prose or text, sources)


def _own(
    text: str, page: Page, attributions: Sequence[Attribution], names: Names
) -> list[Occasion]:
    """Each attribution by its own sentence."""
    pairs = zip(attributions, page.frames, strict=True)
    return [
        read_occasion(text, each, frame, names) if frame else Occasion() for each, frame in pairs
    ]


def _heard(text: str, occasion: Occasion) -> Heard:
    return Heard(
        occasion.medium,
        name_of(text, occasion.outlet),
        occasion.evidence if occasion.placed else None,
        occasion.addressee.span if occasion.addressee else None,
    )
