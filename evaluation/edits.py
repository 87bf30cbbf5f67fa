"""Headlines with a verdict that is known: quotes of gold stories, edited by rules.

Each edit takes words of a story and tells the verdict that they must get as its headline. No label
rests on the code that it measures: words are compared here by their letters alone, and an edit
whose result might earn another verdict (words said elsewhere too, in order by chance) is thrown
away.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evaluation.attributions import attributions_of, with_names
from evaluation.changes import GoldStory
from onrecord.reading.blocks import PROSE, find_blocks
from onrecord.records import Attribution, Block, Span, Story, Verdict

A_KIND = 30
"""Pairs of one kind of edit from one set, at most."""

_QUOTED = re.compile(r"“([^“”\"]+)”|\"([^“”\"\n]+)\"")
FULL_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_LETTERS = re.compile(r"[^\W_]+")
_ADVERBS = "never hardly secretly loudly quietly gladly barely plainly".split()
_STYLES = (("“", "”"), ('"', '"'), ("'", "'"), ("‘", "’"))


@dataclass(frozen=True)
class Quote:
    """Words that the body quotes: of which attribution, and of whom where that is known."""

    words: tuple[str, ...]
    attribution: int
    speaker: str | None


@dataclass(frozen=True)
class Source:
    """A gold story taken apart. ``told`` are the letters of each quote and of each content,
    ``body`` those of everything below the headings; ``plain`` runs of words that are in no
    content and in no marks.
    """

    story: GoldStory
    blocks: tuple[Block, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]
    told: tuple[str, ...]
    body: str
    plain: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Probe:
    """Words of a headline, who is named as saying them, and the verdict that they must get."""

    kind: str
    words: str
    verdict: Verdict
    by: str | None = None


Edit = Callable[[random.Random, Source, "Pool"], Probe | None]


@dataclass(frozen=True)
class Pool:
    """What other stories say: quotes, and words to put in the place of others."""

    quotes: tuple[tuple[str, tuple[str, ...]], ...]
    words: tuple[str, ...]


# Stories taken apart


def letters(words: str | Iterable[str]) -> str:
    """Words by their letters and digits alone, a space around each."""
    text = words if isinstance(words, str) else " ".join(words)
    plain = re.sub(r"['’‘`]", "", text.casefold())
    return f" {' '.join(_LETTERS.findall(plain))} "


def in_order(words: str, text: str) -> bool:
    """Whether the words stand in a text in their order, with others between them or not."""
    said = iter(text.split())
    return all(any(word == each for each in said) for word in words.split())


def take_apart(story: GoldStory, speakers: Mapping[str, str]) -> Source:
    """What is needed to edit a story; ``speakers`` are the names behind its attributions."""
    blocks = tuple(b for b in find_blocks(story.text) if b.kind not in ("headline", "dek"))
    prose = [(b.start, b.end) for b in blocks if b.kind in PROSE]
    held = [each for each in story.attributions if each["content"]]
    raw = [a for a in held if any(s <= a["content"][0][0] < e for s, e in prose)]
    people = [speakers.get(each.get("id", "")) for each in raw]
    attributions = with_names(attributions_of(story.text, blocks, raw), people, "person")
    quotes = tuple(_quotes(story.text, attributions))
    marked = [story.text[slice(*span)] for span in _marked(story.text)]
    contents = [" ".join(story.text[s:e] for s, e in a["content"]) for a in held]
    names = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    return Source(
        story,
        blocks,
        attributions,
        quotes,
        tuple(letters(text) for text in [*marked, *contents]),
        letters(" ".join(story.text[start:end] for start, end in prose)),
        tuple(_plain(story, prose)),
        tuple(names),
    )


def _marked(text: str) -> list[Span]:
    return [m.span(1) if m[1] is not None else m.span(2) for m in _QUOTED.finditer(text)]


def _quotes(text: str, attributions: Sequence[Attribution]) -> Iterator[Quote]:
    seen: set[str] = set()
    for place, each in enumerate(attributions):
        source = " ".join(text[start:end] for start, end in each.source)
        named = source if FULL_NAME.fullmatch(source) else None
        for start, end in each.content:
            for opened, closed in _marked(text):
                words = text[max(start, opened) : min(end, closed)]
                clean = not re.search(r"[\[\]…]|\.\.|[sS]['’] |(?<!\w)['‘]|['’](?!\w)|\n", words)
                if clean and len(words.split()) >= 6 and letters(words) not in seen:
                    seen.add(letters(words))
                    speaker = each.speaker.name if each.speaker else named
                    yield Quote(tuple(words.split()), place, speaker)


def _plain(story: GoldStory, prose: Sequence[Span]) -> Iterator[tuple[str, ...]]:
    taken = [span for a in story.attributions for span in a["content"]]
    for start, end in prose:
        for match in re.finditer(r"\w(?:[^.!?\n]|[.](?=\w))*", story.text[start:end]):
            first, last = start + match.start(), start + match.end()
            free = not any(s < last and first < e for s, e in taken)
            if free and not re.search(r"[\"“”'‘’\[]", match.group()):
                yield tuple(match.group().split())


def pool_of(sets: Mapping[str, Sequence[Source]]) -> Pool:
    """What all stories say."""
    quotes = tuple((s.story.id, q.words) for each in sets.values() for s in each for q in s.quotes)
    words = {word for _, quote in quotes for word in quote if re.fullmatch(r"[a-z]{5,}", word)}
    return Pool(quotes, tuple(sorted(words)))


# Edits: each gives a headline's words and their verdict, or None where the story has no room


def whole(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote, or its first or last words."""
    words = _cut(rng, source, 4, 16)
    return Probe("as said", _closed(words), "verbatim") if words else None


