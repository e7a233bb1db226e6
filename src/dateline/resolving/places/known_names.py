"""Where a text has names that the gazetteer knows, the longest first, whether they are meant as places or not."""

from __future__ import annotations

import re

import msgspec

from dateline.knowledge.gazetteer import Gazetteer, NamedPlace
from dateline.knowledge.state_names import state_names
from dateline.knowledge.word_groups import in_group
from dateline.resolving.places.cues import is_city_body
from dateline.resolving.places.ranking import distance_km

_TOKEN = re.compile(r"(?:[A-Z]\.[ ]?)+[A-Z]\b\.?|[^\W_]+(?:['’ʻ‘`][^\W_]+)*['’]?")
_GAP = re.compile(r"[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*|\.[ \u00a0]?|[-–]")
_UNKNOWN = re.compile(
    r"\b(?:town|city|village|hamlet|settlement|commune|district|suburb|neighbou?rhood)s? of "
    r"((?:al-|el-|an-|as-|ad-|at-|ar-|az-)?[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,3})"
)
"""Names that a noun says to be a place's, whether the gazetteer has them or not."""
_ARABIC_ARTICLES = frozenset("al el ad as ash at an ar az ed es".split())
"""They begin a name in lower case: "al-Hol"."""
_COUNTY_LIST = re.compile(r"(?:(?:,? (?:and|or|&)|,) [A-Z][\w.]*(?: [A-Z][\w.]*)?){0,12} [Cc]ounties\b")
"""What follows a county's name in a list of counties."""
_LONGEST = 6
"""Words of the longest names that are looked up."""
_SHORT_WORDS = frozenset({"St", "Mt", "Ft", "Ste", "N", "S", "E", "W"})
"""Words after which a full stop does not end a name."""
_WITH_ARTICLE = frozenset({"The Hague", "The Gambia", "The Bahamas", "The Bronx"})
_POSSESSIVES = ("'s", "’s", "'", "’")
_SAME_TOWN_KM = 25.0
"""Kilometres within which "Dublin" and "Dublin City" are one town."""
_BEFORE = 40
"""Characters before a word in which the end of the sentence before is looked for."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in a text; `container` is the number, in the list of mentions, of the one it stands in."""

    start: int
    end: int
    text: str
    candidates: tuple[NamedPlace, ...]
    container: int | None = None
    is_demonym: bool = False
    is_government: bool = False
    """Whether the name stands for the government that has its seat there: "Washington said"."""


class _Word(msgspec.Struct, frozen=True):
    """A word of the text with where it stands."""

    text: str
    start: int
    end: int


class Match(msgspec.Struct, frozen=True):
    """A mention with the numbers of its first word and of the word after it."""

    first: int
    after: int
    mention: Mention


