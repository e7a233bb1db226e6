"""`dateline knowledge` and `--knowledge` as a user runs them."""

from __future__ import annotations

import json

OWN = "name,names,country,sector,kind\nSahara Watch,SW,MLI,NGO,ngo\n"
BROKEN = "name,country,sector,kind\nSahara Watch,MLY,NGO,club\n"


def test_list_tells_tables_and_regions(run):
    out = run("knowledge", "list").out.decode()
    assert "memberships" in out
    assert "general knowledge" in out
    assert "Western Africa" in out.partition("rows by region")[2]


def test_list_as_json(run):
    tables = {table["name"]: table for table in json.loads(run("knowledge", "list", "--json").out)}
    assert tables["states"]["rows"] > 300
    assert tables["states"]["regions"]["Western Africa"] >= 16
    assert all(table["version"] and table["source"] and table["licence"] for table in tables.values())


def test_who_tells_the_office_of_the_day_and_the_rows(run):
    early = run("knowledge", "who", "Emmanuel Macron", "--on", "2015-06-01").out.decode()
    late = run("knowledge", "who", "Emmanuel Macron", "--on", "2020-06-01").out.decode()
    assert "economy minister" in early.partition("holders_")[0]
    assert "role       president" in late
    assert "line " in late.partition("holders_")[2]


def test_who_as_json_with_codes_and_memberships(run):
    found = json.loads(run("knowledge", "who", "Mali", "--on", "2022-06-01", "--json").out)
    assert (found["id"], found["codes"]) == ("MLI", {"cow": 432, "cow_abbrev": "MLI", "gw": 432})
    assert {"id": "ecowas", "name": "ECOWAS", "status": "suspended"} in found["member_of"]
    assert found["rows"][0]["file"] == "states.csv"


def test_who_tells_the_members_of_a_body(run):
    out = run("knowledge", "who", "NATO", "--on", "2022-01-01").out.decode()
    assert "Poland" in out
    assert "Finland" not in out


def test_who_without_an_answer_gives_the_reason(run):
    done = run("knowledge", "who", "Tomas Okwari")
    assert done.code == 0
    assert "not_in_knowledge" in done.out.decode()


def test_who_wants_a_date(run):
    done = run("knowledge", "who", "Mali", "--on", "yesterday")
    assert done.code == 2
    assert "bad_date" in done.err


def test_who_knows_the_user_s_own(run, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(OWN)
    out = run("knowledge", "who", "SW", "--knowledge", str(path)).out.decode()
    assert "own:sahara-watch-mli" in out
    assert f"{path} line 2" in out


def test_a_phrase_cannot_steer_the_terminal(run):
    assert b"\x1b" not in run("knowledge", "who", "Mali\x1b[2J").out


def test_validate_tells_what_is_sound(run, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(OWN)
    done = run("knowledge", "validate", str(path))
    assert done.code == 0
    assert "0 rows on persons, 1 row on organisations and groups" in done.out.decode()


def test_validate_tells_every_problem_with_its_remedy(run, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(BROKEN)
    done = run("knowledge", "validate", str(path), str(tmp_path / "none.csv"))
    assert done.code == 1
    assert f"{path} line 2, country: 'MLY' is no country. Give the three capital letters" in done.err
    assert f"{path} line 2, kind: 'club' is no kind of actor." in done.err
    assert "none.csv: cannot be read" in done.err


def test_code_with_actors_of_one_s_own(run, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[actors]]\nname = "Dawn Brigade"\ncountry = "MLI"\nsector = "REB"\nkind = "rebel"\nid = "dawn"\n')
    article = json.dumps({"text": "The Dawn Brigade attacked the town of Gao on Monday.", "published": "2024-03-28"})
    done = run("code", "-", "--format", "jsonl", "--knowledge", str(path), stdin=article.encode())
    actors = [actor["id"] for line in done.out.splitlines() for actor in json.loads(line)["actors"]]
    assert actors == ["dawn"]


def test_code_with_a_broken_file_codes_nothing(run, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(BROKEN)
    done = run("code", "-", "--knowledge", str(path), stdin=b"Rebels attacked the town of Gao on Monday.")
    assert done.code == 1
    assert done.out == b""
    assert "[bad_knowledge]" in done.err
    assert "line 2, kind" in done.err
