"""Looking things up in the knowledge: what tables there are, whom a phrase means and by which rows, what files hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Body, OwnRows, Person, check_own_files, load_with_own_rows
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.knowledge.group_allegiances import Allegiance as AllegianceSpan
from dateline.knowledge.group_allegiances import load_group_allegiances
from dateline.knowledge.memberships import load_memberships
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.party_governments import InGovernment, load_party_governments
from dateline.knowledge.state_codes import load_state_codes
from dateline.knowledge.tables import Table, read_table, table_names, values
from dateline.records import EntityKind, UnknownReason
from dateline.resolving import ActorResolver, PlaceResolver
from dateline.resolving.actors.descriptions import pieces

INTERNATIONAL = "international"
"""Stands for a region in the counts of rows whose country is IGO."""


class TableFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a table says of itself, its rows, and how many of them lie in which region (UN geoscheme)."""

    name: str
    rows: int
    version: str
    source: str
    licence: str
    regions: dict[str, int]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table or of a user's file, with its place; empty cells are left out."""

    file: str
    line: int
    cells: dict[str, str]


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """A body or state by id and name, and whether it is a member or suspended on the day."""

    id: str
    name: str
    status: str


class Government(msgspec.Struct, frozen=True, kw_only=True):
    """A party's part: it leads the government, is a partner, or stands apart; since and until when, as far as known."""

    part: str
    since: str | None
    until: str | None


