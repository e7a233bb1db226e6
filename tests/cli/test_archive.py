"""The commands over an archive, as a user runs them; a coder that takes no time stands in for the real one."""

from __future__ import annotations

import csv
import io
import json
import pickle
import shutil
import signal

import duckdb
import msgspec
import pytest

import dateline
from dateline.archive import Archive
from dateline.cli.adding import maker_of
from dateline.records import Place
from tests.archive.fakes import NewCoder, QuickCoder, lines

TEXTS = ["RUS accuses MLI. USA meets FRA.", "MLI attacks FRA near Gao.", "Nothing here."]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("dateline.cli.adding.Coder", QuickCoder)


@pytest.fixture
def source(tmp_path):
    articles = [
        {"id": f"a{number}", "text": text, "title": f"News {number}", "published": f"2024-03-0{number + 1}"}
        for number, text in enumerate(TEXTS)
    ]
    return str(lines(tmp_path / "news.jsonl", articles))


@pytest.fixture
def archive(run, source, tmp_path):
    folder = str(tmp_path / "africa")
    assert run("add", source, "--to", folder).code == 0
    return folder


def found(run, archive, *filters):
    done = run("find", archive, *filters, "--format", "jsonl")
    assert done.code == 0, done.err
    return [json.loads(line)["type"] for line in done.out.splitlines()]


# Adding


def test_add_tells_what_it_stored(run, source, tmp_path):
    done = run("add", source, "--to", str(tmp_path / "x"))
    assert done.code == 0
    assert b"3 articles stored; 3 events" in done.out
    assert b"1 without events, 0 not coded" in done.out


def test_adding_the_same_twice_adds_nothing(run, source, archive):
    done = run("add", source, "--to", archive)
    assert done.code == 0
    assert b"0 articles stored, 3 there already; 0 events" in done.out
    assert len(found(run, archive)) == 3


def test_the_archive_may_be_told_by_the_environment(run, source, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "x"))
    assert run("add", source).code == 0
    assert b"The archive is whole." in run("check").out


def test_some_failures_are_told_and_exit_with_3(run, tmp_path):
    folder = str(tmp_path / "x")
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "RUS accuses MLI."}\nnot json\n{"title": "no text"}\n{"text": "BOOM"}\n')
    done = run("add", str(bad), "--to", folder)
    assert done.code == 3
    assert "bad.jsonl line 2" in done.err
    assert "3 failed (" in done.err
    assert "1 bad_json" in done.err
    assert f"see them with `dateline ledger {folder} --failed`" in done.err
    listed = run("ledger", folder, "--failed", "--format", "json")
    assert {row["code"] for row in json.loads(listed.out)} == {"bad_json", "bad_article", "internal"}


def test_nothing_but_failures_exits_with_1(run, tmp_path):
    done = run("add", str(tmp_path / "no-such-file"), "--to", str(tmp_path / "x"))
    assert done.code == 1
    assert "[not_found]" in done.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_add_says_how_to_go_on_and_goes_on(run, tmp_path, monkeypatch, number, code):
    folder = str(tmp_path / "x")
    many = str(lines(tmp_path / "many.jsonl", [f"RUS accuses MLI {number}." for number in range(10)]))
    events, seen = QuickCoder.events, []

    def interrupted(self, article):
        seen.append(article)
        if len(seen) == 4:
            signal.raise_signal(number)
        return events(self, article)

    monkeypatch.setattr(QuickCoder, "events", interrupted)
    done = run("add", many, "--to", folder)
    assert done.code == code
    assert b"3 articles stored" in done.out
    assert f"To go on: dateline add {many} --to {folder}" in done.err
    done = run("add", many, "--to", folder)
    assert done.code == 0
    assert b"7 articles stored, 3 there already" in done.out


def test_an_archive_within_the_source_is_refused(run, source, tmp_path):
    done = run("add", str(tmp_path), "--to", str(tmp_path / "x"))
    assert done.code == 1
    assert "lies in the source" in done.err
    assert source


