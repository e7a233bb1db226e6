"""The text that is read: the words and signs of a text as they are meant, block by block.

Parser, dates and names are given this one copy, in which lines that go on are joined and characters that only have to
do with how the text was set or stored are what they stand for. `Readable.given` leads every stretch of it back to the
text as given.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from html import unescape

import msgspec

from dateline.knowledge.signs import INVISIBLE
from dateline.language.blocks import IsName, blocks, cuts

_MARKER = re.compile(r"\s*[^\w\s\"'“”‘’«»‹›„()\[\]$€£¥₹#@&+…—–-]\s")
"""What marks a list item or a table's cell, and is no part of its first word: "• Gunmen", "| Army"."""
_NO_BREAK_SPACE = r"[\xa0\u2009\u202f]|&(?:nbsp|thinsp|\#160|\#8201|\#8239|\#[xX](?:[aA]0|2009|202[fF]));"
_PIECES = re.compile(
    r"""(?P<grouping>(?:(?<=\d)(?<!\d{4})|(?<=\d,)(?<!\d{4},))(?:NO_BREAK_SPACE)(?=\d{3}(?!\d)))
    | (?P<space>\s+)
    | (?P<words>[^\s&\-\u2010\u2011INVISIBLE]+(?:[ ][^\s&\-\u2010\u2011INVISIBLE]+)*)
    | (?P<reference>&(?:amp;)?(?:\#\d{1,6}|\#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});)
    | (?P<broken>(?<=[^\W\d_])[-\u2010\xad][^\S\n]*\n\s*(?=[^\W\d_]))
    | (?P<sign>.)""".replace("INVISIBLE", "".join(map(chr, INVISIBLE))).replace("NO_BREAK_SPACE", _NO_BREAK_SPACE),
    re.VERBOSE | re.DOTALL,
)
"""What a text is made of: among the rest spaces that group the digits of a number ("1 200"), HTML's references to
characters, which exports leave in texts (now and then with the sign itself written so, too), and hyphens that break a
word at the end of a line."""
_ALONE = re.compile(r"(?:(?P<named>[A-Z][\w.]*\s)|(?<![\w.,/-]))\d+(?P<comma>,)?$")
"""A number before such a space: it is no part of a name ("M23"), and before a comma none that goes with the name before
it ("on May 5, 200 people")."""
_NUMBER_REACH = 40
"""Characters of such a number with the word before it."""
_HYPHENS = frozenset("\u2010\u2011")
"""Hyphens that are the common one, but for where a line may end."""
_SOFT_HYPHEN = "\xad"
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 30

IsWord = Callable[[str], bool]
"""Whether something in small letters is an English word, or in small letters but for the first a known name."""


class Readable(msgspec.Struct, frozen=True):
    """A text as it is read, and where its characters came from.

    Characters that cannot be seen are left out, words broken at the end of a line are whole, HTML's references are the
    characters they stand for, and between the words of a block there is one space.
    """

    text: str
    blocks: tuple[tuple[int, int], ...]
    """Where the stretches start and end that no sentence crosses; marks of list items and line breaks are between."""
    origin: array[int]
    """For each character where it stands in the text as given."""
    longer: Mapping[int, int]
    """Of the characters that several of the text stand for ("&quot;") where the last of these stands."""

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from `start` to `end` start and end in the text as given; they must not be empty."""
        return self.origin[start], self.longer.get(end - 1, self.origin[end - 1]) + 1


def readable(text: str, *, is_word: IsWord = lambda _: False, is_name: IsName = lambda _: False) -> Readable:
    """The text as it is read. Every visible character of it is in exactly one block, but for marks of list items.

    Args:
        text: as given.
        is_word: tells "govern-", "ment" from "anti-", "government" at the end of a line.
        is_name: tells "United", "Nations" from the end of a heading and the beginning of what stands below.
    """
    copy = _Copy(text, is_word)
    for start, end in blocks(text, is_name=is_name):
        copy.add(start, end)
    return copy.readable()


class _Copy:
    """The copy of a text that is read, while it is made, block by block."""

    def __init__(self, text: str, is_word: IsWord) -> None:
        self._text = text
        self._is_word = is_word
        self._parts: list[str] = []
        self._origin = array("I")
        self._longer: dict[int, int] = {}
        self._blocks: list[tuple[int, int]] = []
        self._at = 0
        """Where the text as given is copied up to."""

    def add(self, start: int, end: int) -> None:
        """Copies up to `end`, with a block between if there is anything to read, or several if it is long."""
        marker = _MARKER.match(self._text, start, end)
        self._copy(start if marker is None else marker.end())
        spaces: list[re.Match[str]] = []
        begun, first_word = len(self._origin), -1
        for piece in _PIECES.finditer(self._text, self._at, end):
            read = self._read(piece)
            if read.isspace():
                spaces.append(piece)
            elif read:
                if first_word < 0:  # what stands before it is no part of the block
                    begun += self._append_spaces(spaces)
                    first_word = len(self._parts)
                elif spaces:
                    self._append(" ", spaces[0])
                spaces = []
                self._append(read, piece)
        if first_word >= 0:
            block = "".join(self._parts[first_word:])
            for first, after in cuts(block):
                self._blocks.append((begun + first, begun + first + len(block[first:after].rstrip())))
        self._append_spaces(spaces)
        self._at = end

    def readable(self) -> Readable:
        """What has been read, with the rest of the text behind it."""
        self._copy(len(self._text))
        return Readable("".join(self._parts), tuple(self._blocks), self._origin, self._longer)

    def _read(self, piece: re.Match[str]) -> str:
        """What is read for a piece of the text; nothing for some."""
        kind, read = piece.lastgroup, piece[0]
        if kind == "broken":
            return "" if _is_one_word(self._text, piece, self._is_word) else "-"
        if kind == "grouping":
            return "" if self._groups_digits() else " "
        if kind == "reference":
            read = _referred(read)
        if len(read) == 1:
            return "-" if read in _HYPHENS else "" if ord(read) in INVISIBLE else read
        return read

    def _groups_digits(self) -> bool:
        """Whether the digits that have been read go on behind a space: "1 200"."""
        found = _ALONE.search("".join(self._parts[-_NUMBER_REACH:])[-_NUMBER_REACH:])
        return found is not None and not (found["named"] and found["comma"])

    def _append(self, read: str, piece: re.Match[str]) -> None:
        if len(read) == 1 and piece[0].startswith("&"):
            self._longer[len(self._origin)] = piece.end() - 1
        self._parts.append(read)
        self._origin.extend(range(piece.start(), piece.start() + len(read)))

    def _append_spaces(self, spaces: list[re.Match[str]]) -> int:
        """Appends white space as it is given; how long it is."""
        before = len(self._origin)
        for piece in spaces:
            self._append(piece[0] if piece.lastgroup == "space" else " ", piece)
        return len(self._origin) - before

    def _copy(self, end: int) -> None:
        """Copies what stands between blocks as it is given."""
        if end > self._at:
            self._parts.append(self._text[self._at : end])
            self._origin.extend(range(self._at, end))
            self._at = end


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
