"""The PLOVER contexts of a sentence: clue words, in it or all through its article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

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
        self._phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, context in words.items():
            if " " in word:
                self._phrases[word.partition(" ")[0]].append((f" {word} ", context))

    def of_sentences(self, document: Document) -> list[tuple[str, ...]]:
        """The contexts of each sentence, those that its whole article is about added, in alphabetical order."""
        hits = [self._hits(sentence) for sentence in document.sentences]
        counts = Counter(chain.from_iterable(hits))
        # Of contexts with as many clues, those count that the article comes to first.
        article = {context for context, n in counts.most_common(self._MOST) if n >= self._IN_ARTICLE}
        return [tuple(sorted(article.union(found))) for found in hits]

    def _hits(self, sentence: Sentence) -> list[str]:
        """The context of each clue in the sentence, words in the order of the text before phrases."""
        lemmas = dict.fromkeys(sentence.lemma_words)
        text = f" {' '.join(sentence.lemma_words)} "
        beginning = (each for lemma in lemmas for each in self._phrases.get(lemma, ()))
        return [self._words[lemma] for lemma in lemmas if lemma in self._words] + [
            context for phrase, context in beginning if phrase in text
        ]
