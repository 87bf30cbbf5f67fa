"""What can go wrong, as a tree. Every message says what was wrong, where, and what to do next.

OnrecordError
├── InputError            one input cannot be read; the others still can
│   ├── NotFound          no file of that name
│   ├── NotAFile          a folder, a device
│   ├── NotReadable       the system refused to open it
│   ├── NotText           bytes that are no text, or text in an encoding that cannot be told
│   ├── Empty             no words at all
│   ├── TooLong           longer than any story
│   ├── NotAStory         a page that holds none: a list of links, an error page
│   ├── Barred            an address that may not be asked: of the local network, or by robots.txt
│   ├── NotFetched        an address that gave no answer, or none that can be read
│   ├── Damaged           bytes of an archive or a compressed page that do not add up
│   └── Malformed         what no record could hold: lone surrogates, a date that is none
├── ArchiveError          the archive's file cannot be used; what is safe is said
│   ├── NoArchive         there is none, or the file is something else
│   ├── NewerArchive      a newer onrecord wrote it
│   ├── ReadOnlyArchive   the system refuses to open it or to write to it
│   ├── ArchiveBusy       another process is writing
│   ├── ArchiveFull       no room on the disk
│   └── DamagedArchive    bytes of the file were changed
└── ModelError            the weights are missing, damaged or of another version
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Anything that onrecord raises on purpose."""


class _Named(OnrecordError):
    """What is wrong with a named thing.

    ``name`` is the thing as it was given, ``problem`` what is wrong with it, ``advice`` what its
    owner can do.
    """

    def __init__(self, name: str, problem: str, advice: str) -> None:
        super().__init__(name, problem, advice)
        self.name = name
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.name}: {self.problem}. {self.advice}"


class InputError(_Named):
    """One input cannot be read; the others still can."""


class NotFound(InputError):
    """There is no such file."""


class NotAFile(InputError):
    """The path is a folder or something else that holds no text."""


class NotReadable(InputError):
    """The operating system refused to open or read the file."""


class NotText(InputError):
    """The bytes are no text, or their encoding cannot be told."""


class Empty(InputError):
    """There are no words in it."""


class TooLong(InputError):
    """The text is longer than any story."""


class NotAStory(InputError):
    """The page holds no story."""


class Barred(InputError):
    """The address is one of the local network, or its site asks programs to stay away."""


class NotFetched(InputError):
    """The address gave no answer in time, or none that can be read."""


class Damaged(InputError):
    """Bytes are missing, or differ from what the archive says of them."""


class Malformed(InputError):
    """The text holds something that no record can hold."""


class ArchiveError(_Named):
    """The archive's file cannot be used."""


class NoArchive(ArchiveError):
    """There is no archive, or the file is something else."""


class NewerArchive(ArchiveError):
    """A newer onrecord wrote the archive."""


class ReadOnlyArchive(ArchiveError):
    """The system refuses to open the archive or to write to it."""


class ArchiveBusy(ArchiveError):
    """Another process is writing to the archive."""


class ArchiveFull(ArchiveError):
    """There is no room on the archive's disk."""


class DamagedArchive(ArchiveError):
    """Bytes of the archive were changed by something else than onrecord."""


class ModelError(OnrecordError):
    """The weights are missing, damaged or of another version."""
