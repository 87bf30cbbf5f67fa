"""The shapes of time in news prose, and what each means by itself.

A table of patterns, each with what builds its meaning or refuses the words: "May" in "in May" is a
month and in "Theresa May" is not. What the words around a shape add ("late in", "around") and how
two of them make a range is `expressions`; which day a meaning is, is `anchoring`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from onrecord.reading.dates.edtf import Moment, century, decade, interval, write
from onrecord.reading.dates.meanings import Clock, Fixed, Meaning, Named, Open, Relative, Turn
from onrecord.reading.dates.timewords import (
    CLOCK,
    COUNT,
    DAY,
    DIGITS,
    LONG,
    MONTH,
    NTH,
    NTHS,
    OF_DAY,
    ON_DAY,
    PART,
    ROUGH,
    SEASON_OF,
    TENS,
    TURN,
    UNIT_OF,
    VAGUE,
    WEEKDAY,
    WEEKDAY_OF,
    WHICH,
    YEAR,
    any_of,
    day_of,
    month_of,
    nth_of,
    number_of,
)

Match: TypeAlias = re.Match[str]


class Shape(NamedTuple):
    """Words that match ``pattern`` mean what ``build`` makes of them, nothing where it is None.

    ``needs`` are the triggers of which a line must hold one.
    """

    needs: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[Match], Meaning | None]


# What the shapes mean


def _year_of(match: Match) -> int | None:
    return int(match["year"][-4:]) if match["year"] else None


def _turn(words: str | None) -> Turn:
    plain = (words or "").lower()
    if plain.startswith(("the ", "this next", "that ")) and plain.endswith(("next", "coming")):
        return "following"
    turns: dict[str, Turn] = {
        "last": "last", "past": "last", "next": "next", "coming": "next", "this": "this",
        "that": "that", "same": "that", "following": "following", "previous": "previous",
        "preceding": "previous",
    }  # fmt: skip
    return turns.get(plain.rpartition(" ")[2], "")


def _named(match: Match, month: int | None, day: int | None, weekday: int | None = None) -> Named:
    """What has a name, with the year that the match gives or tells: "last year"."""
    groups = match.groupdict()
    which = (groups.get("which") or "").lower()
    year = _year_of(match) if groups.get("year") else None
    years = None
    if which.endswith("year") and year is None:
        years = -1 if "last" in which else 1 if "next" in which else 0
    told = "same" in which or "that" in which
    turn = _turn(which) if which and years is None else _turn(groups.get("turn"))
    return Named(year, month, day, weekday, turn, years, told)


def _date(match: Match) -> Meaning | None:
    weekday = match["weekday"]
    number = WEEKDAY_OF[weekday[:3].upper()] if weekday else None
    return _named(match, month_of(match["month"]), nth_of(match["day"]), number)


def _iso(match: Match) -> Meaning | None:
    year, month, day = (int(part) for part in match.group("year", "month", "day"))
    return Named(year, month, day) if year and 1 <= month <= 12 and 1 <= day <= 31 else None


_NUMBERED = re.compile(
    r"\b(?:versions?|v|ver|servers?|IP(?:v[46])?(?: address(?:es)?)?)[.:]? ?$", re.IGNORECASE
)


def _slashed(match: Match) -> Meaning | None:
    """`18/11/2019` is the eighteenth; `03/04/2019` is the third or the fourth, so a year.

    With points the year has four digits, since `1.2.19` may be a version; nor is a date what goes
    on from another number, as the end of an address does.
    """
    text, at, mark = match.string, match.start(), match["mark"]
    if at > 1 and text[at - 1] == mark and text[at - 2].isdigit():
        return None
    if mark == "." and (len(match["year"]) < 4 or _NUMBERED.search(text, max(0, at - 18), at)):
        return None
    first, second, year = (int(part) for part in match.group("first", "second", "year"))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    small, large = min(first, second), max(first, second)
    if not 1 <= small <= 12 or large > 31:
        return None
    if large <= 12 and small != large:
        return Named(year)
    return Named(year, small, large)


_LEADS = re.compile(
    r"\b(?:in|since|until|till|by|from|of|early|late|mid|through|during|between|before|after|to|"
    r"and|every|each|as of|around|on|again|begin\w+|start\w+|due|for)[ -]$",
    re.IGNORECASE,
)
_NAMES_TOO = ("MARCH", "APRIL", "MAY", "JUNE", "AUGUST", "JAN", "JUN", "MAR", "SEP", "DEC")
_NAME_AFTER = re.compile(r" (?:and )?[A-Z][a-z]|['’]s [A-Z]|-[A-Za-z]")
_NAME_BEFORE = re.compile(r"[^.!?\s] [A-Z][\w.]+ $")
_SURE_LEADS = re.compile(
    r"\b(?:in|since|until|early|late|mid|during|last|next|this)[ -]$", re.IGNORECASE
)


def _month_alone(match: Match) -> Meaning | None:
    """A month by its name, where that is not a person's, or a verb."""
    text, at = match.string, match.start("month")
    before = text[max(0, at - 16) : at]
    meaning = _named(match, month_of(match["month"]), None)
    if meaning.turn or meaning.years is not None:
        return meaning
    led = _LEADS.search(before)
    name = match["month"].rstrip(".")
    person = _NAME_AFTER.match(text, match.end(), match.end() + 5)
    if name.upper() in _NAMES_TOO:
        if not led or name.isupper() or (person and not _SURE_LEADS.search(before)):
            return None
    elif not led and (person or _NAME_BEFORE.search(before)):
        return None
    return meaning


