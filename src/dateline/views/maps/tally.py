"""Counting events over places: what a map shows, in no form yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

import msgspec

from dateline.records import Event, Place

_AREAS = {"admin1", "admin2"}


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its coordinates and the events there by class; `other`: planned, possible or denied ones.

    `area`: the place is a province or a district, and its coordinates are the middle of where its people live.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    area: bool
    actual: dict[str, int]
    other: dict[str, int]

    @property
    def total(self) -> int:
        """All events of the spot."""
        return sum(self.actual.values()) + sum(self.other.values())


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """All events, told apart: at a spot, in a country without knowing where, elsewhere, without a place.

    `elsewhere` counts by name the places that are in no one country, or in a country without outline. The four
    add up to `total`.
    """

    spots: tuple[Spot, ...]
    countries: dict[str, int]
    elsewhere: dict[str, int]
    unplaced: int
    total: int
    coders: tuple[str, ...]

    @property
    def areas(self) -> bool:
        """Whether any spot is a province or district."""
        return any(spot.area for spot in self.spots)


def place_tally(events: Iterable[Event], *, outlined: Container[str]) -> Placed:
    """The events counted by place, in one pass over them; `outlined` holds the countries that can be shaded.

    Spots and countries come most events first.
    """
    spots: dict[tuple[float, float], tuple[Place, Counter[str], Counter[str], Counter[str]]] = {}
    countries: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    coders: set[str] = set()
    total = unplaced = 0
    for event in events:
        total += 1
        coders.add(event.coder)
        place = event.place
        if place is None:
            unplaced += 1
        elif (at := _position(place)) is not None:
            _, names, actual, other = spots.setdefault(at, (place, Counter(), Counter(), Counter()))
            names[place.name or place.text] += 1
            (actual if event.status == "actual" else other)[event.quad] += 1
        elif place.country is not None and place.country in outlined:
            countries[place.country] += 1
        else:
            elsewhere[place.name or place.text] += 1
    found = [
        Spot(
            name=names.most_common(1)[0][0],
            country=place.country,
            lat=lat,
            lon=lon,
            area=place.precision in _AREAS,
            actual=dict(actual),
            other=dict(other),
        )
        for (lat, lon), (place, names, actual, other) in spots.items()
    ]
    return Placed(
        spots=tuple(sorted(found, key=lambda spot: (-spot.total, spot.name, spot.lat, spot.lon))),
        countries=_most_first(countries),
        elsewhere=_most_first(elsewhere),
        unplaced=unplaced,
        total=total,
        coders=tuple(sorted(coders)),
    )


def _position(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude to about a kilometre; None for countries and regions, and where they are none."""
    if place.lat is None or place.lon is None or place.precision in {"country", "region"}:
        return None
    if not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
        return None
    return round(place.lat, 2), round(place.lon, 2)


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
