"""Pages of HTML a CPU second, one thread, against trafilatura with metadata in one run."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from statistics import median

from evaluation.gold import SHARED
from evaluation.pages import load
from onrecord.intake.html.page import story_of_page
from onrecord.intake.pages import Page

ROUNDS = 7
FLOOR = 0.8
"""Of trafilatura's pages a CPU second."""


def run() -> bool:
    """Time both in turn and print speeds and their ratio with its range."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = [gold.data for gold in load(SHARED)]
    if not pages:
        print("pages: skipped, the gold pages are not here")
        return True
    readers: dict[str, Callable[[bytes], object]] = {
        "onrecord": lambda data: story_of_page(Page(data, "file", "page.html")),
        "trafilatura": lambda data: bare_extraction(data, with_metadata=True),
    }
    speeds: dict[str, list[float]] = {reader: [] for reader in readers}
    for round_ in range(-1, ROUNDS):  # the first round warms up
        took = dict.fromkeys(readers, 0.0)
        for data in pages:  # in turn page by page, so that what else the machine does hits both
            for reader, read in readers.items():
                began = time.process_time()
                read(data)
                took[reader] += time.process_time() - began
        for reader in readers if round_ >= 0 else ():
            speeds[reader].append(len(pages) / took[reader])
    print(f"pages: {len(pages)} pages, {ROUNDS} rounds in turn")
    for reader, found in speeds.items():
        print(
            f"  {reader:28}{median(found):8,.1f} pages a CPU second "
            f"({min(found):,.1f} to {max(found):,.1f})"
        )
    ratios = [a / b for a, b in zip(speeds["onrecord"], speeds["trafilatura"], strict=True)]
    held = median(ratios) >= FLOOR
    print(
        f"  onrecord / trafilatura: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
        f"floor {FLOOR}{'' if held else ': MISSED'}"
    )
    return held
