"""The answer to whom a phrase means, and how states, bodies and persons become one.

Confidence states how the answer was found:

==== ==========================================================================
0.97 the name of a state, organisation or armed group
0.95 the full name of a person who held an office on the day
0.90 a capital or seat for its government; a person after their time in office
0.85 a description with its country ("Malian troops"); a surname the article explains
0.80 the holder of an office described ("the French president")
0.75 the surname alone of a head of state or government; another spelling of a full name
0.60 a role noun alone ("police")
0.55 the same with the country that the context supplies
0.50 a person or body that only the article describes
0.40 only the country of a name that no table knows
0.20 nothing found
==== ==========================================================================

The figures are an order, not yet a calibration.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.knowledge.actor_types import GROUP_KINDS
from dateline.knowledge.actors import Alias, Body, Person, State
from dateline.knowledge.name_keys import name_key, sound_of_word
from dateline.records import EntityKind, UnknownReason
from dateline.resolving.actors.people import standing
from dateline.resolving.actors.phrases import Opening, tidy, without_article
from dateline.resolving.actors.readings import is_name

_BY_SEAT = 0.9
"""Confidence of a government named by its capital or seat."""


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a phrase means. `unknown` says why it could not be told; fields that are known stand all the same."""

    name: str | None = None
    id: str | None = None
    kind: EntityKind | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    inferred: tuple[str, ...] = ()
    confidence: float | None = None
    unknown: UnknownReason | None = None


def of_alias(alias: Alias, name: str, opening: Opening, on: date | None) -> Resolution:
    """The answer for a name in one of its meanings."""
    target = alias.target
    if isinstance(target, Person):
        return of_person(target, on)
    if isinstance(target, Body):
        return of_body(target, on)
    if alias.kind == "seat" and alias.sector not in {None, target.sector}:
        return Resolution(
            name=without_article(name),
            id=f"{target.id}.{alias.sector}",
            kind="organisation",
            country=target.country,
            sector=alias.sector,
            confidence=_BY_SEAT,
        )
    if alias.kind == "demonym" and (
        target.is_people or opening.counted or opening.indefinite or (_is_plural(name, target) and not opening.definite)
    ):
        return Resolution(name=name, kind="population", country=target.country, sector="CVL", confidence=0.85)
    return msgspec.structs.replace(of_state(target), confidence=_BY_SEAT if alias.kind in {"capital", "seat"} else 0.97)


def of_state(state: State) -> Resolution:
    """The answer for a state or its government."""
    return Resolution(
        name=state.name, id=state.id, kind="state", country=state.country, sector=state.sector, confidence=0.97
    )


def of_body(body: Body, on: date | None) -> Resolution:
    """The answer for an organisation or armed group on a day."""
    return Resolution(
        name=body.name,
        id=body.id,
        kind="group" if body.kind in GROUP_KINDS else "organisation",
        country=body.country,
        sector=body.sector or ("IGO" if body.country == "IGO" else None),
        role=body.stance_on(on),
        confidence=0.97,
    )


def of_person(person: Person, on: date | None) -> Resolution:
    """The answer for a person on a day."""
    was = standing(person, on)
    return Resolution(
        name=person.name,
        id=person.id,
        kind="person",
        country=was.country,
        sector=was.sector,
        role=was.role,
        confidence=0.95 if was.in_office else 0.9,
    )


def of_other_name(found: Sequence[tuple[str, Resolution]], holder: Resolution) -> Resolution | None:
    """The person of a full name that no table has, whom a description calls the holder of an office; else None.

    Where the name is another spelling of the holder's, it is the holder.
    """
    if "name" not in holder.inferred:
        return None
    for part, told in found:
        bare = without_article(part)
        if told.unknown != "not_in_knowledge" or not is_name(bare) or " " not in bare:
            continue
        if _surname_sound(bare) != _surname_sound(holder.name or ""):
            inferred = tuple(field for field in holder.inferred if field == "country")
            return msgspec.structs.replace(holder, name=bare, id=None, inferred=inferred, confidence=0.5)
    return None


def _surname_sound(name: str) -> str:
    return sound_of_word(name_key(name).rpartition(" ")[2])


def with_office(person: Resolution, about: Resolution | None) -> Resolution:
    """The person, with what the words around the name say where the tables say nothing."""
    if about is None or person.kind != "person":
        return person
    return msgspec.structs.replace(
        person,
        country=person.country or about.country,
        sector=person.sector or about.sector,
        role=person.role or about.role,
        unknown=None if about.sector is not None else person.unknown,
    )


def as_one(found: Sequence[Resolution], phrase: str) -> Resolution:
    """One answer for all whom a phrase means; one that tells nothing says so."""
    told = found[0] if len(found) == 1 else _together(found, without_article(tidy(phrase)))
    if told.unknown is None and not (told.id or told.sector or told.country):  # "the group"
        return msgspec.structs.replace(told, unknown="not_in_knowledge")
    return told


def _together(found: Sequence[Resolution], phrase: str) -> Resolution:
    """One answer for several actors: the fields that they share. Several countries are none, and ambiguous."""
    countries, sectors = {r.country for r in found}, {r.sector for r in found}
    country = countries.pop() if len(countries) == 1 else None
    return Resolution(
        name=phrase,
        kind="group",
        country=country,
        sector=sectors.pop() if len(sectors) == 1 else None,
        inferred=("country",) if country is not None and any("country" in r.inferred for r in found) else (),
        confidence=min(r.confidence or 0.0 for r in found),
        unknown=found[0].unknown if country is not None or countries == {None} else "ambiguous",
    )


def at_most(found: Resolution, confidence: float) -> Resolution:
    """The answer with no more than this confidence."""
    return msgspec.structs.replace(found, confidence=min(found.confidence or confidence, confidence))


def _is_plural(name: str, state: State) -> bool:
    """Whether the name is the plural of one of the state's demonyms."""
    key = name_key(name)
    return key.endswith("s") and any(name_key(other) == key[:-1] for other in state.demonyms)
