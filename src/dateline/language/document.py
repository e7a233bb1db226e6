"""Document: an article's sentences with their parse, and the way back from tokens to the article's characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec
from spacy.tokens import Doc, Span, Token

from dateline.language.blocks import Block
from dateline.language.place_lines import is_place_line
from dateline.records import Article, Zone

_HOME = "dateline"
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


class _Home(msgspec.Struct, frozen=True):
    """Where a parsed block came from: its zone and the zone's text."""

    zone: str
    text: str
    block: Block


class Located(msgspec.Struct, frozen=True):
    """A stretch of one zone's text: `text` is the zone's text from `start` to `end`, character by character."""

    zone: str
    text: str
    start: int
    end: int


def settle(doc: Doc, *, zone: Zone, block: Block) -> None:
    """Note on a parsed block where its characters came from."""
    doc.user_data[_HOME] = _Home(zone.name, zone.text, block)


def locate(words: Span | Token | Iterable[Token]) -> Located:
    """Where these words stand in the article: zone and offsets, from the first word's start to the last one's end."""
    if isinstance(words, Token):
        first = last = words
    elif isinstance(words, Span):
        first, last = words[0], words[-1]
    else:
        tokens = list(words)
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    home: _Home = first.doc.user_data[_HOME]
    origin, final = home.block.origin, last.idx + len(last) - 1
    start, end = origin[first.idx], home.block.longer.get(final, origin[final]) + 1
    return Located(home.zone, home.text[start:end], start, end)


class Sentence:
    """One sentence: its parse (`span`), its zone, text and offsets there, and its number in the document.

    A place line ("BAMAKO, Mali (AP) —") has the number of the sentence after it.
    """

    def __init__(self, span: Span, number: int) -> None:
        self.span = span
        self.number = number
        at = locate(span)
        self.zone, self.text, self.start, self.end = at.zone, at.text, at.start, at.end

    def words_between(self, start: int, end: int) -> list[Token]:
        """Its words that begin between two offsets of the zone's text."""
        starts = self._starts
        first = self.span.start
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        return [self.span.doc[first + place] for place in range(low, high)]

    @cached_property
    def _starts(self) -> list[int]:
        home: _Home = self.span.doc.user_data[_HOME]
        return [home.block.origin[token.idx] for token in self.span]

    @cached_property
    def lemma_words(self) -> tuple[str, ...]:
        """The lower-case lemmas of its words, in their order."""
        return tuple([token.lemma_.lower() for token in self.span])

    @cached_property
    def content_lemmas(self) -> frozenset[str]:
        """The lower-case lemmas of its nouns, names, verbs, adjectives and numbers."""
        return frozenset([token.lemma_.lower() for token in self.span if token.pos_ in _CONTENT])

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lower-case lemmas of its words."""
        return frozenset(self.lemma_words)

    @cached_property
    def running(self) -> str:
        """Its words for the search of phrases (see `running`)."""
        return running(self.span)


def running(words: Iterable[Token]) -> str:
    """The lower-case lemmas of words in one line, the lower-case words in another, each with spaces around it."""
    lemmas, forms = [], []
    for word in words:
        lemmas.append(word.lemma_.lower())
        forms.append(word.lower_)
    return f" {' '.join(lemmas)} \n {' '.join(forms)} "


class Document:
    """A parsed article: sentences of the body first, then of the title, then of the captions.

    `texts` holds each zone's text as it was parsed: the zone's own, or with capitals if it has none (see `casing`).
    """

    def __init__(self, article: Article, docs: Iterable[Doc], *, texts: Mapping[str, str]) -> None:
        self.article = article
        self.texts = texts
        spans = (span for doc in docs for span in doc.sents if span.text.strip())
        self.sentences = tuple(_numbered(spans))

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """The named entities of all sentences, in order."""
        return tuple(name for sentence in self.sentences for name in sentence.span.ents)


def _numbered(spans: Iterable[Span]) -> Iterator[Sentence]:
    number = 0
    for span in spans:
        yield Sentence(span, number)
        number += not is_place_line(span.text)
