"""The outlines of countries (Natural Earth, see views/data/OUTLINES.txt), in degrees and as they fall into a picture.

The packaged file is a topology: borders are arcs that neighbouring countries share, so that both sides of a border
are simplified alike. An arc is a list of steps, x and y in turn, in whole units of `scale` from `translate`; a ring
is a list of arc numbers, where ~n is arc n backwards; a polygon is its outer ring and its holes.
"""

from __future__ import annotations

import gzip
from functools import cached_property
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.views.maps.projection import Box, Points, Projection

Ring = list[tuple[int, int]]
"""Arcs in order, each with its turn: how many times 360 degrees to add, so that the ring runs on over the 180th
meridian, as Russia's does."""


class _File(msgspec.Struct, frozen=True, kw_only=True):
    source: str
    licence: str
    changes: str
    scale: tuple[float, float]
    translate: tuple[float, float]
    arcs: list[list[int]]
    countries: dict[str, list[list[list[int]]]]
    names: dict[str, str]


class Outlines:
    """All countries: their names, boxes and shapes. Made by `load_outlines`."""

    def __init__(self, content: _File) -> None:
        self._names = content.names
        self._arcs = [_degrees(arc, content.scale, content.translate) for arc in content.arcs]
        self._countries = {
            code: [[_turned(self._arcs, ring) for ring in polygon] for polygon in polygons]
            for code, polygons in content.countries.items()
        }

    def __contains__(self, code: object) -> bool:
        """Whether the country has an outline."""
        return code in self._countries and code != ""

    def name(self, code: str) -> str:
        """The country's name, or its code where no outline has it."""
        return self._names.get(code, code)

    def box(self, code: str) -> Box:
        """The box around the country's largest piece of land: France without Guiana."""
        ring = self._main_ring(code)
        return (float(ring[:, 0].min()), float(ring[:, 1].min()), float(ring[:, 0].max()), float(ring[:, 1].max()))

    def drawn(self, projection: Projection) -> Map:
        """The outlines as they fall into the picture."""
        return Map(self._countries, self._arcs, self._borders, projection)

    def _main_ring(self, code: str) -> Points:
        rings = [_joined(self._arcs, polygon[0]) for polygon in self._countries[code]]
        return max(rings, key=lambda ring: float(np.ptp(ring[:, 0]) * np.ptp(ring[:, 1])))

    @cached_property
    def _borders(self) -> list[int]:
        """The arcs that two countries share."""
        seen: dict[int, set[str]] = {}
        for code, polygons in self._countries.items():
            for polygon in polygons:
                for ring in polygon:
                    for arc, _ in ring:
                        seen.setdefault(max(arc, ~arc), set()).add(code)
        return [arc for arc, codes in seen.items() if len(codes) > 1]


class Map:
    """The outlines projected: path data for SVG and rings in pixels, simplified to what the picture can show."""

    _LEAST = 0.8
    """Pixels between the points of a line, and the least size of an island: finer is lost in print."""
    _AROUND = 8.0
    """Pixels around the picture in which lines are kept, so that their cut ends stay outside."""

    def __init__(
        self, countries: dict[str, list[list[Ring]]], arcs: list[Points], borders: list[int], projection: Projection
    ) -> None:
        self._countries = countries
        self._arcs = arcs
        self._borders = borders
        self._projection = projection
        self._lines: dict[tuple[int, int], Points] = {}

    @property
    def codes(self) -> list[str]:
        """The codes of all countries with an outline."""
        return [code for code in self._countries if code]

    @cached_property
    def land(self) -> str:
        """All land as one path. Holes are left out: what lies in them is land too."""
        return "".join(_closed(ring) for code in self._countries for ring in self._rings(code, holes=False))

    @cached_property
    def borders(self) -> str:
        """All land borders as one path."""
        pieces: list[str] = []
        for arc in self._borders:
            line = self._line(arc, self._projection.turn(_middle(self._arcs[arc])))
            inside = self._near(line)
            if inside.any():
                pieces += [_open(run) for run in np.split(line, np.flatnonzero(~inside)) if len(run) > 1]
        return "".join(pieces)

    def country(self, code: str) -> str:
        """One country as a path, for the even-odd rule; empty where it lies outside the picture."""
        return "".join(_closed(ring) for ring in self._rings(code, holes=True))

    def rings(self) -> list[Points]:
        """The outer rings of all land, in pixels."""
        return [ring for code in self._countries for ring in self._rings(code, holes=False)]

    def label_spot(self, code: str) -> tuple[float, float, float] | None:
        """Where a country's name can stand: x, y, and the width of land there; None where it is not in the picture."""
        rings = self._rings(code, holes=False)
        best: tuple[float, float, float] | None = None
        for ring in rings:
            low, high = max(0.0, float(ring[:, 1].min())), min(self._projection.height, float(ring[:, 1].max()))
            for part in (0.5, 0.4, 0.6, 0.3, 0.7):
                y = low + (high - low) * part
                for start, end in _chords(ring, y):
                    left, right = max(start, 0.0), min(end, self._projection.width)
                    # Near the middle of the country, unless another line is clearly wider.
                    if best is None or right - left > 1.25 * best[2]:
                        best = ((left + right) / 2, y, right - left)
        return best

    def _rings(self, code: str, *, holes: bool) -> list[Points]:
        found: list[Points] = []
        for polygon in self._countries[code]:
            for ring in polygon if holes else polygon[:1]:
                turn = self._projection.turn(_middle(_joined(self._arcs, ring)))
                points = np.concatenate([self._directed_line(arc, turn + further) for arc, further in ring])
                low, high = points.min(axis=0), points.max(axis=0)
                if high[0] < 0 or low[0] > self._projection.width or high[1] < 0 or low[1] > self._projection.height:
                    continue
                if max(high - low) < self._LEAST:
                    continue
                clipped = self._clipped(points)
                if len(clipped) > 2:
                    found.append(clipped)
        return found

    def _line(self, arc: int, turn: int) -> Points:
        key = (arc, turn)
        if key not in self._lines:
            degrees = self._arcs[arc]
            x, y = self._projection(degrees[:, 0] + 360 * turn, degrees[:, 1])
            self._lines[key] = _thinned(np.column_stack([x, y]), self._LEAST)
        return self._lines[key]

    def _directed_line(self, arc: int, turn: int) -> Points:
        return self._line(arc, turn) if arc >= 0 else self._line(~arc, turn)[::-1]

    def _near(self, line: Points) -> NDArray[np.bool_]:
        around, width, height = self._AROUND, self._projection.width, self._projection.height
        x, y = line[:, 0], line[:, 1]
        return (x > -around) & (x < width + around) & (y > -around) & (y < height + around)

    def _clipped(self, ring: Points) -> Points:
        """The ring cut to the picture and a little around it (Sutherland and Hodgman)."""
        if self._near(ring).all():
            return ring
        around, width, height = self._AROUND, self._projection.width, self._projection.height
        for axis, sign, limit in ((0, -1, around), (0, 1, width + around), (1, -1, around), (1, 1, height + around)):
            ring = _cut(ring, axis, sign, limit)
            if len(ring) == 0:
                break
        return ring


