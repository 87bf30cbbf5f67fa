import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.blocks import find_blocks
from onrecord.reading.dates.anchoring import find_dates, published_of
from onrecord.records import Block, Story, When

WEDNESDAY = "2020-03-04"
Found = list[tuple[str, str | None]]


def dates(text: str, published: str | None = None) -> Found:
    found = find_dates(text, (Block("paragraph", 0, len(text)),), published)
    return [(each.text, each.value) for each in found]


NAMED: list[tuple[str, str | None, Found]] = [
    # text, published, expected
    ("It sank on 7 June 1931.", None, [("on 7 June 1931", "1931-06-07")]),
    ("It sank on June 7, 1931, at noon.", None, [("on June 7, 1931, at noon", "1931-06-07")]),
    ("It sank on the 7th of June, 1931.", None, [("7th of June, 1931", "1931-06-07")]),
    ("Dated 8-May-2006.", None, [("8-May-2006", "2006-05-08")]),
    ("Logged 2019-11-18T09:30:00Z here.", None, [("2019-11-18T09:30:00Z", "2019-11-18")]),
    ("Stamped 18/11/2019.", None, [("18/11/2019", "2019-11-18")]),
    ("Stamped 11/18/19.", None, [("11/18/19", "2019-11-18")]),
    ("Stamped 03/04/2020.", None, [("03/04/2020", "2020")]),
    ("Stamped 18.11.2019.", None, [("18.11.2019", "2019-11-18")]),
    ("Open 11/17/19 - 11/19/19.", None, [
        ("11/17/19 - 11/19/19", "2019-11-17/2019-11-19"), ("11/17/19", "2019-11-17"),
        ("11/19/19", "2019-11-19"),
    ]),
    ("In September 2020 she left.", None, [("In September 2020", "2020-09")]),
    ("She left in Sept. of 2020.", None, [("in Sept. of 2020", "2020-09")]),
    ("It opened in the summer of 2012.", None, [("in the summer of 2012", "2012-22")]),
    ("It opened in winter 2020.", None, [("in winter 2020", "2020-24")]),
    ("In 2019 it shut.", None, [("In 2019", "2019")]),
    ("It was built around 1850.", None, [("around 1850", "1850~")]),
    ("Mills of the 1970s", None, [("the 1970s", "197X")]),
    ("in the late ’80s", None, [("in the late ’80s", "198X")]),
    ("in the sixties", None, [("in the sixties", "196X")]),
    ("A 19th-century mill", None, [("19th-century", "18XX")]),
    ("Founded in 508 BC.", None, [("in 508 BC", "-0507")]),
    ("Since 9/11 it is shut.", None, [("9/11", "2001-09-11")]),
    ("They met on Christmas Eve 2018.", None, [("on Christmas Eve 2018", "2018-12-24")]),
    ("Posted 9:26 PM · Jun 2, 2021", None, [("9:26 PM · Jun 2, 2021", "2021-06-02")]),
    (
        "from 2004 to 2009",
        None,
        [("from 2004 to 2009", "2004/2009"), ("2004", "2004"), ("2009", "2009")],
    ),
    (
        "between May and June 1981",
        None,
        [
            ("between May and June 1981", "1981-05/1981-06"),
            ("May", "1981-05"),
            ("June 1981", "1981-06"),
        ],
    ),
    (
        "the war of 1914–18",
        None,
        [("1914–18", "1914/1918"), ("1914", "1914"), ("18", "1918")],
    ),
    ("March 3-5, 2020", None, [("March 3-5, 2020", "2020-03-03/2020-03-05")]),
    ("June 29-30", None, [("June 29-30", "XXXX-06-29/XXXX-06-30")]),
    ("June 30-31", None, [("June 30-31", None)]),
    ("February 28–29, 2020", None, [("February 28–29, 2020", "2020-02-28/2020-02-29")]),
    ("February 29–30, 2019", None, [("February 29–30, 2019", None)]),
    ("the first century BC", None, [("the first century BC", "-0099/0000")]),
]  # fmt: skip

