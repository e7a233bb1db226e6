"""Whether something is an English word, by the language model's tables for lemmas (WordNet's words)."""

from __future__ import annotations

from spacy.lookups import Lookups


class EnglishWords:
    """The nouns, verbs, adjectives and adverbs that the lemmatizer knows, with their regular forms.

    Args:
        lookups: the lemmatizer's tables `lemma_index`, `lemma_rules` and `lemma_exc`, by part of speech.
    """

    def __init__(self, lookups: Lookups) -> None:
        self._index = lookups.get_table("lemma_index")
        self._rules = lookups.get_table("lemma_rules")
        self._irregular = lookups.get_table("lemma_exc")

    def holds(self, word: str) -> bool:
        """Whether it is one of them; it must be in small letters."""
        return any(
            word in words
            or word in self._irregular.get(part, ())
            or any(
                word.endswith(ending) and word.removesuffix(ending) + base in words
                for ending, base in self._rules.get(part, ())
            )
            for part, words in self._index.items()
        )
