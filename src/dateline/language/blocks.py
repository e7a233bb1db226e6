"""Splitting a text into blocks (paragraphs, headings, list items) and cleaning their white space for the parser.

The parser reads a cleaned copy of each block; `Block.origin` leads every character back to the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from dateline.knowledge.signs import INVISIBLE

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


_MARKER = re.compile(r"\s*[^\w\s\"'“”‘’«»‹›„()\[\]$€£¥₹#@&+…—–-]\s")
"""What marks a list item or a table's cell, and is no part of its first word: "• Gunmen", "| Army"."""


class Block(msgspec.Struct, frozen=True):
    """A stretch of text that no sentence crosses: its cleaned text, and for each character where it came from.

    Characters that cannot be seen are left out, and so is the mark of a list item.
    """

    text: str
    origin: tuple[int, ...]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in order. Every visible character of the text is in exactly one of them, but for markers."""
    wrapped = _is_wrapped(text)
    for start, end in _paragraphs(text):
        for part_start, part_end in _lines(text, start, end, wrapped=wrapped):
            for cut_start, cut_end in _cuts(text, part_start, part_end):
                block = _clean(text, cut_start, cut_end)
                if block.text:
                    yield block


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _is_wrapped(text: str) -> bool:
    breaks = re.findall(r"\S[^\S\n]*\n[^\S\n]*(\S)", text)
    return bool(breaks) and sum(first.islower() for first in breaks) / len(breaks) >= _WRAPPED_SHARE


def _lines(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Parts of a paragraph that a line break separates for good: a heading, a list item, a new paragraph."""
    part_start, line_start = start, start
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    for line, following in pairwise(lines):
        break_at = line_start + len(line)
        line_start = break_at + 1
        begins = following.lstrip()[:1]
        joined = not _ENDS_SENTENCE.search(line) and (
            begins.islower()
            or (wrapped and not _BULLET.match(following) and len(line) + len(following.split(" ")[0]) > 0.6 * width)
        )
        if not joined:
            yield part_start, break_at
            part_start = line_start
    yield part_start, end


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A part in pieces: one that is too long is cut between sentences, a sentence that is too long within."""
    if end - start <= _LONGEST_SENTENCE:
        yield start, end
        return
    begun = before = start
    for mark in (*(found.end() for found in _SENTENCE_END.finditer(text, start, end)), end):
        if mark - begun > _LONGEST_BLOCK and before > begun:
            yield begun, before
            begun = before
        while mark - before > _LONGEST_SENTENCE:
            before = _clause_end(text, before)
            yield begun, before
            begun = before
        before = mark
    yield begun, end


def _clause_end(text: str, start: int) -> int:
    """Where to cut a sentence that is too long: after a mark, else between words, else anywhere."""
    window = text[start : start + _LONGEST_SENTENCE]
    for mark in (";", ",", ""):
        if at := max(window.rfind(mark + space, len(window) // 2) for space in " \n\t") + 1:
            return start + at + len(mark)
    return start + len(window)


def _clean(text: str, start: int, end: int) -> Block:
    characters: list[str] = []
    origin: list[int] = []
    marker = _MARKER.match(text, start, end)
    for index in range(start if marker is None else marker.end(), end):
        character = text[index]
        if ord(character) in INVISIBLE:
            continue
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                origin.append(index)
        else:
            characters.append(character)
            origin.append(index)
    if characters and characters[-1] == " ":
        characters.pop()
        origin.pop()
    return Block("".join(characters), tuple(origin))
