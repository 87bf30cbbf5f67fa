"""Pinned floors: lowering one is a deliberate act, in `floors.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"


def load_floors() -> dict[str, Any]:
    """All floors, by gold set or scorer."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def missed(scorer: str, measured: Mapping[str, float]) -> list[str]:
    """What is under its floor of the figures that a scorer measured, a line each."""
    floors = load_floors().get(scorer, {})
    return [
        f"MISSED {scorer}, {name}: {value:.1f} under {floors[name]}"
        for name, value in measured.items()
        if name in floors and value < floors[name]
    ]
