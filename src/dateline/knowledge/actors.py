"""What is known of political actors: states, seats of power, office holders, bodies, armed groups, role nouns."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.name_keys import is_acronym, name_key, sound_key
from dateline.knowledge.tables import Table, read_table, read_tables, values

_STATES = (
    "id", "iso2", "name", "formal", "names", "demonyms", "capital", "kind", "region", "parent", "from", "to",
)  # fmt: skip
_SEATS = ("phrase", "id", "sector", "kind")
_HOLDERS = ("name", "names", "country", "office", "post", "sector", "from", "to")
_ORGANISATIONS = ("id", "name", "names", "country", "sector", "kind")
_GROUPS = ("id", "name", "names", "countries", "sector", "kind")
_ROLES = ("noun", "plural", "sector", "kind")
_FAMILY_NAME_FIRST = frozenset("CHN HKG KHM KOR MAC PRK SGP TWN VNM".split())
"""Countries whose people are mostly written with the family name first (general knowledge)."""
_TOP_POSTS = frozenset({"both", "head_of_state", "head_of_government", "leader"})

AliasKind = Literal["state", "demonym", "seat", "capital", "organisation", "group", "person"]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A state, territory, de facto or former state, with the country code and the sector its government has."""

    id: str
    name: str
    country: str
    sector: str
    kind: str
    demonyms: tuple[str, ...]
    first: date
    last: date

    @property
    def adjective(self) -> str:
        """What its people and institutions are called by: "Malian"; the name itself where there is none."""
        return self.demonyms[0] if self.demonyms else self.name


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation or armed group; `countries` are where it belongs or mainly acts, the main one first."""

    id: str
    name: str
    countries: tuple[str, ...]
    sector: str | None
    kind: str

    @property
    def country(self) -> str | None:
        """The main country, or None."""
        return self.countries[0] if self.countries else None


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One term in one office; both days inclusive."""

    country: str
    office: str
    post: str
    sector: str | None
    first: date
    last: date

    @property
    def is_top(self) -> bool:
        """Whether it is the headship of a state or government; leaders of parties and movements are not."""
        return self.post in _TOP_POSTS and self.sector in {"GOV", "PRE", None}

    def holds(self, day: date) -> bool:
        """Whether the term covers the day."""
        return self.first <= day <= self.last


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person with terms in office, in the order they began."""

    id: str
    name: str
    terms: tuple[Term, ...]


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A role noun: its sector, if it has one of its own, and whether it means a person, a group or an institution."""

    noun: str
    sector: str | None
    kind: str
    plural: bool


class Alias(msgspec.Struct, frozen=True, gc=False):
    """One meaning of a name: the kind of the name and whom it stands for; `acronym` names need capitals."""

    kind: AliasKind
    target: State | Body | Person
    acronym: bool = False
    sector: str | None = None
    """Sector the name stands for, where it is not the target's own."""


class ActorKnowledge(msgspec.Struct, frozen=True, kw_only=True):
    """All tables on actors, indexed by name keys. Hand it to what needs it; it is never changed."""

    aliases: Mapping[str, tuple[Alias, ...]]
    states: Mapping[str, State]
    """By id, and by country code."""
    roles: Mapping[str, Role]
    surnames: Mapping[str, tuple[Person, ...]]
    given_names: frozenset[str]
    """First names of the persons; alone they mean no head of state of that surname."""
    sounds: Mapping[str, tuple[Person, ...]]
    """Persons by the sound key of their full names."""
    offices: Mapping[str, tuple[tuple[Term, Person], ...]]
    """Terms by country."""
    titles: Mapping[str, tuple[Term, ...]]
    """Terms by the key of their office."""
    role_heads: frozenset[str]
    labels: Mapping[str, str]
    longest: int
    """Words of the longest name or role noun."""

    def meanings(self, name: str) -> tuple[Alias, ...]:
        """What the name can stand for, in any way of writing it."""
        return self.aliases.get(name_key(name), ())

    def is_role(self, word: str) -> bool:
        """Whether the word is a role noun, or the head of one of several words, in singular or plural."""
        return name_key(word) in self.role_heads

    def is_person(self, word: str) -> bool:
        """Whether the word is a role noun for one person."""
        role = self.roles.get(name_key(word))
        return role is not None and role.kind == "person" and not role.plural

    def labelled_names(self) -> dict[str, str]:
        """The names as written, with their label: GPE states and capitals, NORP their people, ORG bodies and seats."""
        return dict(self.labels)


