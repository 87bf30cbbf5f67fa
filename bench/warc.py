"""Web archives: what is read of one that is damaged in ten ways, in which memory, how fast.

1,000 pages, made from those of the gold data where it is here, one in ten of them damaged; every
good page is to come out as it went in, every damaged one named, and no more memory used for 4,000.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from fastwarc import ArchiveIterator, WarcRecordType

from bench.archives import DAMAGES, Made, Page, archive, invented
from evaluation.gold import SHARED
from onrecord.errors import Damaged
from onrecord.intake import pages as intake
from onrecord.intake.warc import pages_of

PAGES = 1000
MOST_GROWN = 5.0
"""MB that an archive of four times as many pages may cost more."""
ROUNDS = 5
UNPACKED = tuple(DAMAGES)[:10]
"""Ways to damage an archive that is not packed."""
Entry = tuple[str, str, str | None]
"""A page's record, its digest, and what damage was done to it."""
_READ = """
import re, sys
from onrecord.intake.warc import pages_of
with open(sys.argv[1], "rb") as stream:
    for _ in pages_of(stream, sys.argv[1]):
        pass
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def run() -> bool:
    """Make archives, read them, and print what came of it."""
    name, pages = _pages()
    print(f"warc: {PAGES:,} pages, made from {len(pages)} of {name}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "crawl.warc.gz")
        fine = _complete("in gzip members", path, _write(path, archive(_cycled(pages, PAGES))))
        first = _peak(path)
        _write(path, archive(_cycled(pages, 4 * PAGES)))
        grown = _peak(path) - first
        fine &= grown <= MOST_GROWN
        print(
            f"  memory: peak {first:.1f} MB, {grown:+.1f} MB for {4 * PAGES:,} pages, "
            f"bound {MOST_GROWN:g}{_verdict(grown <= MOST_GROWN)}"
        )
        plain = archive(_cycled(pages, PAGES), packed=False, ways=UNPACKED)
        fine &= _complete("not packed", path, _write(path, plain))
        _write(path, archive(_cycled(pages, PAGES), every=PAGES + 1))
        _speed(path)
    return fine


def _pages() -> tuple[str, list[bytes]]:
    folder = SHARED / "pages" / "html"
    found = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    return ("the gold data", found) if found else ("our own", [page for _, page in invented(83)])


def _cycled(pages: Sequence[bytes], count: int) -> Iterator[Page]:
    for number, page in enumerate(itertools.islice(itertools.cycle(pages), count)):
        yield f"https://news.example/{number}", page


def _write(path: Path, parts: Iterable[tuple[bytes, Made]]) -> list[Entry]:
    entries = []
    with path.open("wb") as out:
        for part, made in parts:
            out.write(part)
            entries.append((made.id, _sha(made.page), made.damage))
    return entries


def _complete(form: str, path: Path, entries: Sequence[Entry]) -> bool:
    """Whether the good pages of an archive are read, and no others, and the damaged ones named."""
    good = [(name, page) for name, page, damage in entries if not damage]
    read: list[tuple[str | None, str]] = []
    errors: list[str] = []
    with path.open("rb") as stream:
        for each in pages_of(stream, path.name):
            if isinstance(each, intake.Page):
                read.append((each.record, _sha(each.data)))
            elif isinstance(each, Damaged):
                errors.append(str(each))
    bad = [(name, damage) for name, _, damage in entries if damage]
    named = [damage for name, damage in bad if any(name in error for error in errors)]
    fine = read == good and len(named) == len(bad) == len(errors)
    print(
        f"  {form}: {len(set(read) & set(good))} of {len(good)} good pages read as they were and "
        f"{len(set(read) - set(good))} others; {len(named)} of {len(bad)} damaged ones named, "
        f"in {len(set(named))} ways{_verdict(fine)}"
    )
    return fine


def _peak(path: Path) -> float:
    """MB of a program that reads an archive and keeps nothing."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], check=True, stdout=subprocess.PIPE, text=True
    )
    return int(done.stdout) / 1000


def _speed(path: Path) -> None:
    """Pages a CPU second against fastwarc alone, which holds nothing against what is there."""
    speeds: dict[str, list[float]] = {"onrecord": [], "fastwarc": []}
    for _ in range(ROUNDS):
        for name, read in (("onrecord", _ours), ("fastwarc", _fastwarc)):
            began = time.process_time()
            count = read(path)
            speeds[name].append(count / (time.process_time() - began))
    ratios = [ours / theirs for ours, theirs in zip(*speeds.values(), strict=True)]
    for name, found in speeds.items():
        print(f"  {name}: {median(found):,.0f} pages a CPU second ({ROUNDS} rounds in turn)")
    print(f"  onrecord / fastwarc: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


def _ours(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(isinstance(each, intake.Page) for each in pages_of(stream, path.name))


def _fastwarc(path: Path) -> int:
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, WarcRecordType.response, auto_decode="all")
        return sum(
            record.http_content_type == "text/html"
            and record.http_headers.status_code == 200
            and len(record.reader.read()) > 0
            for record in records
        )


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _verdict(fine: bool) -> str:
    return "" if fine else ": MISSED"
