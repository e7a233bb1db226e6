"""Corrections as data: a list, and gold articles that the evaluation reads."""

from __future__ import annotations

import msgspec

from dateline.evaluation.events import tally
from dateline.evaluation.gold import gold_articles
from dateline.reviewing import (
    Desk,
    correction_line,
    disagreements,
    find_words,
    gold_file,
    gold_files,
    own,
    place_at,
    when_at,
)


def write(found, folder):
    folder.mkdir()
    for one in found:
        (folder / one.name).write_bytes(one.json())
    return gold_articles(folder)


def test_a_correction_as_a_line(news):
    event = news.events_of("b")[0]
    Desk(news, who="ann").edit(event, {"status": "negated"}, why="denied")
    line = msgspec.json.decode(msgspec.json.encode(correction_line(news.corrections()[0])))
    assert (line["action"], line["who"], line["why"], line["state"]) == ("edit", "ann", "denied", "applied")
    assert line["changes"] == {"status": ["actual", "negated"]}
    assert (line["before"][0]["id"], line["events"]) == (event.id, [event.id])


def test_articles_reviewed_to_the_end_become_gold(news, tmp_path):
    desk = Desk(news, who="ann")
    article = news.article("a")
    accuse, meet, aid = news.events_of("a")
    desk.confirm(accuse)
    desk.reject(aid)
    assert list(gold_files(news)) == []
    changes = place_at(find_words(article, "Gao", meet), country="MLI")
    desk.edit(meet, {**changes, **when_at(meet, "2024-03-04", find_words(article, "Monday", meet))})
    found = write(gold_files(news), tmp_path / "gold")
    assert [(gold.id, gold.published) for gold in found] == [("a", "2024-03-05")]
    first, second = found[0].events
    assert (first.type, first.actors[0].country, first.evidence[0].trigger) == ("ACCUSE", "RUS", "accuses")
    assert (second.place.name, second.date.start, second.killed) == ("Gao", "2024-03-04", None)
    counts = tally(found[0], news.events_of("a"))
    assert (counts["gold"], counts["detect"], counts["whowhom"]) == (2, 2, 2)


def test_what_people_disagree_on_is_optional_or_contested(news, tmp_path):
    ann, bob = (Desk(news, who=name, independent=True) for name in ("ann", "bob"))
    events = news.events_of("a")
    for event in events:
        ann.confirm(event)
    place = place_at(find_words(news.article("a"), "Gao", events[1]))
    bob.reject(events[0])
    bob.edit(events[1], place)
    bob.confirm(events[2])
    found = write(gold_files(news, unsettled=disagreements(news)), tmp_path / "gold")[0]
    told = [(event.type, event.optional, event.contested) for event in found.events]
    assert told == [("ACCUSE", True, ()), ("CONSULT", False, ("place",)), ("AID", False, ())]
    with news.only(own("bob")) as bobs:
        alone = write(gold_files(bobs), tmp_path / "bob")[0]
    assert [event.type for event in alone.events] == ["CONSULT", "AID"]


def test_files_have_names_that_are_names(news):
    article = msgspec.structs.replace(news.article("a"), id="https://example.org/x?y=1")
    found = gold_file(article, [])
    assert found.name.endswith(".json")
    assert "/" not in found.name
    title = msgspec.structs.replace(news.events_of("a")[0].evidence[0], zone="title")
    event = msgspec.structs.replace(news.events_of("a")[0], evidence=[title])
    assert gold_file(article, [event]).left_out == 1
