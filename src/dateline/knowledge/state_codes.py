"""Codes of states in the Correlates of War and the Gleditsch–Ward lists, for exports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources.abc import Traversable

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.days import first_day, last_day
from dateline.knowledge.tables import read_table

_COLUMNS = ("id", "cow", "cow_abbrev", "gw", "from", "to")


class StateCode(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers and the abbreviation of a state in the two lists over a span of days, both inclusive.

    None where the list does not have the state.
    """

    id: str
    cow: int | None
    cow_abbrev: str | None
    gw: int | None
    first: date
    last: date


class StateCodes(msgspec.Struct, frozen=True, kw_only=True):
    """The codes by the id of the state (an ISO 3166-1 alpha-3 code, for former states the code it had)."""

    by_id: Mapping[str, tuple[StateCode, ...]]

    def code(self, id: str, on: date | None = None) -> StateCode | None:
        """The codes of the state on the day (without one: the last it had), or None when neither list has it then."""
        spans = self.by_id.get(id, ())
        if on is None:
            return spans[-1] if spans else None
        return next((span for span in spans if span.first <= on <= span.last), None)


def load_state_codes(folder: Traversable | None = None) -> StateCodes:
    """The codes that ship with the package, or those of another folder.

    Raises:
        KnowledgeError: the table breaks its rules.
    """
    table = read_table("state_codes", columns=_COLUMNS, folder=folder)
    by_id: dict[str, list[StateCode]] = {}
    for line, cells in table.rows:
        try:
            code = StateCode(
                id=cells["id"],
                cow=int(cells["cow"]) if cells["cow"] else None,
                cow_abbrev=cells["cow_abbrev"] or None,
                gw=int(cells["gw"]) if cells["gw"] else None,
                first=first_day(cells["from"]),
                last=last_day(cells["to"]),
            )
        except ValueError as error:
            raise KnowledgeError("bad_knowledge", f"{table.name}.csv line {line}: {error}") from error
        by_id.setdefault(code.id, []).append(code)
    return StateCodes(by_id={id: tuple(sorted(codes, key=lambda code: code.first)) for id, codes in by_id.items()})
