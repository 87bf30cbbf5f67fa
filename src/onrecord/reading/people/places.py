"""Names that are nobody's: countries, what comes from them, and what lies on a map."""

from __future__ import annotations

from collections.abc import Sequence

_LANDS = frozenset(
    """
    afghanistan africa albania algeria america angola antarctica argentina armenia asia australia
    austria azerbaijan bahrain bangladesh belarus belgium benin bolivia bosnia botswana brazil
    britain bulgaria burundi cambodia cameroon canada chile china colombia congo croatia cuba
    cyprus czechia denmark ecuador egypt england eritrea estonia ethiopia eu europe fiji finland
    gambia germany ghana greece guatemala guinea guyana haiti honduras hungary iceland india
    indonesia iran iraq ireland italy jamaica japan kazakhstan kenya kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya lithuania luxembourg madagascar malawi malaysia maldives
    mali malta mauritania mauritius mexico moldova mongolia montenegro morocco mozambique myanmar
    namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama
    paraguay peru philippines poland portugal qatar romania russia rwanda samoa scandinavia
    scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland
    syria taiwan tajikistan tanzania thailand tonga tunisia turkey turkmenistan uae uganda uk
    ukraine uruguay usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe
    """.split()
)
_SHORT_LANDS = frozenset(("US", "U.S", "U.S.", "U.K", "U.K.", "U.A.E."))
_LONG_LANDS = frozenset(
    (
        *("united states", "united kingdom", "united arab emirates", "saudi arabia", "sri lanka"),
        *("new zealand", "costa rica", "el salvador", "burkina faso", "sierra leone"),
        *("north korea", "south korea", "south africa", "south sudan", "hong kong"),
    )
)
_STATES = frozenset(
    """
    alabama alaska ala ariz arizona ark arkansas calif california colo colorado conn connecticut
    del delaware fla florida ga georgia hawaii idaho ill illinois ind indiana iowa kan kansas
    kentucky ky la louisiana maine maryland mass massachusetts md mich michigan minn minnesota
    miss mississippi mo missouri mont montana neb nebraska nev nevada oklahoma okla ontario ore
    oregon pa pennsylvania quebec tenn tennessee tex texas utah va vermont virginia vt wash
    washington wis wisconsin wyo wyoming
    """.split()
)
_CITIES = frozenset(
    """
    amsterdam athens atlanta baghdad bangkok barcelona beijing beirut berlin birmingham bogotá
    bombay boston brussels budapest cairo calgary chicago copenhagen damascus delhi denver dhaka
    dublin dubai edinburgh frankfurt geneva glasgow hamburg hanoi havana helsinki houston istanbul
    jakarta jerusalem johannesburg kabul karachi kathmandu khartoum kiev kyiv lagos lahore lima
    lisbon liverpool london madrid manchester manila melbourne miami milan montreal moscow mumbai
    munich nairobi naples norwich osaka oslo ottawa paris philadelphia prague pretoria rome
    santiago seattle seoul shanghai stockholm sydney tehran tokyo toronto vancouver vienna warsaw
    zurich
    """.split()
)
_OF_LANDS = frozenset(
    """
    african american arab arabian argentine argentinian asian australian austrian balkan baltic
    bangladeshi basque belgian bolivian bosnian brazilian british bulgarian cambodian canadian
    catalan catholic chilean chinese christian colombian conservative croatian cuban czech danish
    democrat democratic dutch egyptian english eritrean estonian ethiopian european fijian
    filipino finnish flemish french gaelic german ghanaian greek hindu hispanic hungarian
    icelandic indian indigenous indonesian iranian iraqi irish islamic israeli italian jamaican
    japanese javanese jewish jordanian kenyan korean kurdish latin latino latvian lebanese libyan
    lithuanian malaysian maori māori mexican mongolian moroccan muslim nepali nepalese nigerian
    nordic norwegian pakistani palestinian persian peruvian polish portuguese protestant quechua
    republican roman romanian russian rwandan saudi scandinavian scottish senegalese serbian
    sicilian slovak slovenian somali soviet spanish sudanese swahili swedish swiss syrian
    taiwanese tanzanian thai tibetan tunisian turkish ugandan ukrainian vietnamese welsh western
    yoruba zambian zimbabwean
    """.split()
)
_ON_MAPS = frozenset(
    """
    airport alley archipelago avenue beach boulevard canal cape coast desert falls fjord forest
    gulf harbor harbour heights highway island islands isle lane motorway mountain mountains ocean
    peninsula plaza quay reef ridge river road roundabout sea square strait street suburb summit
    terrace valley village
    """.split()
)
"""Nouns with which the name of a place ends."""


def is_land(words: Sequence[str]) -> bool:
    """Whether a name is a country's or a part of the world's."""
    if len(words) > 1:
        return " ".join(words).casefold() in _LONG_LANDS
    return words[0].casefold() in _LANDS or words[0] in _SHORT_LANDS


def is_place(words: Sequence[str]) -> bool:
    """Whether a name is surely that of something on a map."""
    lone = len(words) == 1 and words[0].casefold().strip(".") in _STATES | _CITIES
    return lone or is_land(words) or (len(words) > 1 and words[-1].casefold() in _ON_MAPS)


def is_of_land(word: str) -> bool:
    """Whether a word is an adjective that has a capital only for what it is made from."""
    return word.casefold() in _OF_LANDS
