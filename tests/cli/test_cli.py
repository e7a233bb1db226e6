"""The commands as a user runs them: output, messages, exit codes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import logging
import os
import subprocess
import sys
import zipfile

import duckdb
import pytest

from dateline.cli.consoles import SafeFormatter

PAGE = """<html><head><title>Troops leave Herat</title><meta property="article:published_time" content="2024-03-28">
</head><body><article><h1>Troops leave Herat</h1>
<p>Gunmen killed at least 12 farmers near Gao on Monday, police said in a statement on Wednesday evening.</p>
<p>The president of Mali condemned the attack and promised to send more soldiers to the region, officials said.</p>
</article></body></html>"""

_NO_DAY = "no day of publication, so that 'on Monday' has no date"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return path


def test_code_prints_cards(run, page):
    done = run("code", str(page))
    out = done.out.decode()
    assert done.code == 0
    assert "Troops leave Herat, 2024-03-28" in out
    assert "ASSAULT" in out
    assert "12 farmers near Gao" in out.replace("\n", " ")


@pytest.mark.parametrize("format_name", ["json", "jsonl", "csv", "parquet"])
def test_code_writes_files(run, page, tmp_path, format_name):
    out = tmp_path / f"events.{format_name}"
    assert run("code", str(page), "--format", format_name, "--out", str(out)).code == 0
    content = out.read_bytes()
    rows = {
        "json": lambda: json.loads(content),
        "jsonl": lambda: [json.loads(line) for line in content.splitlines()],
        "csv": lambda: list(csv.DictReader(io.StringIO(content.decode()))),
        "parquet": lambda: [{"type": kind} for (kind,) in duckdb.sql(f"SELECT type FROM '{out}'").fetchall()],
    }[format_name]()
    assert "ASSAULT" in {row["type"] for row in rows}


def _lines(*articles: dict[str, str]) -> bytes:
    return "".join(json.dumps(article) + "\n" for article in articles).encode()


def test_text_of_a_page_is_no_markup_of_the_terminal(run):
    article = {
        "title": "Deal [/b] done :smile:",
        "text": "Rebels attacked :smile: Gao on Monday, police said.",
    }
    done = run("code", "-", stdin=_lines(article))
    assert done.code == 0
    assert "Deal [/b] done :smile:" in done.out.decode()
    assert "attacked :smile: Gao" in done.out.decode()
    assert b"Deal [/b] done :smile:" in run("read", "-", stdin=_lines(article)).out
    shown = json.loads(run("read", "-", "--json", stdin=_lines(article)).out)
    assert {name: shown[name] for name in article} == article


def test_input_cannot_steer_the_terminal(run, tmp_path, monkeypatch, coder):
    def failing(article):
        raise RuntimeError(f"boom {article.id}")

    path = tmp_path / "a\x1b[2Jb.html"
    path.write_bytes(b"")
    assert "\x1b" not in run("code", str(path)).err
    assert "\x1b" not in run("code", "no\x1b[2Jne", "--format", "x\x1b[2J").err
    monkeypatch.setattr(coder, "begin", failing)
    done = run("code", "-", stdin=_lines({"id": "x\x1b[2Jy", "text": "Rebels attacked Gao."}))
    assert "boom x[2Jy" in done.err
    assert "\x1b" not in done.err


def test_logged_text_cannot_steer_the_terminal():
    record = logging.makeLogRecord({"msg": "  torn \x1b[2J page\r\n    at line 2"})
    assert SafeFormatter().format(record) == "  torn [2J page\n    at line 2"


def test_articles_not_coded_are_named_by_their_source(run, tmp_path):
    french = "Le président malien a rencontré mardi à Bamako le ministre des Affaires étrangères de la Russie. " * 4
    path = tmp_path / "articles.jsonl"
    path.write_bytes(_lines({"text": french}, {"text": "Rebels attacked Gao."}, {"text": french}))
    done = run("code", str(path), "--format", "jsonl")
    told = [line for line in done.err.splitlines() if line.startswith("not coded: ")]
    assert [line.split(": ")[1] for line in told] == [f"{path} line 1", f"{path} line 3"]


def test_json_articles_without_a_day_take_it_from_the_option(run):
    line = _lines({"text": "Rebels attacked Gao on Monday."})
    done = run("code", "-", "--published", "2024-03-28", "--format", "jsonl", stdin=line)
    assert json.loads(done.out.splitlines()[0])["when"]["from"] == "2024-03-25"


def test_articles_as_json_lines_are_taken_verbatim(run):
    text = "  Rebels   attacked\nthe town of Gao on Monday."
    line = json.dumps({"id": "x7", "title": "Attack", "published": "2024-03-28", "text": text})
    done = run("code", "-", "--format", "jsonl", stdin=f"{line}\nnot json\n".encode())
    events = [json.loads(record) for record in done.out.splitlines()]
    assert events
    for event in events:
        assert event["article"] == "x7"
        for evidence in event["evidence"]:
            trigger = evidence["trigger"]
            zone = text if evidence["zone"] == "body" else "Attack"
            assert zone[trigger["start"] : trigger["end"]] == trigger["text"]
    assert done.code == 3
    assert "line 2" in done.err
    assert "[bad_json]" in done.err


def test_tables_on_standard_input_are_read_as_files_are(run):
    table = b"number;words;Date\nx1;Rebels attacked Gao.;2024-03-28\nx2;;2024-03-29\n"
    done = run("code", "-", "--format", "jsonl", "--map", "text=words", "--map", "id=number", stdin=table)
    assert {json.loads(record)["article"] for record in done.out.splitlines()} == {"x1"}
    assert done.code == 3
    assert "standard input line 3" in done.err
    shown = json.loads(run("read", "-", "--json", stdin=b"title,text\nTalks,Talks were held.\n").out)
    assert (shown["title"], shown["text"]) == ("Talks", "Talks were held.")
    done = run("code", "-", "--map", "text=nope", stdin=table)
    assert done.code == 1
    assert "and no 'nope'" in done.err


def test_the_columns_of_a_table_are_told(run, tmp_path):
    table = tmp_path / "news.csv"
    table.write_text("body,Day\nRebels attacked Gao on Monday.,2024-03-28\n")
    done = run("code", str(table), "--format", "jsonl")
    assert done.err == f"{table}: text from 'body'; set with --map FIELD=COLUMN; {_NO_DAY}\n"
    assert run("code", str(table), "--format", "jsonl", "--published", "2024-03-28").err.endswith("FIELD=COLUMN\n")
    done = run("code", "-", "--map", "published=Day", stdin=table.read_bytes())
    assert "standard input: text from 'body', published from 'Day'" in done.err


def test_a_text_given_as_a_name_is_told_where_texts_go(run):
    done = run("code", "Rebels attacked Gao on Monday.")
    assert done.code == 1
    assert "dateline code -" in done.err


def test_bare_text_takes_its_day_from_the_option(run):
    done = run("code", "-", "--published", "2024-03-28", "--format", "jsonl", stdin=b"Rebels attacked Gao on Monday.")
    assert json.loads(done.out.splitlines()[0])["when"]["from"] == "2024-03-25"


def test_a_country_has_its_middle_only_with_centroids(run):
    text = b"Rebels attacked soldiers in Mali on Monday."
    features = [
        json.loads(run("code", "-", "--format", "geojson", *asked, stdin=text).out)["features"]
        for asked in ((), ("--centroids",))
    ]
    assert [len(found) for found in features] == [1, 1]
    without, given = (found[0] for found in features)
    assert without["geometry"] is None
    assert given["geometry"]["coordinates"] == pytest.approx([-3.5, 17.4], abs=0.5)
    assert given["properties"]["place_precision"] == "country"


@pytest.mark.usefixtures("page")
def test_a_folder_with_a_bad_file_is_done_in_part(run, tmp_path):
    (tmp_path / "broken.html").write_bytes(b"")
    done = run("code", str(tmp_path), "--format", "jsonl")
    assert done.code == 3
    assert done.out
    assert "broken.html" in done.err
    assert "[empty]" in done.err
    assert "1 article read, 1 failed" in done.err


def test_what_is_coded_is_not_overwritten_by_what_is_made_of_it(run, page, tmp_path):
    before = page.read_bytes()
    for source, told in ((page, "is the source"), (tmp_path, "lies in the source")):
        done = run("code", str(source), "--out", str(page))
        assert (done.code, told in done.err, "[bad_output]" in done.err) == (1, True, True)
    assert page.read_bytes() == before
    assert run("code", str(page), "--out", str(tmp_path / "cards.txt")).code == 0
    assert "lies in the source" in run("code", str(tmp_path), "--out", str(tmp_path / "new.txt")).err
    linked = tmp_path.parent / f"{tmp_path.name}.html"
    os.link(page, linked)
    assert "is the source" in run("code", str(page), "--out", str(linked)).err


def test_a_page_on_standard_input_is_not_overwritten(page):
    before = page.read_bytes()
    with page.open("rb") as given:
        command = [sys.executable, "-m", "dateline", "code", "-", "--out", str(page)]
        done = subprocess.run(command, stdin=given, capture_output=True, check=False)
    assert (done.returncode, b"[bad_output]" in done.stderr) == (1, True)
    assert page.read_bytes() == before


def test_of_very_many_failures_the_first_are_told(run, tmp_path):
    log = tmp_path / "log.jsonl"
    log.write_text("one line\n" * 250)
    done = run("code", str(log))
    assert (done.code, done.err.count("is not JSON")) == (1, 100)
    assert "failed: 150 more; of all, 250 bad_json" in done.err


def test_a_path_that_cannot_be_read_is_told_once(run, tmp_path):
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    circle = str(tmp_path / "circle")
    for arguments in (["code", circle], ["add", circle, "--to", str(tmp_path / "archive")]):
        done = run(*arguments)
        assert done.code == 1
        assert f"failed: '{circle}' cannot be read: Too many levels of symbolic links [unreadable]" in done.err


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.html", b"0" * 30_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        ("large.html", b"<html>" + b"a" * 20_000_001, "too_large"),
        ("bomb.html.gz", gzip.compress(bytes(100_000_000)), "bomb"),
        ("bomb.zip", _zip_bomb(), "archive_kind"),
        ("menu.html", b"<html><body><nav>Home News</nav></body></html>", "no_article"),
        ("bad.json", b"{", "bad_json"),
    ],
)
def test_bad_input_is_told_with_its_code(run, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    done = run("code", str(path))
    assert done.code == 1
    assert f"[{code}]" in done.err
    assert done.out == b""


def test_malformed_html_is_read(run, tmp_path):
    path = tmp_path / "torn.html"
    path.write_text(PAGE.replace("</p>", "").replace("</article></body></html>", "<div><p <b>"))
    assert run("code", str(path), "--format", "jsonl").code == 0


def test_another_language_is_read_and_not_coded(run, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(
        "Le président malien a rencontré mardi à Bamako le ministre des Affaires étrangères de la Russie. " * 4
    )
    done = run("code", str(path))
    assert done.code == 0
    assert b"not in English" in done.out
    assert "[unsupported_language]" in done.err


def test_without_a_date_relative_dates_stay_open_with_a_reason(run, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("Rebels attacked the town of Gao on Monday, officials said.")
    (event,) = (json.loads(line) for line in run("code", str(path), "--format", "jsonl").out.splitlines())
    assert event["when"] is None
    assert event["unknown"]["when"] == "no_publication_date"


@pytest.mark.usefixtures("page")
def test_a_defect_on_one_page_costs_no_other(run, tmp_path, monkeypatch, coder):
    (tmp_path / "second.html").write_text(PAGE)
    genuine, seen = coder.begin, []

    def failing(article):
        seen.append(article)
        if len(seen) == 1:
            raise RuntimeError("boom")
        return genuine(article)

    monkeypatch.setattr(coder, "begin", failing)
    done = run("code", str(tmp_path), "--format", "jsonl")
    assert done.code == 3
    assert done.out
    assert "[internal]" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("code", "no-such-file"), "[not_found]"),
        (("code", "http://127.0.0.1/page"), "[private_address]"),
        (("read", "no-such-file"), "[not_found]"),
    ],
)
def test_failures_exit_with_1(run, arguments, told):
    done = run(*arguments)
    assert done.code == 1
    assert told in done.err


@pytest.mark.parametrize(
    "arguments",
    [("code",), ("code", "x", "--format", "xml"), ("code", "x", "--published", "soon"), ("code", "x", "--colour")],
)
def test_misuse_exits_with_2(run, arguments):
    assert run(*arguments).code == 2


def test_out_in_a_missing_folder_is_told(run, page, tmp_path):
    done = run("code", str(page), "--format", "json", "--out", str(tmp_path / "no" / "events.json"))
    assert done.code == 1
    assert "[bad_output]" in done.err


def test_read_shows_the_article(run, page):
    done = run("read", str(page))
    assert done.code == 0
    assert b"Troops leave Herat" in done.out
    assert b"2024-03-28" in done.out


def test_read_as_json(run, page):
    article = json.loads(run("read", str(page), "--json").out)
    assert article["title"] == "Troops leave Herat"
    assert article["page_sha256"]


def test_doctor_finds_everything_in_place(run):
    done = run("doctor")
    assert done.code == 0
    assert b"BAD" not in done.out
    for part in (b"dateline", b"network", b"codebook", b"gazetteer"):
        assert part in done.out


def test_doctor_codes_a_sentence(run, monkeypatch, coder):
    assert b"coding       a sentence coded: ASSAULT" in run("doctor").out
    monkeypatch.setattr(coder, "begin", lambda _: list)
    done = run("doctor")
    assert done.code == 1
    assert b"BAD  coding       a sentence coded: no event" in done.out


def test_doctor_tells_whatever_fails(run, monkeypatch):
    def broken():
        raise OSError("model.onnx is damaged\x1b[2J")

    monkeypatch.setattr("dateline.cli.checks.default_coder", broken)
    done = run("doctor")
    assert done.code == 1
    assert b"BAD  coder        OSError: model.onnx is damaged[2J" in done.out


def test_schema_is_json(run):
    assert json.loads(run("schema").out)["title"] == "Dateline event"


def test_version(run):
    assert run("--version").out.startswith(b"dateline ")


def test_help_tells_in_a_line_what_each_command_is_for(run):
    for arguments in ((), ("knowledge",)):
        told = run(*arguments, "--help").out.decode()
        commands = told[told.index("Commands:") :].splitlines()[1:]
        assert commands
        assert not [line for line in commands if line.endswith("...")]


def test_an_empty_name_is_no_source_and_not_the_current_folder(run, monkeypatch, page):
    monkeypatch.chdir(page.parent)
    done = run("code", "")
    assert (done.code, "[not_found]" in done.err) == (1, True)


def test_a_dash_as_the_file_is_standard_output(run, tmp_path, monkeypatch, page):
    monkeypatch.chdir(tmp_path)
    for format_name in ("cards", "csv"):
        assert run("code", str(page), "--format", format_name, "--out", "-").out
    assert not (tmp_path / "-").exists()


def test_reasons_are_told_on_cards_only(run, page):
    done = run("code", str(page), "--explain", "--format", "json")
    assert (done.code, "--explain tells its reasons on cards only" in done.err) == (2, True)


def test_the_package_can_be_run_as_a_module():
    done = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, check=True, text=True)
    assert done.stdout.startswith("dateline ")
