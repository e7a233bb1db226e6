"""Classification: type, mode and contexts of a candidate. The lexicon decides for now; a model may take its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

import msgspec
from spacy.tokens import Token

from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.lexicon import Lexicon
from dateline.knowledge.tables import read_table
from dateline.language import Document, Sentence
from dateline.records import EventType


class Classified(msgspec.Struct, frozen=True):
    """A candidate's type and mode, and how sure the classifier is (0–1)."""

    type: EventType
    mode: str | None
    score: float


class Classifier(Protocol):
    """Decides what a candidate reports; None when it reports no event."""

    def __call__(self, candidate: Candidate) -> Classified | None:
        """The decision on one candidate."""
        ...


class LexiconClassifier:
    """Takes the type from the candidate's row, and the mode from the row or from the first clue that holds."""

    def __init__(self, lexicon: Lexicon, finder: CandidateFinder) -> None:
        self._lexicon = lexicon
        self._finder = finder

    def __call__(self, candidate: Candidate) -> Classified | None:
        """The row's type; its mode, or the mode of the first clue that holds."""
        event_type = candidate.row.type
        if event_type is None:
            return None
        # A conditioned row has seen its arguments fit; a bare one rests on the word alone.
        score = 0.75 if candidate.row.when else 0.65
        return Classified(event_type, candidate.row.mode or self._mode(event_type, candidate), score)

    def _mode(self, event_type: EventType, candidate: Candidate) -> str | None:
        for clue in self._lexicon.modes.get(event_type, ()):
            if self._finder.holds(clue.condition, candidate.head, candidate.slots, candidate.light, candidate.sentence):
                return clue.mode
        return None


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
