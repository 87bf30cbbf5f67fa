"""Structure: what the setting of a page says of who speaks, where the marks are sure.

Newspapers print much that a corpus of running prose does not teach: quotations over several
paragraphs, turns of a transcript, quotes signed on the line below, headlines that quote twice,
paragraphs that are a quotation and nothing else. Each function takes the links that the model
found and gives them back amended; where the setting is plain it wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model.tokens import Tokens
from onrecord.reading.blocks import regions
from onrecord.reading.book import Book, joined, overlap
from onrecord.reading.linking import Link
from onrecord.records import Block, Span
from onrecord.text.marks import Quotation
from onrecord.text.words import Offsets, title_case

SURE = 0.9
"""Score of an attribution that the setting alone makes."""
_LEAST_TITLE, _MOST_TITLE = 3, 10
"""Words."""
_LONGEST_POST = 6
"""Paragraphs."""
_DOUBTFUL = 0.7
"""Score of a link under which capitals outweigh the model."""
_SHORTEST = 3
"""Words of a quotation that stands alone; a shorter one may be a title or a nickname."""
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){0,4}"
_TURN = re.compile(rf"[“\"]?({_NAME}(?:, [^:\n“\"]{{2,60}})?|[QA]) ?(:) +(?=\S)")
_FULL_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){1,4}"
_SIGNED = re.compile(rf"\s*(?:[–—―]|--) ?({_FULL_NAME}(?:, [^\n“”\"!?]{{2,60}})?)\s*$")
_POSTED = re.compile(rf"[-–—―]{{1,2}} ?({_NAME} \(@\w{{2,30}}\))(?:,? [^\n]{{3,40}})?$")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b|\?")
_BULLET = re.compile(r"\s*(?:[-•*–—]|\d{1,2}[.)])?\s*")
_LABELS = re.compile(
    r"update|correction|note|editor['’]s note|source|photo|image|video|read|related|watch|tickets?|"
    r"venue|when|where|cost|price|score|time|date|contact|e-?mail|phone|tel|by|from|tip|serves|"
    r"pros|cons|step|ingredients|method|result|answer|question|address|hours|opening hours|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december",
    re.IGNORECASE,
)
"""Words before a colon that are no speakers."""
_SAYS = (
    r"(?:says?|said|warns?|finds?|claims?|admits?|confirms?|reveals?|insists?|suggests?|shows?|"
    r"reports?|argues?|announces?|tells?|hears?|adds?|fears?)"
)
_REPORTED = re.compile(
    rf"(?P<content>\S.*?), (?:(?P<source>[^,:;“”\"]{{2,50}}) (?P<cue>{_SAYS})"
    rf"|(?P<cue_first>{_SAYS}) (?P<source_last>[^,:;“”\"]{{2,60}}))$",
    re.IGNORECASE,
)
"""A headline with its source behind: "Ship cut cable, minister says", "…, says minister"."""
_LABELLED = re.compile(r"(?P<source>[^:“”\"‘]{2,40}?) ?(?P<cue>:) +(?P<content>\S.*)$")
_ON = re.compile(r" ?(?P<cue>:) +(?P<source>\S[^:,;“”\"]{1,50}?) on (?=\S)", re.IGNORECASE)
"""Behind a headline's quotation: "'Nobody Slept': Keeper Mara Quist on …"."""
_NO_SOURCE = re.compile(rf"\b{_SAYS}\b|\b(?:who|which|that)$", re.IGNORECASE)
_PANEL = 3
"""Turns with a name and a description from which on they are a panel's."""


def amend(tokens: Tokens, links: Sequence[Link], blocks: Sequence[Block]) -> list[Link]:
    """The links as the setting of the page has them. ``blocks`` are those that were read."""
    book = Book(tokens, links, regions(blocks))
    for step in (_titles, _headlines, _part_headlines, _run_on, _turns, _signed, _alone):
        step(book, blocks)
    return sorted(book.links(), key=lambda link: min(link.source + link.cue + link.content))


# Headlines


def _headlines(book: Book, blocks: Sequence[Block]) -> None:
    """Headlines that name their source where newspapers put it: behind the last comma, before a
    colon, or behind a quotation and its colon.
    """
    quoted = _source_words(book, blocks)
    for block in blocks:
        if block.kind == "headline" and (parts := _parts(book, block, quoted)):
            whole = book.run((block.start, block.end))
            source, cue, content = (book.run(span) for span in parts)
            if whole and source and cue and content:
                book.clear(whole)
                book.put(Link((source,), (cue,), (content,), SURE))


