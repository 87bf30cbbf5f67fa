"""From a page to its story."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.errors import Empty, TooLong
from onrecord.intake.html.blocks import BODY, Told, compose, tell
from onrecord.intake.html.body import voted_body
from onrecord.intake.html.forms import form_of
from onrecord.intake.html.stated import stated
from onrecord.intake.html.tree import tree_of
from onrecord.intake.html.visible import visible
from onrecord.intake.pages import NOTHING, About, Page
from onrecord.intake.text import LONGEST, publication_date, story_id
from onrecord.reading.blocks import prose
from onrecord.reading.language import find_language
from onrecord.records import BlockKind, Origin, Story


def story_of_page(page: Page, about: About = NOTHING) -> Story:
    """Read a story from a page of HTML; what its giver says (``about``) goes before what it states.

    Raises what `onrecord.intake.html.tree.tree_of` raises, `Empty` where nothing is to be seen,
    `TooLong`, `NotAStory` where no text is a story's, and `Malformed` for a date that is none.
    """
    name = page.location
    tree = tree_of(page, about.encoding)
    view = visible(tree)
    if not view.pieces:
        raise Empty(name, "shows no text", "If a script fills the page, save it from a browser")
    size = sum(len(piece.text) + 2 for piece in view.pieces)
    if size > LONGEST:
        advice = "Save the story in it as a page or text of its own"
        raise TooLong(name, f"shows {size:,} characters, more than any story", advice)
    facts = stated(tree, about.url or page.address)
    voted = voted_body(tree, view.pieces, facts.body)
    told = tell(view, voted, facts.headlines, facts.descriptions)
    body = [each.piece.text for each in told if each.kind in BODY]
    form = form_of(tree, facts, body, name)
    text, blocks = compose(told)
    url = about.url or facts.url or page.address
    spoken = [(block.start, block.end) for block in prose(text, blocks)]
    return Story(
        id=story_id(url or text),
        text=text,
        title=facts.headline or _shown(told, "headline"),
        dek=_shown(told, "dek"),
        outlet=about.outlet or facts.outlet,
        byline=facts.authors,
        published=publication_date(about.published, name) if about.published else facts.published,
        url=url,
        language=find_language(text, spoken) or facts.language,  # pages copy theirs from templates
        blocks=blocks,
        published_at=None if about.published else facts.published_at,
        modified_at=facts.modified_at,
        form=form,
        origin=_origin(page),
    )


def _shown(told: Sequence[Told], kind: BlockKind) -> str | None:
    """What the first piece of a kind says, on one line."""
    return next((" ".join(each.piece.text.split()) for each in told if each.kind == kind), None)


def _origin(page: Page) -> Origin:
    return Origin(
        via=page.via,
        location=page.location,
        format="html",
        sha256=hashlib.sha256(page.data).hexdigest(),
        retrieved=page.retrieved,
        feed=page.feed,
        record=page.record,
        offset=page.offset,
    )
