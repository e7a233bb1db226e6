"""Middles of countries and regions, which places have only when asked for."""

from __future__ import annotations

import pytest

import dateline
from dateline.errors import KnowledgeError
from dateline.knowledge.centres import CENTRE_COLUMNS, Centres, load_centres
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.knowledge.tables import Table, read_tables
from dateline.records import Place


def place(name: str, country: str | None, precision: str) -> Place:
    return Place(text=name, start=0, end=len(name), name=name, country=country, precision=precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "country", "precision", "lat", "lon"),
    [
        ("Mali", "MLI", "country", 17.4, -3.5),
        ("Kosovo", "XKX", "country", 42.6, 20.9),
        ("Tuvalu", "TUV", "country", -7.8, 178.5),
        ("Sahel", None, "region", 15, 5),
        ("Black Sea", None, "region", 43.3, 34),
    ],
)
def test_countries_and_regions_have_a_middle(name: str, country: str, precision: str, lat: float, lon: float) -> None:
    found = load_centres().of(place(name, country, precision))
    assert (found.lat, found.lon) == (pytest.approx(lat, abs=0.5), pytest.approx(lon, abs=0.5))
    assert found.precision == precision


@pytest.mark.parametrize("one", [place("Gao", "MLI", "city"), place("Mali–Niger border", None, "region")])
def test_other_places_stay_as_they_are(one: Place) -> None:
    assert load_centres().of(one) is one


def test_every_middle_is_of_a_known_place_and_on_the_globe() -> None:
    gazetteer = load_gazetteer()
    for table in read_tables("centres", columns=CENTRE_COLUMNS):
        for line, row in table.rows:
            where = f"{table.name}.csv line {line}: {row['name']}"
            assert abs(float(row["lat"])) <= 90, where
            assert abs(float(row["lon"])) <= 180, where
            kinds = {"country"} if table.name == "centres_countries" else {"region"}
            assert kinds & {named.place.precision for named in gazetteer.lookup(row["name"])}, where


def test_broken_coordinates_are_told() -> None:
    rows = ((4, {"name": "Oz", "country": "", "lat": "x", "lon": "1"}),)
    with pytest.raises(KnowledgeError, match=r"centres_regions.csv line 4"):
        Centres([Table(name="centres_regions", notes={}, columns=CENTRE_COLUMNS, rows=rows)])


def test_places_and_events_have_it_only_when_asked() -> None:
    text = "Rebels attacked soldiers in Mali on Monday."
    assert dateline.places(text)[0].lat is None
    assert dateline.places(text, centroids=True)[0].lat == pytest.approx(17.4, abs=0.5)
    without, given = (dateline.code(text, published="2024-03-28", centroids=asked)[0].place for asked in (False, True))
    assert without is not None
    assert given is not None
    assert (without.lat, given.precision) == (None, "country")
    assert given.lat == pytest.approx(17.4, abs=0.5)
