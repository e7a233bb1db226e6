"""What lies in what, by how two names stand beside each other: "Gao, Mali", "the Syrian town of", "Iraq's Nineveh"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.gazetteer import GazetteerPlace
from dateline.resolving.places.cues import leads_to_holder
from dateline.resolving.places.known_names import Mention
from dateline.resolving.places.ranking import lies_in

_OWNER_GAP = re.compile(
    r"(?:(?:['’]s?)?(?:\s[a-z][a-z-]*){0,3}\s(?:city|town|village|capital|port|province|region|district|island|state|camp)"
    r"(?:\sof|,)?|['’]s?(?:\s[a-z][a-z-]*)?)\s(?:the\s)?"
)
"""What stands between a country, or its adjective, and a place of it: "Syrian town of", "Nigeria's northern"."""
_FARTHEST = 40
"""Characters between an owner and what it has."""


def holds(text: str, mention: Mention, holder: Mention, *, loosely: bool = False) -> bool:
    """Whether the second mention is written as what the first lies in: "Gao, Mali"; loosely, "Gao in Mali"."""
    gap = text[mention.end : holder.start]
    if mention.is_demonym or holder.is_demonym or not leads_to_holder(gap, loosely=loosely):
        return False
    holders = [
        of.place
        for of in holder.candidates
        if of.place.kind in {"country", "admin1"} or (of.place.kind == "admin2" and of.is_main and " " in holder.text)
    ]
    return _can_lie_in(mention, holders)


def is_owned(text: str, owner: Mention, mention: Mention) -> bool:
    """Whether the country named first is said to have the place: "Iraq's Nineveh"."""
    gap = text[owner.end : mention.start]
    return len(gap) <= _FARTHEST and _OWNER_GAP.fullmatch(gap) is not None and _has(owner, mention)


def _has(owner: Mention, mention: Mention) -> bool:
    """Whether a country can have the other mention's place."""
    countries = [of.place for of in owner.candidates if of.place.kind == "country"]
    return not mention.is_demonym and _can_lie_in(mention, countries)


def _can_lie_in(mention: Mention, holders: Sequence[GazetteerPlace]) -> bool:
    """Whether one of the holders can have the mention's place; any can, if the gazetteer lacks it."""
    if not mention.candidates:
        return bool(holders)
    return any(lies_in(candidate.place, of) for of in holders for candidate in mention.candidates)
