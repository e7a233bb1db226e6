"""Pages of sport, the arts, business and the like: nothing is coded of them but what is of public life."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import dateline
from dateline.knowledge.beats import beats
from dateline.knowledge.tables import read_table

SPORT = """Harbour City beat Northgate 2-0 on Sunday after a fierce attack in the second half. Striker Ola Brandt struck
twice, and goalkeeper Finn Maas saved a penalty. "We refused to surrender," said captain Joel Adu. Northgate's coach
criticised the referee. The league fined both clubs last season. The home win took Harbour City to top spot."""
ARTS = """A general storms the palace and arrests the king in the new thriller by filmmaker Ines Moro. Actress Dora Lind
plays a rebel who kills six guards. Moro accused her studio of cutting the best scene. The film took four million in its
opening weekend, and a sequel is planned. Critics praised the soundtrack."""
BUSINESS = """Shares in chipmaker Velora fell 9% after it cut its annual forecast. Chief executive Jan Rood rejected a
takeover bid from rival Astrix. Analysts criticised the pace of the cuts. Velora agreed to work with Astrix on
batteries. Revenue fell and the dividend was halved."""


def types(text: str, **about: str) -> list[str]:
    return [event.type for event in dateline.code(dateline.Article(id="page", text=text, **about))]


@pytest.mark.parametrize("text", [SPORT, ARTS, BUSINESS])
def test_what_such_a_page_tells_of_its_own_is_no_event(text):
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        (SPORT, "Police arrested 14 supporters in the stadium.", ["COERCE"]),
        (SPORT, "Supporters of both clubs clashed in the car park and nine people were injured.", ["ASSAULT"]),
        (ARTS, "The Interior Minister of Norway condemned the film.", ["ACCUSE"]),
        (BUSINESS, "China imposed sanctions on Velora on Monday.", ["SANCTION"]),
    ],
)
def test_what_is_of_public_life_there_is_one(text, more, expected):
    assert types(f"{text} {more}") == expected


with (Path(__file__).parent / "beat_pages.csv").open(encoding="utf-8", newline="") as file:
    PAGES = list(csv.DictReader(file))
"""Invented pages, with the types that are told there; none of most."""


@pytest.mark.parametrize("page", PAGES, ids=[page["page"] for page in PAGES])
def test_a_page_tells_what_is_political_on_it_and_nothing_else(page):
    found = types(page["text"], published="2026-05-04")
    expected = set(page["events"].split())
    assert expected <= set(found) if expected else found == []


def test_persons_without_an_office_are_not_political_where_nobody_else_acts():
    text = """Jean Hobbs promised to share her prize. Her ex-husband demanded half. Hobbs rejected his claim. She lives
    in a small house. The ticket cost two pounds."""
    assert types(text) == []
    assert "ACCUSE" in types(f"{text} Hobbs accused the Norwegian government of delays.")


def test_the_section_over_a_page_tells_its_beat():
    text = "Joel Adu accused his coach of bias after the match. Harbour City rejected the claim."
    assert types(text)
    assert types(text, section="Sport") == []


def test_politics_in_the_words_of_sport_stays_politics():
    text = """The opposition attacked the government's plan for a new stadium. The minister defended the goal of hosting
    the tournament and rejected calls to resign. Rebels fired on a team of doctors in the north."""
    assert "ACCUSE" in types(text)
    assert "ASSAULT" in types(text)


def test_why_is_told():
    article = dateline.code(SPORT).article
    why = {dropped.trigger: dropped.why for dropped in dateline.explain(article).dropped}
    assert why["criticised"] == "not political"


def test_no_word_stands_twice_in_a_beat_and_every_kind_is_known():
    rows = [tuple(row.values()) for row in read_table("beats", columns=("beat", "words", "kind"))]
    said = [(beat, words) for beat, words, kind in rows if kind in {"sure", "common"}]
    assert len(said) == len(set(said))
    assert len(rows) == len(set(rows))
    assert {kind for _, _, kind in rows} == {"sure", "common", "section", "double"}
    assert [beat.name for beat in beats()] == ["sport", "arts", "business", "obituaries", "worship", "clubs"]
