"""``onrecord read``: stories to records, drawn for people or as JSON lines."""

from __future__ import annotations

import click

from onrecord.cli import progress
from onrecord.errors import Malformed


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
  onrecord read story.txt                 who said what, drawn for reading
  onrecord read --json *.txt > out.jsonl  one record a line, in the order given
  pbpaste | onrecord read -               a story from standard input

A story that cannot be read is named on standard error; the others are still read, and the exit
status is then 1."""
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
    """Read each STORY, a plain text file or - for standard input, and print who said what.

    Headline, captions and page furniture may stand between the paragraphs as a page leaves them:
    they are told apart, and nobody is quoted from a credit or an advertisement.
    """
    from onrecord import desk
    from onrecord.intake.pages import About

    if url is not None and len(stories) > 1:
        raise click.UsageError("--url gives the address of one story: read the others apart")
    about = About(published=published, outlet=outlet, url=url, encoding=encoding)
    failed = False
    shown = 0
    results = desk.read_many(stories, about)
    for name, result in zip(stories, progress.over(results, stories), strict=True):
        if isinstance(result, desk.Failure):
            failed = True
            progress.say(f"onrecord: {result.error}")
            continue
        language = result.story.language
        if language not in (None, "en"):
            progress.say(
                f"onrecord: {name}: is in another language ({language}): only English is read, "
                "so its record is empty"
            )
        if as_json:
            from onrecord.export.json import dumps

            click.echo(f"{dumps(result)}\n".encode(), nl=False)
        else:
            from onrecord.cli.drawing import draw

            draw(result, name, first=shown == 0)
        shown += 1
    return int(failed)
