"""The record of a story: what everything else in onrecord takes or gives.

Every type is frozen and does nothing when made. Offsets count Unicode code points of
`Story.text` and are end-exclusive; the words of a span are ``story.text[start:end]``.
The JSON of a record has these very fields (`onrecord.serial`); those marked optional
are left out of it where they are None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

SCHEMA = "1"
"""Version of the record's shape."""

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]

BlockKind = Literal[
    "headline", "dek", "byline", "dateline", "subheading", "paragraph", "blockquote", "list item",
    "caption", "credit", "furniture",
]  # fmt: skip
FurnitureKind = Literal["promotion", "related", "alt text", "navigation", "sharing", "other"]
Place = Literal["headline", "dek", "body", "caption"]
Manner = Literal["direct", "mixed", "indirect"]
AttributionType = Literal["assertion", "belief", "fact", "eventuality"]
Stance = Literal["said", "denied", "asked", "declined", "hypothetical"]
EntityKind = Literal["person", "organization", "group", "document", "unknown"]
MentionForm = Literal["name", "nominal", "pronoun"]
Medium = Literal[
    "interview", "social media", "statement", "press conference", "speech", "report", "testimony",
    "court", "letter", "tv", "podcast", "poll", "other",
]  # fmt: skip
StoryForm = Literal["article", "live blog", "interview", "gallery", "stub"]
PageFormat = Literal["text", "html"]
Via = Literal["file", "standard input", "address", "feed", "web archive"]
Verdict = Literal["verbatim", "trimmed", "altered", "stitched", "another", "unquoted", "absent"]

_OPTIONAL: dict[str, Any] = {"optional": True}


@dataclass(frozen=True, slots=True)
class Post:
    """Whose words an embedded post holds, and where and when they were posted, as far as its
    markup tells. ``platform`` is the name that its users give it, ``handle`` has no @, ``posted``
    is an EDTF date.
    """

    platform: str
    author: str | None = None
    handle: str | None = None
    posted: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a story's text of one kind; ``post`` where it is one from elsewhere."""

    kind: BlockKind
    start: int
    end: int
    subkind: FurnitureKind | None = field(default=None, metadata=_OPTIONAL)
    post: Post | None = field(default=None, metadata=_OPTIONAL)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a story was read from, and the very bytes it was read from.

    ``location`` is the path or address (after redirects), ``retrieved`` when it was fetched, in
    RFC 3339, ``sha256`` of the story's bytes as they came. ``feed`` is the feed that names it;
    ``record`` and ``offset`` are the id of its record in a web archive and the byte where that
    starts.
    """

    via: Via
    location: str
    format: PageFormat
    sha256: str
    retrieved: str | None = field(default=None, metadata=_OPTIONAL)
    feed: str | None = field(default=None, metadata=_OPTIONAL)
    record: str | None = field(default=None, metadata=_OPTIONAL)
    offset: int | None = field(default=None, metadata=_OPTIONAL)


@dataclass(frozen=True, slots=True)
class Story:
    """One news item as published.

    ``published`` is an EDTF date, ``language`` an ISO 639-1 code; both are None where unknown.
    ``published_at`` and ``modified_at`` are the moments that a page states, in RFC 3339 with their
    zone; ``form`` is what kind of page it is; ``copy_of`` is the id of a story read with it that
    has most of its words.
    """

    id: str
    text: str
    title: str | None = None
    dek: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    published_at: str | None = field(default=None, metadata=_OPTIONAL)
    modified_at: str | None = field(default=None, metadata=_OPTIONAL)
    form: StoryForm | None = field(default=None, metadata=_OPTIONAL)
    origin: Origin | None = field(default=None, metadata=_OPTIONAL)
    copy_of: str | None = field(default=None, metadata=_OPTIONAL)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Description:
    """What a story calls an entity other than by name: "the prize-winning baker"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years, and the words that say it."""

    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """What (``kind``) the entity with id ``to`` is to this one, ``evidence`` where it is said."""

    kind: str
    to: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, group or document of one story."""

    id: str
    name: str
    kind: EntityKind
    named: bool
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    descriptions: tuple[Description, ...] = ()
    age: Age | None = None
    pronouns: dict[str, int] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity as an attribution names it: its speaker or addressee.

    ``because`` is the mention that the resolution rests on, ``score`` how sure it is, 0 to 1.
    """

    id: str
    name: str
    kind: EntityKind
    named: bool
    names: tuple[str, ...] | None = field(default=None, metadata=_OPTIONAL)
    because: Span | None = field(default=None, metadata=_OPTIONAL)
    score: float | None = field(default=None, metadata=_OPTIONAL)


@dataclass(frozen=True, slots=True)
class Venue:
    """Where words were said: in which medium, through which outlet."""

    medium: Medium | None
    outlet: str | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class When:
    """Words that date something and their EDTF value, None where the story leaves it open."""

    text: str
    value: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: one relation of source, cue and content, as in PARC and PolNeAR.

    ``content`` has at least one span; ``source`` and ``cue`` may have none. ``within`` is the id
    of the attribution whose content holds it. ``speaker``, ``addressee``, ``venue`` and ``when``
    are None where the story does not tell. ``score`` is how sure the reader is of the
    attribution, 0 to 1.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    type: AttributionType | None = None
    stance: Stance | None = None
    within: str | None = None
    speaker: Reference | None = None
    addressee: Reference | None = None
    venue: Venue | None = None
    when: When | None = None
    block: Place = "body"
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a story's timeline: an attribution, or an event in the story's words."""

    value: str | None
    text: str
    span: Span
    attribution: str | None = field(default=None, metadata=_OPTIONAL)
    event: str | None = field(default=None, metadata=_OPTIONAL)


@dataclass(frozen=True, slots=True)
class Check:
    """Whether quoted words of the headline or dek were said in the body."""

    where: Literal["headline", "dek"]
    words: Span
    verdict: Verdict
    evidence: Span | None
    dropped: str | None = field(default=None, metadata=_OPTIONAL)
    difference: str | None = field(default=None, metadata=_OPTIONAL)


@dataclass(frozen=True, slots=True)
class ReaderId:
    """Which program and which weights read a story."""

    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Record:
    """A story with everything that was read in it."""

    story: Story
    reader: ReaderId
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[When, ...] = ()
    timeline: tuple[Happening, ...] = ()
    checks: tuple[Check, ...] = ()
    schema: str = SCHEMA
