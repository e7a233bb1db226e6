"""The tables of an archive on disk: opened, appended to, listed. The only module that talks to Delta Lake."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import msgspec
from arro3.core import Table as ArrowTable
from deltalake import (
    BloomFilterProperties,
    ColumnProperties,
    CommitProperties,
    DeltaTable,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from dateline.archive.history import History, Mark
from dateline.archive.spots import Spot, unreachable
from dateline.archive.tables import BATCHES, MIGRATIONS, TABLES, Table
from dateline.archive.turns import turn
from dateline.errors import ArchiveError
from dateline.formats.arrow import Row, batch_of, reader_of, schema_of
from dateline.sources.stops import hearing_stops

_FALSE_POSITIVES = 0.01
_ROWS_AT_ONCE = 20_000
_SPARE = 64 * 1024
"""Bytes that a write needs besides its rows: for the file's own account of itself and the entry in the log."""
_TRIES = 10
_AT_WORK = timedelta(days=1)
"""Files younger than this may belong to a writer at work that has not named them yet."""
_FULL = re.compile(r"no space left|os error 28|disk quota", re.IGNORECASE)
_DAMAGED = re.compile(r"parquet|magic|footer|thrift|zstd|no such file|no files found|cannot open", re.IGNORECASE)
_FORBIDDEN = re.compile(r"permission denied|read-only|access ?denied|forbidden|os error (?:13|30)\b", re.IGNORECASE)
_HANDLE = {
    "connection is busy": ("is being asked in another thread", "Open the archive once for each thread."),
    "already closed": ("was closed", "Open it again with `dateline.open`."),
}
"""What DuckDB says where a handle is not used as it should be: what that means, and what to do."""
_UNREACHED = re.compile(r"error performing|error sending request|timed out|credential", re.IGNORECASE)


class Overtaken(Exception):
    """Somebody else wrote a version first."""


