"""A timeline's lanes as SVG: columns over a common axis, bars for the longer dates."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec

from dateline.views.captions import OTHER, events_word
from dateline.views.drawing import INK, MARGIN, MUTED, PALE, QUADS, RULE, Sheet, text_width
from dateline.views.timelines.axis import Axis, bin_name, long_date, ticks
from dateline.views.timelines.tally import Lane, LaneKind, Stretch, Tally

WIDTH = 960.0
_GUTTER = 178.0
"""Room for the names of the lanes, left of the axis."""
_TALLEST = {"quad": 120.0, "type": 56.0}
"""The height of the highest column, by kind of lane; all lanes share one scale."""
_MOST_UNIT = 14.0
"""The height of one event where there are few."""
_BAR, _ROW = 5.0, 9.0
_MOST_ROWS = 5
_ARROW = 6.0


class Lanes(msgspec.Struct, frozen=True, kw_only=True):
    """The lanes on their sheet, one under the other over a common axis."""

    sheet: Sheet
    tally: Tally
    kind: LaneKind

    def draw(self) -> None:
        """Puts the lanes and their axis at the sheet's top and moves the top below them."""
        sheet = self.sheet
        sheet.top += 12
        grid = sheet.add("g", class_="grid", stroke=RULE)
        start = sheet.top
        unit = min(_MOST_UNIT, _TALLEST[self.kind] / max(1, *(max(lane.heights) for lane in self.tally.lanes)))
        for lane in self.tally.lanes:
            self._lane(lane, unit)
        self._axis(grid, start)

    def x(self, day: int) -> float:
        """Where the day begins."""
        axis = self.tally.axis
        wide = WIDTH - MARGIN - _GUTTER
        return _GUTTER + (min(max(day, axis.start), axis.end) - axis.start) / (axis.end - axis.start) * wide

    def _lane(self, lane: Lane, unit: float) -> None:
        sheet, axis = self.sheet, self.tally.axis
        heights = lane.heights
        # Room for the two lines of the lane's name, also where its columns are low.
        base = sheet.top + 16 + max(max(heights) * unit, 16 if self.kind == "quad" else 6)
        colour = QUADS.get(lane.quad, MUTED)
        group = sheet.add("g", class_="lane", fill=colour)
        sheet.add("title", group, text=f"{lane.label}: {events_word(lane.total)}")
        self._name(lane, base, group)
        sheet.add("path", group, d=f"M{_GUTTER:g} {base:.1f}H{WIDTH - MARGIN:g}", stroke=colour, stroke_width=1)
        for number, height in enumerate(heights):
            if height:
                self._column(lane, number, base, unit, group)
        peak = heights.index(max(heights))
        if heights[peak] > 1:
            middle = (self.x(axis.starts[peak]) + self.x(axis.starts[peak] + axis.length_of(peak))) / 2
            sheet.text(f"{heights[peak]:,}", middle, base - heights[peak] * unit - 4, group,
                       size=11, fill=MUTED, anchor="middle", halo=True)  # fmt: skip
        placed = packed(lane, axis)
        for row, stretch in placed:
            self._bar(stretch, base + 6 + row * _ROW, group)
        rows = 1 + max((row for row, _ in placed), default=-1)
        sheet.top = base + rows * _ROW + (14 if self.kind == "quad" else 6)

    def _name(self, lane: Lane, base: float, group: ET.Element) -> None:
        sheet = self.sheet
        first = base - 12 if self.kind == "quad" else base
        sheet.add("rect", group, x=MARGIN, y=first - 9, width=9, height=9, rx=2)
        sheet.text(lane.label, MARGIN + 15, first, group, bold=True, fill=INK)
        if self.kind == "quad":
            sheet.text(events_word(lane.total), MARGIN + 15, base + 2, group, size=11.5, fill=MUTED)
        else:
            sheet.text(f"{lane.total:,}", _GUTTER - 10, base, group, size=11.5, fill=MUTED, anchor="end")

    def _column(self, lane: Lane, number: int, base: float, unit: float, group: ET.Element) -> None:
        sheet, axis = self.sheet, self.tally.axis
        left = self.x(axis.starts[number])
        right = self.x(axis.starts[number] + axis.length_of(number))
        gap = 1.0 if right - left > 3 else 0.0
        counts = [events_word(lane.actual[number])] if lane.actual[number] else []
        counts += [events_word(lane.other[number]) + f", {OTHER}"] if lane.other[number] else []
        told = f"{bin_name(axis, number)}: {'; '.join(counts)}"
        column = sheet.add("g", group, class_="column")
        sheet.add("title", column, text=told)
        below = 0.0
        for count, opacity in ((lane.actual[number], None), (lane.other[number], PALE)):
            if count:
                # A single event stays visible beside a bin of thousands.
                high = max(count * unit, 1.5)
                sheet.add("rect", column, x=left, y=base - below - high, width=max(right - left - gap, 1.0),
                          height=high, fill_opacity=opacity)  # fmt: skip
                below += high

    def _bar(self, stretch: Stretch, y: float, group: ET.Element) -> None:
        sheet, axis = self.sheet, self.tally.axis
        left = self.x(axis.start if stretch.first is None else stretch.first)
        right = self.x(axis.end if stretch.last is None else stretch.last + 1)
        # A bar that runs off the axis ends in an arrow too, as one with an open end does.
        from_left = stretch.first is None or stretch.first < axis.start
        to_right = stretch.last is None or stretch.last >= axis.end
        begins, ends = left + (_ARROW if from_left else 0), max(right, left + 3) - (_ARROW if to_right else 0)
        half = _BAR / 2
        shape = f"M{begins:.1f} {y - half:.1f}H{ends:.1f}"
        shape += f"L{right:.1f} {y:.1f}L{ends:.1f} {y + half:.1f}" if to_right else f"V{y + half:.1f}"
        shape += f"H{begins:.1f}" + (f"L{left:.1f} {y:.1f}" if from_left else "") + "Z"
        bar = sheet.add("path", group, class_="stretch", d=shape, fill_opacity=0.66 if stretch.actual else PALE)
        sheet.add(
            "title",
            bar,
            text=f"{_stretch_name(stretch)}: {events_word(stretch.count)}{'' if stretch.actual else f', {OTHER}'}",
        )
        if stretch.count > 1:
            label = f"×{stretch.count:,}"
            wide = text_width(label, 9) + 3
            at, anchor = (right + 3, None) if right + wide < WIDTH - MARGIN else (left - 3, "end")
            if anchor is None or left - wide > _GUTTER:
                sheet.text(label, at, y + 3.2, group, size=9, fill=MUTED, anchor=anchor)

    def _axis(self, grid: ET.Element, start: float) -> None:
        sheet = self.sheet
        bottom = sheet.top + 2
        free = 0.0
        for day, label, year in ticks(self.tally.axis):
            at = self.x(day)
            sheet.add("path", grid, d=f"M{at:.1f} {start:.1f}V{bottom:.1f}")
            if at - text_width(label, 11.5) / 2 < free:
                continue
            free = at + text_width(label, 11.5) / 2 + 6
            sheet.text(label, at, bottom + 14, size=11.5, fill=MUTED, anchor="middle")
            if year:
                sheet.text(year, at, bottom + 28, size=11.5, bold=True, fill=MUTED, anchor="middle")
        sheet.top = bottom + 36


