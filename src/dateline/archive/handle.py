"""Handle: an archive that is open, and the state of it that is looked at."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from copy import copy
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Self

from dateline.archive.answers import Answer
from dateline.archive.conditions import Question
from dateline.archive.corrections import Keep, corrected
from dateline.archive.diffs import Diff, diff
from dateline.archive.history import Mark
from dateline.archive.migrations import FIRST, SCHEMA, migrate
from dateline.archive.moments import moment_of
from dateline.archive.reading import Corrected, Reading
from dateline.archive.snapshots import SUMMARY
from dateline.archive.spots import spot_of
from dateline.archive.store import Store
from dateline.archive.words import IN_EVIDENCE, Words
from dateline.errors import ArchiveError


class Handle:
    """An open archive, as it is or as it was known at a moment. It is for one thread at a time."""

    address: str
    """Where it is, as people name it."""
    path: Path
    """Its folder; of one in an object store, the local folder for what lies beside the tables."""
    _moment: datetime | None
    _keep: Keep | None = None
    """Which corrections count; None is all."""
    _reading: Reading
    _sealed: Reading | None
    """For questions that somebody else wrote; made when the first one is asked."""
    _words: Words
    _evidence: Words

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        threads: int | None = None,
    ) -> None:
        spot = spot_of(path)
        self.address = spot.address
        self.path = spot.folder
        self._threads = threads
        self._store = Store(spot)
        if self._store.schema() is None:
            if (spot.folder / SUMMARY).is_file():
                raise ArchiveError(
                    "no_archive",
                    f"{self.address!r} is a snapshot, no archive",
                    advice="Read its Parquet files, or open the archive that it is of, with the tag as the moment.",
                )
            if not create:
                raise ArchiveError("no_archive", f"there is no archive in {self.address!r}")
            self._store.create(schema=SCHEMA, name=FIRST)
        migrate(self._store)
        self._look(None)

    def __enter__(self) -> Self:
        """The archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    def close(self) -> None:
        """Frees what the archive holds in memory."""
        self._reading.close()
        if self._sealed is not None:
            self._sealed.close()

    def __repr__(self) -> str:
        """Where it is and which version is seen."""
        at = f" at {self._moment:%Y-%m-%d %H:%M:%S}" if self._moment else ""
        return f"<Archive {self.address}{at}, version {self.version}>"

    @property
    def version(self) -> int:
        """Number of the newest version that is seen."""
        marks = self._seen()
        return marks[-1].version if marks else 0

    @property
    def moment(self) -> datetime | None:
        """When the newest version that is seen was recorded; None for an archive without any."""
        marks = self._seen()
        return marks[-1].recorded_at if marks else None

    def history(self) -> Answer:
        """The versions, oldest first."""
        return Answer(self._reading, lambda: Question("SELECT * FROM batches ORDER BY version"))

    def at(self, when: str | date | int) -> Self:
        """The archive as it was known then, to read only.

        Args:
            when: a day (its end, UTC), a moment, the number of a version, or the tag of a snapshot.

        Raises:
            ArchiveError: there is no such version or tag, or the text is no moment.
        """
        past = copy(self)
        past._look(moment_of(when, self._reading.refresh()))
        return past

    def only(self, keep: Keep) -> Self:
        """The archive as if only the corrections that `keep` says yes to had been made.

        Two people can so code the same events without seeing each other's work. What is corrected in it is stored as
        ever, with the events before it as they are seen in it.
        """
        alone = copy(self)
        alone._keep = keep
        alone._look(self._moment)
        return alone

    def diff(self, before: str | date | int, after: str | date | int | None = None) -> Diff:
        """What differs between two moments, named as for `at`; without `after`, between the first and what is seen.

        Raises:
            ArchiveError: there is no such version or tag, or a text is no moment.
        """
        with self.at(before) as earlier:
            if after is None:
                return diff(earlier._reading, self._reading)
            with self.at(after) as later:
                return diff(earlier._reading, later._reading)

    def _look(self, moment: datetime | None) -> None:
        """Looks at the archive as it was known at a moment; None is now."""
        self._moment = moment
        self._reading = Reading(self._store, moment=moment, correct=self._correct, threads=self._threads)
        self._sealed = None
        self._words = Words(self._reading)
        self._evidence = Words(self._reading, IN_EVIDENCE)

    @property
    def _correct(self) -> Callable[[Reading, Collection[str]], Corrected]:
        return partial(corrected, keep=self._keep)

    def _seen(self) -> list[Mark]:
        history = self._reading.refresh()
        return [mark for mark in history.marks if self._moment is None or mark.recorded_at <= self._moment]

    def _refuse_past(self) -> None:
        if self._moment is not None:
            raise ArchiveError("archive_past", f"{self!r} is a past state")
