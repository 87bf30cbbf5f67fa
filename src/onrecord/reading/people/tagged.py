"""Names as the model tags them, joined with those that their form tells.

Form is the surer of where a name begins and ends, the model of what it is the name of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.reading.naming import Tagged
from onrecord.reading.people.names import Name, is_drawn_out
from onrecord.records import EntityKind

_KINDS: Mapping[str, EntityKind] = {"person": "person", "organization": "organization"}
_LEAST = 0.6
"""How sure a tag has to be to say of what kind a name is."""
_SURE = 0.8
"""How sure a tag has to be to stand for a name that its form does not tell."""
_WORD = re.compile(r"[^\s\"“”‘’()]+(?:[’'][^\s\"“”‘’()]+)*")


def join(text: str, by_form: Sequence[Name], tagged: Sequence[Tagged]) -> list[Name]:
    """The names of a text, in order. All of the same words are of one kind, the one that most of
    them were tagged with.
    """
    tags = [tag for tag in tagged if tag.score >= _LEAST]
    ends = [tag.span[1] for tag in tags]
    starts = [tag.span[0] for tag in tags]
    names: list[Name] = []
    taken: set[int] = set()
    for name in by_form:
        over = range(bisect_right(ends, name.span[0]), bisect_left(starts, name.span[1]))
        names.append(_told(_opened(text, name, [tags[n] for n in over]), [tags[n] for n in over]))
        taken.update(over)
    names += [
        _named(text, tag)
        for n, tag in enumerate(tags)
        if n not in taken and tag.score >= _SURE and _is_whole(text, tag)
    ]
    names.sort(key=lambda name: name.span)
    return list(_of_one_kind(names))


def _opened(text: str, name: Name, tags: Sequence[Tagged]) -> Name:
    """A name with the word before it that opens its sentence and might be any word by its form:
    "Live Harbour sells the tickets".
    """
    for tag in tags:
        start, end = tag.span
        first = text[start : name.span[0]]
        whole = end == name.span[1] and _is_whole(text, tag)
        if whole and not name.titles and re.fullmatch(r"[^\W\d_a-z]\w* ", first):
            return replace(name, span=(start, end), words=(first.strip(), *name.words))
    return name


def _told(name: Name, tags: Sequence[Tagged]) -> Name:
    """A name by form with the kind of the longest of the tags that it shares words with."""
    if not tags:
        return name
    longest = max(tags, key=lambda tag: tag.span[1] - tag.span[0])
    return replace(name, kind=_KINDS.get(longest.kind, "unknown"))


def _is_whole(text: str, tag: Tagged) -> bool:
    """Whether a tag has whole words, in capitals where they begin, and no drawn-out cry."""
    start, end = tag.span
    words = _WORD.findall(text[start:end])
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    cut = any(char.isalnum() or char == "-" for char in around)
    return bool(words) and text[start].isupper() and not cut and not is_drawn_out(words[-1])


def _named(text: str, tag: Tagged) -> Name:
    words = tuple(_WORD.findall(text[slice(*tag.span)]))
    return Name(tag.span, words, (), _KINDS.get(tag.kind, "unknown"))


def _of_one_kind(names: Sequence[Name]) -> Iterator[Name]:
    kinds: dict[tuple[str, ...], Counter[EntityKind]] = {}
    for name in names:
        if name.kind is not None:
            kinds.setdefault(_key(name), Counter())[name.kind] += 1
    for name in names:
        told = kinds.get(_key(name))
        yield replace(name, kind=told.most_common(1)[0][0]) if told else name


def _key(name: Name) -> tuple[str, ...]:
    return tuple(word.casefold() for word in name.words)
