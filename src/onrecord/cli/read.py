"""``onrecord read``: stories to records, drawn for people or as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.progress import Progress, say, tell_what_is_logged
from onrecord.errors import Malformed

if TYPE_CHECKING:
    from onrecord.records import Record


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from onrecord.intake.text import publication_date

    try:
        return publication_date(value, "--published")
    except Malformed as error:
        raise click.BadParameter(f"{error.problem}. {error.advice}") from None


def _plain(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and any("\ud800" <= char <= "\udfff" for char in value):
        raise click.BadParameter("is not UTF-8")
    return value or None


@click.command(
    epilog="""\b
Examples:
  onrecord read story.txt                    who said what, drawn for reading
  onrecord read --json *.html > out.jsonl    one record a line, in the order given
  onrecord read https://news.example/storm   a page of the web
  onrecord read https://news.example/feed    every story that a feed lists
  onrecord read --json news.warc.gz          every page of a web archive
  pbpaste | onrecord read -                  a story from standard input

What cannot be read is named on standard error; the rest is still read, and the exit status is
then 1."""
)
@click.argument("stories", nargs=-1, required=True, metavar="STORY...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a line.")
@click.option("--published", metavar="DATE", callback=_date, help="When the story was published.")
@click.option("--outlet", metavar="NAME", callback=_plain, help="Who published it.")
@click.option(
    "--url",
    metavar="ADDRESS",
    callback=_plain,
    help="Its address; the story's id is made from it.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of the text, if it is not UTF-8.")
def read(
    stories: tuple[str, ...],
    as_json: bool,
    published: str | None,
    outlet: str | None,
    url: str | None,
    encoding: str | None,
) -> int:
    """Read each STORY and print who said what.

    A STORY is a text or HTML file, a folder of them, an address, a feed (RSS, Atom, JSON Feed), a
    web archive (WARC), or - for standard input; which it is, is told by what is in it. Headline,
    captions and page furniture may stand between the paragraphs as a page leaves them: they are
    told apart, and nobody is quoted from a credit or an advertisement.
    """
    from onrecord import desk
    from onrecord.intake.pages import About, Fetching

    if url is not None and len(stories) > 1:
        raise click.UsageError("--url gives the address of one story: read the others apart")
    about = About(published=published, outlet=outlet, url=url, encoding=encoding)
    progress = Progress()
    tell_what_is_logged(progress)
    failed = False
    names: dict[str, str] = {}
    for result in desk.read_many(progress.over(stories), about, fetching=Fetching()):
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
