"""`dateline review`, `corrections` and `agreement`, as people use them; the keys come from lines."""

from __future__ import annotations

import csv
import json
import os
import sys
import termios
import threading
from types import SimpleNamespace

import pytest

from dateline.archive import Archive
from dateline.cli.keys import LineKeys, TerminalKeys
from dateline.records import Entity, Place
from dateline.reviewing import Passage
from tests.archive.fakes import NewCoder, QuickCoder, lines

TEXT = "It rained. RUS accuses MLI of lies. MLI meets RUS in Gao on Monday. FRA aids MLI. The end."


class KnowsLittle:
    """Stands in for the coder's own parts, which take a while to load."""

    def party(self, words, *, article, event):
        del article, event
        known = {"country": "MLI", "sector": "MIL", "id": "MLI.MIL", "name": "Malian army"} if words == "RUS" else {}
        return Entity(text=words, start=0, end=len(words), **known)

    def places(self, at, *, article):
        del article
        span = {"text": at.text, "zone": at.zone, "start": at.start, "end": at.end}
        return [Place(name=at.text, country=country, **span) for country in ("MLI", "BFA")]

    def when(self, words, *, article):
        del words, article

    def sentences(self, article):
        ends = [place + 1 for place, letter in enumerate(article.text) if letter == "."]
        starts = [0, *(end + 1 for end in ends[:-1])]
        spans = zip(starts, ends, strict=True)
        return [Passage(zone="body", start=start, end=end, text=article.text[start:end]) for start, end in spans]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("dateline.cli.review.Suggester", KnowsLittle)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def archive(tmp_path):
    articles = [
        {"id": "a", "title": "News from Gao", "published": "2024-03-05", "text": TEXT},
        {"id": "b", "published": "2024-03-06", "text": "RUS attacks MLI, killing at least 12 people."},
    ]
    with Archive(tmp_path / "africa", threads=1) as made:
        made.add(lines(tmp_path / "news.jsonl", articles), coder=QuickCoder)
    return str(tmp_path / "africa")


@pytest.fixture
def review(run, archive):
    """Types keys, one a line, into a review; gives what was shown and said."""

    def reviewed(*keys, who="ann", options=()):
        done = run("review", archive, "--who", who, *options, stdin="\n".join([*keys, ""]).encode())
        assert done.code == 0, done.err
        return SimpleNamespace(out=done.out.decode(), err=done.err)

    return reviewed


def events(archive, article="a"):
    with Archive(archive, create=False, threads=1) as there:
        return there.events_of(article)


def types(archive, article="a"):
    return [event.type for event in events(archive, article)]


def test_what_is_shown_fits_80_columns(review):
    shown = review("?", "1", "", "4", "1", "", "t", "q").out
    assert max(map(len, shown.splitlines())) <= 80
    assert "1 of 4" in shown
    assert "ACCUSE  Criticises" in shown
    assert "It rained. RUS accuses MLI of lies. MLI meets RUS in Gao" in " ".join(shown.split())
    assert "REQUEST    Asks, appeals for" in shown


def test_confirm_reject_and_go_on_later(review, archive):
    assert "1 confirm, 1 reject" in review("c", "r", "q").err
    assert types(archive) == ["ACCUSE", "AID"]
    assert "1 of 2" in review("confirm", "quit").out
    assert "1 of 1" in review("c").out
    assert "nothing to review" in review().err
    assert "1 of 3" in review("q", options=["--again"]).out


def test_filters_and_order(review, run, archive):
    assert "1 of 1" in review("q", options=["--type", "aid"]).out
    assert "ASSAULT" in review("q", options=["--order", "newest"]).out
    assert "1 of 3" in review("q", options=["--article", "a"]).out
    assert run("review", archive, "--who", "ann", "--order", "size").code == 2
    assert run("review", archive).code == 2


def test_type_mode_and_status(review, archive):
    review("1", "8", "3", "7", "2", "n")
    event = events(archive)[0]
    assert (event.type, event.mode, event.quad, event.status) == ("REQUEST", "yield", "verbal conflict", "future")
    review("2", "0", options=["--again", "--type", "REQUEST"])
    assert events(archive)[0].mode is None
    assert "AID has no modes" in review("2", "q", options=["--type", "AID"]).out


def test_parties(review, archive):
    only = ["--type", "CONSULT", "--again"]
    review("4", "1", "FRA", options=only)
    assert [party.text for party in events(archive)[1].recipients] == ["RUS", "FRA"]
    review("4", "2", "2", "1", "fra", "4", "2", "2", "2", "1", options=only)
    assert [(party.country, party.sector) for party in events(archive)[1].recipients] == [("RUS", None), ("FRA", "GOV")]
    review("4", "4", "2", "x", options=only)
    event = events(archive)[1]
    assert ([p.text for p in event.actors], [p.text for p in event.recipients]) == (["RUS"], ["MLI", "FRA"])
    review("3", "2", "7", "RUS", "4", "3", "1", options=only)
    event = events(archive)[1]
    assert [(p.name, p.id, p.sector) for p in event.actors] == [("Malian army", "MLI.MIL", "MIL")]
    assert [p.text for p in event.recipients] == ["FRA"]


