"""Which places of an article only tell where the one beside them lies: "Gao in Mali", "Ansongo near Gao"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.records import Place
from dateline.resolving.place_scale import fineness, size
from dateline.resolving.places.cues import leads_to_holder

_NEAR = re.compile(
    r",?\s(?:(?:just\s)?(?:outside|near|close to)|(?:north|south)?-?(?:east|west)?\sof)\s"
    r"(?:the\s)?(?:(?:\w+\s){1,2}of\s)?(?:the\s)?"
)
"""What stands between a place and the better known one that it is near to: "near the town of"."""


def finest(places: Iterable[Place], texts: Mapping[str, str]) -> list[Place]:
    """The places, by zone and in order, without those that only tell where the one before them lies.

    Args:
        places: the places of an article.
        texts: the text of each zone.
    """
    found: list[Place] = []
    last: Place | None = None
    for place in sorted(places, key=lambda place: (place.zone, place.start)):
        if last is None or not (_is_holder(place, last, texts) or _is_landmark(place, last, texts)):
            if last is not None and found[-1] == last and _is_site_in(place, last, texts):
                found.pop()
                while found and _is_crossing(found[-1], last, texts):
                    last = found.pop()
            found.append(place)
        last = place
    return found


def _is_holder(place: Place, last: Place, texts: Mapping[str, str]) -> bool:
    """Whether the place is written as what the one before it lies in."""
    if last.zone != place.zone or last.country != place.country or fineness(last) >= fineness(place):
        return False
    gap = texts[place.zone][last.end : place.start]
    return place.reason == "stated" and (leads_to_holder(gap) or leads_to_holder(gap, loosely=True))


def _is_landmark(place: Place, last: Place, texts: Mapping[str, str]) -> bool:
    """Whether the place only tells what the one before it is near to."""
    if last.zone != place.zone or last.reason != "stated" or size(last) != "fine":
        return False
    return _NEAR.fullmatch(texts[place.zone], last.end, place.start) is not None


def _is_crossing(place: Place, following: Place, texts: Mapping[str, str]) -> bool:
    """Whether a street that the gazetteer lacks is told with the next one: "Grand Avenue and West 11th Street"."""
    if place.zone != following.zone or place.precision is not None:
        return False
    return texts[place.zone][place.end : following.start] == " and "


def _is_site_in(place: Place, last: Place, texts: Mapping[str, str]) -> bool:
    """Whether the place is the town of a building or street that the gazetteer lacks: "the High Court in Gao"."""
    if last.zone != place.zone or last.precision is not None or place.precision not in {"city", "point"}:
        return False
    return leads_to_holder(texts[place.zone][last.end : place.start], loosely=True)
