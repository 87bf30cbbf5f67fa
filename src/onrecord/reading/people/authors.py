"""Authors: whose name stands alone above or below a story that has no line with "By"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Block

_LONGEST = 60
_SIGNED = re.compile(
    r"(?:(?:(?:Words|Text|Story|Review|Report)(?: and \w+)?(?: by|:)|By|Column|Opinion|Comment) ?"
    r"\|? ?)?(?P<name>[^\W\d_a-z][\w.’'-]+"
    r"(?: (?:(?:de|da|van|von|del|di|al|bin) )?[^\W\d_a-z][\w.’'-]*){1,3})"
)
_ABOVE = ("byline", "dek", "subheading", "furniture")


def signed_by(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The name that is all of a short block above the first paragraph or of the last one."""
    prose = [n for n, block in enumerate(blocks) if block.kind == "paragraph"]
    if not prose:
        return ()
    above = [block for block in blocks[: prose[0]] if block.kind in _ABOVE]
    for block in [*above, *blocks[-1:]]:
        words = text[block.start : block.end].strip()
        signed = _SIGNED.fullmatch(words) if len(words) <= _LONGEST else None
        if signed and not signed["name"].isupper():
            return (signed["name"],)
    return ()
