"""The blocks of a text: paragraphs, headings, list items. Each is read on its own, in pieces if it is too long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from dateline.language.abbreviations import is_open

_BULLET = re.compile(r"\s*(?:[•▪●◦*–—-]\s|\d{1,2}[.)]\s)")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_WRAPPED_SHARE = 0.2
"""A text is hard-wrapped when this share of its single line breaks is followed by a lower-case letter."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")
_LONGEST_BLOCK = 6_000
"""Longer blocks are cut: the parser's memory grows with the block."""
_LONGEST_SENTENCE = 1_500
"""Longer sentences are cut: the time for a sentence grows with the square of its length, and what is longer is no prose
of news but a table, a dump or a text without full stops."""
_LONGEST_NAME = 60
_LAST_WORDS = re.compile(r"(?:([^\W\d_][\w’'.-]*) )?([A-ZÀ-Þ][\w’'.-]*)\s*$")
_FIRST_WORDS = re.compile(r"\s*([A-ZÀ-Þ][\w’'-]*\w)(?: ([A-ZÀ-Þ][\w’'-]*\w))?")
"""The words on both sides of a line break that may be one name."""

IsName = Callable[[str], bool]
"""Whether words are a name that is known."""


def blocks(text: str, *, is_name: IsName) -> Iterator[tuple[int, int]]:
    """Where the blocks of a text start and end, in order; line breaks are between.

    Args:
        text: as given.
        is_name: tells "United", "Nations" from the end of a heading and the beginning of what stands below.
    """
    wrapped = _is_wrapped(text)
    for start, end in _paragraphs(text):
        yield from _lines_apart(text, start, end, wrapped=wrapped, is_name=is_name)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _is_wrapped(text: str) -> bool:
    breaks = re.findall(r"\S[^\S\n]*\n[^\S\n]*(\S)", text)
    return bool(breaks) and sum(first.islower() for first in breaks) / len(breaks) >= _WRAPPED_SHARE


def _lines_apart(text: str, start: int, end: int, *, wrapped: bool, is_name: IsName) -> Iterator[tuple[int, int]]:
    """Parts of a paragraph that a line break separates for good: a heading, a list item, a new paragraph."""
    part_start, line_start = start, start
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    for line, following in pairwise(lines):
        break_at = line_start + len(line)
        line_start = break_at + 1
        begins = following.lstrip()[:1]
        joined = not _ends_sentence(line) and (
            begins.islower()
            or (wrapped and not _BULLET.match(following) and len(line) + len(following.split(" ")[0]) > 0.6 * width)
            or _is_one_name(line, following, is_name)
        )
        if not joined:
            yield part_start, break_at
            part_start = line_start
    yield part_start, end


def _ends_sentence(line: str) -> bool:
    return _ENDS_SENTENCE.search(line) is not None and not is_open(line.rstrip().rpartition(" ")[2])


def _is_one_name(line: str, following: str, is_name: IsName) -> bool:
    """Whether the last words of a line and the first of the next are one name: "the United", "Nations said"."""
    first = _FIRST_WORDS.match(following)
    last = None if first is None else _LAST_WORDS.search(line[-_LONGEST_NAME:])
    if last is None or first is None:
        return False
    before, word = last.groups()
    after, then = first.groups()
    names = [f"{word} {after}"]
    names += [f"{before} {word} {after}"] if before else []
    names += [f"{word} {after} {then}"] if then else []
    return any(map(is_name, names))


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """A block in pieces: one that is too long is cut between sentences, a sentence that is too long within."""
    if len(text) <= _LONGEST_SENTENCE:
        yield 0, len(text)
        return
    begun = before = 0
    for mark in (*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)):
        if mark - begun > _LONGEST_BLOCK and before > begun:
            yield begun, before
            begun = before
        while mark - before > _LONGEST_SENTENCE:
            before = _clause_end(text, before)
            yield begun, before
            begun = before
        before = mark
    yield begun, len(text)


def _clause_end(text: str, start: int) -> int:
    """Where to cut a sentence that is too long: after a mark, else between words, else anywhere."""
    window = text[start : start + _LONGEST_SENTENCE]
    for mark in (";", ",", ""):
        if at := max(window.rfind(mark + space, len(window) // 2) for space in " \n\t") + 1:
            return start + at + len(mark)
    return start + len(window)
