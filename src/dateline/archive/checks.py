"""Checks: whether an archive is whole, from the files up to what they say."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec

from dateline.archive.copies import COPIES, newest
from dateline.archive.history import History
from dateline.archive.overlaid import hidden_batches, hidden_versions, is_doubled
from dateline.archive.reading import Reading
from dateline.archive.store import Store
from dateline.archive.tables import BATCHES, TABLES, Table
from dateline.archive.writing import made_at, utc_now
from dateline.errors import ArchiveError


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not as it should be."""

    kind: str
    """log: a table's log cannot be read; missing, damaged: a file; overlaid: another archive's log was copied over it;
    lost: rows that should be there; litter: rows that do not count, which does no harm and is cleared away by `tidy`;
    clock: times that do not grow."""
    what: str
    """The table, file or article."""
    message: str

    @property
    def is_harmless(self) -> bool:
        """Whether nothing is lost by it."""
        return self.kind in {"litter", "clock"}


def check(reading: Reading, *, deep: bool = False) -> list[Problem]:
    """What is wrong with an archive; nothing, if it is whole.

    Args:
        reading: the archive as it is now.
        deep: read every value, not only what is in the files by their own account.
    """
    problems = [problem for table in TABLES.values() for problem in _of_files(reading.store, table, deep=deep)]
    problems += _of_copies(reading, deep=deep)
    if any(problem.kind in {"log", "missing", "damaged"} for problem in problems):
        # What the rows say can be asked when the files can be read again.
        return problems
    history = reading.refresh()
    problems += _of_overlaying(reading.store, history)
    return [*problems, *_of_history(history), *_of_litter(reading.store, history), *_of_rows(reading, history)]


def damaged_files(store: Store, table: Table, *, deep: bool = False) -> Iterator[Problem]:
    """The files of a table that are missing or cannot be read."""
    for file in store.files(table):
        if not os.path.exists(file):
            yield Problem(kind="missing", what=file, message="the file is not there")
        elif fault := store.fault(file, deep=deep):
            yield Problem(kind="damaged", what=file, message=fault)


def _of_files(store: Store, table: Table, *, deep: bool) -> Iterator[Problem]:
    try:
        yield from damaged_files(store, table, deep=deep)
    except ArchiveError as error:
        yield Problem(kind="log", what=f"{store.spot.address}/{table.name}", message=error.message)


def _of_copies(reading: Reading, *, deep: bool) -> Iterator[Problem]:
    """The copies that cannot be read; a repair clears them away."""
    copies = newest(reading.copies_folder)
    if copies is None:
        return
    for copy in COPIES:
        if fault := reading.store.fault(copies.file(copy), deep=deep):
            yield Problem(kind="damaged", what=copies.file(copy), message=fault)


def _of_overlaying(store: Store, history: History) -> Iterator[Problem]:
    """What logs hide that were copied over the archive's own."""
    if is_doubled(history):
        yield Problem(
            kind="overlaid",
            what=BATCHES.name,
            message="two versions have the same number: the files of two archives are in one folder; "
            "a repair makes one archive of both",
        )
    if hidden := hidden_versions(store, history):
        articles, events = (sum(getattr(mark, name) for mark in hidden) for name in ("articles", "events"))
        yield Problem(
            kind="overlaid",
            what=BATCHES.name,
            message=f"the files of two archives are in one folder, and {len(hidden)} versions of one "
            f"with {articles} articles and {events} events do not count; a repair makes one archive of both",
        )
    for table in TABLES.values():
        if number := len(hidden_batches(store, table, history)):
            yield Problem(
                kind="overlaid",
                what=table.name,
                message=f"its log does not name the files of {number} batches that versions count on, "
                "as where another archive's was copied over it; a repair names them again",
            )


def _of_history(history: History) -> Iterator[Problem]:
    numbers = [mark.version for mark in history.marks]
    # A repair has found what was to be found of versions that were lost before it.
    repaired = max((mark.version for mark in history.marks if mark.kind == "repaired"), default=0)
    if missing := sorted(set(range(repaired + 1, history.version + 1)) - set(numbers)):
        yield Problem(kind="lost", what="batches", message=f"versions {missing[:10]} are not in the history")
    times = [mark.recorded_at for mark in history.marks]
    if times != sorted(times):
        yield Problem(kind="clock", what="batches", message="versions are not in the order of their times")
    if times and times[-1] > utc_now():
        yield Problem(kind="clock", what="batches", message=f"the newest version is of the future: {times[-1]}")


def _of_litter(store: Store, history: History) -> Iterator[Problem]:
    for table in TABLES.values():
        if table.is_partitioned:
            litter = sorted(store.files_by_batch(table).keys() - history.added)
            if litter:
                oldest = min(map(made_at, litter))
                message = f"{len(litter)} batches that no version names, the oldest of {oldest:%Y-%m-%d}"
                yield Problem(kind="litter", what=table.name, message=message)


def _of_rows(reading: Reading, history: History) -> Iterator[Problem]:
    """Whether there are as many rows as the versions and the articles say."""
    for name in ("articles", "events"):
        told = sum(getattr(mark, name) for mark in history.marks if mark.kind == "added")
        given_up = sum(getattr(mark, name) for mark in history.marks if mark.kind == "repaired")
        there = reading.asked(f"SELECT count(*) AS n FROM stored_{name}")[0]["n"]
        if there != told - given_up:
            yield Problem(kind="lost", what=name, message=f"{told - given_up} were stored, {there} are there")
    there = {row["batch"] for row in reading.asked("SELECT DISTINCT batch FROM stored_corrections")}
    if number := len(history.corrected - there):
        yield Problem(kind="lost", what="corrections", message=f"{number} that were made are not there")
    question = """
        SELECT a.coding, a.key, a.events AS told, count(e.id) AS there FROM stored_articles AS a
        LEFT JOIN stored_events AS e USING (coding) GROUP BY ALL HAVING told <> there LIMIT 20"""
    for row in reading.asked(question):
        message = f"it was coded with {row['told']} events, {row['there']} are there"
        yield Problem(kind="lost", what=f"article {row['key']}", message=message)
    orphans = "SELECT count(*) AS n FROM stored_events ANTI JOIN stored_articles USING (coding)"
    if number := reading.asked(orphans)[0]["n"]:
        yield Problem(kind="lost", what="articles", message=f"{number} events are of articles that are not there")
    unpaired = """
        SELECT count(*) AS n FROM stored_events ANTI JOIN stored_pairs USING (coding)
        WHERE len(actors) > 0 OR len(recipients) > 0"""
    if number := reading.asked(unpaired)[0]["n"]:
        yield Problem(kind="lost", what="pairs", message=f"{number} events with parties have no pair")
