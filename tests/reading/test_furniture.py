"""Lines for and against each look: prose taken for furniture loses what somebody said."""

import pytest

from onrecord.reading.blocks import PROSE, find_blocks
from onrecord.reading.furniture import DATELINE

PROSE_LINES = """
The singer captioned the photo: "I am home at last, and I am not leaving."
He told fans in a video: “I am done with all of it now.”
Officials warned of floods (Reuters).
She posted it on her account (Instagram).
The group promised change (BBC/AFP).
By Monday the river had fallen by a metre.
By Friday evening officials believed the worst was over
By June the board expects prices to fall.
By then, nobody in the town had power.
Video of the incident shows three men entering the shop.
Images of the wreck were sent to the owners.
Image copyright is at stake in the case.
They won 3/4 of home games.
It is open 24/7 all year.
He/she must register by Friday.
Holt completed 9/21 passes for 96 yards.
For more than six hours, divers from the town have worked the river here.
Try as they might, the crew could not break free.
Get the facts right or lose the members, the union was told.
Drought and war contributed to this shortfall.
Copyright law protects authors for life.
Reporting by survivors has doubled since the spring.
By signing up to the treaty, Kestria gave up its claim.
This report was published in March by the ministry.
Published in 1925, the novel sold four copies.
Created in 1998, the charity feeds ninety families.
Updated figures show 412 people died.
Published on Thursday, a separate survey of 40 analysts was gloomier.
May 12, 2019 was the last day of the line.
Nobody in this town shares that view.
The ruling is seen in Brussels as a defeat for the smaller states.
No candidate in this election has a cleaner image
The mayor, left, resigned in May.
Share prices fell on Monday.
Watch sales rose by a third.
The menu was short: soup, and more soup.
Follow the money and you find the mayor.
Sign up sheets were posted in the hall.
‘We never asked for this,’ the farmer told me.
More than a hundred people came.
Opinion – and there is plenty of it – is split down the middle.
Analysis: of the forty cores taken, three were sound.
Read more books was the advice in every letter here that week
Like us on the coast, the islanders set their stories in songs for weekdays.
Enjoying the podcasts was easy; paying for them was harder.
From left and right, the bill drew fire on Monday.
The Social Democrats, left, and the Greens, centre, agreed on Monday to fund it.
Ana Sousa, centre, is the third mayor to resign this year.
The museum opens on Friday. Photos: none allowed inside.
By Tom Reed's count, nine of the ten stairs are gone
""".strip().splitlines()

OTHER_LINES = [
    ("Advertisement", "furniture"),
    ("Share this article", "furniture"),
    ("Share on Facebook (Opens in new window)", "furniture"),
    ("12k shares", "furniture"),
    ("Sign up for our free newsletter and get the best stories every day", "furniture"),
    ("Never miss a story — sign up for the Post's daily newsletter.", "furniture"),
    ("Subscribe to Highland Farmer for $2 a month.", "furniture"),
    ("Follow Ana Sousa on Twitter: @anasousa", "furniture"),
    ("Click here to read the report.", "furniture"),
    ("READ MORE: What the mayor did next", "furniture"),
    ("Related Articles", "furniture"),
    ("Most Read in Sport", "furniture"),
    ("© 2026 Harbour Post. All rights reserved.", "furniture"),
    ("Copyright 2026 The Harbour Post", "furniture"),
    ("Tom Reed contributed to this report.", "furniture"),
    ("(Reporting by Ana Sousa; editing by Tom Reed)", "furniture"),
    ("This article was originally published in March.", "furniture"),
    ("https://harbour.example/storm", "furniture"),
    (".gallery { width: 100%;", "furniture"),
    ("ana sousa, tom reed", "furniture"),
    ("Photo by Ana Sousa", "credit"),
    ("Photo: Ana Sousa/Harbour Post", "credit"),
    ("Image Credits: Bryce Lund / Getty Images", "credit"),
    ("Ana Sousa/Getty Images", "credit"),
    ("Ana Sousa/Frame Wire via Getty", "credit"),
    ("eloísa prado/instagram", "credit"),
    ("eloísa prado/framely", "credit"),
    ("Natalie Accra | Bloomberg | Getty Images", "credit"),
    ("Image copyright Getty Images", "credit"),
    ("By Ana Sousa", "byline"),
    ("By Ana Sousa and Tom Reed, Staff Writers", "byline"),
    ("By Ana Sousa - 11/18/19 11:04 PM EST", "byline"),
    ("By Élodie Çelik", "byline"),
    ("By Staff Reports", "byline"),
    ("Environment correspondent", "byline"),
    ("Nov 18, 2019 at 9:24 pm ET • 2 min read", "dateline"),
    ("Published 11:23 PM EST Nov 19, 2019", "dateline"),
    ("Updated: 4 May 2026, 09:15", "dateline"),
    ("Wednesday 20 November 2019 11:42, UK", "dateline"),
    ("Qollpa Alta, 4 May", "dateline"),
    ("Tom Reed, left, with Ana Sousa at the opening.", "caption"),
    ("FILE - The bridge in 2019.", "caption"),
]
ABOVE, BELOW = "The old bridge opened on Monday.", "It was closed again by noon on Tuesday."


