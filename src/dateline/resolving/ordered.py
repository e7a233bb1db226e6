"""Spans of a text in order, found by where they stand without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        ...

    @property
    def end(self) -> int:
        """Offset after its last character."""
        ...


T = TypeVar("T", bound=Spanned)


class Ordered(Generic[T]):
    """Spans in the order of the text. They may overlap: a border's name holds those of its two countries."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self._items]

    def within(self, start: int, end: int) -> list[T]:
        """Those that lie wholly between two offsets."""
        found = self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [item for item in found if item.end <= end]

    def from_to(self, start: int, end: int) -> Iterator[T]:
        """The same one by one, for whoever looks for the first of them only."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (item for item in islice(self._items, first, last) if item.end <= end)

    def last_from(self, offset: int) -> T | None:
        """The last that starts at the offset or before it."""
        before = bisect_right(self._starts, offset)
        return self._items[before - 1] if before else None

    def starts_within(self, start: int, end: int) -> bool:
        """Whether one of them starts between two offsets."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)
