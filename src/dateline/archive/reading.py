"""Reading: one DuckDB connection with the views of an archive, as it is now or as it was known at a moment.

The views list the files of the batches that count, leave out what was superseded, and put corrected events in the
place of those they correct. They are made anew when the archive has a new version.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import Any

import duckdb
import msgspec
from arro3.core import Table as ArrowTable

from dateline.archive.caches import cache_folder
from dateline.archive.copies import HEADS_COPY, PAIRS_COPY, Copies, Copy, generations, newest
from dateline.archive.history import History
from dateline.archive.store import Store, telling
from dateline.archive.tables import ARTICLES, BATCHES, CORRECTIONS, EVENTS, LEDGER, PAGES, PAIRS, RUNS, Table
from dateline.formats.arrow import Kind, Row, batch_of
from dateline.records import AppliedCorrection

SQL_TYPES: dict[Kind, str] = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "bytes": "BLOB",
    "number": "DOUBLE",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "day": "DATE",
    "moment": "TIMESTAMPTZ",
}
Parameters = Sequence[object] | Mapping[str, object]
"""Values for the marks of a question: `?` by position, `$name` by name."""
MEMORY = "700MB"
"""What DuckDB may hold in memory before it uses the disk."""

_VIEWS = {
    "event_parties": """
        SELECT id AS event, article, day, type, status, confidence, 'actor' AS side, unnest(actors) AS name,
            nullif(unnest(actor_ids), '') AS id, nullif(unnest(actor_countries), '') AS country,
            nullif(unnest(actor_sectors), '') AS sector FROM events
        UNION ALL
        SELECT id, article, day, type, status, confidence, 'recipient', unnest(recipients),
            nullif(unnest(recipient_ids), ''), nullif(unnest(recipient_countries), ''),
            nullif(unnest(recipient_sectors), '') FROM events""",
    "pairs_by_day": """
        SELECT actor_country, recipient_country, day, type, quad, status, count(DISTINCT event) AS events,
            avg(score) AS score
        FROM pairs WHERE actor_country IS NOT NULL AND recipient_country IS NOT NULL GROUP BY ALL""",
    "coverage": """
        SELECT source, day, sum(count) AS seen,
            coalesce(sum(count) FILTER (outcome IN ('stored', 'updated', 'recoded')), 0) AS stored,
            coalesce(sum(count) FILTER (outcome = 'unchanged'), 0) AS unchanged,
            coalesce(sum(count) FILTER (outcome = 'failed'), 0) AS failed,
            coalesce(sum(count) FILTER (outcome <> 'failed' AND code <> 'without_events'), 0) AS skipped,
            coalesce(sum(count) FILTER (outcome <> 'failed' AND code = 'without_events'), 0) AS without_events
        FROM ledger GROUP BY ALL""",
}
"""Views over the others, for people."""

_GROUNDS = """
    SELECT key, id FROM corrections
    UNION ALL SELECT key, coding FROM article_heads WHERE key IN (SELECT key FROM corrections)"""
"""What corrected events are made of."""
_HIDDEN: dict[str, Kind] = {"coding": "text", "event": "text", "key": "text"}

_CODED = {
    "articles": "stored_articles",
    "article_heads": "sorted_heads",
    "pages": "stored_pages",
    "coded_events": "stored_events",
    "coded_pairs": "sorted_pairs",
}
"""Views of what counts of the newest codings, and what they are made from."""


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """What corrections make of the coded events, as rows."""

    hidden: list[Row]
    """Coding, id and article's key of events that are not shown as they were coded."""
    events: list[Row]
    """What stands in their place; their `reviewed` is true."""
    pairs: list[Row]
    applied: tuple[AppliedCorrection, ...] = ()
    """The corrections, with what became of each."""


