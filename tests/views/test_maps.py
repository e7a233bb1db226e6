from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.views import world_map
from dateline.views.maps.outlines import load_outlines
from dateline.views.maps.projection import WORLD, Projection
from dateline.views.maps.tally import place_tally
from tests.builders import event
from tests.views.pictured import HOSTILE, at, elements, printed, texts, told

GAO = ("Gao", "MLI", 16.27, -0.04)
BAMAKO = ("Bamako", "MLI", 12.65, -8.0)


@pytest.fixture(scope="module")
def outlines():
    return load_outlines()


def radius(spot):
    return float(spot.find("{*}circle").get("r"))


def test_circles_count_the_events_of_a_place():
    picture = world_map([at(*GAO)] * 4 + [at(*GAO, kind="CONSULT"), at(*BAMAKO)])
    assert told(picture, "spot") == [
        "Gao: 5 events (verbal cooperation 1, material conflict 4)",
        "Bamako: 1 event (material conflict 1)",
    ]
    assert {"Gao 5", "Bamako 1", "Material conflict (5)", "Verbal cooperation (1)"} <= set(texts(picture))


def test_the_area_of_a_circle_stands_for_the_count():
    many, few = elements(world_map([at(*GAO)] * 36 + [at(*BAMAKO)] * 4), "spot")
    assert radius(many) ** 2 / radius(few) ** 2 == pytest.approx(9, rel=0.02)


def test_a_country_is_shaded_and_gets_no_circle():
    picture = world_map([at("Mali", "MLI", precision="country")] * 3)
    assert not elements(picture, "spot")
    assert told(picture, "country") == ["Mali, known only by country: 3 events"]
    assert "Known only by country: Mali 3." in picture.notes


def test_a_country_with_coordinates_is_still_no_pin():
    picture = world_map([at("Mali", "MLI", 17.0, -4.0, precision="country")])
    assert not elements(picture, "spot")


def test_regions_and_countries_without_outline_are_told():
    picture = world_map([at("Sahel", None, precision="region"), at("Tuvalu", "TUV", precision="country")])
    assert "In regions across borders, or off the outlines; not drawn: 2 events (Sahel 1, Tuvalu 1)." in picture.notes


def test_events_without_a_place_are_told():
    picture = world_map([at(*GAO), event(place=None), event(place=None)])
    assert "Without a place, not drawn: 2 events." in texts(picture)


@pytest.mark.parametrize("position", [(math.nan, 1.0), (91.0, 1.0), (1.0, 181.0), (math.inf, 0.0)])
def test_impossible_coordinates_are_no_place(position):
    picture = world_map([at("Nowhere", None, *position)])
    assert not elements(picture, "spot")
    assert "Nowhere 1" in picture.notes[0]


def test_provinces_have_a_broken_rim():
    picture = world_map([at("Gao Region", "MLI", 17.0, 0.5, precision="admin1")])
    assert elements(picture, "spot")[0].findall("{*}circle")[-1].get("stroke-dasharray")
    assert "Broken rim: somewhere in a province or district" in texts(picture)


def test_planned_events_are_pale():
    picture = world_map([at(*GAO), at(*GAO, status="future")])
    assert told(picture, "spot") == [
        "Gao: 2 events (material conflict 1, material conflict 1 planned, possible or denied)"
    ]


def test_the_map_shows_the_region_of_the_events():
    names = set(texts(world_map([at(*GAO), at(*BAMAKO)])))
    assert "Burkina Faso" in names
    assert "Brazil" not in names
    assert "Brazil" in set(texts(world_map([at(*GAO)], whole_world=True)))


def test_places_on_both_sides_of_greenwich_make_a_small_map():
    picture = world_map(
        [at("London", "GBR", 51.5, -0.1), at("Paris", "FRA", 48.9, 2.3), at("Berlin", "DEU", 52.5, 13.4)]
    )
    assert len(elements(picture, "spot")) == 3
    assert "Germany" in texts(picture)
    assert "Russia" not in texts(picture)


def test_a_class_outside_the_list_is_in_the_legend():
    assert "Other (1)" in texts(world_map([event(quad="other")]))


def test_places_on_both_sides_of_the_180th_meridian_lie_side_by_side():
    picture = world_map([at("Suva", "FJI", -18.1, 178.4), at("Apia", "WSM", -13.8, -171.8)])
    suva, apia = sorted(elements(picture, "spot"), key=lambda spot: -float(spot.find("{*}circle").get("cy")))
    assert float(suva.find("{*}circle").get("cx")) < float(apia.find("{*}circle").get("cx"))
    assert "Fiji" in texts(picture)