def test_place_day_toll_sources_and_contexts(review, archive):
    only = ["--type", "CONSULT", "--again"]
    review(
        "5",
        "1",
        "Gao",
        "1",
        "6",
        "1",
        "on Monday",
        "2024-03-04",
        "9",
        "1",
        "FRA",
        "0",
        "military election",
        "h",
        options=only,
    )
    event = events(archive)[1]
    assert (event.place.name, event.place.country, event.place.reason) == ("Gao", "MLI", "stated")
    assert (event.when.from_, event.when.text, event.when.reason) == ("2024-03-04", "on Monday", "stated")
    assert ([source.text for source in event.attribution], event.contexts) == (["FRA"], ["election", "military"])
    assert event.historical
    review("5", "4", "6", "2", "2024-03", "9", "2", "0", "-", options=only)
    event = events(archive)[1]
    assert (event.place, event.when.to, event.attribution, event.contexts) == (None, "2024-03-31", [], [])
    review("8", "1", "at least 12", "12-", options=["--type", "ASSAULT"])
    assert events(archive, "b")[0].quantities["killed"].min == 12
    review("8", "1", "2", options=["--type", "ASSAULT", "--again"])
    assert events(archive, "b")[0].quantities == {}


def test_answers_that_are_none_change_nothing(review, archive):
    shown = review("5", "1", "Timbuktu", "6", "2", "Monday", "0", "war", "3", "2", "1", "Mali", "q").out
    assert "does not stand in the article" in shown
    assert "Write 2024-03-28" in shown
    assert "is no context" in shown
    assert "is no code of a country" in " ".join(shown.split())
    assert types(archive) == ["ACCUSE", "CONSULT", "AID"]


def test_split_and_merge(review, archive):
    review("s", "1", "9", options=["--type", "AID"])
    assert sorted(types(archive)) == ["ACCUSE", "ACCUSE", "AID", "CONSULT"]
    review("m", "1", "n", options=["--type", "CONSULT"])
    merged = next(event for event in events(archive) if event.type == "CONSULT")
    assert len(merged.evidence) == 2
    assert "no other event" in review("m", "q", options=["--article", "b"]).out


def test_an_event_is_added_and_comes_next(review, archive):
    shown = review("a", "1", "rained", "g", "3", "1", "FRA", "w", "hidden in the first line", "c", "q").out
    assert "1 of 5" in shown
    added = next(event for event in events(archive) if event.type == "ASSAULT")
    assert ([party.text for party in added.actors], added.evidence[0].trigger.text) == (["FRA"], "rained")
    assert "does not stand in the sentence" in review("a", "1", "Gao", "q").out


def test_back_and_bring_back(review, archive):
    shown = review("r", "b", "c", "q").out
    assert "not there any more: ACCUSE" in shown
    assert types(archive) == ["ACCUSE", "CONSULT", "AID"]
    assert "1 of 4" in review("n", "b", "q", options=["--again"]).out


def test_why_is_stored_with_the_next_decision_only(review, run, archive):
    review("w", "a demand", "r", "r")
    told = [json.loads(line) for line in run("corrections", archive, "--format", "jsonl").out.splitlines()]
    assert [one["why"] for one in told] == ["a demand", None]
    assert b"reject by ann" in run("corrections", archive).out
    assert b": a demand" in run("corrections", archive, "--who", "ann", "--state", "applied").out
    assert run("corrections", archive, "--state", "lost").out == b""
    assert run("corrections", archive, "--state", "gone").code == 2


def test_corrections_hold_when_the_articles_are_coded_again(review, run, archive):
    review("1", "8", "3", "n", "r", "c", "c")
    with Archive(archive, create=False, threads=1) as there:
        there.recode(coder=NewCoder)
    assert types(archive) == ["REQUEST", "AID"]
    assert "nothing to review" in review().err
    assert "no longer find" not in run("corrections", archive).err


def code_alone(review):
    review("c", "1", "8", "", "n", "r", "c", who="ann", options=["--independent"])
    review("c", "7", "2", "n", "c", "c", who="bob", options=["--independent"])


def test_agreement_and_adjudication(review, run, archive, tmp_path):
    assert "two people" in run("agreement", archive).err
    code_alone(review)
    file = tmp_path / "differing.csv"
    done = run("agreement", archive, "--disagreements", str(file))
    assert b"ann, bob: 4 events of 2 articles" in done.out
    assert "2 events to be adjudicated" in done.err
    rows = list(csv.DictReader(file.read_text().splitlines()))
    assert [(row["field"], row["ann"], row["bob"]) for row in rows] == [
        ("type", "REQUEST", "CONSULT"),
        ("status", "actual", "future"),
        ("event", "no", "yes"),
    ]
    found = json.loads(run("agreement", archive, "--json", "--who", "bob", "--who", "ann").out)
    assert (found["units"], found["fields"]["type"]["agreed"]) == (4, 2)
    shown = review("f", "1", "2", "w", "the money was paid", "2", who="carol", options=["--adjudicate"])
    assert "Settled: 2 of 2" in shown.err
    assert max(map(len, shown.out.splitlines())) <= 80
    assert [(event.type, event.status) for event in events(archive)] == [
        ("ACCUSE", "actual"),
        ("REQUEST", "future"),
        ("AID", "actual"),
    ]
    assert (
        "Settled: 0 of 0" in review(who="carol", options=["--adjudicate", "--between", "ann", "--between", "bob"]).err
    )
    assert run("agreement", archive).err == ""


