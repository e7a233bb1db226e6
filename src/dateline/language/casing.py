"""Capitals for texts without: archives and wires that hold everything in small or in capital letters.

The parser and the tables know names by their capitals. What is changed is the copy that they read; every character
stays where it is, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from dateline.knowledge.word_groups import in_group, word_group

_FEWEST_LETTERS = 60
"""Letters; shorter texts, such as titles, do not tell whether they are written without case."""
_TOO_FEW, _TOO_MANY = 0.008, 0.6
"""Shares of capitals below and above which a text has no case of its own (news has 0.03 to 0.08)."""
_START = re.compile(
    r"(?:\A|[.!?]['\"”’)\]]*+\s++|(?<!\s)[^\S\n]*+\n[^\S\n]*+\n\s*+|:[^\S\n]*+\n\s*+)[\"“‘']*+([a-z])|\b([a-z])\.(?=\s)"
)
"""The first letter of a sentence, or an initial. Nothing is given back, so that thousands of empty lines do no harm."""
_NEXT = re.compile(r"\s*+(\S?)")
"""The first sign behind a word."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LONGEST = 5
"""Words of the longest names that are looked up."""
_LONGEST_TOWN = 2
_SHORTEST = 4
"""Letters of the shortest single words that are taken for names: "us", "who" and "un" are mostly words."""
_VOWELS = frozenset("aeiouy")
_PLACING = frozenset("in at near from of to around outside across".split())
_ARTICLES = frozenset("a an this that his her their its no any some".split())
"""Words that stand before a noun and no town's name: "a sale"."""
_OBJECTS = frozenset({*_ARTICLES, *"the these those him them it us me you our all".split()})
"""Words that follow a verb in the infinitive rather than a town's name: "to debar them"."""
_DAY = re.compile(r"\s(?:[0-3]?[0-9](?:st|nd|rd|th)?|[12][0-9]{3})\b")
"""What makes a month of "march" after a word of time: "on march 3", "in march 2021"."""
_PLACE_LINE = re.compile(r"\s*([^\W\d_]+(?: [^\W\d_]+)?):\s+[\"“‘']?([a-z])")
"""The town at the head of a story, which is written in capitals, and the first letter of the story."""


