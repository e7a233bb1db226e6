"""Overlaid archives: what tells that the files of one archive were copied over another's.

Logs have the same names in every archive, other files have names of their own. So the logs of one hide what the other
had, whose files lie in the folder still, named by nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

import msgspec

from dateline.archive.history import History, Mark
from dateline.archive.store import Store
from dateline.archive.tables import BATCHES, CORRECTIONS, LEDGER, RUNS, TABLES, Table
from dateline.formats.arrow import Row


def hidden_versions(store: Store, history: History) -> list[Mark]:
    """The versions on disk that stored something in runs that the history knows nothing of.

    A run is in the history before it stores anything: what a writer leaves who was broken off or overtaken is none.
    """
    runs = {mark.run for mark in history.marks}
    marks = (msgspec.convert(row, Mark) for row in _unnamed_rows(store, BATCHES))
    return [mark for mark in marks if (mark.articles or mark.events) and mark.run is not None and mark.run not in runs]


def is_doubled(history: History) -> bool:
    """Whether two versions have the same number, as where the logs of two archives name files of both."""
    return len({mark.version for mark in history.marks}) < len(history.marks)


def hidden_batches(store: Store, table: Table, history: History) -> set[str]:
    """The batches of a table that lie on disk and that versions count on, but that its log does not name."""
    if table.is_partitioned:
        # What the log took out on purpose lies there for some days.
        names = set(store.on_disk(table)) - store.taken_out(table)
        held, on_disk = {*store.files_by_batch(table)}, {_batch(name) for name in names}
        counting = history.live & store.history().live
    elif table in (CORRECTIONS, RUNS, LEDGER):
        held = {row["batch"] for rows in store.readable(table, store.files(table)) for row in rows}
        on_disk = {row["batch"] for row in _unnamed_rows(store, table)}
        counting = history.added
    else:
        return set()
    # Somebody may tidy meanwhile: what was counted on before and after the look at the log must be in it.
    return (on_disk - held) & counting


def is_overlaid(store: Store, history: History) -> bool:
    """Whether files lie in the archive that logs copied over its own hide."""
    return (
        is_doubled(history)
        or bool(hidden_versions(store, history))
        or any(hidden_batches(store, table, history) for table in TABLES.values())
    )


def in_one_line(rows: Iterable[Row]) -> list[Row]:
    """The versions of two archives as those of one, in the order of their times; those of one stay as they are."""
    listed = sorted(rows, key=lambda row: row["version"])
    if len({row["version"] for row in listed}) == len(listed):
        return listed
    by_time = sorted(listed, key=lambda row: row["recorded_at"])
    return [{**row, "version": number} for number, row in enumerate(by_time, start=1)]


def _unnamed_rows(store: Store, table: Table) -> Iterator[Row]:
    for rows in store.readable(table, store.unnamed(table)):
        yield from rows


def _batch(name: str) -> str:
    return PurePath(name).parent.name.removeprefix("batch=")
