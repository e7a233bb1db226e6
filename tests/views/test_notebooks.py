"""Articles and events in a notebook."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import msgspec

from dateline.records import Article, Event
from dateline.views import notebooks, words
from tests import builders


def article(**changes):
    made = Article(id="a1", text="Farmers <fled>.\n\nRebels came.", title="Flight & fear", published="2024-03-28")
    return msgspec.structs.replace(made, **changes)


def test_an_article_shows_its_text():
    shown = notebooks.article_html(article())
    assert "Flight &amp; fear</h4>" in shown
    assert "<p>Farmers &lt;fled&gt;.</p><p>Rebels came.</p>" in shown
    assert "2024-03-28 · a1" in shown


def test_an_event_shows_its_fields():
    event = builders.event(article="a1")
    shown = notebooks.event_html(event)
    assert f"<b>{event.type}" in shown
    assert words.parties(event.actors)[:5] in shown
    assert event.id in shown


def test_ipython_is_told_where_it_runs(monkeypatch):
    told = {}
    html = SimpleNamespace(for_type=told.__setitem__)
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": html}))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    notebooks.show_in_notebook()
    assert told == {Article: notebooks.article_html, Event: notebooks.event_html}
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    notebooks.show_in_notebook()


def test_every_value_of_an_event_can_be_told():
    event = builders.event(article="a1")
    for name in Event.__struct_fields__:
        told = words.told(getattr(event, name))
        assert told
        assert "Entity(" not in told
    assert (words.told(None), words.told([]), words.told({}), words.told(True)) == ("–", "–", "–", "yes")
    assert words.told({"place": "not_stated"}) == "place not_stated"
