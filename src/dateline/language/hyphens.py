"""Words whose hyphen joins what the model would cut in three: "cease-fire", "co-operated", "pistol-whipped"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import word_group
from dateline.language.english_words import EnglishWords


class Known(NamedTuple):
    """How a form of one of the words is read, and its lemma."""

    read_as: str
    lemma: str


class HyphenatedWords:
    """The words of the table that are kept whole, with their forms.

    Args:
        words: tells what a form may be of.

    Raises:
        KnowledgeError: the table is damaged.
    """

    def __init__(self, words: EnglishWords) -> None:
        self._words = words
        self._one_word = word_group("one word")
        self._compounds = word_group("compound")
        self._coined = word_group("coined")
        self._looked_up = lru_cache(maxsize=10_000)(self._look_up)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, not yet tagged, in which they have their lemmas and are read as words the model knows."""
        for token in doc if "-" in doc.text else ():
            known = self.find(token.text)
            if known is not None:
                token.norm_, token.lemma_ = known
        return doc

    def find(self, text: str) -> Known | None:
        """What is known of the text, if it is one of the words."""
        return self._looked_up(text.lower()) if "-" in text else None

    def _look_up(self, text: str) -> Known | None:
        first, hyphen, last = text.rpartition("-")
        for base in (last, *self._words.bases(last)):
            word = first + hyphen + base
            if word in self._one_word:
                return Known(text.replace("-", ""), self._one_word[word] or word)
            if word in self._compounds:
                return Known(last, self._compounds[word] or word)
            if word in self._coined:
                return Known(f"{self._coined[word]}{text.removeprefix(word)}", word)
        return None


def spelled(token: Token) -> str:
    """The word as it is read: one of these as a word that the model knows, others as they are written."""
    return token.norm_ if "-" in token.text and token.norm != token.lower else token.text
