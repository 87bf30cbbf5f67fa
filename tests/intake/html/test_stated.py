import pytest

from onrecord.intake.html.stated import stated
from tests.intake.html.trees import meta, page, script

HERE = "https://www.gullpost.example/news/ferry-is-late"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry is late, again",
    "alternativeHeadline": "Fog keeps the boat at the pier",
    "datePublished": "2026-03-31T06:12:56-05:00",
    "dateModified": "2026-03-31T08:00:00-05:00",
    "author": [{"@type": "Person", "name": "Ana Sousa"}, {"@type": "Person", "name": "Tom Reed"}],
    "publisher": {"@type": "Organization", "name": "The Gull Post"},
    "inLanguage": "en-GB",
    "mainEntityOfPage": {"@type": "WebPage", "@id": HERE},
    "isAccessibleForFree": "False",
    "articleBody": "The ferry was late.",
}


def test_all_of_an_article() -> None:
    told = stated(page(script(ARTICLE)), HERE)
    assert told.headline == "Ferry is late, again"
    assert told.descriptions == ("Fog keeps the boat at the pier",)
    assert told.authors == ("Ana Sousa", "Tom Reed")
    assert told.outlet == "The Gull Post"
    assert (told.published, told.published_at) == ("2026-03-31", "2026-03-31T06:12:56-05:00")
    assert told.modified_at == "2026-03-31T08:00:00-05:00"
    assert (told.language, told.url, told.body) == ("en", HERE, "The ferry was late.")
    assert told.types == {"newsarticle"}
    assert told.free is False


def test_nothing_is_stated() -> None:
    told = stated(page())
    assert (told.headline, told.authors, told.outlet, told.published) == (None, (), None, None)
    assert (told.language, told.url, told.body, told.free) == (None, None, None, None)


def test_meta_elements() -> None:
    head = meta(
        og__title="Ferry is late | The Gull Post",
        og__site_name="The Gull Post",
        og__url=HERE,
        og__locale="en_GB",
        og__type="article",
        article__published_time="2026-03-31T06:12:56Z",
        article__modified_time="2026-04-01",
        article__author="https://social.example/ana",
        author="By Ana Sousa, Gull Post Staff",
    )
    told = stated(page(head))
    assert told.headline == "Ferry is late"
    assert told.authors == ("Ana Sousa",)
    assert (told.outlet, told.url, told.language) == ("The Gull Post", HERE, "en")
    assert (told.published_at, told.modified_at) == ("2026-03-31T06:12:56+00:00", None)
    assert told.types == {"article"}


def test_microdata_of_the_article_and_of_nobody_else() -> None:
    body = """
      <article itemscope itemtype="https://schema.org/NewsArticle">
        <h1 itemprop="headline">Ferry is late</h1>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person">By
          <b itemprop="name">Ana Sousa</b></span>
        <time itemprop="datePublished" datetime="2026-03-31T06:12:56+01:00">today</time>
        <div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
          <span itemprop="author">Tom Reed</span><time itemprop="datePublished">2020-01-01</time>
        </div>
      </article>
      <div class="related" itemscope itemtype="https://schema.org/NewsArticle">
        <span itemprop="author">Bea Oduya</span></div>"""
    told = stated(page(body=body))
    assert (told.headline, told.authors) == ("Ferry is late", ("Ana Sousa",))
    assert told.published_at == "2026-03-31T06:12:56+01:00"


def test_the_headline_is_the_one_that_the_page_shows() -> None:
    head = script(ARTICLE | {"headline": "Why you will miss the ferry"}) + meta(
        og__title="The ferry is late: what to do now"
    )
    told = stated(page(head, "<h1>The ferry is late: what to do <i>now</i></h1>"))
    assert told.headline == "The ferry is late: what to do now"
    assert told.headlines[1] == "Why you will miss the ferry"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry is late again - The Gull Post", "Ferry is late again"),
        ("The Gull Post: Ferry is late again", "Ferry is late again"),
        ("Ferry is late again | Boats | Gull", "Ferry is late again"),
    ],
)
def test_a_title_without_its_site(title: str, headline: str) -> None:
    assert stated(page(f"<title>{title}</title>", f"<h1>{headline}</h1>")).headline == headline


def test_entities_and_tags_in_what_is_stated() -> None:
    told = stated(
        page(script(ARTICLE | {"headline": "&#8220;Late&amp;nbsp;again&#8221; <i>x</i>"}))
    )
    assert told.headline == "“Late again” x"


def test_the_publisher_of_a_wire_story() -> None:
    wire = ARTICLE | {"publisher": {"name": "World Wire"}, "author": {"name": "World Wire"}}
    told = stated(page(script(wire) + meta(og__site_name="Gull Post - News from the sea")), HERE)
    assert (told.outlet, told.authors) == ("Gull Post", ("World Wire",))


def test_people_go_before_the_house() -> None:
    house = ARTICLE | {"author": {"@type": "Organization", "name": "Gull Post"}}
    body = '<p class="byline">By Ana Sousa and Tom Reed</p>'
    assert stated(page(script(house), body)).authors == ("Ana Sousa", "Tom Reed", "Gull Post")


def test_a_source_that_names_more_authors() -> None:
    one = ARTICLE | {"author": {"name": "Ana Sousa"}}
    body = '<p class="byline">By Ana Sousa, Tom Reed and Bea Oduya</p>'
    assert stated(page(script(one), body)).authors == ("Ana Sousa", "Tom Reed", "Bea Oduya")


def test_other_stories_state_nothing_of_this_one() -> None:
    other = ARTICLE | {"headline": "Tram is late", "mainEntityOfPage": HERE + "-not"}
    told = stated(page(script([other | {"author": "Bea Oduya"}, ARTICLE])), HERE)
    assert (told.headline, told.authors) == ("Ferry is late, again", ("Ana Sousa", "Tom Reed"))


def test_no_zone_is_made_up() -> None:
    told = stated(page(meta(article__published_time="2026-03-31T06:12:56")))
    assert (told.published, told.published_at) == ("2026-03-31", None)


def test_times_that_a_page_shows() -> None:
    body = """<article><time class="entry-date" datetime="2026-03-31T06:12:56Z">31.3.</time>
        </article><aside><time class="published" datetime="2026-01-01T00:00:00Z">1.1.</time>
        </aside>"""
    assert stated(page(body=body)).published_at == "2026-03-31T06:12:56+00:00"


def test_the_day_in_an_address() -> None:
    assert stated(page(), "https://gullpost.example/2026/03/31/ferry").published == "2026-03-31"


def test_no_date_that_no_page_can_have() -> None:
    head = script(ARTICLE | {"datePublished": "0001-01-01T00:00:00Z"})
    assert stated(page(head)).published is None


def test_scripts_are_no_addresses() -> None:
    told = stated(page('<link rel="canonical" href="javascript:alert(1)">'), HERE)
    assert told.url == HERE


def test_hostile_markup_is_survived() -> None:
    deep = "<div itemprop='author'>" * 2_000
    many = "".join(f"<meta property='og:title' content='{n}'>" for n in range(20_000))
    told = stated(page(many + script("[" * 100_000), deep + "<h1>" * 500 + "Late"))
    assert told.headline is not None
