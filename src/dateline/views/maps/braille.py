"""A small canvas of braille characters: two by four dots in each, for line drawings in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from rich.text import Text

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot, by row and column (Unicode 0x2800 to 0x28ff)."""


class Braille:
    """Dots on `width` by `height` characters; positions are in dots from the upper left corner."""

    def __init__(self, *, width: int, height: int) -> None:
        self._bits = np.zeros((height, width), dtype=np.uint8)
        self._marks: dict[tuple[int, int], tuple[str, str]] = {}

    def line(self, points: NDArray[np.float64]) -> None:
        """A line through the points; what lies outside is left out."""
        steps = np.maximum(1, np.ceil(np.abs(np.diff(points, axis=0)).max(axis=1, initial=0))).astype(int)
        for start, end, count in zip(points[:-1], points[1:], steps.tolist(), strict=True):
            along = np.linspace(start, end, count + 1)
            self._set(np.floor(along).astype(int))

    def mark(self, x: float, y: float, character: str, style: str) -> None:
        """A character of its own at the position, over the dots."""
        row, column = int(y // 4), int(x // 2)
        if 0 <= row < self._bits.shape[0] and 0 <= column < self._bits.shape[1]:
            self._marks[row, column] = (character, style)

    def rows(self) -> Iterator[Text]:
        """The canvas from top to bottom."""
        for row, bits in enumerate(self._bits.tolist()):
            line = Text(no_wrap=True)
            for column, bit in enumerate(bits):
                character, style = self._marks.get((row, column), (chr(0x2800 + bit) if bit else " ", "dim"))
                line.append(character, style=style)
            yield line

    def _set(self, dots: NDArray[np.int_]) -> None:
        height, width = self._bits.shape
        for x, y in dots.tolist():
            if 0 <= x < 2 * width and 0 <= y < 4 * height:
                self._bits[y // 4, x // 2] |= _DOTS[y % 4][x % 2]
