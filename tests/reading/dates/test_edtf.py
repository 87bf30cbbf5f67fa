import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.dates.edtf import (
    Moment,
    Unit,
    about,
    interval,
    last_day,
    order,
    read,
    shift,
    write,
)


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (Moment(2020), "2020"),
        (Moment(2020, 2, 29), "2020-02-29"),
        (Moment(2019, 2, 29), None),
        (Moment(None, 2, 29), "XXXX-02-29"),
        (Moment(None, 2), "XXXX-02"),
        (Moment(None), None),
        (Moment(2020, 21), "2020-21"),
        (Moment(2020, 21, 1), None),
        (Moment(2020, 13), None),
        (Moment(-507), "-0507"),
        (Moment(12_000), None),
    ],
)
def test_write(moment: Moment, value: str | None) -> None:
    assert write(moment) == value


def test_what_is_written_is_read_again() -> None:
    for value in ("2020", "2020-02", "2020-02-29", "XXXX-02", "2020-21", "-0507"):
        moment = read(value)
        assert moment is not None
        assert write(moment) == value
    assert read("2020-02-29~") == Moment(2020, 2, 29)
    for value in ("197X", "2020/2021", "2019-02-29", "soon", ""):
        assert read(value) is None


@pytest.mark.parametrize(
    ("moment", "unit", "number", "value"),
    [
        (Moment(2020, 3, 4), "day", -4, "2020-02-29"),
        (Moment(2020, 3, 4), "week", 0, "2020-03-02/2020-03-08"),
        (Moment(2020, 3, 4), "weekend", -1, "2020-02-29/2020-03-01"),
        (Moment(2020, 3, 4), "month", -3, "2019-12"),
        (Moment(2020, 3, 4), "quarter", -1, "2019-10/2019-12"),
        (Moment(2020, 3, 4), "decade", -1, "201X"),
        (Moment(2020, 3, 4), "century", -1, "19XX"),
        (Moment(2020), "year", 1, "2021"),
        (Moment(2020), "month", 1, None),
        (Moment(2020, 3), "day", 1, None),
        (Moment(None, 2), "month", 1, "XXXX-03"),
        (Moment(None, 12), "month", 1, None),
    ],
)
def test_shift(moment: Moment, unit: Unit, number: int, value: str | None) -> None:
    assert shift(moment, unit, number) == value


@given(
    st.dates(),
    st.sampled_from(["day", "weekend", "week", "month", "quarter", "year", "decade", "century"]),
    st.integers(-20_000, 20_000),
)
def test_shifting_never_fails_and_gives_what_can_be_ordered(
    day: st.SearchStrategy[object], unit: Unit, number: int
) -> None:
    moment = read(str(day))
    assert moment is not None
    value = shift(moment, unit, number)
    assert value is None or isinstance(order(value), tuple)


def test_intervals_run_forward() -> None:
    assert interval("2020-03", "2020-05") == "2020-03/2020-05"
    assert interval("2020-05", "2020-03") is None
    assert interval("2020", None) is None
    assert interval("2020/2021", "2022") is None


def test_about() -> None:
    assert about("2019") == about("2019~") == "2019~"
    assert about(None) is None


def test_last_day() -> None:
    assert last_day("2020") == "2020-12-31"
    assert last_day("2020-02") == "2020-02-29"
    assert last_day("2020-03-02/2020-03-08") == "2020-03-08"
    assert last_day("XXXX-02") is None
    assert last_day(None) is None


def test_order() -> None:
    values = ["-0507", "18XX", "197X", "2019~", "2020", "2020-03", "2020-03-04/2020-03-05",
              "2020-22", "XXXX-02", "XXXX-03"]  # fmt: skip
    assert sorted(values, key=order) == values
