"""When names, dates, places and parties of a coded event agree with those of labelled data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt

from dateline.evaluation.gold import GoldDate, GoldParty
from dateline.knowledge.gazetteer import EARTH_KM
from dateline.records import Entity, When

NEAR_KM = 161.0
"""A hundred miles: the usual tolerance in work on place names."""
_LONGEST_NAME = 10
"""Words; longer ones are descriptions, in which nearly any name would be found."""
_EMPTY_WORDS = frozenset(["the", "of"])


def same_name(one: str | None, other: str | None) -> bool:
    """Whether all words of one name are among those of the other; case, accents, "the" and "of" count for nothing."""
    first, second = _name_words(one), _name_words(other)
    if not first or not second or max(len(first), len(second)) > _LONGEST_NAME:
        return False
    return first <= second or second <= first


def _name_words(name: str | None) -> set[str]:
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return set(re.findall(r"\w+", plain.casefold())) - _EMPTY_WORDS


def shared_parties(gold: Sequence[GoldParty], coded: Sequence[Entity]) -> float:
    """Which part of the parties of a side is named on both hands, from 0 to 1; 1 when both have none."""
    if not gold:
        return 0.0 if coded else 1.0
    named = [party for party in gold if any(_is_same_party(party, entity) for entity in coded)]
    return len(named) / max(len(gold), len(coded))


def _is_same_party(party: GoldParty, entity: Entity) -> bool:
    return same_name(party.name, entity.name) or same_name(party.text, entity.text)


def countries(parties: Iterable[GoldParty | Entity]) -> frozenset[str]:
    """The countries of some parties; those without one do not count."""
    return frozenset(party.country for party in parties if party.country)


def same_time(gold: GoldDate, when: When | None, *, open_end: str | None) -> bool:
    """Whether two intervals are one: days exactly, longer ones by at least half of what they cover together.

    Args:
        gold: the right interval.
        when: the coded one.
        open_end: the day that stands for a missing end of the coded one.
    """
    if when is None or when.from_ is None:
        return False
    start, end = when.from_[:10], (when.to or open_end or when.from_)[:10]
    if (start, end) == (gold.start, gold.end):
        return True
    if gold.start == gold.end:
        return False
    try:
        low, high = date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal()
    except ValueError:
        return False
    right_low, right_high = date.fromisoformat(gold.start).toordinal(), date.fromisoformat(gold.end).toordinal()
    both = min(high, right_high) - max(low, right_low) + 1
    return 2 * max(0, both) >= max(high, right_high) - min(low, right_low) + 1


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points given as latitude and longitude in degrees, on a sphere."""
    (north, east), (other_north, other_east) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))
