"""A page to the article it holds."""

from __future__ import annotations

import re
from datetime import date

import msgspec
from htmldate import find_date
from lxml import etree, html  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.pages.around_title import details_around
from dateline.pages.bylines import Byline, byline
from dateline.pages.captions import caption_of
from dateline.pages.dates import AMBIGUOUS, dates_in, published_at, stated_date
from dateline.pages.furniture import Details
from dateline.pages.language import identify_language
from dateline.pages.markup import tree_of, words_of
from dateline.pages.plain_text import read_plain_page
from dateline.pages.reading import Reading, read_paragraphs
from dateline.pages.structured import Stated, stated
from dateline.pages.titles import LONGEST_LINE, heading_of, title_of
from dateline.pages.zones import drop_comments, drop_machinery, zones_of
from dateline.records import Article, Caption, Page
from dateline.sources import (
    MAX_TEXT_CHARACTERS,
    article_of_text,
    checked_date,
    decoded,
    kind_of,
    refuse_unreadable,
)
from dateline.sources.articles import digest

_COPYRIGHT = re.compile(r"(?:©|\bcopyright\b)\W*(?:copyright\b\W*)?(?:\d{4}|by\s|[A-Z])", re.IGNORECASE)
_COPYRIGHT_TEXTS = etree.XPath(
    "//text()[contains(., '©') or contains(., 'opyright')]"
    "[not(ancestor::figure or ancestor::figcaption or ancestor::*[contains(@class, 'caption')])]"
)
_MOST_COPYRIGHTS = 10
_POLICY = re.compile(r"\b(?:policy|notice|terms|law|agent)\b", re.IGNORECASE)


def to_article(page: Page, *, published: str | date | None = None) -> Article:
    """The article that a page holds: its text, and what the page says about it.

    Args:
        page: HTML, or text as copied from a browser.
        published: day of publication for pages that do not tell.

    Raises:
        InputError: the page cannot be read, or no article is in it, or `published` is not a date.
    """
    published = checked_date(published)
    refuse_unreadable(page.content, page.source)
    text = decoded(page.content, media_type=page.media_type)
    # Half characters cannot be stored; they come from broken wide encodings only.
    text = text.encode("utf-8", "replace").decode()
    is_html = kind_of(page.content) == "html" or "html" in (page.media_type or "")
    if not is_html and len(text) > MAX_TEXT_CHARACTERS:
        raise InputError("too_large", f"{page.source} has {len(text)} characters of text")
    article = _of_html(page, text) if is_html else _of_text(page, text)
    if not article.text.strip():
        raise InputError("no_article", f"{page.source} holds no running text")
    if len(article.text) > MAX_TEXT_CHARACTERS:
        raise InputError("too_large", f"{page.source} has {len(article.text)} characters of text")
    unknown = dict(article.unknown)
    if article.published is None and published is not None:
        article = msgspec.structs.replace(article, published=published)
        unknown.pop("published", None)
    for field in ("published", "authors", "outlet"):
        if not getattr(article, field):
            unknown.setdefault(field, "not_stated")
    return msgspec.structs.replace(article, unknown=unknown)


def _of_text(page: Page, text: str) -> Article:
    """The article of a plain-text page."""
    reading = read_plain_page(text)
    if not reading.furnished:
        article = article_of_text(text)
        return msgspec.structs.replace(
            article,
            address=page.address,
            source=page.source,
            page_sha256=page.sha256,
            language=identify_language(text),
        )
    return _assembled(page, reading, Stated(address=page.address), captions=())


