"""Printed: sentences that are given word by word, put together as they would be printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NO_SPACE_BEFORE = frozenset(". , ; : ? ! ) ] % ’s 's n't n’t ’re 're ’ve 've ’ll 'll ’d 'd ’ ´ ”".split())
_NO_SPACE_AFTER = frozenset("( [ $ £ € “ ‘".split())
_APOSTROPHES = frozenset("’ ' ´".split())
_SHORTENED = frozenset("s t re ve ll d m".split())
"""What an apostrophe parts from its word: "Mali ’ s", "don ’ t"."""
_NUMBER = re.compile(r"\d+$")
_THOUSANDS = re.compile(r"\d{3}$")


def printed(words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words without the spaces that only part them, and where each begins and ends in that text."""
    text, places = "", []
    for number, word in enumerate(words):
        text += word if number == 0 or _is_joined(words, number) else f" {word}"
        places.append((len(text) - len(word), len(text)))
    return text, tuple(places)


def _is_joined(words: Sequence[str], number: int) -> bool:
    """Whether no space stands before the word of that number."""
    before, word = words[number - 1], words[number]
    if word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER:
        return True
    if before in _APOSTROPHES and word in _SHORTENED:
        return True
    if "-" in {before, word}:
        return True
    if before in {",", ".", ":"} and number > 1 and _NUMBER.match(words[number - 2]):  # "1 , 500", "06 : 00"
        return bool((_THOUSANDS if before == "," else _NUMBER).match(word))
    # Letters outside of ASCII may be parted from their word: "Nicol á s", "Jos é Ruiz".
    return _is_loose(word) or (_is_loose(before) and word[0].islower())


def _is_loose(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and not word.isascii()
