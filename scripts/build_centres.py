"""Writes the centres of countries: `python scripts/build_centres.py` writes knowledge/data/centres_countries.csv.

The centre of a country is the centre of gravity of its largest piece of land in the packaged outlines (Natural Earth,
public domain, see views/data/OUTLINES.txt), taken on a plane; of a country without an outline, the mean of its
settlements in the compiled gazetteer (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import numpy as np

from dateline.knowledge.gazetteer import KINDS, load_gazetteer

PACKAGE = Path(__file__).parents[1] / "src" / "dateline"
OUTLINES = PACKAGE / "views" / "data" / "outlines.json.gz"
OUT = PACKAGE / "knowledge" / "data" / "centres_countries.csv"
HEAD = """\
# source: Natural Earth 4.1.0 (public domain); GeoNames for countries without an outline
# licence: CC-BY-4.0
# version: 2026-11
# note: built by scripts/build_centres.py
"""


def centre(ring: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> tuple[float, float, float]:
    """Area of a ring, and longitude and latitude of its centre of gravity."""
    x, y = ring[:, 0], ring[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    area = cross.sum() / 2
    if not area:
        return 0.0, float(x.mean()), float(y.mean())
    middle_x = ((x + np.roll(x, -1)) * cross).sum() / (6 * area)
    middle_y = ((y + np.roll(y, -1)) * cross).sum() / (6 * area)
    return abs(float(area)) * float(np.cos(np.radians(middle_y))), float(middle_x), float(middle_y)


def outlined() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the centres of the countries with an outline."""
    content = json.loads(gzip.decompress(OUTLINES.read_bytes()))
    scale, translate = content["scale"], content["translate"]
    arcs = [np.cumsum(np.array(arc, dtype=float).reshape(-1, 2), axis=0) * scale + translate for arc in content["arcs"]]
    found = {}
    for code, polygons in content["countries"].items():
        if not code:
            continue
        rings = []
        for outer, *_ in polygons:
            points = np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in outer])
            points[:, 0] = np.unwrap(points[:, 0], period=360)
            rings.append(centre(points))
        _, lon, lat = max(rings)
        found[code] = (lat, (lon + 540) % 360 - 180)
    return found


def main() -> None:
    """Write the table."""
    gazetteer = load_gazetteer()
    arrays, codes = gazetteer._arrays, gazetteer._codes
    found = outlined()
    is_town = np.isin(arrays["kind"], [KINDS.index("city"), KINDS.index("capital")])
    for number, code in enumerate(codes):
        towns = is_town & (arrays["country"] == number)
        if code not in found and towns.any():
            found[code] = tuple(float(arrays[part][towns].mean() / 1e5) for part in ("lat", "lon"))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("name", "country", "lat", "lon"))
    for code in sorted(found):
        place = gazetteer.country(code)
        if place is not None:
            lat, lon = found[code]
            writer.writerow((place.name, code, f"{lat:.2f}", f"{lon:.2f}"))
    OUT.write_text(HEAD + out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