def _parts(book: Book, block: Block, quoted: set[str]) -> tuple[Span, Span, Span] | None:
    """Source, cue and content of a headline that is set as an attribution."""
    text, quotations = book.tokens.text, book.tokens.quotations
    place = bisect_left(quotations, block.start, key=lambda each: each.marks[0])
    if place < len(quotations) and quotations[place].marks[0] == block.start:
        first = quotations[place]
        on = _ON.match(text, first.marks[1], block.end)
        if on and _last_word(on["source"]) in quoted:
            return on.span("source"), on.span("cue"), (first.start, first.end)
    reported = _REPORTED.fullmatch(text, block.start, block.end)
    if reported:
        at = "source" if reported["source"] else "source_last"
        cue = "cue" if reported["cue"] else "cue_first"
        inside = any(q.start < reported.start(cue) < q.end for q in quotations[place:])
        known = at == "source" or not quoted.isdisjoint(reported[at].casefold().split())
        if known and not inside and not _NO_SOURCE.search(reported[at]):
            return reported.span(at), reported.span(cue), reported.span("content")
    labelled = _LABELLED.fullmatch(text, block.start, block.end)
    if labelled is None or _LABELS.fullmatch(labelled["source"]):
        return None
    if _last_word(labelled["source"]) not in quoted:
        return None
    return labelled.span("source"), labelled.span("cue"), labelled.span("content")


def _source_words(book: Book, blocks: Sequence[Block]) -> set[str]:
    """The words of all sources that were found outside headlines."""
    text, words = book.tokens.text, book.tokens.words
    heads = [block for block in blocks if block.kind == "headline"]
    found: set[str] = set()
    for link in book.links():
        for start, end in link.source:
            place = bisect_right(heads, words[start][0], key=lambda each: each.start) - 1
            if place < 0 or heads[place].end <= words[start][0]:
                found.update(text[s:e].casefold() for s, e in words[start:end])
    return found


def _last_word(label: str) -> str:
    return label.split()[-1].casefold()


def _part_headlines(book: Book, blocks: Sequence[Block]) -> None:
    """A headline's closing quotation behind a colon stands alone where somebody was quoted before
    it: "Storm 'Took Stairs', Says Keeper: 'Nobody Slept'" quotes twice, and names a source once.
    It and an opening one before a colon are words said, even where nobody is found to say them.
    """
    quotations, text = book.tokens.quotations, book.tokens.text
    for block in blocks:
        if block.kind not in ("headline", "subheading"):
            continue
        first = bisect_left(quotations, block.start, key=lambda each: each.marks[0])
        last = bisect_left(quotations, block.end, key=lambda each: each.start)
        for quotation in quotations[first:last]:
            opening, closing = quotation.marks
            before, after = text[block.start : opening].strip(), text[closing : block.end].strip()
            closes = closing == block.end and before.endswith(":")
            opens = opening == block.start and after.startswith(":") and len(after) > 1
            run = book.run((quotation.start, quotation.end))
            if run is None or not (closes or opens):
                continue
            if closes:
                _part(book, run)
            if book.length(run) >= _SHORTEST and not book.holding(run):
                book.put(Link((), (), (run,), SURE / 2))


def _part(book: Book, run: Offsets) -> None:
    """Take a run of words from the link that holds content before it as well."""
    for key, link in book.holding(run):
        left = tuple((s, min(e, run[0] - 1)) for s, e in link.content if s < run[0] - 1)
        if left and link.cue:
            book.put(replace(link, content=left), key)
            book.put(Link((), (), (run,), link.score))


# Titles of works


def _titles(book: Book, blocks: Sequence[Block]) -> None:
    """A quotation in which every word that a title would capitalise has a capital, with nobody
    found to say it, is the title of a song, a book or a bill.
    """
    for quotation in book.tokens.quotations:
        run = book.run((quotation.start, quotation.end))
        if run is None or not _LEAST_TITLE <= book.length(run) <= _MOST_TITLE:
            continue
        place = bisect_right(blocks, quotation.start, key=lambda each: each.start) - 1
        words = book.tokens.text[quotation.start : quotation.end]
        if blocks[place].kind == "paragraph" and is_title(words):
            for key, link in book.holding(run):
                inside = all(run[0] - 1 <= s and e <= run[1] + 1 for s, e in link.content)
                doubtful = link.score < _DOUBTFUL or not (link.source and link.cue)
                if inside and doubtful:
                    book.drop(key)


def is_title(words: str) -> bool:
    """Set as a title of a work: capitals as a title has them, and no sentence's end."""
    plain = words.rstrip(",")
    return title_case(plain) == 1 and not plain.isupper() and plain[-1:] not in ".!?…"


# Quotations over several paragraphs


