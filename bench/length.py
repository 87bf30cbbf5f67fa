"""How time grows with length: a text ten times as long should cost ten times as much."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.stories import own_stories
from onrecord.desk import read_text

SIZES = (20_000, 60_000, 200_000)
"""Characters."""
WORST = 1.5
"""Times the cost a character of the shortest."""


def run() -> bool:
    """Time texts of three lengths, in paragraphs, in one line, and of nothing but marks."""
    prose = "\n\n".join(own_stories())
    kinds: dict[str, Callable[[int], str]] = {
        "paragraphs": lambda size: _repeat(prose, size),
        "one line": lambda size: _repeat(prose.replace("\n", " "), size),
        "quotation marks": lambda size: _repeat('he said "', size),
        "one word": lambda size: "a" * size,
        "short lines": lambda size: _repeat("Ana said so\n", size),
    }
    held = True
    read_text(prose[:2000])
    for kind, make in kinds.items():
        costs = [_cost(make(size)) / size for size in SIZES]
        worst = max(costs[1:]) / costs[0]
        fine = worst <= WORST
        held &= fine
        each = ", ".join(f"{1e6 * cost:.1f}" for cost in costs)
        print(
            f"length: {kind:16}{each} µs a character at {SIZES[0]:,} to {SIZES[-1]:,}; "
            f"worst {worst:.2f} of the first, bound {WORST}{'' if fine else ': MISSED'}"
        )
    return held


def _repeat(text: str, size: int) -> str:
    return (text + "\n\n") * (size // len(text)) + text[: size % len(text)]


def _cost(text: str) -> float:
    costs = []
    for _ in range(2):
        began = time.process_time()
        read_text(text)
        costs.append(time.process_time() - began)
    return min(costs)
