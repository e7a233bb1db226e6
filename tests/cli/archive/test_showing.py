"""What is shown of an archive: `dateline show`, `timeline`, `map`."""

from __future__ import annotations

import json

import pytest

import dateline


def test_show_an_event_with_its_evidence_and_corrections(run, archive):
    with dateline.open(archive) as there:
        (event,) = there.events(actor="RUS").records()
        there.correct("confirm", event.id, who="Ann", why="as written")
    out = run("show", archive, event.id).out.decode()
    assert "RUS accuses MLI." in out
    assert "place: not stated" in out
    assert "confirm by Ann on " in out
    assert ": as written" in out
    assert json.loads(run("show", archive, event.id, "--json").out)["id"] == event.id


def test_show_an_article_with_its_events_marked(run, archive):
    out = run("show", archive, "a0").out.decode()
    assert "News 0" in out
    assert "RUS accuses[1] MLI. USA meets[2] FRA." in out
    assert "[2] CONSULT  USA (USA) → FRA (FRA)" in out
    assert json.loads(run("show", archive, "a0", "--json").out)["text"] == "RUS accuses MLI. USA meets FRA."


def test_show_tells_what_is_not_there(run, archive):
    done = run("show", archive, "zzz")
    assert done.code == 1
    assert "[no_record]" in done.err


@pytest.mark.parametrize("command", [("timeline", "RUS"), ("timeline", "FRA", "MLI", "--either"), ("map",)])
def test_pictures(run, archive, tmp_path, command):
    name, *rest = command
    assert run(name, archive, *rest).out.strip()
    for ending, start in (("svg", b"<svg"), ("png", b"\x89PNG")):
        out = tmp_path / f"picture.{ending}"
        assert run(name, archive, *rest, "--out", str(out)).code == 0
        assert start in out.read_bytes()[:200]
    assert run(name, archive, *rest, "--out", str(tmp_path / "picture.gif")).code == 1


def test_lanes_that_there_are_not_are_told_as_lanes(run, archive):
    done = run("timeline", archive, "RUS", "--lanes", "mode")
    assert (done.code, "'mode' is no kind of lanes [bad_filter]" in done.err) == (2, True)


def test_a_timeline_counts_one_direction_or_both(run, archive, tmp_path):
    def notes(*arguments):
        return run("timeline", archive, *arguments, "--out", str(tmp_path / "x.svg")).err

    # The quick coder knows no dates, so that each event is told below the picture.
    assert "1 event" in notes("MLI", "FRA")
    assert "1 event" not in notes("FRA", "MLI")
    assert "1 event" in notes("FRA", "MLI", "--either")


def test_a_map_takes_the_filters_of_find(run, archive, tmp_path):
    def drawn(*options):
        done = run("map", archive, *options, "--out", str(tmp_path / "map.svg"))
        assert done.code == 0, done.err
        return done.err

    for options in (["attacks"], ["--evidence", "attacks"], ["--said-by", "nobody"], ["--reviewed"]):
        assert drawn(*options) != drawn()


def test_show_takes_the_beginning_of_an_id(run, archive):
    with dateline.open(archive) as there:
        event = there.events_of("a1")[0]
    assert json.loads(run("show", archive, event.id[:10], "--json").out)["id"] == event.id
    done = run("show", archive, "nobody")
    assert done.code == 1
    assert "[no_record]" in done.err
