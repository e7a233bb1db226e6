"""Whom a description means that ends in a name: "Armenian Prime Minister Nikol Pashinyan"."""

from __future__ import annotations

import msgspec

from dateline.knowledge.actors import Role
from dateline.records import EntityKind
from dateline.resolving.actors.descriptions import pieces
from dateline.resolving.actors.named_offices import holder_beside
from dateline.resolving.actors.naming import by_article, by_name
from dateline.resolving.actors.owning import Owner, without_name
from dateline.resolving.actors.people import bearers, by_surname
from dateline.resolving.actors.phrases import Opening
from dateline.resolving.actors.proper_names import is_company
from dateline.resolving.actors.readings import Reading
from dateline.resolving.actors.results import Resolution, at_most, of_person, with_office
from dateline.resolving.actors.surroundings import Surroundings

_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL"})
"""Sectors of titles that tell persons of one surname apart."""
_BENCHES = frozenset({"LEG", "JUD"})
"""Sectors whose titles are not given to heads of state and government."""
_NAMED_KINDS: dict[str, EntityKind] = {"institution": "organisation", "group": "group"}
"""What a name is after a role noun of that kind: "the militant group X"."""


def with_name(
    reading: Reading, owner: Owner | None, opening: Opening, here: Surroundings, depth: int
) -> Resolution | None:
    """A description that ends in a name: "Armenian Prime Minister Nikol Pashinyan"."""
    about = without_name(msgspec.structs.replace(reading, person=None, tail=""), owner, opening, here)
    if reading.person is not None:
        return with_office(of_person(reading.person, here.on), about)
    name = reading.tail
    found = by_name(name, Opening(tuple(name.split()), False, False, False), here)
    countries = (about.country,) if about is not None and about.country and "country" not in about.inferred else ()
    office = reading.roles[-1] if reading.roles and reading.roles[-1].sector in _OFFICES else None
    is_head = found is not None and found.id is not None and found.kind == "person" and " " not in name
    if is_head and office is not None and _is_of_another(name, office, found, here):
        found = None  # "Senator Brown" is not the prime minister of that surname
    if found is None or found.unknown is not None:
        people = by_surname(
            here.knowledge,
            name,
            here.on,
            countries=countries,
            office=office,
            former="former" in reading.modifiers,
            near=here.countries,
        )
        if len(people) == 1:
            found = at_most(of_person(people[0], here.on), 0.85)
        elif (holder := _holder_called(name, opening.words, here)) is not None:
            found = holder
    if found is not None and (found.unknown is None or found.kind == "person"):
        if found.kind == "person" or found.kind in {"organisation", "group"}:
            return with_office(found, about)
        return about
    if about is None or about.sector is None:
        told = by_article(name, here, depth)
        unknown = Resolution(name=name, kind="person", confidence=0.3, unknown="not_in_knowledge")
        return told if told.unknown is None else unknown
    kind = _NAMED_KINDS.get(reading.roles[-1].kind, "person") if reading.roles else "person"
    if is_company(name):
        kind, about = "organisation", msgspec.structs.replace(about, sector="BUS")
    return Resolution(
        name=name,
        kind=kind,
        country=about.country,
        sector=about.sector,
        role=(about.role or reading.role_words) if kind == "person" else None,
        inferred=tuple(field for field in about.inferred if field == "country"),
        confidence=0.5,
    )


def _holder_called(surname: str, words: tuple[str, ...], here: Surroundings) -> Resolution | None:
    """The holder of the office that the words before a surname tell, who has it: "UN Secretary-General Ban"."""
    title = words[: len(words) - len(surname.split())]
    read = pieces(here.knowledge, title)
    holder = holder_beside(here.knowledge, title, read, on=here.on, countries=here.countries)
    if holder is None or all(person.id != holder.id for person in bearers(here.knowledge, surname)):
        return None
    return msgspec.structs.replace(holder, inferred=(), confidence=0.85)


def _is_of_another(surname: str, office: Role, found: Resolution | None, here: Surroundings) -> bool:
    """Whether the office before a surname is none of the well-known person found by the surname."""
    if office.sector in _BENCHES:
        return True
    holders = by_surname(here.knowledge, surname, here.on, office=office, near=here.countries)
    return len(holders) == 1 and found is not None and holders[0].id != found.id
