"""The rows of users' own files, checked: bodies and terms of persons that fit together and with the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import msgspec

from dateline.knowledge.actor_types import GROUP_KINDS, Body, BodyKind, Person, State, Term
from dateline.knowledge.days import first_day, last_day
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.own_files import OwnRow, Problem, read_own_file
from dateline.knowledge.tables import values
from dateline.records.codes import SECTORS

ORGANISATION_KINDS = (
    "party", "intergovernmental", "company", "media", "ngo", "military", "government", "parliament", "police",
    "intelligence", "union", "religious", "central-bank", "court", "ministry", "other",
)  # fmt: skip
"""Kinds of the tables organisations."""
POSTS = ("both", "head_of_state", "head_of_government", "head_of_organisation", "minister", "leader")
"""Posts of the tables holders."""
_PERSON = "person"
_KINDS = (_PERSON, *GROUP_KINDS, *ORGANISATION_KINDS)
_ID = re.compile(r"[\w.:-]{1,200}")


class OwnBody(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation or group of a user's file; one with the id of the tables gives further names to whom it means."""

    kind: BodyKind
    body: Body
    names: tuple[str, ...]
    row: OwnRow


class OwnTerm(msgspec.Struct, frozen=True, kw_only=True):
    """A term of a person of a user's file, with the id if the row gives one."""

    id: str | None
    name: str
    names: tuple[str, ...]
    term: Term
    row: OwnRow


class OwnRows(msgspec.Struct, frozen=True, kw_only=True):
    """All that users' files tell, and all that is wrong with it. Rows are to be used only when nothing is wrong."""

    bodies: tuple[OwnBody, ...] = ()
    terms: tuple[OwnTerm, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def version(self) -> str:
        """Tells these rows from others, wherever the files lie."""
        rows = [body.row.cells for body in self.bodies] + [term.row.cells for term in self.terms]
        return blake2b(msgspec.json.encode(rows), digest_size=4).hexdigest()


def read_own(paths: Iterable[Path], *, known: Mapping[str, State | Body | Person]) -> OwnRows:
    """The rows of the files, checked by themselves, against each other, and against whom the tables know by id."""
    rows: list[OwnRow] = []
    problems: list[Problem] = []
    for path in paths:
        of_file, unreadable = read_own_file(path)
        rows += of_file
        problems += unreadable
    found = check_rows(rows, countries={target.country for target in known.values() if isinstance(target, State)})
    problems += found.problems
    for body in found.bodies:
        problems += _conflicts_with_tables(body, known)
    for term in found.terms:
        problems += _conflicts_with_tables(term, known)
    return msgspec.structs.replace(found, problems=_in_order(problems))


def check_rows(rows: Iterable[OwnRow], *, countries: Collection[str]) -> OwnRows:
    """The rows, checked by themselves and against each other, where these are the countries there are."""
    bodies: list[OwnBody] = []
    terms: list[OwnTerm] = []
    problems: list[Problem] = []
    for row in rows:
        if wrong := list(_wrong_cells(row, {*countries, "IGO"})):
            problems += wrong
        elif _is_person(row):
            terms.append(_term(row))
        else:
            bodies.append(_body(row))
    problems += _conflicts_of_bodies(bodies)
    problems += _conflicts_of_ids(bodies, terms)
    problems += _conflicts_of_terms(terms)
    return OwnRows(bodies=tuple(bodies), terms=tuple(terms), problems=_in_order(problems))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))


def _is_person(row: OwnRow) -> bool:
    return row.cells["kind"] == _PERSON or (not row.cells["kind"] and row.cells["office"] != "")


def _wrong_cells(row: OwnRow, countries: set[str]) -> Iterator[Problem]:
    """What is wrong with the cells of one row."""
    cells = row.cells
    for field, names in (("name", (cells["name"],)), ("names", values(cells["names"]))):
        if any(not name_key(name) for name in names):
            yield row.wrong(field, "is no name", "Give a name of at least one letter or digit.")
    if cells["id"] and not _ID.fullmatch(cells["id"]):
        yield row.wrong("id", f"{cells['id']!r} is no id", "Use letters, digits and the signs . : _ - only.")
    if not cells["kind"] and not cells["office"]:
        yield row.wrong("kind", "is empty", f"Give person, or one of {', '.join(_KINDS[1:])}.")
    elif cells["kind"] and cells["kind"] not in _KINDS:
        yield row.wrong("kind", f"{cells['kind']!r} is no kind of actor", _choice(cells["kind"], _KINDS))
    if cells["sector"] not in SECTORS:
        problem = f"{cells['sector']!r} is no sector" if cells["sector"] else "is empty"
        yield row.wrong("sector", problem, _choice(cells["sector"], SECTORS))
    if cells["post"] and cells["post"] not in POSTS:
        yield row.wrong("post", f"{cells['post']!r} is no post", _choice(cells["post"], POSTS))
    yield from _wrong_countries(row, countries)
    yield from _wrong_days(row)


def _wrong_countries(row: OwnRow, countries: set[str]) -> Iterator[Problem]:
    cells = row.cells
    field = _country_field(row)
    remedy = "Give the three capital letters of ISO 3166-1 (MLI for Mali), or IGO for international bodies."
    if cells["countries"] and cells["country"]:
        yield row.wrong(
            "countries", "stands beside a country", "Give one of the two, with | between several countries."
        )
    for code in _countries(row):
        if code not in countries:
            yield row.wrong(field, f"{code!r} is no country", remedy)
    if _is_person(row) and len(_countries(row)) != 1:
        yield row.wrong(field, "must be one country for a person", remedy)


