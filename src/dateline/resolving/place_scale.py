"""How large and how fine places are: a country, a wide part of one, or a town and what is smaller."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import PRECISIONS, Place

_FINENESS = {precision: number for number, precision in enumerate(PRECISIONS)}


def size(place: Place) -> str:
    """How large the place is, roughly: what happens in a country is seldom told to be "in" it."""
    if place.precision == "country":
        return "country"
    return "wide" if place.precision in {"admin1", "region"} else "fine"


def fineness(place: Place) -> int:
    """How fine the place is, 0 the finest; what the gazetteer lacks mostly is a village or a building."""
    return _FINENESS[place.precision or "city"]


def scope(places: Sequence[Place]) -> str:
    """How far an article with these places looks: local news names the towns of one country."""
    countries = {place.country for place in places if place.country is not None}
    if len(countries) > 1:
        return "abroad"
    fine = sum(size(place) == "fine" for place in places if place.reason == "stated")
    return "local" if 2 * fine > len(places) else "of one country"