class Reading:
    """Answers SQL about an archive, one question at a time.

    Args:
        store: the archive.
        moment: what was known then; None is now.
        correct: makes of the corrections of some articles, given by their keys, what they come to; without it events
            are seen as coded.
        threads: how many threads DuckDB may use; all by default.
        is_sealed: read no files but the archive's, write none: for questions that somebody else wrote.
    """

    def __init__(
        self,
        store: Store,
        *,
        moment: datetime | None = None,
        correct: Callable[[Reading, Collection[str]], Corrected] | None = None,
        threads: int | None = None,
        is_sealed: bool = False,
    ) -> None:
        self.store = store
        self.moment = moment
        self._correct = correct
        # What does not fit into memory goes next to the archive, not into whatever folder is the current one.
        self.spill_folder = _spill_folder(store.folder)
        config: dict[str, Any] = {"memory_limit": MEMORY, "temp_directory": str(self.spill_folder)}
        self.database = duckdb.connect(config=config if threads is None else {**config, "threads": threads})
        self.database.execute("SET TimeZone = 'UTC'")
        self.database.execute("SET parquet_metadata_cache = true")
        self.database.execute("SET enable_progress_bar = false")
        self.copies_folder = cache_folder(store.folder, "copies")
        if is_sealed:
            allowed = ", ".join(quoted(str(folder)) for folder in (store.folder, self.copies_folder))
            self.database.execute(f"SET allowed_directories = [{allowed}]")
            self.database.execute("SET enable_external_access = false")
            self.database.execute("SET lock_configuration = true")
        self._shown: tuple[int, tuple[str, ...]] | None = None
        """The version and the generations of copies that the views are made of."""
        self._copies: Copies | None = None
        self._days: list[tuple[str, date | None, date]] = []
        """Of each file of events its batch, and the first and last day in it."""
        self._grounds: dict[str, list[str]] = {}
        """Of each article, ids of the corrections and the coding that its corrected events were made of."""
        self.applied: tuple[AppliedCorrection, ...] = ()
        """The corrections that are seen, with what became of each."""
        self.history = History(())

    def close(self) -> None:
        """Frees what the connection holds."""
        self.database.close()

    def refresh(self) -> History:
        """Makes the views show the newest version, and gives back the history."""
        history, there = self.store.history(), generations(self.copies_folder)
        while (history.version, there) != self._shown:
            self._copies, self.history = newest(self.copies_folder), history
            with telling(self.store.spot.address):
                self._show(history)
            self._shown = (history.version, there)
            # Whoever tidies first marks a version and then drops files: with the version unchanged none were missed.
            history, there = self.store.history(), generations(self.copies_folder)
        return history

    def rows(self, question: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """The rows that a question gives, as they are when it is asked."""
        self.refresh()
        return self.asked(question, parameters)

    @contextmanager
    def spooled(self, question: str, parameters: Parameters = (), *, size: int) -> Iterator[Iterator[dict[str, Any]]]:
        """The rows one by one, however many, in memory or on disk until the context ends."""
        name = f"spool_{secrets.token_hex(6)}"
        with telling(self.store.spot.address):
            self.database.execute(
                f"CREATE TABLE {name} AS SELECT row_number() OVER () AS spooled, * FROM ({question})", parameters
            )

        def rows() -> Iterator[dict[str, Any]]:
            last = 0
            while some := self.asked(
                f"SELECT * FROM {name} WHERE spooled > $last ORDER BY spooled LIMIT $size", {"last": last, "size": size}
            ):
                yield from some
                last = some[-1]["spooled"]

        try:
            yield rows()
        finally:
            # The archive may have been closed before everything was read.
            with suppress(duckdb.Error):
                self.database.execute(f"DROP TABLE {name}")

    def arrow(self, question: str, parameters: Parameters = ()) -> ArrowTable:
        """What a question gives, of the version that was last seen, as an Arrow table."""
        with telling(self.store.spot.address):
            return ArrowTable.from_arrow(self.database.sql(question, params=parameters))

    def columns(self, question: str, parameters: Parameters = ()) -> list[str]:
        """Names of the columns that a question gives."""
        with telling(self.store.spot.address):
            return list(self.database.sql(question, params=parameters).columns)

    def pandas(self, question: str, parameters: Parameters = ()) -> Any:
        """What a question gives, of the version that was last seen, as a pandas data frame; it must be installed."""
        with telling(self.store.spot.address):
            return self.database.sql(question, params=parameters).df()

    def copy(self, question: str, parameters: Parameters, file: Path) -> int:
        """Writes the rows to a Parquet file, however many they are, and gives back how many they were.

        Raises:
            OSError: the file cannot be written.
        """
        file.open("wb").close()
        with telling(self.store.spot.address):
            done = self.database.execute(
                f"COPY ({question}) TO {quoted(str(file))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192)",
                parameters,
            )
            return int(done.fetchall()[0][0])

    def asked(self, question: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """The rows that a question gives, of the version that was last seen."""
        with telling(self.store.spot.address):
            found = self.database.execute(question, parameters)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _show(self, history: History) -> None:
        for table in (ARTICLES, EVENTS, PAIRS, PAGES):
            self._view(f"stored_{table.name}", selection(table, self.store.files(table, history.live)))
        for copy, table in ((PAIRS_COPY, PAIRS), (HEADS_COPY, ARTICLES)):
            self._view(f"sorted_{copy.name}", self._sorted(copy, table, history.live))
        self._days = self.store.days(EVENTS)
        for table in (CORRECTIONS, RUNS, LEDGER):
            self._view(f"stored_{table.name}", selection(table, self.store.files(table)))
        self._leave_out_superseded()
        seen = f"recorded_at <= {self.until} AND batch IN ({', '.join(map(quoted, history.added)) or 'NULL'})"
        self._view("corrections", f"SELECT * EXCLUDE (batch) FROM stored_corrections WHERE {seen} ORDER BY recorded_at")
        self._view("ledger", f"SELECT * EXCLUDE (batch) FROM stored_ledger WHERE {seen}")
        newest = "QUALIFY row_number() OVER (PARTITION BY id ORDER BY recorded_at DESC) = 1"
        self._view("runs", f"SELECT * EXCLUDE (batch) FROM stored_runs WHERE {seen} {newest}")
        marks = [msgspec.structs.asdict(mark) for mark in history.marks if self._sees(mark.recorded_at)]
        self._keep("batches", marks, BATCHES.columns)
        self._put_in_corrections()
        for name, question in _VIEWS.items():
            self._view(name, question)

    def _leave_out_superseded(self) -> None:
        """Makes the views that show of each article its newest coding, noted by `tidy` or not."""
        if self.moment is None:
            known = "superseded_at IS NULL"
        else:
            known = f"recorded_at <= {self.until} AND (superseded_at IS NULL OR superseded_at > {self.until})"
        self.database.execute(
            f"""CREATE OR REPLACE TABLE superseded AS
            WITH known AS (SELECT coding, key, recorded_at FROM sorted_heads WHERE {known}),
            repeated AS (SELECT key FROM known GROUP BY key HAVING count(*) > 1)
            SELECT coding FROM known SEMI JOIN repeated USING (key)
            QUALIFY row_number() OVER (PARTITION BY key ORDER BY recorded_at DESC, coding DESC) > 1"""
        )
        others = "ANTI JOIN superseded USING (coding)" if self._count("superseded") else ""
        for name, source in _CODED.items():
            self._view(name, f"SELECT * FROM {source} {others} WHERE {known}")

    def _sorted(self, copy: Copy, table: Table, live: frozenset[str]) -> str:
        """The rows of the copy, and from the table those of the batches that it does not hold."""
        if self._copies is None:
            return selection(table, self.store.files(table, live), copy.columns)
        held = self._copies.batches
        counting = f"WHERE batch IN ({', '.join(map(quoted, sorted(held & live))) or 'NULL'})" if held - live else ""
        copied = f"FROM read_parquet({quoted(self._copies.file(copy))}) {counting}"
        rest = selection(table, self.store.files(table, live - held), copy.columns)
        return f"SELECT {', '.join(copy.columns)} {copied} UNION ALL {rest}"

    def _put_in_corrections(self) -> None:
        """Makes the views `events` and `pairs`: as coded, with what people corrected in its place."""
        if self._correct is None or not self._count("corrections"):
            self._view("events", "SELECT *, false AS reviewed FROM coded_events")
            self._view("pairs", "SELECT * FROM coded_pairs")
            return
        # What people corrected and how that was coded has seldom changed when something else was added.
        grounds: dict[str, list[str]] = {}
        for row in self.asked(_GROUNDS):
            grounds.setdefault(row["key"], []).append(row["id"])
        changed = {key for key, ids in grounds.items() if sorted(ids) != self._grounds.get(key)}
        if changed:
            made = self._correct(self, changed)
            self._exchange("hidden", made.hidden, _HIDDEN, changed)
            self._exchange("corrected_events", made.events, {**EVENTS.columns, "reviewed": "boolean"}, changed)
            self._exchange("corrected_pairs", made.pairs, PAIRS.columns, changed)
            kept = [one for one in self.applied if one.correction.key not in changed]
            self.applied = tuple(sorted([*kept, *made.applied], key=lambda one: one.correction.recorded_at))
            self._grounds |= {key: sorted(grounds[key]) for key in changed}
        self._view(
            "events",
            """SELECT *, false AS reviewed FROM coded_events AS stored
            ANTI JOIN hidden ON stored.id = hidden.event AND stored.coding = hidden.coding
            UNION ALL BY NAME SELECT * FROM corrected_events""",
        )
        self._view(
            "pairs",
            """SELECT * FROM coded_pairs AS stored
            ANTI JOIN hidden ON stored.event = hidden.event AND stored.coding = hidden.coding
            UNION ALL BY NAME SELECT * FROM corrected_pairs""",
        )

    def between(self, first: date | None, last: date | None) -> str:
        """A condition that spares DuckDB the opening of files of events that hold none of these days."""
        batches = {
            batch
            for batch, earliest, latest in self._days
            if earliest is None or ((last is None or earliest <= last) and (first is None or latest >= first))
        }
        return self._in(batches)

    def holding(self, copy: Copy, columns: Sequence[str], values: Sequence[str]) -> str:
        """A condition that spares DuckDB the files of batches with none of these values, as far as a copy tells."""
        if self._copies is None:
            return "true"
        either = " OR ".join(f"{column} IN (SELECT unnest($values))" for column in columns)
        if len(values) == 1:
            # With a value that it knows DuckDB looks only where that can be.
            either = " OR ".join(f"{column} = $values[1]" for column in columns)
        found = self.asked(
            f"SELECT DISTINCT batch FROM read_parquet({quoted(self._copies.file(copy))}) WHERE {either}",
            {"values": list(values)},
        )
        return self._in({row["batch"] for row in found} | (self.history.live - self._copies.batches))

    def _in(self, batches: Collection[str]) -> str:
        # What people corrected has no batch.
        return f"(batch IS NULL OR batch IN ({', '.join(map(quoted, sorted(batches))) or 'NULL'}))"

    @property
    def until(self) -> str:
        """The moment as SQL, for questions over what is stored."""
        return "'infinity'::TIMESTAMPTZ" if self.moment is None else f"{quoted(self.moment.isoformat())}::TIMESTAMPTZ"

    def _sees(self, moment: datetime) -> bool:
        return self.moment is None or moment <= self.moment

    def _view(self, name: str, question: str) -> None:
        self.database.execute(f"CREATE OR REPLACE VIEW {name} AS {question}")

    def _keep(self, name: str, rows: Sequence[Row], columns: Mapping[str, Kind]) -> None:
        self.database.register("given", batch_of(rows, columns))
        self.database.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given")
        self.database.unregister("given")

    def _exchange(self, name: str, rows: Sequence[Row], columns: Mapping[str, Kind], keys: Collection[str]) -> None:
        """Puts rows in the place of those that a table has of these articles."""
        if not self._grounds:
            self._keep(name, (), columns)
        self.database.execute(f"DELETE FROM {name} WHERE key IN (SELECT unnest($keys))", {"keys": list(keys)})
        self.database.register("given", batch_of(rows, columns))
        self.database.execute(f"INSERT INTO {name} SELECT * FROM given")
        self.database.unregister("given")

    def _count(self, name: str) -> int:
        return int(self.asked(f"SELECT count(*) AS n FROM {name}")[0]["n"])


def _spill_folder(archive: Path) -> Path:
    """Where questions that need more memory than there is put what they have so far; nobody else may read it."""
    if os.access(archive, os.W_OK):
        return archive / ".spill"
    if not hasattr(os, "getuid"):
        return Path(gettempdir()) / "dateline-spill"
    folder = Path(gettempdir()) / f"dateline-spill-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077:
            return folder
        return Path(mkdtemp(prefix=f"{folder.name}-"))  # somebody else made it first, or may look into it
    except OSError:
        return folder  # told when a question needs it


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def selection(table: Table, files: Sequence[str], columns: Mapping[str, Kind] | None = None) -> str:
    """The SELECT over the files of a table, of all columns or of some; without files one that gives no row."""
    columns = table.columns if columns is None else columns
    if files:
        listed = ", ".join(map(quoted, files))
        # The batch is not in the files, but in their paths.
        partitions = f"hive_partitioning = {table.is_partitioned}, hive_types_autocast = false"
        return f"SELECT {', '.join(columns)} FROM read_parquet([{listed}], {partitions})"
    typed = ", ".join(f"NULL::{SQL_TYPES[kind]} AS {name}" for name, kind in columns.items())
    return f"SELECT {typed} WHERE false"