def test_adjudication_can_be_left_and_taken_up(review, archive):
    code_alone(review)
    assert "Settled: 0 of 2" in review("x", "n", "q", who="carol", options=["--adjudicate"]).err
    assert "Settled: 1 of 2" in review("0", who="carol", options=["--adjudicate"]).err
    assert "Settled: 1 of 1" in review("1", who="carol", options=["--adjudicate"]).err
    assert types(archive) == ["ACCUSE"]


def test_gold_articles_can_be_measured_with(review, run, archive, tmp_path):
    review("c", "c", "r", "q")
    folder = tmp_path / "gold"
    assert "1 article whose" in run("corrections", archive, "--format", "gold", "--out", str(folder)).err
    gold = json.loads((folder / "a.json").read_text())
    assert [event["type"] for event in gold["events"]] == ["ACCUSE", "CONSULT"]
    assert gold["title"] == "News from Gao"
    assert run("corrections", archive, "--format", "gold", "--who", "ann", "--out", str(tmp_path / "ann")).code == 0
    assert run("corrections", archive, "--format", "gold").code == 1
    assert run("corrections", archive, "--format", "xml").code == 2


@pytest.fixture
def typed(monkeypatch):
    """Types on a terminal that is standard input; closing it hangs up."""
    ours, its = os.openpty()
    with os.fdopen(ours, "wb", buffering=0) as keyboard, os.fdopen(its) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        yield keyboard


def test_keys_of_a_terminal(typed):
    set_before = termios.tcgetattr(sys.stdin)
    with TerminalKeys() as keys:
        for pressed, key in (
            ("C", "c"),
            ("\x1b[D", "b"),
            ("\r", ""),
            (" ", "n"),
            ("\x1b[5~", "?"),
            ("é", "é"),
            ("\x1bc", "?"),
        ):
            typed.write(pressed.encode())
            assert keys.key() == key
        typed.write(b" a reason \n")
        assert keys.line() == "a reason"
        typed.write(b"\x04")
        with pytest.raises(EOFError):
            keys.key()
    assert termios.tcgetattr(sys.stdin) == set_before
    assert not LineKeys().is_terminal


@pytest.mark.parametrize(
    ("begun", "rest", "key"), [(b"\x1b", b"[C", "n"), (b"\x1b[", b"D", "b"), (b"\xc3", b"\xa9", "é")]
)
def test_a_key_that_arrives_in_two_parts_is_one(typed, begun, rest, key):
    with TerminalKeys() as keys:
        typed.write(begun)
        later = threading.Timer(0.01, typed.write, [rest])
        later.start()
        assert keys.key() == key
        later.join()


def test_keys_typed_ahead_are_taken_one_by_one(typed):
    with TerminalKeys() as keys:
        typed.write(b"c\x1b[C\x1b\x1bOAwa reason\rr\x04")
        assert [keys.key() for _ in range(5)] == ["c", "n", "", "?", "w"]
        assert keys.line() == "a reason"
        assert keys.key() == "r"
        for taken in (keys.key, keys.line):
            with pytest.raises(EOFError):
                taken()


def test_ctrl_d_before_the_program_takes_keys_is_the_end(typed):
    # The terminal is still read by lines.
    typed.write(b"\x04")
    with TerminalKeys() as keys, pytest.raises(EOFError):
        keys.key()


def test_a_terminal_that_is_gone_is_the_end(typed):
    with TerminalKeys() as keys:
        typed.close()
        with pytest.raises(EOFError):
            keys.key()


@pytest.mark.parametrize("before", [[], ["1"], ["3", "1"], ["w"], ["c", "s"]])
def test_the_end_of_input_is_the_end_of_a_review(review, archive, before):
    decided = "1 confirm" if "c" in before else "nothing"
    assert f"Stored: {decided}." in review(*before).err
    assert types(archive) == ["ACCUSE", "CONSULT", "AID"]


def test_options_that_cannot_be_are_told_as_what_they_are(run, archive):
    done = run("corrections", archive, "--state", "gone")
    assert (done.code, "'gone' is no state" in done.err, "applied, moot, lost" in done.err) == (2, True, True)
    done = run("review", archive, "--who", "ann", "--between", "bob")
    assert (done.code, "--between goes with --adjudicate" in done.err) == (2, True)
    assert "--independent" in run("agreement", archive).err