_SEASONAL = re.compile(r"\b(?:in|the|since|until|by|during|early|late|mid|of|for|through)[ -]$")


def _season(match: Match) -> Meaning | None:
    meaning = _named(match, SEASON_OF[match["season"].lower()], None)
    if meaning.year is None and not meaning.turn and meaning.years is None:
        before = match.string[max(0, match.start() - 10) : match.start()].lower()
        after = match.string[match.end() : match.end() + 2]
        spring = match["season"].lower() not in ("fall", "spring")
        if not _SEASONAL.search(before) or not (spring or before.endswith("in the ")):
            return None
        if after[:1] == "-" or after.strip()[:1].isupper():
            return None
    return meaning


_TITLE_AFTER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|World|Independent|Night(?! [a-z])|Club|"
    r"Group|Review|Business|Addams|Morning|Afternoon|School)\b| (?:school|the 13th)\b"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Ash|Maundy|Palm|Cyber|Giving|Fat|Shrove|Ruby|Sheffield|Whit|"
    r"Casual|Holy|Manic|Blue|Joe|Man|Girl) $"
)


def _weekday(match: Match) -> Meaning | None:
    """A day of the week, where it is no newspaper, club or feast."""
    text, at = match.string, match.start("weekday")
    if _TITLE_AFTER.match(text, match.end("weekday")):
        return None
    if _TITLE_BEFORE.search(text[max(0, at - 12) : at]):
        return None
    if (match["turn"] or "").lower() in ("a", "one"):
        return Open()
    return Named(weekday=WEEKDAY_OF[match["weekday"][:3].upper()], turn=_turn(match["turn"]))


_COUNTED = re.compile(
    r"[ -](?:(?:\w+ )?(?:people|men|women|dollars|euros|pounds|votes|times|miles|kilometres|"
    r"kilometers|km|feet|foot|metres|meters|metre|meter|tons|tonnes|percent|per cent|years|days|"
    r"hours|square|items|jobs|homes|copies|words|million|billion|employees|workers|students|"
    r"residents|members|soldiers|troops|shares|calories|kg|mg|points|seats|degrees|pages|rpm|"
    r"of the)|\w+ (?:others|more))\b",
    re.IGNORECASE,
)
_LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|early|late|mid|to|through|circa|c|"
    r"ca|between|and|or|around|about|year|born|b|died|d|spring|summer|autumn|fall|winter|the|an?|"
    r"this|that|his|her|their|its|our|for|class|season|elections?)\.?[ -]|['’]s? |[(–—\[,;/-] ?)$",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    r"(?:[$€£#№+@]|\b(?:No|flight|route|room|page|pp?)\.?) ?$|[.:]$|\d[,-]$|\b[A-Z]{2,} ?-$|"
    r"\b\d{1,2}/\d{1,2}/$",  # of a day that no calendar has: "13/13/2020"
    re.IGNORECASE,
)


_FIRST_OF_TWO = re.compile(r"(?<![\w/.,–-])(?P<year>(?:1\d|20)\d\d) ?[–/-] ?$")