def test_progress_shows_on_a_terminal(run, source, tmp_path, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    done = run("add", source, "--to", str(tmp_path / "x"))
    assert done.code == 0
    assert "articles" in done.err
    assert "3 events" in done.err


def test_nothing_is_said_of_progress_elsewhere(run, source, tmp_path):
    assert run("add", source, "--to", str(tmp_path / "x")).err == ""


def test_pages_are_kept_if_asked(run, tmp_path):
    text = "RUS accuses MLI. " * 30
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{text}</p></article></body></html>")
    folder = str(tmp_path / "x")
    assert run("add", str(tmp_path / "page.html"), "--to", folder, "--keep-pages").code == 0
    assert json.loads(run("sql", folder, "SELECT count(*) AS n FROM pages", "--format", "json").out) == [{"n": 1}]


def test_recode_codes_what_is_there_again(run, archive, monkeypatch):
    monkeypatch.setattr("dateline.cli.adding.Coder", NewCoder)
    done = run("recode", archive)
    assert done.code == 0
    assert b"3 coded again" in done.out
    assert sorted(found(run, archive)) == ["ASSAULT", "CONSULT", "THREATEN"]


def test_the_coder_of_ones_own_actors_can_go_to_other_processes(tmp_path):
    maker = maker_of([tmp_path / "own.csv"])
    assert pickle.loads(pickle.dumps(maker)).keywords == {"knowledge": [tmp_path / "own.csv"]}


# Tables


def test_the_columns_of_a_table_are_guessed_and_shown(run, tmp_path):
    table = tmp_path / "news.csv"
    table.write_text("Headline,Body,Date,Source\nOne,RUS accuses MLI.,2024-03-01,Courier\n")
    done = run("add", str(table), "--to", str(tmp_path / "x"))
    assert done.code == 0
    assert f"{table}: text from 'Body', title from 'Headline', published from 'Date', outlet from 'Source'" in done.err
    assert found(run, str(tmp_path / "x"), "--outlet", "courier") == ["ACCUSE"]


def test_columns_can_be_set(run, tmp_path):
    table = tmp_path / "news.csv"
    table.write_text("body,lead\nnothing,RUS accuses MLI.\n")
    done = run("add", str(table), "--to", str(tmp_path / "x"), "--map", "text=lead")
    assert done.code == 0
    assert b"1 article stored; 1 event;" in done.out
    assert "no day of publication" in done.err


@pytest.mark.parametrize("mapped", ["text", "words=lead"])
def test_a_map_that_cannot_be_is_misuse(run, tmp_path, mapped):
    done = run("add", "x.csv", "--to", str(tmp_path / "x"), "--map", mapped)
    assert done.code == 2
    assert "[bad_columns]" in done.err


def test_code_reads_tables_too(run, tmp_path):
    table = tmp_path / "news.csv"
    table.write_text("lead,date\nRebels attacked the town of Gao on Monday.,2024-03-28\n")
    done = run("code", str(table), "--map", "text=lead", "--format", "jsonl")
    assert [json.loads(line)["when"]["from"] for line in done.out.splitlines()] == ["2024-03-25"]
    done = run("code", str(table))
    assert done.code == 1
    assert "[bad_columns]" in done.err


# Finding


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
def test_find_filters(run, archive, filters, types):
    assert sorted(found(run, archive, *filters)) == sorted(types)


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


def test_at_goes_back(run, archive, tmp_path):
    more = lines(tmp_path / "more.jsonl", [{"id": "b", "text": "DEU aids MLI."}])
    run("add", str(more), "--to", archive)
    assert "AID" in found(run, archive)
    assert "AID" not in found(run, archive, "--at", "2")
    assert run("find", archive, "--at", "no-such").code == 1


# Showing


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
    assert json.loads(run("show", archive, "a0", "--json").out)["text"] == TEXTS[0]


def test_show_tells_what_is_not_there(run, archive):
    done = run("show", archive, "zzz")
    assert done.code == 1
    assert "[no_record]" in done.err


# Pictures


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


# SQL


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


# Keeping


def test_runs_and_history_and_ledger(run, archive):
    assert b"quick 1" in run("runs", archive).out
    (listed,) = json.loads(run("runs", archive, "--json").out)
    assert listed["counts"]["stored"] == 3
    assert b"added" in run("history", archive).out
    outcomes = csv.DictReader(io.StringIO(run("ledger", archive, "--format", "csv").out.decode()))
    assert {row["outcome"] for row in outcomes} == {"stored"}
    assert json.loads(run("ledger", archive, "--run", "none", "--format", "json").out) == []
    (day,) = json.loads(run("ledger", archive, "--by-day", "--format", "json").out)
    assert (day["seen"], day["stored"], day["without_events"]) == (3, 3, 1)
    assert run("ledger", archive, "--by-day", "--failed").code == 2


def test_diff_tells_what_changed(run, archive):
    with dateline.open(archive) as there:
        before = str(there.version)
        accuse, consult = there.events(type="ACCUSE").records() + there.events(type="CONSULT").records()
        there.correct("reject", consult.id, who="Ann")
        there.correct("edit", accuse.id, who="Ann", changes={"status": "negated"})
    done = run("diff", archive, before)
    out = done.out.decode()
    assert f"- {consult.id} CONSULT USA (USA) → FRA (FRA)" in out
    assert f"~ {accuse.id} ACCUSE RUS (RUS) → MLI (MLI)" in out
    assert "status: actual → negated" in out
    assert "0 added, 1 withdrawn, 1 changed" in done.err
    assert json.loads(run("diff", archive, before, "--json").out)["withdrawn"][0]["id"] == consult.id


def test_a_snapshot_is_written_under_its_tag(run, archive, tmp_path):
    folder = tmp_path / "v1"
    done = run("snapshot", archive, "--tag", "v1", "--to", str(folder))
    assert done.code == 0, done.err
    assert str(folder).encode() in done.out
    assert folder.is_dir()
    assert len(found(run, archive, "--at", "v1")) == 3


def test_a_tag_that_was_given_before_still_is_the_state_of_then(run, archive, tmp_path):
    assert run("snapshot", archive, "--tag", "v1", "--to", str(tmp_path / "one")).err == ""
    run("add", str(lines(tmp_path / "more.jsonl", ["RUS accuses FRA."])), "--to", archive)
    done = run("snapshot", archive, "--tag", "v1", "--to", str(tmp_path / "two"))
    assert done.code == 0
    assert "'v1' is the state of version 3, as when the tag was given" in done.err


def test_nothing_found_tells_what_to_try(run, archive):
    assert "Names are matched whole, countries by code" in run("find", archive, "--actor", "Russ").err
    assert run("find", archive, "--type", "COERCE").err == "No event fits.\n"
    assert "--until when it happened" in run("find", archive, "--at", "2020-01-01").err


def test_a_map_takes_the_filters_of_find(run, archive, tmp_path):
    def drawn(*options):
        done = run("map", archive, *options, "--out", str(tmp_path / "map.svg"))
        assert done.code == 0, done.err
        return done.err

    for options in (["attacks"], ["--evidence", "attacks"], ["--said-by", "nobody"], ["--reviewed"]):
        assert drawn(*options) != drawn()


def test_tidy_and_check_and_repair(run, archive):
    assert b"batches are now" in run("tidy", archive).out
    assert run("check", archive, "--deep").out == b"The archive is whole.\n"
    done = run("repair", archive)
    assert (done.code, done.out) == (0, b"Every file is there and can be read.\n")


def test_check_finds_damage_and_repair_mends_it(run, archive):
    with dateline.open(archive) as there:
        file = next(file for file in (there.path / "events").rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:100])
    done = run("check", archive)
    assert done.code == 1
    assert b"damaged" in done.out
    assert "dateline repair" in done.err
    done = run("repair", archive)
    assert done.code == 0
    assert b"put aside" in done.out
    assert run("check", archive).code == 0
    assert len(found(run, archive)) == 3