class KnownNames:
    """The names in one text that the gazetteer knows, and the words around them.

    Args:
        text: the text.
        gazetteer: knows the names.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._words = []
        for match in _TOKEN.finditer(text):
            word = match[0].rstrip()
            self._words.append(_Word(word, match.start(), match.start() + len(word)))
        self.in_lower_case = frozenset(word.text for word in self._words if word.text.islower())
        """The words that the text has in lower case."""

    def found(self) -> list[Match]:
        """What the gazetteer knows in the text, the longest name first, without overlaps."""
        found = []
        at = 0
        while at < len(self._words):
            match = self._match(at)
            if match is not None:
                found.append(match)
            at = at + 1 if match is None else match.after
        return self._with_unknown(found)

    def mention_at(self, start: int, end: int) -> Mention:
        """The mention at these words."""
        last = next((word for word in reversed(self._words) if word.start < end and start < word.end), None)
        mention = None if last is None else self._mention(start, end, last)
        return mention or Mention(start=start, end=end, text=self._text[start:end], candidates=())

    def before(self, match: Match) -> str:
        """The word that touches the name on the left, or nothing."""
        if match.first == 0:
            return ""
        word = self._words[match.first - 1]
        return word.text if _GAP.fullmatch(self._text[word.end : match.mention.start]) else ""

    def after(self, match: Match) -> str:
        """The word that touches the name on the right, or nothing."""
        if match.after >= len(self._words):
            return ""
        word = self._words[match.after]
        gap = self._text[match.mention.end : word.start]
        return word.text if _GAP.fullmatch(gap) and not gap.strip() else ""

    def starts_sentence(self, at: int) -> bool:
        """Whether the word of that number stands at the head of a sentence."""
        start = self._words[max(at, 0)].start
        before = self._text[max(0, start - _BEFORE) : start].rstrip(" \"'“‘(")[-1:]
        return not before or before in ".!?\n:;•—"

    def in_county_list(self, end: int) -> bool:
        """Whether a name that ends there stands in a list of counties: "Jackson, Barrow and Madison counties"."""
        return _COUNTY_LIST.match(self._text, end) is not None

    def _with_unknown(self, found: list[Match]) -> list[Match]:
        """The matches, and names that a noun says to be a place's though the gazetteer lacks them: "town of Tal X".

        Such a name replaces what the gazetteer has of a part of it.
        """
        known = {match.first: match for match in found}
        number = {word.start: at for at, word in enumerate(self._words)}
        for stated in _UNKNOWN.finditer(self._text):
            first = number.get(stated.start(1))
            if first is None:
                continue
            after = first + 1  # the whole of a first word that has marks within: "town of Ba‘da"
            while after < len(self._words) and self._words[after].end <= stated.end(1):
                after += 1
            inside = [at for at in range(first, after) if at in known]
            if inside and (inside != [first] or known[first].after >= after or self._is_ended(known[first])):
                continue
            end = self._without_possessive(self._words[after - 1])
            start = stated.start(1)
            mention = Mention(start=start, end=end, text=self._text[start:end], candidates=())
            known[first] = Match(first, after, mention)
        return [known[first] for first in sorted(known)]

    def _is_ended(self, match: Match) -> bool:
        """Whether the name that was matched is ended by what follows: a possessive, or a word that is none of it."""
        rest = self._text[match.mention.end : self._words[match.after].start] if match.after < len(self._words) else ""
        return rest != " " or in_group(self._words[match.after].text.lower(), "settlement")

    def _without_possessive(self, word: _Word) -> int:
        """Where a name ends whose last word it is."""
        mark = next((mark for mark in _POSSESSIVES if word.text.endswith(mark)), "")
        return word.end - len(mark)

    def _match(self, at: int) -> Match | None:
        """The longest name that the gazetteer knows from this word on."""
        first = self._words[at]
        begins_lower = first.text in _ARABIC_ARTICLES and self._text[first.end : first.end + 1] == "-"
        if not (first.text[0].isupper() or begins_lower):
            return None
        longest = 1
        while longest < _LONGEST and at + longest < len(self._words) and self._is_joined(at + longest - 1):
            longest += 1
        for length in range(longest, 0, -1):
            last = self._words[at + length - 1]
            if length > 1 and last.text.islower() and not self._may_end_name(at, length):
                continue
            ends = self._ends(last, is_single=length == 1)
            if self._text[first.start : ends[-1]] in state_names():
                ends = ends[-1:]  # "Saint Lucia's government" is of no town called with the 's
            for end in ends:
                mention = self._mention(first.start, end, last)
                if mention is not None and not (length > 1 and self._is_city_of_body(mention, at + length)):
                    return Match(at, at + length, mention)
        return None

    def _may_end_name(self, at: int, length: int) -> bool:
        """Whether a last word in small letters can be a part of the name: "Lago camp", but not "Irish town"."""
        last = self._words[at + length - 1]
        if not in_group(last.text, "settlement", "site"):
            return False
        return self._gazetteer.demonym(self._text[self._words[at].start : self._words[at + length - 2].end]) is None

    def _is_joined(self, at: int) -> bool:
        """Whether the gap after a word can be inside a name."""
        word = self._words[at]
        gap = self._text[word.end : self._words[at + 1].start]
        return _GAP.fullmatch(gap) is not None and ("." not in gap or word.text in _SHORT_WORDS)

    def _ends(self, last: _Word, *, is_single: bool) -> list[int]:
        """Where a name that ends with this word may end: after an abbreviation's dot, at the word, before a possessive.

        A single word with 's is a possessive ("Bell's"), several may be a name ("St. John's").
        """
        ends = [last.end]
        for mark in _POSSESSIVES:
            if last.text.endswith(mark) and len(last.text) > len(mark):
                ends = [last.end - len(mark)] if is_single else [last.end, last.end - len(mark)]
                break
        if self._text[last.end : last.end + 1] == "." and not last.text.endswith("."):
            ends.insert(0, last.end + 1)
        return ends

    def _is_city_of_body(self, mention: Mention, after: int) -> bool:
        """Whether "city" is of the body named next, not of the place: "London city council", but "Kansas City police".

        Where a town's main name is the one without it, both mean that town.
        """
        if not mention.text.lower().endswith(" city") or after >= len(self._words):
            return False
        shorter = self._gazetteer.lookup(mention.text[: -len(" city")])
        towns = [named.place for named in shorter if named.is_main and named.place.precision == "city"]
        return is_city_body(self._words[after].text) and all(
            any(distance_km(candidate.place, town) < _SAME_TOWN_KM for town in towns)
            for candidate in mention.candidates
        )

    def _mention(self, start: int, end: int, last: _Word) -> Mention | None:
        """What the words from start to end name, if anything."""
        words = self._text[start:end]
        if words.startswith("The ") and words not in _WITH_ARTICLE:
            return None
        candidates = self._candidates(words, end, last)
        country = self._gazetteer.demonym(words)
        if country is not None and not any(c.place.kind == "country" for c in candidates):
            named = NamedPlace(place=country, is_main=True, is_word=False)
            return Mention(start=start, end=end, text=words, candidates=(named,), is_demonym=True)
        return Mention(start=start, end=end, text=words, candidates=candidates) if candidates else None

    def _candidates(self, words: str, end: int, last: _Word) -> tuple[NamedPlace, ...]:
        """The places that the words can name, given how they end and what follows."""
        if self.in_county_list(end) and (counties := self._gazetteer.lookup(f"{words} County")):
            return counties
        candidates = self._gazetteer.lookup(words)
        if words.endswith("."):
            return tuple(c for c in candidates if c.written is not None and "." in c.written)
        if in_group(last.text.lower(), "water or land"):
            return tuple(c for c in candidates if c.is_main)
        return candidates
