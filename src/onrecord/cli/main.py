"""``onrecord``: the commands, and the one place where errors become messages."""

from __future__ import annotations

import io
import sys

import click

from onrecord import __version__
from onrecord.cli.add import add
from onrecord.cli.progress import say
from onrecord.cli.read import read
from onrecord.errors import OnrecordError


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: onrecord read STORY.txt",
)
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Read news stories and put them on record: who said what, with the words to prove it."""


for _command in (read, add):
    onrecord.add_command(_command)


def main() -> None:
    """Run the command line. Exit status: 0 all read, 1 some input failed, 2 wrong usage."""
    if sys.stdout is None:
        say("onrecord: standard output is closed. Send it to a file or a terminal")
        sys.exit(1)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = onrecord.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OnrecordError as error:
        say(f"onrecord: {error}")
        sys.exit(1)
    except OSError as error:
        say(f"onrecord: cannot write the output ({error.strerror}). Check where it goes to")
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
