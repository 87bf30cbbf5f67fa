"""Options that several commands take: what is known of the stories, how they may be fetched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.errors import Malformed

if TYPE_CHECKING:
    from onrecord.intake.manners import Fetching
    from onrecord.intake.pages import About

F = TypeVar("F", bound=Callable[..., Any])
ARCHIVE = "onrecord.db"


def stories(command: F) -> F:
    """``stories`` to read, and what goes with them: `about` and `fetching` take it from there."""
    for option in reversed(
        (
            click.argument("stories", nargs=-1, required=True, metavar="STORY..."),
            click.option(
                "--published", metavar="DATE", callback=_date, help="When the story was published."
            ),
            click.option("--outlet", metavar="NAME", callback=plain, help="Who published it."),
            click.option(
                "--url",
                metavar="ADDRESS",
                callback=plain,
                help="Its address; the story's id is made from it.",
            ),
            click.option(
                "--encoding", metavar="NAME", help="Encoding of the text, if it is not UTF-8."
            ),
            click.option(
                "--allow",
                metavar="HOST",
                multiple=True,
                callback=_hosts,
                help="A host of the local network that may be asked, such as 127.0.0.1:8000.",
            ),
            click.option(
                "--no-robots",
                is_flag=True,
                help="Ask also where a site's robots.txt asks programs to stay away.",
            ),
        )
    ):
        command = option(command)
    return command


def archive(command: F) -> F:
    """``archive``, the path of one."""
    option = click.option(
        "--archive",
        metavar="FILE",
        default=ARCHIVE,
        show_default=True,
        callback=plain,
        help="The archive's file.",
    )
    return option(command)


def about(given: dict[str, Any]) -> About:
    """What the options say of the stories."""
    from onrecord.intake.pages import About

    if given["url"] is not None and len(given["stories"]) > 1:
        raise click.UsageError("--url gives the address of one story: read the others apart")
    return About(**{name: given[name] for name in ("published", "outlet", "url", "encoding")})


def fetching(given: dict[str, Any]) -> Fetching:
    """How the options let the web be asked."""
    from onrecord.intake.manners import Fetching

    return Fetching(allow=given["allow"], robots=not given["no_robots"])


def plain(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Text that can be kept: no bytes of a terminal that are not UTF-8."""
    if value is not None and any("\ud800" <= char <= "\udfff" for char in value):
        raise click.BadParameter("is not UTF-8")
    return value or None


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from onrecord.intake.text import publication_date

    try:
        return publication_date(value, "--published")
    except Malformed as error:
        raise click.BadParameter(f"{error.problem}. {error.advice}") from None


def _hosts(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from onrecord.intake.addresses import Allowed

    try:
        Allowed(value)
    except Malformed as error:
        raise click.BadParameter(f"{error.problem}. {error.advice}") from None
    return value
