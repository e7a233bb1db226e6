"""Corrections: what people say stands, also after the articles were coded again."""

from __future__ import annotations

import pytest

from dateline.errors import ArchiveError
from tests.archive.fakes import ForgetfulCoder, NewCoder, QuickCoder, lines

TEXT = "RUS accuses MLI of lies. MLI meets RUS. FRA aids MLI."
MLI = {"text": "MLI", "start": 12, "end": 15, "name": "Mali", "id": "MLI", "country": "MLI"}
RUS = {"text": "RUS", "start": 0, "end": 3, "name": "Russia", "id": "RUS", "country": "RUS"}
OF_LIES = {"zone": "body", "start": 0, "end": 24, "trigger": {"start": 19, "end": 23, "text": "lies"}}


@pytest.fixture
def news(archive, add):
    add({"id": "a", "text": TEXT, "published": "2024-03-05"})
    return archive


def types(archive):
    return [event.type for event in archive.events_of("a")]


def first(archive):
    return archive.events_of("a")[0]


def states(archive):
    return [one.state for one in archive.corrections()]


def test_an_edit_changes_fields_and_what_follows_from_them(news):
    made = news.correct("edit", first(news).id, who="ann", why="a demand", changes={"type": "REQUEST"})
    event = news.event(first(news).id)
    assert (event.type, event.score, event.cameo) == ("REQUEST", -5.0, "100")
    assert (made.who, made.why, made.before[0].type, made.after[0].type) == ("ann", "a demand", "ACCUSE", "REQUEST")
    assert [row["type"] for row in news.events(reviewed=True)] == ["REQUEST"]
    assert [row["type"] for row in news.counts(actor="RUS", recipient="MLI")] == ["REQUEST"]


def test_a_field_that_is_filled_in_is_no_longer_unknown(news):
    place = {"text": "MLI", "start": 12, "end": 15, "name": "Mali", "country": "MLI", "precision": "country"}
    news.correct("edit", first(news), who="ann", changes={"place": place})
    assert first(news).place.name == "Mali"
    assert "place" not in first(news).unknown


def test_an_event_that_is_rejected_is_gone(news):
    news.correct("reject", first(news), who="ann")
    assert types(news) == ["CONSULT", "AID"]
    assert len(news.events(actor="RUS")) == 0


def test_an_event_that_is_confirmed_is_reviewed(news):
    news.correct("confirm", first(news), who="ann")
    assert [row["type"] for row in news.events(reviewed=True)] == ["ACCUSE"]
    assert types(news) == ["ACCUSE", "CONSULT", "AID"]


def test_an_event_is_split(news):
    news.correct("split", first(news), who="ann", after=[{"type": "REJECT"}, {"type": "THREATEN"}])
    assert sorted(types(news)) == ["AID", "CONSULT", "REJECT", "THREATEN"]
    assert len({event.id for event in news.events_of("a")}) == 4


def test_events_are_merged(news):
    events = news.events_of("a")
    news.correct("merge", events[:2], who="ann", changes={"evidence": [*events[0].evidence, *events[1].evidence]})
    assert types(news) == ["ACCUSE", "AID"]
    assert len(first(news).evidence) == 2


def test_an_event_is_added(news):
    added = {"type": "REJECT", "actors": [RUS], "recipients": [MLI], "evidence": [OF_LIES]}
    news.correct("add", who="ann", article="a", after=[added])
    assert sorted(types(news)) == ["ACCUSE", "AID", "CONSULT", "REJECT"]
    event = next(event for event in news.events_of("a") if event.type == "REJECT")
    assert (event.quad, event.coder, len(event.id)) == ("verbal conflict", "ann", 16)


def test_later_corrections_build_on_earlier_ones(news):
    news.correct("edit", first(news), who="ann", changes={"type": "REQUEST"})
    news.correct("edit", first(news), who="bob", changes={"status": "negated"})
    news.correct("edit", first(news), who="ann", changes={"type": "REJECT"})
    assert (first(news).type, first(news).status) == ("REJECT", "negated")
    assert [one.correction.who for one in news.corrections(who="bob")] == ["bob"]


def test_corrections_hold_when_the_article_is_coded_again(news):
    events = news.events_of("a")
    news.correct("edit", events[0], who="ann", changes={"type": "REQUEST"})
    news.correct("reject", events[1], who="ann")
    news.correct("confirm", events[2], who="ann")
    news.recode(coder=NewCoder)
    assert types(news) == ["REQUEST", "AID"]
    assert {event.coder for event in news.events_of("a")} == {"quick 2"}
    assert states(news) == ["applied"] * 3
    news.tidy(keep_days=0)
    assert types(news) == ["REQUEST", "AID"]