def load_actor_knowledge(folder: Traversable | None = None) -> ActorKnowledge:
    """The actor tables of the package, or of another folder, as one object.

    Args:
        folder: holds the tables states, seats, organisations, groups, roles and holders, the last four in parts or not.

    Raises:
        KnowledgeError: a table breaks its rules; the message names file and line.
    """
    folder = folder or files("dateline.knowledge") / "data"
    index = _Index()
    index.add_states(read_table("states", columns=_STATES, folder=folder))
    for table in read_tables("organisations", columns=_ORGANISATIONS, folder=folder):
        index.add_bodies(table, "organisation")
    for table in read_tables("groups", columns=_GROUPS, folder=folder):
        index.add_bodies(table, "group")
    index.add_seats(read_table("seats", columns=_SEATS, folder=folder))
    for table in read_tables("roles", columns=_ROLES, folder=folder):
        index.add_roles(table)
    index.add_holders(read_tables("holders", columns=_HOLDERS, folder=folder))
    return index.knowledge()


class _Index:
    """Collects the tables into the indexes of `ActorKnowledge`."""

    def __init__(self) -> None:
        self._aliases: dict[str, list[Alias]] = {}
        self._states: dict[str, State] = {}
        self._bodies: dict[str, Body] = {}
        self._roles: dict[str, Role] = {}
        self._heads: set[str] = set()
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._sounds: dict[str, list[Person]] = defaultdict(list)
        self._offices: dict[str, list[tuple[Term, Person]]] = defaultdict(list)
        self._titles: dict[str, list[Term]] = defaultdict(list)
        self._given: set[str] = set()
        self._labels: dict[str, str] = {}
        self._sound = cache(sound_key)

    def add_states(self, table: Table) -> None:
        """Add states with their names, demonyms and capitals."""
        for line, cells in table.rows:
            state = _state(table.name, line, cells)
            self._states[state.id] = state
            self._states.setdefault(state.country, state)
            for name in dict.fromkeys((state.name, cells["formal"], *values(cells["names"]))):
                self._add(name, "state", state, label="GPE")
            for name in state.demonyms:
                self._add(name, "demonym", state, label="NORP")
            if cells["capital"] and state.kind in {"state", "former"}:
                self._add(cells["capital"], "capital", state, label="GPE")

    def add_seats(self, table: Table) -> None:
        """Add words that stand for a government, institution or body."""
        for line, cells in table.rows:
            target = self._states.get(cells["id"].partition(".")[0]) or self._bodies.get(cells["id"])
            if target is None:
                message = f"{table.name}.csv line {line}: {cells['id']} is no known state or organisation"
                raise KnowledgeError("bad_knowledge", message)
            if cells["kind"] == "seat":
                self._add(cells["phrase"], "seat", target, label="ORG", sector=cells["sector"] or None)
            else:
                self._add(cells["phrase"], "capital", target, label="GPE", sector=cells["sector"] or None)

    def add_bodies(self, table: Table, kind: Literal["organisation", "group"]) -> None:
        """Add organisations or armed groups."""
        for cells in table:
            body = Body(
                id=cells["id"],
                name=cells["name"],
                countries=values(cells["countries" if kind == "group" else "country"]),
                sector=cells["sector"] or None,
                kind=cells["kind"],
            )
            self._bodies[body.id] = body
            for name in dict.fromkeys((body.name, *values(cells["names"]))):
                self._add(name, kind, body, label="ORG")

    def add_roles(self, table: Table) -> None:
        """Add role nouns."""
        for cells in table:
            noun, plural = cells["noun"], cells["plural"]
            for word, is_plural in ((noun, plural == noun), (plural, True)):
                if key := name_key(word):
                    role = Role(noun=noun, sector=cells["sector"] or None, kind=cells["kind"], plural=is_plural)
                    self._roles.setdefault(key, role)
                    self._heads.add(key.rpartition(" ")[2])

    def add_holders(self, tables: Iterable[Table]) -> None:
        """Add office holders; rows with one name in one country are one person."""
        terms: dict[tuple[str, str], list[Term]] = {}
        names: dict[tuple[str, str], dict[str, None]] = {}
        for table in tables:
            for line, cells in table.rows:
                who = (cells["name"], cells["country"])
                terms.setdefault(who, []).append(_term(table.name, line, cells))
                names.setdefault(who, {cells["name"]: None}).update(dict.fromkeys(values(cells["names"])))
        taken: set[str] = set()
        at_home = {name for name, country in terms if country != "IGO"}
        for who in sorted(terms):
            # The head of an intergovernmental body is the person who held office at home.
            if who[1] != "IGO" or who[0] not in at_home:
                abroad = (who[0], "IGO")
                own = terms[who] + (terms.get(abroad, []) if who != abroad else [])
                spelled = names[who] | (names.get(abroad, {}) if who != abroad else {})
                self._add_person(who, own, spelled, taken)

    def _add_person(self, who: tuple[str, str], terms: list[Term], names: Iterable[str], taken: set[str]) -> None:
        slug = name_key(who[0]).replace(" ", "-")
        if slug in taken:
            slug = f"{slug}-{who[1].lower()}"
        taken.add(slug)
        person = Person(id=f"person:{slug}", name=who[0], terms=tuple(sorted(terms, key=lambda term: term.first)))
        parts: set[str] = set()
        sounds: set[str] = set()
        for name in names:
            key = name_key(name)
            words = key.split()
            if len(words) == 1:
                parts.add(key)
                continue
            self._add(name, "person", person, key=key)
            sounds.add(" ".join(map(self._sound, words)))
            parts.update(" ".join(words[start:]) for start in range(1, len(words)))
            if len(words) > 2:
                self._add(name, "person", person, key=f"{words[0]} {words[-1]}")
            if who[1] in _FAMILY_NAME_FIRST:
                parts.add(words[0])
            else:
                self._given.add(words[0])
        for part in parts:
            self._surnames[part].append(person)
        for sound in sounds:
            self._sounds[sound].append(person)
        for term in person.terms:
            self._offices[term.country].append((term, person))
            self._titles[name_key(term.office)].append(term)

    def knowledge(self) -> ActorKnowledge:
        """All that was added."""
        longest = max((key.count(" ") + 1 for keys in (self._aliases, self._roles) for key in keys), default=1)
        return ActorKnowledge(
            aliases={key: tuple(found) for key, found in self._aliases.items()},
            states=self._states,
            roles=self._roles,
            surnames={key: tuple(found) for key, found in self._surnames.items()},
            given_names=frozenset(self._given),
            sounds={key: tuple(found) for key, found in self._sounds.items()},
            offices={key: tuple(found) for key, found in self._offices.items()},
            titles={key: tuple(found) for key, found in self._titles.items()},
            role_heads=frozenset(self._heads),
            labels=self._labels,
            longest=longest,
        )

    def _add(
        self,
        name: str,
        kind: AliasKind,
        target: State | Body | Person,
        *,
        label: str | None = None,
        sector: str | None = None,
        key: str | None = None,
    ) -> None:
        key = name_key(name) if key is None else key
        if not key:
            return
        found = self._aliases.setdefault(key, [])
        if not any(alias.target is target and alias.kind == kind for alias in found):
            found.append(Alias(kind, target, kind != "person" and is_acronym(name), sector))
        if label is not None:
            self._labels.setdefault(name.removeprefix("the ").removeprefix("The "), label)


