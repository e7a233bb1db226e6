"""What goes into an archive: `dateline add`, `recode`, and how the columns of tables are taken."""

from __future__ import annotations

import json
import pickle
import signal

import pytest

from dateline.cli.adding import maker_of
from tests.archive.fakes import NewCoder, QuickCoder, lines


def test_add_tells_what_it_stored(run, source, tmp_path):
    done = run("add", source, "--to", str(tmp_path / "x"))
    assert done.code == 0
    assert b"3 articles stored; 3 events" in done.out
    assert b"1 without events, 0 not coded" in done.out


def test_adding_the_same_twice_adds_nothing(run, source, archive, found):
    done = run("add", source, "--to", archive)
    assert done.code == 0
    assert b"0 articles stored, 3 there already; 0 events" in done.out
    assert len(found(archive)) == 3


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


def test_recode_codes_what_is_there_again(run, archive, monkeypatch, found):
    monkeypatch.setattr("dateline.cli.adding.Coder", NewCoder)
    done = run("recode", archive)
    assert done.code == 0
    assert b"3 coded again" in done.out
    assert sorted(found(archive)) == ["ASSAULT", "CONSULT", "THREATEN"]


def test_the_coder_of_ones_own_actors_can_go_to_other_processes(tmp_path):
    maker = maker_of([tmp_path / "own.csv"])
    assert pickle.loads(pickle.dumps(maker)).keywords == {"knowledge": [tmp_path / "own.csv"]}


def test_the_columns_of_a_table_are_guessed_and_shown(run, tmp_path, found):
    table = tmp_path / "news.csv"
    table.write_text("Headline,Body,Date,Source\nOne,RUS accuses MLI.,2024-03-01,Courier\n")
    done = run("add", str(table), "--to", str(tmp_path / "x"))
    assert done.code == 0
    assert f"{table}: text from 'Body', title from 'Headline', published from 'Date', outlet from 'Source'" in done.err
    assert found(str(tmp_path / "x"), "--outlet", "courier") == ["ACCUSE"]


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
