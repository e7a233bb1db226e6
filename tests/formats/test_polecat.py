from __future__ import annotations

import csv
import io

import pytest

from dateline.formats import write_events
from dateline.records import Entity, When
from tests.builders import article, event

RUSSIA = Entity(text="Russia", start=0, end=6, name="Russia", id="RUS", country="RUS", sector="GOV", role="state")
MALI = Entity(text="Mali", start=0, end=4, name="Mali", id="MLI", country="MLI", sector="GOV")


def rows(*events, **of_article):
    out = io.BytesIO()
    written = write_events([(article(**of_article), events)], out, "polecat")
    found = list(csv.DictReader(io.StringIO(out.getvalue().decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(found) == written
    return found


def test_the_columns_are_polecats_in_their_order():
    (row,) = rows(event())
    assert len(row) == 40
    assert list(row)[:8] == [
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name")
    ]
    assert list(row)[-4:] == ["Story Organizations", "Story Locations", "Language", "Version"]


def test_an_event_is_a_row():
    (row,) = rows(event(actors=[RUSSIA], recipients=[MALI]))
    told = {
        "Event ID": event().id,
        "Event Date": "2024-03-25",
        "Event Type": "ASSAULT",
        "Event Mode": "firearms",
        "Intensity": "-9.3",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "crime; military",
        "Actor Name": "Russia",
        "Actor Country": "RUS",
        "Actor COW": "365",
        "Primary Actor Sector": "GOV",
        "Actor Title": "state",
        "Recipient COW": "432",
        "Recipient Title": "None",
        "City": "Gao",
        "Country": "MLI",
        "Latitude": "16.27",
        "Longitude": "-0.04",
        "GeoNames ID": "2457163",
        "Raw Placename": "Gao",
        "Source": "The Sahel Courier",
        "Publication Date": "2024-03-28",
    }
    assert {column: row[column] for column in told} == told


def test_several_parties_share_a_cell_and_none_is_named_so():
    (row,) = rows(event(actors=[RUSSIA, MALI], recipients=[], place=None))
    assert row["Actor Name"] == "Russia; Mali"
    assert row["Actor COW"] == "365; 432"
    assert (row["Recipient Name"], row["Recipient Country"], row["Placename"]) == ("None", "None", "None")


@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_what_did_not_happen_is_left_out(status):
    assert [row["Event ID"] for row in rows(event(status=status), event(id="f" * 16))] == ["f" * 16]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (None, "2024-03-28"),
        (When(text="in May", start=0, end=6, from_="2023-05-01", to="2023-05-31", grain="month"), "2023-05-01"),
        (When(text="until May", start=0, end=9, from_=None, to="2023-05-31", grain="month"), "2023-05-31"),
    ],
)
def test_the_date_is_one_day(when, day):
    assert [row["Event Date"] for row in rows(event(when=when))] == [day]


def test_cells_hold_neither_tabs_nor_lines_nor_formulas():
    (row,) = rows(event(), outlet="=The\tSahel\nCourier")
    assert row["Source"] == "'=The Sahel Courier"
