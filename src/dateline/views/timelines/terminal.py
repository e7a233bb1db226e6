"""A timeline in characters: one row of blocks a lane."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dateline.views.captions import events_word
from dateline.views.drawing import MUTED, QUADS
from dateline.views.timelines.axis import Axis, ticks
from dateline.views.timelines.tally import Lane, Tally

_BLOCKS = "▁▂▃▄▅▆▇█"


def rows(found: Tally, width: int) -> Iterator[Text]:
    """One row of blocks a lane, a row of lines beneath where it has longer dates, and the axis."""
    names = max(len(lane.label) for lane in found.lanes)
    counts = max(len(f"{lane.total:,}") for lane in found.lanes)
    wide = width - names - counts - 4
    most = max(max(_resampled(lane, found.axis, wide)) for lane in found.lanes)
    for lane in found.lanes:
        line = Text(f"{lane.label:<{names}} {lane.total:>{counts},} ", no_wrap=True)
        colour = QUADS.get(lane.quad, MUTED)
        line.append("".join(_block(count, most) for count in _resampled(lane, found.axis, wide)), style=colour)
        yield line
        if lane.stretches:
            yield Text(" " * (names + counts + 2), no_wrap=True).append(_line(lane, found.axis, wide), style=colour)
    yield _terminal_axis(found.axis, indent=names + counts + 2, wide=wide)
    if most:
        yield Text(f"{' ' * (names + counts + 2)}{_BLOCKS[-1]} {events_word(most)} in a {found.axis.size}", style="dim")


def _cell(day: int, axis: Axis, wide: int) -> int:
    return min(wide - 1, max(0, (day - axis.start) * wide // (axis.end - axis.start)))


def _resampled(lane: Lane, axis: Axis, wide: int) -> list[int]:
    """The lane's counts by character cell: of several bins in a cell the highest, and a wide bin fills all of its."""
    cells = [0] * wide
    for number, count in enumerate(lane.heights):
        first = _cell(axis.starts[number], axis, wide)
        after = _cell(axis.starts[number] + axis.length_of(number), axis, wide)
        after = wide if number == len(axis.starts) - 1 else after
        for cell in range(first, max(after, first + 1)):
            cells[cell] = max(cells[cell], count)
    return cells


def _block(count: int, most: int) -> str:
    return _BLOCKS[-(-count * len(_BLOCKS) // most) - 1] if count else " "


def _line(lane: Lane, axis: Axis, wide: int) -> str:
    cells = [" "] * wide
    for stretch in lane.stretches:
        first = 0 if stretch.first is None else _cell(stretch.first, axis, wide)
        last = wide - 1 if stretch.last is None else _cell(stretch.last, axis, wide)
        for cell in range(first, last + 1):
            cells[cell] = "─" if cells[cell] == " " else cells[cell]
        if stretch.first is None or stretch.first < axis.start:
            cells[0] = "◂"
        if stretch.last is None or stretch.last >= axis.end:
            cells[-1] = "▸"
    return "".join(cells)


def _terminal_axis(axis: Axis, *, indent: int, wide: int) -> Text:
    line = [" "] * wide
    free = 0
    for day, label, year in ticks(axis, most=max(2, wide // 12)):
        told = f"{label} {year}".strip()
        at = _cell(day, axis, wide)
        if at >= free and at + len(told) < wide:
            line[at : at + len(told) + 1] = f"╵{told}"
            free = at + len(told) + 2
    return Text(" " * indent + "".join(line), style="dim", no_wrap=True)
