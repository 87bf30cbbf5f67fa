"""``onrecord read``: stories to records, drawn for people or as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options
from onrecord.cli.progress import Progress, say, tell_what_is_logged

if TYPE_CHECKING:
    from onrecord.records import Record


@click.command(
    epilog="""\b
Examples:
  onrecord read story.txt                    who said what, drawn for reading
  onrecord read --json *.html > out.jsonl    one record a line, in the order given
  onrecord read https://news.example/storm   a page of the web
  onrecord read https://news.example/feed    every story that a feed names
  onrecord read --json news.warc.gz          every page of a web archive
  pbpaste | onrecord read -                  a story from standard input

What cannot be read is named on standard error; the rest is still read, and the exit status is
then 1."""
)
@options.stories
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a line.")
def read(as_json: bool, **given: Any) -> int:
    """Read each STORY and print who said what.

    A STORY is a text or HTML file, a folder of them, an address, a feed (RSS, Atom, JSON Feed), a
    web archive (WARC), or - for standard input; which it is, is told by what is in it. Headline,
    captions and page furniture may stand between the paragraphs as a page leaves them: they are
    told apart, and nobody is quoted from a credit or an advertisement.
    """
    from onrecord import desk

    about, fetching = options.about(given), options.fetching(given)
    progress = Progress()
    tell_what_is_logged(progress)
    failed = False
    names: dict[str, str] = {}
    for result in desk.read_many(progress.over(given["stories"]), about, fetching=fetching):
        progress.clear()
        if isinstance(result, desk.Failure):
            failed = True
            say(f"onrecord: {result.error}")
        else:
            _show(result, names, as_json=as_json)
        progress.count()
    progress.clear()
    return int(failed)


def _show(record: Record, names: dict[str, str], *, as_json: bool) -> None:
    """Print a record; ``names`` has those printed before it by their stories' ids."""
    story = record.story
    name = story.origin.location if story.origin else story.id
    if story.language not in (None, "en"):
        say(
            f"onrecord: {name}: is in another language ({story.language}): only English is read, "
            "so its record is empty"
        )
    if as_json:
        from onrecord.serial import dumps

        click.echo(f"{dumps(record)}\n".encode(), nl=False)
    else:
        from onrecord.cli.drawing import draw

        draw(record, copied=names.get(story.copy_of or ""), first=not names)
    names.setdefault(story.id, story.title or name)
