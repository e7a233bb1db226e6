"""News and picture agencies by the names they go by in bylines and credits."""

from __future__ import annotations

import re
from functools import cache

from dateline.knowledge.tables import read_table, values

_SEPARATORS = re.compile(r"\s*(?:[/|;,·•()\[\]]|\s[-–—]\s|\bvia\b|\band\b|&)\s*")
_AROUND = re.compile(
    r"^(?:(?:the|by|from|with|source|photo|photos|credit|courtesy|of|images?|©|copyright|\(c\)|\d{4})\b[\s:.]*|[©:–—-]\s*)+"
    r"|[\s.:]+$|\s+(?:staff|reporters?|correspondents?|writers?|photos?|contributors?|file)$",
    re.IGNORECASE,
)


def agency_named(words: str) -> str | None:
    """The agency whose name the words are, as its table's first name: "AP Photo" gives Associated Press."""
    words = words.strip(" .:,")
    names = _names()
    if words in names:
        return names[words]
    bare = _AROUND.sub("", words).strip(" .:,")
    bare = _AROUND.sub("", bare).strip(" .:,")
    return names.get(bare) or names.get(f"The {bare}")


def agencies_in(credit: str) -> tuple[str, ...]:
    """The agencies that the parts of a credit name, in order, each once."""
    found = (agency_named(part) for part in _SEPARATORS.split(credit))
    return tuple(dict.fromkeys(name for name in found if name))


@cache
def _names() -> dict[str, str]:
    table = read_table("agencies", columns=("name", "names", "kind"))
    return {spelling: row["name"] for row in table for spelling in (row["name"], *values(row["names"]))}
