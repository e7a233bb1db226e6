"""A map in characters: land in braille dots, a disc on each place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from dateline.views.captions import listed
from dateline.views.drawing import MUTED, QUADS
from dateline.views.maps.braille import Braille
from dateline.views.maps.outlines import Outlines
from dateline.views.maps.projection import Box
from dateline.views.maps.region import fitted
from dateline.views.maps.svg import quad_order
from dateline.views.maps.tally import Spot


def rows(spots: tuple[Spot, ...], outlines: Outlines, box: Box, width: int) -> Iterator[Text]:
    """The map in dots, a disc of the class with most events on each spot, and the largest spots in a list."""
    projection = fitted(box, width * 2.0)
    canvas = Braille(width=width, height=math.ceil(projection.height / 4))
    for ring in outlines.drawn(projection).rings():
        canvas.line(ring)
    for spot in reversed(spots):
        x, y = projection.point(spot.lon, spot.lat)
        both = {quad: spot.actual.get(quad, 0) + spot.other.get(quad, 0) for quad in (*spot.actual, *spot.other)}
        first = max(both, key=lambda quad: (both[quad], -quad_order(quad)))
        canvas.mark(x, y, "●" if spot.total > 1 else "•", QUADS.get(first, MUTED))
    yield from canvas.rows()
    if spots:
        named: Counter[str] = Counter()
        for spot in spots:
            named[f"{spot.name} ({spot.country})" if spot.country else spot.name] += spot.total
        yield Text(f"Most events: {listed(dict(named.most_common()))}.")
