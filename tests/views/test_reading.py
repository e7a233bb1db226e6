from __future__ import annotations

import io

from rich.console import Console

from dateline.records import Evidence, Trigger
from dateline.views import marked_article
from tests.builders import TEXT, article, event


def printed(*events, of=None, terminal=False):
    out = io.StringIO()
    Console(file=out, width=200, force_terminal=terminal).print(marked_article(of or article(), events))
    return out.getvalue()


def test_the_words_of_events_are_marked_and_the_events_numbered():
    text = printed(event(), event(id="f" * 16, type="REQUEST"))
    assert "Gunmen killed[1,2] at least 12 farmers in Gao on Monday" in text
    assert "[1] ASSAULT / firearms  gunmen (UAF) “Gunmen” → farmers (MLI AGR); Gao, MLI" in text
    assert "[2] REQUEST" in text


def test_the_headline_comes_first_and_captions_are_named():
    lines = printed(event()).splitlines()
    assert lines[0].strip() == "headline: Farmers killed"
    assert any(line.startswith("caption: Police guard the market.") for line in lines)


def test_events_of_other_zones_mark_their_own():
    trigger = Trigger(start=8, end=14, text="killed")
    told = printed(event(evidence=[Evidence(zone="title", start=0, end=14, trigger=trigger)]))
    assert "Farmers killed[1]" in told
    assert TEXT in told


def test_overlapping_events_are_marked_once():
    trigger = Trigger(start=0, end=13, text="Gunmen killed")
    other = event(evidence=[Evidence(zone="body", start=0, end=len(TEXT), trigger=trigger)])
    told = printed(event(), other)
    assert told.count("Gunmen killed") == 1


def test_text_cannot_steer_the_terminal():
    bad = article(text="\x1b[2J" + TEXT[4:])
    assert "\x1b" not in printed(of=bad)
