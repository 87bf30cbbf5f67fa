"""Memory of a read, size of the installed dependencies, time of ``--help``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from importlib.metadata import Distribution, distribution
from pathlib import Path
from statistics import median

from packaging.requirements import Requirement

from bench.stories import own_stories

LENGTH = 900_000
"""Characters: near the longest that is read."""
MOST_MEMORY = 450
"""MB."""
_READ = """
import atexit, re, sys
from onrecord.cli.main import main
status = lambda: open("/proc/self/status").read()
atexit.register(lambda: sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", status())[1]))
main()
"""
"""The command, telling its own peak: the system's figure for a child counts its parent's too."""
MOST_INSTALLED = 260
"""MB."""
MOST_HELP = 0.3
"""Seconds."""


def run() -> bool:
    """Measure all three and print them against their bounds."""
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder, "story.txt")
        long = "\n\n".join(own_stories())
        story.write_text((long * (LENGTH // len(long) + 1))[:LENGTH], encoding="utf-8")
        command = [sys.executable, "-c", _READ, "read", "--json", str(story)]
        done = subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
    memory = int(done.stderr) / 1000
    helps = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "onrecord", "--help"], check=True, stdout=subprocess.DEVNULL
        )
        helps.append(time.perf_counter() - began)
    installed = sum(_size(each) for each in _closure("onrecord")) / 1e6
    return all(
        [
            _tell(f"memory of a read of {LENGTH:,} characters", memory, MOST_MEMORY, "MB"),
            _tell("installed dependencies", installed, MOST_INSTALLED, "MB"),
            _tell("onrecord --help, median of 7", median(helps), MOST_HELP, "s"),
        ]
    )


def _tell(what: str, value: float, bound: float, unit: str) -> bool:
    fine = value <= bound
    print(f"footprint: {what}: {value:.3g} {unit}, bound {bound:g}{'' if fine else ': MISSED'}")
    return fine


def _closure(name: str) -> list[Distribution]:
    """The distributions that an installation of ``name`` brings, without itself."""
    seen: dict[str, Distribution] = {}
    queue = [name]
    while queue:
        wanted = queue.pop().lower().replace("_", "-")
        if wanted in seen:
            continue
        seen[wanted] = distribution(wanted)
        for line in seen[wanted].requires or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                queue.append(needed.name)
    return [found for key, found in seen.items() if key != name]


def _size(found: Distribution) -> int:
    paths = [Path(str(found.locate_file(path))) for path in found.files or ()]
    return sum(path.stat().st_size for path in paths if path.is_file())
