import pytest

from onrecord.reading.kinds import kinds_of

LABELLED = [
    # before the cue, the cue, the content -> type, stance
    ("Ana", "said", "that it held", "assertion", "said"),
    ("Ana", "according to", "it held", "assertion", "said"),
    ("Ana", "told", "that it held", "assertion", "said"),
    ("Ana", "believes", "that it held", "belief", "said"),
    ("Ana", "was convinced", "it held", "belief", "said"),
    ("Ana", "considers", "the wall safe", "belief", "said"),
    ("Ana", "is considering", "to leave", "eventuality", "said"),
    ("Ana", "knew", "that it held", "fact", "said"),
    ("Ana", "realised", "that it held", "fact", "said"),
    ("the study", "found", "that bees count", "fact", "said"),
    ("Ana", "hopes", "to be back", "eventuality", "said"),
    ("Ana", "has repeatedly vowed", "to be back", "eventuality", "said"),
    ("Ana", "urged", "the town to wait", "eventuality", "said"),
    ("Ana", "agreed", "to leave", "eventuality", "said"),
    ("Ana", "agreed", "that it held", "assertion", "said"),
    ("Ana", "denied", "that it held", "assertion", "denied"),
    ("Ana", "disputed", "the claim", "assertion", "denied"),
    ("Ana", "asked", "whether it held", "assertion", "asked"),
    ("Ana", "asked", "to be heard", "eventuality", "said"),
    ("Ana", "declined to say", "whether it held", "assertion", "declined"),
    ("Ana", "would not comment on", "the wall", "assertion", "declined"),
    ("Ana", "would say", "that it held", "assertion", "hypothetical"),
    ("Ana", "would later say", "that it held", "assertion", "said"),
    ("Ana", "did not say", "that it held", "assertion", "hypothetical"),
    ("If Ana", "said", "that it held", "assertion", "hypothetical"),
    ("Theresa May", "said", "that it held", "assertion", "said"),
    ("A statement in May", "said", "that it held", "assertion", "said"),
    ("A witness who did not give a name", "said", "that it held", "assertion", "said"),
    ("Ana", "did not deny", "that it held", "assertion", "hypothetical"),
    ("Ana", "is expected to say", "that it held", "assertion", "hypothetical"),
    ("Ana", "refused to give up", "the keys", "eventuality", "said"),
    ("Ana", "declined to name", "the owner", "assertion", "declined"),
]


@pytest.mark.parametrize(("before", "cue", "content", "kind", "stance"), LABELLED)
def test_type_and_stance(before: str, cue: str, content: str, kind: str, stance: str) -> None:
    text = f"It rained. {before} {cue} {content}."
    at = text.index(cue, len("It rained. ") + len(before))
    start = at + len(cue) + 1
    name = before.removeprefix("If ")
    source = ((text.index(name), text.index(name) + len(name)),)
    found = kinds_of(
        text, source, ((at, at + len(cue)),), ((start, start + len(content)),), "indirect"
    )
    assert found == (kind, stance)


def test_a_question_in_marks_is_asked() -> None:
    text = "“Did it hold?” she said. “It held. Who knows?” he said."
    assert kinds_of(text, (), ((19, 23),), ((1, 13),), "direct") == ("assertion", "asked")
    start = text.index("It held")
    assert kinds_of(text, (), (), ((start, start + 18),), "direct") == ("assertion", "said")
