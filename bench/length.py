"""How time grows with length: a text ten times as long should cost ten times as much."""

from __future__ import annotations

import time

from bench.stories import own_stories
from onrecord.desk import read_text

SIZES = (20_000, 60_000, 200_000)
"""Characters."""
WORST = 1.5
"""Times the cost a character of the shortest."""


def run() -> bool:
    """Time texts of three lengths: stories, and what would make a careless reader slow."""
    prose = "\n\n".join(own_stories())
    kinds = {
        "paragraphs": prose + "\n\n",
        "one line": prose.replace("\n", " "),
        "short lines": "Ana said so\n",
        "finished lines": "A.\n",
        "quotes a line": 'Ana told Bo: "x"\n',
        "quoted paragraphs": "“It held, and it held all night long.”\n\n",
        "quotes that go on": "“It held, and it held all night long.\n\n",
        "turns": "ANA: Did you hold it?\n\nBO: We held it.\n\n",
        "marks": 'he said "',
        "opening marks": "“",
        "opening marks, words": "“ab",
        "apostrophes": "'a ",
        "one word": "a",
        "digits": "1",
        "menu": "loading!",
        "names": "Ana Sousa/",
        "tabs": "By Ana\t",
        "brackets": "(Ana ",
        "wrapped": "and the wall that held for all of fifty one years\n",
    }
    held = True
    read_text(prose[:2000])
    english = prose[:5000] + "\n\n"  # so that all of it is read
    for kind, text in kinds.items():
        costs = [_cost(english + (text * (size // len(text) + 1))[:size]) / size for size in SIZES]
        worst = max(costs[1:]) / costs[0]
        fine = worst <= WORST
        held &= fine
        each = ", ".join(f"{1e6 * cost:.1f}" for cost in costs)
        print(
            f"length: {kind:22}{each} µs a character at {SIZES[0]:,} to {SIZES[-1]:,}; "
            f"worst {worst:.2f} of the first, bound {WORST}{'' if fine else ': MISSED'}"
        )
    return held


def _cost(text: str) -> float:
    began = time.process_time()
    read_text(text)
    return time.process_time() - began