def _year(match: Match) -> Meaning | None:
    """Four digits that are a year: of our time nearly anywhere, else where a word leads to one."""
    text, at, year = match.string, match.start("year"), int(match["year"])
    before = text[max(0, at - 10) : at]
    if _NO_YEAR.search(before) or _COUNTED.match(text, match.end()):
        return None
    ours = 1900 <= year <= 2099
    led = ours if not before else _LEADS_TO_YEAR.search(before)
    return Named(year) if led or (ours and before[-1].isspace()) else None


def _short_year(match: Match) -> Meaning | None:
    """The second year of `1914–18`."""
    before = _FIRST_OF_TWO.search(match.string, max(0, match.start() - 8), match.start())
    if before is None or int(match[0]) <= int(before["year"][2:]):
        return None
    return Named(int(before["year"][:2] + match[0]))


def _day_range(match: Match) -> Meaning | None:
    """As in "March 3-5, 2020": the days between; open where the month has no such day."""
    first, last = day_of(match["first"]), day_of(match["last"])
    year, month = _year_of(match), month_of(match["month"])
    if first >= last:
        return None
    days = (write(Moment(year, month, day)) for day in (first, last))
    return Fixed(interval(*days))


_OF_AGE = re.compile(r"\b(?:his|her|their|my|your|our)\s(?:(?:early|mid|late)[\s-])?$")


def _decade(match: Match) -> Meaning | None:
    """Ten years of a century; not of a life: "in her early sixties"."""
    if _OF_AGE.search(match.string, max(0, match.start() - 14), match.start()):
        return None
    if match["full"]:
        year = int(match["full"]) * 10
        return Fixed(century(year) if year % 100 == 0 and year < 2000 else decade(year))
    groups = match.groupdict()
    word = groups.get("word")
    tens = TENS.index(word.lower()) + 2 if word else int(match["tens"])
    return Fixed(decade(1900 + 10 * tens) if tens >= 3 else None)


def _century(match: Match) -> Meaning | None:
    nth = nth_of(match["nth"])
    if not 1 <= nth <= 21:
        return None
    if match["before"]:
        return Fixed(interval(write(Moment(1 - nth * 100)), write(Moment(100 - nth * 100))))
    return Fixed(century(nth * 100 - 100))


def _era(match: Match) -> Meaning | None:
    year = int(match["year"].replace(",", ""))
    year = 1 - year if match["era"].upper().startswith("B") else year
    return Named(year) if abs(year) < 10_000 else None


def _today(match: Match) -> Meaning | None:
    words = match["word"].lower()
    if words.startswith("the day"):
        return Relative(-2 if "yesterday" in words else 2, "day")
    number = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    return Relative(number, "day")


def _period(match: Match) -> Meaning | None:
    """A unit by its turn: "last week", "the following day", "that year"."""
    turn, unit = _turn(match["turn"]), match["unit"].lower()
    if unit in ("season", "fortnight"):
        return Open()
    if turn == "last" and unit in ("day", "morning", "afternoon", "evening"):
        return None
    number = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(turn, 0)
    return Relative(number, UNIT_OF[unit], told=turn in ("that", "following", "previous"))


def _stretch(match: Match) -> Meaning | None:
    """As "the past three years": from so long before publication up to it."""
    number = number_of(match["count"])
    if number is None or match["unit"].lower() == "fortnight":
        return Open()
    ahead = match["turn"].lower() in ("next", "coming", "following")
    return Relative(number if ahead else -number, UNIT_OF[match["unit"].lower()], through=True)


_NO_EVENT = re.compile(r"['’”\")]*(?:[.,;:)—–\n\r]|$)|\sthat\b")


def _away(match: Match) -> Meaning | None:
    """As "two years ago" or "three days later"; when "two days after the storm" is, is open."""
    number, unit, way = number_of(match["count"]), match["unit"].lower(), match["way"].lower()
    of_event = way in ("before", "after", "afterwards", "afterward", "prior")
    if number is None or (of_event and not _NO_EVENT.match(match.string, match.end())):
        return Open()
    back = way in ("ago", "back", "earlier", "before", "previously", "prior")
    told = way not in ("ago", "back", "from now", "hence")
    return _off(-number if back else number, unit, told=told, rough=bool(match["rough"]))


def _beside(match: Match) -> Meaning | None:
    """As "the year before"; when "the day after the storm" is, is open."""
    if not _NO_EVENT.match(match.string, match.end()):
        return Open()
    return Relative(
        -1 if match["way"].lower() == "before" else 1, UNIT_OF[match["unit"].lower()], True
    )


