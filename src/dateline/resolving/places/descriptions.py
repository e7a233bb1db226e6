"""Places that are described rather than named: "30 km north of Gao", "the Mali-Niger border", "14.5N 17.4E"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from dateline.knowledge.gazetteer import EARTH_KM

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "hundred": 100, "dozen": 12}  # fmt: skip
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
"""The points of the compass, clockwise, by 45 degrees."""
_KM_PER_MILE, _KM_PER_NAUTICAL_MILE = 1.609344, 1.852
_BEARING = re.compile(
    rf"""(?:(?<![\w.,])(?P<figure>(?:\d{{1,2}},\d{{3}}|\d{{1,4}})(?:\.\d+)?)|\b(?P<word>{"|".join(_NUMBER_WORDS)}))
    [\s-]?(?P<unit>nautical\smiles?|nmi|km|kms|kilomet(?:re|er)s?|miles?|mi)\b\.?
    (?:\s?\([^()\n]{{1,30}}\))?,?\s(?:away\s)?(?:(?:to\s)?the\s|due\s)?
    (?P<point>(?:north|south)(?:[-\s]?(?:east|west))?|east|west)(?:ward)?\sof\s
    (?:(?:the\s)?(?:[\w’'-]+\s){{0,3}}(?:of\s)?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A distance with a direction, up to the name that it counts from."""
_BEFORE_NAME = 120
"""Characters before a name in which its bearing stands."""
_APPOSED = re.compile(r"[A-Z][\w.’'-]*\s?[,(—–]\s?(?:(?:about|some|around|roughly|nearly)\s)?$")
"""A name that the words of a bearing stand beside."""

_DEGREES = r"""(?P<{0}>\d{{1,3}}(?:\.\d+)?)\s?(?:°|º|\sdegrees\s?)?\s?
    (?:(?P<{0}_minutes>\d{{1,2}}(?:\.\d+)?)\s?['’′]\s?(?:(?P<{0}_seconds>\d{{1,2}}(?:\.\d+)?)\s?(?:["”″]|''|’’)\s?)?)?
    (?P<{0}_side>{1})"""
_COORDINATES = re.compile(
    r"(?<![\w.])" + _DEGREES.format("lat", "[NS]|north|south") + r"(?:,|;|\sand)?\s?"
    + _DEGREES.format("lon", "[EW]|east|west") + r"\b",
    re.VERBOSE,
)  # fmt: skip
_IN_DEGREES = re.compile(r"[.°º′]|degrees")
"""What figures beside compass points must have to be degrees."""

_BORDER = r"(?:border|frontier)(?:s|lands?)?\b"
_BORDER_BETWEEN = re.compile(rf"\b{_BORDER}(?:\s(?:region|area|zone))?\sbetween\s(?:the\s)?$", re.IGNORECASE)
_BORDER_AFTER = re.compile(rf"\s{_BORDER}", re.IGNORECASE)
_AND = re.compile(r"\sand\s(?:the\s)?")
_DASH = re.compile(r"\s?[-–—/]\s?")
_BORDER_WITH = re.compile(rf"['’]s?\s(?:[a-z-]+\s)?{_BORDER}\swith\s(?:the\s)?", re.IGNORECASE)
_BEFORE_BORDER = 40


class Bearing(msgspec.Struct, frozen=True, kw_only=True):
    """How far and in what direction from a named place; the words begin at `start`."""

    start: int
    km: float
    degrees: float


class Coordinates(msgspec.Struct, frozen=True, kw_only=True):
    """A point that a text gives in figures."""

    start: int
    end: int
    lat: float
    lon: float


class Border(msgspec.Struct, frozen=True, kw_only=True):
    """A border between the mentions of two countries, given by number."""

    start: int
    end: int
    one: int
    other: int


def bearing_to(text: str, start: int) -> Bearing | None:
    """The bearing whose words lead up to the name at `start`: "30 km north of" Gao.

    None also when the words describe another place that is named before them: "Mopti, 460 km north of Bamako".
    """
    begin = max(0, start - _BEFORE_NAME)
    before = text[begin:start]
    if " of " not in before:
        return None
    found = _BEARING.search(before)
    if found is None or _APPOSED.search(before, 0, found.start()):
        return None
    number = float(found["figure"].replace(",", "")) if found["figure"] else _NUMBER_WORDS[found["word"].lower()]
    unit = found["unit"].lower()
    km = number * (1.0 if unit.startswith("k") else _KM_PER_NAUTICAL_MILE if unit.startswith("n") else _KM_PER_MILE)
    point = re.sub(r"[-\s]", "", found["point"].lower())
    return Bearing(start=begin + found.start(), km=km, degrees=45.0 * _POINTS.index(point))


def moved(lat: float, lon: float, bearing: Bearing) -> tuple[float, float]:
    """The point at that bearing from a point on a sphere, to a hundredth of a degree."""
    angle, turn, phi = bearing.km / EARTH_KM, math.radians(bearing.degrees), math.radians(lat)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(turn)
    sine = max(-1.0, min(1.0, sine))
    east = math.atan2(math.sin(turn) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * sine)
    return round(math.degrees(math.asin(sine)), 2), round((lon + math.degrees(east) + 540) % 360 - 180, 2)


def coordinates(text: str) -> Iterator[Coordinates]:
    """The points that a text gives in figures with N, S, E and W, in order; impossible ones are left out."""
    for found in _COORDINATES.finditer(text):
        if not _IN_DEGREES.search(found[0]):
            continue
        lat, lon = _angle(found, "lat"), _angle(found, "lon")
        if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
            yield Coordinates(start=found.start(), end=found.end(), lat=round(lat, 5), lon=round(lon, 5))


def _angle(found: re.Match[str], part: str) -> float | None:
    minutes, seconds = (float(found[f"{part}_{unit}"] or 0) for unit in ("minutes", "seconds"))
    if minutes >= 60 or seconds >= 60:
        return None
    angle = float(found[part]) + minutes / 60 + seconds / 3600
    return -angle if found[f"{part}_side"][0] in "SsWw" else angle


def borders(text: str, countries: Sequence[tuple[int, int, int]]) -> Iterator[Border]:
    """The borders that a text names by their two countries: "the border between Mali and Niger", "Mali-Niger border".

    Args:
        text: the text.
        countries: start, end and number of the mentions of countries and their adjectives, in order.
    """
    for (start, end, one), (next_start, next_end, other) in pairwise(countries):
        gap = text[end:next_start]
        if len(gap) > _BEFORE_BORDER:
            continue
        if _AND.fullmatch(gap):
            begin = max(0, start - _BEFORE_BORDER)
            found = _BORDER_BETWEEN.search(text[begin:start])
            if found is not None:
                yield Border(start=begin + found.start(), end=next_end, one=one, other=other)
        elif _DASH.fullmatch(gap):
            after = _BORDER_AFTER.match(text, next_end)
            if after is not None:
                yield Border(start=start, end=after.end(), one=one, other=other)
        elif _BORDER_WITH.fullmatch(gap):
            yield Border(start=start, end=next_end, one=one, other=other)
