"""Whom a name means: one of the tables, one of the article, a surname, another spelling."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Alias, Person, State
from dateline.knowledge.name_keys import is_acronym, name_key
from dateline.resolving.actors.descriptions import are_peoples, choose, fitting, modifier, pieces
from dateline.resolving.actors.names import LocalNames
from dateline.resolving.actors.people import (
    by_sound,
    by_surname,
    called_in_full,
    head_called,
    written_last_name_first,
)
from dateline.resolving.actors.phrases import Opening, opened
from dateline.resolving.actors.readings import has_honorific, is_name
from dateline.resolving.actors.results import Resolution, at_most, of_alias, of_person
from dateline.resolving.actors.surroundings import DEPTH, Surroundings
from dateline.resolving.actors.titles import initial_and_surname, without_initials, written_out

_PRIVATE = frozenset({None, "AGR", "BUS", "CRM", "CVL", "EDU", "JRN", "LAB", "MED", "REL", "SOC"})
"""Sectors of those who hold no office and lead no party or armed group, none if only a home is told."""


def by_name(bare: str, opening: Opening, here: Surroundings) -> Resolution | None:
    """Whom the whole phrase names, or None."""
    key, local = name_key(bare), here.local
    if is_acronym(bare) and (name := local.acronyms.get(key)):
        return by_table(name, opening, here) or _of_acronym(bare, name, opening, here)
    full = local.full_names.get(key, ())
    if not full and local.is_person(bare):
        full = (bare,)
    alias = _choice(bare, here) if full else None
    if full and not (alias is not None and _is_land(key, alias, full, here)):
        if alias is not None and alias.kind != "person" and bare not in full:
            return Resolution(name=bare, confidence=0.2, unknown="ambiguous")
        if len(full) > 1:
            return Resolution(name=bare, kind="person", confidence=0.2, unknown="ambiguous")
        return of_article(full[0], opening, here)
    found = by_table(bare, opening, here)
    if found is not None:
        return found
    if not is_name(bare):
        return None
    if len(by_first := local.first_words.get(key, ())) == 1:
        return of_article(by_first[0], opening, here)
    people = by_surname(here.knowledge, bare, here.on, near=here.countries)
    if people and _is_another(bare, people, here):
        people = []
    if len(people) == 1:
        return at_most(of_person(people[0], here.on), 0.75)
    if people:
        return Resolution(name=bare, kind="person", confidence=0.2, unknown="ambiguous")
    return _by_spelling(bare, here)


def _is_land(key: str, alias: Alias, persons: Sequence[str], here: Surroundings) -> bool:
    """Whether a name is that of a state which the article tells of, and no surname: "Rethinking Egypt" is nobody."""
    given = here.knowledge.given_names
    is_told = alias.kind == "state" and here.local.places.get(key) is not None
    return is_told and not any(name_key(person).partition(" ")[0] in given for person in persons)


def of_article(name: str, opening: Opening, here: Surroundings) -> Resolution:
    """Whom the full name of one of the article's persons means."""
    person = by_table(name, opening, here) or _by_spelling(name, here)
    if person is None or _is_namesake(name, person, here):
        return by_article(name, here, DEPTH - 1)
    return at_most(person, 0.85)


def _is_namesake(name: str, person: Resolution, here: Surroundings) -> bool:
    """Whether the article tells of a private person abroad who has a public one's name: "Tony Blair, 42, of Akron"."""
    if person.kind != "person" or person.country in {None, "IGO", *here.countries}:
        return False
    told = by_article(name, here, DEPTH - 1)
    is_elsewhere = told.country not in {None, person.country} and "country" not in told.inferred
    return is_elsewhere and told.sector in _PRIVATE and told.sector != person.sector


def _of_acronym(acronym: str, name: str, opening: Opening, here: Surroundings) -> Resolution:
    """Whom an acronym means that the article explains by a name no table has: not another body of that acronym."""
    wanted = set(name_key(name).split())
    alike = tuple(
        alias
        for alias in here.knowledge.meanings(acronym)
        if len(wanted & set(name_key(alias.target.name).split())) * 2 >= len(wanted)
    )
    chosen = choose(alike, on=here.on, countries=here.countries).alias
    if chosen is not None:
        return of_alias(chosen, acronym, opening, here.on)
    told = by_article(name, here, DEPTH - 1)
    if told.unknown is None:
        return told
    found = here.describe(Opening(tuple(name.split()), True, False, False), here, DEPTH - 1)
    found = found if found is not None and found.unknown is None else told
    return msgspec.structs.replace(found, kind=found.kind or "organisation")


def _is_another(surname: str, people: Sequence[Person], here: Surroundings) -> bool:
    """Whether the article describes somebody of the surname as none of these people: "Sheriff Trump"."""
    if not (here.local.titles.get(name_key(surname)) or here.local.descriptions.get(name_key(surname))):
        return False
    told = by_article(surname, here, DEPTH - 1)
    # "President Bush" in an article on Iraq tells no country.
    country = None if "country" in told.inferred else told.country
    countries = {None, *(of_person(person, here.on).country for person in people)}
    return told.unknown is None and (country not in countries or told.sector not in {"GOV", "ELI"})


