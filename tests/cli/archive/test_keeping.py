"""What keeps an archive: `dateline runs`, `history`, `diff`, `snapshot`, `tidy`, `check`, `repair`."""

from __future__ import annotations

import csv
import io
import json
import shutil

import dateline
from dateline.archive import Archive
from tests.archive.fakes import NewCoder, lines


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


def test_a_snapshot_is_written_under_its_tag(run, archive, tmp_path, found):
    folder = tmp_path / "v1"
    done = run("snapshot", archive, "--tag", "v1", "--to", str(folder))
    assert done.code == 0, done.err
    assert str(folder).encode() in done.out
    assert folder.is_dir()
    assert len(found(archive, "--at", "v1")) == 3


def test_a_tag_that_was_given_before_still_is_the_state_of_then(run, archive, tmp_path):
    assert run("snapshot", archive, "--tag", "v1", "--to", str(tmp_path / "one")).err == ""
    run("add", str(lines(tmp_path / "more.jsonl", ["RUS accuses FRA."])), "--to", archive)
    done = run("snapshot", archive, "--tag", "v1", "--to", str(tmp_path / "two"))
    assert done.code == 0
    assert "'v1' is the state of version 3, as when the tag was given" in done.err


def test_tidy_and_check_and_repair(run, archive):
    assert b"batches are now" in run("tidy", archive).out
    assert run("check", archive, "--deep").out == b"The archive is whole.\n"
    done = run("repair", archive)
    assert (done.code, done.out) == (0, b"Every file is there and can be read.\n")


def test_check_finds_damage_and_repair_mends_it(run, archive, found):
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
    assert len(found(archive)) == 3


def test_an_archive_copied_over_another_is_told_and_both_are_joined(run, archive, found, tmp_path):
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
    assert len(found(archive)) == 4


def test_the_command_line_uses_the_public_archive():
    assert dateline.Archive is Archive


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
