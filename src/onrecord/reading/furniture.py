"""What page furniture, credits, bylines and datelines look like, line by line.

A table of patterns, each for a whole line. They are narrow on purpose: prose taken for
furniture loses what somebody said, and nobody would notice. Case is ignored but where ``(?-i:)``
asks for capitals. `tests/reading/test_furniture.py` holds lines for and against them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.records import BlockKind, FurnitureKind

LONGEST_LOOK = 600
"""Characters of the longest line that may be anything but prose."""


class Look(NamedTuple):
    """Lines that match ``pattern``, in at most ``longest`` words, are of this kind."""

    kind: BlockKind
    subkind: FurnitureKind | None
    longest: int
    pattern: re.Pattern[str]


def _look(kind: BlockKind, subkind: FurnitureKind | None, longest: int, *alternatives: str) -> Look:
    return Look(kind, subkind, longest, re.compile("|".join(alternatives), re.IGNORECASE))


def _any(*phrases: str) -> str:
    """A group of alternatives, given as lists of phrases parted by `` | ``."""
    return "(?:" + "|".join(each for listed in phrases for each in listed.split(" | ")) + ")"


AGENCY = _any(
    r"getty(?: images?)? | reuters | associated press | ap photo | afp | epa(?:-efe)? | pa wire",
    r"pa images? | shutterstock | alamy | rex(?: features)? | xinhua | bloomberg | instagram",
    r"facebook | twitter | zuma(?: press| wire)? | imago | tass | sipa | splash(?: news)? | nasa",
    r"wireimage | filmmagic | usa today sports | noaa | handout | courtesy | file photo",
    r"submitted photo",
)
_PICTURE = _any(r"photo(?:s|graph|graphs)? | images? | pictures? | illustration | graphic | video")
_MONTH = _any(
    r"jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july?",
    r"aug(?:ust)? | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?",
)
_DATE = _any(
    rf"{_MONTH}\.? \d{{1,2}},? \d{{4}} | \d{{1,2}} {_MONTH}\.?,? \d{{4}}",
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}",
)
_DAY = _any(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b | noon | midnight | christmas | easter",
    rf"{_MONTH}\b(?! [A-Z])",
)
_NETWORK = _any(
    r"facebook | twitter | x | instagram | whats ?app | linked ?in | reddit | pinterest",
    r"flipboard | pocket | telegram | tumblr | snapchat | tik ?tok | you ?tube | google\+?",
    r"e-?mail | messenger | blogger | threads | bluesky",
)
_SHARE = _any(
    "share | post | tweet | pin | save | send | like | follow | print | copy link | email"
)
_SHARED = _any("this | it | to | on | via | with | us | story | article | page | post | link")
_OF_LINKS = _any(
    "articles? | stories | story | topics? | posts? | news | links? | coverage | content | tags",
    "videos? | for you | now | today | in .{0,30} | from .{0,30}",
)
_LEADS_ON = _any(
    "related | read more | see more | see also | also read | also see | read also | read next",
    "read this next | more: | more from | watch | watch live | watch now | watch: | listen:",
    "in pictures | in pics | must read | don['’]t miss | you may also like | you might also like",
    r"more on this(?: story)? | more in | next up in | what to read next | continue reading",
    r"editor['’]?s['’]? picks? | from the archives? | opinion | analysis | explainer | gallery",
    "photos | video",
)
_OFFER = _any(
    r"sign up | subscribe | get (?:our|the|your|unlimited|full) | become a | never miss",
    r"join (?:our|us|the \w+ (?:newsletter|community)) | support (?:our|independent|local)",
    r"don['’]t miss | stay (?:informed|up[ -]to[ -]date|on top|connected) | click (?:here|to)",
    r"tap here | download (?:our|the) | follow (?:us|\w+(?: \w+){0,3}) on",
    r"listen to \w+(?: \w+)? live | start your | want (?:more|to get) | love (?:our|this)",
    r"for more (?:information|details|news|stories|updates|on|from) | enjoying (?:this|our)",
    "keep up",
    r"have a (?:story|tip) | got a (?:story|tip)",
)
_OFFERED = _any(
    r"newsletters? | inbox | subscri\w+ | e-?mails? | membership | app | alerts? | updates?",
    "twitter | facebook | instagram | you ?tube | podcasts? | free trial | journalism | weekdays",
    "stories like this | breaking news | briefing",
)
_MENU = _any(
    r"home | menu | search | sections? | skip to (?:main )?content | back to (?:top|gallery)",
    "close | caption | next | previous | prev | next article | previous article | log ?in",
    "sign in | register | subscribe | my account | site index | contact us | about us",
    r"terms(?: of (?:use|service))? | privacy(?: policy| notice)? | cookie policy | tags?",
    r"topics?",
    r"filed (?:to|under)\b.* | loading | show (?:more|less) | view (?:all|gallery|comments).*",
    r"image \d+ of ?/? ?\d* | \d+ (?:of|/) \d+ | page \d+ | hide caption | toggle caption",
    r"enlarge this image | enable javascript.* | this slideshow requires javascript\.?",
    "news | sports? | business | entertainment | politics | world | opinion | weather | video",
    "style | fashion | food | music | movies | film | tv | celebrity | education | crime | climate",
    "environment | uk | us | lifestyle | health | technology | tech | science | travel | culture",
    "money | local",
)
_WAS = _any("was | has been | is | originally | first")
_PUT_OUT = _any("published | updated | corrected | appeared | produced | supported | republished")

_CAPITAL = r"[A-ZÀ-ÞŁŚŠŽČŞİ][\w.'’&-]*"
_CAPITALS = rf"(?-i:{_CAPITAL}(?: (?:{_CAPITAL}|de|da|van|von|der|of|the|via|for|and|&)){{0,6}})"
"""Words with capitals, as names of people and houses have."""
_ROLE = _any(
    r"correspondent | reporter | editor | columnist | staff writer | writer | staff reports?"
)
_WHEN = rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?{_DATE}"
_CLOCK = (
    r"(?:[ ,/|•·–-]+(?:\d[\d:.]*|[ap]\.?m\.?|(?-i:[A-Z]{2,5})|ist|at|read|min(?:ute)?s?|"
    rf"updated:?|hours?|ago|{_DATE}))*"
)

LOOKS = (
    _look(
        "credit", None, 12,
        rf"^\W?{_PICTURE}(?: (?:by|credits?|courtesy|source|copyright))* ?[:©|](?!.*[.?!]$)",
        rf"^\W?{_PICTURE} (?:by|courtesy of) {_CAPITALS}\W?$",
        rf"^\W?(?:credit|source|file|handout) ?{_PICTURE}?[:©][^.?!]*\.?$",
        r"^(?:©|\(c\)) ?(?!\d{4})[^.]{2,60}$",
        r"^image copyright (?-i:[A-Z@])(?!.*image caption)",
        rf"^{_CAPITALS} ?(?:[/|]|,| via| for) ?(?:\w+ [/|] ?)?{AGENCY}\.?$",
        rf"^{AGENCY}(?:/[\w .'’-]+| images)?$",
        rf"^{_CAPITALS} ?/ ?{_CAPITALS}$",
        rf"^[\w .'’-]{{2,40}} ?/ ?{AGENCY}$|^(?-i:[^\WA-Z\d_][^A-Z\d/.]*/[^\WA-Z\d_][^A-Z\d/.]*)$",
        rf"^courtesy(?: of)? {_CAPITALS}$",
        rf"^{_CAPITALS} submitted photo$",
    ),
    _look(
        "byline", None, 14,
        rf"^(?:by|posted by|written by|reported by|(?:words|story|interview) by)[: ] ?(?!{_DAY})"
        rf"(?!.*['’]s\b){_CAPITALS}(?:[ ,|•·–—-]+(?!.*: )[^?!\"“”;]*)?(?<![a-z]{{3}}\.)$",
        rf"^(?:{_CAPITALS},? )?(?:\w+ ){{0,2}}{_ROLE}$",
        r"^@\w{2,30}$",
    ),
    _look(
        "dateline", None, 14,
        r"^(?:first )?(?:published|posted|updated|last (?:updated|modified)|created)"
        rf"(?: on| at)?:? ?(?:{_WHEN}|\d{{1,2}}[:.]\d\d)[^?!\"“”]{{0,60}}(?<!\w\w\.)$",
        rf"^{_WHEN}{_CLOCK}$",
        r"^(?-i:[A-Z])[\w .'’-]{2,40}, "
        rf"(?:\d{{1,2}} {_MONTH}|{_MONTH}\.? \d{{1,2}})(?:,? \d{{4}})?$",
        r"^\d+ min(?:ute)?s? read$",
        r"^\d+ (?:minute|hour|day|week|month)s? ago$",
    ),
    _look(
        "furniture", "sharing", 9,
        rf"^(?:(?:click to )?{_SHARE}(?: {_SHARED})*[:,]? ?)?{_NETWORK}?"
        r"(?: ?\(opens in new window\))?$",
        r"^(?:comments?|leave (?:a comment|comments)|share this.{0,20}|permalink.*|reply)$",
        r"^[\d.,k]+ (?:shares?|comments?|likes?|views?)$",
    ),
    _look(
        "furniture", "related", 30,
        r"^(?:related|recommended|trending|most (?:popular|read|viewed)|popular|more stories"
        rf"|top stories|latest)(?: {_OF_LINKS})*:?$",
        rf"^{_LEADS_ON}(?: ?[:|>»–—](?!.*\w\.$)| ?$)",
        r"^(?:read|see|watch) (?:more|the full story|the rest)(?: .{0,40})?(?:here|below)?[.:]?$",
        r"^(?:read|see|watch) the (?:full|rest)\b.{0,60}$",
        r"^(?:read|more) on the\b.{0,60}$",
        r"^more (?:from|in|about) [^.?!,:\"“”]{2,40}$",
    ),
    _look(
        "furniture", "promotion", 45,
        r"^(?:advertisement|advert|sponsored(?: content)?|ad|promoted|paid post)$",
        r"^(?:story|article) continues (?:below|after).*$",
        rf"(?:^|[—–.!?:-] )sign up (?:for|to|here|now|today)\b.*\b{_OFFERED}\b",
        rf"^{_OFFER}\b.*\b{_OFFERED}\b",
        r"^sign up (?:to|for) our\b|\bsign up (?:here|now|today)[.!]?$",
        r"^(?:our|the|my) (?:\w+ ){0,3}newsletter\b",
        r"^(?:subscribe|donate) (?:to|now)\b|^follow \w+ for\b|^shop (?:the|our|now)\b",
        r"^(?:click|tap) (?:here|through) (?:to|for)\b",
    ),
    _look("furniture", "navigation", 8, rf"^{_MENU}\W*$"),
    _look(
        "furniture", "other", 45,
        r"^(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}))",
        r"\ball rights reserved\b",
        r"^[^?!\"“”]{4,300}\bcontributed (?:reporting )?(?:to|for) this "
        r"(?:report|story|article|piece|dispatch)\.?$",
        r"^[^.?!\"“”]{4,300}\bcontributed reporting\b[^.?!\"“”]{0,60}\.?$",
        r"^\(?(?:reporting|additional reporting|writing|editing|compiled) by (?-i:[A-Z])",
        rf"^this (?:article|story|post) {_WAS} ?(?:originally |first )?{_PUT_OUT}\b",
        r"^originally published\b|^for immediate release$",
        r"^(?:https?://|www\.)\S+$",
        r"^[.#@][\w.,# -]+ ?\{|^[\w.,# -]+ ?\{$|^\}$|^<[^<>]{1,200}>$",
        r"^(?-i:[a-z-]{3,30}:)\S[^;]{0,40};$|^(?-i:[a-z]+-[a-z-]+: )[^;]{1,40};$",
        r"^the associated press (?:contributed|is solely)",
        r"^please check the opt-in box\b|^thanks for signing up",
        r"^by (?:signing up|subscribing),? you",
    ),
)  # fmt: skip


def look_of(line: str) -> Look | None:
    """The first of `LOOKS` that a line has, None where it looks like prose."""
    words = len(line.split()) if len(line) <= LONGEST_LOOK else LONGEST_LOOK
    return next((x for x in LOOKS if words <= x.longest and x.pattern.search(line)), None)


_TAILS = (
    rf"(?<=[.!?)\]\"”’])\s+(?=(?-i:[A-Z]))"
    rf"(?=(?:{_PICTURE}|credit)(?: (?:by|credits?|copyright|courtesy))*: ?\S[^.!?]*$)",
    r"(?<=[.!?)])\s+(?=(?-i:Courtesy) (?:of )?[^.]{2,60}$)",
    rf"(?<=[.!?)])\s+(?={_CAPITALS} ?/ ?{_CAPITALS}$)",
    r"(?<=[.!?])\s+(?=\((?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} for [A-Z])[^().]{1,40}\)$)",
    rf"(?=\([\w ]{{2,30}} {_PICTURE}\)$)",
    rf"(?=\((?:{_PICTURE}|credit)[^()]{{0,80}}\)$)",
    rf"(?<=[.!?])\s+(?=\({AGENCY}(?:[/,][^()]{{1,60}})?\)$)",
    rf"(?=\({AGENCY} {_PICTURE}[^()]{{0,60}}\)$)",
    r"(?<=[\w.!?)])\s+(?=(?-i:REUTERS|AP|AFP|EPA)/[^.?!]{3,60}$)",
    rf"(?=\([^()]{{2,60}}(?:/|, | via ){AGENCY}[^()]{{0,40}}\)$)",
)
CREDIT_TAIL = re.compile("|".join(_TAILS), re.IGNORECASE)
"""Where, in a line, a caption ends and its credit starts."""

_VIEW = _any("view | image | photo | photograph | picture | frame")
_SIDE = _any("left | right | centre | center | second from (?:left|right)")
CAPTION = re.compile(
    r"^(?:image caption|caption:|file ?[-–—:]|file photo|pictured[:,]"
    r"|\(?(?:l-r|left to right|from left|clockwise)(?: from [\w ]{2,20})?[:,] (?!the\b)"
    rf"|a (?:general|file|stock|handout|undated) {_VIEW}\b)"
    rf"|^[^\"“]{{2,120}}\bin (?:this|an?) (?:file|handout|undated) {_VIEW}\b"
    r"|^[^.\"“]{2,80} (?:is|are) pictured (?:in|on|at|during|with)\b"
    rf"|^[^.\"“]{{2,60}}, {_SIDE}, (?:with|speaks|poses|walks|talks|looks|stands|arrives|waves)\b",
    re.IGNORECASE,
)
"""Lines that speak of the picture they stand under."""

_UPPER = "A-Z" + "".join(char for char in map(chr, range(0xC0, 0x250)) if char.isupper())
DATELINE = re.compile(
    rf"^(?!FILE\b)(?:[{_UPPER}][{_UPPER}.'’-]{{2,}}"
    rf"(?:[ ,]+(?:[{_UPPER}][{_UPPER}.'’-]+|[{_UPPER}][^\W\d_A-Z]+\.?|\d{{1,2}}(?!\d))){{0,5}}"
    r"(?: ?\([A-Z][\w.]*(?:[ /][\w.]+){0,3}\))?"
    rf"|[{_UPPER}][\w.'’-]+(?:,? [{_UPPER}][\w.'’-]+){{0,4}},? "
    r"\((?:AP|Reuters|AFP|CNN|UPI|Xinhua|IPS|Bloomberg|ANI|PTI)\))"
    r" ?(?:—|–|--|(?<= )-|-(?= )) ?(?=\S)"
)
"""Place and agency before the first sentence: "LOS ANGELES (AP) — "."""
