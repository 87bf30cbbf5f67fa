import pytest

from onrecord.model.wordpiece import LONGEST_WORD, MOST_PIECES, WordPiece

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] un ##believ ##able cafe a ##a the".split()


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece(VOCABULARY)


def told(pieces: WordPiece, word: str) -> list[str]:
    return [VOCABULARY[number] for number in pieces.encode(word)]


def test_longest_piece_first(pieces: WordPiece) -> None:
    assert told(pieces, "unbelievable") == ["un", "##believ", "##able"]


def test_case_and_accents_are_dropped(pieces: WordPiece) -> None:
    assert told(pieces, "Café") == ["cafe"]
    assert told(pieces, "THE") == ["the"]


def test_what_cannot_be_split_is_unknown(pieces: WordPiece) -> None:
    assert told(pieces, "thx") == ["[UNK]"]
    assert told(pieces, "a" * (LONGEST_WORD + 1)) == ["[UNK]"]
    assert told(pieces, "\u0301") == ["[UNK]"]


def test_a_long_word_keeps_its_first_pieces(pieces: WordPiece) -> None:
    assert len(pieces.encode("a" * 50)) == MOST_PIECES


def test_agrees_with_the_tokenizers_library_on_the_shipped_vocabulary() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    from evaluation.gold import load_sets
    from onrecord.desk import shipped_model
    from onrecord.text.words import WORD

    ours = shipped_model().wordpiece
    theirs = tokenizers.Tokenizer(
        tokenizers.models.WordPiece(vocab=dict(ours._ids), unk_token="[UNK]")  # noqa: S106
    )
    theirs.normalizer = tokenizers.normalizers.BertNormalizer(handle_chinese_chars=False)
    texts = [story.text for stories in load_sets().values() for story in stories or ()]
    words = {word for text in texts for word in WORD.findall(text)}
    differ = [
        word
        for word in words
        if tuple(theirs.encode(word).ids[:MOST_PIECES] or [ours.unknown]) != ours.encode(word)
    ]
    assert len(words) > 2000
    assert not differ
