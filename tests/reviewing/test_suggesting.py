"""What Dateline makes of words that a reviewer names, by the coder's own parts."""

from __future__ import annotations

import pytest

import dateline
from dateline.reviewing import Suggester, find_words
from dateline.sources import article_of_text

TEXT = "It rained all day. Rebels attacked the town of Gao in Mali on Monday, the Malian army said. Talks go on."


@pytest.fixture(scope="module")
def coded():
    article = article_of_text(TEXT, published="2024-03-28")
    return article, dateline.code(article)[0]


def test_it_knows_parties_places_and_days(coded):
    article, event = coded
    suggester = Suggester()
    army = suggester.party("the Malian army", article=article, event=event)
    assert (army.country, army.sector) == ("MLI", "MIL")
    gao = suggester.places(find_words(article, "Gao", event), article=article)
    assert (gao[0].country, gao[0].precision) == ("MLI", "city")
    assert len({(place.geonames, place.country) for place in gao}) == len(gao) > 1
    assert suggester.when("on Monday", article=article).from_ == "2024-03-25"
    assert suggester.when("the Malian army", article=article) is None


def test_sentences_are_those_of_the_coder(coded):
    article, event = coded
    sentences = Suggester().sentences(article)
    assert [sentence.text for sentence in sentences] == [
        "It rained all day.",
        "Rebels attacked the town of Gao in Mali on Monday, the Malian army said.",
        "Talks go on.",
    ]
    assert (event.evidence[0].start, event.evidence[0].end) in {(one.start, one.end) for one in sentences}
