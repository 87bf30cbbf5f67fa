import pytest

from onrecord.intake.html.visible import visible
from tests.intake.html.trees import page


def lines(body: str) -> list[str]:
    return [piece.text for piece in visible(page(body=body)).pieces]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>One</p><p>two</p>", ["One", "two"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<p>The <b>ferry</b>\n   has   <i>sai</i>led </p>", ["The ferry has sailed"]),
        ("<p>Ferry&nbsp;One</p>", ["Ferry\xa0One"]),
        ("<p>fer&shy;ry&#8203;man</p>", ["ferryman"]),
        ("<ul><li>One<li>two</ul>", ["One", "two"]),
        ("<pre>One\n\n two</pre>", ["One", "two"]),
        ("<p>One</p> <p> </p><p>&nbsp;</p>", ["One"]),
        ("Bare words", ["Bare words"]),
    ],
)
def test_white_space_is_as_a_browser_renders_it(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>said()</script>",
        "<style>p {color: red}</style>",
        "<template><p>Never</p></template>",
        "<noscript>Never</noscript>",
        "<p hidden>Never</p>",
        '<p style="color:red; display : none">Never</p>',
        '<span class="icon sr-only">Never</span>',
        "<textarea>Never</textarea>",
        "<select><option>Never</option></select>",
        "<iframe>Never</iframe>",
        "<svg><title>Never</title><text>Never</text></svg>",
        "<object><p>Never</p></object>",
    ],
)
def test_what_is_hidden_is_left_out_and_what_follows_it_is_not(hidden: str) -> None:
    assert lines(f"<div>{hidden} The ferry</div>") == ["The ferry"]


def test_a_page_hidden_until_a_script_shows_it_is_read() -> None:
    assert lines('<article style="visibility: hidden"><p>The ferry</p></article>') == ["The ferry"]


def test_a_line_break_ends_a_paragraph_only_where_a_sentence_does() -> None:
    pieces = visible(page(body="<p>The ferry<br>sailed.<br>“Late!”<br>Ana said.<br><br>End</p>"))
    assert [(piece.text, piece.tight) for piece in pieces.pieces] == [
        ("The ferry\nsailed.", False),
        ("“Late!”", True),
        ("Ana said.", True),
        ("End", False),
    ]


def test_a_heading_is_one_line_whatever_it_ends_with() -> None:
    assert lines("<h1>Late.<br>Again.</h1>") == ["Late.\nAgain."]


def test_what_images_tell_stands_below_their_line() -> None:
    pieces = visible(
        page(body='<p>The <img alt="a red boat"> ferry <img alt="⛴"> sails</p><img alt="">')
    ).pieces
    assert [(piece.text, piece.alt) for piece in pieces] == [
        ("The ferry ⛴ sails", False),
        ("a red boat", True),
    ]


def test_links_are_weighed() -> None:
    linked = [
        piece.linked
        for piece in visible(
            page(body='<p><a href="x">All of it</a></p><p><a href="x">Half</a> done</p><p>None</p>')
        ).pieces
    ]
    assert linked[0] == 1.0
    assert 0.3 < linked[1] < 0.6
    assert linked[2] == 0.0
