"""Conditions of SQL put together to a question, values always as parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.archive.filters import Day, Filters, Some, checked_day, several
from dateline.archive.reading import Parameters
from dateline.errors import ArchiveError

FEW = 500
"""Values up to which DuckDB compares them with what files say of themselves, so that most need not be read."""
_COUNTRY = re.compile(r"[A-Z]{3}")
_PAIR = 2


class Question(msgspec.Struct, frozen=True):
    """SQL and the values of its parameters."""

    sql: str
    parameters: Parameters = ()

    def only(self, columns: str, *, limit: int | None = None) -> Question:
        """The same with these columns only, and only so many rows."""
        limited = "" if limit is None else f" LIMIT {limit}"
        return Question(f"SELECT {columns} FROM (\n{self.sql}\n){limited}", self.parameters)


class Conditions:
    """Conditions that must all hold, and the values they name."""

    def __init__(self) -> None:
        self._conditions: list[str] = []
        self._values: dict[str, object] = {}

    def add(self, condition: str | None) -> None:
        """Ask for this, too; None asks for nothing."""
        if condition is not None:
            self._conditions.append(condition)

    def value(self, value: object) -> str:
        """The name under which SQL has the value."""
        name = f"v{len(self._values)}"
        self._values[name] = value
        return f"${name}"

    def one_of(self, column: str, wanted: Some, *, fold: bool = False) -> str | None:
        """That the column has one of the values, with `fold` in any case; None where there is no filter."""
        values = several(wanted)
        if values is None:
            return None
        if not values:
            return "false"
        if fold:
            return f"lower({column}) IN ({', '.join(self.value(value.lower()) for value in values)})"
        return f"{column} IN ({', '.join(map(self.value, values))})"

    def among(self, column: str, values: Sequence[str]) -> str:
        """That the column has one of the values, which may be many."""
        # Few are compared with what files say of themselves, so that most need not be read; many are faster joined.
        if len(values) <= FEW:
            return self.one_of(column, values) or ""
        return f"{column} IN (SELECT unnest({self.value(list(values))}::VARCHAR[]))"

    def any_of(self, wanted: Some, *, lists: Sequence[str], column: str | None = None) -> str | None:
        """That one of the lists, or the column, has one of the values; None where there is no filter."""
        values = several(wanted)
        if values is None:
            return None
        held = [f"list_has_any({name}, {self.value(list(values))})" for name in lists]
        return self.either([*held, self.one_of(column, values) if column else None])

    def either(self, conditions: Sequence[str | None]) -> str:
        """That one of them holds."""
        return f"({' OR '.join(condition for condition in conditions if condition is not None)})"

    def _pair(self, pair: tuple[str, str]) -> str:
        if len(pair) != _PAIR:
            raise ArchiveError("bad_filter", f"a pair is two parties, not {pair!r:.80}")
        one, other = pair
        there = self._side("actor", one) + self._side("recipient", other)
        back = self._side("actor", other) + self._side("recipient", one)
        return f"({' AND '.join(there)} OR {' AND '.join(back)})"

    def _side(self, side: str, wanted: Some) -> list[str]:
        values = several(wanted)
        if values is None:
            return []
        countries = [value for value in values if _COUNTRY.fullmatch(value)]
        others = [value for value in values if not _COUNTRY.fullmatch(value)]
        found = [self.one_of(f"{side}_country", countries)] if countries else []
        if others:
            found += [self.one_of(f"{side}_id", others), self.one_of(side, others, fold=True)]
        return [self.either(found)]

    def sides(self, parties: Filters) -> list[str]:
        """Conditions on a pair that say who is in it."""
        both = self._side("actor", parties.actor) + self._side("recipient", parties.recipient)
        return both if parties.pair is None else [*both, self._pair(parties.pair)]

    def since(self, column: str, day: Day, *, text: bool = False) -> str | None:
        """That the column's day is this or later."""
        return None if day is None else f"{column} >= {self._day(day, text=text)}"

    def until(self, column: str, day: Day, *, text: bool = False) -> str | None:
        """That the column's day is this or earlier."""
        return None if day is None else f"{column} <= {self._day(day, text=text)}"

    def _day(self, day: str | date, *, text: bool) -> str:
        found = checked_day(day)
        return self.value(found.isoformat() if text else found)

    def question(
        self, selection: str, *, group: str | None = None, order: str | None = None, limit: int | None
    ) -> Question:
        """The selection of what fits all conditions."""
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        grouped = f" GROUP BY {group}" if group else ""
        limited = "" if limit is None else f" LIMIT {int(limit)}"
        ordered = f" ORDER BY {order}" if order else ""
        return Question(f"{selection}{where}{grouped}{ordered}{limited}", self._values)
