"""Tidying: many small batches are written again as one a month, sorted; what no longer counts is dropped and swept.

Rows are never left out: superseded ones get the moment from which they no longer counted, so that every past moment
can still be shown.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from dateline.archive.copies import COPIES, begun, finished, is_stale, newest
from dateline.archive.history import History
from dateline.archive.overlaid import is_overlaid
from dateline.archive.reading import Reading, quoted, selection
from dateline.archive.store import Store, telling
from dateline.archive.tables import ARTICLES, BATCHES, TABLES, Table
from dateline.archive.turns import turn
from dateline.archive.writing import batch_id, made_at, switch, utc_now
from dateline.errors import ArchiveError

KEPT = timedelta(days=7)
"""How long files stay that nothing names any more: for readers at work, and for Delta Lake's own time travel."""
NEW = "new."
"""Beginning of the ids of batches that were not tidied yet."""

MOST_BATCHES = 3
"""Batches of a month that `add` leaves alone when it tidies."""
_ROWS_AT_ONCE = 100_000
"""Events that are sorted at once; with 250,000, and 1 GB for DuckDB, the process came near 2 GB."""
_MONTHS_AT_ONCE = 2
"""Months that are sorted at once when they are made into one batch."""
_LITTER = timedelta(days=1)
"""A batch that no version names is litter when it is older: no writer takes that long."""
_SPREAD = "spread-"
"""Beginning of the names of folders with rows by month."""
_FEWEST_FRESH = 64
_MOST_FRESH = 1_000
_GROWTH = 4


class Tidied(msgspec.Struct, frozen=True, kw_only=True):
    """What tidying has come to."""

    batches_before: int
    batches_after: int
    files_swept: int
    seconds: float


def is_worth_it(history: History) -> bool:
    """Whether so much was not tidied that questions get slow: a fourth of the archive, or 1,000 batches."""
    fresh = [mark for mark in history.marks if mark.kind == "added" and history.live.issuperset(mark.added)]
    new, all_there = (sum(mark.articles for mark in marks) for marks in (fresh, history.marks))
    return len(fresh) >= _MOST_FRESH or (len(fresh) >= _FEWEST_FRESH and new * _GROWTH >= all_there)


def tidy(reading: Reading, *, keep: timedelta = KEPT, most: int = 1) -> Tidied:
    """Tidies an archive; others may write and read meanwhile.

    Args:
        reading: the archive as it is now.
        most: batches that a month may be in; with more they become one. With one, questions are quickest; with several,
            adding to a large archive costs less.
        keep: how long files stay that nothing names any more.

    Raises:
        ArchiveError: the archive cannot be written, or logs of another one were copied over its own.
    """
    store, started = reading.store, time.monotonic()
    if is_overlaid(store, reading.refresh()):
        # What a repair can still bring back would be cleared away.
        raise ArchiveError("archive_damaged", f"the files of two archives are in {store.spot.address}")
    store.refuse_read_only(BATCHES)
    before = len(reading.history.live)
    with turn(store.folder / ".tidying", wait=False) as is_ours:
        if is_ours:
            _put_in_months(reading, most=most)
            _drop(store)
            store.gather()
            _copy(reading)
        swept = store.sweep(keep=keep) if is_ours else 0
    return Tidied(
        batches_before=before,
        batches_after=len(reading.refresh().live),
        files_swept=swept,
        seconds=time.monotonic() - started,
    )


def _put_in_months(reading: Reading, *, most: int) -> None:
    """Writes what is new, month by month, and makes it count instead of the batches it was in."""
    history = reading.refresh()
    fresh = sorted(batch for batch in history.live if batch.startswith(NEW))
    files = reading.store.files(ARTICLES, frozenset(fresh))
    tidied: dict[str, list[str]] = {}
    for batch in sorted(history.live.difference(fresh)):
        tidied.setdefault(batch.partition(".")[0], []).append(batch)
    added: list[str] = []
    removed = [*fresh]
    new = f"SELECT month, sum(events + 1)::BIGINT AS rows FROM {_all_of(files)} GROUP BY 1"
    rows = {row["month"]: row["rows"] for row in reading.asked(new)} if files else {}
    merged = {month: batches for month, batches in tidied.items() if len(batches) + (month in rows) > most}
    for month in merged:
        rows[month] = rows.get(month, 0) + _ROWS_AT_ONCE // _MONTHS_AT_ONCE
    if rows:
        moment = utc_now()
        _note_successors(reading)
        groups = list(_groups(rows))
        with _spread(reading, fresh, is_needed=len(groups) > 1) as of_month:
            for months in groups:
                plan = {month: batch_id(month, moment) for month in months}
                old = frozenset(batch for month in months for batch in merged.get(month, ()))
                removed += old
                for table in TABLES.values():
                    if table.is_partitioned:
                        files = [file for month in months for file in of_month(table, month)]
                        _rewrite(reading, table, plan, [*dict.fromkeys(files), *reading.store.files(table, old)])
                added += plan.values()
    if removed:
        switch(reading.store, added, removed)