def _in_time(match: Match) -> Meaning | None:
    number = number_of(match["count"])
    return Open() if number is None else _off(number, match["unit"].lower())


def _off(number: int, unit: str, *, told: bool = False, rough: bool = False) -> Relative:
    """Weeks are counted in days, and are about as many."""
    if unit in ("week", "fortnight"):
        return Relative(number * (14 if unit == "fortnight" else 7), "day", told, rough=True)
    return Relative(number, UNIT_OF[unit], told, rough=rough)


_FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1),
    "halloween": (10, 31), "valentine's day": (2, 14), "fourth of july": (7, 4),
    "july fourth": (7, 4), "st patrick's day": (3, 17), "bastille day": (7, 14),
    "april fools' day": (4, 1), "april fool's day": (4, 1),
}  # fmt: skip


def _feast(match: Match) -> Meaning | None:
    """A feast of the calendar; one that moves is open."""
    name = match["feast"].lower().replace("’", "'").replace("st.", "st")
    if name in _FEASTS:
        return _named(match, *_FEASTS[name])
    return Open()


def _day_alone(match: Match) -> Meaning | None:
    day = nth_of(match["nth"])
    return Named(day=day) if 1 <= day <= 31 else None


# The shapes


def _shape(needs: str, build: Callable[[Match], Meaning | None], *parts: str) -> Shape:
    pattern = "".join(parts).replace(" ", r"\s")
    return Shape(frozenset(needs.split()), re.compile(rf"(?<!\w){pattern}", re.IGNORECASE), build)


