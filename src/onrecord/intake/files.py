"""Files and folders: opened with errors that say what to do, and never beyond what was named."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import Empty, NotAFile, NotFound, NotReadable

READ = (".txt", ".text", ".html", ".htm", ".xhtml", ".warc", ".rss", ".atom", ".xml", ".json")
"""Endings of the files of a folder that are read, each also with ``.gz``."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file, open for reading bytes.

    Raises `NotFound`, `NotAFile`, `NotReadable`, also for what fails while it is read.
    """
    name = str(path)
    mode = mode_of(path)
    if stat.S_ISFIFO(mode) and not name.startswith(("/dev/", "/proc/")):
        raise NotAFile(name, "is a pipe", "Redirect it into standard input and read -")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise NotAFile(name, "is a device, not a file", "Give a text file, or - for standard input")
    try:
        with path.open("rb") as stream:
            yield stream
    except PermissionError:
        raise NotReadable(name, "not allowed to read it", "Check the file's permissions") from None
    except OSError as error:
        raise NotReadable(name, f"cannot be read ({error.strerror})", "Check the disk") from error


def mode_of(path: Path) -> int:
    """The mode of what is there, links followed.

    Raises `NotFound`, `NotReadable`.
    """
    name = str(path)
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise NotFound(name, "no such file", "Check the path") from None
    except ValueError:  # a NUL in the path
        raise NotFound(name, "no usable path", "Check the path") from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            advice = "To read words themselves use read_text"
            raise NotFound(name[:80] + "…", "too long for a path", advice) from None
        raise NotReadable(name, f"cannot be read ({error.strerror})", "Check the path") from error


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and its folders that may hold stories, in order of their names: none
    that is hidden, and no link that leads out of the folder.

    Raises `Empty` where there are none, `NotReadable`.
    """
    root = folder.resolve()
    found = False

    def failed(error: OSError) -> None:
        advice = "Check the folder's permissions"
        raise NotReadable(str(error.filename), f"cannot be read ({error.strerror})", advice)

    for place, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
            ending = path.name.casefold().removesuffix(".gz")
            if ending.endswith(READ) and path.resolve().is_relative_to(root):
                found = True
                yield path
    if not found:
        kinds = ", ".join(READ)
        raise Empty(str(folder), "holds no files of stories", f"Files read are {kinds}, or .gz")
