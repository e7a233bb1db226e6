"""From the rows of the actor tables, and of users' own files, to the indexes of `ActorKnowledge`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_types import (
    PEOPLE,
    ActorKnowledge,
    Alias,
    AliasKind,
    Body,
    BodyKind,
    Person,
    Role,
    State,
    Successor,
    Term,
)
from dateline.knowledge.days import first_day, last_day
from dateline.knowledge.name_keys import is_acronym, name_key
from dateline.knowledge.own_rows import OwnBody, OwnRows, OwnTerm
from dateline.knowledge.party_governments import PartyGovernments
from dateline.knowledge.people_index import PeopleIndex, terms_by_body, terms_by_country, terms_by_title
from dateline.knowledge.tables import Table, values

_INDEPENDENCES = 1990
"""Year after which the tables tell the offices of those who went over into a new state."""
_PASSAGE = 1000
"""Most days between an office in the old state and the first day of the new one."""
_OF_PEOPLE = "CVL"
"""Sector of peoples."""
_Who = tuple[str, str]
"""A person in the tables: name and country."""


class ActorIndex:
    """Collects the tables, states and bodies before seats, and after them the user's own rows, which win.

    Args:
        version: of the tables.
        governments: which parties governed when.
    """

    def __init__(self, version: str, governments: PartyGovernments | None = None) -> None:
        self._version = version
        self._governing = governments.governing() if governments else {}
        self._apart = governments.apart() if governments else {}
        self._governed = governments.governed() if governments else {}
        self._aliases: dict[str, list[Alias]] = {}
        self._states: dict[str, State] = {}
        self._successors: dict[str, Successor] = {}
        """Of states that ended, by their id."""
        self._bodies: dict[str, Body] = {}
        self._body_kinds: dict[str, BodyKind] = {}
        self._roles: dict[str, Role] = {}
        self._heads: set[str] = set()
        self._labels: dict[str, str] = {}
        self._terms: dict[_Who, list[Term]] = {}
        self._names: dict[_Who, dict[str, None]] = {}
        self._ids: dict[_Who, str] = {}
        self._folded: dict[_Who, _Who] = {}
        """Who is the same person under another country, and under which."""
        self._further: dict[_Who, list[_Who]] = {}
        """The same by the country that stays."""
        self._own_keys: set[str] = set()
        """Name keys that mean whom the user says, and nobody else."""
        self._own_people: set[_Who] = set()
        self._own_bodies: dict[tuple[str, str | None, date, date], Body] = {}
        """By id, sector and days: a body may change its sector in time."""

    def add_states(self, table: Table) -> None:
        """Add states with their names, demonyms and capitals."""
        for line, cells in table.rows:
            state = _state(table.name, line, cells)
            self._states[state.id] = state
            if state.last != date.max and cells["parent"]:
                self._successors[state.id] = Successor(country=cells["parent"], first=state.last)
            self._states.setdefault(state.country, state)
            for name in dict.fromkeys((state.name, cells["formal"], *values(cells["names"]))):
                self._add(name, "state", state, label="GPE")
            for name in state.demonyms:
                self._add(name, "demonym", state, label="NORP")
            if cells["capital"] and state.kind in {"state", "former"}:
                self._add(cells["capital"], "capital", state, label="GPE")

    def add_peoples(self, table: Table) -> None:
        """Add peoples that are no state's, once for each of their countries; their plurals are role nouns too."""
        for cells in table:
            forms = (cells["name"], *values(cells["names"]))
            for country in values(cells["countries"]):
                people = _people(forms, country)
                self._states[people.id] = people
                for form in forms:
                    self._add(form, "demonym", people, label="NORP")
            for form in forms:
                if form.endswith("s") and form[:-1] in forms:
                    role = Role(noun=form[:-1], sector=_OF_PEOPLE, kind="person", plural=True)
                    self._roles.setdefault(name_key(form), role)
                    self._heads.add(name_key(form).rpartition(" ")[2])

    def add_bodies(self, table: Table, kind: BodyKind) -> None:
        """Add organisations or armed groups."""
        for cells in table:
            body = Body(
                id=cells["id"],
                name=cells["name"],
                countries=values(cells["countries" if kind == "group" else "country"]),
                sector=cells["sector"] or None,
                kind=cells["kind"],
                governing=self._governing.get(cells["id"], ()),
                apart=self._apart.get(cells["id"], ()),
                governed=self._governed.get(cells["country"], ()) if cells["kind"] == "party" else (),
            )
            self._bodies[body.id] = body
            self._body_kinds[body.id] = kind
            for name in dict.fromkeys((body.name, *values(cells["names"]))):
                self._add(name, kind, body, label="ORG")

    def add_seats(self, table: Table) -> None:
        """Add words that stand for a government, institution or body."""
        for line, cells in table.rows:
            target = self._states.get(cells["id"].partition(".")[0]) or self._bodies.get(cells["id"])
            if target is None:
                message = f"{table.name}.csv line {line}: {cells['id']} is no known state or organisation"
                raise KnowledgeError("bad_knowledge", message)
            if cells["kind"] == "weapon":
                phrase = cells["phrase"]  # no label: a reader of texts must not take it for a party
                self._put(name_key(phrase), Alias("weapon", target, is_acronym(phrase), cells["sector"]), own=False)
            elif cells["kind"] == "seat":
                self._add(cells["phrase"], "seat", target, label="ORG", sector=cells["sector"] or None)
            else:
                self._add(cells["phrase"], "capital", target, label="GPE", sector=cells["sector"] or None)

    def add_roles(self, table: Table) -> None:
        """Add role nouns."""
        for cells in table:
            noun, plural = cells["noun"], cells["plural"]
            for word, is_plural in ((noun, plural == noun), (plural, True)):
                if key := name_key(word):
                    role = Role(noun=noun, sector=cells["sector"] or None, kind=cells["kind"], plural=is_plural)
                    self._roles.setdefault(key, role)
                    self._heads.add(key.rpartition(" ")[2])

    def add_holders(self, table: Table) -> None:
        """Add office holders; rows with one name in one country are one person."""
        for line, cells in table.rows:
            who = (cells["name"], cells["country"])
            self._terms.setdefault(who, []).append(_term(table.name, line, cells))
            self._names.setdefault(who, {cells["name"]: None}).update(dict.fromkeys(values(cells["names"])))

    def known(self) -> dict[str, State | Body | Person]:
        """Whom the ids of the tables mean."""
        people = {(person := self._person(who)).id: person for who in self._everyone()}
        return {**people, **self._bodies, **self._states}

    def add_own(self, own: OwnRows) -> None:
        """Add the rows of the user's own files, which were checked against `known`."""
        for row in own.bodies:
            self._add_own_body(row)
        self._add_own_terms(own.terms)
        self._version += f"+{own.version}"

    def knowledge(self) -> ActorKnowledge:
        """All that was added."""
        index = PeopleIndex()
        people = []
        for who in self._everyone():
            person = self._person(who)
            people.append(person)
            for key in index.add(person, self._spellings(who), country=who[1]):
                self._put(key, Alias("person", person), own=who in self._own_people)
        aliases = {key: tuple(found) for key, found in self._aliases.items()}
        return ActorKnowledge(
            aliases=aliases,
            states=self._states,
            people=tuple(people),
            roles=self._roles,
            surnames=index.surnames,
            given_names=index.given_names,
            sounds=index.sounds,
            offices=terms_by_country(people),
            titles=terms_by_title(people),
            body_offices=terms_by_body(people, aliases),
            role_heads=frozenset(self._heads),
            labels=self._labels,
            reach=_reach((*self._aliases, *self._roles)),
            version=self._version,
        )

    # Persons

    def _everyone(self) -> list[_Who]:
        """The persons in order, each once, with an id."""
        self._fold()
        everyone = [who for who in sorted(self._terms) if who not in self._folded]
        taken = set(self._ids.values())
        for who in everyone:
            if who not in self._ids:
                own = f"person:{name_key(who[0]).replace(' ', '-')}"
                self._ids[who] = f"{own}-{who[1].lower()}" if own in taken else own
                taken.add(self._ids[who])
        return everyone

    def _fold(self) -> None:
        """Find who stands under several countries and is one person.

        The head of an international body is who held office at home; who served a state that ended, or one from which
        another split off later, is who served its successor.
        """
        self._folded = {}
        countries: dict[str, list[str]] = {}
        for name, country in sorted(self._terms):
            countries.setdefault(name, []).append(country)
        for name, found in countries.items():
            if len(found) > 1:
                home = [country for country in found if not self._is_passing(name, country, found)] or found[:1]
                if len(home) == 1:
                    self._folded |= {(name, country): (name, home[0]) for country in found if country != home[0]}
                elif "IGO" in found:
                    self._folded[name, "IGO"] = (name, home[0])
        self._further = {}
        for other, home_who in self._folded.items():
            self._further.setdefault(home_who, []).append(other)

    def _is_passing(self, name: str, country: str, countries: list[str]) -> bool:
        """Whether the country, of those under which a name stands, is not the person's last one."""
        if country == "IGO":
            return True
        state = self._states.get(country)
        if state is None:
            return False
        others = [self._states[other] for other in countries if other != country and other in self._states]
        if state.last != date.max:
            return any(other.last > state.last for other in others)
        left = max(term.last for term in self._terms[name, country])
        return any(state.first < other.first <= date.max and _split(left, other.first) for other in others)

    def _person(self, who: _Who) -> Person:
        terms = [term for each in self._same(who) for term in self._terms.get(each, ())]
        ordered = tuple(sorted(terms, key=lambda term: term.first))
        return Person(id=self._ids[who], name=who[0], terms=ordered, successor=self._successors.get(who[1]))

    def _spellings(self, who: _Who) -> dict[str, None]:
        return dict.fromkeys(name for each in self._same(who) for name in self._names.get(each, ()))

    def _same(self, who: _Who) -> list[_Who]:
        """All under which the person stands, the home first."""
        return [who, *self._further.get(who, ())]

    # The user's own rows

    def _add_own_body(self, row: OwnBody) -> None:
        """A row with an id of the tables gives further names; others are bodies of their own."""
        body = row.body
        stage = self._own_bodies.setdefault((body.id, body.sector, body.first, body.last), body)
        target: State | Body = self._states.get(body.id) or self._bodies.get(body.id) or stage
        kind: AliasKind = "state" if isinstance(target, State) else self._body_kinds.get(body.id, row.kind)
        for name in dict.fromkeys((body.name, *row.names)):
            self._add(name, kind, target, label="GPE" if kind == "state" else "ORG", own=True)

    def _add_own_terms(self, rows: Sequence[OwnTerm]) -> None:
        """Each row is a term of the person of that id, or of that name in that country, or of a new person."""
        who_has = {self._ids[who]: who for who in self._everyone()}
        spelled = {(name_key(name), who[1]): who for who, names in self._names.items() for name in names}
        for row in rows:
            term, named = row.term, (name_key(row.name), row.term.country)
            who = who_has.get(row.id or "") or spelled.get(named) or (row.name, term.country)
            spelled[named] = who
            if row.id is not None:
                self._ids.setdefault(who, row.id)
                who_has[row.id] = who
            self._terms[who] = [*(left for old in self._terms.get(who, ()) for left in _beside(old, term)), term]
            self._names.setdefault(who, {who[0]: None}).update(dict.fromkeys((row.name, *row.names)))
            self._own_people.add(who)
        if successions := _successions(row.term for row in rows):
            for who in self._terms.keys() - self._own_people:
                terms = self._terms[who]
                self._terms[who] = [_ended(term, successions.get((term.country, term.title))) for term in terms]

    # Names

    def _add(
        self,
        name: str,
        kind: AliasKind,
        target: State | Body,
        *,
        label: str,
        sector: str | None = None,
        own: bool = False,
    ) -> None:
        if key := name_key(name):
            self._put(key, Alias(kind, target, is_acronym(name), sector), own=own)
            name = name.removeprefix("the ").removeprefix("The ")
            self._labels[name] = label if own else self._labels.get(name, label)

    def _put(self, key: str, alias: Alias, *, own: bool) -> None:
        """Adds a meaning once; the user's meanings of a name replace those of the tables."""
        if own and key not in self._own_keys:
            self._own_keys.add(key)
            self._aliases.pop(key, None)
        elif not own and key in self._own_keys:
            return
        found = self._aliases.setdefault(key, [])
        if not any(other.target is alias.target and other.kind == alias.kind for other in found):
            found.append(alias)


