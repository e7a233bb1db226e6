"""Whether something is an English word, by the language model's tables for lemmas (WordNet's words)."""

from __future__ import annotations

from collections.abc import Iterator

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
            or any(base in words for base in self._regular(word, part))
            for part, words in self._index.items()
        )

    def bases(self, word: str) -> Iterator[str]:
        """What the word, in small letters, may be a form of: also what is no English word."""
        for part in self._index:
            yield from self._irregular.get(part, {}).get(word, ())
            yield from self._regular(word, part)

    def _regular(self, word: str, part: str) -> Iterator[str]:
        for ending, base in self._rules.get(part, ()):
            if word.endswith(ending):
                yield word.removesuffix(ending) + base
