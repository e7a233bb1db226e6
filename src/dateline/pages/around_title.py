"""What a page shows around its title: bylines, dates and views."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html  # type: ignore[import-untyped]

from dateline.pages.dates import AMBIGUOUS, published_at, stated_date
from dateline.pages.furniture import Details, details_of
from dateline.pages.markup import words_of
from dateline.pages.titles import LONGEST_LINE

_NEAR_TITLE = 60
"""Elements with text after the title among which byline and date are looked for."""
_LONGEST_BYLINE = 120
_BEFORE = etree.XPath(
    "preceding::*[self::p or self::div or self::span or self::time or self::a or self::li or self::small]"
    "[position() <= 12]"
)
_NO_WORDS = {"script", "style", "noscript", "figure", "nav", "aside", "svg"}


def details_around(tree: html.HtmlElement, heading: html.HtmlElement | None) -> tuple[Details, ...]:
    """Bylines, dates and views that the page shows: marked elements first, then short lines near the title."""
    found: list[Details] = []
    following = _around(heading)
    for element in following:
        if element.tag == "time":
            value = published_at(stated_date(element.get("datetime")), stated_date(words_of(element)))
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
    lines = [line for element in following if 0 < len(line := words_of(element)) <= LONGEST_LINE]
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