def _reach(keys: Iterable[str]) -> dict[str, int]:
    """The most words of the keys of several words, by the first of them."""
    reach: dict[str, int] = {}
    for key in keys:
        if count := key.count(" "):
            first = key.partition(" ")[0]
            reach[first] = max(count + 1, reach.get(first, 0))
    return reach


def _split(left: date, first: date) -> bool:
    """Whether an office ended when, or shortly before, a new state began: its holder went on there."""
    return first.year > _INDEPENDENCES and abs((left - first).days) < _PASSAGE


def _beside(old: Term, new: Term) -> list[Term]:
    """What is left of a term beside a newer row on the same office: all, the time before or after, or nothing."""
    if old.title != new.title or old.country != new.country or old.last <= new.first or new.last <= old.first:
        return [old]
    if old.first < new.first:
        return [msgspec.structs.replace(old, last=new.first)]
    return [msgspec.structs.replace(old, first=new.last)] if new.last < old.last else []


def _successions(terms: Iterable[Term]) -> dict[tuple[str, str], date]:
    """From when the terms fill an office of a head without a gap to an open end, by country and title."""
    begun: dict[tuple[str, str], date] = {}
    for term in sorted(terms, key=lambda term: term.first, reverse=True):
        office = (term.country, term.title)
        if term.is_top and term.last >= begun.get(office, date.max) - timedelta(days=1):
            begun[office] = term.first
    return begun


