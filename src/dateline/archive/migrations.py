"""Migrations: how an archive of an older schema becomes one of this program's. Each is a function with a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from dateline.archive.store import Store
from dateline.archive.tables import MIGRATIONS
from dateline.archive.turns import turn
from dateline.errors import ArchiveError

Migration = Callable[[Store], None]

STEPS: tuple[tuple[int, str, Migration], ...] = ()
"""Schema that a step leads to, its name, and what it does; in order. A step may be broken off and run again."""
FIRST = "tables of schema 1"
SCHEMA = 1 + len(STEPS)
"""The schema that this program reads and writes."""


def migrate(store: Store) -> None:
    """Brings an archive to the schema of this program, step by step, each noted when it is done.

    Raises:
        ArchiveError: the archive is newer than the program, or there is none.
    """
    found = store.schema()
    if found is None:
        raise ArchiveError("no_archive", f"there is no archive in {store.spot.address}")
    if found > SCHEMA:
        raise ArchiveError("archive_newer", f"{store.spot.address} has schema {found}, this program knows {SCHEMA}")
    if found == SCHEMA:
        return
    with turn(store.folder / ".migrating"):
        for schema, name, step in STEPS:
            if schema > (store.schema() or 0):
                step(store)
                store.append(MIGRATIONS, [{"schema": schema, "name": name, "applied_at": datetime.now(UTC)}])