def load_outlines() -> Outlines:
    """The packaged outlines, read anew."""
    packed = (files("dateline.views") / "data" / "outlines.json.gz").read_bytes()
    return Outlines(msgspec.json.decode(gzip.decompress(packed), type=_File))


def _degrees(arc: list[int], scale: tuple[float, float], translate: tuple[float, float]) -> Points:
    points = np.cumsum(np.array(arc, dtype=np.float64).reshape(-1, 2), axis=0) * scale + translate
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    return points


def _turned(arcs: list[Points], ring: list[int]) -> Ring:
    turned: Ring = []
    end: float | None = None
    for arc in ring:
        line = _directed(arcs, arc)
        turn = 0 if end is None else round((end - float(line[0, 0])) / 360)
        turned.append((arc, turn))
        end = float(line[-1, 0]) + 360 * turn
    return turned


def _joined(arcs: list[Points], ring: Ring) -> Points:
    return np.concatenate([_directed(arcs, arc) + np.array([360.0 * turn, 0.0]) for arc, turn in ring])


def _middle(line: Points) -> float:
    return float(line[:, 0].min() + line[:, 0].max()) / 2


def _directed(arcs: list[Points], arc: int) -> Points:
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def _thinned(line: Points, least: float) -> Points:
    """The line without points nearer than `least` to the one kept before; its ends stay."""
    kept = [0]
    last_x, last_y = line[0]
    for number, (x, y) in enumerate(line.tolist()):
        if abs(x - last_x) + abs(y - last_y) >= least:
            kept.append(number)
            last_x, last_y = x, y
    if kept[-1] != len(line) - 1:
        kept.append(len(line) - 1)
    return line[kept]


def _cut(ring: Points, axis: int, sign: int, limit: float) -> Points:
    """What of the ring lies on the near side of a line: where coordinate times sign is at most the limit."""
    beyond = ring[:, axis] * sign - limit
    before = np.roll(ring, 1, axis=0)
    beyond_before = np.roll(beyond, 1)
    points: list[Points] = []
    for at in range(len(ring)):
        if (beyond[at] > 0) != (beyond_before[at] > 0):
            share = beyond_before[at] / (beyond_before[at] - beyond[at])
            points.append(before[at] + share * (ring[at] - before[at]))
        if beyond[at] <= 0:
            points.append(ring[at])
    return np.array(points).reshape(-1, 2)


def _chords(ring: Points, y: float) -> list[tuple[float, float]]:
    """The stretches of a horizontal line that lie inside the ring."""
    following = np.roll(ring, -1, axis=0)
    crosses = (ring[:, 1] > y) != (following[:, 1] > y)
    start, end = ring[crosses], following[crosses]
    xs = np.sort(start[:, 0] + (y - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0]))
    return list(zip(xs[::2].tolist(), xs[1::2].tolist(), strict=False))


def _closed(ring: Points) -> str:
    path = _open(ring)
    return path + "z" if path else ""


def _open(line: Points) -> str:
    """Path data in whole tenths of a pixel, as steps, which are shorter than positions."""
    tenths = np.rint(line * 10).astype(int)
    steps = np.diff(tenths, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) == 0:
        return ""
    start = tenths[0]
    moves = " ".join(f"{x / 10:g},{y / 10:g}" for x, y in steps.tolist())
    return f"M{start[0] / 10:g},{start[1] / 10:g}l{moves}"
