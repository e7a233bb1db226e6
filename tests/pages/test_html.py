"""HTML pages of several designs, all written for these tests."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DatelineError, InputError
from dateline.pages import to_article
from dateline.records import Article, Page

FIRST = (
    "The foreign ministers of Freedonia and Sylvania met in the port of Klopstokia on Tuesday and agreed to reopen "
    "the border between the two countries, officials on both sides said."
)
SECOND = (
    "The crossing has been closed since a skirmish in January in which three soldiers were killed, and traders have "
    "complained of losses ever since."
)
THIRD = "A joint commission will meet next week to settle the details, the ministers said in a statement."


def page(body="", head="", *, lang="en", address=None):
    text = f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return Page(content=text.encode(), source="test.html", address=address)


def paragraphs(*more):
    return "".join(f"<p>{words}</p>" for words in (FIRST, SECOND, *more, THIRD))


def article(body=None, head="", **more):
    return to_article(
        page(f"<article><h1>Border to reopen, ministers say</h1>{body or paragraphs()}</article>", head, **more)
    )


def ld(**fields):
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_paragraphs_are_joined_by_blank_lines():
    assert article().text == "\n\n".join([FIRST, SECOND, THIRD])


def test_white_space_inside_is_normalised():
    assert article(paragraphs().replace("The crossing has", "The\n\t crossing&nbsp;  has")).text.count(SECOND) == 1


def test_words_in_inline_elements_stay_together():
    body = paragraphs().replace("Freedonia", "<a href='/f'>Free<b>donia</b></a>")
    assert article(body).text.startswith("The foreign ministers of Freedonia and")


@pytest.mark.parametrize(
    "box",
    [
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>",
        "<div class='share-buttons'><span>Share this on Facebook</span></div>",
        "<div class='newsletter-signup'><p>Get the day's best stories in your inbox every single morning.</p></div>",
        "<aside class='related'><h3>Related stories</h3><p>An older story about quite another thing.</p></aside>",
        "<p>Read more: An older story about quite another thing</p>",
        "<p>ADVERTISEMENT</p>",
        "<div id='cookie-consent'><p>We use cookies and ask for your consent to store them on your device.</p></div>",
        "<section id='comments'><p>Reader42: I never believed a word of this, and I never will.</p></section>",
        "<div role='dialog'><p>Please register to go on reading; it takes only a minute of your time.</p></div>",
        "<script>var words = 'not a word of the text';</script>",
        "<style>.x { color: red }</style>",
        "<noscript>Please enable JavaScript to read this page as it was meant.</noscript>",
        "<footer><p>Published by the Gazette of Freedonia, Harbour Street 4, Klopstokia</p></footer>",
    ],
)
def test_what_stands_beside_the_text_never_gets_into_it(box):
    assert article(paragraphs(box).replace("<p><", "<").replace("></p>", ">")).text == "\n\n".join(
        [FIRST, SECOND, THIRD]
    )


def test_text_in_plain_divs_is_found():
    body = "".join(f"<div>{words}</div>" for words in (FIRST, SECOND, THIRD))
    found = to_article(page(f"<div id='x'><h2>Border</h2>{body}</div>"))
    assert all(words in found.text for words in (FIRST, SECOND, THIRD))


def test_a_live_blog_keeps_its_posts():
    posts = "".join(
        f"<article class='post'><time datetime='2024-03-28T0{n}:00:00Z'>0{n}:00</time>"
        f"<p>{FIRST} Post {n}.</p></article>"
        for n in range(1, 6)
    )
    found = to_article(page(f"<main><h1>Border talks live</h1>{posts}</main>", ld(**{"@type": "LiveBlogPosting"})))
    assert all(f"Post {n}." in found.text for n in range(1, 6))


def test_lists_of_the_article_stay():
    body = (
        paragraphs("The points agreed:") + "<ul><li>Trucks may cross from Monday.</li><li>Visas are dropped.</li></ul>"
    )
    assert "Trucks may cross from Monday.\n\nVisas are dropped." in article(body).text


def test_the_body_of_the_structured_data_serves_where_the_page_shows_none():
    head = ld(headline="Border to reopen", articleBody="\n".join([FIRST, SECOND, THIRD]))
    assert to_article(page("<h1>Border to reopen</h1><p>Loading</p>", head)).text == "\n\n".join([FIRST, SECOND, THIRD])


def test_the_title_is_what_the_page_shows_without_the_outlet():
    found = article(head="<title>Border to reopen, ministers say | The Gazette</title>")
    assert (found.title, found.outlet) == ("Border to reopen, ministers say", "The Gazette")


def test_a_title_of_the_head_loses_the_outlets_name():
    head = (
        '<meta property="og:title" content="Border to reopen - The Gazette">'
        '<meta property="og:site_name" content="The Gazette">'
    )
    assert to_article(page(paragraphs(), head)).title == "Border to reopen"


def test_the_outlets_own_heading_is_not_the_title():
    head = '<title>Border to reopen - The Gazette</title><meta property="og:site_name" content="The Gazette">'
    assert to_article(page(f"<h1>The Gazette</h1>{paragraphs()}", head)).title == "Border to reopen"


def test_json_ld_states_the_rest():
    found = article(
        head=ld(
            datePublished="2024-03-28T06:49:00.000Z",
            dateModified="2024-03-28T08:00:00+02:00",
            author=[{"@type": "Person", "name": "Jane Doe"}, {"name": "Reuters"}],
            publisher={"name": "The Gazette"},
            articleSection=["World", "Freedonia"],
            copyrightNotice="© 2024 The Gazette",
        )
    )
    assert found.published == "2024-03-28T06:49:00+00:00"
    assert found.modified == "2024-03-28T08:00:00+02:00"
    assert (found.authors, found.agency) == (("Jane Doe",), "Reuters")
    assert (found.outlet, found.section, found.copyright) == ("The Gazette", "World", "© 2024 The Gazette")
    assert found.unknown == {}


def test_json_ld_inside_a_graph_and_with_raw_line_breaks():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, '
        '{"@type": ["NewsArticle"], "headline": "Border\n to reopen", "datePublished": "2024-03-28"}]}</script>'
    )
    assert article(head=head).published == "2024-03-28"


@pytest.mark.parametrize(
    "broken", ["{", '{"@type": "NewsArticle", "datePublished": {}}', "[" * 9999, "null", '"x"', '{"author": [[]]}']
)
def test_broken_json_ld_does_no_harm(broken):
    assert article(head=f'<script type="application/ld+json">{broken}</script>').published is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-03-28T06:49:00+03:00">', "2024-03-28T06:49:00+03:00"),
        ('<meta name="pubdate" content="2024-03-28 06:49">', "2024-03-28T06:49"),
        ('<meta name="date" content="Thu, 28 Mar 2024 06:49:00 GMT">', "2024-03-28T06:49:00+00:00"),
        ('<meta name="publish-date" content="20240328">', "2024-03-28"),
    ],
)
def test_dates_of_meta_elements_keep_no_more_and_no_less_than_is_stated(head, published):
    assert article(head=head).published == published


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("<time datetime='2024-03-28T06:49+01:00'>this morning</time>", "2024-03-28T06:49+01:00"),
        ("<p>Thursday, March 28, 2024 at 6:49 pm</p>", "2024-03-28T18:49"),
        ("<span class='when'>Published 28 March 2024, 06:49 GMT</span>", "2024-03-28T06:49+00:00"),
        ("<div>28.03.2024 06:49</div>", "2024-03-28T06:49"),
        ("<div>Thursday, 28/03/2024</div>", "2024-03-28"),
    ],
)
def test_dates_that_the_page_shows(shown, published):
    found = article(shown + paragraphs())
    assert found.published == published
    assert found.text == "\n\n".join([FIRST, SECOND, THIRD])


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed():
    found = article("<p>Published 03/04/2024</p>" + paragraphs())
    assert (found.published, found.unknown["published"]) == (None, "ambiguous")


def test_dates_in_conflict_are_not_guessed():
    head = ld(datePublished="2024-03-28") + '<meta property="article:published_time" content="2023-01-05">'
    found = article(head=head)
    assert (found.published, found.unknown["published"]) == (None, "ambiguous")


def test_a_date_in_the_text_is_not_the_date_of_publication():
    found = article(
        paragraphs("The last such talks were held on March 3, 2019, in the capital of Sylvania, without result.")
    )
    assert (found.published, found.unknown["published"]) == (None, "not_stated")


def test_the_callers_date_serves_only_where_the_page_has_none():
    assert to_article(page(paragraphs()), published="2020-01-02").published == "2020-01-02"
    assert (
        to_article(page(paragraphs(), ld(datePublished="2024-03-28")), published="2020-01-02").published == "2024-03-28"
    )


def test_the_callers_date_is_checked():
    with pytest.raises(InputError) as caught:
        to_article(page(paragraphs()), published="soon")
    assert caught.value.code == "bad_date"


@pytest.mark.parametrize(
    "shown",
    [
        "<p class='byline'>By <a rel='author' href='/jd'>Jane Doe</a></p>",
        "<span class='author-name'>Jane Doe</span>",
        "<div><span>By Jane Doe</span> | <span>28 March 2024</span></div>",
    ],
)
def test_bylines_that_the_page_shows(shown):
    found = article(shown + paragraphs())
    assert found.authors == ("Jane Doe",)
    assert "Jane Doe" not in found.text


def test_captions_are_zones_of_their_own_without_their_credit():
    words = "Ministers shake hands in Klopstokia. (Photo by Ann Lee / POOL / AFP)"
    figure = f"<figure><img src='a.jpg'><figcaption>{words}</figcaption></figure>"
    found = article(paragraphs(figure))
    (caption,) = found.captions
    assert caption.text == "Ministers shake hands in Klopstokia."
    assert (caption.credit, caption.agencies) == ("Photo by Ann Lee / POOL / AFP", ("Agence France-Presse",))
    assert found.text == "\n\n".join([FIRST, SECOND, THIRD])


def test_a_credit_marked_as_such_is_taken_off():
    words = "Trucks wait at the border. <span class='credit'>Ann Lee/Getty Images</span>"
    figure = f"<figure><figcaption>{words}</figcaption></figure>"
    (caption,) = article(figure + paragraphs()).captions
    assert (caption.text, caption.credit) == ("Trucks wait at the border.", "Ann Lee/Getty Images")


@pytest.mark.parametrize("href", ["https://news.example/a", "/a"])
def test_the_canonical_address_is_made_whole(href):
    found = article(head=f'<link rel="canonical" href="{href}">', address="https://news.example/a?ref=home")
    assert found.address == "https://news.example/a"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://", "https://user:pw@news.example/", "data:,x", "http://[bad"]
)
def test_a_canonical_address_that_is_none_is_passed_over(href):
    assert article(head=f'<link rel="canonical" href="{href}">').address is None


def test_ids_follow_the_address_else_the_bytes():
    head = '<link rel="canonical" href="https://news.example/a">'
    assert article(head=head).id == article(head=head + "<meta name='x' content='y'>").id
    assert (
        article().id == page(f"<article><h1>Border to reopen, ministers say</h1>{paragraphs()}</article>").sha256[:16]
    )


@pytest.mark.parametrize(("words", "language"), [(FIRST, "en"), ("Ja.", None)])
def test_the_language_is_told_where_the_text_is_long_enough(words, language):
    assert to_article(page(f"<p>{words}</p>")).language == language


def test_a_foreign_text_is_told_whatever_the_page_declares():
    words = "Die Außenminister beider Länder einigten sich am Dienstag darauf, die geschlossene Grenze zu öffnen."
    assert to_article(page(f"<p>{words}</p>", lang="en")).language == "de"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n  \n", "empty"),
        (b"%PDF-1.4", "binary"),
        (b"<html><head><title>x</title></head><body></body></html>", "no_article"),
        (b"<html><body><script>alert(1)</script></body></html>", "no_article"),
        (b"<!-- nothing -->", "no_article"),
        (b"<", "no_article"),
    ],
)
def test_pages_without_an_article(content, code):
    with pytest.raises(InputError) as caught:
        to_article(Page(content=content, source="x.html", media_type="text/html"))
    assert caught.value.code == code


@pytest.mark.parametrize("depth", [300, 3000, 100_000])
def test_deep_nesting_loses_no_text(depth):
    found = to_article(page("<div>" * depth + paragraphs() + "</div>" * depth))
    assert FIRST in found.text


def test_malformed_markup_is_read():
    content = f"<html><body><h1>Border<p>{FIRST}<p>{SECOND}<div><p>{THIRD}</b></td><a href='".encode()
    found = to_article(Page(content=content, source="x"))
    assert all(words in found.text for words in (FIRST, SECOND, THIRD))


def test_a_stray_null_byte_in_markup_is_dropped():
    content = page(paragraphs()).content.replace(b"skirmish", b"skir\x00mish")
    assert SECOND in to_article(Page(content=content, source="x")).text


def test_a_paragraph_of_a_million_characters_is_fine():
    assert len(to_article(page("<p>" + "Words were exchanged. " * 50_000 + "</p>")).text) > 1_000_000


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_an_error_of_ours(content):
    for media_type in (None, "text/html"):
        try:
            found = to_article(Page(content=content, source="x", media_type=media_type))
        except DatelineError:
            continue
        assert isinstance(found, Article)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<script>evil()</script>", "<SCRIPT type='x'>evil()</SCRIPT >", "<h1>Title</h1>",
     "<style>evil</style>", "<table><tr><td>", "<ul><li>", FIRST, THIRD,
     "<!--", "-->", "<br>", "<figure>", "&lt;", "\x00", "©"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=30))
def test_scripts_never_get_into_the_text(pieces):
    try:
        found = to_article(Page(content=("<html>" + "".join(pieces)).encode(), source="x"))
    except DatelineError:
        return
    assert all("evil" not in zone.text for zone in found.zones)


def test_quoted_posts_are_part_of_the_text():
    post = "<blockquote class='social-embed'><p>We shall open the border, and soon. — The President</p></blockquote>"
    assert "We shall open the border" in article(f"<p>{FIRST}</p><div class='embed'>{post}</div><p>{SECOND}</p>").text


@pytest.mark.parametrize(
    "foot",
    ["<p>© <a href='/'>2024 The Gazette</a></p>", "<p><b>The Gazette.</b> © <a href='/'>2024 The Gazette</a></p>"],
)
def test_the_copyright_line_is_whole_whatever_is_marked_in_it(foot):
    found = article(head="", body=paragraphs() + f"<footer>{foot}</footer>")
    assert found.copyright.endswith("© 2024 The Gazette")


def test_the_credit_of_a_figure_serves_all_its_captions():
    captions = "".join(f"<p class='caption'>Trucks wait at border post {n}.</p>" for n in range(3))
    found = article(f"<figure>{captions}<span class='credit'>Ann Lee/AFP</span></figure>" + paragraphs())
    assert [(c.text, c.credit) for c in found.captions] == [
        (f"Trucks wait at border post {n}.", "Ann Lee/AFP") for n in range(3)
    ]


@pytest.mark.parametrize("title", ["a | " * 5000, "-" * 20_000 + " a | b"])
def test_a_window_title_of_many_parts_is_soon_done(title, within_seconds):
    with within_seconds(3):
        found = to_article(page(paragraphs(), f"<title>{title}</title>"))
    assert FIRST in found.text


def test_many_dates_in_conflict_are_soon_done(within_seconds):
    days = (f"{year}-{month:02}-15" for year in range(1750, 2020) for month in range(1, 13))
    with within_seconds(3):
        found = article(head="".join(f'<meta name="date" content="{day}">' for day in days))
    assert found.unknown["published"] == "ambiguous"


@pytest.mark.parametrize(
    "boxes",
    [
        "<div>" + "<blockquote>Talks were held.</blockquote>" * 14_000 + "</div>",
        "<figure>" + "<p class='caption'>Trucks wait at the border.</p>" * 5000 + "</figure>",
        "<figure><div class='source'>" + "<p class='caption'>Trucks wait at the border.</p>" * 5000 + "</div></figure>",
    ],
)
def test_many_quotations_and_captions_are_soon_done(boxes, within_seconds):
    with within_seconds(5):
        assert FIRST in article(paragraphs(boxes)).text
