"""Pictures: what a view gives back, as SVG, as PNG, in a terminal or in a notebook."""

from __future__ import annotations

import re
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import Protocol

import resvg_py
from rich.console import RenderableType

from dateline.errors import InputError

_FONTS = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
_OTHER_SCRIPTS = re.compile("[\u0530-\u1dff\u2200-\U0010ffff]")
"""Letters that the packaged fonts lack (scripts/build_fonts.py)."""
PNG_WIDTH = 1920
"""Pixels; twice the drawing's own width, sharp on dense screens and in print at a column's width."""


class Drawing(Protocol):
    """What can be shown: counted and laid out, in no form yet."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what the picture leaves out."""

    def svg(self) -> str:
        """The drawing as an SVG document."""

    def terminal(self, width: int) -> RenderableType:
        """The drawing in characters, at most `width` wide."""


class Picture:
    """A picture of events. The same events give the same picture, byte by byte, in every form.

    Shown by itself as the last line of a notebook's cell.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._svg: str | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the picture leaves out, in sentences: events without a date or place, before or after its days."""
        return self._drawing.notes

    def svg(self) -> str:
        """The picture as an SVG document: text as text, nothing loaded from elsewhere, no script."""
        if self._svg is None:
            self._svg = self._drawing.svg()
        return self._svg

    def png(self, *, width: int = PNG_WIDTH) -> bytes:
        """The picture as PNG, `width` pixels wide.

        Latin, Greek and Cyrillic come from the packaged font, on every machine alike; letters of other scripts come
        from the fonts of the machine, and are left blank where it has none.

        Raises:
            InputError: the width is not from 100 to 10,000 pixels.
        """
        if not 100 <= width <= 10_000:
            raise InputError("bad_output", f"a picture of {width} pixels", advice="Choose a width of 100 to 10,000.")
        with ExitStack() as opened:
            data = files("dateline.views") / "data"
            fonts = [str(opened.enter_context(as_file(data / name))) for name in _FONTS]
            return resvg_py.svg_to_bytes(
                svg_string=self.svg(),
                width=width,
                font_files=fonts,
                font_family="Inter",
                sans_serif_family="Inter",
                # Without the machine's fonts the picture is the same everywhere, and made in half the time.
                skip_system_fonts=not _OTHER_SCRIPTS.search(self.svg()),
            )

    def terminal(self, width: int = 100) -> RenderableType:
        """The picture in characters, at most `width` wide (at least 40), for rich to print."""
        return self._drawing.terminal(max(width, 40))

    def save(self, path: str | Path) -> Path:
        """Writes the picture as SVG or PNG, by the ending of the name; gives back the path.

        Raises:
            InputError: the name has another ending, or nothing can be written there.
        """
        path = Path(path)
        ending = path.suffix.lower()
        if ending not in {".svg", ".png"}:
            advice = "Choose a name that ends in .svg or .png."
            raise InputError("bad_output", f"{path.name!r} names no kind of picture", advice=advice)
        content = self.png() if ending == ".png" else self.svg().encode()
        try:
            # As a whole or not at all.
            part = path.with_name(f".{path.name}.part")
            part.write_bytes(content)
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise InputError("bad_output", f"{path}: {error.strerror or error}") from error
        return path

    def _repr_svg_(self) -> str:
        return self.svg()

    def _repr_html_(self) -> str:
        return f'<div style="max-width:100%;overflow-x:auto">{self.svg()}</div>'