RESOLVED: list[tuple[str, str | None, Found]] = [
    ("He said on Tuesday it held.", WEDNESDAY, [("on Tuesday", "2020-03-03")]),
    ("He said on Wednesday it held.", WEDNESDAY, [("on Wednesday", "2020-03-04")]),
    ("It will open on Friday.", WEDNESDAY, [("on Friday", "2020-03-06")]),
    ("Council to vote Friday", WEDNESDAY, [("Friday", "2020-03-06")]),
    ("He said the ferry would sail on Friday.", WEDNESDAY, [("on Friday", "2020-03-06")]),
    ("The ferry, due on Friday, was lost.", WEDNESDAY, [("on Friday", "2020-03-06")]),
    ("He left last Wednesday.", WEDNESDAY, [("last Wednesday", "2020-02-26")]),
    ("He leaves next Wednesday.", WEDNESDAY, [("next Wednesday", "2020-03-11")]),
    ("He left late on Monday night.", WEDNESDAY, [("late on Monday night", "2020-03-02")]),
    ("at 10:30 a.m. Tuesday", WEDNESDAY, [("at 10:30 a.m. Tuesday", "2020-03-03")]),
    ("Sunday night (March 1) it fell.", WEDNESDAY, [("Sunday night (March 1)", "2020-03-01")]),
    ("It fell yesterday morning.", WEDNESDAY, [("yesterday morning", "2020-03-03")]),
    ("It fell last night.", WEDNESDAY, [("last night", "2020-03-03")]),
    ("It falls tonight.", WEDNESDAY, [("tonight", "2020-03-04")]),
    ("the day before yesterday", WEDNESDAY, [("the day before yesterday", "2020-03-02")]),
    ("It fell last week.", WEDNESDAY, [("last week", "2020-02-24/2020-03-01")]),
    ("It fell at the weekend.", WEDNESDAY, [("at the weekend", "2020-02-29/2020-03-01")]),
    ("It fell last month.", "2020-01-15", [("last month", "2019-12")]),
    ("It fell last year.", WEDNESDAY, [("last year", "2019")]),
    ("later this year", WEDNESDAY, [("later this year", "2020")]),
    ("last quarter", WEDNESDAY, [("last quarter", "2019-10/2019-12")]),
    ("It fell in December.", WEDNESDAY, [("in December", "2019-12")]),
    ("It will fall in December.", WEDNESDAY, [("in December", "2020-12")]),
    ("It fell in March last year.", WEDNESDAY, [("in March last year", "2019-03")]),
    ("It fell last summer.", WEDNESDAY, [("last summer", "2019-22")]),
    ("It fell on November 20.", WEDNESDAY, [("on November 20", "2019-11-20")]),
    ("It is to be held on November 20.", WEDNESDAY, [("on November 20", "2020-11-20")]),
    ("two days ago", WEDNESDAY, [("two days ago", "2020-03-02")]),
    ("two weeks ago", WEDNESDAY, [("two weeks ago", "2020-02-19~")]),
    ("four months ago", WEDNESDAY, [("four months ago", "2019-11")]),
    ("nearly ten years ago", WEDNESDAY, [("nearly ten years ago", "2010~")]),
    ("over the past three years", WEDNESDAY, [("over the past three years", "2017/2020")]),
    ("by the end of the year", WEDNESDAY, [("the end of the year", "2020-12-31")]),
    ("It fell yesterday.", "2020-03", [("yesterday", None)]),
    ("It fell last month.", "2020-03", [("last month", "2020-02")]),
    ("It fell last year.", "2020", [("last year", "2019")]),
]  # fmt: skip

