"""Tables whose rows are spans: what held from one day to another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from importlib.resources.abc import Traversable

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.days import first_day, last_day
from dateline.knowledge.tables import read_table


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """From one day to another, both inclusive."""

    since: str
    """The first day as the table has it: a day, a month, a year, or nothing."""
    until: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the span covers the day."""
        return self.first <= day <= self.last


def read_spans(
    name: str, *, columns: tuple[str, ...], kind: str, kinds: Collection[str], folder: Traversable | None
) -> Iterator[tuple[Mapping[str, str], Span]]:
    """The rows of a table with the columns `from` and `to`, each with its span; `kind` is a column, `kinds` its values.

    Raises:
        KnowledgeError: the table breaks its rules.
    """
    for line, cells in read_table(name, columns=columns, folder=folder).rows:
        if cells[kind] not in kinds:
            problem = f"{kind} {cells[kind]!r} is none of {', '.join(kinds)}"
            raise KnowledgeError("bad_knowledge", f"{name}.csv line {line}, {kind}: {problem}")
        try:
            first, last = first_day(cells["from"]), last_day(cells["to"])
        except ValueError as error:
            raise KnowledgeError("bad_knowledge", f"{name}.csv line {line}: {error}") from error
        yield cells, Span(since=cells["from"], until=cells["to"], first=first, last=last)
