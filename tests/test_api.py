from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, date, datetime

import pytest

import dateline
from dateline import pipeline
from dateline.records import Article

PAGE = "<html><head><title>Envoy leaves</title></head><body><article><p>{}</p></article></body></html>".format(
    "Peru recalled its ambassador from Chile on Monday after talks failed, the foreign ministry said. " * 3
)


def test_the_interface_is_one_checked_list():
    assert sorted(dateline.__all__) == sorted(
        """Actor Archive Article Caption Coder DatelineError Entity Event Events Explanation Failure LeftOut Page
        PairType Place When actor code code_each explain open places read relation when""".split()
    )
    assert all(hasattr(dateline, name) for name in dateline.__all__)


def test_nothing_is_loaded_before_it_is_asked_for():
    program = """
import sys, dateline
assert not {"dateline.api", "spacy", "msgspec"} & set(sys.modules), "loaded at once"
assert not hasattr(dateline, "nothing")
assert {"code", "open", "Event"} <= set(dir(dateline)) & set(dateline.__all__)
from dateline import *
assert Event is dateline.records.Event
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_read_takes_paths_bytes_and_texts(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    read = [dateline.read(path), dateline.read(str(path)), dateline.read(PAGE.encode()), dateline.read(PAGE)]
    assert {article.title for article in read} == {"Envoy leaves"}
    assert len({article.text for article in read}) == 1


def test_code_reads_a_path_and_refuses_the_name_of_a_source_as_text(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    found = dateline.code(path, published="2024-03-06")
    assert (found.article.title, found.article.published) == ("Envoy leaves", "2024-03-06")
    assert [event.type for event in found] == [event.type for event in dateline.code(dateline.read(path))]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "the page.html").write_text(PAGE)
    for name in (str(path), "page.html", "the page.html", str(tmp_path), "https://news.example/1"):
        with pytest.raises(dateline.DatelineError, match="names a source, and is no text") as caught:
            dateline.code(name)
        assert caught.value.code == "bad_article"
    assert dateline.code("Page.html") == []
    assert dateline.code("https://news.example/1 tells of talks.").article.text.startswith("https:")


def test_the_day_of_publication_may_be_a_date():
    text = "Peru recalled its ambassador on Monday."
    found = [dateline.code(text, published=day)[0].when for day in ("2024-03-06", date(2024, 3, 6))]
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0].from_ == "2024-03-04"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: dateline.code(None),
        lambda: dateline.code(b"Police arrested two men."),
        lambda: list(dateline.code_each(["Police arrested two men."])),
        lambda: dateline.explain("Police arrested two men."),
    ],
)
def test_what_is_no_article_is_told(wrong):
    with pytest.raises(dateline.DatelineError, match="no article") as raised:
        wrong()
    assert raised.value.code == "bad_article"


def test_read_wants_one_article(tmp_path):
    (tmp_path / "a.txt").write_text("Troops left the town on Monday.")
    (tmp_path / "b.txt").write_text("Troops left the city on Monday.")
    with pytest.raises(dateline.DatelineError, match="holds 2 articles"):
        dateline.read(tmp_path)


def test_read_of_a_text_with_a_half_character():
    assert "Troops left" in dateline.read("Troops left the town \ud800 on Monday.\nThey went home.").text


def test_published_fills_in_where_a_json_article_tells_no_day(tmp_path):
    path = tmp_path / "article.json"
    for told, expected in ((None, "2024-03-28"), ("2024-01-02", "2024-01-02")):
        path.write_text(json.dumps({"text": "Rebels attacked Gao.", "published": told}))
        assert dateline.read(path, published="2024-03-28").published == expected
    path.write_text(json.dumps({"text": "Rebels attacked Gao."}))
    with pytest.raises(dateline.DatelineError, match="bad_date"):
        dateline.read(path, published="soon")


def test_code_takes_a_text_verbatim():
    text = "\n  Rebels attacked  the town of Gao on Monday."
    events = dateline.code(text, published="2024-03-28")
    assert events.article.text == text
    trigger = events[0].evidence[0].trigger
    assert text[trigger.start : trigger.end] == "attacked"


def test_code_tells_why_there_are_no_events():
    french = "Le président a rencontré mardi le ministre des Affaires étrangères à Paris. " * 3
    assert dateline.code(french).reason == "unsupported_language"
    assert dateline.code("The sun shone.").reason is None
    for blank in ("", " \n\t "):
        events = dateline.code(blank, published="2024-03-28")
        assert (list(events), events.reason, events.article.text) == ([], "no_text", blank)


def test_many_articles_are_coded_as_each_alone():
    texts = ("Rebels attacked Gao.", "The sun shone.", " ")
    articles = [dateline.Article(id=text[:5], text=text, published="2024-03-28") for text in texts]
    assert list(dateline.code_each(articles)) == [dateline.code(article) for article in articles]
    assert [found.reason for found in dateline.code_each(articles)] == [None, None, "no_text"]


def test_what_comes_before_an_article_that_fails_is_given():
    def articles():
        yield dateline.Article(id="x", text="Rebels attacked Gao.", published="2024-03-28")
        yield dateline.Article(id="y", text=None)

    given = dateline.code_each(articles())
    assert next(given).article.id == "x"
    with pytest.raises(dateline.DatelineError, match="no text"):
        next(given)


def test_a_forked_process_does_not_wait_for_a_thread_of_its_parent(coder, monkeypatch):
    article = dateline.Article(id="x", text="Rebels attacked Gao.", published="2024-03-28")
    before, beside = coder.events(article), coder._beside
    monkeypatch.setattr(pipeline.os, "getpid", lambda: -1)
    assert coder.events(article) == before
    assert coder._beside is not beside


@pytest.mark.parametrize("text", ["The sun shone all day.", "Le soleil a brillé toute la journée sur la ville. " * 3])
def test_code_identifies_the_language_once(monkeypatch, text):
    genuine, seen = pipeline.identify_language, []
    monkeypatch.setattr(pipeline, "identify_language", lambda given: (seen.append(given), genuine(given))[1])
    dateline.code(text)
    assert seen == [text]


def test_events_show_their_evidence_in_a_notebook():
    html = dateline.code("Rebels attacked the town of Gao on Monday.")._repr_html_()
    assert "attacked</mark>" in html


@pytest.mark.parametrize("bad", ["soon", "2024-13-01", "28.3.2024", "2024-03-28 rubbish", "", 20240328])
def test_days_are_checked(bad):
    with pytest.raises(dateline.DatelineError, match="bad_date"):
        dateline.code("Rebels attacked.", published=bad)
    with pytest.raises(dateline.DatelineError, match="bad_date"):
        dateline.when("yesterday", published=bad)
    with pytest.raises(dateline.DatelineError, match="bad_date"):
        dateline.actor("the president", on=bad)


@pytest.mark.parametrize(
    "day", ["2024-03-28", "2024-03-28T23:30:00+01:00", date(2024, 3, 28), datetime(2024, 3, 28, 23, 30, tzinfo=UTC)]
)
def test_days_may_be_dates_or_date_times(day):
    assert dateline.when("yesterday", published=day).from_ == "2024-03-27"
    assert dateline.actor("Emmanuel Macron", on=day).role == "president"


def test_actor_by_day():
    assert dateline.actor("Emmanuel Macron", on="2020-01-01").role == "president"
    assert dateline.actor("the French president", on="2010-05-01").name == "Nicolas Sarkozy"


def test_relation_tells_the_type_between_two_spans():
    text = "Peru accused Chile of spying."
    found = dateline.relation(text, actor=(0, 4), recipient=(13, 18))
    assert found.type == "ACCUSE"
    assert len(found.probabilities) == 16
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 99), (4, 2)])
def test_relation_refuses_spans_outside_the_text(span):
    with pytest.raises(dateline.DatelineError, match="bad_span"):
        dateline.relation("Peru accused Chile.", actor=span, recipient=None)


def test_places_have_spans():
    (place,) = dateline.places("Clashes broke out near Bamako.")
    assert (place.text, place.country, place.precision) == ("Bamako", "MLI", "city")


def test_when():
    found = dateline.when("late last week", published="2024-03-28")
    assert found is not None
    assert found.from_ is not None
    assert dateline.when("the parliament") is None


def test_a_coder_of_one_s_own_knows_one_s_own_actors(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("id,name,country,sector,kind\ndawn,Dawn Brigade,MLI,REB,rebel\n")
    own = dateline.Coder(knowledge=path)
    assert dateline.actor("the Dawn Brigade", coder=own).id == "dawn"
    (event,) = dateline.code("The Dawn Brigade attacked the town of Gao on Monday.", coder=own)
    assert [party.id for party in event.actors] == ["dawn"]
    assert dateline.actor("the Dawn Brigade").id is None


def test_the_outlet_tells_which_town_is_meant():
    text = "Police in Springfield said the bridge was closed."
    (place,) = dateline.places(text, outlet="The Republican, Springfield, Massachusetts")
    assert place.admin1 == "Massachusetts"
    assert dateline.places(text)[0].admin1 != "Massachusetts"


@pytest.mark.parametrize("nothing", ["", " ", None, 5])
def test_what_names_no_source_is_told(nothing):
    with pytest.raises(dateline.DatelineError) as caught:
        dateline.read(nothing)
    assert caught.value.code == "not_found"


def test_a_folder_that_holds_no_network_is_told_as_one_s_own(tmp_path):
    with pytest.raises(dateline.DatelineError) as caught:
        dateline.Coder(model=tmp_path)
    assert (caught.value.code, "pip install" in caught.value.advice) == ("model_missing", False)


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\x00"])
def test_words_with_characters_that_cannot_be_seen_are_coded(sign):
    text = f"\u202bGun{sign}men at{sign}tacked the town of Gao in Ma{sign}li, killing five sol{sign}diers.\u202c"
    (event,) = dateline.code(text)
    assert (event.type, event.quantities["killed"].min) == ("ASSAULT", 5)
    assert [party.name for party in event.actors] == ["Gunmen"]
    for part in (*event.actors, *event.recipients, *(evidence.trigger for evidence in event.evidence)):
        assert text[part.start : part.end] == part.text


def test_a_place_in_a_text_in_capitals_has_the_words_of_the_text():
    text = (
        "GUNMEN ATTACKED THE VILLAGE OF YOLOBASHI IN THE MIDDLE EAST ON MONDAY. POLICE WENT TO SIBUTU AND TO YOLOBASHI."
    )
    events = dateline.code(text, published="2024-03-28")
    assert events
    for place in (*(event.place for event in events if event.place), *dateline.places(text)):
        assert text[place.start : place.end] == place.text


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(day):
    assert dateline.code("Gunmen attacked Gao on Monday and fled last week.", published=day)


def test_a_long_name_of_an_outlet_costs_no_time():
    start = time.process_time()
    dateline.places("Clashes broke out near Bamako.", outlet="The Springfield News-Leader " * 1_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: dateline.relation(None, None, None), "bad_article"),
        (lambda: dateline.relation("\ud800 fled", None, None), "bad_article"),
        (lambda: dateline.places("Gao", outlet=5), "bad_article"),
        (lambda: dateline.actor("the president", context=None), "bad_phrase"),
        (lambda: dateline.when("3/4/2024", day_first="no"), "bad_phrase"),
        (lambda: dateline.code(Article(id="1", text=None)), "bad_article"),
        (lambda: dateline.code(Article(id="1", text="They met.\ud800")), "bad_article"),
        (lambda: dateline.code(Article(id="1", text="They met.", title=5)), "bad_article"),
        (lambda: dateline.explain(Article(id="1", text="They met."), 5), "not_found"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(call, code):
    with pytest.raises(dateline.DatelineError) as raised:
        call()
    assert raised.value.code == code
