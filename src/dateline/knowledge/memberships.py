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
    by_organisation: dict[str, list[Membership]] = {}
    by_country: dict[str, list[Membership]] = {}
    for line, cells in table.rows:
        status = next((status for status in get_args(MembershipStatus) if status == cells["status"]), None)
        if status is None:
            problem = f"status {cells['status']!r} is neither member nor suspended"
            raise KnowledgeError("bad_knowledge", f"{table.name}.csv line {line}, status: {problem}")
        try:
            first, last = first_day(cells["from"]), last_day(cells["to"])
        except ValueError as error:
            raise KnowledgeError("bad_knowledge", f"{table.name}.csv line {line}: {error}") from error
        span = Membership(
            organisation=cells["organisation"], country=cells["country"], status=status, first=first, last=last
        )
        by_organisation.setdefault(span.organisation, []).append(span)
        by_country.setdefault(span.country, []).append(span)
    return Memberships(
        by_organisation={key: tuple(spans) for key, spans in by_organisation.items()},
        by_country={key: tuple(spans) for key, spans in by_country.items()},
    )


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
