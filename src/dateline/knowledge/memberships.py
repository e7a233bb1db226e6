"""Which states belong to which international bodies, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources.abc import Traversable
from typing import Literal, get_args

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.days import first_day, last_day
from dateline.knowledge.tables import read_table

MembershipStatus = Literal["member", "suspended"]
"""A suspended state is still a member; its suspension is a span inside its membership."""
_ALL_OF = "@"
"""Begins a cell that stands for all members of another body, while they are."""
_OUT = "out"
"""Status of a state that such a cell does not mean."""
_COLUMNS = ("organisation", "country", "from", "to", "status")


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """One span of a state's membership, or of its suspension; both days inclusive."""

    organisation: str
    country: str
    status: MembershipStatus
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the span covers the day."""
        return self.first <= day <= self.last


class Memberships(msgspec.Struct, frozen=True, kw_only=True):
    """The memberships by the id of the body, and by country."""

    by_organisation: Mapping[str, tuple[Membership, ...]]
    by_country: Mapping[str, tuple[Membership, ...]]

    def members(self, organisation: str, on: date | None = None) -> dict[str, MembershipStatus]:
        """The countries that belong to the body on the day, in the order of their codes.

        Without a day, those that belong to it as far as the table goes.
        """
        return dict(sorted(_standing(self.by_organisation.get(organisation, ()), on, by="country").items()))

    def bodies(self, country: str, on: date | None = None) -> dict[str, MembershipStatus]:
        """The ids of the bodies that the country belongs to on the day, in the order of the table."""
        return _standing(self.by_country.get(country, ()), on, by="organisation")


def load_memberships(folder: Traversable | None = None) -> Memberships:
    """The memberships that ship with the package, or those of another folder.

    Raises:
        KnowledgeError: the table breaks its rules.
    """
    table = read_table("memberships", columns=_COLUMNS, folder=folder)
    rows: dict[str, list[_Row]] = {}
    for line, cells in table.rows:
        row = _row(f"{table.name}.csv line {line}", cells)
        rows.setdefault(row.organisation, []).append(row)
    by_organisation: dict[str, list[Membership]] = {}
    by_country: dict[str, list[Membership]] = {}
    for organisation in rows:
        for span in _spans(organisation, rows, ()):
            by_organisation.setdefault(organisation, []).append(span)
            by_country.setdefault(span.country, []).append(span)
    return Memberships(
        by_organisation={key: tuple(spans) for key, spans in by_organisation.items()},
        by_country={key: tuple(spans) for key, spans in by_country.items()},
    )


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table: `country` may be a rule, `status` also that the rule leaves the state out."""

    place: str
    organisation: str
    country: str
    status: str
    first: date
    last: date


def _row(place: str, cells: dict[str, str]) -> _Row:
    rule = cells["country"].startswith(_ALL_OF)
    known = ("member",) if rule else (*get_args(MembershipStatus), _OUT)
    if cells["status"] not in known:
        problem = f"status {cells['status']!r} is neither {' nor '.join(known)}"
        raise KnowledgeError("bad_knowledge", f"{place}, status: {problem}")
    try:
        first, last = first_day(cells["from"]), last_day(cells["to"])
    except ValueError as error:
        raise KnowledgeError("bad_knowledge", f"{place}: {error}") from error
    return _Row(
        place=place,
        organisation=cells["organisation"],
        country=cells["country"],
        status=cells["status"],
        first=first,
        last=last,
    )


def _spans(organisation: str, rows: Mapping[str, list[_Row]], within: tuple[str, ...]) -> list[Membership]:
    """The spans of the body, with its rules worked out; its own rows on a state go before them.

    Raises:
        KnowledgeError: a rule names a body without rows, or leads back to the body itself.
    """
    own = {row.country for row in rows[organisation] if row.status != "suspended"}
    found = []
    for row in rows[organisation]:
        if not row.country.startswith(_ALL_OF):
            if row.status != _OUT:
                found.append(_span(row, row.country, row.status, row.first, row.last))
            continue
        other = row.country.removeprefix(_ALL_OF)
        if other not in rows or other in (organisation, *within):
            problem = f"{other!r} has no members of its own" if other in rows else f"{other!r} has no row"
            raise KnowledgeError("bad_knowledge", f"{row.place}, country: {problem}")
        for span in _spans(other, rows, (organisation, *within)):
            first, last = max(row.first, span.first), min(row.last, span.last)
            if span.country not in own and first <= last:
                found.append(_span(row, span.country, span.status, first, last))
    return found


def _span(row: _Row, country: str, status: str, first: date, last: date) -> Membership:
    status_ = next(known for known in get_args(MembershipStatus) if known == status)
    return Membership(organisation=row.organisation, country=country, status=status_, first=first, last=last)


def _standing(
    spans: tuple[Membership, ...], on: date | None, *, by: Literal["country", "organisation"]
) -> dict[str, MembershipStatus]:
    """Who is a member on the day, and whether suspended then, in the order of the table."""
    day = on or date.max
    found: dict[str, MembershipStatus] = {}
    for status in get_args(MembershipStatus):
        for span in spans:
            key = span.country if by == "country" else span.organisation
            if span.status == status and span.holds(day) and (status == "member" or key in found):
                found[key] = status
    return found
