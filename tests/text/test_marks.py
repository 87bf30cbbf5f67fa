import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.marks import find_quotations, quotation_states, without_strays
from onrecord.text.paragraphs import find_lines
from onrecord.text.words import find_words


def quoted(text: str) -> list[str]:
    """What stands in quotation marks; ~ where no mark closed it, ^ where it carries on."""
    return [
        text[q.start : q.end] + "~" * (not q.closed) + "^" * q.resumed
        for q in find_quotations(text, list(find_lines(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"I am," he said. "You are."', ["I am,", "You are."]),
        ("“I am,” he said. “You are.”", ["I am,", "You are."]),
        ("„Ja“, said he. «Oui» and »Ja«", ["Ja", "Oui", "Ja"]),
        ("``I am'', he said", ["I am"]),
        ("« A “b” c », he said, « d »", [" A “b” c ", " d "]),
        ('"As you know: “Do you?” Forty, yes," he said.', ["As you know: “Do you?” Forty, yes,"]),
        ('Ana said:"It held."', ["It held."]),
        ("'Rock 'n' roll's ours,' he said", ["Rock 'n' roll's ours,"]),
        ("'We were rubbish in the '80s,' he said", ["We were rubbish in the '80s,"]),
        ('(“yes”) and—"no"—he said', ["yes", "no"]),
        ("“a ‘b’ c” and \"d 'e' f\"", ["a ‘b’ c", "d 'e' f"]),
        ("‘It’s the workers’ plan,’ he said", ["It’s the workers’ plan,"]),
        ("'It's ours,' he said, 'isn't it?'", ["It's ours,", "isn't it?"]),
        ("Storm 'took the stairs' at Jones' house, workers' union says", ["took the stairs"]),
        ("Loss 'Tested' Him: 'It Made Us Strong'", ["Tested", "It Made Us Strong"]),
        ("Rock 'n' roll in the '90s: 'wow'", ["wow"]),
        ("'Twas night. 'Tis true. The boys' club's men don't", []),
        ('He is 5\'10" tall and 6" wide, a "giant"', ["giant"]),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_what_marks_enclose(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_that_nothing_takes_up_again_strays() -> None:
    text = '“One.\n“Two,” she said.\n"Ana left.\n“Four,” she said.'
    ended = without_strays(find_quotations(text, list(find_lines(text))))
    assert [text[each.start : each.end] for each in ended] == ["One.", "Two,", "Four,"]


def test_a_quotation_over_paragraphs_opens_again_in_each() -> None:
    assert quoted("“One.\n“Two.\n“Three,” she said.") == ["One.~", "Two.~^", "Three,^"]


def test_single_marks_go_on_over_paragraphs_where_each_opens_again() -> None:
    text = "'One,' he said. 'It's two.\n'The boys' third.\n'Four,' he said."
    assert quoted(text) == ["One,", "It's two.~", "The boys' third.~^", "Four,^"]
    assert quoted("'Tis a pity.\n'Twas one.\n'Four,' he said.") == ["Four,"]


def test_a_missing_mark_spoils_its_own_paragraph_only() -> None:
    assert quoted("“One, he said.\nTwo.\n“Three,” she said.") == ["One, he said.~", "Three,"]


def test_a_mark_that_opens_twice_starts_anew() -> None:
    assert quoted('He said "one. Then "two" again') == ["one. Then ~", "two"]


def test_states_of_words() -> None:
    text = 'He said "no way" twice'
    words = find_words(text)
    states = quotation_states(words, find_quotations(text, [(0, len(text))]))
    assert states == [0, 0, 2, 1, 1, 3, 0]


@given(st.text(alphabet="ab s'\"“”‘’«»„`\n.,"))
def test_quotations_lie_in_their_paragraphs_in_order(text: str) -> None:
    paragraphs = list(find_lines(text))
    found = find_quotations(text, paragraphs)
    ends = [0]
    for q in found:
        opening, closing = q.marks
        assert ends[-1] <= opening < q.start <= q.end <= closing
        assert any(start <= opening and closing <= end for start, end in paragraphs)
        ends.append(closing)
