"""``onrecord add``: stories into an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options
from onrecord.cli.progress import Progress, say, tell_what_is_logged

if TYPE_CHECKING:
    from onrecord.desk import Added, Failure


@click.command(
    epilog="""\b
Examples:
  onrecord add stories/                     a folder of text and HTML files
  onrecord add https://news.example/feed    every story that a feed names
  onrecord add --archive court.db *.html    into an archive of its own

Adding again changes nothing, so a run that was cut off is finished by running it again. A story
whose text has changed becomes a new version; a story read by a newer onrecord a new reading."""
)
@options.stories
@options.archive
def add(archive: str, **given: Any) -> int:
    """Read each STORY and keep its record in an archive.

    A STORY is whatever `onrecord read` takes.
    """
    from onrecord import desk
    from onrecord.archive.archive import Archive

    about, fetching = options.about(given), options.fetching(given)
    progress = Progress()
    tell_what_is_logged(progress)
    with Archive(archive, make=True) as store:
        sources = progress.over(given["stories"])
        return _told(desk.add(store, sources, about, fetching=fetching), progress, archive)


def _told(results: Iterator[Added | Failure], progress: Progress, archive: str) -> int:
    """Say what failed as it fails, and at the end what came of the rest."""
    from onrecord.desk import Failure

    outcomes: Counter[str] = Counter()
    attributions = 0
    for result in results:
        if isinstance(result, Failure):
            progress.clear()
            say(f"onrecord: {result.error}")
            outcomes["failed"] += 1
        else:
            outcomes[result.outcome] += 1
            attributions += result.attributions if result.outcome != "known" else 0
        progress.count()
    progress.clear()
    kinds = ("added", "new version", "new reading", "known", "failed")
    told = ", ".join(f"{outcomes[kind]:,} {kind}" for kind in kinds if outcomes[kind])
    click.echo(f"{archive}: {told or 'nothing'}; {attributions:,} attributions")
    return int(outcomes["failed"] > 0)
