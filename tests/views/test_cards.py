from __future__ import annotations

import io

import msgspec
from rich.console import Console

from dateline.records import Attribution, Entity
from dateline.views import article_card, event_card, events_html
from tests.builders import TEXT, article, event


def printed(thing) -> str:
    out = io.StringIO()
    Console(file=out, width=200, color_system=None).print(thing)
    return out.getvalue()


def test_a_card_tells_who_did_what_to_whom_where_and_when():
    card = printed(event_card(article(), event()))
    for words in (
        "ASSAULT / firearms",
        "gunmen",
        "farmers (MLI AGR)",
        "Gao, MLI",
        "2024-03-25",
        "police",
        "at least 12",
    ):
        assert words in card
    assert TEXT in card


def test_of_a_sentence_without_end_a_card_shows_what_stands_around_the_trigger():
    long = TEXT.rstrip(".") + ", and it rained" * 200 + "."
    found = event()
    (first, *rest) = found.evidence
    stretched = msgspec.structs.replace(first, end=len(long))
    card = printed(event_card(article(text=long), msgspec.structs.replace(found, evidence=[stretched, *rest])))
    assert "…" in card
    assert card.count("it rained") < 60


def test_a_sentence_that_tells_an_event_twice_is_shown_once():
    (evidence,) = event().evidence
    twice = event(evidence=[evidence, evidence])
    assert printed(event_card(article(), twice)).count(TEXT) == 1
    assert events_html(article(), [twice]).count("<blockquote") == 1


def test_an_article_card_tells_what_is_unknown_and_why():
    card = printed(article_card(article(published=None, unknown={"published": "not_stated"})))
    assert "– (not stated)" in card
    assert "Police guard the market. [Jane Roe]" in card


def test_text_of_a_page_cannot_steer_the_terminal():
    bad = article(title="Nice\x1b[2Jtitle\u202e", text=TEXT)
    assert "\x1b" not in printed(article_card(bad))
    assert "\u202e" not in printed(article_card(bad))


def test_text_of_a_page_is_no_markup_of_the_terminal():
    talks = Entity(text="Gunmen", start=0, end=6, name="Deal [/b] done :smile:", kind="group", confidence=0.5)
    source = Attribution(text="police", start=54, end=60, name="[red]:smile:", verb="say")
    card = printed(event_card(article(), event(actors=[talks], attribution=[source])))
    assert "Deal [/b] done :smile:" in card
    assert "[red]:smile:" in card
    assert "Deal [/b] :smile:" in printed(article_card(article(title="Deal [/b] :smile:")))


def test_html_marks_the_evidence_and_escapes_the_page():
    html = events_html(article(title="<script>alert(1)</script>"), [event()])
    assert "<script" not in html
    for kind, words in (("trigger", "killed"), ("actor", "Gunmen"), ("recipient", "farmers"), ("place", "Gao")):
        assert f"title='{kind}'>{words}</mark>" in html


def test_html_says_why_there_are_no_events():
    assert "not in English" in events_html(article(), [], "unsupported_language")
    assert "no text" in events_html(article(), [], "no_text")
    assert "No events were found" in events_html(article(), [])
