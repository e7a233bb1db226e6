"""Place names in articles: which are found, and which are put where they are.

Of all names with coordinates, one is found when a coded place overlaps it, and placed when that place has the same
GeoNames id or lies within a hundred miles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec
from lxml import etree  # type: ignore[import-untyped]

from dateline import api
from dateline.api import Coder
from dateline.evaluation.agreement import NEAR_KM, distance_km
from dateline.evaluation.figures import Measure, Share, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.reading import bad, content
from dateline.records import Place

_NONE = frozenset({"", "N/A", "None"})


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A place name in a text with its coordinates and, if known, its GeoNames id."""

    start: int
    end: int
    lat: float
    lon: float
    geonames: str | None


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A text and the place names in it that have coordinates."""

    text: str
    toponyms: tuple[Toponym, ...]


def _read(path: Path) -> list[Named]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content(path), parser)
    except etree.XMLSyntaxError as error:
        raise bad(path, f"no XML: {error.msg}", line=error.lineno) from error
    if root.find(".//toponym") is None:
        raise bad(path, "no <toponym> in it", field="article")
    return [
        Named(text=article.findtext("text") or "", toponyms=tuple(_toponyms(article, path)))
        for article in root.iterchildren(tag=etree.Element)
    ]


def _toponyms(article: etree._Element, path: Path) -> Iterator[Toponym]:
    """The place names of an article; the collections write their coordinates under different tags."""
    for element in article.iter("toponym"):
        gaztag = element.find("gaztag")
        at = element if gaztag is None else gaztag
        lat, lon = _text(at, "lat", "latitude"), _text(at, "lon", "longitude")
        if lat in _NONE or lon in _NONE:
            continue
        geonames = _text(element, "geonamesID") if gaztag is None else (gaztag.get("geonameid") or "")
        try:
            yield Toponym(
                start=int(_text(element, "start")),
                end=int(_text(element, "end")),
                lat=float(lat),
                lon=float(lon),
                geonames=geonames or None,
            )
        except ValueError as error:
            raise bad(path, str(error), line=element.sourceline, field="toponym") from error


def _text(element: etree._Element, *tags: str) -> str:
    """The text under the first of the tags that has any."""
    return next((text for tag in tags if (text := element.findtext(tag))), "").strip()


def _tally(article: Named, coder: Coder | None) -> Tally:
    coded = api.places(article.text, coder=coder)
    found = [place for toponym in article.toponyms if (place := _at(toponym, coded)) is not None]
    placed = sum(_is_near(toponym, place) for toponym in article.toponyms if (place := _at(toponym, coded)) is not None)
    return {"toponyms": len(article.toponyms), "found": len(found), "placed": placed}


def _at(toponym: Toponym, coded: Sequence[Place]) -> Place | None:
    """The coded place of the very words, else the first that shares some."""
    exact = next((place for place in coded if (place.start, place.end) == (toponym.start, toponym.end)), None)
    return exact or next((place for place in coded if place.start < toponym.end and toponym.start < place.end), None)


def _is_near(toponym: Toponym, place: Place) -> bool:
    if toponym.geonames is not None and str(place.geonames) == toponym.geonames:
        return True
    if place.lat is None or place.lon is None:
        return False
    return distance_km((toponym.lat, toponym.lon), (place.lat, place.lon)) <= NEAR_KM


def _measures(names: Collection[str]) -> list[Measure]:
    del names
    return [
        Share("found", "found", "toponyms"),
        Share("placed", "placed", "toponyms"),
        Share("placed_of_found", "placed", "found"),
    ]


PLACES: Job[Named] = Job(
    name="places",
    about="articles (XML) with their place names and coordinates: found, and placed within 161 km",
    unit="articles",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Place names and where they lie."""
