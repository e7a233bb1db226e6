"""A map as SVG: sea, land, shaded countries, borders, names, circles, labels."""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

import msgspec

from dateline.views.captions import OTHER, events_word, text_of
from dateline.views.drawing import INK, MARGIN, MUTED, PALE, PAPER, QUADS, Sheet, text_width
from dateline.views.maps.outlines import Map, Outlines
from dateline.views.maps.projection import Projection
from dateline.views.maps.tally import Placed, Spot

WIDTH = 960.0
INNER = WIDTH - 2 * MARGIN
SHADES = ("#dcd5e8", "#c0b2d6", "#a08cc0")
"""Three steps of violet, no colour of a class, for events known only by country."""
_SEA, _LAND, _BORDER, _NAME = "#e9eff2", "#d9d9d2", "#ffffff", "#5d605b"
_SINGLE = 3.5
"""Radius of a single event, where no place has so many that the largest circle would grow too large."""
_LARGEST, _LARGEST_ON_WORLD = 30.0, 17.0
"""Radius of the largest circle on the map of a region, and on that of the world, where places lie closer."""
_LEAST_RADIUS = 2.0
"""Below two pixels a circle is no longer seen; only there does its area stop to count."""
_MOST_TRIED = 80
"""Largest spots for which room for a label is sought."""
_MOST_LABELS = 20


def shades(countries: dict[str, int]) -> dict[str, str]:
    """Each country's shade: steps of equal ratio up to the most of any country, one shade where all have as many."""
    most = max(countries.values(), default=1)
    if len(set(countries.values())) < 2:
        return dict.fromkeys(countries, SHADES[1])
    return {
        code: SHADES[min(len(SHADES) - 1, int(math.log(count) / math.log(most) * len(SHADES)))]
        for code, count in countries.items()
    }