def _by_spelling(name: str, here: Surroundings) -> Resolution | None:
    if " " not in name:
        return None
    if (plain := without_initials(name)) != name and len(people := called_in_full(here.knowledge, plain)) == 1:
        return at_most(of_person(people[0], here.on), 0.75)
    is_titled = has_honorific(tuple(name.split()))
    if not is_titled and (head := head_called(here.knowledge, plain, here.on)) is not None:
        return at_most(of_person(head, here.on), 0.7)
    if (parted := initial_and_surname(name)) is not None:
        letter, surname = parted
        people = by_surname(here.knowledge, surname, here.on, near=here.countries)
        people = [person for person in people if name_key(person.name).startswith(letter)]
        return at_most(of_person(people[0], here.on), 0.7) if len(people) == 1 else None
    if (turned := written_last_name_first(here.knowledge, plain)) is not None:
        return at_most(of_person(turned, here.on), 0.75)
    person = None if is_titled else by_sound(here.knowledge, plain, here.on)  # "Mr Trump" is no Mary
    return at_most(of_person(person, here.on), 0.75) if person is not None else None


def _choice(name: str, here: Surroundings) -> Alias | None:
    return choose(fitting(here.knowledge, name), on=here.on, countries=here.countries).alias


def by_table(name: str, opening: Opening, here: Surroundings, *, near: str | None = None) -> Resolution | None:
    """Whom a name of the tables means; `near` is the country of its owner.

    None, too, where the article means a namesake of a state or capital that lies in another: Georgia, Paris.
    """
    meanings = fitting(here.knowledge, name)
    if not meanings:
        return None
    around = (near,) if near else here.countries
    chosen = choose(meanings, on=here.on, countries=around)
    if chosen.alias is None and are_peoples(meanings):
        return Resolution(name=name, kind="population", sector="CVL", confidence=0.5)
    if chosen.alias is None:
        sectors = {sector for alias in meanings if (sector := _sector_of(alias))}
        sector = sectors.pop() if len(sectors) == 1 else None
        countries = {of_alias(alias, name, opening, here.on).country for alias in meanings}
        country = countries.pop() if len(countries) == 1 else None
        return Resolution(name=name, country=country, sector=sector, confidence=0.2, unknown="ambiguous")
    target = chosen.alias.target
    is_place = chosen.alias.kind in {"state", "capital"}
    if is_place and isinstance(target, State) and here.elsewhere(name, target.country):
        return None
    return of_alias(chosen.alias, name, opening, here.on)


def by_article(name: str, here: Surroundings, depth: int) -> Resolution:
    """A name that only the article knows: with what its descriptions and titles say."""
    key = name_key(name)
    is_person = here.local.is_person(name)
    known = Resolution(name=name, kind="person" if is_person else None, confidence=0.2, unknown="not_in_knowledge")
    plain = LocalNames(acronyms=here.local.acronyms, places=here.local.places)
    bare = msgspec.structs.replace(here, local=plain)
    described = (text for text in here.local.descriptions.get(key, ()) if _describes(here.knowledge, text))
    told = [here.read(text, bare, depth - 1) for text in described]
    told += [r for text in here.local.titles.get(key, ()) if (r := _title(text, bare, depth - 1))]
    told = [r for r in told if r.sector is not None and r.unknown is None and r.kind != "state"]
    if not told:
        bodies = (here.read(text, bare, depth - 1) for text in here.local.bodies.get(key, ()))
        told = [r for r in bodies if r.sector is not None and r.kind in {"organisation", "group"}]
    home = next(filter(None, map(here.local.places.get, map(name_key, here.local.bodies.get(key, ())))), None)
    if not told:
        return msgspec.structs.replace(known, country=home if is_person else None)
    best = max(told, key=lambda r: (r.country is not None, "country" not in r.inferred))
    is_at_home = is_person and home is not None and (best.country is None or "country" in best.inferred)
    return Resolution(
        name=name,
        kind="person" if is_person else best.kind,
        country=home if is_at_home else best.country,
        sector=best.sector,
        role=best.role,
        inferred=() if is_at_home else tuple(field for field in best.inferred if field == "country"),
        confidence=0.5,
    )


def _describes(knowledge: ActorKnowledge, apposition: str) -> bool:
    """Whether words behind a name are a description: those without an article begin with a noun for one person."""
    words = tuple(apposition.split())
    if opened(knowledge, apposition).words != words or not words[0].islower() or modifier(words[0]):
        return True
    first = next((piece for piece in pieces(knowledge, words) if piece.role is not None), None)
    return first is not None and first.start == 0 and first.is_one_person


def _title(words: str, here: Surroundings, depth: int) -> Resolution | None:
    """What the words before a name say of it, if the last of them are a description."""
    parts = (*words.split(), "Name")
    noun = written_out(parts[-2:])[-2]
    if "-" not in noun and not here.knowledge.is_role(noun):
        return None
    for start in range(len(parts) - 1):
        last = written_out(parts[start:])[:-1]
        read = pieces(here.knowledge, last)
        known = {place for piece in read for place in range(piece.start, piece.end)}
        whole = all(place in known or modifier(word) for place, word in enumerate(last))
        if whole and read and read[-1].role is not None and read[-1].end == len(last):
            return here.describe(Opening(last, False, False, False), here, depth)
    return None


def _sector_of(alias: Alias) -> str | None:
    return None if isinstance(alias.target, Person) else alias.sector or alias.target.sector
