"""The day of EDTF values, for order and for spans of time."""

from __future__ import annotations

import re
from datetime import date

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""EDTF's numbers of seasons, and the month in which each starts in the north."""


def day_of(value: str | None) -> date | None:
    """The first day that an EDTF value may mean: of a month or a year its first day, of a span its
    start. None where it has no known year.
    """
    match = _EDTF.match((value or "").lstrip("[{.").split("/")[0])
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, _SEASONS.get(month, month), day)
    except ValueError:
        return None
