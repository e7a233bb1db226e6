"""What is found in an archive: `dateline find`, `sql`."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import msgspec
import pytest

import dateline
from dateline.records import Place
from tests.archive.fakes import QuickCoder, lines


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        ((), ["ACCUSE", "CONSULT", "ASSAULT"]),
        (("--actor", "RUS"), ["ACCUSE"]),
        (("--recipient", "FRA", "--order", "newest"), ["ASSAULT", "CONSULT"]),
        (("--pair", "MLI", "RUS"), ["ACCUSE"]),
        (("--country", "fra", "--type", "assault"), ["ASSAULT"]),
        (("--type", "ASSAULT", "--type", "ACCUSE"), ["ACCUSE", "ASSAULT"]),
        (("--since", "2024-03-02"), ["ASSAULT"]),
        (("--until", "2024-03-01"), ["ACCUSE", "CONSULT"]),
        (("--min-confidence", "0.9"), []),
        (("--reviewed",), []),
        (("--not-reviewed", "--limit", "1"), ["ACCUSE"]),
        (("Gao",), ["ASSAULT"]),
    ],
)
def test_find_filters(archive, filters, types, found):
    assert sorted(found(archive, *filters)) == sorted(types)


def test_find_shows_cards_with_ids(run, archive):
    done = run("find", archive, "--actor", "RUS")
    out = done.out.decode()
    assert "News 0, 2024-03-01" in out
    assert "article a0" in out
    assert "ACCUSE" in out
    (event,) = dateline.open(archive).events(actor="RUS").records()
    assert f"event {event.id}" in out


def test_find_shows_a_table(run, archive):
    lines_ = run("find", archive, "--format", "table").out.decode().splitlines()
    assert lines_[0].split() == ["id", "day", "type", "actors", "recipients", "place", "status", "confidence"]
    assert len(lines_) == 4


def test_find_tells_what_it_does_not_show(run, tmp_path):
    many = lines(tmp_path / "many.jsonl", ["RUS accuses MLI. " * 60])
    run("add", str(many), "--to", str(tmp_path / "x"))
    done = run("find", str(tmp_path / "x"), "--format", "table")
    assert len(done.out.splitlines()) == 51
    assert "50 of 60 events" in done.err
    assert len(run("find", str(tmp_path / "x"), "--format", "table", "--limit", "0").out.splitlines()) == 61


def test_find_says_when_nothing_fits(run, archive):
    done = run("find", archive, "--actor", "DEU")
    assert (done.code, done.out) == (0, b"")
    assert "No event fits." in done.err


class PlacingCoder(QuickCoder):
    """A coder that puts every event in Mali."""

    def event(self, article, found):
        place = Place(text="MLI", start=0, end=3, name="Mali", country="MLI", precision="country", reason="stated")
        return msgspec.structs.replace(super().event(article, found), place=place, unknown={})


@pytest.mark.parametrize("asked", [False, True])
def test_find_gives_countries_their_middle_only_with_centroids(run, tmp_path, monkeypatch, asked):
    monkeypatch.setattr("dateline.cli.adding.Coder", PlacingCoder)
    folder, out = str(tmp_path / "x"), tmp_path / "events.parquet"
    assert run("add", str(lines(tmp_path / "news.jsonl", ["MLI attacks FRA."])), "--to", folder).code == 0
    options = ("--centroids",) if asked else ()
    (event,) = map(json.loads, run("find", folder, "--format", "jsonl", *options).out.splitlines())
    assert run("find", folder, "--format", "parquet", "--out", str(out), *options).code == 0
    ((in_parquet,),) = duckdb.sql(f"SELECT place_lat FROM read_parquet('{out}')").fetchall()
    assert event["place"]["lat"] == in_parquet == (pytest.approx(17.4, abs=0.5) if asked else None)


@pytest.mark.parametrize("format_name", ["json", "csv", "parquet", "geojson", "polecat"])
@pytest.mark.parametrize("to_file", [False, True])
def test_find_writes_files(run, archive, tmp_path, format_name, to_file):
    out = tmp_path / "events"
    done = run("find", archive, "--format", format_name, *(("--out", str(out)) if to_file else ()))
    assert done.code == 0, done.err
    content = out.read_bytes() if to_file else done.out
    out.write_bytes(content)
    types = {
        "json": lambda: [row["type"] for row in json.loads(content)],
        "csv": lambda: [row["type"] for row in csv.DictReader(io.StringIO(content.decode()))],
        "parquet": lambda: [kind for (kind,) in duckdb.sql(f"SELECT type FROM read_parquet('{out}')").fetchall()],
        "geojson": lambda: [feature["properties"]["type"] for feature in json.loads(content)["features"]],
        "polecat": lambda: [row["Event Type"] for row in csv.DictReader(io.StringIO(content.decode()), delimiter="\t")],
    }[format_name]()
    assert sorted(types) == ["ACCUSE", "ASSAULT", "CONSULT"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--format", "xml"), "bad_format"),
        (("--type", "WAR"), "bad_filter"),
        (("--since", "soon"), "bad_filter"),
        (("--order", "random"), "bad_filter"),
    ],
)
def test_find_misused(run, archive, arguments, code):
    done = run("find", archive, *arguments)
    assert done.code == 2
    assert f"[{code}]" in done.err


@pytest.mark.parametrize("command", ["find", "check", "runs", "ledger", "history", "tidy"])
def test_there_must_be_an_archive(run, tmp_path, command):
    done = run(command, str(tmp_path / "nowhere"))
    assert done.code == 1
    assert "[no_archive]" in done.err
    assert not (tmp_path / "nowhere").exists()


def test_at_goes_back(run, archive, tmp_path, found):
    more = lines(tmp_path / "more.jsonl", [{"id": "b", "text": "DEU aids MLI."}])
    run("add", str(more), "--to", archive)
    assert "AID" in found(archive)
    assert "AID" not in found(archive, "--at", "2")
    assert run("find", archive, "--at", "no-such").code == 1


def test_sql_as_table_and_files(run, archive, tmp_path):
    question = "SELECT type, count(*) AS n FROM events GROUP BY 1 ORDER BY 1"
    assert run("sql", archive, question).out.decode().splitlines()[1].split() == ["ACCUSE", "1"]
    assert run("sql", archive, question, "--format", "csv").out.decode().splitlines() == [
        "type,n",
        "ACCUSE,1",
        "ASSAULT,1",
        "CONSULT,1",
    ]
    out = tmp_path / "x.parquet"
    assert run("sql", archive, question, "--format", "parquet", "--out", str(out)).code == 0
    assert duckdb.sql(f"SELECT sum(n) FROM read_parquet('{out}')").fetchall() == [(3,)]


def test_sql_writes_times_and_lists(run, archive):
    question = "SELECT recorded_at, actors, day, 1.5::DECIMAL(4,1) AS half FROM events WHERE type = 'ACCUSE'"
    (row,) = json.loads(run("sql", archive, question, "--format", "json").out)
    assert row["actors"] == ["RUS"]
    assert row["day"] == "2024-03-01"
    assert row["half"] == 1.5
    assert "RUS" in run("sql", archive, question).out.decode()


@pytest.mark.parametrize(
    "question",
    ["DROP TABLE events", "SELECT 1; SELECT 2", "SELECT * FROM nowhere", "SELECT * FROM read_csv('/etc/passwd')", ""],
)
def test_sql_only_reads_the_archive(run, archive, question):
    done = run("sql", archive, question)
    assert done.code == 2
    assert "[bad_sql]" in done.err


def test_nothing_found_tells_what_to_try(run, archive):
    assert "Names are matched whole, countries by code" in run("find", archive, "--actor", "Russ").err
    assert run("find", archive, "--type", "COERCE").err == "No event fits.\n"
    assert "--until when it happened" in run("find", archive, "--at", "2020-01-01").err


def test_words_with_signs_are_searched(run, archive, found):
    assert found(archive, "MLI's") == []
    assert found(archive, "[Gao]") == ["ASSAULT"]
    done = run("find", archive, "?!")
    assert done.code == 2
    assert "title:word" in done.err


@pytest.mark.parametrize(
    ("filters", "advice"),
    [(("--mode", "blub"), "Choose of"), (("--sector", "FOO"), "MIL"), (("--country", "Mali"), "MALI is MLI.")],
)
def test_codes_that_do_not_exist_are_misuse(run, archive, filters, advice):
    done = run("find", archive, *filters)
    assert done.code == 2
    assert advice in done.err


def test_columns_of_equal_name_are_all_written(run, archive):
    done = run("sql", archive, "SELECT 1 AS a, 2 AS a", "--format", "csv")
    assert done.out.decode().splitlines() == ["a,a_1", "1,2"]


def test_an_output_that_fails_leaves_nothing(run, archive, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.cli.finding.write_events", full)
    done = run("find", archive, "--format", "csv", "--out", str(tmp_path / "out.csv"))
    assert done.code == 1
    assert "No space left on device [bad_output]" in done.err
    assert not list(tmp_path.glob("*out.csv*"))
