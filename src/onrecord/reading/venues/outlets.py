"""Outlets: which names are those of newspapers, stations, magazines, podcasts and platforms.

Few are listed. An outlet of a town nobody heard of is known by its form ("the Marrowgate Argus",
"Radio Gorran", "KVLT"), by what the story calls it ("the magazine Vista"), or by what the story
does not say: a capitalised name to which something was told, that does nothing else in the story,
is no person of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.reading.people.lexicon import GIVEN
from onrecord.records import Span

PLATFORMS = (
    "Instagram", "Twitter", "X", "Facebook", "TikTok", "Tumblr", "YouTube", "Snapchat", "Threads",
    "Reddit", "LinkedIn", "WhatsApp", "Telegram", "Bluesky", "Mastodon", "Truth Social", "Weibo",
    "WeChat", "Twitch", "Discord", "Substack", "Medium", "VK", "Parler", "Gab", "Pinterest",
)  # fmt: skip
"""Where people post: social media."""
_PLATFORM = frozenset(name.lower() for name in PLATFORMS)
_KNOWN = frozenset(
    name.strip()
    for name in """
    guardian, people, variety, rolling stone, billboard, the hill, newsweek, time, reuters,
    bloomberg, politico, axios, vogue, vanity fair, gq, esquire, elle, forbes, fortune, the
    economist, economist, entertainment tonight, e! news, access hollywood, us weekly, ok!,
    hello!, the cut, vulture, pitchfork, nme, deadline, the verge, wired, the atlantic, the new
    yorker, slate, salon, vox, buzzfeed, huffpost, the intercept, mother jones, propublica, al
    jazeera, der spiegel, spiegel, die zeit, bild, le monde, le figaro, libération, el país, el
    mundo, marca, la repubblica, corriere della sera, la stampa, gazzetta dello sport, l'équipe,
    haaretz, xinhua, tass, interfax, kyodo, yonhap, agence france-presse, associated press, the
    associated press, the independent, npr, msnbc, espn, itv, page six, tmz, cosmopolitan,
    glamour, marie claire, the information, business insider, insider, the athletic, sports
    illustrated, people magazine, c-span, yahoo, deutsche welle, the times of london, televisa,
    globo, folha, clarín, la nación, univision, telemundo, the wrap, thewrap, o globo, ndtv, the
    hindu, dawn, le parisien, le point, l'express, paris match, stern, playboy
    """.replace("\n", " ").split(",")
)
_OF_PEOPLE = frozenset(("dawn", "elle", "stern"))
"""Known outlets whose names people have too, beside the given names that we know."""
_WORDS = frozenset(
    "people time variety fortune deadline slate salon wired insider glamour billboard "
    "vulture".split()
)
"""Known outlets whose names are words: in the middle of a sentence a capital tells them apart."""
_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?)\s")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")
_INSIDE = re.compile(r"(?:^|\s)[a-z]+\s$")
_LAST = frozenset(
    """
    times post news radio tv magazine herald gazette tribune journal chronicle courier observer
    telegraph ledger sentinel mail daily weekly fm argus echo bugle leader monitor mirror review
    today television channel podcast press standard dispatch examiner inquirer register advertiser
    recorder reporter broadcasting news-press star-tribune globe sun star bee record newsday
    digest bulletin mercury despatch newswire online tv2 paper weekender messenger independent
    enquirer spectator kurier zeitung bladet nytt nyt bote blatt anzeiger presse journalen gazeta
    noticias newspaper zeitschrift nachrichten rundschau tageblatt tidende posten avis giornale
    diario jornal periódico playlist broadcaster fm1 am
    """.split()
)
_FIRST = frozenset(
    """
    radio rádio radyo rádió raidió télé tele tv canal kanal kanal5 channel diario jornal journal voz
    voice rtl bbc cnn nbc abc cbs fox pbs itv sky al-jazeera aftenposten berita stasiun emisora
    """.split()
)
_CALLED = (
    r"magazine|newspaper|paper|tabloid|weekly|daily|radio station|tv station|television station|"
    r"station|broadcaster|podcast|website|news site|site|outlet|news agency|agency|newswire|"
    r"news portal|portal|blog|channel|network|programme|program|show|journal|newsletter|radio|"
    r"television|TV|app|platform"
)
_CALLED_BEFORE = re.compile(rf"\b(?:{_CALLED}),? (?:the )?$", re.IGNORECASE)
_CALLED_AFTER = re.compile(rf"(?:{_CALLED})\b(?! (?:reporters|staff|executives|officials))")
_CALL_SIGN = re.compile(r"[KWC][A-Z]{2,3}(?:[ -](?:TV|FM|AM|\d+))?|\d[A-Z]{2}|[A-Z]{2,4} ?\d{1,2}")
_DOMAIN = re.compile(
    r"[\w-]+\.(?:com|org|net|co\.\w\w|news|tv|fm|info|ru|de|fr|ua|in)", re.IGNORECASE
)
_CAPITALS = re.compile(r"[A-Z][A-Z&!+]{3,}")
_BODIES = frozenset(
    """
    fbi cia nasa nato fifa uefa fda epa doj dhs ice osha unesco unicef ioc cbp faa fcc ftc irs nsa
    sec un eu ec who cdc imf wto opec iaea nhs mod mps mp tds eea raf ncaa nfl nba mlb nhl pga wta
    atp fia ufc efl rspca rnli gchq interpol europol congress parliament senate house commons
    lords council committee commission court police department ministry office board agency union
    society assembly university college hospital school party government authority bureau service
    services association federation institute foundation bank group inc ltd corp company plc club
    united city county state army navy force trust fund chamber cabinet legislature duma knesset
    bundestag diet seimas dáil kremlin pentagon treasury exchange panlungsod church parish synod
    center centre team staff line lines airlines airways holdings partners systems industries labs
    laboratories capital conference summit island islands river hall castle palace street road
    square bridge district region province
    """.split()
)
_TITLES = (
    "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Sen Senator Rep Representative Gov "
    "Governor Gen General Lt Lieutenant Col Colonel Sgt Sergeant Capt Captain Cpl Maj Major Judge "
    "Justice Magistrate Officer Constable Detective Inspector Insp Supt Superintendent Agent Chief "
    "President Premier Chancellor Minister Secretary Mayor Cllr Councillor Coach Father Fr Sister "
    "Brother Rabbi Imam Bishop Archbishop Pope Cardinal Reverend Rev King Queen Prince Princess "
    "Duke Duchess Baron Baroness Sheikh Ambassador Commissioner Director Chairman PC DC Deputy "
    "Aunt Uncle Grandma Grandpa Mum Mom Dad Señor Señora Don Doña Monsieur Madame Herr Frau "
    "Undersecretary Saint St Speaker Taoiseach"
).split()
_NOBODY = frozenset(
    "one another others other some many most several both all none nobody everyone somebody who he "
    "she it they we i you this that these those".split()
)
TITLES = "|".join(_TITLES)
_TITLE = re.compile(rf"(?:{TITLES})\b")
_LEGAL = re.compile(r"\b(?:court|judge|prosecut\w+|lawsuit|indict\w+)\b", re.IGNORECASE)
CAPITAL = r"[^\W\d_a-z](?:[\w&-]|[.'’](?=\w)|!(?=\s[A-Z])){0,40}"
"""A word with a capital, without the marks after it; as long as a name may be, so that a search for
one looks at no character more than so many times.
"""
_LONGEST = 42
"""Characters of such a word and the full stop after it."""
_DOES = re.compile(
    rf"(?<!\w)({CAPITAL})(?:,? (?:who|said|says|is|was|were|has|had|will|would|did|does|also|"
    r"[a-z]+ed|[a-z]{3,}s)\b|['’]s?\s)"
)
_TITLED = re.compile(rf"\b(?:{TITLES})\.? (?:{CAPITAL} ){{0,3}}({CAPITAL})")
_DESCRIBED = re.compile(
    rf"(?<!\w)({CAPITAL})(?:, (?:\d{{1,3}}\b|who\b|whose\b|(?:an?|the|his|her|their) [a-z]+"
    r"(?!\w* (?:site|newspaper|magazine))\b)"
    r"|['’]s? (?:brother|sister|mother|father|husband|wife|son|daughter|lawyer|attorney|"
    r"spokes\w+)\b)"
)
_REPORTS = re.compile(
    r"\s(?:reports?|reported|revealed|reveals|that|understands|contacted|approached|asked|"
    r"(?:has|have) (?:learned|contacted|approached|asked|reached out|seen|been told|spoken))\b|"
    r"['’]s? (?:\w+ ){0,3}(?:request|inquir|newsletter|app\b|podcast|reporter|correspondent|editor|"
    r"website|site\b|readers|coverage|report\b)"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What a story says of its names: ``persons`` are the last words of those of people."""

    text: str
    persons: frozenset[str]
    lower: frozenset[str]
    """The same in lower case."""
    doers: frozenset[str]
    """Last words of the names that are told to do or to have anything that outlets do not."""
    legal: bool
    """It tells of courts."""

    def is_outlet(self, span: Span, *, told: bool = False) -> bool:
        """Whether the name at ``span`` is an outlet's; ``told`` where something was told to it,
        when a name that nothing else tells of is taken for one.
        """
        name = without_article(self.text[slice(*span)])
        words = re.findall(r"[\w'’.&!+-]+", name)
        if not words or not re.search(r"[^\W\d_a-z]|\.\w", name):
            return False
        low, last = name.lower(), words[-1].lower()
        if _TITLE.match(words[0]) and len(words) > 1 and last not in _LAST:
            return False
        if low in _KNOWN or low in _PLATFORM or _DOMAIN.fullmatch(name):
            return last not in self.lower and self._is_set_apart(span, low)
        if self.is_called_outlet(span):
            return True
        if last in _BODIES or words[0].lower().rstrip("s") == "minister":
            return False
        formed = len(words) > 1 or name != self.text[slice(*span)]
        if formed and (last.rpartition("-")[2] in _LAST or words[0].lower() in _FIRST):
            return True
        if words[-1] in self.persons or words[0].lower() in GIVEN:
            return False
        if _CALL_SIGN.fullmatch(name) or _CAPITALS.fullmatch(name):
            return True
        several = name != self.text[slice(*span)] and last.endswith("s")
        return told and not several and len(words) <= 4 and words[-1] not in self.doers

    def _is_set_apart(self, span: Span, low: str) -> bool:
        """Whether a known outlet's name is more than somebody's name or a word: by an article, all
        in capitals or called an outlet; a mere word also by its capital inside a sentence.
        """
        if low not in _OF_PEOPLE and low not in _WORDS and low not in GIVEN:
            return True
        start, end = span
        before = self.text[max(start - 24, 0) : start]
        article = _ARTICLE.match(self.text, *span) or _ARTICLE_BEFORE.search(before)
        if article or self.text[start:end].isupper() or self.is_called_outlet(span):
            return True
        return low in _WORDS and bool(_INSIDE.search(before))

    def is_called_outlet(self, span: Span) -> bool:
        """Whether the words beside a name call it one: "the magazine Vista", "Vista magazine"."""
        start, end = span
        if _CALLED_BEFORE.search(self.text, max(start - 24, 0), start):
            return True
        return bool(
            _CALLED_AFTER.match(self.text, end + 1)
            or re.search(rf"\b(?:{_CALLED})$", self.text[start:end])
        )


