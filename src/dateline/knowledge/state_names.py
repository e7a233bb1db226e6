"""The names of states, to tell them from those of towns: "the Nairobi bombing" is not Kenya's."""

from __future__ import annotations

from functools import cache

from dateline.knowledge.tables import STATE_COLUMNS, read_table, values


@cache
def state_names() -> frozenset[str]:
    """All names of states and territories as written, without capitals and demonyms.

    Raises:
        KnowledgeError: the table is damaged.
    """
    rows = read_table("states", columns=STATE_COLUMNS)
    return frozenset(name for cells in rows for name in (cells["name"], cells["formal"], *values(cells["names"])))
