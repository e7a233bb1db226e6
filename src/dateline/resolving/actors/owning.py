"""Whose the actors of a description without a name are: by its words, its owner, a place, the text."""

from __future__ import annotations

from datetime import date

import msgspec

from dateline.knowledge.deed_nouns import deed_nouns
from dateline.knowledge.name_keys import name_key, without_possessive
from dateline.knowledge.nouns_abroad import nouns_abroad
from dateline.knowledge.state_words import state_words
from dateline.knowledge.word_groups import in_group
from dateline.resolving.actors.composing import Whose, compose
from dateline.resolving.actors.naming import by_name
from dateline.resolving.actors.offices import home_of
from dateline.resolving.actors.phrases import Opening, tidy, without_article
from dateline.resolving.actors.readings import Reading, is_name, leaders
from dateline.resolving.actors.results import Resolution, at_most, of_body, of_state
from dateline.resolving.actors.surroundings import Surroundings

_WORDS = 2
"""Words of the longest place names in which that of a state stands."""


class Owner(msgspec.Struct, frozen=True):
    """Whose or where actors are; `located` when it is where."""

    entity: Resolution
    located: bool


def owner_of(phrase: str, here: Surroundings, depth: int, *, located: bool) -> Owner | None:
    """Whose or where the actors are, by the words of a possessive or after a preposition."""
    phrase = without_possessive(tidy(phrase))
    if not phrase:
        return None
    found = here.read(phrase, here, depth)
    is_of_town = name_key(phrase) in here.local.places and name_key(phrase) not in here.local.full_names
    if (located or is_of_town) and found.kind == "person" and " " not in phrase and (country := here.home(phrase)):
        found = _people_of(phrase, country)  # the police chief of Lagos is none of a president's
    if found.country is not None or found.sector is not None or found.unknown == "ambiguous":
        return Owner(found, located)
    country = here.home(without_article(phrase))
    if country is None:
        return Owner(found, located) if found.name and found.kind is not None else None
    return Owner(_people_of(phrase, country), located)


def _people_of(place: str, country: str | None) -> Resolution:
    return Resolution(name=place, kind="population", country=country, sector="CVL", confidence=0.5)


def without_name(reading: Reading, owner: Owner | None, opening: Opening, here: Surroundings) -> Resolution | None:
    """A description without a name: "Malian troops", "the French foreign minister", "police"."""
    if not reading.roles and reading.state and here.elsewhere(reading.state_name, reading.state.country):
        return None
    if not reading.roles:
        whose = owner.entity if owner is not None else None
        return _without_role(reading, whose, " ".join(opening.words), here.on)
    if owner is not None and not owner.located and reading.roles[-1].noun in deed_nouns().of_harmed:
        owner = None  # "hijackers of a Kenyan airliner" are of who knows where
    if owner is not None and owner.entity.kind in {"population", "state"} and in_group(opening.words[-1], "kin"):
        owner = None  # "Sofia's mother" is no town's
    return compose(here.knowledge, reading, _whose(reading, owner, here, opening.words), opening, on=here.on)


def _whose(reading: Reading, owned: Owner | None, here: Surroundings, words: tuple[str, ...]) -> Whose:
    """Whose the described actors are: by the phrase itself, by its owner, by a place before, by the context."""
    state, by_place = reading.state, reading.place is not None
    if state is not None and (meant := here.elsewhere(reading.state_name, state.country)) is not None:
        state, by_place = here.knowledge.states.get(meant, state), True  # the police of Paris in Texas
    longer = _longer_place(words, reading, here)
    owner = owned.entity if owned is not None else None
    is_state = owner is not None and owner.kind == "state"
    is_abroad = owned is not None and owned.located and _is_abroad(reading)
    if state is None and owner is not None and owner.id is not None and is_state and not is_abroad:
        state, by_place = here.knowledge.states.get(owner.id), owned is not None and owned.located
    if longer is not None:
        state, by_place = None, True
    if reading.state is None and reading.body is not None and reading.body.country == "IGO":
        state = None  # "the UN envoy for Yemen" is of the UN
    country = state.country if state is not None else longer
    if country is None and reading.body is not None:
        country = reading.body.country
    if country is None and owner is not None and not is_abroad:
        country = owner.country
    if country is None and owner is None and (leader := _led_by(reading, here)) is not None:
        owner, country = leader, leader.country
    if country is None and reading.loose and not is_abroad:
        country, by_place = _place_before(reading.loose, here), True
    if country is None and reading.role_words and (home := home_of(here.knowledge, reading.role_words, here.on)):
        state, country = here.knowledge.states.get(home), home
    if country is None:
        country = _at_home(reading, here)
    unclear = reading.ambiguous or (owner is not None and owner.unknown == "ambiguous")
    inferred: tuple[str, ...] = ()
    may_be_local = not unclear and not is_abroad and "favouring" not in reading.modifiers
    if country is None and here.main is not None and may_be_local:
        state, country, inferred = here.knowledge.states.get(here.main), here.main, ("country",)
    return Whose(
        state=state,
        country=country,
        by_place=by_place,
        owner=None if is_state else owner,
        inferred=inferred,
        unclear=unclear,
    )


