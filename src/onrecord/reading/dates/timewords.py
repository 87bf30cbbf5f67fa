"""Words of time, as fragments of patterns, and the numbers they say.

A space in a fragment stands for any white space: `shapes` writes it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.reading.dates.edtf import Unit


def any_of(words: Iterable[str]) -> str:
    """A group of alternatives, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


MONTH_NAMES = """
    January February March April May June July August September October November December
    """.split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH_OF = {name[:3].upper(): number for number, name in enumerate(MONTH_NAMES, start=1)}
WEEKDAY_OF = {name[:3].upper(): number for number, name in enumerate(WEEKDAY_NAMES)}
SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
FULL_MONTH = any_of([*MONTH_NAMES, *(name.upper() for name in MONTH_NAMES)])
MONTH = rf"(?-i:{FULL_MONTH}\b|{any_of(SHORT_MONTHS)}(?:\.|\b))"
WEEKDAY = any_of(WEEKDAY_NAMES)
SHORT_WEEKDAY = r"(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
DIGITS = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
DAY = rf"{DIGITS}(?![\d:%]|[.,/]\d|\w)"
YEAR = r"(?:1\d|20|21)\d\d(?![\d%]|[.,:]\d|/\d(?!\d\b)|\w)"
SEASON_OF = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
PART = (
    r"(?:morning|afternoon|evening|night|lunch ?time|overnight|dawn|mid-?morning|mid-?afternoon)\b"
)
ZONE = (
    r"(?: ?\(?(?-i:GMT|BST|UTC|E[SD]?T|C[SE]?S?T|P[SD]?T|M[SD]T|IST|AEST|JST)\b\)?| local time\b)"
)
CLOCK = (
    r"(?:(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b)|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    rf"|\d{{1,2}} o['’]clock\b|(?:noon|midday|midnight)\b){ZONE}?)"
)
UNIT_OF: dict[str, Unit] = {
    "day": "day", "night": "day", "morning": "day", "afternoon": "day", "evening": "day",
    "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
LONG = "(?P<unit>day|week|fortnight|month|year|decade|centurie|century)s?"
COUNTS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
    """.split()
NUMBERS = {word: number for number, word in enumerate(COUNTS, start=1)} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}  # fmt: skip
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
NTHS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
    """.split()
COUNT = (
    r"(?P<count>\d{1,3}(?:,?\d{3})?|(?:twenty|thirty|forty|fifty|sixty)-\w+|(?:a|one) hundred"
    rf"|(?:{any_of(NUMBERS)} )?thousand|{any_of(NUMBERS)})"
)
VAGUE = r"(?:an? (?:few|couple(?: of)?|number of)|several|some|many|few|couple of)"
ROUGH = r"(?P<rough>(?:nearly|almost|about|around|some|roughly|over|more than|at least) )?"
WHICH = (
    r"(?P<which>,? (?:of )?(?:last|this|next|the same|that same|that) year\b"
    r"| (?:last|next)(?=[.,;]))?"
)
ON_DAY = (
    rf"(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})\b\.?(?: {PART})?(?:,? {CLOCK})?"
    r"(?:,? (?:the )?| \())?"
)
OF_DAY = rf"(?:,? (?:at (?:about |around )?|from )?{CLOCK}| {PART})?"
TURN = (
    r"(?:(?P<turn>(?:the )?(?:following|previous|preceding|same|next|coming)|last"
    r"|this (?:past|coming)|this|next|that) )?"
)
NTH = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{any_of(NTHS)})"

TRIGGERS: dict[str, re.Pattern[str]] = {
    "digit": re.compile(r"\d"),
    "month": re.compile(rf"\b{MONTH}"),
    "weekday": re.compile(rf"{WEEKDAY}", re.IGNORECASE),
    "season": re.compile("spring|summer|autumn|fall|winter", re.IGNORECASE),
    "clock": re.compile("noon|midday|midnight", re.IGNORECASE),
    "unit": re.compile(
        r"day|night|morning|afternoon|evening|lunchtime|week|month|quarter|year|decade|centur|season"
        r"|minute|hour|second|moment|\btime\b",
        re.IGNORECASE,
    ),
    "tens": re.compile(rf"{any_of(TENS)}ies\b", re.IGNORECASE),
    "adverb": re.compile(r"\b(?:to(?:day|morrow|night)|yesterday)|now|ly\b|present", re.IGNORECASE),
    "feast": re.compile(
        "Christmas|New Year|Boxing|Hallow|Thanksg|Easter|Good F|Valentine|Fourth|Patrick|Bastille"
        "|April F"
    ),
}
"""What a line must hold for a shape to be tried on it at all."""


def number_of(words: str) -> int | None:
    """The number that words or digits say: "two", "5,000", "twenty-three"."""
    plain = words.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    if plain.endswith("thousand"):
        return 1000 * NUMBERS.get(plain.partition(" ")[0], 1)
    if plain.endswith("hundred"):
        return 100
    tens, _, ones = plain.partition("-")
    if ones:
        return NUMBERS[tens] + NUMBERS[ones] if ones in NUMBERS else None
    return NUMBERS.get(plain)


def month_of(name: str) -> int:
    """The number of a month by its name or the first three letters of it."""
    return MONTH_OF[name[:3].upper()]


def day_of(digits: str) -> int:
    """The number of "3" or "3rd"."""
    return int(digits.lower().rstrip("sthndr"))


def nth_of(words: str) -> int:
    """The number of "3rd" or "third"."""
    return day_of(words) if words[0].isdigit() else NTHS.index(words.lower()) + 1
