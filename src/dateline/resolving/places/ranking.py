"""Which of the places of one name an article means: the features of a candidate, their weights, and the choice.

All names of an article are weighed together: each name's candidates speak for their country, their first-level
subdivision and their surroundings, and so for the candidates of the other names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.gazetteer import KINDS, GazetteerPlace, NamedPlace

Floats = NDArray[np.float64]

FEATURES = (
    "main_name", "population", "in_container", "same_country", "same_admin1", "nearby", "expected_country", "namesake",
    *(f"kind_{kind}" for kind in KINDS),
)  # fmt: skip
"""What is looked at in a candidate, in this order; `kind_…` are 0 or 1.

main_name: 1 when the name is the place's main one. population: decimal logarithm of the inhabitants, plus one.
in_container: 1 when the place lies in the one named after it ("Paris, Texas"). same_country, same_admin1, nearby:
logarithm of the share of the article's other names that lie in the same country, in the same first-level
subdivision, within about `NEARBY_KM`. expected_country: the caller's weight for the country.
namesake: 1 for a subdivision when a settlement in it ("Gao" in the region of Gao), or a large one in the same country
(Washington), has the same name.
"""
WEIGHTS: Mapping[str, float] = {
    "main_name": 2.9,
    "population": 1.0,
    "in_container": 8.0,
    "same_country": 0.8,
    "same_admin1": 1.2,
    "nearby": 1.0,
    "expected_country": 3.0,
    "namesake": -2.5,
    "kind_country": 3.6,
    "kind_admin1": 1.0,
    "kind_admin2": 0.2,
    "kind_capital": 1.2,
    "kind_city": -0.2,
    "kind_region": 9.0,
    "kind_water": 9.0,
    "kind_point": 8.0,
}
"""Near the fit of a conditional logit on half of the local news in LGL (374 ambiguous names), but for in_container,
expected_country, namesake and the last three kinds, which it hardly has: those are set so that they decide where they
apply (the supplement's places have no population)."""
_COLUMN = {feature: column for column, feature in enumerate(FEATURES)}
NEARBY_KM = 100.0
_SMOOTHING = 0.03
"""Share that every country, subdivision and neighbourhood has before anything is read."""
_UNREAD_NAMES = 2.0
"""Counts as that many more names elsewhere, so that a single other name does not decide."""
_KNOWN_TOWN = 100_000
"""Inhabitants from which a settlement elsewhere in the country comes to mind before the subdivision."""
_ROUNDS = 4
_MOST_NAMES = 200
"""Names weighed together; longer texts are taken in parts, since the effort grows with the square."""
_MOST_CANDIDATES, _FEWEST_CANDIDATES, _MOST_ROWS = 60, 8, 2_000
"""Candidates of one name, and of all names together."""
_EARTH_KM = 6371.0


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One name of an article with its candidates; `containers` are numbers of the names it stands in."""

    candidates: tuple[NamedPlace, ...]
    count: int = 1
    containers: tuple[int, ...] = ()


class Candidates:
    """The candidates of some names, one row each, with their features."""

    def __init__(self, names: Sequence[Name], *, countries: Mapping[str, float]) -> None:
        most = max(_FEWEST_CANDIDATES, min(_MOST_CANDIDATES, _MOST_ROWS // max(1, len(names))))
        self.of_name = [_likeliest(name.candidates, most) for name in names]
        self.places = [candidate.place for candidates in self.of_name for candidate in candidates]
        self.owner = np.repeat(np.arange(len(names)), [len(candidates) for candidates in self.of_name])
        self._counts = np.sqrt(np.array([float(name.count) for name in names]))[self.owner]
        others = (self.owner[:, None] != self.owner[None, :]).astype(np.float64)
        self._likeness = {
            "same_country": others * _equal([place.country for place in self.places]),
            "same_admin1": others * _equal([(p.country, p.admin1) if p.admin1 else None for p in self.places]),
            "nearby": others * _nearness(self.places),
        }
        self._rows = self._fixed_features(names, countries)

    def features(self, chances: Floats) -> Floats:
        """The features of all candidates, one row each, given each candidate's chance to be meant."""
        weight = chances * self._counts
        of_owner = np.bincount(self.owner, weight, minlength=len(self.of_name))
        total = weight.sum() - of_owner[self.owner] + _UNREAD_NAMES
        rows = self._rows.copy()
        for feature, likeness in self._likeness.items():
            rows[:, _COLUMN[feature]] = np.log(_SMOOTHING + likeness @ weight / total)
        return rows

    def chances(self, scores: Floats) -> Floats:
        """Each candidate's chance among those of its name."""
        highest = np.full(len(self.of_name), -np.inf)
        np.maximum.at(highest, self.owner, scores)
        weights: Floats = np.exp(scores - highest[self.owner])
        total = np.bincount(self.owner, weights, minlength=len(self.of_name))
        chances: Floats = weights / total[self.owner]
        return chances

    def best(self, scores: Floats) -> list[NamedPlace | None]:
        """The candidate of each name that has the highest score, the first of equals."""
        chosen: list[NamedPlace | None] = []
        first = 0
        for candidates in self.of_name:
            last = first + len(candidates)
            chosen.append(candidates[int(np.argmax(scores[first:last]))] if candidates else None)
            first = last
        return chosen

    def _fixed_features(self, names: Sequence[Name], countries: Mapping[str, float]) -> Floats:
        """The features, but for those that depend on the other names' chances."""
        rows = np.zeros((len(self.places), len(FEATURES)))
        row = 0
        for name, candidates in zip(names, self.of_name, strict=True):
            holders = [candidate.place for container in name.containers for candidate in self.of_name[container]]
            towns = [c.place for c in candidates if c.is_main and c.place.kind in {"city", "capital"}]
            for candidate in candidates:
                place = candidate.place
                values = {
                    "main_name": candidate.is_main,
                    "population": math.log10(place.population + 1),
                    "in_container": any(lies_in(place, holder) for holder in holders),
                    "expected_country": countries.get(place.country or "", 0.0),
                    "namesake": _is_namesake(place, towns),
                    f"kind_{place.kind}": 1.0,
                }
                for feature, value in values.items():
                    rows[row, _COLUMN[feature]] = value
                row += 1
        return rows


def choose(names: Sequence[Name], *, countries: Mapping[str, float] | None = None) -> list[NamedPlace | None]:
    """The place each name most likely stands for, in the order of the names; None where it has no candidates.

    Args:
        names: all names of the article.
        countries: weights, at most 1, of countries that are expected for reasons outside these names.
    """
    weights = np.array([WEIGHTS[feature] for feature in FEATURES])
    chosen: list[NamedPlace | None] = []
    for start in range(0, len(names), _MOST_NAMES):
        group = _closed(names, start, min(start + _MOST_NAMES, len(names)))
        candidates = Candidates(group, countries=countries or {})
        chances = scores = np.zeros(len(candidates.places))
        for _ in range(_ROUNDS if candidates.places else 0):
            scores = candidates.features(chances) @ weights
            chances = candidates.chances(scores)
        chosen += candidates.best(scores)[: min(_MOST_NAMES, len(names) - start)]
    return chosen


def _closed(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """The names from start to end, followed by the containers they have elsewhere."""
    outside = sorted({c for name in names[start:end] for c in name.containers if not start <= c < end})
    number = {old: new for new, old in enumerate([*range(start, end), *outside])}
    group = [*names[start:end], *(names[old] for old in outside)]
    return [
        msgspec.structs.replace(name, containers=tuple(number[c] for c in name.containers if c in number))
        for name in group
    ]


def _is_namesake(place: GazetteerPlace, towns: Sequence[GazetteerPlace]) -> bool:
    return place.kind in {"admin1", "admin2"} and any(
        town.country == place.country and (town.admin1 == place.admin1 or town.population >= _KNOWN_TOWN)
        for town in towns
    )


def lies_in(place: GazetteerPlace, holder: GazetteerPlace) -> bool:
    """Whether a place lies in a country or subdivision."""
    if place.number == holder.number or place.country != holder.country:
        return False
    if holder.kind == "country":
        return True
    if holder.kind == "admin1":
        return place.admin1 == holder.admin1 and place.kind != "admin1"
    if holder.kind == "admin2" and place.lat is not None and holder.lat is not None:
        return place.kind in {"city", "point"} and distance_km(place, holder) < NEARBY_KM
    return False


def distance_km(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Kilometres between two places; infinite when one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    lat, other, turn = math.radians(a.lat), math.radians(b.lat), math.radians(a.lon - b.lon)
    cosine = math.sin(lat) * math.sin(other) + math.cos(lat) * math.cos(other) * math.cos(turn)
    return _EARTH_KM * math.acos(min(1.0, max(-1.0, cosine)))


def _likeliest(candidates: tuple[NamedPlace, ...], most: int) -> tuple[NamedPlace, ...]:
    """The likeliest candidates by what they are, in an order that depends on nothing else."""
    ranked = sorted(
        candidates,
        key=lambda c: (c.place.precision == "city", not c.is_main, -c.place.population, c.place.number),
    )
    return tuple(ranked[:most])


def _equal(keys: Sequence[object]) -> Floats:
    """1 where two keys are equal, else 0; None equals nothing."""
    numbers: dict[object, int] = {}
    codes = np.array(
        [-row - 1 if key is None else numbers.setdefault(key, len(numbers)) for row, key in enumerate(keys)]
    )
    same: Floats = (codes[:, None] == codes[None, :]).astype(np.float64)
    return same


def _nearness(places: Sequence[GazetteerPlace]) -> Floats:
    """1 for two places at one spot, falling with their distance; 0 where one has no coordinates."""
    is_located = np.array([place.lat is not None for place in places], dtype=np.float64)
    lat = np.radians([place.lat or 0.0 for place in places])
    lon = np.radians([place.lon or 0.0 for place in places])
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    km = _EARTH_KM * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
    nearness: Floats = np.exp(-km / NEARBY_KM) * np.outer(is_located, is_located)
    return nearness