class Painter(msgspec.Struct, frozen=True, kw_only=True):
    """Paints the map on its sheet: sea, land, shaded countries, borders, names, circles, labels."""

    sheet: Sheet
    placed: Placed
    spots: tuple[Spot, ...]
    outlines: Outlines
    projection: Projection
    land: Map

    def draw(self) -> None:
        """Puts the map at the sheet's top and moves the top below it."""
        sheet, projection = self.sheet, self.projection
        # Two maps on one page may share a name only when they also share what it stands for.
        clipping = f"dateline-map-{projection.height * 10:.0f}"
        clip = sheet.add("clipPath", sheet.add("defs"), id=clipping)
        sheet.add("rect", clip, width=projection.width, height=projection.height, rx=3)
        world = sheet.add("g", class_="map", transform=f"translate({MARGIN:g} {sheet.top:g})")
        ground = sheet.add("g", world, clip_path=f"url(#{clipping})")
        sheet.add("rect", ground, width=projection.width, height=projection.height, fill=_SEA)
        sheet.add("path", ground, class_="land", d=self.land.land, fill=_LAND)
        shade_of = shades(self.placed.countries)
        for code, count in self.placed.countries.items():
            country = sheet.add("path", ground, class_="country", d=self.land.country(code), fill=shade_of[code],
                                fill_rule="evenodd")  # fmt: skip
            sheet.add("title", country, text=f"{self.outlines.name(code)}, known only by country: {events_word(count)}")
        sheet.add("path", ground, class_="borders", d=self.land.borders, fill="none", stroke=_BORDER, stroke_width=0.8)
        circles = self._circles()
        taken = [(x - r, y - r, x + r, y + r) for _, x, y, r in circles]
        labels = self._placed_labels(circles, taken)
        self._names(ground, taken)
        for spot, x, y, radius in circles:
            self._circle(ground, spot, x, y, radius)
        for label, x, y, anchor in labels:
            sheet.text(label, x, y, ground, size=12, bold=True, fill=INK, anchor=anchor, halo=True)
        sheet.top += projection.height + 4

    def _circles(self) -> list[tuple[Spot, float, float, float]]:
        """The spots with centre and radius, the largest first, so that small ones lie on top."""
        most = max((spot.total for spot in self.spots), default=1)
        largest = _LARGEST_ON_WORLD if self.projection.is_world else _LARGEST
        unit = min(_SINGLE, largest / math.sqrt(most))
        return [
            (spot, *self.projection.point(spot.lon, spot.lat), max(unit * math.sqrt(spot.total), _LEAST_RADIUS))
            for spot in self.spots
        ]

    def _circle(self, parent: ET.Element, spot: Spot, x: float, y: float, radius: float) -> None:
        sheet = self.sheet
        group = sheet.add("g", parent, class_="spot")
        parts = [
            (quad, count, kind)
            for counts, kind in ((spot.actual, ""), (spot.other, f" {OTHER}"))
            for quad, count in sorted(counts.items(), key=lambda item: quad_order(item[0]))
        ]
        told = ", ".join(f"{text_of(quad)} {count:,}{kind}" for quad, count, kind in parts)
        area = " (province or district)" if spot.area else ""
        sheet.add("title", group, text=f"{text_of(spot.name)}{area}: {events_word(spot.total)} ({told})")
        sheet.add("circle", group, cx=x, cy=y, r=radius, fill=PAPER, fill_opacity=0.75)
        turned = 0.0
        for quad, count, kind in parts:
            about = {"fill": QUADS.get(quad, MUTED), "fill_opacity": PALE if kind else 0.9}
            share = count / spot.total
            if len(parts) == 1:
                sheet.add("circle", group, text=None, cx=x, cy=y, r=radius, **about)
            else:
                sheet.add("path", group, text=None, d=_wedge(x, y, radius, turned, turned + share), **about)
            turned += share
        sheet.add("circle", group, cx=x, cy=y, r=radius, fill="none", stroke=INK if spot.area else PAPER,
                  stroke_width=0.9 if spot.area else 0.8, stroke_dasharray="2 1.5" if spot.area else None)  # fmt: skip

    def _placed_labels(
        self, circles: list[tuple[Spot, float, float, float]], taken: list[tuple[float, float, float, float]]
    ) -> list[tuple[str, float, float, str]]:
        """Labels of the largest spots where they hide nothing; what they cover is added to `taken`."""
        labels: list[tuple[str, float, float, str]] = []
        for number, (spot, x, y, radius) in enumerate(circles[:_MOST_TRIED]):
            if len(labels) == _MOST_LABELS:
                break
            label = f"{text_of(spot.name, most=28)} {spot.total:,}"
            wide = text_width(label, 12, bold=True)
            # A large spot's label may hide circles of a tenth of its events, which would else hide its name.
            others = [box for at, box in enumerate(taken) if at != number
                      and (at >= len(circles) or circles[at][0].total * 10 > spot.total)]  # fmt: skip
            aside = 0.7 * radius + 3
            for at_x, at_y, anchor in (
                (x + radius + 4, y + 4, "start"), (x - radius - 4, y + 4, "end"),
                (x, y - radius - 5, "middle"), (x, y + radius + 13, "middle"),
                (x - aside, y - aside, "end"), (x + aside, y - aside, "start"),
                (x - aside, y + aside + 8, "end"), (x + aside, y + aside + 8, "start"),
            ):  # fmt: skip
                left = at_x - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
                box = (left - 2, at_y - 11, left + wide + 2, at_y + 3)
                inside = box[0] > 2 and box[2] < self.projection.width - 2 and box[1] > 2 and (
                    box[3] < self.projection.height - 2)  # fmt: skip
                if inside and not any(_overlap(box, other) for other in others):
                    labels.append((label, at_x, at_y, anchor))
                    taken.append(box)
                    break
        return labels

    def _names(self, parent: ET.Element, taken: list[tuple[float, float, float, float]]) -> None:
        """The names of countries where there is room for them, light, for the reader's bearings."""
        group = self.sheet.add("g", parent, class_="names")
        spots = ((code, self.land.label_spot(code)) for code in self.land.codes)
        for code, at in sorted(((code, at) for code, at in spots if at), key=lambda item: -item[1][2]):
            x, y, room = at
            name = self.outlines.name(code)
            wide = text_width(name, 11) + 2
            box = (x - wide / 2, y - 9, x + wide / 2, y + 3)
            if (
                wide < 0.85 * room
                and y > 14
                and y < self.projection.height - 8
                and not any(_overlap(box, o) for o in taken)
            ):
                self.sheet.text(name, x, y, group, size=11, fill=_NAME, anchor="middle")
                taken.append(box)


def quad_order(quad: str) -> int:
    """The place of a class in every legend."""
    return list(QUADS).index(quad) if quad in QUADS else len(QUADS)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _wedge(x: float, y: float, radius: float, start: float, end: float) -> str:
    """A slice of a circle, from and to given as shares of a turn, clockwise from the top."""
    points = []
    for share in (start, end):
        angle = 2 * math.pi * share
        points.append(f"{x + radius * math.sin(angle):.2f} {y - radius * math.cos(angle):.2f}")
    large = 1 if end - start > 0.5 else 0
    return f"M{x:.2f} {y:.2f}L{points[0]}A{radius:.2f} {radius:.2f} 0 {large} 1 {points[1]}Z"