def _at_home(reading: Reading, here: Surroundings) -> str | None:
    """The country that the words tell: of settlers near Hebron, "Greek-owned", "Zurich-based", "Iran-backed"."""
    if reading.role_words and (home := state_words().home(reading.role_words, here.countries)) is not None:
        return home
    if reading.origin is not None:
        return reading.origin.country
    if reading.based is not None and (home := here.home(reading.based)) is not None:
        return home
    if reading.sender is None or nouns_abroad().sent.isdisjoint(reading.roles[-1].noun.split()):
        return None  # a "hacker group" is sent, a militia only backed
    return reading.sender.country


def _without_role(reading: Reading, owner: Resolution | None, phrase: str, on: date | None) -> Resolution | None:
    """A phrase whose head no table knows: what its names and its owner tell."""
    if reading.body is not None and not reading.loose:
        return of_body(reading.body, on)
    state = reading.state
    if state is None and reading.body is None and owner is None:
        return None
    if state is not None and not reading.loose and owner is None and reading.shared_sector is None:
        return of_state(state)
    if reading.place is not None and owner is None and reading.body is None and is_name(phrase):
        # A longer name that begins with a city's: a newspaper, a person.
        return None
    sector = None
    if owner is not None and owner.kind != "state":
        sector = owner.sector
    elif reading.body is not None:
        sector = reading.body.sector
    else:
        sector = reading.shared_sector or reading.seat_sector
    country = state.country if state is not None else None
    country = country or (reading.body.country if reading.body is not None else None)
    country = country or (owner.country if owner is not None else None)
    if country is None and sector is None:
        return None
    return Resolution(
        name=phrase,
        kind="organisation" if reading.shared_sector is not None else None,
        country=country,
        sector=sector,
        confidence=0.4,
        unknown=None if sector else "not_in_knowledge",
    )


def _led_by(reading: Reading, here: Surroundings) -> Resolution | None:
    """The person whose name before a role noun says for whom they are: "Trump supporters", "pro-Morsi crowds"."""
    for name in leaders(reading):
        if name_key(name) in here.local.places:
            continue
        told = by_name(name, Opening(tuple(name.split()), False, False, False), here)
        if told is not None and told.kind == "person" and told.unknown is None:
            return at_most(told, 0.75)
    return None


def _longer_place(words: tuple[str, ...], reading: Reading, here: Surroundings) -> str | None:
    """The other country of a place in whose name that of a state stands: "New Mexico", "British Columbia"."""
    first = words[:_WORDS]
    is_more = first[:1] == ("New",) or not set(first).isdisjoint(reading.loose)
    if reading.state is None or not is_more or not all(word[:1].isupper() for word in first):
        return None
    country = here.home(" ".join(first))
    return country if country != reading.state.country else None


def _place_before(loose: tuple[str, ...], here: Surroundings) -> str | None:
    """The country of a place named before a role noun: "Newark police"."""
    names = [word for word in loose if is_name(word) and not in_group(word.lower(), "abroad")]
    return here.home(" ".join(names)) if any(word[:1].isupper() for word in names) else None


def _is_abroad(reading: Reading) -> bool:
    """Whether the words call them strangers where they are: "Western diplomats", "foreign troops"."""
    words = [*reading.loose, *(reading.role_words or "").split()[:1]]
    if reading.roles and reading.roles[-1].noun.rpartition(" ")[2] in nouns_abroad().posted:  # "special envoy"
        return True
    is_of_state = bool(reading.roles) and reading.roles[-1].sector == "GOV"  # "foreign ministry"
    return any(in_group(word.lower(), "abroad") for word in (reading.loose if is_of_state else words))
