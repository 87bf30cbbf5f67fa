"""The arrows of the house point one way, and importing it is cheap."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "onrecord"
RANKS = [
    {"cli", "web"},
    {"desk"},
    {"bulk", "archive", "intake", "export"},
    {"reading"},
    {"model"},
    {"serial", "wording", "text"},
    {"records", "errors"},
]
OUTSIDE = {"__init__", "__main__"}


def rank(room: str) -> int:
    return next(level for level, rooms in enumerate(RANKS) if room in rooms)


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Rooms of the house that a file imports from."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onrecord"):
            parts = (node.module or "").split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("onrecord.")}
    return {room for room in found if (SOURCE / room).is_dir() or (SOURCE / f"{room}.py").exists()}


FILES = [path for path in sorted(SOURCE.rglob("*.py")) if room_of(path) not in OUTSIDE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_arrows_point_one_way(path: Path) -> None:
    room = room_of(path)
    for other in imports(path) - {room}:
        assert rank(other) > rank(room), f"{room} must not import {other}"


def test_there_are_arrows_to_test() -> None:
    assert sum(len(imports(path)) for path in FILES) > 30


@pytest.mark.parametrize(
    ("statement", "barred"),
    [
        ("import onrecord", "numpy onnxruntime rich click torch starlette py3langid"),
        ("import onrecord.cli.main", "numpy onnxruntime torch rich.console py3langid"),
        ("import onrecord; onrecord.read", "torch starlette fastapi spacy transformers"),
    ],
)
def test_importing_is_cheap(statement: str, barred: str) -> None:
    check = f"{statement}\nimport sys\nprint(*[m for m in {barred.split()} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=ROOT / "src"
    )
    assert done.stdout.strip() == ""


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    barred = re.compile(rb"pypi\.org|pythonhosted|npmjs|registry\.|/(?:home|root|work|opt)/\w")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout.split("\n")  # fmt: skip
    named = [
        name
        for name in filter(None, listed)
        if name != "tests/test_house.py"
        and (ROOT / name).is_file()
        and not name.endswith(".onnx")
        and barred.search((ROOT / name).read_bytes())
    ]
    assert len(listed) > 50
    assert not named