def test_places_beyond_the_edge_are_told():
    picture = world_map([at("McMurdo", "ATA", -77.8, 166.7)], whole_world=True)
    assert "not drawn: 1 event" in picture.notes[0]
    assert not elements(picture, "spot")


def test_no_events_make_a_map_that_says_so():
    picture = world_map([])
    assert "No events with a place." in texts(picture)
    assert not elements(picture, "spot")
    assert "No events with a place." in printed(picture)


def test_names_are_text_only():
    picture = world_map([at(HOSTILE, "MLI", 16.0, 0.0), at(HOSTILE, HOSTILE, precision="country")], title=HOSTILE)
    assert not elements(picture, "script")
    assert any(text.startswith("</text>") for text in texts(picture))
    assert "\x1b" not in printed(picture)


def test_the_terminal_shows_land_places_and_what_is_left_out():
    shown = printed(world_map([at(*GAO), at(*GAO), at(*BAMAKO), event(place=None)], title="Mali"))
    assert "Mali" in shown
    assert shown.count("●") == 1 + 1, "Gao, and the legend"
    assert shown.count("•") == 1
    assert any("\u2801" <= letter <= "\u28ff" for letter in shown)
    assert "Most events: Gao (MLI) 2, Bamako (MLI) 1." in shown
    assert "Without a place, not drawn: 1 event." in shown


def test_a_hundred_thousand_events_take_seconds():
    somewhere = [at(f"Place {number}", "MLI", -50 + number % 100, -170 + number * 0.34) for number in range(1000)]
    started = time.process_time()
    picture = world_map(event for _ in range(100) for event in somewhere)
    assert len(elements(picture, "spot")) == 1000
    # Measured: 0.9 s on one core.
    assert time.process_time() - started < 10


def test_outlines_know_countries_by_their_codes(outlines):
    assert all(code in outlines for code in ("MLI", "XKX", "SGP", "MLT", "PSE", "TWN", "ESH"))
    assert "XXX" not in outlines
    assert "" not in outlines
    assert outlines.name("MLI") == "Mali"
    west, _, _, north = outlines.box("FRA")
    assert west > -6, "France without its lands over sea"
    assert north < 52


@pytest.mark.parametrize(
    ("code", "lon", "lat"), [("UKR", 34.1, 45.0), ("CYP", 33.4, 35.3), ("SOM", 44.0, 9.6), ("LSO", 28.2, -29.5)]
)
def test_territories_lie_in_the_country_that_the_record_gives_them(outlines, code, lon, lat):
    projection = Projection((lon - 8, lat - 6, lon + 8, lat + 6), width=800)
    x, y = projection.point(lon, lat)
    inside = False
    for ring in outlines.drawn(projection)._rings(code, holes=True):
        following = np.roll(ring, -1, axis=0)
        crosses = (ring[:, 1] > y) != (following[:, 1] > y)
        start, end = ring[crosses], following[crosses]
        at_x = start[:, 0] + (y - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
        inside ^= bool((at_x > x).sum() % 2)
    assert inside


def test_the_projection_keeps_areas_and_shapes():
    def size(projection, lon, lat):
        left, bottom = projection.point(lon, lat)
        right, top = projection.point(lon + 0.1, lat + 0.1)
        return (right - left), (bottom - top)

    world = Projection(WORLD, width=900)
    wide, high = size(world, 11, 0)
    wide_north, high_north = size(world, 11, 60)
    assert wide_north * high_north == pytest.approx(wide * high * math.cos(math.radians(60.05)), rel=0.01)
    region = Projection((0, 55, 20, 65), width=900)
    wide, high = size(region, 10, 60)
    assert wide == pytest.approx(high * math.cos(math.radians(60)), rel=0.02)


positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=8, deadline=None)
@given(st.lists(positions, max_size=6), st.booleans())
def test_every_event_is_drawn_or_told(spots, whole_world):
    picture = world_map([at("Somewhere", None, *spot) for spot in spots], whole_world=whole_world)
    drawn = sum(int(text.split(": ")[1].split()[0]) for text in told(picture, "spot"))
    left = sum(int(note.rsplit(": ", 1)[1].split()[0]) for note in picture.notes if "further places" in note)
    assert drawn + left == len(spots)


@given(st.lists(st.tuples(st.sampled_from(["MLI", "XXX", None]), st.sampled_from(["city", "country", "region"]))))
def test_every_event_is_counted_once(places):
    found = place_tally([at("Somewhere", country, 1.0, 2.0, precision=p) for country, p in places], outlined={"MLI"})
    parts = (sum(spot.total for spot in found.spots), sum(found.countries.values()), sum(found.elsewhere.values()))
    assert sum(parts) + found.unplaced == found.total == len(places)
