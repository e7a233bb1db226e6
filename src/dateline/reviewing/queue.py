"""The queue: which event a reviewer sees next, least sure first, and how far there is to go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.archive import Archive

ORDERS = ("unsure", "confidence", "day", "newest", "recorded")
"""Orders of the queue: least sure first, surest first, by day, from the newest, as they were added."""
_AT_ONCE = 100


class Queue:
    """The ids of the events to review, one after the other, and back again.

    What is reviewed is left out, so that the queue goes on where somebody stopped; events that are reviewed or go away
    meanwhile keep their place behind the one that is seen.

    Args:
        archive: where the events are, as the reviewer sees it.
        filters: what `Archive.events` takes, but neither `reviewed`, `limit` nor `order`.
        words: words in the articles.
        order: one of `ORDERS`.
        again: also what is reviewed.

    Raises:
        ArchiveError: a filter is none, or there is no such order.
    """

    def __init__(
        self,
        archive: Archive,
        filters: dict[str, Any] | None = None,
        *,
        words: str | None = None,
        order: str = "unsure",
        again: bool = False,
    ) -> None:
        self._archive = archive
        self._words = words
        self._filters: dict[str, Any] = {**(filters or {}), "order": order, "reviewed": None if again else False}
        self._ids: list[str] = []
        self._place = 0
        self.total = len(archive.events(words, **self._filters))
        """How many events there were to review at the beginning, with those that were put in since."""

    @property
    def place(self) -> int:
        """The number of the current event, from 1."""
        return self._place + 1

    def current(self) -> str | None:
        """The id of the current event; None at the end."""
        if self._place >= len(self._ids):
            self._fill()
        return self._ids[self._place] if self._place < len(self._ids) else None

    def forward(self) -> None:
        """Goes on to the next event."""
        self._place = min(self._place + 1, len(self._ids))

    def back(self) -> bool:
        """Goes back to the event before; False at the first one."""
        moved = self._place > 0
        self._place -= moved
        return moved

    def put_in(self, ids: Iterable[str], *, now: bool = False) -> None:
        """Puts events in behind the current one, or, with `now`, before it, so that the first of them is current."""
        new = [id for id in ids if id not in self._ids]
        at = self._place if now else self._place + 1
        self._ids[at:at] = new
        self.total += len(new)

    def drop(self) -> None:
        """Leaves out the current event, which is no longer there."""
        del self._ids[self._place]
        self.total -= 1

    def _fill(self) -> None:
        # Events that were seen may or may not be among those that still fit: so many more are asked for.
        answer = self._archive.events(self._words, **self._filters, limit=len(self._ids) + _AT_ONCE)
        known = set(self._ids)
        self._ids += [row["id"] for row in answer.rows() if row["id"] not in known]
