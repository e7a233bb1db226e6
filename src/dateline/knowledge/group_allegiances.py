"""To whom armed groups are bound: what they are a branch or part of, and who backs them."""

from __future__ import annotations

from datetime import date
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

import msgspec

from dateline.knowledge.spans import Span, read_spans

TABLE = "group_allegiances"
Tie = Literal["branch", "part", "backed"]
"""Sworn to or acting in the name of the other; in its ranks or its coalition; armed, paid or led by it."""
_COLUMNS = ("group", "whom", "tie", "from", "to")


class Allegiance(Span, frozen=True, kw_only=True):
    """One span in which a group was bound to another group or to a state."""

    group: str
    whom: str
    """Id of a group or a state."""
    tie: Tie


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
    rows = read_spans(TABLE, columns=_COLUMNS, kind="tie", kinds=get_args(Tie), folder=folder)
    return GroupAllegiances(
        spans=tuple(
            Allegiance(
                group=cells["group"], whom=cells["whom"], tie=cast("Tie", cells["tie"]), **msgspec.structs.asdict(span)
            )
            for cells, span in rows
        )
    )
