"""Displays: what notebooks show of an archive."""

from __future__ import annotations

import msgspec
import pytest

from dateline.archive.displays import Runs


@pytest.fixture
def news(archive, add):
    add({"id": "a", "text": "RUS accuses MLI. MLI meets <b>RUS</b>."}, "Zut")
    archive.correct("confirm", archive.events_of("a")[0], who="ann <i>", why="sure")
    return archive


def test_everything_shows_itself_in_short(news):
    assert repr(news.events()) == f"<EventAnswer of {news.address}: 1 rows>"
    shown = news._repr_html_()
    assert "<td style='text-align:left'>articles</td><td style='text-align:left'>2</td>" in shown
    assert repr(news.runs()) == "<1 runs>"
    assert "quick 1" in news.runs()._repr_html_()
    corrections = news.corrections()
    assert repr(corrections) == "<1 corrections>"
    assert "ann &lt;i&gt;" in corrections._repr_html_()
    assert "ACCUSE RUS (RUS) → MLI (MLI)" in corrections._repr_html_()
    assert news.at(0)._repr_html_().count("<td style='text-align:left'>0</td>") == 5


def test_long_lists_are_cut(news):
    run = news.runs()[0]
    assert "the last 20 of 25 runs" in Runs([run] * 25)._repr_html_()


def test_lists_are_lists(news):
    assert msgspec.json.decode(msgspec.json.encode(news.runs()))[0]["coder"] == "quick 1"
