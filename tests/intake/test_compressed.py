import gzip
import zlib
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.compressed import Gunzip


def opened(data: bytes, step: int) -> bytes:
    gunzip = Gunzip()
    chunks = (data[at : at + step] for at in range(0, len(data), step))
    return b"".join(piece for chunk in chunks for piece in gunzip.open(chunk)) + gunzip.close()


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=3), st.integers(1, 50))
def test_members_in_chunks_of_any_size(members: list[bytes], step: int) -> None:
    assert opened(b"".join(map(gzip.compress, members)), step) == b"".join(members)


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_long_runs(step: int) -> None:
    words = b"a" * 300_000 + b"the harbour wall " * 9000
    assert opened(gzip.compress(words), step) == words


def test_what_follows_the_last_member_is_left() -> None:
    assert opened(gzip.compress(b"words") + b"\0\0\0", 3) == b"words"


def test_a_bomb_unfolds_only_as_far_as_it_is_asked() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    pieces = list(islice(Gunzip().open(bomb), 3))
    assert all(len(piece) <= 65_536 for piece in pieces)


@pytest.mark.parametrize("cut", [0, 5, 40, -9, -1])
def test_a_missing_end_is_an_error(cut: int) -> None:
    with pytest.raises(zlib.error):
        opened(gzip.compress(bytes(range(200)))[:cut], 64)


@pytest.mark.parametrize(
    "data", [b"<p>no gzip at all</p>", gzip.compress(b"words")[:-8] + b"\1" * 8]
)
def test_bytes_that_do_not_add_up_are_an_error(data: bytes) -> None:
    with pytest.raises(zlib.error):
        opened(data, 4)
