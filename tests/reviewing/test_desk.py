"""The desk and its queue: what comes next, and that decisions hold."""

from __future__ import annotations

import pytest

from dateline.errors import ArchiveError
from dateline.reviewing import Codes, Desk, Queue
from tests.archive.fakes import NewCoder


def through(queue):
    found = []
    while (id := queue.current()) is not None:
        found.append(id)
        queue.forward()
    return found


def test_the_queue_leaves_out_what_was_reviewed(news):
    events = news.events().records()
    desk = Desk(news, who="ann")
    desk.confirm(events[0])
    desk.reject(events[1])
    queue = Queue(news)
    assert queue.total == 2
    assert set(through(queue)) == {event.id for event in events[2:]}
    assert Queue(news, again=True).total == 3


def test_the_least_sure_comes_first(news):
    event = news.events_of("b")[0]
    first = Queue(news, {"type": "ASSAULT"})
    assert through(first) == [event.id]
    orders = [through(Queue(news, order=order)) for order in ("unsure", "confidence")]
    assert sorted(orders[0]) == sorted(orders[1])
    with pytest.raises(ArchiveError, match="bad_filter"):
        Queue(news, order="size")


def test_the_queue_goes_back_and_takes_in_more(news):
    queue = Queue(news)
    first = queue.current()
    assert not queue.back()
    queue.forward()
    second = queue.current()
    assert queue.back()
    assert queue.current() == first
    queue.put_in(["x"], now=True)
    queue.put_in(["y", second])
    assert through(queue)[:4] == ["x", "y", first, second]
    assert queue.total == 6


def test_what_is_gone_is_dropped(news):
    queue = Queue(news)
    before = queue.total
    first = queue.current()
    queue.drop()
    assert (queue.current() != first, queue.total) == (True, before - 1)


def test_independent_people_do_not_see_each_other(news):
    event = news.events_of("b")[0]
    ann, bob = (Desk(news, who=name, independent=True) for name in ("ann", "bob"))
    ann.edit(event, {"status": "negated"})
    ann.reject(news.events_of("a")[0])
    assert ann.event(event.id).status == "negated"
    assert bob.event(event.id).status == "actual"
    assert Queue(bob.archive).total == 4
    assert Queue(ann.archive).total == 2
    made = bob.confirm(bob.event(event.id))
    assert made.before[0].status == "actual"
    assert bob.history(event.id) == [made]


def test_decisions_hold_when_the_articles_are_coded_again(news):
    desk = Desk(news, who="ann")
    accuse, meet, aid = news.events_of("a")
    desk.edit(accuse, {"type": "REQUEST", "mode": "yield"}, why="a demand")
    desk.reject(meet)
    desk.confirm(aid)
    split = desk.split(news.events_of("b")[0], [{"type": "ASSAULT"}, {"type": "COERCE"}])
    news.recode(coder=NewCoder)
    assert [event.type for event in news.events_of("a")] == ["REQUEST", "AID"]
    assert [event.type for event in news.events_of("b")] == [part.type for part in split.after]
    assert Queue(news).total == 0
    assert Queue(Desk(news, who="bob", independent=True).archive).total == 4


def test_a_rejected_event_can_be_brought_back(news):
    desk = Desk(news, who="ann")
    event = news.events_of("b")[0]
    desk.reject(event)
    assert desk.event(event.id) is None
    desk.add(desk.article("b"), event)
    assert desk.event(event.id) == event


def test_somebody_must_be_named(news):
    with pytest.raises(ArchiveError, match="who"):
        Desk(news, who=" ")


def test_the_lists_have_meanings():
    codes = Codes()
    assert len(codes.types()) == 16
    assert all(choice.meaning for choice in [*codes.types(), *codes.statuses(), *codes.sectors()])
    assert "yield" in {mode.code for mode in codes.modes("REQUEST")}
    assert codes.modes("AID") == []
    assert "election" in {context.code for context in codes.contexts()}
    assert codes.kinds()
    assert codes.quantities()
