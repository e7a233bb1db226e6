"""`dateline evaluate` and `dateline code --explain` as a user runs them."""

from __future__ import annotations

import json

import pytest

DATES = "2024-03-28\tDATE\t2024-03-28\nMonday\tDATE\t2024-03-25\n2019\tDATE\t2018\n"


@pytest.fixture
def dates(tmp_path):
    path = tmp_path / "dates.tsv"
    path.write_text(f"{DATES}\n{DATES}")
    return path


def test_figures_come_with_intervals_and_counts(run, dates):
    done = run("evaluate", "dates", str(dates))
    out = done.out.decode()
    assert done.code == 0
    assert "dates: 2 articles" in out
    assert "0.500 to 0.500  2 of 4" in out


def test_json_holds_the_same(run, dates):
    done = run("evaluate", "dates", str(dates), "--json", "--limit", "1")
    found = json.loads(done.out)
    assert (found["job"], found["units"]) == ("dates", 1)
    assert found["figures"][0] == {
        "name": "right",
        "value": 0.5,
        "low": None,
        "high": None,
        "counts": {"right": 1, "of": 2},
    }


def test_bad_data_end_with_a_message(run, dates):
    dates.write_text(f"{DATES}tomorrow\n")
    done = run("evaluate", "dates", str(dates))
    assert done.code == 1
    assert "line 4" in done.err
    assert "bad_gold" in done.err
    assert run("evaluate", "weather", str(dates)).code == 2


def test_explanations_stand_below_the_cards(run):
    text = b"Gunmen attacked farmers near Gao on Monday. The attack was condemned by France."
    done = run("code", "-", "--explain", "--published", "2024-03-28", stdin=text)
    out = done.out.decode()
    assert done.code == 0
    for told in ("trigger", "triggers_conflict.csv line", "attacked ↓nsubj Gunmen", "status", "place", "date"):
        assert told in out


def test_where_no_event_is_found_the_nearest_words_are_told(run):
    text = b"The singer killed it on stage."
    told = run("code", "-", "--explain", stdin=text).out.decode()
    assert "No events were found." in told
    assert "ruled out by triggers_conflict.csv line" in " ".join(told.split())
    assert "ruled out" not in run("code", "-", stdin=text).out.decode()


def test_events_that_are_left_out_as_unsure_are_told(run):
    text = b"Gunmen attacked farmers near Gao on Monday."
    done = run("code", "-", "--min-confidence", "1", stdin=text)
    assert "No events as sure as 1 were found." in done.out.decode()
    assert "1 event less sure than 1 left out" in done.err
    assert "less sure" not in run("code", "-", "--min-confidence", "0.1", stdin=text).err


def test_explanations_are_for_people(run):
    done = run("code", "-", "--explain", "--format", "json", stdin=b"France condemned Russia.")
    assert done.code != 0
    assert "bad_format" in done.err