def kind_between(line: str) -> str:
    text = f"{ABOVE}\n\n{line}\n\n{BELOW}"
    (found,) = [b for b in find_blocks(text) if text[b.start : b.end] == line]
    return found.kind


@pytest.mark.parametrize("line", PROSE_LINES)
def test_prose_that_only_looks_like_furniture(line: str) -> None:
    assert kind_between(line) in PROSE - {"caption"}


@pytest.mark.parametrize(("line", "kind"), OTHER_LINES)
def test_what_is_no_prose(line: str, kind: str) -> None:
    assert kind_between(line) == kind


HEADLINES = """
Explainer: What the ruling means for renters
Watch: Bear wanders into village bank
Photos of missing boy found in Leeds
Record fine for Facebook
EU opens inquiry into Google, Facebook
Former Times editor dies aged 90
Newspaper editor jailed over posts
Hit/run driver jailed
Opinion | The wall should never have been built
""".strip().splitlines()


@pytest.mark.parametrize("line", HEADLINES)
def test_headlines_that_only_look_like_furniture(line: str) -> None:
    blocks = find_blocks(f"{line}\n\n{ABOVE}\n\n{BELOW}")
    assert [block.kind for block in blocks] == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The bridge. Photo: Ana Sousa/Post", "The bridge.", "Photo: Ana Sousa/Post"),
        ("The bridge at dawn. (Staff photo)", "The bridge at dawn.", "(Staff photo)"),
        ("The bridge. Ines Furtado/Lumen Pictures", "The bridge.", "Ines Furtado/Lumen Pictures"),
        ("Plumes over Titan. (NASA/JPL)", "Plumes over Titan.", "(NASA/JPL)"),
        ("Traders in Tambo. REUTERS/Ana Sousa", "Traders in Tambo.", "REUTERS/Ana Sousa"),
    ],
)
def test_a_credit_at_the_end_of_its_caption(line: str, caption: str, credit: str) -> None:
    text = f"{ABOVE}\n\n{line}\n\n{BELOW}"
    found = [(b.kind, text[b.start : b.end]) for b in find_blocks(text)]
    assert found[1:3] == [("caption", caption), ("credit", credit)]


def test_a_page_of_single_line_breaks_keeps_its_paragraphs_above_credits() -> None:
    text = "\n".join([ABOVE, "The council held its talks on Monday", "Photo: Getty Images", BELOW])
    assert [b.kind for b in find_blocks(text)].count("credit") == 1
    assert "caption" not in [b.kind for b in find_blocks(text)]


def test_a_menu_does_not_swallow_the_headline_below_it() -> None:
    menu = "\n".join(["News", "Weather", "Puzzles", "Crossword", "Jobs", "Homes"])
    text = f"{menu}\nHarbour wall falls for the second time in May\n\n{ABOVE}\n\n{BELOW}"
    blocks = find_blocks(text)
    assert [block.kind for block in blocks[-3:]] == ["headline", "paragraph", "paragraph"]
    assert {block.subkind for block in blocks[:6]} == {"navigation"}


def test_a_double_name_that_speaks_is_no_dateline() -> None:
    assert DATELINE.match("OPOL (AP) - It rained.") and DATELINE.match("OPOL—It rained.")
    assert not DATELINE.match("MOOR-TARN: It rained.")