def _note_successors(reading: Reading) -> None:
    """Makes a table of the codings that others followed, with the moment of those."""
    reading.database.execute(
        """CREATE OR REPLACE TABLE later AS
        SELECT coding, lead(recorded_at) OVER (PARTITION BY key ORDER BY recorded_at, coding) AS at FROM stored_articles
        WHERE key IN (SELECT key FROM stored_articles GROUP BY key HAVING count(*) > 1)"""
    )


@contextmanager
def _spread(
    reading: Reading, fresh: Sequence[str], *, is_needed: bool
) -> Iterator[Callable[[Table, str], Sequence[str]]]:
    """Gives of a table and a month the files with its fresh rows: those of the batches, or copies made by month.

    Without copies each month would read all that is fresh.
    """
    reading.spill_folder.mkdir(parents=True, exist_ok=True)
    for litter in reading.spill_folder.glob(f"{_SPREAD}*"):
        shutil.rmtree(litter, ignore_errors=True)
    with TemporaryDirectory(prefix=_SPREAD, dir=reading.spill_folder) as folder:
        if not is_needed:
            yield lambda table, _: reading.store.files(table, frozenset(fresh))
            return
        reading.asked(f"SET partitioned_write_flush_threshold = {_ROWS_AT_ONCE // 2}")
        for table in TABLES.values():
            if table.is_partitioned and (files := reading.store.files(table, frozenset(fresh))):
                reading.asked(
                    f"COPY (SELECT * FROM {_all_of(files)}) TO {quoted(f'{folder}/{table.name}')} "
                    "(FORMAT parquet, PARTITION_BY (month), WRITE_PARTITION_COLUMNS true)"
                )
        yield lambda table, month: [str(file) for file in Path(folder, table.name, f"month={month}").glob("*.parquet")]


def _rewrite(reading: Reading, table: Table, plan: dict[str, str], files: Sequence[str]) -> None:
    """Writes the rows of files of a table that are of some months again, sorted, under the batches of the plan."""
    if not files:
        return
    columns = [f"old.{name}" for name in table.columns if name not in {"batch", "superseded_at"}]
    batch = " ".join(f"WHEN {quoted(month)} THEN {quoted(batch)}" for month, batch in plan.items())
    rows = reading.database.sql(
        f"""SELECT {", ".join(columns)}, coalesce(old.superseded_at, later.at) AS superseded_at,
            CASE old.month {batch} END AS batch
        FROM {_all_of(files)} AS old LEFT JOIN later USING (coding)
        WHERE old.month IN ({", ".join(map(quoted, plan))})
        ORDER BY {", ".join(("batch", *table.order))}"""
    )
    if rows.limit(1).fetchall():
        size = sum(os.path.getsize(file) for file in files)
        reading.store.append_arrow(table, lambda: rows, size=size)


def _all_of(files: Sequence[str]) -> str:
    return f"read_parquet([{', '.join(map(quoted, files))}], hive_partitioning = false)"


def _groups(rows: dict[str, int]) -> Iterator[list[str]]:
    """Months, in order, in groups that are sorted at once."""
    group: list[str] = []
    total = 0
    for month in sorted(rows):
        if group and total + rows[month] > _ROWS_AT_ONCE:
            yield group
            group, total = [], 0
        group.append(month)
        total += rows[month]
    if group:
        yield group


def _copy(reading: Reading) -> None:
    """Makes the copies anew that questions read instead of every month, if too much is not in them."""
    settled = frozenset(batch for batch in reading.refresh().live if not batch.startswith(NEW))
    if not is_stale(newest(reading.copies_folder), settled):
        return
    with telling(reading.store.spot.address):
        made = begun(reading.copies_folder)
        for copy in COPIES:
            rows = selection(copy.table, reading.store.files(copy.table, settled), copy.columns)
            reading.database.execute(
                f"COPY ({rows} ORDER BY {', '.join(copy.order)}) TO {quoted(made.file(copy))} "
                f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {copy.group})"
            )
        finished(made, sorted(settled))


def _drop(store: Store) -> None:
    """Takes batches out of the tables that were written again elsewhere, or that no version names."""
    history = store.history()
    for table in TABLES.values():
        if table.is_partitioned:
            held = store.files_by_batch(table).keys()
            written_again = held & history.added - history.live
            litter = {b for b in held - history.added if utc_now() - made_at(b) > _LITTER}
            store.drop(table, sorted(written_again | litter))