def test_an_archive_copied_over_another_is_told_and_both_are_joined(run, archive, tmp_path):
    other = tmp_path / "other"
    run("add", str(lines(tmp_path / "more.jsonl", [{"id": "b", "text": "DEU aids MLI."}])), "--to", str(other))
    shutil.copytree(other, archive, dirs_exist_ok=True)
    done = run("check", archive)
    assert done.code == 1
    assert b"overlaid" in done.out
    assert b"the files of two archives are in one folder" in done.out
    assert "dateline repair" in done.err
    assert run("tidy", archive).code == 1
    done = run("repair", archive)
    assert (done.code, b"is one archive now" in done.out) == (0, True)
    assert run("check", archive).code == 0
    assert len(found(run, archive)) == 4


def test_the_command_line_uses_the_public_archive():
    assert dateline.Archive is Archive


# What people run into


def test_words_with_signs_are_searched(run, archive):
    assert found(run, archive, "MLI's") == []
    assert found(run, archive, "[Gao]") == ["ASSAULT"]
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


def test_tables_of_a_folder_may_differ(run, tmp_path):
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "a.csv").write_text("lead,day\nRUS accuses MLI.,x\n")
    (tmp_path / "two" / "b.csv").write_text("body,date\nMLI attacks FRA.,2024-03-01\n")
    done = run("add", str(tmp_path / "two"), "--to", str(tmp_path / "x"), "--map", "text=lead")
    assert done.code == 0, done.err
    assert (
        "b.csv: text from 'body', published from 'date'; set with --map FIELD=COLUMN; it has no column 'lead'"
        in done.err
    )
    assert b"2 articles stored" in done.out
    done = run("add", str(tmp_path / "two"), "--to", str(tmp_path / "y"), "--map", "text=nope")
    assert done.code == 2
    assert "no table has a column 'nope'" in done.err


