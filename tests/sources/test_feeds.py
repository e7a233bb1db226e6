import time

import pytest

from dateline.errors import InputError
from dateline.records import Article, Failure, Page
from dateline.sources import about_how_many, open_source
from dateline.sources.feeds import is_feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Sahel Daily</title><link>https://sahel.example</link>
<item><title>Rebels attack Gao</title><link>https://sahel.example/1</link><category>Mali</category>
<pubDate>Thu, 28 Mar 2024 10:00:00 GMT</pubDate><dc:creator>Awa Keita</dc:creator>
<description>Rebels attacked.</description>
<content:encoded><![CDATA[<p>Rebels attacked <b>Gao</b> on Monday,
police said.</p><script>track()</script><p>R&amp;B was played.<br>Nobody was hurt.</p>]]></content:encoded></item>
<item><title>Only a title</title></item>
<item><guid>https://sahel.example/3</guid><description>Talks &lt;i&gt;were&lt;/i&gt; held.</description></item>
<item><description>Talks went on.</description><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Sahel Daily</title>
<entry><title type="html">Talks &amp;amp; a &lt;b&gt;truce&lt;/b&gt;</title>
<link rel="edit" href="https://sahel.example/edit"/><link href="https://sahel.example/2"/>
<updated>2024-03-28T10:00:00Z</updated><author><name>Awa Keita</name></author><summary>Talks.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Talks were held.</p><p>A truce came.</p></div></content>
</entry></feed>"""


def opened(tmp_path, content, name="feed.xml"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_source(str(path)))


def test_an_entry_of_rss_is_an_article_with_all_that_the_feed_carries(tmp_path):
    article = opened(tmp_path, RSS)[0]
    assert isinstance(article, Article)
    assert article.text == "Rebels attacked Gao on Monday, police said.\n\nR&B was played.\n\nNobody was hurt."
    assert (article.title, article.published) == ("Rebels attack Gao", "2024-03-28T10:00:00+00:00")
    assert (article.address, article.outlet, article.section) == ("https://sahel.example/1", "Sahel Daily", "Mali")
    assert article.authors == ("Awa Keita",)
    assert article.source == str(tmp_path / "feed.xml") + " entry 1"


def test_an_entry_without_text_or_with_no_date_fails_alone(tmp_path):
    kinds = [item.code if isinstance(item, Failure) else item.text for item in opened(tmp_path, RSS)]
    assert kinds[1:] == ["empty", "Talks were held.", "bad_date"]


def test_an_entry_is_known_by_its_link_whatever_its_text(tmp_path):
    first, later = (opened(tmp_path, text)[0] for text in (RSS, RSS.replace("Nobody", "No one")))
    assert first.text != later.text
    assert first.id == later.id != opened(tmp_path, RSS)[2].id


def test_an_entry_of_atom_is_an_article(tmp_path):
    (article,) = opened(tmp_path, ATOM)
    assert article.text == "Talks were held.\n\nA truce came."
    assert (article.title, article.address) == ("Talks & a truce", "https://sahel.example/2")
    assert (article.outlet, article.authors) == ("Sahel Daily", ("Awa Keita",))


def test_feeds_are_known_by_their_first_element_whatever_they_are_called(tmp_path):
    assert isinstance(opened(tmp_path, RSS, "news.txt")[0], Article)
    assert isinstance(opened(tmp_path, RSS.replace("UTF-8", "UTF-16").encode("utf-16"), "x.rss")[0], Article)
    page = "<html><body><p>The feed &lt;rss&gt; is dead.</p><rss></rss></body></html>"
    assert isinstance(opened(tmp_path, page, "page.xml")[0], Page)


def test_the_entries_of_a_feed_are_counted_before_they_are_read(tmp_path):
    for name, content, count in (("a.xml", RSS, 4), ("b.atom", ATOM, 1), ("c.xml", "<html>Talks.</html>", 1)):
        (tmp_path / name).write_text(content)
        assert about_how_many(str(tmp_path / name)) == count


def test_a_feed_without_entries_tells_so(tmp_path):
    for empty in ("<rss><channel><title>Sahel Daily</title></channel></rss>", "<rss"):
        with pytest.raises(InputError) as caught:
            opened(tmp_path, empty)
        assert caught.value.code == "empty"


def test_entities_of_a_feed_neither_read_files_nor_unpack_without_end(tmp_path):
    (tmp_path / "secret.txt").write_text("secret words")
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(12))
    evil = (
        f'<!DOCTYPE rss [<!ENTITY file SYSTEM "file://{tmp_path}/secret.txt">{bombs}]>'
        "<rss><channel><item><description>Talks were held. &file; &e11;</description></item></channel></rss>"
    )
    (article,) = opened(tmp_path, evil)
    assert isinstance(article, Article)
    assert article.text == "Talks were held. &file;"


def test_a_broken_feed_gives_what_can_be_read(tmp_path):
    (article,) = opened(tmp_path, RSS[: RSS.index("<item><title>Only")])
    assert article.title == "Rebels attack Gao"


@pytest.mark.parametrize("odd", ["<?xml version='1.0' encoding='x'?>", "<!-- -->", "&#0;", "<p", "]]>", "&bogus;"])
def test_odd_markup_in_an_entry_stops_nothing(tmp_path, odd):
    entry = f"<item><title>{odd}</title><description><![CDATA[{odd}<p>Talks were held.</p>]]></description></item>"
    items = opened(tmp_path, f"<rss><channel>{entry}<item><description>More.</description></item></channel></rss>")
    assert "More." in [getattr(item, "text", None) for item in items]


@pytest.mark.parametrize("part", [b"<?a?>", b"<!--a-->", b"<!DOCTYPE a>", b"<? ", b"<!-- "])
def test_whether_a_page_is_a_feed_is_told_at_once(part):
    begun = time.perf_counter()
    assert not is_feed(part * 600 + b"<html>")
    assert time.perf_counter() - begun < 1


def test_marks_that_stand_for_themselves_and_undeclared_prefixes_cost_no_words(tmp_path):
    (article,) = opened(
        tmp_path,
        "<rss><channel><item><title>R & B</title><dc:creator>Awa Keita</dc:creator>"
        "<content:encoded>Fewer than < 5 & no more.</content:encoded></item></channel></rss>",
    )
    assert (article.title, article.text) == ("R & B", "Fewer than < 5 & no more.")
    assert article.authors == ("Awa Keita",)


def test_a_prefix_is_not_declared_by_a_longer_one(tmp_path):
    (article,) = opened(
        tmp_path,
        '<rss xmlns:dcterms="http://purl.org/dc/terms/"><channel><item><title>Talks</title>'
        "<dc:creator>Awa Keita</dc:creator><description>Talks were held.</description></item></channel></rss>",
    )
    assert article.authors == ("Awa Keita",)


def test_what_is_told_of_a_picture_is_not_told_of_the_entry(tmp_path):
    (article,) = opened(
        tmp_path,
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><media:title>A photograph</media:title>'
        "<media:description>A river that is seen from above, with boats.</media:description>"
        "<title>Talks</title><description>Talks were held.</description></item></channel></rss>",
    )
    assert (article.title, article.text) == ("Talks", "Talks were held.")


@pytest.mark.parametrize(
    ("link", "address"),
    [("2", "https://sahel.example/news/2"), ("/2", "https://sahel.example/2"), ("http://[", "http://[")],
)
def test_a_link_is_relative_to_the_base_that_the_feed_states(tmp_path, link, address):
    feed = ATOM.replace("<feed", '<feed xml:base="https://sahel.example/news/"')
    (article,) = opened(tmp_path, feed.replace("https://sahel.example/2", link))
    assert article.address == address


def test_paragraphs_of_xhtml_stay_apart_whatever_their_prefix(tmp_path):
    content = '<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One.</x:p><x:p>Two.</x:p></x:div>'
    (article,) = opened(tmp_path, f"<feed><entry><content>{content}</content></entry></feed>")
    assert article.text == "One.\n\nTwo."


@pytest.mark.parametrize("part", ["<![CDATA[", "<!--", "<a ", "<", "&", "&#x110000;", "<?a ", "<b>", "a@"])
def test_no_markup_of_an_entry_takes_more_than_its_share_of_time(tmp_path, part):
    begun = time.perf_counter()
    opened(tmp_path, f"<rss><channel><item><description>Talks.{part * 50_000}</description></item></channel></rss>")
    assert time.perf_counter() - begun < 5
