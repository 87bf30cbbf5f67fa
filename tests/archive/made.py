"""Records made by hand for the archive's tests."""

from __future__ import annotations

from onrecord.records import (
    Attribution,
    Block,
    Entity,
    Mention,
    ReaderId,
    Record,
    Reference,
    Stance,
    Story,
    Venue,
    When,
)

READER = ReaderId("0.1.0", "made")


def record(
    key: str,
    *said: tuple[str, str],
    published: str | None = "2026-03-31",
    outlet: str | None = "Harbour Post",
    title: str | None = None,
    reader: ReaderId = READER,
    medium: str | None = None,
    venue: str | None = None,
    when: str | None = None,
    stance: Stance = "said",
) -> Record:
    """A story in which each of ``said``, a name and its words, is a paragraph."""
    text = ""
    blocks: list[Block] = []
    attributions: list[Attribution] = []
    entities: dict[str, Entity] = {}
    for place, (name, words) in enumerate(said, start=1):
        start = len(text)
        text += f"“{words}” {name} said.\n\n"
        content = (start + 1, start + 1 + len(words))
        source = (content[1] + 2, content[1] + 2 + len(name))
        blocks.append(Block("paragraph", start, len(text) - 2))
        known = entities.get(name)
        mentions = (*(known.mentions if known else ()), Mention(source, "name"))
        number = known.id if known else f"e{len(entities) + 1}"
        entities[name] = Entity(number, name, "person", True, (name,), mentions)
        attributions.append(
            Attribution(
                f"a{place}",
                (source,),
                ((source[1] + 1, source[1] + 5),),
                (content,),
                "direct",
                "assertion",
                stance,
                speaker=Reference(number, name, "person", True),
                venue=Venue(medium, venue, None) if medium or venue else None,  # type: ignore[arg-type]
                when=When("then", when, None) if when else None,
                score=0.9,
            )
        )
    story = Story(
        key, text, title, None, outlet, ("Ewan Sorley",), published,
        f"https://harbour.example/{key}", "en", tuple(blocks),
    )  # fmt: skip
    return Record(story, reader, tuple(entities.values()), tuple(attributions))