ANCHORED: list[tuple[str, Found]] = [
    ("On 7 June 1931 it sank. Two days later it rose.", [("Two days later", "1931-06-09")]),
    ("On 7 June 1931 it sank. It rose the following week.",
     [("the following week", "1931-06-08/1931-06-14")]),
    ("On 7 June 1931 it sank. He wept that day.", [("that day", "1931-06-07")]),
    ("On 7 June 1931 it sank. He wept at the time.", [("at the time", "1931-06-07")]),
    ("On 7 June 1931 it sank. It rose the following Monday.",
     [("the following Monday", "1931-06-08")]),
    ("In 2015 it sank. A year later it rose.", [("A year later", "2016")]),
    ("In 2015 it sank. It had burned the previous year.", [("the previous year", "2014")]),
    ("In 2015 it sank. It had burned the year before.", [("the year before", "2014")]),
    ("In May 1860 it sank, and in July it rose.", [("in July", "1860-07")]),
    ("In December 2015 it sank. It rose the next month.", [("the next month", "2016-01")]),
    ("In February it sank. It rose the next month.", [("the next month", "XXXX-03")]),
    ("It sank in May 1860. On 30 July it rose, and on the 31st, again it sank.",
     [("On 30 July", "1860-07-30"), ("on the 31st", "1860-07-31")]),
]  # fmt: skip

OPEN: list[tuple[str, Found]] = [
    ("He said on Monday it held.", [("on Monday", None)]),
    ("It sank in February.", [("in February", "XXXX-02")]),
    ("It sank on 3 May.", [("on 3 May", "XXXX-05-03")]),
    ("It sank last year.", [("last year", None)]),
    ("It sank two days ago.", [("two days ago", None)]),
    ("It sank yesterday.", [("yesterday", None)]),
    ("It sank the following week.", [("the following week", None)]),
    ("He wept at the time.", [("at the time", None)]),
    ("He recently wept.", [("recently", None)]),
    ("He wept a few months ago.", [("a few months ago", None)]),
    ("In September 2020 it sank; in February it rose.", [("in February", "XXXX-02")]),
    ("He wept two days after the storm.", [("two days after", None)]),
    ("He wept on a Monday.", [("on a Monday", None)]),
]

NO_DATES = [
    "She waited for three years.",
    "He is aged 34, a 34-year-old baker of 34 years.",
    "They meet every Monday, each March and most Fridays.",
    "Theresa May may march with April Ludd and June Osk.",
    "May I say that they march with August Bell?",
    "It cost $2019, for 2,015 people and 1999 votes in room 1984.",
    "Black Friday, the Sunday Times and Ash Wednesday.",
    "a spring in his step, the fall of Rome",
    "He was in his early sixties.",
    "Version 1.2.19 of it, and server 10.10.10.",
    "Version 10.10.2010 on server 10.11.2010 at IP address 10.12.2010, or v. 1.2.2019",
    "Part 4.10.10.2010, at 10.10.10.10 and 1.10.10.10",
    "",
]


@pytest.mark.parametrize(("text", "published", "expected"), NAMED + RESOLVED)
def test_dates(text: str, published: str | None, expected: Found) -> None:
    assert dates(text, published) == expected


@pytest.mark.parametrize(("text", "expected"), ANCHORED)
def test_dates_go_on_from_the_date_before(text: str, expected: Found) -> None:
    assert dates(text)[1:] == expected


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_nothing_is_invented(text: str, expected: Found) -> None:
    assert dates(text)[-1:] == expected


def test_a_day_that_no_calendar_has_leaves_no_year() -> None:
    assert dates("On 13/13/2020 he said that.") == []


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert dates(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    "published",
    [
        "2031-02-30",
        "0000",
        "0000-01-01",
        "1000-01-01",
        "soon",
        "",
        "31/12/2019",
        "2020-13-01",
        "X",
        "2019-11-18T25:00",
        "2019 or so",
        "2019-11 10:00",
        "２０１９",
    ],
)
def test_a_wrong_publication_date_is_none(published: str) -> None:
    assert dates("It sank on Monday, yesterday and last year.", published) == [
        ("on Monday", None), ("yesterday", None), ("last year", None),
    ]  # fmt: skip
    assert published_of(Story("s", "", published=published)) is None