def _stretch_name(stretch: Stretch) -> str:
    if stretch.first is None:
        return f"until {long_date(stretch.last or 1)}"
    if stretch.last is None:
        return f"since {long_date(stretch.first)}"
    return f"{long_date(stretch.first)} to {long_date(stretch.last)}"


def packed(lane: Lane, axis: Axis) -> list[tuple[int, Stretch]]:
    """The stretches with the rows they go to, the most frequent first, without those for which no row is left."""
    rows: list[list[tuple[int, int]]] = []
    placed: list[tuple[int, Stretch]] = []
    # Bars of a row keep a little apart, with room for a count.
    apart = max(1, (axis.end - axis.start) // 30)
    for stretch in lane.stretches:
        first, last = stretch.first or axis.start, stretch.last or axis.end
        fits = (
            number
            for number, row in enumerate(rows)
            if all(last + apart < other_first or other_last + apart < first for other_first, other_last in row)
        )
        number = next(fits, len(rows))
        if number == _MOST_ROWS:
            continue
        if number == len(rows):
            rows.append([])
        rows[number].append((first, last))
        placed.append((number, stretch))
    return placed


def unplaced(lane: Lane, axis: Axis) -> list[Stretch]:
    """The stretches that are not drawn for want of room."""
    drawn = {stretch for _, stretch in packed(lane, axis)}
    return [stretch for stretch in lane.stretches if stretch not in drawn]
