from onrecord.reading.blocks import find_blocks
from onrecord.reading.naming import Tagged
from onrecord.reading.people.cast import Cast
from onrecord.reading.people.names import find_names
from onrecord.reading.people.tagged import join


def names(text: str, *tags: tuple[str, str, float]) -> list[tuple[str, tuple[str, ...], str]]:
    by_form = find_names(text, [(0, len(text))])
    tagged = [Tagged((text.index(w), text.index(w) + len(w)), kind, s) for w, kind, s in tags]
    return [(name.text, name.titles, name.kind or "") for name in join(text, by_form, tagged)]


def test_names_have_the_kinds_that_the_model_has_them_for() -> None:
    text = "Mayor Ana Sousa of Brack Port and Tom Reed left."
    told = names(text, ("Ana Sousa", "person", 0.9), ("Brack Port", "other", 0.8))
    assert told == [
        ("Ana Sousa", ("mayor",), "person"),
        ("Brack Port", (), "unknown"),
        ("Tom Reed", (), ""),
    ]


def test_form_tells_where_a_name_begins_and_the_model_what_it_is_of() -> None:
    text = "He met Ana Sousa-Reed of Brack yesterday."
    told = names(text, ("Reed", "person", 0.9), ("Brack", "other", 0.7))
    assert told == [("Ana Sousa-Reed", (), "person"), ("Brack", (), "unknown")]


def test_a_name_that_form_does_not_tell_is_one_where_the_model_is_sure() -> None:
    text = "It was 4Ubeat that said so."
    assert names(text, ("Ubeat", "organization", 0.95)) == []
    text = "Sousa it was that said so."
    assert names(text, ("Sousa", "person", 0.95)) == [("Sousa", (), "person")]
    assert names(text, ("Sousa", "person", 0.7)) == []


def test_a_word_that_opens_a_sentence_is_of_the_name_that_the_model_has_with_it() -> None:
    text = "He told Live Harbour so. Live Harbour sells tickets. Then Harbour shut."
    by_form = find_names(text, [(0, len(text))])
    second = text.index("Live Harbour sells")
    tagged = [Tagged((second, second + len("Live Harbour")), "organization", 0.7)]
    assert [name.text for name in by_form] == ["Live Harbour", "Harbour", "Harbour"]
    told = [name.text for name in join(text, by_form, tagged)]
    assert told == ["Live Harbour", "Live Harbour", "Harbour"]


def test_an_unsure_tag_changes_nothing() -> None:
    text = "He met Ana Sousa yesterday."
    assert names(text, ("Sousa", "other", 0.3)) == names(text)


def test_the_same_words_are_of_one_kind() -> None:
    text = "Marrow rose. He left Marrow. Then MARROW fell and she, of Marrow-on-Sea, sold Marrows."
    by_form = find_names(text, [(0, len(text))])
    first, second, third = text.index("Marrow"), text.index("Marrow."), text.index("MARROW")
    tagged = [
        Tagged((first, first + 6), "organization", 0.9),
        Tagged((second, second + 6), "organization", 0.9),
        Tagged((third, third + 6), "person", 0.6),
    ]
    kinds = {name.span[0]: name.kind for name in join(text, by_form, tagged)}
    assert kinds[first] == kinds[second] == kinds[third] == "organization"


def test_a_full_name_is_somebodys_where_its_surname_is() -> None:
    text = "Zorvane Quill left. Quill said no, and Quill wept. In Orlane Bay all slept."
    tagged = [
        Tagged((0, 13), "other", 0.9),
        Tagged((20, 25), "person", 0.9),
        Tagged((39, 44), "person", 0.9),
        Tagged((54, 64), "other", 0.9),
    ]
    assert [text[slice(*tag.span)] for tag in tagged[1:]] == ["Quill", "Quill", "Orlane Bay"]
    cast = Cast(text, find_blocks(text), (), tagged)
    assert {entry.name: entry.kind for entry in cast.entries} == {
        "Zorvane Quill": "person",
        "Orlane Bay": "unknown",
    }