def test_the_columns_of_standard_input_are_shown(run, tmp_path):
    content = b"Body,Date\nRUS accuses MLI.,2024-03-01\n"
    done = run("add", "-", "--to", str(tmp_path / "x"), stdin=content)
    assert done.code == 0
    assert "standard input: text from 'Body', published from 'Date'; set with --map" in done.err
    done = run("add", "-", "--to", str(tmp_path / "x"), "--map", "text=nope", stdin=content)
    assert done.code == 1
    assert "no table has a column 'nope'" in done.err


def test_a_failure_names_its_item_once(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("text\nRUS accuses MLI.\n'' \n ,\n")
    done = run("add", str(table), "--to", str(tmp_path / "x"))
    assert done.err.count("t.csv line 4") == 1


def test_show_takes_the_beginning_of_an_id(run, archive):
    with dateline.open(archive) as there:
        event = there.events_of("a1")[0]
    assert json.loads(run("show", archive, event.id[:10], "--json").out)["id"] == event.id
    done = run("show", archive, "nobody")
    assert done.code == 1
    assert "[no_record]" in done.err


def test_repair_counts_lost_corrections(run, archive):
    with dateline.open(archive) as there:
        for event in there.events().records():
            there.correct("confirm", event, who="ann")
        files = sorted((there.path / "corrections").glob("*.parquet"))
    for file in files[:2]:
        file.unlink()
    assert run("check", archive).code == 1
    done = run("repair", archive)
    assert done.code == 3
    assert done.out.count(b"missing: ") == 2
    assert b"put aside" not in done.out
    assert b"lost: 2 corrections; only an older copy of the archive has them, or make them again" in done.out
    done = run("repair", archive)
    assert (done.code, done.out) == (0, b"Every file is there and can be read.\n")


def test_diff_tells_values_as_the_cards_do(run, archive, monkeypatch):
    monkeypatch.setattr("dateline.cli.adding.Coder", NewCoder)
    run("recode", archive)
    done = run("diff", archive, "2")
    assert b"    type: ACCUSE \xe2\x86\x92 THREATEN" in done.out
    assert b"{" not in done.out
    assert json.loads(run("diff", archive, "2", "--json").out)["changed"]


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