def test_a_publication_date_at_the_end_of_the_calendar() -> None:
    found = dates("tomorrow, next week, next year, in the next century", "9999-12-31")
    assert [value for _, value in found] == [None, None, None, None]


def test_a_publication_date_in_the_future_is_what_the_page_says() -> None:
    assert dates("It sank yesterday.", "2931-03-01") == [("yesterday", "2931-02-28")]


def page(*lines: str) -> Story:
    text = "\n\n".join(lines)
    return Story("s", text, blocks=find_blocks(text))


BODY = "The lighthouse will open, the keeper said, and the ferry will not sail."


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published on 18 November 2019", "2019-11-18"),
        ("Friday, May 8, 2009", "2009-05-08"),
        ("By Ana Sousa - 11/18/19", "2019-11-18"),
        ("2019-11-18", "2019-11-18"),
        ("Published 03/04/2020", "2020"),
        ("Updated 19 November 2019", "2019-11-19"),
        ("2 hours ago", None),
        ("By Ana Sousa", None),
    ],
)
def test_published(line: str, published: str | None) -> None:
    assert published_of(page("Lighthouse to open at last", line, BODY)) == published


def test_published_goes_before_updated_and_what_is_given_before_both() -> None:
    lines = ("Lighthouse to open", "Updated: 19 November 2019", "Published: 18 November 2019", BODY)
    assert published_of(page(*lines)) == "2019-11-18"
    story = page(*lines)
    given = Story("s", story.text, published="2019-11-17T10:00:00Z", blocks=story.blocks)
    assert published_of(given) == "2019-11-17"


def test_furniture_and_credits_hold_no_dates() -> None:
    text = "May 2019\nIn June 2019 it sank."
    blocks = (Block("credit", 0, 8), Block("paragraph", 9, len(text)))
    assert [each.text for each in find_dates(text, blocks, None)] == ["In June 2019"]


def test_at_the_time_goes_no_further_than_two_blocks_back() -> None:
    lines = ["In 2015 it sank.", "He wept.", "She wept.", "They wept at the time."]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    blocks = [Block("paragraph", s, s + len(line)) for s, line in zip(starts, lines, strict=True)]
    assert find_dates(text, blocks, None)[-1].value is None
    assert find_dates(text, blocks[:1] + blocks[3:], None)[-1].value == "2015"


@pytest.mark.parametrize(
    "unit",
    ["Monday ", "1", "10:30 ", "2019-", "May ", "two years ago ", "the last ", "12 May 2020 "],
)
def test_long_runs_of_dates_are_read_to_their_end(unit: str) -> None:
    """Patterns that backtrack without bounds would never come to the end of it."""
    text = (unit * 100_000)[:100_000]
    found = find_dates(text, (Block("paragraph", 0, len(text)),), WEDNESDAY)
    spans = [when.span for when in found if when.span]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


WORDS = st.sampled_from(
    """on in the Monday May March 3 2019 12 of last next year week ago two days later at time 10:30
    a.m. ( ) – - , . ; 's early late since from to between and 1970s century 19th summer Christmas
    yesterday tonight that following previous end by will said BC 0000 31 99 \u00a0""".split()
)


@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)),
    st.sampled_from([None, WEDNESDAY, "2020", "9999-12-31", "1605-01-01"]),
)
def test_spans_lie_in_the_text_and_words_match(text: str, published: str | None) -> None:
    found: tuple[When, ...] = find_dates(text, (Block("paragraph", 0, len(text)),), published)
    starts = []
    for each in found:
        assert each.span is not None
        start, end = each.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == each.text
        assert each.value != ""
        starts.append(start)
    assert starts == sorted(starts)
