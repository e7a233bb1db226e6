"""The gazetteer's reader: names → places. The compiled file is mapped into memory, not loaded.

`data/gazetteer.bin` (countries, subdivisions and settlements, built by `scripts/build_gazetteer.py`) is joined with
the tables `regions` and `regions_…` (regions, waters, sites, districts, further names) and `states` (further names of
countries, demonyms).

The file is a line of JSON, padded to eight bytes, that names its arrays, then the arrays:
`names` holds one 64-bit number per name and place, sorted, from high to low bits: 43 bits of the name key's hash,
19 bits place number, whether the name is the place's main one, whether it is also an English word.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.errors import KnowledgeError
from dateline.knowledge.place_keys import place_key
from dateline.knowledge.tables import STATE_COLUMNS, Table, read_table, read_tables, values
from dateline.records import PRECISIONS, Precision

PlaceKind = Literal["country", "admin1", "admin2", "capital", "city", "region", "water", "point", "seat"]
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)

REGION_COLUMNS = ("name", "names", "country", "admin1", "lat", "lon", "kind", "precision", "claims")

HASH_BITS, NUMBER_BITS = 43, 19
NONE = 0xFFFF
"""Stands for "no country" and "no first-level subdivision" in the compiled file."""
_PRECISION_OF: dict[PlaceKind, Precision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "capital": "city", "city": "city",
}  # fmt: skip
_FURTHER_NAMES_OF = frozenset({"country", "admin1", "admin2", "city"})
"""Kinds of `regions` rows that, without coordinates, give further names to a place of the compiled file."""
_NEAREST, _AROUND_KM = 5, 150.0
"""How many settlements around a point tell in what country it lies, and how far away they may be."""
EARTH_KM = 6371.0
"""Mean radius of the Earth."""
_ABBREVIATION = re.compile(r"(?:the )?(?:[A-Z]{2,4}|[\w. ]+\.)")


class GazetteerPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the gazetteer. `number` tells places apart within one gazetteer."""

    number: int
    name: str
    kind: PlaceKind
    precision: Precision
    country: str | None
    admin1: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    population: int
    claims: tuple[str, ...] = ()
    """Alpha-3 codes of the states that claim it, besides the one of `country`; known for places of the supplement."""


class NamedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place under one of its names: whether it is the main one, and whether it is also an English word."""

    place: GazetteerPlace
    is_main: bool
    is_word: bool
    written: str | None = None
    """For abbreviations, how the name must be written: "Miss." is Mississippi, "miss" and "Miss" are not."""


class Gazetteer:
    """Places by name. Safe to share between threads and, being mapped, cheap to share between processes.

    Args:
        path: the compiled file.
        regions: tables with `REGION_COLUMNS`; of places with the same name and weight, the earlier comes first.
        states: rows with `STATE_COLUMNS`.

    Raises:
        KnowledgeError: the file or a table is broken.
    """

    def __init__(self, path: Path, *, regions: Sequence[Table], states: Table) -> None:
        header, arrays = _open(path)
        newest = max(table.notes["version"] for table in regions)
        self.version = f"{header['version']}+{newest}+{states.notes['version']}"
        """Versions of the compiled file, of the newest of `regions`, and of `states`."""
        self._arrays = arrays
        self._text = arrays["text"].tobytes()
        self._codes: list[str] = header["countries"]
        self._count = len(arrays["geonames"])
        self._country_number = {code: number for number, code in enumerate(self._codes)}
        self._supplement: list[GazetteerPlace] = []
        self._further: defaultdict[str, list[tuple[int, str | None]]] = defaultdict(list)
        self._english: dict[int, str] = {}
        self._demonyms: dict[str, int] = {}
        self._stored = lru_cache(maxsize=20_000)(self._read)
        for table in regions:
            self._add_regions(table)
        self._add_states(states)
        self._disputes = {(place.country, claimant) for place in self._supplement for claimant in place.claims}
        self._stored.cache_clear()  # places read so far may have got their English names since
        self._lookup = lru_cache(maxsize=20_000)(self._find)

    def lookup(self, name: str) -> tuple[NamedPlace, ...]:
        """All places of that name, in no meaningful order; none when the gazetteer lacks it."""
        found = self._lookup(place_key(name))
        if any(named.written for named in found):
            written = _as_written(name)
            found = tuple(named for named in found if named.written in {None, written})
        return found

    def country(self, code: str) -> GazetteerPlace | None:
        """The country with that ISO 3166-1 alpha-3 code."""
        number = self._country_number.get(code)
        return None if number is None else self._stored(number)

    def capital(self, code: str) -> GazetteerPlace | None:
        """The capital of the country with that ISO 3166-1 alpha-3 code; of several the largest."""
        a = self._arrays
        of_country = a["country"] == self._country_number.get(code, NONE)
        numbers = np.flatnonzero(of_country & (a["kind"] == KINDS.index("capital")))
        places = [self._stored(int(number)) for number in numbers]
        return max(places, key=lambda place: place.population, default=None)

    def demonym(self, word: str) -> GazetteerPlace | None:
        """The country whose adjective or people the word names: "Malian", "Malians"."""
        number = self._demonyms.get(word)
        return None if number is None else self._at(number)

    def is_disputed(self, one: str | None, other: str | None) -> bool:
        """Whether either of two countries claims a place of the other."""
        return (one, other) in self._disputes or (other, one) in self._disputes

    def area_at(self, lat: float, lon: float) -> tuple[str | None, str | None]:
        """The country and first-level subdivision around a point; None for each that its surroundings disagree on.

        The nearest settlements, at most `_AROUND_KM` away, must all lie in it.
        """
        towns, lats, lons = self._towns
        reach = math.degrees(_AROUND_KM / EARTH_KM)
        band = slice(*lats.searchsorted((lat - reach, lat + reach)))
        phi, turn = np.radians(lats[band]), np.radians(lons[band] - lon)
        cosine = np.sin(phi) * math.sin(math.radians(lat)) + np.cos(phi) * math.cos(math.radians(lat)) * np.cos(turn)
        nearest = np.argsort(-cosine, kind="stable")[:_NEAREST]
        near = nearest[cosine[nearest] >= math.cos(math.radians(reach))]
        around = [self._stored(int(number)) for number in towns[band][near]]
        countries = {place.country for place in around}
        divisions = {(place.country, place.admin1) for place in around}
        country = around[0].country if len(countries) == 1 else None
        return country, around[0].admin1 if len(divisions) == 1 else None

    @cached_property
    def _towns(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """The numbers of all settlements, their latitudes and longitudes, from south to north."""
        kinds = self._arrays["kind"]
        towns = np.flatnonzero((kinds == KINDS.index("city")) | (kinds == KINDS.index("capital")))
        towns = towns[np.argsort(self._arrays["lat"][towns], kind="stable")]
        return towns, self._arrays["lat"][towns] / 1e5, self._arrays["lon"][towns] / 1e5

    def _at(self, number: int) -> GazetteerPlace:
        return self._stored(number) if number < self._count else self._supplement[number - self._count]

    def _read(self, number: int) -> GazetteerPlace:
        a = self._arrays
        kind = KINDS[a["kind"][number]]
        code, first_level = int(a["country"][number]), int(a["admin1"][number])
        precision = _PRECISION_OF[kind]
        is_located = precision != "country"
        return GazetteerPlace(
            number=number,
            name=self._name(number),
            kind=kind,
            precision=precision,
            country=None if code == NONE else self._codes[code],
            admin1=self._name(number) if kind == "admin1" else None if first_level == NONE else self._name(first_level),
            geonames=int(a["geonames"][number]) or None,
            lat=int(a["lat"][number]) / 1e5 if is_located else None,
            lon=int(a["lon"][number]) / 1e5 if is_located else None,
            population=int(a["population"][number]),
        )

    def _name(self, number: int) -> str:
        if (english := self._english.get(number)) is not None:
            return english
        packed = int(self._arrays["name"][number])
        start, length = packed >> 8, packed & 0xFF
        return self._text[start : start + length].decode()

    def _find(self, key: str) -> tuple[NamedPlace, ...]:
        if not key:
            return ()
        names: NDArray[np.uint64] = self._arrays["names"]
        low = name_hash(key) << (64 - HASH_BITS)
        start = int(names.searchsorted(np.uint64(low)))
        high = low + (1 << (64 - HASH_BITS))
        found: list[NamedPlace] = []
        further = self._further.get(key, ())
        replaced = {number for number, _ in further}
        while start < len(names) and (packed := int(names[start])) < high:
            number = (packed >> 2) & ((1 << NUMBER_BITS) - 1)
            if number not in replaced:
                found.append(NamedPlace(place=self._at(number), is_main=bool(packed & 2), is_word=bool(packed & 1)))
            start += 1
        found += [
            NamedPlace(place=self._at(number), is_main=True, is_word=False, written=written)
            for number, written in further
        ]
        return tuple(found)

    def _add_states(self, states: Table) -> None:
        for row in states:
            code = row["id"] if row["id"] in self._country_number else row["parent"]
            number = self._country_number.get(code)
            if number is None:
                continue
            if row["id"] != code:
                if row["kind"] != "de-facto":
                    continue  # a former state has no one place of today
                number = self._area((row["name"], *values(row["names"])), code)
                if number is None:
                    number = self._supply(row["name"], "region", "region", country=code)
            else:
                self._english[number] = row["name"]
            for name in (row["name"], row["formal"], *values(row["names"])):
                self._name_further(name, number)
            for word in values(row["demonyms"]):
                self._demonyms.setdefault(word, number)

    def _add_regions(self, regions: Table) -> None:
        for line, row in regions.rows:
            kind, precision, lat, lon = _checked(regions.name, line, row)
            names = (row["name"], *values(row["names"]))
            is_known = kind in _FURTHER_NAMES_OF and lat is None
            number = self._same(names, kind, row["country"]) if is_known else None
            if number is not None:
                self._english[number] = row["name"]
            else:
                number = self._supply(
                    row["name"],
                    kind,
                    precision,
                    country=row["country"],
                    admin1=row["admin1"],
                    lat=lat,
                    lon=lon,
                    claims=values(row["claims"]),
                )
            for name in names:
                self._name_further(name, number)

    def _same(self, names: tuple[str, ...], kind: PlaceKind, country: str) -> int | None:
        """The number of the compiled file's largest place of that kind and country under one of the names.

        Main names count double, since GeoNames has some names of one town with another of the same size.
        """
        kinds = {"city", "capital"} if kind == "city" else {kind}
        same = [
            named
            for name in names
            for named in self._find(place_key(name))
            if named.place.kind in kinds and named.place.country == country and named.place.number < self._count
        ]
        if not same:
            return None
        return max(same, key=lambda of: (of.place.population * (1 + of.is_main), -of.place.number)).place.number

    def _area(self, names: tuple[str, ...], country: str) -> int | None:
        """The number of the first-level subdivision or region of that country under one of the names."""
        areas = [
            named.place
            for name in names
            for named in self._find(place_key(name))
            if named.place.kind in {"admin1", "region"} and named.place.country == country
        ]
        return areas[0].number if areas else None

    def _supply(
        self,
        name: str,
        kind: PlaceKind,
        precision: Precision,
        *,
        country: str = "",
        admin1: str = "",
        lat: float | None = None,
        lon: float | None = None,
        claims: tuple[str, ...] = (),
    ) -> int:
        number = self._count + len(self._supplement)
        self._supplement.append(
            GazetteerPlace(
                number=number,
                name=name,
                kind=kind,
                precision=precision,
                country=country or None,
                admin1=admin1 or None,
                geonames=None,
                lat=lat,
                lon=lon,
                population=0,
                claims=claims,
            )
        )
        return number

    def _name_further(self, name: str, number: int) -> None:
        key = place_key(name)
        written = _as_written(name) if _ABBREVIATION.fullmatch(name) else None
        if key and (number, written) not in self._further[key]:
            self._further[key].append((number, written))


def _as_written(name: str) -> str:
    """An abbreviation as it must be written: spaces and, after inner dots, the last dot do not matter."""
    written = "".join(name.removeprefix("the ").removeprefix("The ").split())
    return written.rstrip(".") if "." in written[:-1] else written


def name_hash(key: str) -> int:
    """The 43 bits under which a name key is stored; false matches are rarer than one in a million lookups."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> (64 - HASH_BITS)


