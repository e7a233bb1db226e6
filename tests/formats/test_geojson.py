from __future__ import annotations

import io
import json

from dateline.formats import write_events
from dateline.records import Place
from tests.builders import article, event

COUNTRY = Place(text="Mali", start=0, end=4, name="Mali", country="MLI", precision="country", reason="stated")


def written(coded):
    out = io.BytesIO()
    write_events(coded, out, "geojson")
    return json.loads(out.getvalue())


def test_an_event_is_a_feature_at_its_place():
    (feature,) = written([(article(), [event()])])["features"]
    assert feature["id"] == event().id
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.04, 16.27]}
    assert feature["properties"]["type"] == "ASSAULT"
    assert feature["properties"]["actors"] == ["gunmen"]
    assert feature["properties"]["sentence"] == article().text


def test_an_event_without_a_point_has_no_geometry():
    found = written([(article(), [event(place=None), event(place=COUNTRY)])])
    assert [feature["geometry"] for feature in found["features"]] == [None, None]
    assert found["features"][1]["properties"]["place_country"] == "MLI"


def test_no_events_are_an_empty_collection():
    assert written([(article(), [])]) == {"type": "FeatureCollection", "features": []}