class Caser:
    """Gives texts without case the capitals of sentences and known names.

    Args:
        names: names as they are written.
        is_place: whether a word in its place's capitals names a town that is known well, and is no English word.
        is_ordinary: whether a small word is one of the language, whatever it also names.
    """

    def __init__(
        self, names: Iterable[str], *, is_place: Callable[[str], bool], is_ordinary: Callable[[str], bool]
    ) -> None:
        self._names = names
        self._is_place = is_place
        self._is_ordinary = is_ordinary
        self._always = word_group("always capital")

    def cased(self, text: str) -> str:
        """The text itself, or if it has no case a copy of equal length with capitals."""
        return self.capitalised(text) if _lacks_case(text) else text

    def capitalised(self, text: str) -> str:
        """A copy of equal length with the capitals that the words should have, whatever they are written with."""
        small = "".join(_changed(character, character.lower()) for character in text)
        characters = list(small)
        for start in _START.finditer(small):
            place = start.start(start.lastindex or 1)
            characters[place] = small[place].upper()
        for place, name in self._found(small):
            for offset, character in enumerate(name):
                if small[place + offset] == character.lower():
                    characters[place + offset] = character
        line = _PLACE_LINE.match(small)
        if line is not None and self._names_place(line[1]):
            characters[line.start(1) : line.end(1)] = line[1].upper()
            characters[line.start(2)] = line[2].upper()
        return "".join(characters)

    def _found(self, small: str) -> Iterator[tuple[int, str]]:
        """Where names stand, and how they are written; a town that is told once as a place is one everywhere."""
        words = list(_WORD.finditer(small))
        towns = self._towns(small, words)
        number = 0
        while number < len(words):
            size, name = self._longest(small, words, number, towns)
            if name is not None:
                yield words[number].start(), name
            number += size

    def _towns(self, small: str, words: list[re.Match[str]]) -> set[str]:
        """The towns, in small letters, that stand somewhere in the text as towns do, and nowhere as nouns do."""
        found, nouns = set(), set()
        for number in range(len(words)):
            for end in range(number + 1, min(len(words), number + _LONGEST_TOWN) + 1):
                run = _run(words, number, end)
                if small[words[number].start() : words[end - 1].end()] != run:
                    break
                is_noun = number > 0 and words[number - 1][0] in _ARTICLES
                if is_noun or (end < len(words) and words[end][0] == "of"):
                    nouns.add(run)
                elif self._placed(small, words, number, end) and self._names_place(_bare(run)):
                    found.add(_bare(run))
        return found - nouns

    def _longest(self, small: str, words: list[re.Match[str]], number: int, towns: set[str]) -> tuple[int, str | None]:
        for end in range(min(len(words), number + _LONGEST), number, -1):
            run = _run(words, number, end)
            if small[words[number].start() : words[end - 1].end()] != run:
                continue
            bare = _bare(run)
            name = self._written.get(bare)
            if name is not None and (end - number > 1 or self._stands_alone(bare)):
                return end - number, name
            if bare in towns and not _is_infinitive(small, words, number, end):
                return end - number, bare.title()
        word = words[number][0]
        is_capital = _bare(word) in self._always or _is_month(small, words, number)
        return 1, word.title() if is_capital else None

    def _names_place(self, bare: str) -> bool:
        return self._is_place(bare.title())

    def _stands_alone(self, word: str) -> bool:
        is_spelt = len(word) == _SHORTEST - 1 and _VOWELS.isdisjoint(word)  # "bjp" is no word
        return (len(word) >= _SHORTEST or is_spelt) and not self._is_ordinary(word)

    def _placed(self, small: str, words: list[re.Match[str]], number: int, end: int) -> bool:
        """Whether words stand where a town's name does: after "in", or before a colon at a line's head."""
        if not all(self._stands_alone(word[0]) for word in words[number:end]):
            return False
        after = _NEXT.match(small, words[end - 1].end())
        opens = after is not None and after[1] in {":", ","} and _opens_line(small, words, number)
        is_placed = number > 0 and words[number - 1][0] in _PLACING and not _is_infinitive(small, words, number, end)
        return opens or is_placed

    @cached_property
    def _written(self) -> dict[str, str]:
        """Names by their small letters."""
        return {name.lower(): name for name in self._names if name != name.lower()}


def _opens_line(small: str, words: list[re.Match[str]], number: int) -> bool:
    """Whether nothing stands before the word in its line."""
    before = small[words[number - 1].end() if number else 0 : words[number].start()]
    return (number == 0 or "\n" in before) and not before.rpartition("\n")[2].strip()


def _is_infinitive(small: str, words: list[re.Match[str]], number: int, end: int) -> bool:
    """Whether the words stand as a verb does: "to debar them"."""
    if number == 0 or words[number - 1][0] != "to" or end == len(words):
        return False
    return words[end][0] in _OBJECTS and small[words[end - 1].end() : words[end].start()] == " "


def _is_month(small: str, words: list[re.Match[str]], number: int) -> bool:
    """Whether a word that is also a month's name stands as one: "on march 3"."""
    if number == 0 or not in_group(words[number][0], "month or word"):
        return False
    is_timed = in_group(words[number - 1][0], "before a month")
    return is_timed and _DAY.match(small, words[number].end()) is not None


def _run(words: list[re.Match[str]], number: int, end: int) -> str:
    return " ".join(word[0] for word in words[number:end])


def _bare(run: str) -> str:
    return run.removesuffix("'s").removesuffix("’s")


def _lacks_case(text: str) -> bool:
    """Whether a text is written without case: all in small or in capital letters."""
    letters = sum(character.isalpha() for character in text)
    capitals = sum(character.isupper() for character in text)
    return letters >= _FEWEST_LETTERS and not _TOO_FEW <= capitals / letters <= _TOO_MANY


def _changed(character: str, other: str) -> str:
    """The other form of the character, if it is one character."""
    return other if len(other) == 1 else character