def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package.

    Raises:
        KnowledgeError: the file or a table is missing or broken.
    """
    path = Path(str(files("dateline.knowledge") / "data" / "gazetteer.bin"))
    return Gazetteer(
        path,
        regions=read_tables("regions", columns=REGION_COLUMNS),
        states=read_table("states", columns=STATE_COLUMNS),
    )


def _open(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        with path.open("rb") as file:
            line = file.readline()
        header: dict[str, Any] = json.loads(line)
        arrays, at = {}, len(line)
        for name, dtype, length in header["arrays"]:
            size = np.dtype(dtype).itemsize * length
            arrays[name] = data[at : at + size].view(dtype)
            at += math.ceil(size / 8) * 8
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeError("bad_knowledge", f"{path.name} is not a compiled gazetteer: {error}") from error
    return header, arrays


def _checked(table: str, line: int, row: dict[str, str]) -> tuple[PlaceKind, Precision, float | None, float | None]:
    """The row's kind, precision and coordinates."""
    kind = next((kind for kind in KINDS if kind == row["kind"]), None)
    precision = next((precision for precision in PRECISIONS if precision == row["precision"]), None)
    if kind is None or precision is None:
        problem = f"kind {row['kind']!r}, precision {row['precision']!r}"
        raise KnowledgeError("bad_knowledge", f"{table}.csv line {line}: unknown {problem}")
    try:
        lat, lon = (float(row[column]) if row[column] else None for column in ("lat", "lon"))
    except ValueError as error:
        raise KnowledgeError("bad_knowledge", f"{table}.csv line {line}: {error}") from error
    return kind, precision, lat, lon
