"""Sources made whole, on links and names written by hand: no model."""

import pytest

from onrecord.model.tokens import Tokens, prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.reading.linking import Link
from onrecord.reading.naming import Tagged
from onrecord.reading.sourcing import whole_sources
from onrecord.text.paragraphs import find_lines
from onrecord.text.words import Offsets, words_within

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP]".split())


def sources(text: str, *links: tuple[str, str, str], names: str = "") -> list[str]:
    """The sources of links that are given by the words of source, cue and content; ``names`` are
    parted by bars, those of organizations have a star.
    """
    tokens = prepare(text, list(find_lines(text)), PIECES)
    made = [
        Link(_runs(tokens, source), _runs(tokens, cue), _runs(tokens, content), 1.0)
        for source, cue, content in links
    ]
    tagged = [
        Tagged((at, at + len(name.strip("*"))), "organization" if "*" in name else "person", 0.9)
        for name in filter(None, names.split("|"))
        if (at := text.index(name.strip("*"))) >= 0
    ]
    found = whole_sources(tokens, made, tagged)
    return [" ".join(_words(tokens, run) for run in each.source) for each in found]


def _runs(tokens: Tokens, words: str) -> tuple[Offsets, ...]:
    if not words:
        return ()
    start = tokens.text.index(words)
    inside = words_within(tokens.words, [(start, start + len(words))])
    return ((inside[0], inside[-1] + 1),)


def _words(tokens: Tokens, run: Offsets) -> str:
    return tokens.text[tokens.words[run[0]][0] : tokens.words[run[1] - 1][1]]


@pytest.mark.parametrize(
    ("text", "link", "names", "expected"),
    [
        pytest.param(
            "Bram Tollund Jr., 61, admitted to the theft.",
            ("Bram", "admitted", "to the theft"),
            "Bram Tollund Jr.",
            "Bram Tollund Jr.",
            id="the end of a name",
        ),
        pytest.param(
            "On Monday Ana Sousa said no.",
            ("Sousa", "said", "no"),
            "Ana Sousa",
            "Ana Sousa",
            id="the beginning of a name",
        ),
        pytest.param(
            "Yet the Tarn Fund, Orbisol and Marrow back it.",
            ("Orbisol and Marrow", "back", "it"),
            "*Tarn Fund|*Orbisol|*Marrow",
            "the Tarn Fund, Orbisol and Marrow",
            id="the first of three",
        ),
        pytest.param(
            "In Tarn, Sousa and Reed said no.",
            ("Sousa and Reed", "said", "no"),
            "*Tarn|Sousa|Reed",
            "Sousa and Reed",
            id="a place is no first one",
        ),
        pytest.param(
            "Tarn Docks, part of the port, refused the offer.",
            ("part of the port", "refused", "the offer"),
            "*Tarn Docks",
            "Tarn Docks, part of the port",
            id="what an apposition is told of",
        ),
        pytest.param(
            "To Ana Sousa, the mayor said no.",
            ("the mayor", "said", "no"),
            "Ana Sousa",
            "the mayor",
            id="no apposition where no comma ends it",
        ),
        pytest.param(
            "This map, drawn by Orbisol, shows the wells.",
            ("Orbisol", "shows", "the wells"),
            "*Orbisol",
            "This map, drawn by Orbisol,",
            id="what was made and not who made it",
        ),
        pytest.param(
            "The film — which follows the strike — tells why.",
            ("which follows the strike", "tells", "why"),
            "",
            "The film — which follows the strike",
            id="what a clause is about",
        ),
        pytest.param(
            "An account of the flood.", ("An", "account of", "the flood"), "", "", id="an article"
        ),
        pytest.param(
            "It drew the publicly expressed ire over tolls.",
            ("the publicly", "expressed", "ire over tolls"),
            "",
            "",
            id="an article and an adverb",
        ),
        pytest.param(
            "The family leans toward a sale.",
            ("The family", "leans toward", "a sale"),
            "",
            "The family",
            id="a noun that ends as an adverb does",
        ),
        pytest.param("A: It was fog.", ("A", ":", "It was fog"), "", "A", id="who answers"),
        pytest.param(
            "Captain Ana Sousa, who openly lobbied for a ban, left.",
            ("", "openly lobbied for", "a ban"),
            "Ana Sousa",
            "who",
            id="a relative pronoun before a cue",
        ),
        pytest.param(
            "It is a dam which is said to leak.",
            ("", "is said", "which"),
            "",
            "",
            id="one that is spoken of",
        ),
    ],
)
def test_sources_are_whole(
    text: str, link: tuple[str, str, str], names: str, expected: str
) -> None:
    assert sources(text, link, names=names) == [expected]


def test_a_participle_that_opens_its_sentence_takes_the_source_behind_it() -> None:
    text = "After citing the storm, Sousa told Reed that it held."
    cited, told = ("", "citing", "the storm"), ("Sousa", "told", "it held")
    assert sources(text, cited, told) == ["Sousa", "Sousa"]
    text = "Citing the storm is easy. Sousa told Reed that it held."
    assert sources(text, ("", "Citing", "the storm"), told) == ["", "Sousa"]


def test_there_may_be_no_links() -> None:
    assert sources("Nobody said so.") == []
