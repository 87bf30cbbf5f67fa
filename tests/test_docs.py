"""What the documents say is what the program does."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import onrecord
from onrecord.serial import dumps

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = (ROOT / "src" / "onrecord" / "model" / "CARD.md").read_text(encoding="utf-8")
SETS = {
    "PolNeAR dev, US politics": "polnear/dev",
    "other genres, dev": "genres/dev",
    "our own fictional stories": "cases",
}


def test_the_session_in_the_readme_is_true() -> None:
    block = README.split(".venv/bin/onrecord read examples/lighthouse.txt\n", 1)[1]
    shown = re.match(r"(?:(?: {4}.*)?\n)+", block)
    assert shown is not None
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "examples/lighthouse.txt"],
        capture_output=True, text=True, check=True, cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key != "COLUMNS"},
    )  # fmt: skip
    assert [line[4:] for line in shown.group().strip("\n").split("\n")] == done.stdout.strip(
        "\n"
    ).split("\n")


def test_the_figures_in_the_readme_are_the_cards() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (all|quoted) \| ([\d. |]+) \|$", README, re.MULTILINE)
    assert len(rows) == 5
    for name, part, figures in rows:
        assert f"| {SETS[name]} | {part} | {figures} |" in CARD


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 8
    assert not [(str(page), link) for page, link in links if not (page.parent / link).exists()]


def test_make_targets_in_the_readme_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make (\w+)", README))
    assert {"example", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_versions_agree() -> None:
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {onrecord.__version__}\n" in cited


def test_the_first_sessions_code_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "first-session.md").read_text(encoding="utf-8")
    blocks = re.findall(r"\n\n((?: {4}.*\n(?:\n(?= {4}))?)+)", page)
    code = [textwrap.dedent(block) for block in blocks if "import " in block]
    assert len(code) == 2
    monkeypatch.chdir(tmp_path)
    for name in ("story.txt", "a.txt"):
        Path(name).write_text("“It stands,” said Ana Sousa.", encoding="utf-8")
    records = [dumps(onrecord.read("story.txt")), dumps(onrecord.read("a.txt"))]
    Path("records.jsonl").write_text("\n".join(records) + "\n", encoding="utf-8")
    for block in code:
        exec(block, {})
    told = capsys.readouterr().out
    assert "['It stands']" in told
    assert "b.txt: no such file" in told
