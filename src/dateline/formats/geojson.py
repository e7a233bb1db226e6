"""GeoJSON (RFC 7946): one feature an event, a point where the event's place has one."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from dateline.formats.coded import Coded
from dateline.formats.columns import row
from dateline.records import Article, Event

_ELSEWHERE = frozenset({"id", "place_lat", "place_lon", "record"})
"""Flat columns that a feature has in its id and geometry, and the record, which would double it."""


def write_geojson(coded: Coded, out: BinaryIO) -> int:
    """Writes the events as one FeatureCollection, each on a line of its own, and gives back how many there were."""
    written = 0
    out.write(b'{"type":"FeatureCollection","features":[')
    for article, events in coded:
        for event in events:
            out.write(b",\n" if written else b"\n")
            out.write(msgspec.json.encode(_feature(article, event)))
            written += 1
    out.write(b"\n]}\n" if written else b"]}\n")
    return written


def _feature(article: Article, event: Event) -> dict[str, Any]:
    place = event.place
    # An event of which only the country is known has no point: a country's middle is not where things happen.
    located = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and located else None,
        "properties": {name: cell for name, cell in row(article, event).items() if name not in _ELSEWHERE},
    }