class Allegiance(msgspec.Struct, frozen=True, kw_only=True):
    """To whom an armed group is bound, by id and name: as a branch or a part of it, or backed by it."""

    id: str
    name: str
    tie: str
    since: str | None
    until: str | None


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """A state's number and abbreviation in the Correlates of War list, and its number in that of Gleditsch and Ward."""

    cow: int | None
    cow_abbrev: str | None
    gw: int | None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a phrase means on a day, and what stands behind it. `unknown` is the reason why that cannot be told."""

    phrase: str
    on: str | None
    name: str | None
    id: str | None
    kind: EntityKind | None
    country: str | None
    sector: str | None
    role: str | None
    inferred: tuple[str, ...]
    confidence: float | None
    unknown: UnknownReason | None
    rows: tuple[Row, ...]
    codes: Codes | None
    """Of a state."""
    member_of: tuple[Membership, ...]
    """Of a state."""
    members: tuple[Membership, ...]
    """Of an international body."""
    government: Government | None
    """Of a party that governs on the day, or stands apart."""
    allegiances: tuple[Allegiance, ...]
    """Of an armed group."""


def table_facts() -> tuple[TableFacts, ...]:
    """The tables that ship with Dateline, in the order of their names.

    Raises:
        KnowledgeError: a table is broken.
    """
    tables = [read_table(name, columns=None) for name in table_names()]
    regions = {cells["id"]: cells["region"] for table in tables if table.name == "states" for cells in table}
    regions["IGO"] = INTERNATIONAL
    return tuple(
        TableFacts(
            name=table.name,
            rows=len(table.rows),
            version=table.notes["version"],
            source=table.notes["source"],
            licence=table.notes["licence"],
            regions=dict(sorted(Counter(filter(None, _regions(table, regions))).items())),
        )
        for table in tables
    )


def who(
    phrase: str, *, on: date | None = None, context: str = "", knowledge: Sequence[str | PathLike[str]] = ()
) -> Answer:
    """Whom the phrase means on a day, with the rows behind the answer.

    Args:
        phrase: "Assimi Goita", "the Kremlin", "ECOWAS".
        on: the day; without one, what the tables know last.
        context: words around it.
        knowledge: the user's own files.

    Raises:
        KnowledgeError: a table or file is broken.
    """
    known, own = load_with_own_rows(knowledge)
    resolver = ActorResolver(known, country_of_place=PlaceResolver(load_gazetteer()).country_of)
    found = resolver.resolve(phrase, context=context, on=on)
    id = found.id or ""
    memberships = load_memberships()
    code = load_state_codes().code(id, on)
    is_state = found.kind == "state"
    return Answer(
        phrase=phrase,
        on=on.isoformat() if on else None,
        name=found.name,
        id=found.id,
        kind=found.kind,
        country=found.country,
        sector=found.sector,
        role=found.role,
        inferred=found.inferred,
        confidence=found.confidence,
        unknown=found.unknown,
        rows=tuple(_rows_behind(phrase, found.id, known, own)),
        codes=Codes(cow=code.cow, cow_abbrev=code.cow_abbrev, gw=code.gw) if code and is_state else None,
        member_of=_named(memberships.bodies(id, on) if is_state else {}, known),
        members=_named(memberships.members(id, on), known),
        government=_government(load_party_governments().of(id, on)),
        allegiances=_allegiances(load_group_allegiances().of(id, on), known),
    )


def checked_files(paths: Sequence[str | PathLike[str]]) -> OwnRows:
    """What the user's files hold, and everything that is wrong with them.

    Raises:
        KnowledgeError: a table of Dateline itself is broken.
    """
    return check_own_files(paths)


def _regions(table: Table, regions: dict[str, str]) -> Iterator[str | None]:
    """The region of each row that has a country; of several countries the first counts."""
    for cells in table:
        if table.name == "states":
            yield cells["region"]
        elif table.name in {"seats", "state_codes"}:
            yield regions.get(cells["id"].partition(".")[0])
        else:
            codes = values(cells.get("country", "") or cells.get("countries", ""))
            yield regions.get(codes[0]) if codes else None


def _rows_behind(phrase: str, id: str | None, known: ActorKnowledge, own: OwnRows) -> Iterator[Row]:
    """The rows on whom the id means, those of the user first; and on the seats and role nouns of the phrase."""
    person = next((person for person in known.people if person.id == id), None)
    for body in own.bodies:
        if body.body.id == id:
            yield _row(body.row.file, body.row.line, body.row.cells)
    for term in own.terms:
        if person is not None and term.term in person.terms and _goes_by(person, term.name, known):
            yield _row(term.row.file, term.row.line, term.row.cells)
    nouns = {piece.role.noun for piece in pieces(known, tuple(phrase.split())) if piece.role is not None}
    key = name_key(phrase)
    state = id.partition(".")[0] if id is not None else None
    is_behind: dict[str, Callable[[dict[str, str]], bool]] = {
        "states": lambda cells: cells["id"] in {id, state},
        "organisations": lambda cells: cells["id"] == id,
        "groups": lambda cells: cells["id"] == id,
        "party": lambda cells: cells["party"] == id,
        "group": lambda cells: cells["group"] == id,
        "seats": lambda cells: name_key(cells["phrase"]) == key,
        "holders": lambda cells: person is not None and _is_of(cells, person),
        "roles": lambda cells: cells["noun"] in nouns,
    }
    for name in table_names():
        if (wanted := is_behind.get(name.partition("_")[0])) is not None:
            rows = read_table(name, columns=None).rows
            yield from (_row(f"{name}.csv", line, cells) for line, cells in rows if wanted(cells))


def _is_of(cells: dict[str, str], person: Person) -> bool:
    """Whether a row of holders is of the person."""
    return cells["name"] == person.name and any(term.country == cells["country"] for term in person.terms)


def _goes_by(person: Person, name: str, known: ActorKnowledge) -> bool:
    """Whether the person is known by that name, full or single."""
    named = (*(alias.target for alias in known.meanings(name)), *known.surnames.get(name_key(name), ()))
    return any(target is person for target in named)


def _named(found: Mapping[str, str], known: ActorKnowledge) -> tuple[Membership, ...]:
    names = _names(known)
    return tuple(Membership(id=id, name=names.get(id, id), status=status) for id, status in found.items())


def _allegiances(found: Sequence[AllegianceSpan], known: ActorKnowledge) -> tuple[Allegiance, ...]:
    names = _names(known) if found else {}
    return tuple(
        Allegiance(
            id=span.whom,
            name=names.get(span.whom, span.whom),
            tie=span.tie,
            since=span.since or None,
            until=span.until or None,
        )
        for span in found
    )


def _government(found: InGovernment | None) -> Government | None:
    return (
        Government(part=found.part, since=found.since or None, until=found.until or None) if found is not None else None
    )


def _names(known: ActorKnowledge) -> dict[str, str]:
    """The names of bodies and states by their id."""
    names = {
        alias.target.id: alias.target.name
        for aliases in known.aliases.values()
        for alias in aliases
        if isinstance(alias.target, Body)
    }
    return names | {id: state.name for id, state in known.states.items()}


def _row(file: str, line: int, cells: dict[str, str]) -> Row:
    return Row(file=file, line=line, cells={column: cell for column, cell in cells.items() if cell})