def _of_html(page: Page, text: str) -> Article:
    """The article of an HTML page. Structured data first, then what the page shows."""
    tree = tree_of(text)
    said = stated(tree, address=page.address)
    heading = heading_of(tree, said)
    title, outlet = title_of(tree, heading, said)
    drop_machinery(tree)
    drop_comments(tree, heading)
    shown = details_around(tree, heading)
    undated = not any(each.published or each.ambiguous_date for each in shown)
    if undated and said.published is None and not said.conflicting_dates:
        shown = (*shown, Details(published=_sought_date(tree, page)))
    copyright = _copyright(tree)
    zones = zones_of(tree, body=said.body, paid=said.paid)
    if not zones.paragraphs:
        zones = zones_of(tree_of(text), boxes=True)
    reading = read_paragraphs(list(zones.paragraphs), title=title)
    reading = msgspec.structs.replace(
        reading,
        bylines=(*(each.byline for each in shown if each.byline), *reading.bylines),
        published=next((each.published for each in shown if each.published), None) or reading.published,
        modified=next((each.modified for each in shown if each.modified), None) or reading.modified,
        ambiguous_date=reading.ambiguous_date or any(each.ambiguous_date for each in shown),
        views=next((each.views for each in shown if each.views is not None), reading.views),
        copyright=reading.copyright or copyright,
        section=None,
    )
    said = msgspec.structs.replace(said, outlet=said.outlet or outlet)
    return _assembled(page, reading, said, captions=zones.captions)


def _assembled(page: Page, reading: Reading, said: Stated, *, captions: tuple[Caption, ...]) -> Article:
    """The article of what the page states and what its paragraphs show."""
    text = "\n\n".join(reading.paragraphs)
    who = _who(said, reading)
    published = published_at(said.published, reading.published)
    ambiguous = published is None and (said.conflicting_dates or reading.ambiguous_date)
    shown = {caption.text: caption for caption in (*captions, *reading.captions)}
    for words in said.captions:
        if (caption := caption_of(words)) is not None and caption.text:
            shown.setdefault(caption.text, caption)
    copyright = said.copyright or reading.copyright
    return Article(
        id=digest((said.address or "").encode() or page.content),
        text=text,
        title=reading.title,
        published=published,
        modified=said.modified or reading.modified,
        authors=who.authors,
        agency=who.agency or (byline(copyright).agency if copyright else None),
        outlet=said.outlet,
        section=said.section or reading.section,
        language=identify_language(text, declared=said.language),
        captions=tuple(shown.values()),
        copyright=copyright,
        views=reading.views,
        address=said.address,
        source=page.source,
        page_sha256=page.sha256,
        unknown={"published": AMBIGUOUS} if ambiguous else {},
    )


def _who(said: Stated, reading: Reading) -> Byline:
    """Persons and agency: of the structured data if it names a person, else of the byline that the page shows."""
    stated_names = byline("; ".join(said.authors), outlet=said.outlet)
    visible = [byline(words, outlet=said.outlet) for words in reading.bylines]
    shown = next((each.authors for each in visible if each.authors), ())
    if stated_names.agency:
        # Beside an agency a single word is where the report comes from.
        shown = tuple(name for name in shown if len(name.split()) > 1)
    authors = stated_names.authors or shown
    agency = stated_names.agency or next((each.agency for each in visible if each.agency), None)
    return Byline(authors=authors, agency=agency)


def _copyright(tree: html.HtmlElement) -> str | None:
    """The page's copyright line: the last, for it stands at the foot; those of pictures are credits."""
    for text in reversed(_COPYRIGHT_TEXTS(tree)[-_MOST_COPYRIGHTS:]):
        # The parent of words after an element is, to lxml, that element.
        parent = text.getparent().getparent() if text.is_tail else text.getparent()
        words = words_of(parent) if len(text.strip()) < 15 else " ".join(text.split())
        if len(words) <= LONGEST_LINE and _COPYRIGHT.search(words) and not _POLICY.search(words):
            return words.rstrip(" |(,-–—")
    return None


def _sought_date(tree: html.HtmlElement, page: Page) -> str | None:
    """A date of publication from the page's other marks (class names, address), the last resort."""
    try:
        found = stated_date(find_date(tree, url=page.address, original_date=True, extensive_search=False))
    except (ValueError, TypeError, RecursionError):
        return None
    if found is None:
        return None
    # Only a day that the page or its address spells out is evidence; a year or month alone is none.
    day = found[:10]
    shown = etree.tostring(tree, encoding="unicode")
    if any(day.replace("-", mark) in words for words in (shown, page.address or "") for mark in ("-", "/", ".", "")):
        return day
    lines = (words for text in tree.itertext() if 6 <= len(words := text.strip()) <= LONGEST_LINE)
    return day if any(date.iso and date.iso[:10] == day for line in lines for date in dates_in(line)) else None