def test_what_was_confirmed_stands_against_a_new_coder(news):
    news.correct("confirm", first(news), who="ann")
    news.recode(coder=NewCoder)
    assert types(news)[0] == "ACCUSE"


def test_splits_and_additions_hold_too(news):
    news.correct("split", first(news), who="ann", after=[{"type": "REJECT"}, {"type": "THREATEN"}])
    added = {"type": "COERCE", "actors": [RUS], "evidence": [OF_LIES]}
    news.correct("add", who="ann", article="a", after=[added])
    news.recode(coder=NewCoder)
    assert sorted(types(news)) == ["AID", "COERCE", "CONSULT", "REJECT", "THREATEN"]


def test_corrections_hold_in_a_new_version_with_the_same_words(news, tmp_path):
    news.correct("edit", first(news), who="ann", changes={"type": "REQUEST", "actors": [RUS]})
    moved = [{"id": "a", "text": "Breaking: " + TEXT, "published": "2024-03-05"}]
    news.add(lines(tmp_path / "new.jsonl", moved), coder=QuickCoder)
    event = first(news)
    assert (event.type, event.actors[0].name) == ("REQUEST", "Russia")
    assert news.article("a").text[event.actors[0].start : event.actors[0].end] == "RUS"


def test_corrections_that_find_nothing_are_listed(news):
    events = news.events_of("a")
    news.correct("edit", events[0], who="ann", changes={"type": "REQUEST"})
    news.correct("reject", events[1], who="ann")
    news.recode(coder=ForgetfulCoder)
    assert types(news) == []
    assert states(news) == ["lost", "moot"]
    assert [one.correction.before[0].id for one in news.corrections(state="lost")] == [events[0].id]
    news.recode(coder=NewCoder)
    assert states(news) == ["applied", "applied"]


def test_corrections_are_of_their_time(news):
    before = news.version
    news.correct("reject", first(news), who="ann")
    assert [row["type"] for row in news.at(before).events(actor="RUS")] == ["ACCUSE"]
    assert news.at(before).corrections() == []


@pytest.mark.parametrize(
    ("action", "options"),
    [
        ("praise", {}),
        ("edit", {}),
        ("edit", {"changes": {"id": "x"}}),
        ("edit", {"changes": {"type": "WAR"}}),
        ("edit", {"changes": {"mode": "aerial"}}),
        ("edit", {"changes": {"actors": [{**RUS, "start": 1, "end": 4}]}}),
        ("edit", {"changes": {"actors": [{**RUS, "zone": "title"}]}}),
        ("edit", {"changes": {"type": "REQUEST"}, "who": " "}),
        ("confirm", {"changes": {"type": "REQUEST"}}),
        ("split", {"after": [{"type": "REJECT"}]}),
        ("merge", {"changes": {"type": "REJECT"}}),
        ("add", {"after": [{"type": "REJECT", "evidence": [OF_LIES]}], "article": "a"}),
    ],
)
def test_corrections_that_are_none(news, action, options):
    with pytest.raises(ArchiveError, match="bad_correction"):
        news.correct(action, first(news), **{"who": "ann", **options})
    assert news.corrections() == []


def test_only_what_is_there_is_corrected(news):
    with pytest.raises(ArchiveError, match="no_record"):
        news.correct("reject", "nothing", who="ann")
    with pytest.raises(ArchiveError, match="no_record"):
        news.correct("add", who="ann", article="none", after=[{"type": "REJECT", "evidence": [OF_LIES]}])


@pytest.mark.parametrize("action", ["reject", "merge"])
def test_what_another_correction_took_away_is_no_loss(news, action):
    events = news.events_of("a")
    others = [news.only(lambda correction, name=name: correction.who == name) for name in ("dan", "eve")]
    if action == "merge":
        news.correct("merge", [events[2], events[0]], who="ann", changes={})
    else:
        news.correct("reject", events[0], who="ann")
    for other, name in zip(others, ("dan", "eve"), strict=True):
        other.correct("confirm", events[0], who=name)
    assert [one.state for one in news.corrections() if one.correction.who != "ann"] == ["moot", "moot"]
    assert news.corrections(state="lost") == []


@pytest.mark.parametrize(
    "changes", [{"quad": "material conflict"}, {"score": 3}, {"cameo": "190"}, {"type": "AID", "score": -9.0}]
)
def test_what_follows_from_the_type_cannot_be_changed_against_it(news, changes):
    with pytest.raises(ArchiveError, match="follows from type and mode"):
        news.correct("edit", first(news), who="ann", changes=changes)
    assert news.corrections() == []


def test_what_follows_from_the_type_may_be_said(news):
    news.correct("edit", first(news), who="ann", changes={"type": "REQUEST", "quad": "verbal conflict", "score": -5.0})
    assert (first(news).type, first(news).cameo) == ("REQUEST", "100")
