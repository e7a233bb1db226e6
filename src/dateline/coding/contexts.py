"""The PLOVER contexts of a sentence: clue words, in it or all through its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Token

from dateline.knowledge.tables import read_table
from dateline.language import Document, Sentence


class ContextFinder:
    """Tells the PLOVER contexts of a sentence by clue words, in it or all through its article."""

    _IN_ARTICLE = 3
    """Clue words of one context that an article must hold for the context to count everywhere in it."""
    _MOST = 3

    def __init__(self) -> None:
        words: dict[str, str] = {}
        for cells in read_table("contexts", columns=("context", "word")):
            words.setdefault(cells["word"], cells["context"])
        self._words: Mapping[str, str] = words
        self._phrases = tuple((f" {word} ", context) for word, context in words.items() if " " in word)

    def of_article(self, document: Document) -> frozenset[str]:
        """The contexts that the whole article is about."""
        counts: Counter[str] = Counter()
        for sentence in document.sentences:
            counts.update(self._hits(sentence))
        return frozenset(context for context, n in counts.most_common(self._MOST) if n >= self._IN_ARTICLE)

    def of_sentence(self, sentence: Sentence, article: frozenset[str]) -> tuple[str, ...]:
        """The contexts of one sentence, those of its article added, in alphabetical order."""
        return tuple(sorted(set(self._hits(sentence)) | article))

    def _hits(self, sentence: Sentence) -> list[str]:
        hits = [self._words[lemma] for lemma in sentence.lemmas if lemma in self._words]
        text = f" {' '.join(_lower(token) for token in sentence.span)} "
        return hits + [context for phrase, context in self._phrases if phrase in text]


def _lower(token: Token) -> str:
    return token.lemma_.lower()
