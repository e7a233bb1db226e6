"""Laws that hold for every text: offsets, reasons, determinism, and that the order of pages does not matter."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records import Article, Caption, Event
from tests.strategies import any_text, news_like

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PUBLISHED = st.sampled_from([None, "2024-03-28", "2000-02-29T12:00"])


def parts_of(event: Event):
    yield from event.actors
    yield from event.recipients
    yield from event.attribution
    for quantity in event.quantities.values():
        yield from (quantity, *quantity.attribution, *quantity.others)
    for part in (event.place, event.when):
        if part is not None:
            yield part


def check(article: Article, event: Event) -> None:
    for part in parts_of(event):
        assert article.zone_text(part.zone)[part.start : part.end] == part.text
    for evidence in event.evidence:
        text = article.zone_text(evidence.zone)
        trigger = evidence.trigger
        assert 0 <= evidence.start <= trigger.start < trigger.end <= evidence.end <= len(text)
        assert text[trigger.start : trigger.end] == trigger.text
    assert event.article == article.id
    assert (event.place is None) <= ("place" in event.unknown)
    assert (event.when is None) <= ("when" in event.unknown)
    assert (not event.actors) <= ("actors" in event.unknown)
    if event.type in {"AGREE", "THREATEN"}:
        assert event.status in {"actual", "negated"}
    if event.place is not None and event.place.precision in {"country", "region"}:
        assert event.place.lat is None


@SLOW
@given(text=st.one_of(news_like, any_text), title=st.one_of(st.none(), news_like), published=PUBLISHED)
def test_every_field_stands_where_it_says_or_has_a_reason(coder, text, title, published):
    article = Article(id="x", text=text, title=title, published=published, captions=(Caption(text=text[:80]),))
    for event in coder.events(article):
        check(article, event)


@SLOW
@given(text=news_like)
def test_the_same_text_gives_the_same_events(coder, text):
    article = Article(id="x", text=text, published="2024-03-28")
    first = coder.events(article)
    assert coder.events(article) == first
    ids = [event.id for event in first]
    assert len(ids) == len(set(ids))


@SLOW
@given(text=news_like)
def test_events_are_read_back_equal(coder, text):
    for event in coder.events(Article(id="x", text=text)):
        assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(3)))
def test_the_order_of_pages_does_not_matter(coder, order):
    texts = ["Rebels attacked Gao on Monday.", "He condemned it and met the president of Mali.", "They said no."]
    articles = [Article(id=str(n), text=text, published="2024-03-28") for n, text in enumerate(texts)]
    alone = {article.id: coder.events(article) for article in articles}
    assert {articles[n].id: coder.events(articles[n]) for n in order} == alone


@pytest.mark.parametrize("length", [1_000, 50_000])
def test_text_without_any_end_is_coded(coder, length):
    assert coder.events(Article(id="x", text="attacked " * (length // 9))) is not None