def _run_on(book: Book, _: Sequence[Block]) -> None:
    """A quotation that opens again in each paragraph is one person's, and one attribution, but
    for a paragraph that has a cue of its own.
    """
    for chain in _chains(book):
        runs = [run for q in chain if (run := book.run((q.start, q.end)))]
        owners = [_owner_of(book, run) for run in runs]
        first = next((key for key in owners if key is not None), None)
        if first is None and runs:
            first = next((key for key, link in book.holding(runs[0]) if link.cue), None)
        if first is None:
            for run in runs:
                book.clear(run)
            book.put(Link((), (), joined(runs), SURE / 2))
            continue
        given: dict[int, list[Offsets]] = {}
        for owner, run in zip(owners, runs, strict=True):
            first = first if owner is None else owner
            if owner is None:
                given.setdefault(first, []).append(run)
        for key, own in given.items():
            book.give(key, own)


def _owner_of(book: Book, run: Offsets) -> int | None:
    """The link that holds words of the run and has its cue in the same paragraph."""
    paragraph = book.tokens.paragraph
    for key, link in book.holding(run):
        if link.cue and paragraph[link.cue[0][0]] == paragraph[run[0]]:
            return key
    return None


def _chains(book: Book) -> Iterator[list[Quotation]]:
    """Quotations that each open again what the one before left open, in one part of the story."""
    chain: list[Quotation] = []
    part = -1
    for quotation in book.tokens.quotations:
        run = book.run(quotation.marks)
        here = book.regions[int(book.tokens.paragraph[run[0]])] if run else part
        if chain and quotation.resumed and here == part:
            chain.append(quotation)
        else:
            if len(chain) > 1:
                yield chain
            chain, part = [quotation], here
    if len(chain) > 1:
        yield chain


# Transcripts


@dataclass(frozen=True, slots=True)
class _Turn:
    source: Offsets
    cue: Offsets
    content: Offsets
    label: str
    described: bool
    """Names somebody in full and says who that is, as in "Ana Sousa, mayor: …"."""
    spoken: bool
    """Reads as speech: quoted, a question, or with an I, a we or a you."""
    paragraph: Offsets


def _turns(book: Book, blocks: Sequence[Block]) -> None:
    """Turns such as "SMITH: …", "Q: …" and "Ana Sousa, mayor: …", where there are several."""
    turns = [turn for block in blocks if (turn := _turn(book, block))]
    if len(turns) < 2:
        return
    text = book.tokens.text
    words = Counter(text[start:end].casefold() for start, end in book.tokens.words)
    labels = Counter(turn.label for turn in turns)
    panel = sum(turn.described for turn in turns) >= _PANEL
    turns = [
        turn
        for turn in turns
        if (panel and turn.described) or _is_speaker(book, turn, labels, words)
    ]
    spoken = [turn for turn in turns if turn.spoken]
    repeated = len(turns) >= 3 and (max(labels.values()) > 1 or {"Q", "A"} <= set(labels))
    dialogue = (repeated or panel) and 2 * len(spoken) >= len(turns)
    taken: dict[int, int] = {}
    for turn in turns if dialogue else spoken:
        book.clear(turn.paragraph)
        key = book.put(Link((turn.source,), (turn.cue,), (turn.content,), SURE))
        taken[int(book.tokens.paragraph[turn.source[0]])] = key
    for chain in _chains(book):
        _go_on(book, chain, taken)


def _is_speaker(book: Book, turn: _Turn, labels: Counter[str], words: Counter[str]) -> bool:
    """Whether a turn's label is somebody: Q or A, a name in capitals, or one that the story has
    elsewhere as well; and nobody else is found speaking in the paragraph.
    """
    label = turn.label
    if _LABELS.fullmatch(label) and not (label.isupper() and labels[label] > 1):
        return False
    if label in ("Q", "A") or (label.isupper() and len(label) > 1):
        return True
    named = words[label.split()[-1].casefold()] > labels[label]
    return named and not book.saying(int(book.tokens.paragraph[turn.source[0]]))


def _go_on(book: Book, chain: Sequence[Quotation], taken: dict[int, int]) -> None:
    """A quoted turn goes on over the paragraphs that open again and name nobody."""
    turn: int | None = None
    given: dict[int, list[Offsets]] = {}
    for quotation in chain:
        run = book.run((quotation.start, quotation.end))
        if run:
            number = int(book.tokens.paragraph[run[0]])
            turn = taken.get(number, turn)
            if turn is not None and number not in taken:
                given.setdefault(turn, []).append(run)
    for key, runs in given.items():
        book.give(key, runs)


def _turn(book: Book, block: Block) -> _Turn | None:
    if block.kind not in ("paragraph", "list item", "blockquote"):
        return None
    text = book.tokens.text
    found = _TURN.match(text, block.start, block.end)
    if found is None or found.end() >= block.end:
        return None
    label = found[1].split(",")[0]
    source, cue = book.run(found.span(1)), book.run(found.span(2))
    content = book.run((found.end(), block.end))
    whole = book.run((block.start, block.end))
    if not (source and cue and content and whole):
        return None
    opens = text[found.end()] in '“"‘«„'
    spoken = opens or bool(_SPOKEN.search(text, found.end(), block.end))
    described = label != found[1] and bool(re.fullmatch(_FULL_NAME, label))
    return _Turn(source, cue, content, label, described, spoken, whole)