def _wrong_days(row: OwnRow) -> Iterator[Problem]:
    days: dict[str, date] = {}
    for field, day_of in (("from", first_day), ("to", last_day)):
        try:
            days[field] = day_of(row.cells[field])
        except ValueError:
            yield row.wrong(field, f"{row.cells[field]!r} is not a day", "Write YYYY-MM-DD, YYYY-MM or YYYY.")
    if len(days) == 2 and days["to"] < days["from"]:
        problem = f"{row.cells['to']} lies before {row.cells['from']}"
        yield row.wrong("to", problem, "Give the last day in `to`, the first in `from`.")


def _country_field(row: OwnRow) -> str:
    return "countries" if row.cells["countries"] else "country"


def _countries(row: OwnRow) -> tuple[str, ...]:
    return values(row.cells["countries"] or row.cells["country"])


def _body(row: OwnRow) -> OwnBody:
    cells, countries = row.cells, _countries(row)
    home = f"-{countries[0].lower()}" if countries else ""
    return OwnBody(
        kind="group" if cells["kind"] in GROUP_KINDS else "organisation",
        body=Body(
            id=cells["id"] or f"own:{name_key(cells['name']).replace(' ', '-')}{home}",
            name=cells["name"],
            countries=countries,
            sector=cells["sector"],
            kind=cells["kind"],
            first=first_day(cells["from"]),
            last=last_day(cells["to"]),
        ),
        names=values(cells["names"]),
        row=row,
    )


def _term(row: OwnRow) -> OwnTerm:
    cells = row.cells
    return OwnTerm(
        id=cells["id"] or None,
        name=cells["name"],
        names=values(cells["names"]),
        term=Term(
            country=_countries(row)[0],
            office=cells["office"],
            title=name_key(cells["office"]),
            post=cells["post"],
            sector=cells["sector"],
            first=first_day(cells["from"]),
            last=last_day(cells["to"]),
        ),
        row=row,
    )


def _conflicts_with_tables(own: OwnBody | OwnTerm, known: Mapping[str, State | Body | Person]) -> Iterator[Problem]:
    """A row may give names to an id of the tables, or terms to a person; what the tables say of it must stand."""
    row, remedy = own.row, "Give the same, or choose another id."
    target = known.get(row.cells["id"])
    if target is None:
        return
    if isinstance(target, Person) or isinstance(own, OwnTerm):
        if not (isinstance(target, Person) and isinstance(own, OwnTerm)):
            what = "a person" if isinstance(target, Person) else "no person"
            yield row.wrong("id", f"{target.id} is {what} in the tables of Dateline", "Choose another id.")
        elif own.term.country not in {country for term in target.terms for country in (term.country, "IGO")}:
            yield row.wrong("country", f"{target.id} is {target.name} of {target.terms[0].country}", remedy)
        return
    if (own.body.country or "") != (target.country or ""):
        yield row.wrong("country", f"{target.id} is {target.name} of {target.country} in the tables", remedy)
    if own.body.sector != target.sector:
        yield row.wrong("sector", f"{target.id} is {target.name}, {target.sector}, in the tables", remedy)
    for field in ("from", "to"):
        if row.cells[field]:
            yield row.wrong(
                field, f"{target.id} has its days in the tables", "Leave the cell empty, or choose another id."
            )


def _conflicts_of_bodies(bodies: Iterable[OwnBody]) -> Iterator[Problem]:
    """Rows of one id tell the same, or of different times."""
    by_id: defaultdict[str, list[OwnBody]] = defaultdict(list)
    for own in bodies:
        for other in by_id[own.body.id]:
            if own.body.countries != other.body.countries:
                field = _country_field(own.row)
            elif own.body.sector != other.body.sector:
                field = "sector"
            else:
                continue
            if not _are_apart(own.row, other.row):
                problem = f"differs from {other.row.file} line {other.row.line} for the same id {own.body.id}"
                yield own.row.wrong(
                    field, problem, "Correct one of the rows, give them `from` and `to`, or another id."
                )
                break
        by_id[own.body.id].append(own)


def _conflicts_of_ids(bodies: Iterable[OwnBody], terms: Iterable[OwnTerm]) -> Iterator[Problem]:
    """An id means one person of one country, or a body."""
    told = {own.body.id: (own.row, "") for own in bodies}
    for own in terms:
        if own.id is not None:
            other, country = told.setdefault(own.id, (own.row, own.term.country))
            if country != own.term.country:
                what = f"means a person of {country}" if country else "is no person"
                problem = f"{own.id} {what} in {other.file} line {other.line}"
                yield own.row.wrong("id", problem, "Give the same country, or choose another id.")


def _conflicts_of_terms(terms: Iterable[OwnTerm]) -> Iterator[Problem]:
    """The terms of one name in one office of one country lie apart."""
    by_office: defaultdict[tuple[str, str, str], list[OwnTerm]] = defaultdict(list)
    for own in terms:
        by_office[name_key(own.name), own.term.country, own.term.title].append(own)
    for same in by_office.values():
        for one, other in pairwise(sorted(same, key=lambda own: (own.term.first, own.term.last))):
            if not _are_apart(one.row, other.row):
                problem = f"overlaps with {one.row.file} line {one.row.line}, the same office of {one.name}"
                yield other.row.wrong("from", problem, "Let the one end before the other begins, or drop one.")


def _are_apart(one: OwnRow, other: OwnRow) -> bool:
    """Whether two rows are of different times; both may name the day, month or year of the change."""
    early, late = sorted((one, other), key=lambda row: (first_day(row.cells["from"]), last_day(row.cells["to"])))
    end, start = early.cells["to"], late.cells["from"]
    return bool(end and start) and (last_day(end) <= first_day(start) or end.startswith(start) or start.startswith(end))


def _choice(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1) or get_close_matches(word.upper(), known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Give one of {', '.join(known)}."
