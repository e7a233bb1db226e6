"""Repairs: from what is left of a damaged archive to one that is whole, with a list of what is lost.

Damaged files are moved aside, never deleted. Of each batch that was hit, articles stay with the events that are left;
articles that lost events are coded again; events whose article is lost are written to a file. Adding the sources again
brings the rest back.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.archive.adding import Added
from dateline.archive.caches import cache_folder
from dateline.archive.checks import damaged_files
from dateline.archive.history import History
from dateline.archive.overlaid import hidden_batches, hidden_versions, in_one_line, is_doubled
from dateline.archive.reading import Reading, selection
from dateline.archive.rows import Coding, article_of, event_of, pair_rows
from dateline.archive.store import Store
from dateline.archive.tables import (
    ARTICLES,
    BATCHES,
    CORRECTIONS,
    EVENTS,
    LEDGER,
    PAGES,
    PAIRS,
    RUNS,
    TABLES,
    Table,
)
from dateline.archive.tidying import NEW
from dateline.archive.writing import batch_id, switch, utc_now
from dateline.errors import ArchiveError
from dateline.formats.arrow import Row


class Repaired(msgspec.Struct, frozen=True, kw_only=True):
    """What a repair has come to."""

    put_aside: list[str]
    """Files and logs that could not be read; they lie in the archive's folder `damaged` now."""
    missing: list[str]
    """Files that the tables name and that were not there."""
    lost: dict[str, int]
    """How many articles, corrections, runs (rows of them) and entries of the ledger are lost, where any are."""
    incomplete: list[str]
    """Keys of the articles that lost events and have to be coded again."""
    orphans: int
    """Events whose articles are lost; adding their sources again brings them back."""
    saved: Path | None
    """File with those events."""
    has_joined: bool = False
    """Whether the files of two archives were in the folder, which are one archive now."""
    recoded: Added | None = None
    """What came of coding the incomplete articles again."""