def capitals(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote as a headline sets it."""
    words = _cut(rng, source, 3, 12)
    capital = [word[:1].upper() + word[1:] for word in words]
    shouted = [word.upper() for word in words]
    kept = _closed(shouted if rng.random() < 0.2 else capital)
    return Probe("capitals", kept, "verbatim") if words else None


def other_marks(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote with other apostrophes, hyphens and points."""
    words = _cut(rng, source, 5, 14)
    if not words:
        return None
    text = _closed(words)
    text = text.replace("’", "'") if "’" in text else text.replace("'", "’")
    text = text.replace(" — ", " - ").replace(",", rng.choice([",", " –", ""]))
    return Probe("other marks", text + rng.choice([".", "!", ",", ""]), "verbatim")


def left_out(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote without one to five words from inside."""
    return _left_out(rng, source, rng.choice([" … ", " [...] ", "... "]), "left out, owned")


def left_out_silently(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """The same with nothing that says so."""
    return _left_out(rng, source, " ", "left out, silently")


def _left_out(rng: random.Random, source: Source, mark: str, kind: str) -> Probe | None:
    words = _cut(rng, source, 8, 20)
    if not words:
        return None
    size = rng.randint(1, min(5, len(words) - 7 + 1))
    at = rng.randint(3, len(words) - size - 3)
    kept = _closed(words[:at]) + mark + _closed(words[at + size :])
    return None if letters(kept) in source.body else Probe(kind, kept, "trimmed")


def bracketed(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote with an editor's words for one of its own."""
    words = list(_cut(rng, source, 6, 16))
    if not words:
        return None
    at = rng.randrange(1, len(words) - 1)
    foreign = rng.choice(pool.words)
    if foreign in source.body.split() or not words[at].isalpha():
        return None
    words[at] = f"[the {foreign}]"
    return Probe("bracketed", _closed(words), "trimmed")


def reworded(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote with one word of six or more replaced, or two of ten or more."""
    words = list(_cut(rng, source, 6, 18))
    if not words:
        return None
    places = [at for at, word in enumerate(words) if letters(word).strip().isalpha()]
    number = rng.randint(1, 2 if len(words) >= 10 else 1)
    if len(places) < number:
        return None
    for at in rng.sample(places, number):
        words[at] = rng.choice(pool.words)
    foreign = [w for w in words if w in pool.words and letters(w) not in source.body]
    kept = Probe("reworded", _closed(words), "altered")
    return kept if len(foreign) >= number else None


def put_in(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote with a word that turns it."""
    words = list(_cut(rng, source, 6, 16))
    adverb = rng.choice(_ADVERBS)
    if not words or letters(adverb) in source.body:
        return None
    words.insert(rng.randint(1, len(words) - 1), adverb)
    return Probe("put in", _closed(words), "altered")


def stitched(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """Parts of two quotes as one."""
    if len(source.quotes) < 2:
        return None
    one, other = rng.sample(source.quotes, 2)
    if one.attribution == other.attribution:
        return None
    first = one.words[: rng.randint(5, 8)]
    last = other.words[-rng.randint(5, 8) :]
    kept = _closed(first) + rng.choice([" ", " … ", ". "]) + _closed(last)
    parts = letters(first), letters(last)
    told = (*source.told, source.body)
    if any(in_order(letters(kept), text) for text in source.told) or letters(kept) in source.body:
        return None
    together = any(all(part in text for part in parts) for text in told[:-1])
    return None if together else Probe("stitched", kept, "stitched")


def given_away(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote under the name of somebody else who speaks in the story."""
    quote = rng.choice(source.quotes)
    others = [
        name
        for name in source.names
        if quote.speaker and set(letters(name).split()).isdisjoint(letters(quote.speaker).split())
    ]
    words = quote.words[: rng.randint(6, 12)]
    if not others or source.body.count(letters(words)) > 1:
        return None
    return Probe("given away", _closed(words), "another", rng.choice(others))


def rightly_named(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """A quote under the name, or the surname, of who said it."""
    quote = rng.choice(source.quotes)
    words = quote.words[: rng.randint(5, 12)]
    if quote.speaker is None or source.body.count(letters(words)) > 1:
        return None
    by = rng.choice([quote.speaker, quote.speaker.split()[-1]])
    return Probe("rightly named", _closed(words), "verbatim", by)


def unquoted(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """Words of the body that are nobody's speech."""
    runs = [run for run in source.plain if len(run) >= 6]
    if not runs:
        return None
    run = rng.choice(runs)
    size = rng.randint(5, min(10, len(run)))
    at = rng.randint(0, len(run) - size)
    words = run[at : at + size]
    if letters(words) not in source.body or any(in_order(letters(words), t) for t in source.told):
        return None
    return Probe("unquoted", _closed(words), "unquoted")


def absent(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """Words of another story, or those after three that this story's quotes begin with."""
    story, words = rng.choice(pool.quotes)
    size = rng.randint(5, 12)
    taken = words[:size]
    if story == source.story.id or _shares(taken, source.body, 4):
        return None
    begins = rng.choice(source.quotes).words[:3] if rng.random() < 0.4 and size >= 8 else ()
    return Probe("absent", _closed([*begins, *taken]), "absent")


def in_no_order(rng: random.Random, source: Source, pool: Pool) -> Probe | None:
    """The words of a quote, in an order in which nobody said them."""
    words = list(_cut(rng, source, 9, 16))
    rng.shuffle(words)
    return (
        None
        if not words or _shares(words, source.body, 3)
        else Probe("in no order", _closed(words), "absent")
    )


EDITS: tuple[Edit, ...] = (
    whole, capitals, other_marks, left_out, left_out_silently, bracketed, reworded, put_in,
    stitched, given_away, rightly_named, unquoted, absent, in_no_order,
)  # fmt: skip


def _cut(rng: random.Random, source: Source, least: int, most: int) -> tuple[str, ...]:
    """A run of the words of a quote; none where it is shorter."""
    words = rng.choice(source.quotes).words
    if len(words) < least:
        return ()
    size = rng.randint(least, min(most, len(words)))
    at = rng.choice([0, len(words) - size, rng.randint(0, len(words) - size)])
    return words[at : at + size]


def _closed(words: Sequence[str]) -> str:
    return " ".join(words).strip(" ,;:—–-")


def _shares(words: Sequence[str], body: str, size: int) -> bool:
    keys = letters(words).split()
    runs = (keys[at : at + size] for at in range(len(keys) - size + 1))
    return any(f" {' '.join(run)} " in body for run in runs)


# Headlines


def headed(rng: random.Random, source: Source, probe: Probe) -> tuple[Story, list[Attribution]]:
    """The story under a headline with the probe's words, and its gold attributions."""
    opening, closing = rng.choice(_STYLES)
    quoted = f"{opening}{probe.words}{closing}"
    if probe.by is None:
        before, after = rng.choice([("", ""), ("In full: ", ""), ("", ": what we know")])
    else:
        before, after = rng.choice([(f"{probe.by}: ", ""), (f"{probe.by} says ", "")])
    line = before + quoted + after
    moved = len(line) + 2
    content = len(before) + 1, len(before) + 1 + len(probe.words)
    full = probe.by and next((n for n in source.names if n.endswith(probe.by)), probe.by)
    resolved = any(a.speaker and a.speaker.name == full for a in source.attributions)
    source_span = ((0, len(probe.by)),) if probe.by else ()
    said = Attribution("headline", source_span, (), (content,), "direct", block="headline")
    own = with_names([said], [full if resolved else None], "person")
    blocks = (
        Block("headline", 0, len(line)),
        *(replace(b, start=b.start + moved, end=b.end + moved) for b in source.blocks),
    )
    text = f"{line}\n\n{source.story.text}"
    below = [_moved(each, moved) for each in source.attributions]
    return Story(source.story.id, text, blocks=blocks), [*own, *below]


def _moved(attribution: Attribution, by: int) -> Attribution:
    def moved(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in spans)

    return replace(
        attribution,
        source=moved(attribution.source),
        cue=moved(attribution.cue),
        content=moved(attribution.content),
    )


def make(
    rng: random.Random, sources: Sequence[Source], pool: Pool
) -> Iterator[tuple[Source, Probe]]:
    """Pairs of a story and a probe, as many of each kind of edit as there is room for."""
    usable = [source for source in sources if source.quotes]
    for edit in EDITS if usable else ():
        made: set[str] = set()
        for _ in range(A_KIND * 20):
            source = rng.choice(usable)
            probe = edit(rng, source, pool)
            if probe is not None and letters(probe.words) not in made:
                made.add(letters(probe.words))
                yield source, probe
            if len(made) == A_KIND:
                break
