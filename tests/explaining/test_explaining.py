"""Explanations: they tell of the very events that are coded, and name what made them."""

from __future__ import annotations

import json

import msgspec
import pytest

import dateline
from dateline.api import explanations
from dateline.assembly.implied_parties import Cast
from dateline.coding import KEPT_AT
from dateline.errors import InputError
from dateline.explaining import Explanation
from dateline.explaining.choices import understood
from dateline.explaining.explanation import as_tabled
from dateline.explaining.parse import mood_words, path
from dateline.resolving import load_choices

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
    assert coder.network.labels.confidence(surest) == pytest.approx(found.event.confidence, abs=0.01)


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


def test_a_demand_is_made_sure_by_grammar(coder):
    text = '"Ghana must lift the blockade," Togo\'s foreign minister said.'
    (explanation,) = coder.explanations(dateline.Article(id="x", text=text))
    report = explanation.reports[0]
    assert (explanation.event.type, report.read_as, report.trigger) == ("REQUEST", "REQUEST", "must lift")
    assert report.implied
    assert report.types[0].what == "REQUEST"


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
    assert (second.merged or "").startswith("tells it again: ")
    assert "definite" in (second.merged or "")


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


def only(text: str, event_type: str) -> Explanation:
    """The explanation of the one event of that type."""
    article = dateline.code(text, published="2024-03-28").article
    (found,) = (each for each in explanations(article) if each.event.type == event_type)
    return found


def test_a_sure_row_decides_alone(coder):
    found = only("A car bomb killed nine people in Mogadishu on Monday.", "ASSAULT")
    report = found.reports[0]
    assert report.sure
    assert report.row is not None
    assert (report.types[0].what, report.types[0].chance) == ("ASSAULT", 0.9)
    assert coder.network.labels.confidence(report.types[0].chance) == pytest.approx(found.event.confidence, abs=0.01)
    assert "the row is sure and decides alone; the network alone" in str(found)


def test_rows_that_are_not_sure_do_not_decide_alone(explained):
    assert not explained["attacked"].reports[0].sure


def test_a_sentence_that_only_counts_is_told_as_one():
    found = only(
        "Gunmen attacked a market in Kona on Monday, killing 12 people. The army put the toll at 15.", "ASSAULT"
    )
    toll = found.reports[-1]
    assert toll.counts == ("killed: 15",)
    assert (toll.types, toll.parties, toll.row) == ((), (), None)
    assert toll.status.by == "event"
    assert "only counts (killed: 15)" in (toll.merged or "")
    assert [(source.text, source.by) for source in toll.sources] == [("The army", "figure")]
    assert "of report 2: “The army” by “put”, who gives the figure" in str(found)


@pytest.mark.parametrize(
    ("text", "by", "verb"),
    [
        ("The mayor said that rebels attacked Gao.", "clause", "say"),
        ("Rebels attacked Gao, the mayor said.", "aside", "say"),
        ("Rebels attacked Gao, according to the mayor.", "aside", "according to"),
        ("“We will never leave,” the mayor said. “The rebels attacked our school in Gao.”", "quotation", "say"),
    ],
)
def test_sources_tell_how_they_are_credited(text, by, verb):
    (source,) = only(text, "ASSAULT").reports[0].sources
    assert source.text.lower() == "the mayor"
    assert (source.by, source.verb) == (by, verb)


def test_an_understood_party_is_told_with_who_else_came_near():
    weights = {"none": 1.0, "on the same side: actor": 3.0, "on the other side: actor": 1.0}
    coder = dateline.Coder(choices=msgspec.structs.replace(load_choices(), party=weights))
    text = "The police raided a mosque in Lyon on Monday. Three men were arrested on Tuesday."
    article = dateline.code(text, published="2024-03-28", coder=coder).article
    found = explanations(article, coder=coder)[1]
    (actor,) = found.event.actors
    assert "party" in actor.inferred
    (choice,) = (each for each in found.choices if each.question == "party")
    assert choice.of == "actor"
    assert choice.options[0].what == actor.name
    assert "none" in {option.what for option in choice.options}
    assert ("on the same side: actor", 3.0) in choice.options[0].clues
    assert str(choice).startswith(f"as actor: {actor.name}")


def test_where_nobody_comes_near_no_party_is_told(coder):
    document = coder.reader.parse("The police raided a mosque in Lyon on Monday. Three men were arrested on Tuesday.")
    groups = coder.assembler.groups(document, coder.resolver.resolve(document, coder.drafts(document)))
    for none, expected in ((9.0, []), (0.0, ["party"])):
        weights = {"none": none}
        told = understood(1, groups[1], Cast(groups, weights), weights)
        assert [choice.question for choice in told] == expected


def test_an_article_without_events_lists_what_came_nearest():
    article = dateline.code("The singer killed it on stage. The film shows rebels who attacked a village.").article
    assert explanations(article) == []
    found = dateline.explain(article)
    assert found.reason is None
    assert found.article == article.id
    assert [d.chance for d in found.dropped] == sorted((d.chance for d in found.dropped), reverse=True)
    why = {dropped.trigger: dropped.why for dropped in found.dropped}
    assert (why["killed"], why["attacked"]) == ("ruled out", "fiction")
    for told in (f"needed      {KEPT_AT:.2f}", "for no event", "“attacked” as ASSAULT 0.9", "(fiction)"):
        assert told in str(found)
    assert json.loads(msgspec.json.encode(found))["dropped"][0]["type"]


def test_what_is_an_event_is_not_left_out(coded):
    found = dateline.explain(coded.article)
    heads = {(evidence.trigger.start, evidence.zone) for event in coded for evidence in event.evidence}
    assert all((dropped.start, dropped.zone) not in heads for dropped in found.dropped)
    assert "killing" in {dropped.trigger for dropped in found.dropped}


def test_nothing_near_an_event_and_nothing_coded_are_told_too():
    assert "no word comes near an event" in str(dateline.explain(dateline.code("The sun shone.").article))
    assert str(dateline.explain(dateline.Article(id="a", text=" "))) == "not coded   no text"


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
    assert as_tabled("obj", words, negated=negated, filled=filled) == text
