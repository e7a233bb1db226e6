"""Names of streets, quarters and sites that their last word shows to be one, whether the gazetteer has them or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.language import Located

_WORD = r"(?:[^\W\d_a-z][\w’'.-]*|\d+(?:st|nd|rd|th))"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,2}}"
"""One to three words with a capital, or "13th"."""
_PARTS = (
    "bridge camp checkpoint commune crossing estate favela hamlet island market neighborhood neighbourhood "
    "prison quarter roundabout settlement slum square suburb township valley village"
).split()
_STREETS = (
    "Ave Avenue Blvd Boulevard Bridge Drive Highway Lane Parkway Plaza Rd Road Roundabout Square St Street Terrace"
).split()
_STREET = rf"{_NAME}\s(?:{'|'.join(_STREETS)})\b"
_SITE = re.compile(
    rf"""\b(?:in|at|near|outside|inside|around|across|throughout|from|to|into|on|off|along|over)\s(?:the\s)?
    (?:\d+(?:-\w+)?\s)?(?:block\sof\s)?
    (?:(?P<part>{_NAME})\s(?:{"|".join(_PARTS)})\b|(?P<street>{_STREET}))""",
    re.VERBOSE,
)
"""Words that lead to a place, and a name whose last word is that of a street or a part of a town."""
_CROSSING = re.compile(rf"\sand\s({_STREET})")


def site_names(zone: str, text: str) -> Iterator[Located]:
    """The streets, quarters and sites that words lead to: "in the Hledan quarter", "near Ash Road and Elm Street".

    A quarter goes without its noun, as towns do.

    Args:
        zone: the zone that the text is of.
        text: the zone's text.
    """
    for found in _SITE.finditer(text):
        group = "part" if found["part"] else "street"
        yield Located(zone, found[group], found.start(group), found.end(group))
        crossing = _CROSSING.match(text, found.end()) if group == "street" else None
        if crossing is not None:
            yield Located(zone, crossing[1], *crossing.span(1))
