"""Which part of the world a map shows, and how it is fitted to a width."""

from __future__ import annotations

from itertools import pairwise

from dateline.views.maps.outlines import Outlines
from dateline.views.maps.projection import WORLD, Box, Projection
from dateline.views.maps.tally import Placed

_LEAST_SHAPE, _MOST_SHAPE = 0.4, 0.71
"""Heights between which a map is kept, as shares of its width, whatever the shape of its region."""
_LEAST_SPAN = 8.0
"""Degrees; a map of a single town shows the land around it."""
_AROUND = 0.14
"""Share of the region's extent that is added around it."""
_MOST_SPAN = 140.0
"""Degrees of longitude beyond which a map shows the world."""


def region_of(placed: Placed, outlines: Outlines) -> Box:
    """The box that holds all spots and shaded countries, with some land around; the world when that is most of it."""
    boxes = [(spot.lon, spot.lat, spot.lon, spot.lat) for spot in placed.spots]
    boxes += [outlines.box(code) for code in placed.countries]
    if not boxes:
        return WORLD
    west, east = _longitudes([(box[0], box[2]) for box in boxes])
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    if east - west > _MOST_SPAN:
        return WORLD
    aside = max((east - west) * _AROUND, (_LEAST_SPAN - (east - west)) / 2)
    above = max((north - south) * _AROUND, (_LEAST_SPAN / 2 - (north - south)) / 2)
    return west - aside, max(south - above, -90.0), east + aside, min(north + above, 90.0)


def _longitudes(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The shortest arc that holds all spans: the globe without the widest gap between them."""
    ordered = sorted((west % 360, east - west) for west, east in spans)
    merged: list[list[float]] = []
    for west, length in ordered:
        if merged and west <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], west + length)
        else:
            merged.append([west, west + length])
    gaps = [(following[0] - before[1], at + 1) for at, (before, following) in enumerate(pairwise(merged))]
    gaps.append((merged[0][0] + 360 - max(east for _, east in merged), 0))
    widest, at = max(gaps)
    if widest <= 0:
        return -180.0, 180.0
    west = merged[at][0]
    east = west + 360 - widest
    turns = 360 * round((west + east) / 720)
    return west - turns, east - turns


def fitted(box: Box, width: float) -> Projection:
    """The box on the full width, its height kept within bounds."""
    natural = Projection(box, width=width)
    shortest, tallest = width * _LEAST_SHAPE, width * _MOST_SHAPE
    if shortest <= natural.height <= tallest:
        return natural
    return Projection(box, width=width, height=min(max(natural.height, shortest), tallest))