class Store:
    """The Delta tables at one spot. Each call sees what is there at that moment."""

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.folder = spot.folder
        self._tables: dict[str, DeltaTable] = {}
        self._files: dict[str, tuple[int, dict[str, list[str]]]] = {}
        self._days: dict[str, tuple[int, list[tuple[str, date | None, date]]]] = {}
        """Of each file its batch, and the first and last day in it."""
        self._database = duckdb.connect(config={"threads": 1})
        self._database.execute("SET TimeZone = 'UTC'")
        self._marks: dict[str, list[Mark]] = {}
        """The versions that each file of `batches` holds; such files never change."""

    def create(self, *, schema: int, name: str) -> None:
        """Makes the tables that are missing, and last the row that says of which schema they are.

        Raises:
            ArchiveError: the folder holds something else, or cannot be written.
        """
        with telling(self.spot.address):
            self.spot.prepare()
            with turn(self.folder / ".turn"):
                for table in TABLES.values():
                    DeltaTable.create(
                        self._address(table),
                        schema_of(table.columns),
                        mode="ignore",
                        partition_by=["batch"] if table.is_partitioned else None,
                    )
        if self.schema() is None:
            self.append(MIGRATIONS, [{"schema": schema, "name": name, "applied_at": datetime.now(UTC)}])

    def schema(self) -> int | None:
        """The schema of the archive; None where there is no archive."""
        files = self.files(MIGRATIONS) if self._is_there(MIGRATIONS) else []
        if not files:
            return None
        with telling(self.spot.address):
            return int(self._rows("SELECT max(schema) AS schema FROM read_parquet(?)", files)[0]["schema"])

    def delta(self, table: Table) -> DeltaTable:
        """The Delta table as it is now."""
        with telling(self.spot.address, table):
            if table.name not in self._tables:
                self._tables[table.name] = DeltaTable(self._address(table))
            else:
                self._tables[table.name].update_incremental()
            return self._tables[table.name]

    def files(self, table: Table, batches: frozenset[str] | None = None) -> list[str]:
        """Paths of the files that hold the table, or only what these batches put into it, in order."""
        held = self.files_by_batch(table)
        chosen = held if batches is None else held.keys() & batches
        with telling(self.spot.address, table):
            return self.spot.local(sorted(file for batch in chosen for file in held[batch]))

    def files_by_batch(self, table: Table) -> dict[str, list[str]]:
        """The files of each batch, by their paths in the archive; those of a table without partitions have no batch."""
        delta = self.delta(table)
        known = self._files.get(table.name)
        if known is not None and known[0] == delta.version():
            return known[1]
        actions = ArrowTable.from_arrow(delta.get_add_actions(flatten=True))
        paths = [f"{table.name}/{path}" for path in actions["path"].to_pylist()]
        if astray := next((path for path in paths if ".." in path.split("/")), None):
            # Who passes an archive on may have written its log by hand; a repair would move what it names.
            raise ArchiveError(
                "archive_damaged", f"the log of {table.name} names {astray!r:.200}, outside of the archive"
            )
        owners = actions["partition.batch"].to_pylist() if table.is_partitioned else [""] * len(paths)
        held: dict[str, list[str]] = {}
        for owner, path in zip(owners, paths, strict=True):
            held.setdefault(owner, []).append(path)
        self._files[table.name] = (delta.version(), held)
        return held

    def days(self, table: Table) -> list[tuple[str, date | None, date]]:
        """Of each file of a table its batch, and the first and last day in it by what the log says; None: not told."""
        known = self._days.get(table.name)
        delta = self.delta(table)
        if known is None or known[0] != delta.version():
            actions = ArrowTable.from_arrow(delta.get_add_actions(flatten=True))
            # Where no file has a day there are no such columns.
            names = ("partition.batch", "min.day", "max.day")
            told = [name in actions.schema.names for name in names]
            columns = [
                actions[name].to_pylist() if is_told else [None] * actions.num_rows
                for name, is_told in zip(names, told, strict=True)
            ]
            known = self._days[table.name] = (delta.version(), list(zip(*columns, strict=True)))
        return known[1]

    def rows_told(self, table: Table) -> dict[str, int]:
        """How many rows each file of a table has by what its log says, by its local path."""
        actions = ArrowTable.from_arrow(self.delta(table).get_add_actions(flatten=True))
        paths = self.spot.local([f"{table.name}/{path}" for path in actions["path"].to_pylist()])
        return dict(zip(paths, [rows or 0 for rows in actions["num_records"].to_pylist()], strict=True))

    def history(self) -> History:
        """All versions as they are now."""
        files = self.files(BATCHES)
        unread = [file for file in files if file not in self._marks]
        if unread:
            with telling(self.spot.address, BATCHES):
                rows = self._rows("SELECT * FROM read_parquet(?, filename = true)", unread)
            for row in rows:
                self._marks.setdefault(row.pop("filename"), []).append(msgspec.convert(row, Mark))
        return History(mark for file in files for mark in self._marks[file])

    def append(self, table: Table, rows: Sequence[Row]) -> None:
        """Adds rows to a table; nothing of them counts before a version names their batch."""
        if not rows:
            return
        self.append_arrow(table, lambda: reader_of(rows, table.columns, size=_ROWS_AT_ONCE), size=_size(rows))

    def append_arrow(self, table: Table, data: Callable[[], Any], *, size: int = 0) -> None:
        """Adds what an Arrow stream holds to a table; the stream is asked for once more if others come between.

        Args:
            table: the table.
            data: gives the stream.
            size: bytes that it will take at most, as far as that is known.
        """
        self._refuse_unwritable(table, size)
        properties = _properties(table)
        self._done(table, lambda delta: write_deltalake(delta, data(), mode="append", writer_properties=properties))

    def mark(self, mark: Mark) -> None:
        """Makes a version count, if nobody wrote one since the history it was made for.

        Raises:
            Overtaken: somebody did.
        """
        self._refuse_unwritable(BATCHES)
        delta = self.delta(BATCHES)
        if self.history().version != mark.version - 1:
            raise Overtaken
        row = msgspec.structs.asdict(mark)
        once = CommitProperties(max_commit_retries=0)
        with telling(self.spot.address, BATCHES):
            try:
                write_deltalake(delta, batch_of([row], BATCHES.columns), mode="append", commit_properties=once)
            except CommitFailedError as error:
                raise Overtaken from error

    def drop(self, table: Table, batches: Sequence[str]) -> None:
        """Takes batches out of a table; their files stay until they are swept."""
        if batches:
            names = ", ".join(f"'{batch}'" for batch in batches)
            self._done(table, lambda delta: delta.delete(f"batch IN ({names})"))

    def gather(self, *, least: int = 2) -> None:
        """Writes the small files of the tables without partitions into few, where a table has at least so many."""
        for table in TABLES.values():
            if not table.is_partitioned and len(self.files(table)) >= least:
                self._done(table, lambda delta: delta.optimize.compact())

    def sweep(self, *, keep: timedelta) -> int:
        """Deletes files that no table has named for that long, and gives back how many."""
        swept = 0
        for table in TABLES.values():
            with telling(self.spot.address, table):
                delta = self.delta(table)
                # What the log no longer names, and what it never named: files of writers that were broken off.
                for since, full in ((keep, False), (max(keep, _AT_WORK), True)):
                    hours = int(since.total_seconds() // 3600)
                    swept += len(delta.vacuum(hours, dry_run=False, enforce_retention_duration=False, full=full))
            held = self.files_by_batch(table).values()
            self.spot.forget(table.name, frozenset(file for files in held for file in files))
        return swept

    def fault(self, file: str, *, deep: bool) -> str | None:
        """What is wrong with a file; `deep` reads every value of it."""
        asked = "bit_xor(hash(COLUMNS(*)))" if deep else "count(*)"
        try:
            self._rows(f"SELECT {asked} FROM read_parquet(?, hive_partitioning = false)", [file])
        except duckdb.Error as error:
            return str(error).splitlines()[0][:200]
        return None

    def on_disk(self, table: Table) -> list[str]:
        """All files of a table, by their paths in the archive, whether or not its log names them."""
        names = self.spot.names(table.name)
        return [name for name in names if name.endswith(".parquet") and "/_delta_log/" not in name]

    def unnamed(self, table: Table) -> list[str]:
        """Paths of the files of a table that its log does not name."""
        held = {file for files in self.files_by_batch(table).values() for file in files}
        return self.spot.local([name for name in self.on_disk(table) if name not in held])

    def taken_out(self, table: Table) -> set[str]:
        """The files that the log of a table once named and no longer does, by their paths in the archive."""
        with telling(self.spot.address, table):
            listed = self.delta(table).vacuum(0, dry_run=True, enforce_retention_duration=False)
        return {f"{table.name}/{path}" for path in listed}

    def readable(self, table: Table, files: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
        """The rows of each file that can be read, with their batch; rows of another file are not given twice."""
        told: set[str] = set()
        for file in files:
            try:
                rows = self._rows("SELECT * FROM read_parquet(?, hive_partitioning = false)", [file])
            except duckdb.Error:
                continue
            if table.is_partitioned:
                batch = Path(file).parent.name.removeprefix("batch=")
                yield [{**row, "batch": batch} for row in rows]
            else:
                # Files that were gathered into others may still be there.
                fresh = {repr(row): row for row in rows}
                yield [row for text, row in fresh.items() if text not in told]
                told |= fresh.keys()

    def put_aside(self, file: str) -> None:
        """Moves a file of the archive into its folder `damaged`."""
        with telling(self.spot.address):
            self.spot.put_aside(self.spot.path_of(file))

    def forget_missing(self, table: Table) -> None:
        """Takes files out of the log of a table that are no longer there."""
        with telling(self.spot.address, table):
            self.delta(table).repair()

    def start_anew(self, table: Table) -> None:
        """Gives a table a new, empty log; the old one is put aside, the files stay where they are."""
        self._tables.pop(table.name, None)
        self._files.pop(table.name, None)
        self._days.pop(table.name, None)
        with telling(self.spot.address, table):
            self.spot.put_aside(f"{table.name}/_delta_log")
            DeltaTable.create(
                self._address(table),
                schema_of(table.columns),
                partition_by=["batch"] if table.is_partitioned else None,
            )

    def _done(self, table: Table, work: Callable[[DeltaTable], object]) -> None:
        """Does something to a Delta table, several times if need be: Delta Lake refuses what others came between."""
        for tries_left in reversed(range(_TRIES)):
            delta = self.delta(table)
            try:
                with telling(self.spot.address, table):
                    work(delta)
            except ArchiveError as error:
                if error.code != "archive_busy" or not tries_left:
                    raise
                time.sleep(random.uniform(0.01, 0.1))
            else:
                return

    def refuse_read_only(self, table: Table) -> None:
        """Nothing, if there are rights to write a table.

        Raises:
            ArchiveError: there are none.
        """
        if not self.spot.may_write(table.name):
            raise ArchiveError("read_only", f"{self.spot.address}/{table.name} may not be written")

    def _refuse_unwritable(self, table: Table, size: int = 0) -> None:
        """Nothing, if there are rights and room to write; Delta Lake fills standard error before it tells.

        Raises:
            ArchiveError: there are not.
        """
        self.refuse_read_only(table)
        room = self.spot.room()
        if room is not None and room < size + _SPARE:
            raise ArchiveError("disk_full", f"no space is left to write {self.spot.address}/{table.name}")

    def _rows(self, question: str, files: list[str]) -> list[dict[str, Any]]:
        with hearing_stops():
            found = self._database.execute(question, [files])
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _address(self, table: Table) -> str:
        return f"{self.spot.address}/{table.name}"

    def _is_there(self, table: Table) -> bool:
        with telling(self.spot.address, table):
            return DeltaTable.is_deltatable(self._address(table))


@contextmanager
def telling(place: str | Path, table: Table | None = None) -> Iterator[None]:
    """Turns what Delta Lake, DuckDB and the system say about the files of an archive into our errors."""
    what = str(place) if table is None else f"{place}/{table.name}"
    try:
        with hearing_stops():
            yield
    except duckdb.PermissionException as error:
        # Somebody's SQL asks for what it may not have; nothing is wrong with the archive.
        raise ArchiveError("bad_sql", str(error)) from error
    except (DeltaError, duckdb.Error, OSError) as error:
        said = str(error)
        if isinstance(error, duckdb.Error) and (told := next((t for sign, t in _HANDLE.items() if sign in said), None)):
            raise ArchiveError("archive_busy", f"{what} {told[0]}", advice=told[1]) from error
        if isinstance(error, CommitFailedError) and not _FULL.search(said) and not _FORBIDDEN.search(said):
            raise ArchiveError("archive_busy", f"{what} could not be written: {said:.200}") from error
        if _FULL.search(said):
            raise ArchiveError("disk_full", f"no space is left to write {what}") from error
        if _FORBIDDEN.search(said):
            raise ArchiveError("read_only", f"{what} may not be written") from error
        if _UNREACHED.search(said):
            raise unreachable(str(place), error) from error
        if isinstance(error, TableNotFoundError):
            raise ArchiveError("archive_damaged", f"{what} is missing or has no log") from error
        if isinstance(error, duckdb.Error) and not _DAMAGED.search(said):
            raise ArchiveError("bad_sql", said) from error
        raise ArchiveError("archive_damaged", f"{what} cannot be read: {said:.300}") from error


def _size(rows: Sequence[Row]) -> int:
    """About how many bytes the values of rows have; packed in a file they have fewer."""
    values = (value for row in rows for value in row.values())
    return sum(
        sum(map(len, value)) if isinstance(value, list | tuple) else len(value) if isinstance(value, str | bytes) else 8
        for value in values
    )


def _properties(table: Table) -> WriterProperties:
    bloom = ColumnProperties(bloom_filter_properties=BloomFilterProperties(True, fpp=_FALSE_POSITIVES, ndv=table.group))
    return WriterProperties(
        compression="ZSTD",
        max_row_group_size=table.group,
        column_properties=dict.fromkeys(table.sought, bloom) or None,
    )
