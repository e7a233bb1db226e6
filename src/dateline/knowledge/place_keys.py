"""Keys under which places are found: name keys without possessives cut off, with "St", "Mt" and "Ft" written out."""

from __future__ import annotations

import re

from dateline.knowledge.name_keys import name_key

_POSSESSIVE_LIKE = re.compile(r"(?<=\w)['’](?=s\b)")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def place_key(name: str) -> str:
    """The key of a place's name; unlike a person's, its closing 's belongs to it.

    >>> place_key("St. John's"), place_key("Al-Hasakah"), place_key("N'Djaména")
    ('saint johns', 'al hasakah', 'ndjamena')
    """
    key = name_key(_POSSESSIVE_LIKE.sub("", name))
    first, _, rest = key.partition(" ")
    return f"{_WRITTEN_OUT[first]} {rest}" if rest and first in _WRITTEN_OUT else key
