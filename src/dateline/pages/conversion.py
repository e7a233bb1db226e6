"""A page to the article it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import chain, islice
from urllib.parse import urlsplit

import msgspec
from htmldate import find_date
from lxml import etree, html  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.pages.bylines import Byline, byline
from dateline.pages.captions import caption_of
from dateline.pages.dates import AMBIGUOUS, dates_in, same_day, stated_date
from dateline.pages.furniture import Details, details_of
from dateline.pages.language import identify_language
from dateline.pages.markup import tree_of, words_of
from dateline.pages.plain_text import read_plain_page
from dateline.pages.reading import Reading, letters_of, read_paragraphs, same_words
from dateline.pages.structured import Stated, stated
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

_TITLE_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|\s+::\s+")
_TITLE_PIECES = re.compile(rf"({_TITLE_PARTS.pattern})")
_SHORTEST_TITLE = 4
"""Words from which a part of the window's title is a title rather than an outlet or a section."""
_LONGEST_WINDOW_TITLE = 400
"""Characters of the window's title that are looked at for the title in it."""
_NEAR_TITLE = 60
"""Elements with text after the title among which byline and date are looked for."""
_LONGEST_LINE = 220
_LONGEST_BYLINE = 120
_BEFORE = etree.XPath(
    "preceding::*[self::p or self::div or self::span or self::time or self::a or self::li or self::small]"
    "[position() <= 12]"
)
_COPYRIGHT = re.compile(r"(?:©|\bcopyright\b)\W*(?:copyright\b\W*)?(?:\d{4}|by\s|[A-Z])", re.IGNORECASE)
_COPYRIGHT_TEXTS = etree.XPath(
    "//text()[contains(., '©') or contains(., 'opyright')]"
    "[not(ancestor::figure or ancestor::figcaption or ancestor::*[contains(@class, 'caption')])]"
)
_MOST_COPYRIGHTS = 10
_POLICY = re.compile(r"\b(?:policy|notice|terms|law|agent)\b", re.IGNORECASE)
_NO_WORDS = {"script", "style", "noscript", "figure", "nav", "aside", "svg"}


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
    heading = _heading(tree, said)
    title, outlet = _title(tree, heading, said)
    drop_machinery(tree)
    drop_comments(tree, heading)
    shown = _shown(tree, heading)
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
    published = _published(said.published, reading.published)
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


def _published(stated_at: str | None, shown_at: str | None) -> str | None:
    """The date of publication as the outlet dates it.

    Machines are often told the time at Greenwich, or at none, where readers are told the day at home: when both
    clocks show the same minute on neighbouring days, they mean the same moment, and the day shown holds.
    """
    if stated_at is None or shown_at is None or AMBIGUOUS in {stated_at, shown_at}:
        return stated_at or shown_at
    if stated_at == shown_at[:10]:
        return shown_at
    clocks = "T" in stated_at and "T" in shown_at and stated_at[13:16] == shown_at[13:16]
    if clocks and stated_at[:10] != shown_at[:10] and same_day(stated_at, shown_at):
        return shown_at
    return stated_at


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


def _heading(tree: html.HtmlElement, said: Stated) -> html.HtmlElement | None:
    """The element that shows the title: of the main headings the one most like what the page states as its title."""
    stated_titles = [*said.titles, words_of(tree.find(".//title")) if tree.find(".//title") is not None else ""]
    # Many a home link is a main heading too.
    headings = [
        heading
        for heading in tree.iter("h1")
        if 0 < len(words := words_of(heading)) <= 2 * _LONGEST_LINE
        and not (said.outlet and same_words(words, said.outlet))
    ]
    if not any(stated_titles):
        return headings[0] if headings else None
    ranked = [(max(_likeness(words_of(h), title) for title in stated_titles if title), h) for h in headings[:10]]
    likest = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    if likest[0] >= 0.5:
        return likest[1]
    return _unmarked_heading(tree, said)


def _unmarked_heading(tree: html.HtmlElement, said: Stated) -> html.HtmlElement | None:
    """The title where no main heading is: a lower one, or words set apart, that the window's title repeats."""
    window = tree.find(".//title")
    pieces = _TITLE_PIECES.split(words_of(window)[:_LONGEST_WINDOW_TITLE]) if window is not None else []
    # Without the outlet's name at either end; the separators are every second piece.
    whole = ["".join(pieces[start:end]) for start in (0, 2) for end in range(len(pieces), start, -2)]
    titles = [*said.titles, *(title for title in whole if len(title.split()) >= _SHORTEST_TITLE)]
    letters = {letters_of(title) for title in titles}
    marked = islice(tree.iter("h2", "h3", "h4"), 40)
    plain = (e for e in tree.iter("b", "strong", "font", "big", "td", "div", "span", "p") if (e.text or "").strip())
    for element in chain(marked, plain):
        words = words_of(element) if element.tag.startswith("h") else " ".join(element.text.split())
        if len(words) <= _LONGEST_LINE and letters_of(words) in letters:
            return element
    return None