def read_names(text: str, prose: str, sources: Iterable[str]) -> Names:
    """What a story, without furniture ``prose``, says of its names; ``sources`` are the words of
    the sources of its attributions.
    """
    persons = {match[1] for match in _TITLED.finditer(text)}
    persons |= {match[1] for match in _DESCRIBED.finditer(text)}
    persons |= {name for name in map(surname, sources) if name}
    kept = frozenset(name for name in persons if name.lower() not in _LAST)
    doers = frozenset(
        match[1] for match in _DOES.finditer(prose) if not _REPORTS.match(prose, match.end(1))
    )
    lower = frozenset(name.lower() for name in kept)
    return Names(text, kept, lower, doers, legal=bool(_LEGAL.search(text)))


def surname(words: str) -> str | None:
    """The last word of the name that some words begin or end with, None where they hold none."""
    head = re.split(r",|\s(?:who|of|at|from|for|with|in)\b|\s[-–—(@]", words, maxsplit=1)[0]
    head = re.sub(r"['’]s?$", "", head.strip())
    last = re.search(rf"({CAPITAL})\.?$", head[-_LONGEST:])
    return last[1] if last and last[1].lower() not in _NOBODY else None


def without_article(name: str) -> str:
    """A name without the small "the" before it; "The Guardian" keeps its own."""
    return re.sub(r"^(?:the|an?)\s", "", name)


def is_platform(name: str) -> bool:
    """Whether a name is that of a social medium."""
    return without_article(name).lower() in _PLATFORM
