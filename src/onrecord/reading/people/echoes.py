"""Echoes: who says words, by who says the same ones elsewhere in the story.

A heading says in short what somebody says below, and a lead calls "a judge" whom the story names
only later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry, Speaker
from onrecord.records import Attribution

_LEAST_ECHO = 0.4
"""Share of a heading's words that who says the same below has too."""
_SHORTEST = 2
"""Words of a quotation that can be told by its words."""
_MOST = 400
"""Attributions below a heading that are looked at."""
_LEAST_SPOKEN = 3
_MAIN_SHARE = 0.5
"""Share of all that persons say in a story that its main one says."""
_SMALL = frozenset(
    """
    a an and are as at be been but by for from had has have he her his i in is it its not of on or
    she so that the their them they this to was we were will with would
    """.split()
)


def words_said(text: str, each: Attribution) -> list[str]:
    """The words of an attribution's content, in lower case."""
    return [word.casefold() for s, e in each.content for word in re.findall(r"\w+", text[s:e])]


def name_from_below(
    cast: Cast,
    attributions: Sequence[Attribution],
    words: Sequence[Sequence[str]],
    found: list[Speaker | None],
) -> None:
    """Name whoever is only described at the top of the story, by who says the same below."""

    def at_top(each: Attribution) -> bool:
        return cast.paragraph(each.content[0][0]) <= cast.lead

    below = [n for n, each in enumerate(attributions) if not at_top(each)][:_MOST]
    for number, each in enumerate(attributions):
        vague = found[number]
        if vague is None or vague.entry.named or not at_top(each):
            continue
        mine = set(words[number]) - _SMALL
        best = _LEAST_ECHO
        for other in below:
            made = found[other]
            if made is None or not _may_name(vague.entry, made.entry):
                continue
            shared = len(mine.intersection(words[other]))
            if shared > 1 and shared / len(mine) >= best:
                best = shared / len(mine)
                source = attributions[other].source
                found[number] = Speaker(made.entry, source[0] if source else None, 0.5)


def name_by_all(attributions: Sequence[Attribution], found: list[Speaker | None]) -> None:
    """Name who is quoted in a heading with nobody named, where one person says most of it all."""
    speakers = [made.entry for made in found if made is not None and made.entry.kind == "person"]
    if not speakers:
        return
    main, times = Counter(speakers).most_common(1)[0]
    if times < _LEAST_SPOKEN or times < len(speakers) * _MAIN_SHARE:
        return
    for number, each in enumerate(attributions):
        heading = each.block in ("headline", "dek")
        if heading and not each.source and not each.cue and found[number] is None:
            found[number] = Speaker(main, main.mentions[0] if main.mentions else None, 0.4)


def _may_name(vague: Entry, other: Entry) -> bool:
    """Whether an entity may be the one that is only described."""
    if not other.named:
        return False
    plural = vague.words[-1].endswith("s") and not vague.words[-1].endswith("ss")
    return other.kind == vague.kind or (vague.kind == "unknown" and not plural)


def name_by_words(
    text: str,
    attributions: Sequence[Attribution],
    words: Sequence[Sequence[str]],
    found: list[Speaker | None],
) -> None:
    """Name who says words that are quoted again in a headline or a panel, with no source there."""
    begins: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(attributions):
        if each.source and found[number] is not None:
            for pair in zip(words[number], words[number][1:], strict=False):
                begins.setdefault(pair, []).append(number)
    for number, each in enumerate(attributions):
        said = words[number]
        cued = any(char.isalpha() for span in each.cue for char in text[slice(*span)])
        if each.source or cued or len(said) < _SHORTEST:
            continue
        for other in begins.get((said[0], said[1]), [])[:20]:
            made = found[other]
            if other != number and made is not None and _holds(words[other], said):
                found[number] = Speaker(made.entry, attributions[other].source[0], 0.8)
                break


def _holds(words: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words stand in others in a row."""
    return any(words[at : at + len(said)] == said for at in range(len(words) - len(said) + 1))