def _title(tree: html.HtmlElement, heading: html.HtmlElement | None, said: Stated) -> tuple[str | None, str | None]:
    """The title without the outlet's name, and that name where the window title bears it."""
    window = tree.find(".//title")
    window_title = words_of(window) if window is not None else ""
    shown = words_of(heading) if heading is not None else None
    # The window's title is the title and, mostly last, the outlet.
    outlet = None
    best = shown or next(iter(said.titles), None)
    if best and window_title != best and window_title.startswith(best):
        rest = [part for part in _TITLE_PARTS.split(window_title[len(best) :]) if part.strip()]
        outlet = rest[-1].strip() if rest and len(rest[-1].split()) <= 6 else None
    title = best or window_title or None
    if title is None:
        return None, None
    names = [name for name in (said.outlet, outlet, _host(said.address)) if name]
    return (title if shown else _without_outlet(title, names)), outlet


def _host(address: str | None) -> str | None:
    """The host's name without its endings: www.example.co.uk gives example."""
    host = urlsplit(address or "").hostname or ""
    return max(host.removeprefix("www.").split("."), key=len) or None


def _without_outlet(title: str, names: list[str]) -> str:
    """The title without a last part that is the outlet's name, or, after a bar, any short last part."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    named = any(same_words(last, name) or last.casefold() in name.casefold() for name in names)
    barred = re.search(r"\|\s*" + re.escape(last) + "$", title) and len(last.split()) <= 5
    if named or barred:
        kept = title[: title.rindex(last)].rstrip()
        return kept.rstrip("|–—·•»:-").strip() or title
    return title


def _shown(tree: html.HtmlElement, heading: html.HtmlElement | None) -> tuple[Details, ...]:
    """Bylines, dates and views that the page shows: marked elements first, then short lines near the title."""
    found: list[Details] = []
    following = _around(heading)
    for element in following:
        if element.tag == "time":
            value = _published(stated_date(element.get("datetime")), stated_date(words_of(element)))
            if value is None:
                continue
            modified = re.search("updat|modif", f"{element.get('class')} {element.get('itemprop')}", re.IGNORECASE)
            if value == AMBIGUOUS:
                found.append(Details(ambiguous_date=True))
            elif modified:
                found.append(Details(modified=value))
            else:
                found.append(Details(published=value))
    found += [Details(byline=names) for names in _marked_authors(tree)]
    lines = [line for element in following if 0 < len(line := words_of(element)) <= _LONGEST_LINE]
    found += [details for line in dict.fromkeys(lines) if (details := details_of(line)) is not None]
    for element in following:
        marked = re.search(r"byline|author", f"{element.get('class')} {element.get('id')}", re.IGNORECASE)
        if marked and 0 < len(words := words_of(element)) <= _LONGEST_BYLINE:
            found.append(Details(byline=words))
    return tuple(found)


def _marked_authors(tree: html.HtmlElement) -> list[str]:
    """The names that the page marks as authors; those that share a line with the first stand together."""
    marked = [
        element
        for element in tree.xpath("//*[@rel='author' or contains(@itemprop, 'author')]")[:10]
        if 0 < len(words_of(element)) <= _LONGEST_BYLINE
    ]
    if not marked:
        return []
    line = marked[0]
    for above in islice(line.iterancestors(), 3):
        if len(words_of(above)) > _LONGEST_BYLINE:
            break
        line = above
    first = [element for element in marked if line in {element, *element.iterancestors()}]
    rest = [words_of(element) for element in marked if element not in first]
    return ["; ".join(dict.fromkeys(map(words_of, first))), *rest]


def _around(heading: html.HtmlElement | None) -> list[html.HtmlElement]:
    """The elements around the title that may hold byline and date: those after it, then some before it."""
    if heading is None:
        return []
    return [*islice(_following(heading), _NEAR_TITLE), *_BEFORE(heading)]


def _following(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements after the title in reading order."""
    above: html.HtmlElement | None = heading
    while above is not None:
        for sibling in above.itersiblings():
            yield from (inner for inner in sibling.iter() if inner.tag not in _NO_WORDS)
        above = above.getparent()


def _copyright(tree: html.HtmlElement) -> str | None:
    """The page's copyright line: the last, for it stands at the foot; those of pictures are credits."""
    for text in reversed(_COPYRIGHT_TEXTS(tree)[-_MOST_COPYRIGHTS:]):
        # The parent of words after an element is, to lxml, that element.
        parent = text.getparent().getparent() if text.is_tail else text.getparent()
        words = words_of(parent) if len(text.strip()) < 15 else " ".join(text.split())
        if len(words) <= _LONGEST_LINE and _COPYRIGHT.search(words) and not _POLICY.search(words):
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
    lines = (words for text in tree.itertext() if 6 <= len(words := text.strip()) <= _LONGEST_LINE)
    return day if any(date.iso and date.iso[:10] == day for line in lines for date in dates_in(line)) else None


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, how much of the shorter line's wording is in the other."""
    first, second = one.casefold(), other.casefold()
    if first in second or second in first:
        return min(len(first), len(second)) / max(len(first), len(second)) * 0.5 + 0.5
    return SequenceMatcher(None, first[:200], second[:200]).ratio()
