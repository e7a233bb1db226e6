"""Words hang on others, and never in a ring."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from dateline.language.attaching import attach
from dateline.language.joined_verbs import rejoin


def test_a_word_hangs_on_another_but_not_on_what_stands_below_it():
    doc = Doc(spacy.blank("en").vocab, words=["vice", "-", "chancellor", "Adu"], heads=[0, 0, 1, 2], deps=["ROOT"] * 4)
    assert not attach(doc[0], doc[3])
    assert not attach(doc[1], doc[1])
    assert [word.head.i for word in doc] == [0, 0, 1, 2]
    assert attach(doc[3], doc[0], "nmod")
    assert (doc[3].head.i, doc[3].dep_) == (0, "nmod")


def test_a_prefix_above_its_noun_stays_there():
    doc = Doc(
        spacy.blank("en").vocab,
        words=["the", "vice", "-", "chancellor", "dr", "adu", "spoke"],
        spaces=[True, False, False, True, True, True, False],
        heads=[1, 5, 1, 4, 1, 6, 6],
        deps=["det", "nmod", "punct", "nmod", "appos", "nsubj", "ROOT"],
        pos=["DET", "NOUN", "PUNCT", "NOUN", "PROPN", "PROPN", "VERB"],
    )
    assert all(word.head == word or not word.is_ancestor(word.head) for word in rejoin(doc))