# Signed quotes and posts


def _signed(book: Book, blocks: Sequence[Block]) -> None:
    """A quotation or post with its name behind a dash, on its own line or on the one below."""
    text = book.tokens.text
    for place, block in enumerate(blocks):
        if block.kind not in ("paragraph", "list item", "blockquote", "subheading"):
            continue
        above = blocks[place - 1] if place else None
        posted = _POSTED.fullmatch(text, block.start, block.end)
        if posted:
            post = _post_above(text, blocks[:place][-_LONGEST_POST - 1 :])
            whole = _quoted_whole(book, post[0]) if len(post) == 1 else None
            spans = [(whole.start, whole.end)] if whole else [(b.start, b.end) for b in post]
            _sign(book, posted.span(1), spans, sure=True)
            continue
        quotation = _quoted_whole(book, block, signed=True)
        if quotation is not None:
            signature = _SIGNED.fullmatch(text, quotation.marks[1], block.end)
        elif above is not None and (quotation := _quoted_whole(book, above)):
            signature = _SIGNED.fullmatch(text, block.start, block.end)
        else:
            continue
        words = text[quotation.start : quotation.end]
        if signature and len(words.split()) >= _SHORTEST and not is_title(words):
            _sign(book, signature.span(1), [(quotation.start, quotation.end)])


def _post_above(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs of a post that stand above its author: those joined by single line ends, up
    to an empty line; the last one where there is no empty line near. None where they lead to
    something else.
    """
    post: list[Block] = []
    for below, block in zip([None, *blocks[:0:-1]], blocks[::-1], strict=True):
        if below is not None and text.count("\n", block.end, below.start) > 1:
            return post
        if block.kind not in ("paragraph", "subheading") or text[block.end - 1] == ":":
            return post
        post.insert(0, block)
    return post if len(post) <= _LONGEST_POST else post[-1:]


def _quoted_whole(book: Book, block: Block, *, signed: bool = False) -> Quotation | None:
    """The quotation that a block consists of, a bullet or number and, if ``signed``, a name
    behind it aside.
    """
    quotations, text = book.tokens.quotations, book.tokens.text
    place = bisect_left(quotations, block.start, key=lambda each: each.marks[0])
    if place == len(quotations) or quotations[place].marks[1] > block.end:
        return None
    opening, closing = quotations[place].marks
    before, after = text[block.start : opening], text[closing : block.end].strip()
    if _BULLET.fullmatch(before) and bool(after) == signed:
        return quotations[place]
    return None


def _sign(book: Book, name: Span, content: Sequence[Span], *, sure: bool = False) -> None:
    """Give words to the name that signs them; unless that is ``sure``, a cue beside them wins."""
    source = book.run(name)
    runs = [run for span in content if (run := book.run(span))]
    if source is None or not runs:
        return
    paragraph = book.tokens.paragraph
    for said in () if sure else runs:
        cues = [cue for _, link in book.holding(said) for cue in link.cue if book.length(cue)]
        beside = [cue for cue in cues if paragraph[cue[0]] == paragraph[said[0]]]
        if any(not overlap(cue, said) for cue in beside):
            return  # somebody is found to say it already
    for said in (*runs, source):
        book.clear(said)
    book.put(Link((source,), (), tuple(runs), SURE))


# Quotations alone


def _alone(book: Book, blocks: Sequence[Block]) -> None:
    """A paragraph that is one quotation is somebody's words, even where nobody is named."""
    for block in blocks:
        if block.kind not in ("paragraph", "blockquote", "list item"):
            continue
        quotation = _quoted_whole(book, block)
        if quotation is None or not (quotation.closed or quotation.resumed):
            continue
        run = book.run((quotation.start, quotation.end))
        if run is None or book.length(run) < _SHORTEST:
            continue
        holders = book.holding(run)
        if not holders:
            book.put(Link((), (), (run,), SURE / 2))
        elif len(holders) == 1:
            key, link = holders[0]
            if not _has_all(link.content, run) and not _speaks_inside(link, run):
                book.give(key, [run])


def _has_all(content: Sequence[Offsets], run: Offsets) -> bool:
    place = bisect_right(content, run[0], key=lambda each: each[0]) - 1
    return place >= 0 and content[place][1] >= run[1]


def _speaks_inside(link: Link, run: Offsets) -> bool:
    return any(overlap(each, run) for each in link.source + link.cue)
