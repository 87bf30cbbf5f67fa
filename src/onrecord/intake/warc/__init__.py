"""Web archives in: the pages of a WARC file, one after the other, and what is damaged in it.

    stream ─ unpacking ─▶ pieces ─ records ─▶ raw records ─ pages ─▶ Page · Damaged · skipped

Parsers in use give a short page where an archive is cut off, and stop where it is broken. Here
every length, checksum and digest is held against what is there, and reading goes on behind.
"""

from __future__ import annotations

from onrecord.intake.warc.pages import Skipped, pages_of
from onrecord.intake.warc.unpacking import is_archive

__all__ = ["Skipped", "is_archive", "pages_of"]
