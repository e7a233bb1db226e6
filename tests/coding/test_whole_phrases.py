"""The words of parties in records; the sentences are invented."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

import dateline
from dateline.coding.mentions import Mention, is_nobody, own_mentions
from dateline.coding.whole_phrases import beside, doubled, whole


def sides(text: str) -> tuple[list[str], list[str]]:
    event = next(event for event in dateline.code(text) if event.actors or event.recipients)
    return [party.text for party in event.actors], [party.text for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Peruvian president, Ana Ruiz, condemned the attack.", "The Peruvian president, Ana Ruiz"),
        ("Ana Ruiz, the president of Peru, condemned Chile.", "Ana Ruiz, the president of Peru"),
        ("The Northern Farmers Union (NFU) condemned the ministry.", "The Northern Farmers Union (NFU)"),
        ("Hundreds of farmers marched against the minister in Lima.", "Hundreds of farmers"),
        ("Rebels loyal to former president Juan Diaz attacked the army.", "Rebels loyal to former president Juan Diaz"),
        ("President Diaz of Peru condemned Chile.", "President Diaz of Peru"),
    ],
)
def test_a_party_has_its_whole_phrase(text, actor):
    assert actor in sides(text)[0]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Police arrested dozens of demonstrators on Monday.", ["dozens of demonstrators"]),
        ("Chile condemned Peru's government on Monday.", ["Peru's government"]),
        ("The union accused the army of torture.", ["the army"]),
        ("Police arrested two ex-ministers.", ["two ex-ministers"]),
        ("Police arrested Ana Ruiz and Juan Diaz on Monday.", ["Ana Ruiz", "Juan Diaz"]),
        ("A court acquitted the general of murder.", ["the general"]),
        ("The court convicted the mayor of theft.", ["the mayor"]),
        ("The union suspects the minister of fraud.", ["the minister"]),
    ],
)
def test_a_party_is_neither_cut_nor_doubled(text, recipients):
    assert sides(text)[1] == recipients


def test_an_envoy_and_the_name_beside_are_one_party():
    actors, recipients = sides("The king received the Chilean ambassador to Peru, Ana Ruiz, on Monday.")
    assert [words for words in (*actors, *recipients) if "Ruiz" in words] == [
        "the Chilean ambassador to Peru, Ana Ruiz"
    ]
    assert not [words for words in (*actors, *recipients) if "ambassador" in words and "Ruiz" not in words]


def test_nations_before_one_noun_are_parties_only_if_joined():
    assert sides("Syrian Christian leaders condemned the law.")[0] == ["Syrian Christian leaders"]
    assert len(sides("The Malian and Chadian presidents condemned Niger.")[0]) == 2


@pytest.mark.parametrize(("words", "tag", "is_beside"), [("a bulletin", "NOUN", False), ("Ana Ruiz", "PROPN", True)])
def test_an_apposition_has_a_name_on_one_side(words, tag, is_beside):
    first, last = words.split()
    doc = Doc(
        Vocab(),
        words=["the", "driver", ",", first, last],
        pos=["DET", "NOUN", "PUNCT", "DET", tag],
        heads=[1, 1, 1, 4, 1],
        deps=["det", "ROOT", "punct", "det", "appos"],
    )
    assert (beside(doc[4]) == doc[1]) is is_beside


@pytest.mark.parametrize(("links", "words"), [(10, 21), (20, 1)])
def test_what_is_longer_than_a_phrase_is_a_mistake_of_the_parser(links, words):
    """A whole phrase ends at 40 words: then it is the mention's own."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["inspectors", *["for", "offices"] * links],
        pos=["NOUN", *["ADP", "NOUN"] * links],
        heads=[0, *range(2 * links)],
        deps=["ROOT", *["prep", "pobj"] * links],
    )
    assert len(whole(Mention(doc[0], doc[:1], ("inspectors",)))) == words


def test_a_hyphen_that_the_parser_takes_for_a_noun_is_nobody():
    doc = Doc(spacy.blank("en").vocab, words=["vice", "-", "president"])
    assert [is_nobody(word) for word in doc] == [False, True, False]


def test_nations_at_the_end_of_a_text_are_parties():
    assert dateline.code("The talks brought together presidents Russian and Malian") is not None


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Congolese army and M23 rebels traded accusations.", ["The Congolese army", "M23 rebels"]),
        ("The Philippine government and MILF leaders met.", ["The Philippine government", "MILF leaders"]),
    ],
)
def test_a_body_joined_before_rebels_is_no_kind_of_them(text, actors):
    assert sides(text)[0] == actors


def test_a_nation_that_tells_the_kind_of_officials_is_no_party_beside_them():
    (talks,) = dateline.code("US and Iranian officials held talks in Muscat.")
    assert [party.name for party in talks.actors] == ["US officials", "Iranian officials"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The rebels freed a teacher named Ana Ruiz.", "Ruiz"),
        ("The rebels' commander, known as Juan Diaz, attacked the mayor.", "commander"),
    ],
)
def test_who_is_described_and_named_by_a_participle_is_one_party(parse, text, kept):
    span = parse(text).sentences[0].span
    mentions = [own_mentions(word)[0] for word in span if word.text in {"teacher", "Ruiz", "commander", "Diaz"}]
    assert [mention.head.text for mention in mentions if mention.head.i not in doubled(mentions)] == [kept]
