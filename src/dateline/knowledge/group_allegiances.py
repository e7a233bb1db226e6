"""To whom armed groups are bound: what they are a branch or part of, and who backs them."""

from __future__ import annotations

from datetime import date
from importlib.resources.abc import Traversable
from typing import Literal, get_args

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.days import first_day, last_day
from dateline.knowledge.tables import read_table

TABLE = "group_allegiances"
Tie = Literal["branch", "part", "backed"]
"""Sworn to or acting in the name of the other; in its ranks or its coalition; armed, paid or led by it."""
_COLUMNS = ("group", "whom", "tie", "from", "to")


class Allegiance(msgspec.Struct, frozen=True, kw_only=True):
    """One span in which a group was bound to another group or to a state, both days inclusive."""

    group: str
    whom: str
    """Id of a group or a state."""
    tie: Tie
    since: str
    """The first day as the table has it: a day, a month, a year, or nothing."""
    until: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the span covers the day."""
        return self.first <= day <= self.last


class GroupAllegiances(msgspec.Struct, frozen=True, kw_only=True):
    """All spans, in the order of the table."""

    spans: tuple[Allegiance, ...]

    def of(self, group: str, on: date | None = None) -> tuple[Allegiance, ...]:
        """The spans of the group that cover the day, without a day those still open."""
        day = on or date.max
        return tuple(span for span in self.spans if span.group == group and span.holds(day))


def load_group_allegiances(folder: Traversable | None = None) -> GroupAllegiances:
    """The spans that ship with the package, or those of another folder.

    Raises:
        KnowledgeError: the table breaks its rules.
    """
    table = read_table(TABLE, columns=_COLUMNS, folder=folder)
    spans = []
    for line, cells in table.rows:
        tie = next((tie for tie in get_args(Tie) if tie == cells["tie"]), None)
        if tie is None:
            problem = f"tie {cells['tie']!r} is none of {', '.join(get_args(Tie))}"
            raise KnowledgeError("bad_knowledge", f"{TABLE}.csv line {line}, tie: {problem}")
        try:
            first, last = first_day(cells["from"]), last_day(cells["to"])
        except ValueError as error:
            raise KnowledgeError("bad_knowledge", f"{TABLE}.csv line {line}: {error}") from error
        spans.append(
            Allegiance(
                group=cells["group"],
                whom=cells["whom"],
                tie=tie,
                since=cells["from"],
                until=cells["to"],
                first=first,
                last=last,
            )
        )
    return GroupAllegiances(spans=tuple(spans))
