"""The one that several phrases side by side mean: a name with its description, in either order."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.resolving.actors.phrases import without_article
from dateline.resolving.actors.readings import is_name
from dateline.resolving.actors.results import Resolution, of_other_name

_SEAT = re.compile(r"[RDI]-[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)?")
"""Party and state of a member of the U.S. Congress: "R-Idaho", "D-N.Y."."""


def apposed(found: Sequence[tuple[str, Resolution]]) -> Resolution:
    """The one whom all the phrases mean, each with its answer."""
    sure = [r for _, r in found if r.unknown is None]
    if (member := _of_congress(found)) is not None:
        return member
    named = [r for r in sure if r.id is not None and r.kind == "person"]
    if named and (other := of_other_name(found, named[0])) is not None:
        return other
    if named:
        return named[0]
    first = found[0][1]
    if first.unknown is None and first.id is not None:
        return first
    unknown = [(part, r) for part, r in found if r.unknown == "not_in_knowledge" and r.sector is None]
    names = [(part, r) for part, r in unknown if is_name(part)]
    told = [r for r in sure if r.sector is not None]
    if first.unknown is None and first.kind == "person" and is_name(first.name or "-") and len(sure) > 1:
        return _with_description(first, sure[1])
    if names and told:
        (part, name), about = names[0], told[0]
        place = about.kind == "state" and about.role is None
        return Resolution(
            name=name.name or without_article(part),
            kind=name.kind or ("person" if about.kind in {"person", "state", None} else about.kind),
            country=about.country or name.country,
            sector=None if place else about.sector,
            role=about.role,
            inferred=about.inferred,
            confidence=0.5,
            unknown="not_in_knowledge" if place else None,
        )
    return sure[0] if sure else first


def _of_congress(found: Sequence[tuple[str, Resolution]]) -> Resolution | None:
    """The member of the U.S. Congress whose party and state are told as news does: "Sen. Jane Doe, R-Idaho"."""
    if not any(_SEAT.fullmatch(part) for part, _ in found[1:]):
        return None
    who = found[0][1]
    country, sector = who.country or "USA", who.sector or "LEG"
    return msgspec.structs.replace(who, country=country, sector=sector, confidence=0.8, unknown=None)


def _with_description(person: Resolution, about: Resolution) -> Resolution:
    """The person of a name with a title, with what an apposition adds; an office in it goes before the title."""
    is_official = about.sector == "GOV" and about.kind == "person"
    return msgspec.structs.replace(
        person,
        country=person.country or about.country,
        sector=about.sector if is_official else person.sector or about.sector,
        role=about.role if is_official else person.role or about.role,
        inferred=about.inferred if person.country is None else person.inferred,
    )
