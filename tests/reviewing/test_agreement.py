"""Agreement of people on a small example, what they disagree on, and how that is settled."""

from __future__ import annotations

import pytest

from dateline.errors import ArchiveError
from dateline.reviewing import (
    Desk,
    Passage,
    added,
    agreement,
    coders,
    combined,
    disagreements,
    find_words,
    settle,
    units,
)
from tests.archive.fakes import NewCoder


@pytest.fixture
def both(news):
    """Ann and Bob coded both articles without seeing each other."""
    ann, bob = (Desk(news, who=name, independent=True) for name in ("ann", "bob"))
    accuse, meet, aid = news.events_of("a")
    attack = news.events_of("b")[0]
    ann.confirm(accuse)
    ann.edit(meet, {"type": "REQUEST"})
    ann.reject(aid)
    ann.confirm(attack)
    bob.confirm(accuse)
    bob.edit(meet, {"status": "future"})
    bob.confirm(aid)
    bob.confirm(attack)
    return ann, bob


def listed(news, **options):
    return [
        (one.unit.example.evidence[0].trigger.text, one.field, one.values) for one in disagreements(news, **options)
    ]


@pytest.mark.usefixtures("both")
def test_agreement_on_a_small_example(news):
    found = agreement(news)
    assert (found.who, found.articles, found.units) == (("ann", "bob"), 2, 4)
    # Four events, one of which only Bob has: 7 times yes, once no.
    there = found.fields["event"]
    assert (there.units, there.agreed, there.value) == (4, 3, 0.0)
    # Of three events that both have, two have the same type: o = 2, n = 6, values 2, 2, 1, 1.
    kinds = found.fields["type"]
    assert (kinds.units, kinds.agreed) == (3, 2)
    assert kinds.value == pytest.approx(1 - 2 * 5 / (36 - 10), abs=0.0001)
    assert found.fields["mode"].value is None
    assert found.fields["actors"].value == 1.0


@pytest.mark.usefixtures("both")
def test_disagreements_are_listed(news):
    assert listed(news) == [
        ("meets", "type", {"ann": "REQUEST", "bob": "CONSULT"}),
        ("meets", "status", {"ann": "actual", "bob": "future"}),
        ("aids", "event", {"ann": "no", "bob": "yes"}),
    ]


def test_only_what_both_have_judged_counts(news):
    ann, bob = (Desk(news, who=name, independent=True) for name in ("ann", "bob"))
    accuse, meet, _ = news.events_of("a")
    ann.confirm(accuse)
    bob.confirm(accuse)
    bob.confirm(meet)
    bob.confirm(news.events_of("b")[0])
    assert [unit.id for unit in units(news)] == [accuse.id]


def test_events_that_people_added_are_compared(news, both):
    ann, bob = both
    article = news.article("a")
    sentence = Passage(zone="body", start=0, end=10, text="It rained.")
    changes = added(sentence, find_words(article, "rained"), "ASSAULT")
    ann.add(article, changes)
    assert listed(news)[0] == ("rained", "event", {"ann": "yes", "bob": "no"})
    bob.add(article, {**changes, "type": "COERCE"})
    assert listed(news)[0] == ("rained", "type", {"ann": "ASSAULT", "bob": "COERCE"})


@pytest.mark.usefixtures("both")
def test_disagreements_are_settled(news):
    meet, aid = disagreements(news)[0].unit, disagreements(news)[2].unit
    settle(news, meet, combined(meet, {"type": "ann", "status": "bob"}), who="carol", why="read it twice")
    event = news.event(meet.id)
    assert (event.type, event.quad, event.status) == ("REQUEST", "verbal conflict", "future")
    assert [one.field for one in disagreements(news, settled=False)] == ["event"]
    settle(news, aid, aid.codings["bob"], who="carol")
    assert news.event(aid.id).type == "AID"
    assert disagreements(news, settled=False) == []
    assert [one.settled_by for one in disagreements(news)] == ["carol"] * 3
    # Settling is nobody's coding.
    assert coders(news) == ["ann", "bob"]
    assert agreement(news).fields["type"].agreed == 2
    news.recode(coder=NewCoder)
    assert disagreements(news, settled=False) == []
    assert [event.type for event in news.events_of("a")] == ["ACCUSE", "REQUEST", "AID"]


@pytest.mark.usefixtures("both")
def test_that_there_is_no_event_is_settled_too(news):
    aid = disagreements(news)[2].unit
    settle(news, aid, None, who="ann")
    assert [one.field for one in disagreements(news, settled=False)] == ["type", "status"]
    assert [event.type for event in news.events_of("a")] == ["ACCUSE", "REQUEST"]
    meet = disagreements(news)[0].unit
    settle(news, meet, None, who="ann")
    assert disagreements(news, settled=False) == []
    assert [event.type for event in news.events_of("a")] == ["ACCUSE"]


def test_who_codes_it_again_opens_it_again(news, both):
    _, bob = both
    meet = disagreements(news)[0].unit
    settle(news, meet, meet.codings["bob"], who="carol")
    assert len(disagreements(news, settled=False)) == 1
    bob.edit(bob.event(meet.id), {"status": "hypothetical"})
    assert [one.field for one in disagreements(news, settled=False)] == ["type", "status", "event"]


def test_agreement_takes_two(news):
    with pytest.raises(ArchiveError, match="two people"):
        agreement(news)
    Desk(news, who="ann").confirm(news.events_of("b")[0])
    with pytest.raises(ArchiveError, match="two people"):
        units(news)
    with pytest.raises(ArchiveError, match="zoe corrected nothing"):
        units(news, ["ann", "zoe"])