SHAPES = (
    _shape(
        "month", _date,
        rf"{ON_DAY}(?P<day>{DAY}|{any_of(NTHS)}(?= (?:day )?of ))(?: day)?(?: of |[ -])",
        rf"(?P<month>{MONTH})",
        rf"(?:,?[ -](?:of )?(?P<year>{YEAR}))?{WHICH}\)?{OF_DAY}",
    ),
    _shape(
        "month", _date,
        rf"{ON_DAY}(?P<month>{MONTH})[ -](?:the )?(?P<day>{DAY})",
        rf"(?:,? (?:of )?(?P<year>{YEAR}))?{WHICH}\)?{OF_DAY}",
    ),
    _shape(
        "digit", _iso,
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
    ),
    _shape(
        "digit", _slashed,
        r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![/.-]?\d)",
    ),
    _shape("month", lambda m: _named(m, month_of(m["month"]), None),
           rf"(?P<month>{MONTH})(?:,? (?:of |in )?|-)(?P<year>{YEAR})"),
    _shape("month", _day_range, rf"(?P<month>{MONTH}) (?P<first>{DIGITS}) ?[–—-] ?",
           rf"(?P<last>{DAY})(?:,? (?P<year>{YEAR}))?"),
    _shape("month", _day_range, rf"(?P<first>{DIGITS}) ?[–—-] ?(?P<last>{DAY}) ",
           rf"(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"),
    _shape("month", _month_alone, rf"{TURN}(?P<month>{MONTH}){WHICH}"),
    _shape("season", _season, rf"{TURN}(?P<season>spring|summer|autumn|fall|winter)(?:time)?\b",
           rf"(?:(?P<year>,? (?:of |in )?{YEAR})|{WHICH})"),
    _shape(
        "weekday", _weekday,
        r"(?:(?P<turn>(?:the )?(?:following|previous|preceding|same|next)|last"
        rf"|this (?:past|coming)|this|next|that|a|one) )?(?P<weekday>{WEEKDAY})\b",
        rf"(?: {PART})?(?:,?(?: at(?: about| around)?)? {CLOCK})?",
    ),
    _shape("digit", _short_year, r"(?:(?<=\d\d[–/-])|(?<=\d\d [–-] ))\d\d(?![\d/–%-]|[.,:]\d|\w)"),
    _shape("digit", _year, rf"(?P<year>{YEAR})(?!-\d{{1,4}}-)"),
    _shape(
        "digit tens", _decade,
        r"(?:the )?(?:(?P<full>(?:1\d|20)\d)0['’]?s|(?:(?<=the )|(?<=early )|(?<=late )|(?<=mid-))"
        rf"(?:['’]?(?P<tens>\d)0['’]?s|(?P<word>{any_of(TENS)})ies))\b",
    ),
    _shape("digit", _decade, r"(?P<full>)(?:['’](?P<tens>\d)0s)\b"),
    _shape("unit", _century, rf"(?:the )?{NTH}[ -]century\b(?P<before> (?:BCE?\b|B\.C\.))?"),
    _shape("digit", _era,
           r"(?P<year>\d{1,4}|\d,\d{3}) ?(?P<era>(?-i:BCE?\b|B\.C\.|AD\b|CE\b|A\.D\.))"),
    _shape("digit", _era, r"(?P<era>(?-i:AD)) (?P<year>\d{1,4})\b"),
    _shape(
        "adverb unit", _today,
        rf"(?:(?P<word>(?<!USA )today|yesterday|tomorrow|tonight|last night|this (?:{PART})",
        rf"|the day (?:before yesterday|after tomorrow))\b(?: {PART})?)(?:,? (?:at )?{CLOCK})?",
    ),
    _shape(
        "unit", _period,
        r"(?P<turn>last|this past|this coming|this|next|that same|that|(?:the|this|that) (?:next|"
        r"last|past|coming|following|previous|preceding|same)) (?P<unit>day|night|morning|"
        r"afternoon|evening|weekend|week|fortnight|month|quarter|year|decade|century|season)\b(?!-)",
    ),
    _shape("unit", _stretch, r"(?:the )?(?P<turn>last|past|next|coming|following) ",
           rf"{COUNT} {LONG}\b"),
    _shape("unit", lambda _: Open(), rf"the (?:last|past|next|coming) {VAGUE} ",
           r"(?:day|week|month|year|decade|hour|minute)s\b"),
    _shape(
        "unit", _away,
        rf"{ROUGH}{COUNT} {LONG} (?P<way>ago|back|earlier|later|before|afterwards?|prior|",
        r"from now|hence|after|previously)\b",
    ),
    _shape(
        "unit", lambda _: Open(),
        rf"(?:{VAGUE}|\w+) (?:second|minute|hour)s? (?:ago|earlier|later|before|after)\b|",
        rf"(?<!\w)(?:{VAGUE} )?(?:day|night|week|month|year|decade|centurie)s ",
        r"(?:ago|back|earlier|later|before|after)\b",
    ),
    _shape("unit", _beside, r"the (?P<unit>day|night|evening|week|month|year) ",
           r"(?P<way>before|after)\b(?! (?:yesterday|tomorrow))"),
    _shape("unit", lambda _: Relative(-50, "year", rough=True), r"half a century ago\b"),
    _shape("unit", _in_time, rf"in {COUNT} {LONG}['’]? time\b"),
    _shape("unit", lambda _: Relative(0, None, told=True),
           r"at (?:the|that)(?: same)? time\b(?! (?:of|when|as|in|and)\b)"),
    _shape("unit", lambda m: Relative(0, UNIT_OF[m["unit"].lower()]),
           r"(?:(?:the )?(?:end|start|beginning|middle|close) of|earlier in|later in) the ",
           r"(?P<unit>year|month|week|decade|century|day)\b(?!-| of\b)"),
    _shape("unit", lambda _: Relative(0, "year"), r"year[ -]end\b"),
    _shape("unit", lambda _: Named(weekday=7), r"the weekend\b(?! of\b)"),
    _shape(
        "adverb unit", lambda _: Open(lasting=True),
        r"(?:now(?! that\b|[-’'])|recently|lately|nowadays|currently|these days|at the moment|"
        r"right now|at present|presently|(?:in|over) recent (?:days|weeks|months|years))\b",
    ),
    _shape(
        "feast", _feast,
        rf"{TURN}(?P<feast>(?-i:Christmas(?: Day| Eve)?|Boxing Day|New Year['’]s (?:Eve|Day)|"
        r"Halloween|Thanksgiving|Easter(?: Sunday| Monday)?|Good Friday|Valentine['’]s Day|"
        r"Fourth of July|July Fourth|St\.? Patrick['’]s Day|Bastille Day|"
        r"April Fools?['’]s? Day))\b",
        rf"(?:,? (?P<year>{YEAR}))?{WHICH}",
    ),
    _shape("digit", lambda _: Fixed("2001-09-11"), r"9/11\b"),
    _shape("digit unit", _day_alone, rf"(?<=on )the {NTH}(?=[.,;]|$",
           r"| (?:and|he|she|they|we|i|it|that|at)\b)"),
    _shape("digit clock", lambda _: Clock(), CLOCK),
)  # fmt: skip
