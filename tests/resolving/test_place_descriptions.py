"""Places that are described: bearings, borders, figures; and that long texts take time in proportion."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.gazetteer import load_gazetteer
from dateline.records import Place
from dateline.resolving.places import PlaceResolver
from dateline.resolving.places.descriptions import Bearing, bearing_to, coordinates, moved

RESOLVER = PlaceResolver(load_gazetteer())
"""Shared by the property tests."""


def only(text: str) -> Place:
    (place,) = RESOLVER.find(text)
    return place


def test_a_bearing_makes_a_point() -> None:
    place = only("Gunmen attacked a village 30 km north of Gao.")
    assert (place.text, place.start, place.name) == ("30 km north of Gao", 26, "30 km north of Gao")
    assert (place.country, place.admin1, place.geonames, place.precision) == ("MLI", "Gao", None, "point")
    assert (place.lat, place.lon) == (pytest.approx(16.54, abs=0.01), pytest.approx(-0.04, abs=0.01))


@pytest.mark.parametrize(
    ("words", "km", "degrees"),
    [
        ("30 km north of", 30, 0),
        ("15 miles (24 km) southeast of", 24.1, 135),
        ("1,500 kilometres to the north-east of the Malian city of", 1500, 45),
        ("about ten kilometers due west of the town of", 10, 270),
        ("2.5km south-west of", 2.5, 225),
        ("a dozen miles east of the capital", 19.3, 90),
    ],
)
def test_bearings_are_read(words: str, km: float, degrees: float) -> None:
    text = f"at a village {words} Gao"
    bearing = bearing_to(text, text.rindex("Gao"))
    assert bearing is not None
    assert (bearing.km, bearing.degrees) == (pytest.approx(km, abs=0.05), degrees)


@pytest.mark.parametrize("text", ["north of Gao", "30 km from Gao", "30 km of Gao", "the 30th north of Gao", "Gao"])
def test_what_tells_no_distance_and_direction_is_no_bearing(text: str) -> None:
    assert bearing_to(text, text.index("Gao")) is None


def test_a_bearing_beside_a_name_describes_that_place() -> None:
    places = RESOLVER.find("They fled Mopti, 460 km northeast of the capital Bamako.")
    assert [(place.text, place.precision) for place in places] == [("Mopti", "city"), ("Bamako", "city")]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Troops patrol the border between Mali and Niger.", "border between Mali and Niger", "Mali–Niger border"),
        ("Five died near the Mali-Niger border.", "Mali-Niger border", "Mali–Niger border"),
        ("It closed the Lebanese-Israeli border.", "Lebanese-Israeli border", "Lebanon–Israel border"),
        ("Shells hit Chad's border with Sudan.", "Chad's border with Sudan", "Chad–Sudan border"),
    ],
)
def test_a_border_is_a_region_beside_its_two_countries(text: str, words: str, name: str) -> None:
    border, *countries = sorted(RESOLVER.find(text), key=lambda place: place.precision == "country")
    assert (border.text, border.name, border.country, border.precision, border.lat) == (
        words,
        name,
        None,
        "region",
        None,
    )
    assert text[border.start : border.end] == words
    assert [place.precision for place in countries] == ["country", "country"]


def test_two_countries_without_a_border_are_two_countries() -> None:
    assert len(RESOLVER.find("Talks between Mali and Niger ended.")) == 2


@pytest.mark.parametrize(
    ("words", "lat", "lon"),
    [
        ("14.5N 17.4E", 14.5, 17.4),
        ("12°39′N 8°00′W", 12.65, -8.0),
        ("12° 39' 20\" N, 8° 0' W", 12.65556, -8.0),
        ("12 degrees north, 8 degrees west", 12.0, -8.0),
        ("33.5°S 151.2°E", -33.5, 151.2),
    ],
)
def test_figures_give_a_point(words: str, lat: float, lon: float) -> None:
    place = only(f"It came down at {words} at dawn.")
    assert (place.text, place.lat, place.lon, place.precision) == (words, lat, lon, "point")


def test_figures_tell_the_country_where_the_surroundings_agree() -> None:
    assert only("a camp at 16.3N 0.1W").country == "MLI"
    assert only("a ship at 40.5N 40.2W").country is None


@pytest.mark.parametrize("text", ["95.5N 17E", "12.5N 190E", "12°75′N 8°00′W", "3 S 4 W", "14.5 17.4", "No. 4.5"])
def test_impossible_and_plain_figures_give_none(text: str) -> None:
    assert RESOLVER.find(text) == ()


@given(st.text(alphabet="0123456789.°′″'\" NSEWnorthsouth,km of Gao-", max_size=60))
def test_figures_never_fail(text: str) -> None:
    assert all(abs(point.lat) <= 90 and abs(point.lon) <= 180 for point in coordinates(text))
    assert all(text[place.start : place.end] == place.text for place in RESOLVER.find(text))


@given(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 7000))
def test_points_at_a_bearing_stay_on_the_globe(lat: float, lon: float, km: int) -> None:
    text = f"{km} km northwest of Gao"
    bearing = bearing_to(text, text.index("Gao"))
    assert bearing is not None
    there = moved(lat, lon, bearing)
    assert abs(there[0]) <= 90
    assert abs(there[1]) <= 180


def test_a_bearing_may_end_at_the_pole() -> None:
    # For some of these latitudes rounding makes a sine a little larger than 1.
    for lat in range(-89, 90):
        there = moved(lat, 0.0, Bearing(start=0, km=math.radians(90 - lat) * 6371.0, degrees=0.0))
        assert there[0] == pytest.approx(90.0)


def seconds(text: str) -> float:
    """The best of three, since what runs beside a test slows it."""
    times = []
    for _ in range(3):
        start = time.process_time()
        RESOLVER.find(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "pattern", ["Paris {}, ", "30 km north of Gao{}. ", "12°39′N 8°00′W {} ", "town of Aa{}aa Bb "]
)
def test_long_texts_take_time_in_proportion(pattern: str) -> None:
    short, long = ("".join(pattern.format(i) for i in range(count)) for count in (250, 2_000))
    seconds(short)
    assert seconds(long) < 8 * 3 * max(seconds(short), 0.02)


def test_ten_thousand_names_are_read() -> None:
    towns = ["Gao", "Mopti", "Goma", "Bukavu", "Homs", "Idlib", "Kandahar", "Herat", "Cali", "Tumaco"]
    places = RESOLVER.find(", ".join(towns * 1_000))
    assert len(places) == 10_000
    assert {place.text: place.country for place in places}["Homs"] == "SYR"
