"""Compiles the country outlines: `python scripts/build_outlines.py FOLDER` writes views/data/outlines.json.gz.

FOLDER is the unpacked npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz`,
then `package/`): Natural Earth 4.1.0 as TopoJSON. Outlines are public domain, the packaging is ISC, Michael Bostock.
Also needed, only here (dependency group `seeds`): iso3166 3.0.0 (MIT), for numeric to three-letter codes. The names of
countries are those of states.csv.

The same seeds give the same bytes. The form of the file is told in dateline/views/outlines.py.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import iso3166

PACKAGE = Path(__file__).parents[1] / "src" / "dateline"
OUT = PACKAGE / "views" / "data" / "outlines.json.gz"
STATES = PACKAGE / "knowledge" / "data" / "states.csv"
WITHOUT_NUMBER = {
    "Kosovo": "XKX",
    "N. Cyprus": "CYP",
    "Somaliland": "SOM",
    "Indian Ocean Ter.": "",
    "Siachen Glacier": "",
}
"""Outlines to which Natural Earth gives no ISO number. De facto states code to the parent state, as in the record."""
LEFT_OUT = {"ATA"}
"""Antarctica, whose outline fills a third of a world map and hides nothing."""

Ring = list[int]
Polygon = list[Ring]


def main(folder: Path) -> None:
    topology = json.loads((folder / "countries-50m.json").read_text())
    countries: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["type"] is None:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        countries.setdefault(code_of(geometry), []).extend(polygons)
    for code in LEFT_OUT:
        del countries[code]
    give_crimea_to_ukraine(countries)
    arcs, countries = only_used(topology["arcs"], countries)
    record = {
        "source": "Natural Earth 4.1.0, admin 0 countries, 1:50m, through the npm package world-atlas 2.0.2",
        "licence": "public domain (Natural Earth); ISC (world-atlas, 2013-2019 Michael Bostock)",
        "changes": "three-letter codes; de facto states with their parent state; Crimea with Ukraine; no Antarctica",
        "scale": topology["transform"]["scale"],
        "translate": topology["transform"]["translate"],
        "arcs": [[number for step in arc for number in step] for arc in arcs],
        "countries": dict(sorted(countries.items())),
        "names": {code: name for code, name in names().items() if code in countries},
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(json.dumps(record, separators=(",", ":")).encode(), 9, mtime=0))
    print(f"{OUT.name}: {len(countries)} countries, {len(arcs)} arcs, {OUT.stat().st_size} bytes")


def names() -> dict[str, str]:
    """The name of each country of the knowledge table."""
    with STATES.open(newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["id"]: row["name"] for row in rows}


def code_of(geometry: dict[str, Any]) -> str:
    """The country's three-letter code, empty for land that the map assigns to nobody."""
    number = geometry.get("id")
    if number is None:
        return WITHOUT_NUMBER[geometry["properties"]["name"]]
    return str(iso3166.countries_by_numeric[number].alpha3)


def give_crimea_to_ukraine(countries: dict[str, list[Polygon]]) -> None:
    """Joins the peninsula to Ukraine, as ISO 3166 and the gazetteer have it; Natural Earth draws who holds it.

    The two rings share one arc, the land border: it goes, and the coast of the peninsula takes its place.
    """
    mainland = max(countries["UKR"], key=lambda polygon: len(polygon[0]))[0]
    for polygon in countries["RUS"]:
        (ring,) = polygon[:1]
        shared = [arc for arc in ring if ~arc in mainland]
        if len(ring) == 2 and len(shared) == 1:
            at = ring.index(shared[0])
            coast = ring[at + 1 :] + ring[:at]
            border = mainland.index(~shared[0])
            mainland[border : border + 1] = coast
            countries["RUS"].remove(polygon)
            return
    raise ValueError("no polygon of Russia shares a single arc with the mainland of Ukraine")


def only_used(arcs: list[Any], countries: dict[str, list[Polygon]]) -> tuple[list[Any], dict[str, list[Polygon]]]:
    """The arcs that the countries use, and the countries with the arcs' new numbers."""
    used = sorted({max(arc, ~arc) for polygons in countries.values() for p in polygons for ring in p for arc in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumber(arc: int) -> int:
        return number[arc] if arc >= 0 else ~number[~arc]

    renumbered = {
        code: [[[renumber(arc) for arc in ring] for ring in polygon] for polygon in polygons]
        for code, polygons in countries.items()
    }
    return [arcs[old] for old in used], renumbered


if __name__ == "__main__":
    main(Path(sys.argv[1]))