class _Left(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of the batches that were hit."""

    rows: Mapping[str, Sequence[Row]]
    incomplete: list[str]
    orphans: list[str]


def repair(reading: Reading) -> Repaired:
    """Makes a damaged archive whole again, as far as that goes. Nobody else may write meanwhile.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    store = reading.store
    # They may be damaged, too, and `tidy` makes them again.
    shutil.rmtree(reading.copies_folder, ignore_errors=True)
    # A search index knows by a moment what is in it, and is made again when somebody searches.
    shutil.rmtree(cache_folder(store.folder, "words"), ignore_errors=True)
    has_joined = _is_two(store)
    # The versions first: they say what the other tables must have.
    faults = [_made_readable(store, table) for table in sorted(TABLES.values(), key=lambda table: table is not BATCHES)]
    put_aside, missing = (
        [thing for fault in faults for thing in getattr(fault, name)] for name in ("aside", "missing")
    )
    history = store.history()
    has_lost_versions = _has_gaps(history) or _is_about([*put_aside, *missing], BATCHES)
    found = _unnamed_again(reading, history) if has_lost_versions else []
    told_only = _told_only(reading, history, found) if has_lost_versions else []
    counting = history.live | set(found)
    hit = frozenset(_hit(reading, counting))
    left = _left(reading, hit)
    batch = batch_id("new", utc_now())
    for name, rows in left.rows.items():
        store.append(TABLES[name], [{**row, "batch": batch} for row in rows])
    told = {name: _told(history, name) for name in ("articles", "events")}
    rest = {name: _count(reading, TABLES[name], counting - hit) + len(left.rows.get(name, ())) for name in told}
    gone = _gone_corrections(reading, history)
    fewer = {name: told[name] - rest[name] for name in told}
    if hit or found or told_only or gone or any(fewer.values()):
        added = [*sorted(set(found) - hit), *told_only, *([batch] if hit else [])]
        switch(
            store,
            added,
            sorted(hit & history.live),
            given_up=sorted(gone),
            kind="repaired",
            articles=fewer["articles"],
            events=fewer["events"],
        )
    lost = {fault.table.name: _lost_rows(reading, fault, history) for fault in faults if fault.table in (RUNS, LEDGER)}
    lost |= {"articles": fewer["articles"], "corrections": len(gone)}
    return Repaired(
        put_aside=put_aside,
        missing=missing,
        lost={name: lost[name] for name in TABLES if lost.get(name, 0) > 0},
        incomplete=left.incomplete,
        orphans=len(left.orphans),
        saved=_saved(store, left.orphans),
        has_joined=has_joined,
    )


class _Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What was wrong with the files of a table."""

    table: Table
    aside: list[str]
    missing: list[str]
    rows: int
    """How many rows the log says of those files; of a log that could not be read nothing is known."""
    has_new_log: bool


def _made_readable(store: Store, table: Table) -> _Fault:
    """Puts aside what cannot be read of a table, and gives back what that was."""
    aside = []
    if has_new_log := not _has_its_log(store, table):
        aside.append(f"{store.spot.address}/{table.name}/_delta_log")
        files = store.spot.local(store.on_disk(table))
        store.start_anew(table)
        _read_in(store, table, files)
    told = store.rows_told(table)
    damaged = [problem.what for problem in damaged_files(store, table)]
    missing = [file for file in damaged if not Path(file).exists()]
    for file in damaged:
        if file not in missing:
            store.put_aside(file)
            aside.append(file)
    if damaged:
        store.forget_missing(table)
    rows = sum(told.get(file, 0) for file in damaged)
    return _Fault(table=table, aside=aside, missing=missing, rows=rows, has_new_log=has_new_log)


def _is_two(store: Store) -> bool:
    """Whether versions of another archive are in the folder, as far as the history can be read."""
    try:
        history = store.history()
        return is_doubled(history) or bool(hidden_versions(store, history))
    except ArchiveError:
        return False


def _has_its_log(store: Store, table: Table) -> bool:
    """Whether the log of a table can be read and was not copied over that of another archive."""
    try:
        store.files(table)
        return not (_is_two(store) if table is BATCHES else hidden_batches(store, table, store.history()))
    except ArchiveError:
        return False


def _read_in(store: Store, table: Table, files: Sequence[str]) -> None:
    """Puts the rows of files that no log names any more into a table whose log was started anew."""
    if table is BATCHES:
        store.append(table, in_one_line(row for rows in store.readable(table, files) for row in rows))
        return
    for rows in store.readable(table, files):
        store.append(table, rows)


def _unnamed_again(reading: Reading, history: History) -> list[str]:
    """The batches that no version names, although a lost version must have: none of their codings is elsewhere."""
    held = reading.store.files_by_batch(ARTICLES)
    known = _codings(reading, ARTICLES, history.live)
    found = []
    # What was added before what was tidied: of the two, it is surely complete.
    for batch in sorted(held.keys() - history.added, key=lambda batch: (not batch.startswith(NEW), batch)):
        codings = _codings(reading, ARTICLES, frozenset({batch}))
        if not codings & known:
            found.append(batch)
            known |= codings
    return found


def _told_only(reading: Reading, history: History, found: Sequence[str]) -> list[str]:
    """Batches of lost versions that corrected something or only told what became of sources.

    Their rows are in tables that nothing is ever taken out of, so it does no harm to name them. A batch with articles
    that count elsewhere is left alone.
    """
    known = history.added | set(found) | reading.store.files_by_batch(ARTICLES).keys()
    return sorted({batch for table in (CORRECTIONS, RUNS, LEDGER) for batch in _batches(reading, table)} - known)


def _gone_corrections(reading: Reading, history: History) -> frozenset[str]:
    """The batches of corrections that no file holds any more, but for those that an earlier repair gave up."""
    return history.corrected - _batches(reading, CORRECTIONS)


def _lost_rows(reading: Reading, fault: _Fault, history: History) -> int:
    """How many rows of runs or the ledger are lost: as the log had it, or, without it, one for each version."""
    if not fault.has_new_log:
        return fault.rows
    telling = [mark for mark in history.marks if mark.kind == "added" and (mark.articles or mark.failures)]
    return len({batch for mark in telling for batch in mark.added} - _batches(reading, fault.table))


def _batches(reading: Reading, table: Table) -> set[str]:
    """The batches that put rows into a table without partitions."""
    files = reading.store.files(table)
    return {row["batch"] for row in reading.asked(f"SELECT DISTINCT batch FROM ({selection(table, files)})")}


def _hit(reading: Reading, batches: frozenset[str]) -> Iterator[str]:
    """The batches with a coding that lost its article, events or pairs."""
    articles, events, pairs = (_all_of(reading.store, table, batches) for table in (ARTICLES, EVENTS, PAIRS))
    broken = f"""
        SELECT a.coding FROM {articles} AS a LEFT JOIN {events} AS e USING (coding)
        GROUP BY a.coding, a.events HAVING a.events <> count(e.id)
        UNION SELECT coding FROM {events} ANTI JOIN {articles} USING (coding)
        UNION SELECT coding FROM {pairs} ANTI JOIN {events} USING (coding)
        UNION SELECT coding FROM {events} ANTI JOIN {pairs} USING (coding) WHERE len(actors) + len(recipients) > 0"""
    codings = {row["coding"] for row in reading.asked(broken)}
    for batch in sorted(batches):
        of_batch = frozenset({batch})
        if any(codings & _codings(reading, table, of_batch) for table in (ARTICLES, EVENTS, PAIRS)):
            yield batch


def _left(reading: Reading, hit: frozenset[str]) -> _Left:
    """The rows of the batches that were hit, made to fit each other again."""
    articles, events, pages = (
        reading.asked(f"SELECT * FROM {_all_of(reading.store, table, hit)}") for table in (ARTICLES, EVENTS, PAGES)
    )
    by_coding: dict[str, list[dict[str, Any]]] = {}
    for row in events:
        by_coding.setdefault(row["coding"], []).append(row)
    pairs: list[Row] = []
    incomplete = []
    for row in articles:
        own = by_coding.pop(row["coding"], [])
        coding = Coding(
            id=row["coding"],
            key=row["key"],
            run=row["run"],
            article=article_of(row),
            events=(),
            reason=row["reason"],
            coder=row["coder"],
        )
        moments = {name: row[name] for name in ("recorded_at", "superseded_at")}
        pairs += [{**pair, **moments} for one in own for pair in pair_rows(coding, event_of(one["record"]))]
        if row["events"] != len(own):
            incomplete.append(row["key"])
            row["events"] = len(own)
    orphans = [row for rows in by_coding.values() for row in rows]
    kept = [row for row in events if row["coding"] not in by_coding]
    return _Left(
        rows={"articles": articles, "events": kept, "pairs": pairs, "pages": pages},
        incomplete=sorted(set(incomplete)),
        orphans=[row["record"] for row in orphans],
    )


def _saved(store: Store, records: Sequence[str]) -> Path | None:
    """The file that events without articles are written to."""
    if not records:
        return None
    file = store.folder / "damaged" / f"events-{utc_now():%Y%m%dT%H%M%S}.jsonl"
    file.parent.mkdir(exist_ok=True)
    file.write_text("".join(f"{record}\n" for record in records), encoding="utf-8")
    return file


def _told(history: History, name: str) -> int:
    signs = {"added": 1, "repaired": -1}
    return sum(getattr(mark, name) * signs.get(mark.kind, 0) for mark in history.marks)


def _count(reading: Reading, table: Table, batches: frozenset[str]) -> int:
    return int(reading.asked(f"SELECT count(*) AS n FROM {_all_of(reading.store, table, batches)}")[0]["n"])


def _codings(reading: Reading, table: Table, batches: frozenset[str]) -> set[str]:
    return {row["coding"] for row in reading.asked(f"SELECT coding FROM {_all_of(reading.store, table, batches)}")}


def _all_of(store: Store, table: Table, batches: frozenset[str]) -> str:
    return f"({selection(table, store.files(table, batches))})"


def _has_gaps(history: History) -> bool:
    return [mark.version for mark in history.marks] != list(range(1, len(history.marks) + 1))


def _is_about(files: Sequence[str], table: Table) -> bool:
    return any(f"/{table.name}/" in file for file in files)