def _ended(term: Term, day: date | None) -> Term:
    """The term, ended on the day that another's begins if its end was open."""
    if day is None or not term.is_top or term.last != date.max or term.first >= day:
        return term
    return msgspec.structs.replace(term, last=day)


def _state(table: str, line: int, cells: dict[str, str]) -> State:
    kind, parent, own = cells["kind"], cells["parent"], cells["id"]
    is_code = len(own) == 3 and own.isalpha() and own.isupper()
    first, last = _days(table, line, cells)
    return State(
        id=own,
        name=cells["name"],
        country=own if is_code else parent,
        sector="PRE" if kind == "de-facto" else "GOV",
        kind=kind,
        demonyms=values(cells["demonyms"]),
        first=first,
        last=last,
    )


def _people(forms: tuple[str, ...], country: str) -> State:
    """A people in one of its countries."""
    return State(
        id=f"people:{name_key(forms[0]).replace(' ', '-')}-{country.lower()}",
        name=forms[0],
        country=country,
        sector=_OF_PEOPLE,
        kind=PEOPLE,
        demonyms=forms,
        first=date.min,
        last=date.max,
    )


def _term(table: str, line: int, cells: dict[str, str]) -> Term:
    first, last = _days(table, line, cells)
    return Term(
        country=cells["country"],
        office=cells["office"],
        title=name_key(cells["office"]),
        post=cells["post"],
        sector=cells["sector"] or None,
        first=first,
        last=last,
    )


def _days(table: str, line: int, cells: dict[str, str]) -> tuple[date, date]:
    """The first and last day of a row."""
    try:
        return first_day(cells["from"]), last_day(cells["to"])
    except ValueError as error:
        raise KnowledgeError("bad_knowledge", f"{table}.csv line {line}: {error}") from error
