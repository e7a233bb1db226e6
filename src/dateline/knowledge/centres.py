"""Middles of countries and large regions, for those who ask for them: by default such a place has no coordinates."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Table, read_tables
from dateline.records import Place

CENTRE_COLUMNS = ("name", "country", "lat", "lon")


class Centres:
    """The middles by country and by a region's name.

    Args:
        tables: with `CENTRE_COLUMNS`; the rows of `centres_countries` are found by the code, the others by the name.

    Raises:
        KnowledgeError: coordinates are none.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._countries: dict[str, tuple[float, float]] = {}
        self._regions: dict[str, tuple[float, float]] = {}
        for table in tables:
            for line, row in table.rows:
                try:
                    point = float(row["lat"]), float(row["lon"])
                except ValueError as error:
                    raise KnowledgeError("bad_knowledge", f"{table.name}.csv line {line}: {error}") from error
                if table.name == "centres_countries":
                    self._countries[row["country"]] = point
                else:
                    self._regions[row["name"]] = point

    def of(self, place: Place) -> Place:
        """The place, with the middle as its coordinates where it is a country or region whose middle is known."""
        if place.lat is not None or place.precision not in {"country", "region"}:
            return place
        is_country = place.precision == "country" and place.country is not None
        middle = self._countries.get(place.country or "") if is_country else self._regions.get(place.name or "")
        return place if middle is None else msgspec.structs.replace(place, lat=middle[0], lon=middle[1])


def load_centres() -> Centres:
    """The middles that ship with the package.

    Raises:
        KnowledgeError: a table is missing or broken.
    """
    return Centres(read_tables("centres", columns=CENTRE_COLUMNS))
