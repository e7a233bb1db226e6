"""Drawing SVG: elements, text, colours and the frame that all pictures share (title, legend, notes).

Built on the standard library's XML writer, which escapes whatever a page may have put into a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

import msgspec

PAPER = "#fcfcfa"
"""Every picture brings its own paper, so that it reads the same on light and dark screens."""
INK = "#1f2328"
MUTED = "#5f6670"
RULE = "#dcdedd"
FONT = "Inter, 'Helvetica Neue', Arial, sans-serif"
PALE = 0.34
"""Opacity of what is planned, possible or denied."""
MARGIN = 28.0
QUADS: dict[str, str] = {
    "verbal cooperation": "#56a3d9",
    "material cooperation": "#0b5394",
    "verbal conflict": "#eda22f",
    "material conflict": "#c4371b",
}
"""One colour a class: blue for cooperation, orange and red for conflict, deeds darker than words. After Okabe and Ito's
palette for colour-blind readers; the lightness differs too, so that the classes hold in grey print."""

_WIDTHS = (("ijl.,:;'|! ", 0.29), ("frt()[]-", 0.38), ("mwMW%@", 0.94))


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a legend: a swatch and what it stands for."""

    label: str
    colour: str
    opacity: float = 1.0
    thin: bool = False
    """A bar instead of a square."""
    rim: str | None = None
    """The colour of a broken rim; then the swatch is a circle."""
    new_row: bool = False


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide the text runs, in pixels, from the mean widths of the packaged font's letters."""
    total = 0.0
    for letter in text:
        usual = 0.69 if letter.isupper() else 0.59
        # Ideographs and the like are as wide as high; they come from another font.
        usual = 1.0 if letter >= "\u2e80" else usual
        total += next((width for letters, width in _WIDTHS if letter in letters), usual)
    return total * size * (1.03 if bold else 1.0)


class Sheet:
    """An SVG document in the making: a paper of fixed width that grows downwards from `top`."""

    def __init__(self, *, width: float, title: str, subtitle: str) -> None:
        self.width = width
        self.root = ET.Element(
            "svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font-family": FONT, "fill": INK}
        )
        self.add("title", text=title)
        self.add("desc", text=subtitle)
        self._paper = self.add("rect", width=width, fill=PAPER)
        self.top = 46.0
        self.text(title, MARGIN, self.top, size=21, bold=True)
        self.top += 23
        self.text(subtitle, MARGIN, self.top, size=13, fill=MUTED)
        self.top += 14

    def add(
        self, tag: str, parent: ET.Element | None = None, *, text: str | None = None, **attributes: object
    ) -> ET.Element:
        """A new element; underscores in names of attributes become hyphens, numbers are rounded to a tenth."""
        element = ET.SubElement(self.root if parent is None else parent, tag)
        for name, value in attributes.items():
            if value is not None:
                element.set(name.rstrip("_").replace("_", "-"), _number(value))
        element.text = text
        return element

    def text(
        self,
        text: str,
        x: float,
        y: float,
        parent: ET.Element | None = None,
        *,
        size: float = 12,
        bold: bool = False,
        fill: str | None = None,
        anchor: str | None = None,
        halo: bool = False,
    ) -> ET.Element:
        """A line of text with its baseline at y; with a halo of paper where it lies over other things."""
        about = (
            {"stroke": PAPER, "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"} if halo else {}
        )
        return self.add(
            "text", parent, text=text, x=x, y=y, font_size=size, font_weight=600 if bold else None,
            fill=fill, text_anchor=anchor, **about,
        )  # fmt: skip

    def legend(self, keys: Sequence[Key]) -> None:
        """A row of swatches with their meanings, wrapped at the margin."""
        x, self.top = MARGIN, self.top + 16
        group = self.add("g", class_="legend")
        for key in keys:
            wide = text_width(key.label, 12) + 40
            if x > MARGIN and (key.new_row or x + wide > self.width - MARGIN):
                x, self.top = MARGIN, self.top + 19
            self._swatch(group, key, x)
            self.text(key.label, x + 17, self.top, group)
            x += wide
        self.top += 10

    def _swatch(self, group: ET.Element, key: Key, x: float) -> None:
        opacity = None if key.opacity == 1 else key.opacity
        if key.rim:
            self.add("circle", group, cx=x + 5.5, cy=self.top - 4, r=5, fill=key.colour, stroke=key.rim,
                     stroke_width=1.1, stroke_dasharray="2 2")  # fmt: skip
        elif key.thin:
            self.add("rect", group, x=x, y=self.top - 6.5, width=11, height=5, fill=key.colour, fill_opacity=opacity)
        else:
            self.add("rect", group, x=x, y=self.top - 9.5, width=11, height=11, rx=2, fill=key.colour,
                     fill_opacity=opacity)  # fmt: skip

    def notes(self, lines: Iterable[str]) -> None:
        """What the picture does not show, and where it comes from, in small print at the foot."""
        group = self.add("g", class_="notes")
        for line in lines:
            for piece in _wrapped(line, self.width - 2 * MARGIN, 11.5):
                self.top += 17
                self.text(piece, MARGIN, self.top, group, size=11.5, fill=MUTED)

    def finished(self) -> str:
        """The whole document."""
        height = round(self.top + 22)
        self._paper.set("height", str(height))
        self.root.set("width", _number(self.width))
        self.root.set("height", str(height))
        self.root.set("viewBox", f"0 0 {_number(self.width)} {height}")
        return ET.tostring(self.root, encoding="unicode")


def _number(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _wrapped(line: str, width: float, size: float) -> Iterable[str]:
    row = ""
    for word in line.split():
        wider = f"{row} {word}".strip()
        if row and text_width(wider, size) > width:
            yield row
            row = word
        else:
            row = wider
    yield row
