"""Names of streets, quarters and sites that their last word shows to be one, whether the gazetteer has them or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.knowledge.word_groups import word_group
from dateline.language import Located

_WORD = r"(?:[^\W\d_a-z][\w’'.-]*|\d+(?:st|nd|rd|th))"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,2}}"
"""One to three words with a capital, or "13th"."""
_LEADING = r"\b(?:in|at|near|outside|inside|around|across|throughout|from|to|into|on|off|along|over)\s(?:the\s)?"
"""Words that lead to a place."""


def site_names(zone: str, text: str) -> Iterator[Located]:
    """The streets, quarters and sites that words lead to: "in the Hledan quarter", "near Ash Road and Elm Street".

    A quarter goes without its noun, as towns do.

    Args:
        zone: the zone that the text is of.
        text: the zone's text.
    """
    site, other_street = _patterns()
    for found in site.finditer(text):
        group = "part" if found["part"] else "street"
        yield Located(zone, found[group], found.start(group), found.end(group))
        crossing = other_street.match(text, found.end()) if group == "street" else None
        if crossing is not None:
            yield Located(zone, crossing[1], *crossing.span(1))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a name, behind words that lead to a place, whose last word shows it to be one; and a second street."""
    streets, parts = ("|".join(word_group(group)) for group in ("street name", "part of a town"))
    street = rf"{_NAME}\s(?:{streets})\b"
    number = r"(?:\d+(?:-\w+)?\s)?(?:block\sof\s)?"
    site = re.compile(rf"{_LEADING}{number}(?:(?P<part>{_NAME})\s(?:{parts})\b|(?P<street>{street}))")
    return site, re.compile(rf"\sand\s({street})")
