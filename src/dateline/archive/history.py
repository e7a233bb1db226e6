"""The history of an archive: the rows of the table `batches`, one a version. Says what counts, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal

import msgspec

MarkKind = Literal["added", "corrected", "tidied", "repaired", "snapshot"]

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of an archive without any version."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One version: the batches that count from here on, and those that were written again elsewhere."""

    version: int
    recorded_at: datetime
    kind: MarkKind
    run: str | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    articles: int = 0
    events: int = 0
    failures: int = 0
    note: str | None = None


class History:
    """All versions up to the newest, in order."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks = tuple(sorted(marks, key=lambda mark: mark.version))

    @property
    def version(self) -> int:
        """Number of the newest version; 0 before the first."""
        return self.marks[-1].version if self.marks else 0

    @property
    def moment(self) -> datetime:
        """When the newest version was recorded."""
        return self.marks[-1].recorded_at if self.marks else BEGINNING

    @cached_property
    def added(self) -> frozenset[str]:
        """The batches that were ever added; others are litter of writers that were broken off or overtaken."""
        return frozenset(batch for mark in self.marks for batch in mark.added)

    @cached_property
    def live(self) -> frozenset[str]:
        """The batches whose rows are to be read."""
        return self.added - {batch for mark in self.marks for batch in mark.removed}

    @cached_property
    def corrected(self) -> frozenset[str]:
        """The batches of corrections, but for those that a repair gave up as lost."""
        made = {batch for mark in self.marks if mark.kind == "corrected" for batch in mark.added}
        return frozenset(made.difference(*(mark.removed for mark in self.marks if mark.kind == "repaired")))

    def mark(self, version: int) -> Mark | None:
        """The version of that number, if there is one."""
        return next((mark for mark in self.marks if mark.version == version), None)

    def tagged(self, tag: str) -> Mark | None:
        """The snapshot of that tag, if there is one."""
        return next((mark for mark in self.marks if mark.kind == "snapshot" and mark.note == tag), None)
