"""The entity of a description with a role noun: its sector, its kind, its name and, for an office, its holder."""

from __future__ import annotations

from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Person, Role, State
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.word_groups import in_group
from dateline.records import EntityKind
from dateline.resolving.actors.offices import holders
from dateline.resolving.actors.phrases import Opening, without_article
from dateline.resolving.actors.readings import Reading
from dateline.resolving.actors.results import Resolution, at_most, of_body, of_person, of_state

_FORCES = frozenset({"MIL", "REB", "UAF", "PRM", "CRM", "PTY", "IGO", "GOV"})
"""Sectors of role nouns that only restate what the named body is: "Boko Haram fighters", "NATO forces"."""
_ARMED = frozenset({"MIL", "COP", "PRM"})
_PUBLIC = frozenset({"GOV", "LEG", "JUD"})
"""Sectors whose people are elites after their time."""
_INSTITUTIONS = frozenset({"MIL", "COP", "LEG", "JUD", "SPY"})
"""Sectors that give a state's institution an id of its own."""
_FORCES_OF_STATES = frozenset({"MIL", "COP", "SPY"})
"""Sectors of institutions that are called by their proper names."""
_BODIES = frozenset({"organisation", "group"})
_OTHERS = frozenset({"former", "rebel", "opposition", "against", "favouring", "other"})
"""Modifiers that part the actors from the state named beside them."""


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """Whose the described actors are: a state, another owner, or only a country."""

    state: State | None
    country: str | None
    by_place: bool
    """Whether the country is told by a place in it."""
    owner: Resolution | None
    """The owner, where it is not a state."""
    inferred: tuple[str, ...]
    unclear: bool
    """Whether the words that would tell are ambiguous."""


def compose(
    knowledge: ActorKnowledge, reading: Reading, whose: Whose, opening: Opening, *, on: date | None
) -> Resolution:
    """The entity of a description with a role noun."""
    main = reading.roles[-1]
    is_person = main.kind == "person" and not main.plural and not opening.counted
    is_unit = (
        in_group(reading.role_words or "", "company too") and whose.owner is not None and whose.owner.sector in _ARMED
    )
    restates = not is_person and (is_unit or main.sector is None or main.sector in _FORCES)
    if restates and reading.body is not None:
        return msgspec.structs.replace(of_body(reading.body, on), confidence=0.85)
    if restates and whose.owner is not None and whose.owner.kind in _BODIES and _is_named(whose.owner):
        return _restated(whose.owner, main)
    if is_person and not opening.indefinite and (holder := _holder(knowledge, reading, whose, on)):
        return holder
    sector = whose.owner.sector if is_unit and whose.owner is not None else _sector(reading, whose.owner)
    former = "former" in reading.modifiers
    role = reading.role_words if is_person else None
    if is_person and former:
        role = f"former {role}"
        sector = "ELI" if sector in _PUBLIC else sector
    if sector is None and whose.state is not None and whose.owner is None and _leads(reading, whose.state):
        sector = whose.state.sector
    if sector is None and whose.state is not None and _speaks_for(reading, whose):
        sector = whose.state.sector
    found = Resolution(
        name=without_article(" ".join(opening.words)),
        kind=_kind(main, is_person=is_person, sector=sector),
        country=whose.country,
        sector=sector,
        role=role,
        inferred=whose.inferred,
        confidence=0.55 if whose.inferred else (0.85 if whose.country is not None else 0.6),
        unknown="ambiguous" if whose.unclear and whose.country is None else None,
    )
    stands_for_state = whose.owner is None and reading.body is None and not reading.modifiers & _OTHERS
    is_proper_name = any(word[:1].isupper() for word in reading.loose)
    if whose.state is None or is_person or is_proper_name or not stands_for_state or len(reading.roles) > 1:
        return found
    return _institution(found, whose.state, reading, whose, counted=opening.counted)


def _leads(reading: Reading, state: State) -> bool:
    """Whether the words are those for who governs a state: "the leader of Abkhazia", "Scottish leaders"."""
    is_alone = len(reading.roles) == 1 and reading.body is None and not reading.modifiers - {"keeping"}
    is_plain = is_alone and all(in_group(word, "for now") for word in reading.loose)
    return is_plain and not state.is_people and in_group(reading.roles[0].noun, "ruler of a state")


def _speaks_for(reading: Reading, whose: Whose) -> bool:
    """Whether the words are for who speaks for a state: "a spokesman for the Malian government"."""
    is_alone = whose.owner is None and not whose.by_place and not whose.inferred and len(reading.roles) == 1
    return (
        is_alone and in_group(reading.roles[0].noun, "voice") and not reading.modifiers & _OTHERS and not reading.loose
    )


def _restated(body: Resolution, main: Role) -> Resolution:
    """The body whose people the head noun means; of one that no table has, the noun may tell the sector."""
    if body.id is not None or body.sector is not None or main.sector is None:
        return at_most(body, 0.85)
    return msgspec.structs.replace(body, sector=main.sector, confidence=0.5, unknown=None)


def _is_named(body: Resolution) -> bool:
    """Whether the body is one of the tables, or has a name of several words of its own."""
    return body.id is not None or (body.name is not None and " " in body.name and body.name[:1].isupper())


