"""The command as a user runs it: a process, real files, the shipped weights."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from onrecord.export.schema import schema

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "lighthouse.txt"
WORDS = "Ana Sousa said on Monday that the bridge was safe.\n"


def run(*arguments: str, given: bytes = b"", **env: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        input=given,
        capture_output=True,
        timeout=120,
        env={**os.environ, "COLUMNS": "100", **env},
    )


def test_json_is_a_record_a_line_in_input_order(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(WORDS, encoding="utf-8")
    done = run("read", "--json", "--outlet", "Harbour Post", "--published", "2026-03-31",
               str(other), str(EXAMPLE))  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = map(json.loads, done.stdout.decode().splitlines())
    for record in (first, second):
        jsonschema.validate(record, schema())
        assert record["story"]["outlet"] == "Harbour Post"
        assert record["story"]["published"] == "2026-03-31"
    assert first["story"]["text"] == WORDS
    assert second["story"]["title"].startswith("Keeper of Gull Point")
    (said,) = first["attributions"]
    text = first["story"]["text"]
    assert [text[s:e] for s, e in said["source"]] == ["Ana Sousa"]
    assert [text[s:e] for s, e in said["content"]] == ["that the bridge was safe"]
    assert (said["manner"], said["block"]) == ("indirect", "body")
    assert said["speaker"]["name"] == "Ana Sousa"
    assert said["when"] == {"text": "on Monday", "value": "2026-03-30", "span": [15, 24]}


def test_a_story_from_standard_input_is_drawn() -> None:
    done = run("read", "-", given=WORDS.encode())
    assert done.returncode == 0
    drawn = done.stdout.decode()
    assert "that the bridge was safe" in drawn
    assert "— Ana Sousa · said" in drawn


def test_one_bad_input_never_stops_the_rest(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(WORDS, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "latin.txt").write_bytes("“Ja”, sagte é".encode("windows-1252", "replace"))
    (tmp_path / "none").mkdir()
    names = ["empty.txt", "missing.txt", "good.txt", "binary.txt", "latin.txt", "none"]
    done = run("read", "--json", *(str(tmp_path / name) for name in names))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    told = done.stderr.decode().splitlines()
    assert len(told) == 5
    for name, line in zip(["empty", "missing", "binary", "latin", "none"], told, strict=True):
        assert line.startswith("onrecord: ")
        assert name in line
        assert "Traceback" not in line


def test_another_language_gives_an_empty_record_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "recit.txt"
    path.write_text(
        "« Personne n'a dormi », a déclaré la gardienne du phare mardi. La tempête avait emporté "
        "l'escalier et l'eau passait sous la porte, selon les autorités du port.",
        encoding="utf-8",
    )
    done = run("read", "--json", str(path))
    record = json.loads(done.stdout)
    assert (record["story"]["language"], record["attributions"]) == ("fr", [])
    assert "recit.txt" in done.stderr.decode()
    assert "(fr)" in done.stderr.decode()


def test_what_a_story_says_cannot_command_the_terminal() -> None:
    done = run("read", "-", given="Ana \x1b[2J\x07said that \u202eit was safe.\n".encode())
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "Missing argument"),
        (["read", "--published", "yesterday", str(EXAMPLE)], "'yesterday' is no date"),
        (["read", "--published", "2026-13-01", str(EXAMPLE)], "is no date"),
        (["read", "--published", "2026-02-31", str(EXAMPLE)], "2026-03 or 2026"),
        (["read", "--url", "https://a.example", str(EXAMPLE), str(EXAMPLE)], "one story"),
        (["raed"], "No such command"),
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    reading = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "--json", *[str(EXAMPLE)] * 40],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdout is not None and reading.stderr is not None
    reading.stdout.readline()
    reading.stdout.close()
    assert reading.stderr.read() == b""
    assert reading.wait(60) == 1


def test_help_teaches() -> None:
    assert "read" in run("--help").stdout.decode()
    told = run("read", "--help").stdout.decode()
    for words in ("--json", "--published", "standard input", "Examples:"):
        assert words in told


def test_a_long_line_and_many_marks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("Ana said “yes”, 'no' and \"so\". " * 3000, encoding="utf-8")
    done = run("read", "--json", str(path))
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["attributions"]) > 1000


def shell(command: str, **env: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a shell command in which $ONRECORD is the program and $STORY the example."""
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        timeout=120,
        env={
            **os.environ,
            "ONRECORD": f"{sys.executable} -m onrecord",
            "STORY": str(EXAMPLE),
            **env,
        },
    )


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        ("$ONRECORD read - <&-", 1, "standard input: is closed"),
        ("$ONRECORD read $STORY >&-", 1, "standard output is closed"),
        ("$ONRECORD read $STORY > /dev/full", 1, "cannot write the output"),
        ("echo 'Ana said so.' | $ONRECORD read --encoding punycode -", 1, "is not punycode"),
        ("echo 'Ana said so.' | $ONRECORD read --encoding nonsense -", 1, "no encoding is called"),
        ("$ONRECORD read ''", 1, "is no path"),
        ("echo 'Ana said so.' | $ONRECORD read --url $'\\xff' -", 2, "is not UTF-8"),
        ("f=$(mktemp -u); mkfifo $f; $ONRECORD read $f; s=$?; rm $f; exit $s", 1, "is a pipe"),
    ],
)
def test_odd_streams_and_options_are_told(command: str, status: int, words: str) -> None:
    done = shell(command)
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "env"),
    [
        ("$ONRECORD read $STORY 2>&-", {}),
        ("$ONRECORD read $STORY", {"COLUMNS": "5"}),
        ("$ONRECORD read $STORY", {"PYTHONIOENCODING": "ascii"}),
        ("d=$(mktemp -d); cp $STORY $d/$'\\xff'; $ONRECORD read $d/$'\\xff'; s=$?; exit $s", {}),
        ("$ONRECORD read <(cat $STORY)", {}),
    ],
)
def test_odd_surroundings_do_no_harm(command: str, env: dict[str, str]) -> None:
    done = shell(command, **env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Gull" in done.stdout


def test_json_commands_no_terminal_and_is_one_line_to_every_program() -> None:
    done = run("read", "--json", "-", given="Ana said\x9b \u202ethat\u2028 it held.".encode())
    (line,) = done.stdout.decode().splitlines()
    assert json.loads(line)["story"]["text"] == "Ana said\x9b \u202ethat\u2028 it held."
    assert not any(char in line for char in "\x9b\u202e\u2028")
