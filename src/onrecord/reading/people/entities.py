"""The entities of a record, and the references of attributions to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry, Speaker
from onrecord.reading.people.lexicon import BODIES, OUTLETS
from onrecord.reading.people.names import is_acronym, kind_of_words
from onrecord.reading.people.phrases import essence
from onrecord.reading.people.relations import Kinship, relations_of
from onrecord.reading.people.resolve import PRONOUNS, speakers_of
from onrecord.records import (
    Age,
    Attribution,
    Description,
    Entity,
    EntityKind,
    Mention,
    MentionForm,
    Reference,
    Relation,
    Span,
)

_LEAST_PERSONHOOD = 1.0
"""What must speak for a name that nobody speaks under being somebody's."""
_SOMEBODY = 2.0
"""What must speak for a name being somebody's against what the model has it for."""
_ARTICLE = re.compile(r"\b[Tt]he $")
_COUNTED = frozenset(("he", "she", "they"))


def with_speakers(cast: Cast, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with whom their sources refer to."""
    speakers = speakers_of(cast, attributions)
    return tuple(
        replace(attribution, speaker=reference_to(cast, speaker))
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


def entities_of(
    cast: Cast, attributions: Sequence[Attribution]
) -> tuple[tuple[Entity, ...], tuple[Attribution, ...]]:
    """The entities of a story, in order of their first mention, and its attributions with
    references to them that are of their kinds.
    """
    kinships = relations_of(cast)
    outlets = {each.venue.outlet for each in attributions if each.venue and each.venue.outlet}
    spoken_of = {id(entry) for each in kinships for entry in (each.one, each.other)}
    referred = {
        reference.id for a in attributions for reference in (a.speaker, a.addressee) if reference
    }
    shown = [
        entry
        for entry in cast.entries
        if entry.key in referred
        or id(entry) in spoken_of
        or entry.name in outlets
        or _is_known(cast, entry)
    ]
    shown.sort(key=lambda entry: min([entry.first, *(span[0] for span in entry.mentions[:1])]))
    said: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.speaker is not None:
            said.setdefault(attribution.speaker.id, []).append(attribution)
    kinds = {
        entry.key: "organization" if entry.name in outlets else _kind(cast, entry)
        for entry in shown
    }
    entities = tuple(
        replace(
            _entity(cast, entry, said.get(entry.key, ())),
            kind=kinds[entry.key],
            relations=tuple(_relations(entry, kinships)),
        )
        for entry in shown
    )
    return entities, tuple(
        replace(
            each,
            speaker=_of_kind(each.speaker, kinds),
            addressee=_of_kind(each.addressee, kinds),
        )
        for each in attributions
    )


def _is_known(cast: Cast, entry: Entry) -> bool:
    """Whether a name that nobody speaks under is surely a person's or an organization's."""
    if not entry.named or entry.names:
        return False
    kind = _kind(cast, entry)
    if kind == "person":
        return bool(entry.tagged) or cast.personhood(entry) >= _LEAST_PERSONHOOD
    body = kind_of_words(entry.words) == "organization"
    told = bool(entry.tagged) or body
    return kind == "organization" and told and (not is_acronym(entry.words) or _acts(cast, entry))


def _acts(cast: Cast, entry: Entry) -> bool:
    """Whether the text speaks of an acronym as of a body: with an article, or as owning things."""
    return any(
        cast.is_possessive(span) or _ARTICLE.search(cast.text, max(span[0] - 4, 0), span[0])
        for span in entry.mentions
    )


def _kind(cast: Cast, entry: Entry) -> EntityKind:
    """What an entity is: as the story tells, or else as the model has most of its names. A lone
    name of which nothing is told but that it speaks is of unknown kind.
    """
    if entry.kind not in ("person", "organization", "unknown") or not entry.named:
        return entry.kind
    if entry.kind == "person" and (cast.personhood(entry) >= _SOMEBODY or entry.gender.total()):
        return "person"
    told = entry.kind == "organization" and entry.heads & (BODIES | OUTLETS)
    if entry.tagged and not told and kind_of_words(entry.words) is None:
        return entry.tagged.most_common(1)[0][0]
    somebody = cast.personhood(entry) > 0 or entry.gender.total() > 0
    return "unknown" if entry.kind == "person" and not somebody else entry.kind


def _relations(entry: Entry, kinships: Iterable[Kinship]) -> Iterable[Relation]:
    """What the text says that others are to an entity."""
    for each in kinships:
        if each.one is entry:
            yield Relation(each.kind, each.other.key, each.evidence)


def _entity(cast: Cast, entry: Entry, said: Sequence[Attribution]) -> Entity:
    text = cast.text
    mentions: dict[Span, MentionForm] = {
        span: "name" if cast.entry_of.get(span) is entry else "nominal" for span in entry.mentions
    }
    pronouns: Counter[str] = Counter()
    descriptions: dict[str, Description] = {}
    for attribution in said:
        for span in attribution.source[:1]:
            words = text[slice(*span)]
            pronoun = PRONOUNS.get(words.casefold())
            if pronoun:
                mentions[span] = "pronoun"
                pronouns[pronoun] += pronoun in _COUNTED
            elif not any(other is entry for _, other in cast.within(span)):
                mentions[span] = "nominal"
                words = essence(words)
                told = Description(words, (span[0], span[0] + len(words)))
                descriptions.setdefault(words.casefold(), told)
    own = {entry.name.casefold(), *(word.casefold() for word in entry.aliases)}
    return Entity(
        id=entry.key,
        name=entry.name,
        kind=entry.kind,
        named=entry.named,
        aliases=tuple(alias for alias in entry.aliases if alias != entry.name),
        mentions=tuple(Mention(span, form) for span, form in sorted(mentions.items())),
        descriptions=tuple(d for words, d in descriptions.items() if words not in own),
        age=Age(*entry.age) if entry.age else None,
        pronouns={pronoun: count for pronoun, count in sorted(pronouns.items()) if count},
    )


def reference_to(cast: Cast, speaker: Speaker | None) -> Reference | None:
    """The reference of a record to whom words refer to."""
    if speaker is None:
        return None
    entry = speaker.entry
    return Reference(
        id=entry.key,
        name=entry.name,
        kind=_kind(cast, entry),
        named=entry.named,
        names=entry.names,
        because=speaker.because,
        score=round(speaker.score, 3),
    )


def _of_kind(reference: Reference | None, kinds: dict[str, EntityKind]) -> Reference | None:
    """A reference with the kind that all of the story gives its entity."""
    return replace(reference, kind=kinds[reference.id]) if reference else None
