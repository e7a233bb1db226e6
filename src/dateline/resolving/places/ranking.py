"""Which of the places of one name an article means: the clues of a candidate, their learnt weights, and the choice.

All names of an article are weighed together: each name's candidates speak for their country, their first-level
subdivision and their surroundings, and so for the candidates of the other names. `training/places.py` learns the
weights; they ship as a table that can be read (`dateline/models/places.json`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.gazetteer import EARTH_KM, KINDS, GazetteerPlace, NamedPlace
from dateline.knowledge.weights import load_weights
from dateline.resolving.places.wording import Wording

Floats = NDArray[np.float64]

CLUES = (
    "main name", "inhabitants of a settlement", "inhabitants of a division", "written in it", "expected country",
    "division of a namesake", "division named", "its country named", "others in its country",
    "others in its division", "others near", "others around", "dateline's country", "near the dateline",
    "outlet's country", "near the outlet", "words of its country", "spelling of its country", "told as a nation",
    "told as local",
    *(f"kind {kind}" for kind in KINDS),
)  # fmt: skip
"""What is looked at in a candidate, in this order; `kind …` are 0 or 1.

main name: 1 when the name is the place's main one. inhabitants …: decimal logarithm of the inhabitants plus one, of a
settlement or else of a country or subdivision. written in it: 1 when the place lies in the one named after it ("Paris,
Texas"). expected country: the caller's weight for the country. division of a namesake: 1 for a subdivision when a
settlement in it ("Gao" in the region of Gao), or a large one in the same country (Washington), has the same name.
division named: 1 when another name of the article is that of the first-level subdivision that it lies in. its country
named: logarithm of the share of the article's other names that mean its country, its capital or, by that, its
government: whoever acts all over the world is named without being there. others in its country, in its division, near,
around: the same of those that lie in the same country, in the same first-level subdivision, within about `NEAR_KM`,
within about `AROUND_KM`. dateline's …, outlet's …: the same of the place line at the head of the article and of the
places in the outlet's name; 0 without them. words, spelling of its country: the share of the text's words that speak
for the country (`wording`). told as a nation: 1 for a country when the text gives the name what nations have. told as
local: the larger of those two shares, when the text tells of bodies of the place ("Paris City Council") and names no
other country.
"""
NEAR_KM, AROUND_KM = 30.0, 150.0
_KNOWN_TOWN = 100_000
"""Inhabitants from which a settlement elsewhere in the country comes to mind before the subdivision."""
_SHARES = ("its country named", "others in its country", "others in its division", "others near", "others around")
_COLUMN = {clue: column for column, clue in enumerate(CLUES)}
_SMOOTHING = 0.03
"""Share that every country, subdivision and neighbourhood has before anything is read."""
_UNREAD_NAMES = 2.0
"""Counts as that many more names elsewhere, so that a single other name does not decide."""
_IN_COUNTY_KM = 100.0
"""Kilometres from the centre of a second-level subdivision within which a place may lie in it."""
_ROUNDS = 6
_STEP = 0.5
"""How far the chances move in a round: two names that each speak for the other's namesake would swap for ever."""
_MOST_NAMES = 200
"""Names weighed together; longer texts are taken in parts, since the effort grows with the square."""
_MOST_CANDIDATES, _FEWEST_CANDIDATES, _MOST_ROWS = 60, 8, 2_000
"""Candidates of one name, and of all names together."""

Weights = Mapping[str, float]
"""The weight of each clue; a missing one counts nothing."""


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """The weights as they ship."""

    version: str
    weights: dict[str, float]


def place_weights() -> Weights:
    """The weights of the package.

    Raises:
        SetupError: their file is missing or damaged.
    """
    return load_weights("places.json", Ranking).weights


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One name of an article with its candidates; `containers` are numbers of the names it stands in."""

    candidates: tuple[NamedPlace, ...]
    count: int = 1
    containers: tuple[int, ...] = ()
    is_dateline: bool = False
    is_outlet: bool = False
    """Whether it stands in the outlet's name, not in the article."""
    is_government: bool = False
    """Whether it only stands for the government that has its seat there: "Washington said"."""
    is_nation: bool = False
    """Whether the text gives it what nations have: "Georgia's president"."""
    is_local: bool = False
    """Whether the text tells of bodies or people of the place, as its own papers do: "Paris City Council"."""


class Candidates:
    """The candidates of some names, one row each, with their clues."""

    def __init__(self, names: Sequence[Name], *, countries: Mapping[str, float], wording: Wording) -> None:
        most = max(_FEWEST_CANDIDATES, min(_MOST_CANDIDATES, _MOST_ROWS // max(1, len(names))))
        self.of_name = [_likeliest(name.candidates, most) for name in names]
        self.places = [candidate.place for candidates in self.of_name for candidate in candidates]
        self.owner = np.repeat(np.arange(len(names)), [len(candidates) for candidates in self.of_name])
        self._counts = np.sqrt(np.array([float(name.count) for name in names]))[self.owner]
        self._country = _Groups([place.country for place in self.places], self.owner)
        self._division = _Groups([(p.country, p.admin1) if p.admin1 else None for p in self.places], self.owner)
        self._names_country = np.array(
            [
                _names_country(names[owner], place)
                for owner, place in zip(self.owner.tolist(), self.places, strict=True)
            ],
            dtype=bool,
        )
        distance = _distances(self.places)
        self._near, self._around = (
            np.where(self.owner[:, None] != self.owner[None, :], np.exp(-distance / km), 0.0)
            for km in (NEAR_KM, AROUND_KM)
        )
        self._heads = {
            "dateline": np.array([float(name.is_dateline) for name in names])[self.owner],
            "outlet": np.array([float(name.is_outlet) for name in names])[self.owner],
        }
        self._rows = self._fixed_clues(names, countries, wording)

    def clues(self, chances: Floats) -> Floats:
        """The clues of all candidates, one row each, given each candidate's chance to be meant."""
        weight = chances * self._counts
        of_owner = np.bincount(self.owner, weight, minlength=len(self.of_name))
        total = weight.sum() - of_owner[self.owner] + _UNREAD_NAMES
        rows = self._rows.copy()
        named, lying = np.where(self._names_country, weight, 0.0), np.where(self._names_country, 0.0, weight)
        shares = (self._country.of_others(named), self._country.of_others(lying), self._division.of_others(lying),
                  self._near @ lying, self._around @ lying)  # fmt: skip
        for clue, of_others in zip(_SHARES, shares, strict=True):
            rows[:, _COLUMN[clue]] = np.log(_SMOOTHING + of_others / total)
        for head, is_head in self._heads.items():
            if is_head.any():
                spoken = chances * is_head
                rows[:, _COLUMN[f"{head}'s country"]] = np.minimum(1.0, self._country.of_others(spoken))
                rows[:, _COLUMN[f"near the {head}"]] = np.minimum(1.0, self._around @ spoken)
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

    def weighed(self, weights: Floats) -> tuple[Floats, Floats]:
        """The clues after the last round, and the scores: each round knows the chances that those before gave."""
        chances = np.zeros(len(self.places))
        rows = self.clues(chances)
        for _ in range(_ROUNDS - 1):
            chances = chances + _STEP * (self.chances(rows @ weights) - chances)
            rows = self.clues(chances)
        return rows, rows @ weights

    def _fixed_clues(self, names: Sequence[Name], countries: Mapping[str, float], wording: Wording) -> Floats:
        """The clues, but for those that depend on the other names' chances."""
        rows = np.zeros((len(self.places), len(CLUES)))
        named = _divisions(self.of_name)
        countries_named = _countries(self.of_name)
        row = 0
        for number, (name, candidates) in enumerate(zip(names, self.of_name, strict=True)):
            holders = [candidate.place for container in name.containers for candidate in self.of_name[container]]
            has_bodies = name.is_local and not any(c.place.kind in {"country", "admin1"} for c in candidates)
            towns = [c.place for c in candidates if c.is_main and c.place.kind in {"city", "capital"}]
            for candidate in candidates:
                place = candidate.place
                size = math.log10(place.population + 1)
                is_town = place.precision == "city"
                is_local = has_bodies and is_town and countries_named <= {place.country}
                words = wording.institutions.get(place.country or "", 0.0)
                spelling = wording.spelling.get(place.country or "", 0.0)
                values = {
                    "main name": candidate.is_main,
                    "inhabitants of a settlement": size if is_town else 0.0,
                    "inhabitants of a division": 0.0 if is_town else size,
                    "written in it": any(lies_in(place, holder) for holder in holders),
                    "expected country": countries.get(place.country or "", 0.0),
                    "words of its country": words,
                    "spelling of its country": spelling,
                    "told as a nation": name.is_nation and place.kind == "country",
                    "told as local": max(words, spelling) if is_local else 0.0,
                    "division of a namesake": _is_namesake(place, towns),
                    "division named": bool(place.admin1 and named.get((place.country, place.admin1), set()) - {number}),
                    f"kind {place.kind}": 1.0,
                }
                for clue, value in values.items():
                    rows[row, _COLUMN[clue]] = value
                row += 1
        return rows


class _Groups:
    """Rows that share a key, in linear time: what names weigh that have a row with the same key.

    Of each name only its heaviest row with a key counts: a name with a dozen namesakes in one country does not speak
    for it a dozen times.
    """

    def __init__(self, keys: Sequence[object], owner: NDArray[np.intp]) -> None:
        numbers: dict[object, int] = {}
        groups = [0 if key is None else numbers.setdefault(key, len(numbers) + 1) for key in keys]
        pairs: dict[tuple[int, int], int] = {}
        for pair in zip(groups, owner.tolist(), strict=True):
            pairs.setdefault(pair, len(pairs))
        self._group = np.array(groups, dtype=np.intp)
        self._pair = np.array([pairs[pair] for pair in zip(groups, owner.tolist(), strict=True)], dtype=np.intp)
        self._group_of_pair = np.array([group for group, _ in pairs], dtype=np.intp)

    def of_others(self, weight: Floats) -> Floats:
        """For each row what the other names with its key weigh; nothing for rows without a key."""
        heaviest = np.zeros(len(self._group_of_pair))
        np.maximum.at(heaviest, self._pair, weight)
        alike = np.bincount(self._group_of_pair, heaviest)
        others: Floats = np.where(self._group > 0, np.maximum(alike[self._group] - heaviest[self._pair], 0.0), 0.0)
        return others


def choose(
    names: Sequence[Name],
    weights: Weights,
    *,
    countries: Mapping[str, float] | None = None,
    wording: Wording | None = None,
) -> list[NamedPlace | None]:
    """The place each name most likely stands for, in the order of the names; None where it has no candidates.

    Args:
        names: all names of the article.
        weights: what each clue counts.
        countries: weights, at most 1, of countries that are expected for reasons outside these names.
        wording: which countries the words of the article speak for.
    """
    of_clues = as_array(weights)
    chosen: list[NamedPlace | None] = []
    for start in range(0, len(names), _MOST_NAMES):
        group = _closed(names, start, min(start + _MOST_NAMES, len(names)))
        candidates = Candidates(group, countries=countries or {}, wording=wording or Wording())
        scores = candidates.weighed(of_clues)[1] if candidates.places else np.zeros(0)
        chosen += candidates.best(scores)[: min(_MOST_NAMES, len(names) - start)]
    return chosen


def as_array(weights: Weights) -> Floats:
    """The weights in the order of `CLUES`."""
    return np.array([weights.get(clue, 0.0) for clue in CLUES])


def _closed(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """The names from start to end, followed by the containers, the dateline and the outlet's that stand elsewhere."""
    outside = {c for name in names[start:end] for c in name.containers if not start <= c < end}
    if end - start < len(names):
        heads = (number for number, name in enumerate(names) if name.is_dateline or name.is_outlet)
        outside |= {number for number in heads if not start <= number < end}
    number = {old: new for new, old in enumerate([*range(start, end), *sorted(outside)])}
    return [
        msgspec.structs.replace(names[old], containers=tuple(number[c] for c in names[old].containers if c in number))
        for old in number
    ]


def _divisions(of_name: Sequence[Sequence[NamedPlace]]) -> dict[tuple[str | None, str | None], set[int]]:
    """The names of first-level subdivisions, by country and subdivision."""
    found: dict[tuple[str | None, str | None], set[int]] = {}
    for number, candidates in enumerate(of_name):
        for candidate in candidates:
            place = candidate.place
            if place.kind == "admin1" and candidate.is_main:
                found.setdefault((place.country, place.admin1), set()).add(number)
    return found


def _countries(of_name: Sequence[Sequence[NamedPlace]]) -> set[str | None]:
    """The countries that are named, but for names that are a subdivision's, too: Georgia."""
    kinds = [{candidate.place.kind: candidate.place.country for candidate in candidates} for candidates in of_name]
    return {found["country"] for found in kinds if "country" in found and "admin1" not in found}


def _names_country(name: Name, place: GazetteerPlace) -> bool:
    """Whether a name with this meaning speaks for the country as its own name does, not for towns near by."""
    return place.kind == "country" or name.is_government or (place.kind == "capital" and not name.is_dateline)


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
        return place.kind in {"city", "point", "seat"} and distance_km(place, holder) < _IN_COUNTY_KM
    return False


def distance_km(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Kilometres between two places; infinite when one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    lat, other, turn = math.radians(a.lat), math.radians(b.lat), math.radians(a.lon - b.lon)
    cosine = math.sin(lat) * math.sin(other) + math.cos(lat) * math.cos(other) * math.cos(turn)
    return EARTH_KM * math.acos(min(1.0, max(-1.0, cosine)))


def _likeliest(candidates: tuple[NamedPlace, ...], most: int) -> tuple[NamedPlace, ...]:
    """The likeliest candidates by what they are, in an order that depends on nothing else."""
    ranked = sorted(
        candidates,
        key=lambda c: (c.place.precision == "city", not c.is_main, -c.place.population, c.place.number),
    )
    return tuple(ranked[:most])


def _distances(places: Sequence[GazetteerPlace]) -> Floats:
    """Kilometres between each two places; infinite where one has no coordinates."""
    lat = np.radians([math.nan if place.lat is None else place.lat for place in places])
    lon = np.radians([math.nan if place.lon is None else place.lon for place in places])
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    km = EARTH_KM * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
    distances: Floats = np.where(np.isnan(km), np.inf, km)
    return distances
