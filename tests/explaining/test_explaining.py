"""Explanations: they tell of the very events that are coded, and name what made them."""

from __future__ import annotations

import json

import msgspec
import pytest

import dateline
from dateline.api import explanations
from dateline.errors import InputError
from dateline.explaining import Explanation
from dateline.explaining.explanation import written
from dateline.explaining.parse import mood_words, path

TEXT = (
    "Gunmen attacked the town of Gao in Mali on Monday, killing at least 12 farmers, police said. Residents fled.\n\n"
    "The attack was condemned by France, whose president plans to meet the Russian and Algerian presidents next week. "
    "French troops were forced to withdraw from Niger. Israel did not attack Syria."
)


@pytest.fixture(scope="module")
def coded():
    return dateline.code(TEXT, published="2024-03-28")


@pytest.fixture(scope="module")
def explained(coded) -> dict[str, Explanation]:
    return {found.reports[0].trigger: found for found in explanations(coded.article)}


def test_every_event_is_explained_as_it_is_coded(coded):
    assert [found.event for found in explanations(coded.article)] == list(coded)
    assert dateline.explain(coded.article, coded[0]) == dateline.explain(coded.article, coded[0].id)
    assert dateline.explain(coded.article, coded[0]).event == coded[0]


def test_the_decided_probability_is_the_event_s_confidence(explained, coder):
    found = explained["attacked"]
    assert found.reports[0].types[0].what == "ASSAULT"
    surest = max(report.types[0].chance for report in found.reports)
    assert coder.network.confidence(surest) == pytest.approx(found.event.confidence, abs=0.01)


def test_the_lexicon_row_is_named_with_table_and_line(explained):
    row = explained["attacked"].reports[0].row
    assert row is not None
    table = dateline.__path__[0] + f"/knowledge/data/{row.table}.csv"
    with open(table, encoding="utf-8") as file:
        assert file.read().splitlines()[row.line - 1].startswith("attack,verb,")
    assert (row.trigger, row.pos, row.type) == ("attack", "verb", "ASSAULT")


def test_each_party_has_its_way_through_the_parse(explained):
    parties = {party.side: party for party in explained["attacked"].reports[0].parties}
    assert parties["actor"].path == "attacked ↓nsubj Gunmen"
    assert parties["recipient"].path == "attacked ↓dobj town"
    assert parties["actor"].chance > 0.4
    joined = [party for party in explained["meet"].reports[0].parties if "Algerian" in party.text]
    assert joined
    assert joined[0].by in {"stands for it", "joined"}


def test_the_status_says_whether_grammar_network_or_convention_decided(explained):
    assert explained["attacked"].reports[0].status.by == "network"
    planned = explained["meet"]
    assert (planned.event.type, planned.reports[0].read_as) == ("AGREE", "CONSULT")
    assert planned.reports[0].status.by == "convention"
    assert "plans" in planned.reports[0].status.words
    denied = explained["attack"].reports[0].status
    assert (denied.status, denied.by) == ("negated", "grammar")
    assert "not" in denied.words


def test_what_grammar_makes_sure_of_is_marked(explained):
    assert explained["withdraw"].reports[0].implied
    assert "grammar makes sure of it" in str(explained["withdraw"])


def test_choices_hold_options_in_order_with_weights(explained, coder):
    choices = {choice.question: choice for choice in explained["attacked"].choices}
    place = choices["place"]
    assert place.is_taken
    assert place.options[0].what == "Gao, MLI"
    assert [o.chance for o in place.options] == sorted((o.chance for o in place.options), reverse=True)
    assert all(coder.choices.place[clue] == pytest.approx(weight, abs=1e-3) for clue, weight in place.options[0].clues)
    assert choices["date"].options[0].what == "2024-03-25 (“Monday”)"
    of = {choice.of: choice for choice in explained["attacked"].choices if choice.question == "country"}
    assert of["Gunmen"].options[0].what == explained["attacked"].event.actors[0].country


def test_reports_of_one_event_say_why_they_are_one(explained):
    first, second = explained["attacked"].reports
    assert first.merged is None
    assert "known" in (second.merged or "")


def test_what_was_dropped_is_told_with_its_reason(explained):
    dropped = {found.trigger: found for found in explained["attacked"].dropped}
    assert dropped["killing"].why in {"too unlikely", "told with another"}
    assert dropped["killing"].row is not None


def test_an_explanation_reads_in_lines_and_is_data(explained):
    lines = str(explained["attacked"]).splitlines()
    assert {line.split()[0] for line in lines} >= {
        "trigger",
        "lexicon",
        "actor",
        "recipient",
        "status",
        "place",
        "date",
    }
    assert json.loads(msgspec.json.encode(explained["attacked"]))["event"]["type"] == "ASSAULT"


def test_events_of_other_articles_have_no_explanation_here(coded):
    other = dateline.code("France condemned Russia.")
    with pytest.raises(InputError, match="no event"):
        dateline.explain(coded.article, other[0])


def test_articles_that_are_not_coded_have_none():
    assert explanations(dateline.Article(id="a", text=" ")) == []
    german = "Die Regierung hat am Montag angekündigt, dass sie ihre Truppen aus dem Land abziehen werde."
    assert explanations(dateline.Article(id="a", text=german, language="de")) == []


def test_paths_go_up_and_down(parse):
    sentence = parse("French troops were forced to withdraw from Niger.").sentences[0].span
    words = {token.text: token for token in sentence}
    assert path(words["withdraw"], words["troops"]) == "withdraw ↑xcomp forced ↓nsubjpass troops"
    assert path(words["withdraw"], words["withdraw"]) == "withdraw"


def test_mood_words_are_those_above_and_beside(parse):
    sentence = parse("Russia said it would not attack Mali.").sentences[0].span
    words = {token.text: token for token in sentence}
    assert {"would", "not"} <= set(mood_words(words["attack"], None))


@pytest.mark.parametrize(
    ("words", "negated", "filled", "text"),
    [
        (["PARTY"], False, None, "obj:PARTY"),
        (["a", "b", "c", "d", "e"], True, None, "!obj:a|b|c|d|…"),
        ([], False, True, "obj:*"),
        ([], False, False, "obj:-"),
    ],
)
def test_conditions_are_written_as_in_the_tables(words, negated, filled, text):
    assert written("obj", words, negated=negated, filled=filled) == text