def _state(table: str, line: int, cells: dict[str, str]) -> State:
    kind, parent, own = cells["kind"], cells["parent"], cells["id"]
    is_code = len(own) == 3 and own.isalpha() and own.isupper()
    return State(
        id=own,
        name=cells["name"],
        country=own if is_code else parent,
        sector="PRE" if kind == "de-facto" else "GOV",
        kind=kind,
        demonyms=values(cells["demonyms"]),
        first=_day(table, line, cells["from"], last=False),
        last=_day(table, line, cells["to"], last=True),
    )


def _term(table: str, line: int, cells: dict[str, str]) -> Term:
    return Term(
        country=cells["country"],
        office=cells["office"],
        post=cells["post"],
        sector=cells["sector"] or None,
        first=_day(table, line, cells["from"], last=False),
        last=_day(table, line, cells["to"], last=True),
    )


def _day(table: str, line: int, cell: str, *, last: bool) -> date:
    """The first or last day that a cell of a table (YYYY, YYYY-MM, YYYY-MM-DD or empty) can mean."""
    if not cell:
        return date.max if last else date.min
    try:
        if len(cell) == 10:
            return date.fromisoformat(cell)
        year, _, month = cell.partition("-")
        number = int(month) if month else (12 if last else 1)
        return date(int(year), number, calendar.monthrange(int(year), number)[1] if last else 1)
    except ValueError as error:
        raise KnowledgeError("bad_knowledge", f"{table}.csv line {line}: {cell!r} is not a day") from error
