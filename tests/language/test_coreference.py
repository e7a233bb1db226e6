"""Whom pronouns and descriptions stand for; the sentences are invented."""

from __future__ import annotations

import time

import pytest
import spacy
from spacy.tokens import Doc

from dateline.coding import PartyTest
from dateline.knowledge.actors import load_actor_knowledge
from dateline.language.coreference import Coreference, load_clerk, load_references
from dateline.language.coreference.words import is_body_before


@pytest.fixture(scope="module")
def clerk():
    knowledge = load_actor_knowledge()
    return load_clerk(PartyTest(knowledge.is_role, knowledge.is_person), knowledge.is_person)


@pytest.fixture(scope="module")
def meant(reader, clerk):
    """The words that the last occurrence of a word in a text stands for."""

    def found(text: str, word: str) -> list[str]:
        document = reader.parse(text)
        references = Coreference(document, clerk)
        token = [t for sentence in document.sentences for t in sentence.span if t.text == word][-1]
        return [head.text for head in references.antecedents(token)]

    return found


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("James Foley, who was beheaded in Syria, was a journalist.", "who", ["Foley"]),
        ("Soldiers shot the men who had fled.", "who", ["men"]),
        ("Ana Roe, the minister of health, met nurses. The minister of trade left.", "minister", []),
        ("Ana Roe, the minister of health, met nurses. The minister of the state left.", "minister", ["Roe"]),
        ("Norway, which had condemned Israel, recalled its envoy.", "which", ["Norway"]),
        ("Mary Okoro met Peter Danso on Monday. She thanked the voters.", "She", ["Okoro"]),
        ("Mary Okoro met Peter Danso on Monday. He thanked the voters.", "He", ["Danso"]),
        ("Foreign Minister Ana Diaz flew to Lima. Diaz met farmers. Later she met miners.", "she", ["Diaz"]),
        ("The Russian army took the town. It shelled the station.", "It", ["army"]),
        ("Peru and Ecuador disagree over a river. They met on Monday.", "They", ["Peru", "Ecuador"]),
        (
            "Peru and Mali are far. A king spoke by telephone with a president. The two will meet.",
            "two",
            ["king", "president"],
        ),
        (
            "Farmers came. Gao has given new permits to about 900 of them.",
            "them",
            ["Farmers"],
        ),
        (
            "A minister arrived after talks with an envoy. Ana Ruiz said in Quito both sides won.",
            "sides",
            ["minister", "envoy"],
        ),
        ("Peru and Ecuador disagree. Chile urged the two neighbours to talk.", "neighbours", ["Peru", "Ecuador"]),
        (
            "The lawyers of the editor spoke. “Her wish is that the norms of the court are the basis of any trial of "
            "claims,” they said.",
            "they",
            ["lawyers"],
        ),
        ("The army disarmed the militia and killed its leaders.", "its", ["militia"]),
        ("Nicaragua banned a party. The move came days after it freed two nuns.", "it", ["Nicaragua"]),
        ("Islamic State took Gao on Monday. The group killed farmers.", "group", ["State"]),
        ("Mayor Paul Reyes spoke first. The mayor accused the police of theft.", "mayor", ["Reyes"]),
        ("Chad asked for help. Its president flew to Paris.", "Its", ["Chad"]),
        ("A soldier killed near Gao has been identified as Lars Holm.", "soldier", ["Holm"]),
        ("Mali and Niger met. Oman gave two boats to Peru that the two countries sank.", "countries", ["Oman", "Peru"]),
        ("Peru shelled Chile from Bolivia. Both countries called for talks.", "countries", ["Peru", "Chile"]),
        ("The militia freed two men. In March the army killed 12 of its fighters.", "its", ["militia"]),
        ("The man killed his wife in Lima.", "his", ["man"]),
        ("Police charged three British tourists. The three, who deny it, were freed.", "three", ["tourists"]),
        ("Peru, Chile and Bolivia met in Lima. The three signed a pact.", "three", ["Peru", "Chile", "Bolivia"]),
        (
            "Ana Ruiz spoke to Cyril Phiri. Phiri left. The Democratic Alliance demanded that he step down.",
            "he",
            ["Phiri"],
        ),
        ("Ana Ruiz spoke in Lima. The senator Eva Diaz demanded that she step down.", "she", ["Ruiz"]),
        (
            "Israeli aircraft struck two Hamas camps in Gaza on Sunday. Egypt contacted both sides to prevent more.",
            "sides",
            ["aircraft", "Hamas"],
        ),
        (
            "The militia accused the army of theft. Peru and Chile condemned the raid. Oman urged both sides to talk.",
            "sides",
            ["militia", "army"],
        ),
        (
            "The militia accused the army of theft. Peru and Chile held talks. Both sides will meet again.",
            "sides",
            ["Peru", "Chile"],
        ),
        ("Troops from Chad shelled the town.", "town", []),
        ("Kenya closed its border. Kampala is silent. The country has four ports.", "country", ["Kenya"]),
        ("The army disarmed the rebels and handed them over.", "them", ["rebels"]),
        (
            "Kenya's president, Peter Otieno, spoke of dark times as he mocked a plan by Paul Kato of Uganda.\n\n"
            "Offering himself as a mediator of the region, he also criticised Chad.",
            "he",
            ["Otieno"],
        ),
        ("Peru, Chile and Bolivia broke with Quito in June and accused it of spying.", "it", ["Quito"]),
    ],
)  # fmt: skip
def test_whom_words_stand_for(meant, text, word, expected):
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A group of lawyers marched. A man was killed.", "man"),
        ("Kenya sent troops. The president of Somalia thanked them.", "president"),
        ("The Supreme Court of Kenya ruled on Monday. A judge fined the company.", "company"),
        ("She left early.", "She"),
        ("Mali asked for help.", "Mali"),
    ],
)
def test_words_that_stand_for_themselves_or_for_nobody_known(meant, text, word):
    assert meant(text, word) == []


def test_weights_can_be_read():
    references = load_references()
    assert references.weights["she: gender unknown"] < references.weights["she: gender known"]


def test_time_grows_with_the_length_only(reader, clerk):
    story = (
        "Mary Okoro met Peter Danso on Monday. She thanked him, and they flew to Lima. The minister praised the group. "
    )

    def spent(times: int) -> float:
        document = reader.parse(story * times)
        start = time.process_time()
        _ = Coreference(document, clerk).entities
        return time.process_time() - start

    spent(2)
    assert spent(80) < 16 * max(spent(20), 0.01)


def test_a_body_may_end_a_text():
    spelled = {"words": ["Photo", "Reuters"], "tags": ["NN", "NNP"], "ents": ["O", "B-ORG"]}
    doc = Doc(spacy.blank("en").vocab, heads=[0, 0], deps=["ROOT", "compound"], **spelled)
    assert not is_body_before(doc[1])
