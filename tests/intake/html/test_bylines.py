import pytest

from onrecord.intake.html.bylines import authors_in, signers_of
from tests.intake.html.trees import page


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ana Sousa", ["Ana Sousa"]),
        ("By Ana Sousa", ["Ana Sousa"]),
        ("by  ana sousa", ["ana sousa"]),
        ("BY: Ana Sousa", ["Ana Sousa"]),
        ("Analysis by Ana Sousa, Gull Editor-at-large", ["Ana Sousa"]),
        ("By Ana Sousa and Tom Reed", ["Ana Sousa", "Tom Reed"]),
        ("Ana Sousa, Tom Reed & Bea Oduya", ["Ana Sousa", "Tom Reed", "Bea Oduya"]),
        ("Ana Sousa; Tom Reed", ["Ana Sousa", "Tom Reed"]),
        ("Ana Sousa, Staff writer", ["Ana Sousa"]),
        ("Ana Sousa, MS, RDN", ["Ana Sousa"]),
        ("Ana Sousa, The Harbour Post", ["Ana Sousa"]),
        ("Ana Sousa | asousa@gull.example", ["Ana Sousa"]),
        ("Ana Sousa@anasousa", ["Ana Sousa"]),
        ("Ana Sousa (Gull Wire)", ["Ana Sousa"]),
        ("Ana Sousa. Gull International", ["Ana Sousa"]),
        ("Text: Ana Sousa", ["Ana Sousa"]),
        ("Ana Sousa in Lisbon", ["Ana Sousa"]),
        ("Ana Sousa Tuesday, March 31, 2026, 04:05 pm", ["Ana Sousa"]),
        ("by Ana Sousa | March 31, 2026 12:26 PM", ["Ana Sousa"]),
        ("Ana Sousa, Ana Sousa", ["Ana Sousa"]),
        ("Sousa, Anna", ["Anna Sousa"]),
        ("Ana de la Cruz", ["Ana de la Cruz"]),
        ("Regan", ["Regan"]),
        ("Staff Reports", ["Staff Reports"]),
        ("Associated Press", ["Associated Press"]),
        ("Science and Health Staff", ["Science and Health Staff"]),
        ("Лида Петрова", ["Лида Петрова"]),
    ],
)
def test_names(words: str, names: list[str]) -> None:
    assert list(authors_in(words)) == names


@pytest.mark.parametrize(
    "words", ["", "admin", "https://social.example/ana", "@ana", "By", "12 March", "null", "- | -"]
)
def test_nobody(words: str) -> None:
    assert authors_in(words) == ()


def test_the_outlet_is_no_colleague() -> None:
    assert authors_in("Ana Sousa, Harbour Lights", ["Harbour Lights"]) == ("Ana Sousa",)


def test_bylines_by_what_they_are_called() -> None:
    body = """
        <article><h1>Ferry is late</h1>
        <div class="byline-section"><span class="author">Ana Sousa and Tom Reed</span>
        Gull Point Leader Published 10:02 AM</div><p>It was late.</p>
        <div class="comments"><span class="author">Bea Oduya</span></div></article>
        <div class="cards"><span class="author-name">Kofi Noor</span></div>"""
    assert signers_of(page(body=body)) == ("Ana Sousa", "Tom Reed")


def test_bylines_side_by_side() -> None:
    body = """<div><span class="c-byline__name">Ana Sousa</span>
        <span class="c-byline__name">Tom Reed</span></div><p>Words.</p>"""
    assert signers_of(page(body=body)) == ("Ana Sousa", "Tom Reed")


def test_a_long_text_of_an_author_is_no_byline() -> None:
    assert signers_of(page(body=f'<div class="author-bio">{"Ana Sousa writes. " * 20}</div>')) == ()
