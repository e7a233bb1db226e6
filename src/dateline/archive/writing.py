"""Writing a version: rows under a fresh batch id first, then the mark that makes them count, or all of it anew.

History is one line: a mark is written only if nobody wrote one since the rows were made. So what the rows were made
from (which articles are there, which events a correction found) still holds when they begin to count.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from dateline.archive.history import History, Mark, MarkKind
from dateline.archive.store import Overtaken, Store
from dateline.archive.tables import TABLES
from dateline.archive.turns import turn
from dateline.errors import ArchiveError
from dateline.formats.arrow import Row

Clock = Callable[[], datetime]

_TRIES = 200
"""With turns a second try is rare; on a file system without locks one of several writers always wins."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a version is to hold: rows for each table, and what its mark says."""

    kind: MarkKind
    rows: Mapping[str, Sequence[Row]]
    run: str | None = None
    articles: int = 0
    events: int = 0
    failures: int = 0
    note: str | None = None


class Place(msgspec.Struct, frozen=True):
    """Where and when a draft will be written."""

    batch: str
    recorded_at: datetime


def utc_now() -> datetime:
    """The moment by the clock of this machine."""
    return datetime.now(UTC)


def batch_id(month: str, moment: datetime) -> str:
    """A fresh id for a batch: its month (or "new"), when it was made, and a number nobody else has."""
    return f"{month}.{moment:%Y%m%dT%H%M%S}.{secrets.token_hex(6)}"


def made_at(batch: str) -> datetime:
    """When a batch of that id was made."""
    return datetime.strptime(batch.split(".")[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def write(store: Store, compose: Callable[[Place], Draft | None], *, clock: Clock = utc_now) -> Mark | None:
    """Writes a version and gives back its mark; None when there was nothing to write.

    Args:
        store: where to.
        compose: makes the draft from the archive as it is; called again when somebody else wrote meanwhile.
        clock: tells the time. Where it lies behind the newest version, that one's time is taken, a microsecond on.

    Raises:
        ArchiveError: the archive cannot be written, or others write all the time.
    """
    for tried in range(_TRIES):
        with turn(store.folder / ".turn"):
            history = store.history()
            moment = _after(history, clock())
            place = Place(batch_id("new", moment), moment)
            draft = compose(place)
            if draft is None:
                return None
            for name, table in TABLES.items():
                rows = draft.rows.get(name, ())
                store.append(table, [{**row, "batch": place.batch, "recorded_at": moment} for row in rows])
            mark = Mark(
                version=history.version + 1,
                recorded_at=moment,
                kind=draft.kind,
                run=draft.run,
                added=(place.batch,),
                articles=draft.articles,
                events=draft.events,
                failures=draft.failures,
                note=draft.note,
            )
            try:
                store.mark(mark)
            except Overtaken:
                pass
            else:
                return mark
        time.sleep(random.uniform(0, 0.02 * min(tried + 1, 20)))
    raise ArchiveError("archive_busy", f"others write to {store.spot.address} all the time")


def switch(
    store: Store,
    added: Sequence[str],
    removed: Sequence[str],
    *,
    given_up: Sequence[str] = (),
    kind: MarkKind = "tidied",
    articles: int = 0,
    events: int = 0,
    clock: Clock = utc_now,
) -> Mark | None:
    """Makes batches count instead of others that held the same; None when one of the others no longer counts.

    Unlike `write` it does not start anew when somebody else wrote: new rows elsewhere do not touch these.

    Args:
        store: where.
        added: the batches that count from now on; their rows are there already.
        removed: the batches that no longer do.
        given_up: batches of which nothing is left; the version says so.
        kind: why.
        articles: how many articles were lost, by a repair.
        events: how many events were lost.
        clock: tells the time.
    """
    for tried in range(_TRIES):
        history = store.history()
        if not history.live.issuperset(removed):
            return None
        mark = Mark(
            version=history.version + 1,
            recorded_at=_after(history, clock()),
            kind=kind,
            added=tuple(added),
            removed=(*removed, *given_up),
            articles=articles,
            events=events,
        )
        try:
            store.mark(mark)
        except Overtaken:
            time.sleep(random.uniform(0, 0.02 * min(tried + 1, 20)))
        else:
            return mark
    raise ArchiveError("archive_busy", f"others write to {store.spot.address} all the time")


def _after(history: History, now: datetime) -> datetime:
    return max(now, history.moment + timedelta(microseconds=1))
