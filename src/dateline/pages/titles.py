"""The title of a page: which element shows it, and what of the window's title it is."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml import html  # type: ignore[import-untyped]

from dateline.pages.markup import words_of
from dateline.pages.reading import letters_of, same_words
from dateline.pages.structured import Stated

_TITLE_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|\s+::\s+")
_TITLE_PIECES = re.compile(rf"({_TITLE_PARTS.pattern})")
_SHORTEST_TITLE = 4
"""Words from which a part of the window's title is a title rather than an outlet or a section."""
_LONGEST_WINDOW_TITLE = 400
"""Characters of the window's title that are looked at for the title in it."""
LONGEST_LINE = 220
"""Characters of the longest line that is a title, byline or copyright line."""


def heading_of(tree: html.HtmlElement, said: Stated) -> html.HtmlElement | None:
    """The element that shows the title: of the main headings the one most like what the page states as its title."""
    stated_titles = [*said.titles, words_of(tree.find(".//title")) if tree.find(".//title") is not None else ""]
    # Many a home link is a main heading too.
    headings = [
        heading
        for heading in tree.iter("h1")
        if 0 < len(words := words_of(heading)) <= 2 * LONGEST_LINE
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
        if len(words) <= LONGEST_LINE and letters_of(words) in letters:
            return element
    return None


def title_of(tree: html.HtmlElement, heading: html.HtmlElement | None, said: Stated) -> tuple[str | None, str | None]:
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


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, how much of the shorter line's wording is in the other."""
    first, second = one.casefold(), other.casefold()
    if first in second or second in first:
        return min(len(first), len(second)) / max(len(first), len(second)) * 0.5 + 0.5
    return SequenceMatcher(None, first[:200], second[:200]).ratio()
