"""The rules on single words give what the model's own attribute ruler gives, also when they are asked again."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings

from dateline.language.reader import MODEL
from dateline.language.word_rules import WordRules
from tests.strategies import news_like

NLP = spacy.load(MODEL)
RULER = NLP.get_pipe("attribute_ruler")
RULES = WordRules(RULER)


def attributes(doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


def told(text: str, rules) -> list[tuple[str, ...]]:
    doc = NLP.make_doc(text)
    for name, pipe in NLP.pipeline:
        if name == "lemmatizer":
            break
        doc = rules(doc) if name == "attribute_ruler" else pipe(doc)
    return attributes(doc)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels did not say whether they had seized it, but they do have what they wanted.",
        "There's nothin' to gain: let's go, c'mon, y'all gonna lose it, ain't you?",
        "It was she who'd been told that  the army\n\nhas left.",
        "I told the minister what I know; he's mine to ask.",
    ],
)
def test_the_attributes_are_the_rulers(text):
    assert told(text, RULES) == told(text, RULER)


@settings(max_examples=40, deadline=None)
@given(text=news_like)
def test_the_attributes_are_the_rulers_in_any_text(text):
    assert told(text, RULES) == told(text, RULER) == told(text, RULES)
