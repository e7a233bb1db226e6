"""Lemmas of verbs that the model's lemmatizer gets wrong: "staged" is no form of "to stag"."""

from __future__ import annotations

from spacy.lookups import Lookups

from dateline.knowledge.word_groups import word_group


def mend_lemmas(lookups: Lookups) -> None:
    """Corrects the lemmatizer's tables `lemma_index` and `lemma_exc` for verbs, and makes its lists of words sets."""
    index = lookups.get_table("lemma_index")
    for part, words in list(index.items()):
        index[part] = frozenset(words)
    index["verb"] = index["verb"].union(word_group("further verb")).difference(word_group("seldom verb"))
    irregular = lookups.get_table("lemma_exc")
    irregular["verb"] = irregular["verb"] | {form: [lemma] for form, lemma in word_group("irregular form").items()}
