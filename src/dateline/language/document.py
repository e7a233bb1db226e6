"""Document: an article's sentences with their parse, and where their words stand.

Words stand in two texts: `locate` tells where in the text as it is read, which is what everything in a document is
reckoned by; `written` and `Document.as_written` tell where in the article, which is what goes out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec
from spacy.tokens import Doc, Span, Token

from dateline.language.place_lines import is_place_line
from dateline.language.readable_text import Readable
from dateline.records import Article, Attribution, Entity, Figure, Place, When, Zone

_HOME = "dateline"
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


class _Home(msgspec.Struct, frozen=True):
    """Where a parsed block came from: its zone, as given and as read, and where in the latter it starts."""

    zone: Zone
    read: Readable
    start: int


class Located(msgspec.Struct, frozen=True):
    """A stretch of one zone's text, as read or as given: `text` is that text from `start` to `end`."""

    zone: str
    text: str
    start: int
    end: int


Part = TypeVar("Part", Located, Entity, Place, When, Attribution, Figure)


def settle(doc: Doc, *, zone: Zone, read: Readable, start: int) -> None:
    """Note on a parsed block where it stands in the text that is read of a zone."""
    doc.user_data[_HOME] = _Home(zone, read, start)


def locate(words: Span | Token | Iterable[Token]) -> Located:
    """Where these words stand in the text as it is read, from the first word's start to the last one's end."""
    first, last = _ends(words)
    home: _Home = first.doc.user_data[_HOME]
    start, end = home.start + first.idx, home.start + last.idx + len(last)
    return Located(home.zone.name, home.read.text[start:end], start, end)


def written(words: Span | Token | Iterable[Token]) -> Located:
    """Where these words stand in the article, from the first word's start to the last one's end."""
    first, last = _ends(words)
    home: _Home = first.doc.user_data[_HOME]
    start, end = home.read.given(home.start + first.idx, home.start + last.idx + len(last))
    return Located(home.zone.name, home.zone.text[start:end], start, end)


def _ends(words: Span | Token | Iterable[Token]) -> tuple[Token, Token]:
    """The first and the last of the words."""
    if isinstance(words, Token):
        return words, words
    if isinstance(words, Span):
        return words[0], words[-1]
    tokens = list(words)
    return min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)


class Sentence:
    """One sentence: its parse (`span`), its zone, its text as read and its offsets there, and its number.

    A place line ("BAMAKO, Mali (AP) —") has the number of the sentence after it.
    """

    def __init__(self, span: Span, number: int) -> None:
        self.span = span
        self.number = number
        at = locate(span)
        self.zone, self.text, self.start, self.end = at.zone, at.text, at.start, at.end

    def words_between(self, start: int, end: int) -> list[Token]:
        """Its words that begin between two offsets of the zone's text as read."""
        starts = self._starts
        first = self.span.start
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        return [self.span.doc[first + place] for place in range(low, high)]

    @cached_property
    def written(self) -> Located:
        """Where it stands in the article."""
        return written(self.span)

    @cached_property
    def _starts(self) -> list[int]:
        home: _Home = self.span.doc.user_data[_HOME]
        return [home.start + token.idx for token in self.span]

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

    `texts` holds each zone's text as it is read (`readable_text`), with capitals if the zone's own has none (`casing`).
    """

    def __init__(self, article: Article, docs: Iterable[Doc], *, read: Mapping[str, Readable]) -> None:
        self.article = article
        self.texts = {zone: each.text for zone, each in read.items()}
        self._read = read
        spans = (span for doc in docs for span in doc.sents if span.text.strip())
        self.sentences = tuple(_numbered(spans))

    def as_written(self, part: Part) -> Part:
        """The part that stands at some words of a text as read, at these words as the article has them."""
        start, end = self._read[part.zone].given(part.start, part.end)
        text = self.article.zone_text(part.zone)[start:end]
        return msgspec.structs.replace(part, text=text, start=start, end=end)

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """The named entities of all sentences, in order."""
        return tuple(name for sentence in self.sentences for name in sentence.span.ents)


def _numbered(spans: Iterable[Span]) -> Iterator[Sentence]:
    number = 0
    for span in spans:
        yield Sentence(span, number)
        number += not is_place_line(span.text)
