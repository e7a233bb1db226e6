"""Quotations: which words of a document stand between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dateline.language import Document, Sentence

_OPENING = frozenset({"“", "«", "„", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_LONGEST = 40
"""Sentences after which a quotation without an end is given up."""


class Quotation(msgspec.Struct, frozen=True):
    """A stretch of words in quotation marks: its sentences, and the places of its first word and after its last one.

    The two places are within the parsed text of its first and of its last sentence.
    """

    sentences: tuple[Sentence, ...]
    start: int
    end: int

    def holds(self, token: Token, sentence: Sentence) -> bool:
        """Whether a word of the sentence is quoted."""
        if sentence not in self.sentences:
            return False
        after = sentence is not self.sentences[0] or token.i >= self.start
        return after and (sentence is not self.sentences[-1] or token.i < self.end)


def quotations(document: Document) -> Iterator[Quotation]:
    """The quotations of a document in reading order; those that never end are left out."""
    inside: list[Sentence] = []
    start = 0
    for sentence in document.sentences:
        if inside and (inside[0].zone != sentence.zone or len(inside) > _LONGEST):
            inside = []
        if inside:
            inside.append(sentence)
        for token in sentence.span:
            text = token.text
            is_straight = text == '"'
            if text in _OPENING or (is_straight and not inside):
                if not inside:  # a paragraph of a long quotation begins with the mark again
                    inside, start = [sentence], token.i + 1
            elif inside and (text in _CLOSING or is_straight):
                if is_straight and token.i == sentence.span.start and inside[0] is not sentence:
                    if sentence.text.count('"') % 2 == 0:
                        inside, start = [sentence], token.i + 1  # the mark at the end before was lost
                    continue
                yield Quotation(tuple(inside), start, token.i)
                inside = []
