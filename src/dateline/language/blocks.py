"""Splitting a text into blocks (paragraphs, headings, list items) and cleaning their white space for the parser.

The parser reads a cleaned copy of each block; `Block.origin` leads every character back to the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
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


_PIECES = re.compile(
    r"""(?P<space>\s+)
    | (?P<words>[^\s&\-\u2010INVISIBLE]+(?:[ ][^\s&\-\u2010INVISIBLE]+)*)
    | (?P<reference>&(?:amp;)?(?:\#\d{1,6}|\#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});)
    | (?P<broken>(?<=[^\W\d_])[-\u2010\xad][^\S\n]*\n\s*(?=[^\W\d_]))
    | (?P<sign>.)""".replace("INVISIBLE", "".join(map(chr, INVISIBLE))),
    re.VERBOSE | re.DOTALL,
)
"""What a text is made of: among the rest HTML's references to characters, which exports leave in texts (now and then
with the sign itself written so, too), and hyphens that break a word at the end of a line."""
_SOFT_HYPHEN = "\xad"
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 30

IsWord = Callable[[str], bool]
"""Whether something in small letters is an English word."""


class Block(msgspec.Struct, frozen=True):
    """A stretch of text that no sentence crosses: its cleaned text, and for each character where it came from.

    Characters that cannot be seen are left out, and so is the mark of a list item; words broken at the end of a line
    are whole, and HTML's references are the characters they stand for.
    """

    text: str
    origin: tuple[int, ...]
    longer: Mapping[int, int]
    """Of the characters that several of the text stand for ("&quot;") where the last of these stands."""


def blocks(text: str, *, is_word: IsWord = lambda _: False) -> Iterator[Block]:
    """The blocks of a text in order. Every visible character of the text is in exactly one of them, but for markers.

    Args:
        text: as given.
        is_word: tells "govern-", "ment" from "anti-", "government" at the end of a line.
    """
    wrapped = _is_wrapped(text)
    for start, end in _paragraphs(text):
        for part_start, part_end in _lines(text, start, end, wrapped=wrapped):
            for cut_start, cut_end in _cuts(text, part_start, part_end):
                block = _clean(text, cut_start, cut_end, is_word)
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


def _clean(text: str, start: int, end: int, is_word: IsWord) -> Block:
    parts: list[str] = []
    origin: list[int] = []
    longer: dict[int, int] = {}
    marker = _MARKER.match(text, start, end)
    for piece in _PIECES.finditer(text, start if marker is None else marker.end(), end):
        kind, read = piece.lastgroup, piece[0]
        if kind == "reference":
            read = _referred(read)
        elif kind == "broken":
            read = "" if _is_one_word(text, piece, is_word) else read[0]
        elif kind == "sign" and ord(read) in INVISIBLE:
            continue
        if read.isspace():
            if not parts or parts[-1] == " ":
                continue
            read = " "
        if len(read) == 1 and kind == "reference":
            longer[len(origin)] = piece.end() - 1
        if read:
            parts.append(read)
            origin.extend(range(piece.start(), piece.start() + len(read)))
    if parts and parts[-1] == " ":
        parts.pop()
        longer.pop(len(origin) - 1, None)
        origin.pop()
    return Block("".join(parts), tuple(origin), longer)


def _referred(reference: str) -> str:
    """The character that a reference stands for; itself, if it stands for none."""
    found = unescape(unescape(reference))
    return found if len(found) == 1 else reference


def _is_one_word(text: str, hyphen: re.Match[str], is_word: IsWord) -> bool:
    """Whether the letters on both sides of a hyphen at the end of a line are one word without it."""
    if hyphen[0].startswith(_SOFT_HYPHEN):
        return True
    first = _LETTERS.findall(text, max(0, hyphen.start() - _LONGEST_WORD), hyphen.start())
    second = _LETTERS.match(text, hyphen.end(), hyphen.end() + _LONGEST_WORD)
    return bool(first) and second is not None and second[0][0].islower() and is_word((first[-1] + second[0]).lower())