def _institution(found: Resolution, state: State, reading: Reading, whose: Whose, *, counted: bool) -> Resolution:
    """The institution of a state that the description means, with its id and name; other actors as they are."""
    replace, main = msgspec.structs.replace, reading.roles[-1]
    is_named = not whose.inferred and not whose.by_place
    if main.kind == "person":
        # Soldiers act for their army; officials, judges and police officers are people.
        if found.sector != "MIL":
            return found
        return replace(found, id=f"{state.id}.MIL", kind="organisation", name=state.name if is_named else found.name)
    if found.sector == state.sector and in_group(name_key(reading.role_words or ""), "government"):
        return replace(of_state(state), inferred=whose.inferred, confidence=found.confidence)
    if found.sector in _INSTITUTIONS:
        found = replace(found, id=f"{state.id}.{found.sector}", kind="organisation")
    elif found.sector == "GOV" and main.kind == "institution":
        found = replace(found, id=state.id, kind="organisation")
    if found.sector == "MIL" and main.kind == "group" and is_named:
        return replace(found, name=state.name)
    is_public = found.sector in _INSTITUTIONS | {"GOV"} and "of" not in (found.name or "").split()
    is_title = not is_public and (reading.role_words or "").istitle()
    if found.sector in _FORCES_OF_STATES and _is_proper(found.name or "", state):
        return found
    if is_named and not is_title and not reading.loose and not reading.modifiers and not counted:
        return replace(found, name=f"{state.adjective} {reading.role_words}")
    return found


def _is_proper(name: str, state: State) -> bool:
    """Whether a name is a proper one that begins with the state's, and no description: "Pakistan Air Force"."""
    return name.istitle() and name_key(name).startswith(f"{name_key(state.name)} ")


def _holder(knowledge: ActorKnowledge, reading: Reading, whose: Whose, on: date | None) -> Resolution | None:
    """Who holds the described office, if the description leaves none of its words unexplained."""
    if whose.state is None or whose.owner is not None or reading.body is not None:
        return None
    if reading.loose or reading.modifiers - {"keeping"}:
        return None
    nouns = [role.noun for role in reading.roles]
    if len(nouns) == 2 and in_group(name_key(nouns[0]), "government") and in_group(name_key(nouns[1]), "head"):
        nouns = ["junta leader" if in_group(nouns[0], "junta") else "leader"]
    people = _holders(knowledge, whose.state, nouns[0], on) if len(nouns) == 1 else []
    if len(people) != 1:
        return None
    return msgspec.structs.replace(
        of_person(people[0], on),
        inferred=("name", "id", *whose.inferred),
        confidence=0.55 if whose.inferred else 0.8,
    )


def _holders(knowledge: ActorKnowledge, state: State, noun: str, on: date | None) -> list[Person]:
    """Who holds the office in the state; of Chechnya that is not who holds it in Russia."""
    if state.id == state.country:
        return holders(knowledge, state.country, noun, on)
    nouns = (noun, "leader", "head") if in_group(noun, "head") else (noun,)
    titles = (title for n in nouns for title in (f"{state.adjective} {n}", f"{state.name} {n}", f"{n} of {state.name}"))
    found = (holders(knowledge, state.country, title, on) for title in titles)
    return next(filter(None, found), [])


def _sector(reading: Reading, owner: Resolution | None) -> str | None:
    """The sector of a description: the head's own, unless it only says how those before or behind it act."""
    main = reading.roles[-1]
    sector = main.sector or reading.seat_sector
    if main.noun == "deputy" and len(reading.roles) == 1 and owner is not None and owner.kind == "person":
        sector = owner.sector or sector  # "the minister's deputy" sits in no parliament
    before = [
        role.sector
        for role in reading.roles[:-1]
        if role.sector not in {None, "ELI"} and not in_group(role.noun, "ranking")
    ]
    if reading.body is not None and (own := of_body(reading.body, None).sector) is not None:
        before.append(own)
    is_neutral_body = main.kind == "institution" and main.sector is None
    if owner is not None and owner.sector is not None and (owner.kind != "population" or is_neutral_body):
        before.append(owner.sector)
    if before:
        earlier = before[-1]
        if (
            sector in {None, "ELI"}
            or (
                sector == "GOV"
                and main.kind == "institution"
                and earlier in _INSTITUTIONS
                and in_group(main.noun, "staffed office")
            )
            or (earlier not in {"GOV", "CVL"} and main.kind == "person" and sector in {"GOV", "MIL", "UAF"})
            or (earlier == "IGO" and main.kind == "person" and sector == "BUS")  # the managing director of the IMF
            or (earlier in {"REB", "PRM", "CRM", "COP"} and sector in {"MIL", "UAF"})
            or (earlier in {"MIL", "SPY"} and main.noun == "officer")
        ):
            sector = earlier
    modifiers = reading.modifiers
    if "rebel" in modifiers and sector in {None, "GOV", "ELI", "MIL", "UAF", "PRM", "CVL"}:
        return "REB"
    if "against" in modifiers and sector in {"MIL", "UAF", "PRM"}:
        return "REB"
    if "favouring" in modifiers and sector in {"MIL", "UAF"}:
        return "PRM"
    if "opposition" in modifiers and sector in {None, "GOV", "ELI", "CVL"}:
        return "OPP"
    if "faith" in modifiers and sector in {None, "ELI", "GOV"} and not before:
        return "REL"
    return sector


def _kind(main: Role, *, is_person: bool, sector: str | None) -> EntityKind:
    """The kind of an unnamed actor: one person, an organised group, or people at large."""
    if is_person:
        return "person"
    return "population" if main.kind == "person" and sector not in _FORCES | {"COP", "LEG", "JUD", "SPY"} else "group"
