import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.people.names import find_names, kind_of_words
from onrecord.reading.people.places import is_place


def names(text: str) -> list[str]:
    return [name.text for name in find_names(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor, Ana Sousa, spoke.", ["Ana Sousa"]),
        ("Yesterday Ana Sousa spoke to Tom Reed Jr. and left.", ["Ana Sousa", "Tom Reed Jr"]),
        ("Foreign Minister Sólrún Jónsdóttir left.", ["Sólrún Jónsdóttir"]),
        ("Mr. Reed and Sen. Kofi Mensah left.", ["Reed", "Kofi Mensah"]),
        ("It was Annisette \"Sister Annie\" Joefield's idea.", ["Annisette Sister Annie Joefield"]),
        ("He met Ludwig van der Heide and Sheikha Moza'a bint Rashid Al Dhawi.",
         ["Ludwig van der Heide", "Moza'a bint Rashid Al Dhawi"]),
        ("He told The Meridian so.", ["The Meridian"]),
        ("The Department of Fisheries and Ports closed.", ["Department of Fisheries and Ports"]),
        ("The Minister for Ports, Hon. Ana Sousa, left.", ["Ports", "Ana Sousa"]),
        ("Residents left. Meanwhile, nobody slept.", []),
        ("Boston-based Orbisol grew.", ["Orbisol"]),
        ("He met Cup-winning Lomax Rovers.", ["Lomax Rovers"]),
        ("Naveen Rao KC rose.", ["Naveen Rao"]),
        ("He told Live Nation so.", ["Live Nation"]),
        ("Lake City on Friday closed.", ["Lake City"]),
        ("Police Scotland came.", ["Police Scotland"]),
        ("He told the Refugee Council so.", ["Refugee Council"]),
        ("Peru and Chad agreed. Tekla, 14, did not.", ["Peru", "Chad", "Tekla"]),
        ("The Ministry of Ports and Alma Azar left.", ["Ministry of Ports", "Alma Azar"]),
        ("It is due on Feb. 12, said Chilean officials.", []),
        ("Lt. Gen. (rtd) Okello Adyang spoke.", ["Okello Adyang"]),
        ("“Mr. Tarn knows,” he wrote.", ["Tarn"]),
        ("“It hums,” Zelanie said.", ["Zelanie"]),
        ("“Coach (Frank) Moor and (later) Reed came.", ["Frank Moor", "Reed"]),
        ("Kiprono arap Too left.", ["Kiprono arap Too"]),
        ("Bo Tarn sat. 'Tarn rang,' he said. She's Reed's.", ["Bo Tarn", "Tarn", "Reed"]),
        ("He rang Witness C and Judge X today.", ["Witness C", "X"]),
        ("He rang the Tarn Attorney’s Office.", ["Tarn Attorney’s Office"]),
        ("“Hiiii. Is Ana there?” he said. Hiiii. Louis XVIII.", ["Ana", "Louis XVIII"]),
        ("", []),
        ("... ’s — “”", []),
    ],
)  # fmt: skip
def test_names_by_their_form(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_titles_are_no_part_of_a_name() -> None:
    text = "Lt. Gen. Okello Adyang met Mayor Ana Sousa."
    found = find_names(text, [(0, len(text))])
    assert [(name.text, name.titles) for name in found] == [
        ("Okello Adyang", ("lt", "gen")),
        ("Ana Sousa", ("mayor",)),
    ]
    assert [text[slice(*name.span)] for name in found] == ["Okello Adyang", "Ana Sousa"]


def test_kinds_by_words() -> None:
    assert kind_of_words(("Harbour", "Post")) == "organization"
    assert kind_of_words(("NASA",)) == "organization"
    assert kind_of_words(("U.N.", "Women")) == "organization"
    assert kind_of_words(("Ana", "Sousa")) is None


def test_places() -> None:
    assert is_place(("Tarn", "Street")) and is_place(("Chile",)) and is_place(("Karachi",))
    assert not is_place(("Ana", "Sousa"))


@given(st.text(alphabet="AaBb .,'’“”\"-\nMrDofThe", max_size=200))
def test_names_lie_in_the_text(text: str) -> None:
    for name in find_names(text, [(0, len(text))]):
        start, end = name.span
        assert 0 <= start < end <= len(text)
        assert text[start:end].startswith(name.words[0])
