"""Where a text names places: words that the gazetteer knows, kept when their cues say that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace, NamedPlace
from dateline.knowledge.place_keys import place_key
from dateline.resolving.places.cues import (
    SETTLEMENT_NOUNS,
    WATERS,
    Cues,
    is_addressed,
    is_body,
    is_ruling,
    is_standing_in,
    is_struck,
    leads_to_holder,
    names_person,
    opens_article,
    owns_as_government,
    verdict,
)
from dateline.resolving.places.ranking import distance_km, lies_in

EntitySpan = tuple[int, int, str]
"""Start, end and label of a named entity, labels as in OntoNotes."""

_TOKEN = re.compile(r"(?:[A-Z]\.[ ]?)+[A-Z]\b\.?|[^\W_]+(?:['’ʻ‘`][^\W_]+)*['’]?")
_GAP = re.compile(r"[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*|\.[ \u00a0]?|[-–]")
_OWNER_GAP = re.compile(
    r"(?:(?:['’]s?)?(?:\s[a-z][a-z-]*){0,3}\s(?:city|town|village|capital|port|province|region|district|island|state|camp)"
    r"(?:\sof|,)?|['’]s?(?:\s[a-z][a-z-]*)?)\s(?:the\s)?"
)
"""What stands between a country, or its adjective, and a place of it: "Syrian town of", "Nigeria's northern"."""
_UNKNOWN = re.compile(
    r"\b(?:town|city|village|hamlet|settlement|commune|district|suburb|neighbou?rhood)s? of "
    r"((?:al-|el-|an-|as-|ad-|at-|ar-|az-)?[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,3})"
)
"""Names that a noun says to be a place's, whether the gazetteer has them or not."""
_COORDINATION = re.compile(r",\s|,?\s(?:and|or)\s|\s?[-–—/]\s?")
_ARABIC_ARTICLES = frozenset("al el ad as ash at an ar az ed es".split())
"""They begin a name in lower case: "al-Hol"."""
_COUNTY_LIST = re.compile(r"(?:(?:,? (?:and|or|&)|,) [A-Z][\w.]*(?: [A-Z][\w.]*)?){0,12} [Cc]ounties\b")
"""What follows a county's name in a list of counties."""
_SITE_NOUNS = frozenset("airport airfield prison jail dam crossing plant barracks mosque settlement".split())
"""What ends the name of a site that the supplement has: "Makala prison"."""
_OF_PAPERS = frozenset("capital enterprise independence punch union".split())
"""Words of the names of papers that are those of larger towns, too."""
_LARGER_TOWN = 40_000
"""Inhabitants of a town that gives a paper its name although the name is a word, too."""
_LONGEST = 6
_OF_HEADINGS = frozenset("march media police poll union".split())
"""Words at the head of a story that are a town's name, too: "POLICE: Two held"."""
_LINE_END = re.compile(r"[,:]|\s[(—–_-]")
_LINE_TOWN = 5_000
"""Inhabitants of a town that a place line names although the name is a word, too."""
_SHORT_WORDS = frozenset({"St", "Mt", "Ft", "Ste", "N", "S", "E", "W"})
"""Words after which a full stop does not end a name."""
_WITH_ARTICLE = frozenset({"The Hague", "The Gambia", "The Bahamas", "The Bronx"})
_POSSESSIVES = ("'s", "’s", "'", "’")
_SAME_TOWN_KM = 25.0
"""Kilometres within which "Dublin" and "Dublin City" are one town."""
_AROUND = 40
"""Characters on either side that the cues may need."""


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
    text: str
    start: int
    end: int


class _Match(msgspec.Struct, frozen=True):
    """A mention with the numbers of its first word and of the word after it."""

    first: int
    after: int
    mention: Mention


class MentionFinder:
    """Finds the place mentions of texts. Holds no state between texts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, text: str, spans: Sequence[EntitySpan] | None) -> list[Mention]:
        """The mentions in order, without overlaps."""
        return _Reading(text, spans or (), self._gazetteer).mentions()

    def in_name(self, text: str) -> list[Mention]:
        """The places in the name of an outlet, but for plain words ("Globe") that are no larger town's ("Mobile")."""
        found = (match.mention for match in _Reading(text, (), self._gazetteer).matches())
        return [
            mention
            for mention in found
            if mention.text.lower() not in _OF_PAPERS and _names_town(mention.candidates, _LARGER_TOWN)
        ]

    def at(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Mention]:
        """The mentions at the very words from start to end, whether the gazetteer has them or not."""
        reading = _Reading(text, (), self._gazetteer)
        return [reading.mention_at(start, end) for start, end in spans]


class _Reading:
    """One text while its mentions are looked for."""

    def __init__(self, text: str, spans: Sequence[EntitySpan], gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._words = []
        for match in _TOKEN.finditer(text):
            word = match[0].rstrip()
            self._words.append(_Word(word, match.start(), match.start() + len(word)))
        self._entity_at = {position: span for span in spans for position in range(span[0], span[1])}
        self._person_words: set[str] = set()
        for start, end, label in spans:
            words = text[start:end].split()
            if label == "PERSON" and names_person(words):
                self._person_words.update(words)
        self._lower = {word.text for word in self._words if word.text.islower()}

    def mentions(self) -> list[Mention]:
        """The mentions in order: those with cues of their own, and others of the same names."""
        found = self.matches()
        held = [*(holds(self._text, a.mention, b.mention) for a, b in pairwise(found)), False]
        verdicts: list[bool | None] = []
        for i, match in enumerate(found):
            is_meant: bool | None = held[i] or (i > 0 and held[i - 1]) or self._in_county_list(match.mention.end)
            if not is_meant:
                is_meant = self._verdict(match)
            if is_meant is None and i > 0 and verdicts[-1] and not self._opens(found[i - 1]):
                is_meant = self._is_beside(found[i - 1], match) or self._is_owned(found[i - 1], match) or None
            if is_meant is None and i + 1 < len(found):
                is_meant = holds(self._text, match.mention, found[i + 1].mention, loosely=True) or None
            held[i] = held[i] or (
                bool(is_meant)
                and i + 1 < len(found)
                and holds(self._text, match.mention, found[i + 1].mention, loosely=True)
            )
            verdicts.append(is_meant)
        for i in reversed(range(len(found) - 1)):
            if verdicts[i] is None and verdicts[i + 1]:
                verdicts[i] = self._is_beside(found[i], found[i + 1])
        meant = {place_key(match.mention.text) for match, is_meant in zip(found, verdicts, strict=True) if is_meant}
        kept = [
            i
            for i, match in enumerate(found)
            if verdicts[i] or (verdicts[i] is None and place_key(match.mention.text) in meant)
        ]
        number = {old: new for new, old in enumerate(kept)}
        owners = self._owners([found[i] for i in kept])
        governments = self._governments(found)
        return [
            msgspec.structs.replace(
                found[i].mention,
                container=number[i + 1] if held[i] else owners[number[i]],
                is_government=governments[i],
            )
            for i in kept
        ]

    def _owners(self, kept: Sequence[_Match]) -> list[int | None]:
        """For each mention the number of the one before it whose country is said to have it: "the Syrian town of"."""
        owners: list[int | None] = [None] * len(kept)
        for number, (before, match) in enumerate(pairwise(kept), start=1):
            if self._is_owned(before, match):
                owners[number] = number - 1
        return owners

    def _is_owned(self, before: _Match, match: _Match) -> bool:
        """Whether the country before a name is said to have the place: "Iraq's Nineveh"."""
        gap = self._text[before.mention.end : match.mention.start]
        is_close = len(gap) <= _AROUND and _OWNER_GAP.fullmatch(gap) is not None
        return is_close and _has(before.mention, match.mention)

    def _governments(self, found: Sequence[_Match]) -> list[bool]:
        """Which capitals and seats stand for their governments: "Washington said", "Beijing and the Kremlin agreed"."""
        governments = [False] * len(found)
        for i in reversed(range(len(found))):
            match = found[i]
            if not any(map(_is_seat, match.mention.candidates)):
                continue
            joined = i + 1 < len(found) and governments[i + 1] and self._is_beside(match, found[i + 1])
            before = self._before(match)
            is_place = is_standing_in(before) or is_struck(before)
            is_owner = owns_as_government(self._text, match.mention.end)
            is_acting = joined or is_ruling(self._after(match)) or is_addressed(before) or is_owner
            governments[i] = not is_place and is_acting
        return governments

    def _heads_story(self, match: _Match) -> bool:
        """Whether it is the place line in capitals: "HELENA — Protesters filled …", but not "UPDATE — "."""
        mention = match.mention
        if match.first or not mention.text.isupper() or mention.text.lower() in _OF_HEADINGS:
            return False
        is_line = _LINE_END.match(self._text, mention.end) is not None and self._opens(match)
        return is_line and _names_town(mention.candidates, _LINE_TOWN)

    def _opens(self, match: _Match) -> bool:
        """Whether it is the place line, which says nothing of the name behind it: "MAIDUGURI — Boko Haram"."""
        return opens_article(self._text, match.mention.start, match.mention.end)

    def mention_at(self, start: int, end: int) -> Mention:
        """The mention at these words."""
        last = next((word for word in reversed(self._words) if word.start < end and start < word.end), None)
        mention = None if last is None else self._mention(start, end, last)
        return mention or Mention(start=start, end=end, text=self._text[start:end], candidates=())

    def _is_beside(self, match: _Match, following: _Match) -> bool | None:
        """True when the two stand side by side as the likes of each other: "Goma and Bukavu"; None otherwise."""
        mentions = (match.mention, following.mention)
        if any(m.is_demonym or m.text in self._person_words or m.text.lower() in self._lower for m in mentions):
            return None
        return _COORDINATION.fullmatch(self._text[mentions[0].end : mentions[1].start]) is not None or None

    def matches(self) -> list[_Match]:
        """What the gazetteer knows in the text, the longest name first, without overlaps."""
        found = []
        at = 0
        while at < len(self._words):
            match = self._match(at)
            if match is not None:
                found.append(match)
            at = at + 1 if match is None else match.after
        return self._with_unknown(found)

    def _with_unknown(self, found: list[_Match]) -> list[_Match]:
        """The matches, and names that a noun says to be a place's though the gazetteer lacks them: "town of Tal X".

        Such a name replaces what the gazetteer has of a part of it.
        """
        known = {match.first: match for match in found}
        number = {word.start: at for at, word in enumerate(self._words)}
        for stated in _UNKNOWN.finditer(self._text):
            first = number.get(stated.start(1))
            if first is None:
                continue
            after = first
            while after < len(self._words) and self._words[after].end <= stated.end(1):
                after += 1
            inside = [at for at in range(first, after) if at in known]
            if inside and (inside != [first] or known[first].after >= after or self._is_ended(known[first])):
                continue
            end = self._without_possessive(self._words[after - 1])
            start = stated.start(1)
            mention = Mention(start=start, end=end, text=self._text[start:end], candidates=())
            known[first] = _Match(first, after, mention)
        return [known[first] for first in sorted(known)]

    def _is_ended(self, match: _Match) -> bool:
        """Whether the name that was matched is ended by what follows: a possessive, or a word that is none of it."""
        rest = self._text[match.mention.end : self._words[match.after].start] if match.after < len(self._words) else ""
        return rest != " " or self._words[match.after].text.lower() in SETTLEMENT_NOUNS

    def _without_possessive(self, word: _Word) -> int:
        """Where a name ends whose last word it is."""
        mark = next((mark for mark in _POSSESSIVES if word.text.endswith(mark)), "")
        return word.end - len(mark)

    def _match(self, at: int) -> _Match | None:
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
            if length > 1 and last.text.islower() and last.text not in SETTLEMENT_NOUNS | _SITE_NOUNS:
                continue
            for end in self._ends(last, is_single=length == 1):
                mention = self._mention(first.start, end, last)
                if mention is not None and not (length > 1 and self._is_city_of_body(mention, at + length)):
                    return _Match(at, at + length, mention)
        return None

    def _is_city_of_body(self, mention: Mention, after: int) -> bool:
        """Whether "city" is of the body named next, not of the place: "London city council", but "Kansas City police".

        Where a town's main name is the one without it, both mean that town.
        """
        if not mention.text.lower().endswith(" city") or after >= len(self._words):
            return False
        shorter = self._gazetteer.lookup(mention.text[: -len(" city")])
        towns = [named.place for named in shorter if named.is_main and named.place.precision == "city"]
        return is_body(self._words[after].text) and all(
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
        if self._in_county_list(end) and (counties := self._gazetteer.lookup(f"{words} County")):
            return counties
        candidates = self._gazetteer.lookup(words)
        if words.endswith("."):
            return tuple(c for c in candidates if c.written is not None and "." in c.written)
        if last.text.lower() in WATERS:
            return tuple(c for c in candidates if c.is_main)
        return candidates

    def _in_county_list(self, end: int) -> bool:
        """Whether a name that ends there stands in a list of counties: "Jackson, Barrow and Madison counties"."""
        return _COUNTY_LIST.match(self._text, end) is not None

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

    def _verdict(self, match: _Match) -> bool | None:
        """Whether the match is meant as a place; None when only other mentions of the name can tell."""
        mention = match.mention
        if mention.is_demonym or not mention.candidates or self._heads_story(match):
            return True
        entity = self._entity_at.get(mention.start)
        opening = "" if entity is None else self._text[entity[0] : mention.start]
        return verdict(
            Cues(
                words=mention.text,
                candidates=mention.candidates,
                left=self._text[max(0, mention.start - _AROUND) : mention.start],
                right=self._text[mention.end : mention.end + _AROUND],
                previous=self._before(match),
                following=self._after(match),
                label=None if entity is None else entity[2],
                opening=opening,
                is_whole=entity is not None and _is_whole(opening, self._text[mention.end : entity[1]]),
                starts_sentence=self._starts_sentence(match.first),
                follows_sentence_start=self._starts_sentence(match.first - 1),
                in_person_name=mention.text in self._person_words,
                in_lower_case=mention.text.lower() in self._lower,
            )
        )

    def _before(self, match: _Match) -> str:
        if match.first == 0:
            return ""
        word = self._words[match.first - 1]
        return word.text if _GAP.fullmatch(self._text[word.end : match.mention.start]) else ""

    def _after(self, match: _Match) -> str:
        if match.after >= len(self._words):
            return ""
        word = self._words[match.after]
        gap = self._text[match.mention.end : word.start]
        return word.text if _GAP.fullmatch(gap) and not gap.strip() else ""

    def _starts_sentence(self, at: int) -> bool:
        start = self._words[max(at, 0)].start
        before = self._text[max(0, start - _AROUND) : start].rstrip(" \"'“‘(")[-1:]
        return not before or before in ".!?\n:;•—"


def _names_town(candidates: Sequence[NamedPlace], inhabitants: int) -> bool:
    """Whether the words are no plain English ones, or those of a town of that many inhabitants."""
    return any(
        not c.is_word or (c.is_main and c.place.kind in {"city", "capital"} and c.place.population >= inhabitants)
        for c in candidates
    )


def _has(owner: Mention, mention: Mention) -> bool:
    """Whether a country can have the other mention's place."""
    countries = [of.place for of in owner.candidates if of.place.kind == "country"]
    return not mention.is_demonym and _can_lie_in(mention, countries)


def _can_lie_in(mention: Mention, holders: Sequence[GazetteerPlace]) -> bool:
    """Whether one of the holders can have the mention's place; any can, if the gazetteer lacks it."""
    if not mention.candidates:
        return bool(holders)
    return any(lies_in(candidate.place, of) for of in holders for candidate in mention.candidates)


def _is_seat(candidate: NamedPlace) -> bool:
    """Whether the name can stand for the government that sits there."""
    return candidate.place.kind == "seat" or (candidate.place.kind == "capital" and candidate.is_main)


def holds(text: str, mention: Mention, holder: Mention, *, loosely: bool = False) -> bool:
    """Whether the second mention is written as what the first lies in: "Gao, Mali"; loosely, "Gao in Mali"."""
    gap = text[mention.end : holder.start]
    if mention.is_demonym or holder.is_demonym or not leads_to_holder(gap, loosely=loosely):
        return False
    holders = [
        of.place
        for of in holder.candidates
        if of.place.kind in {"country", "admin1"} or (of.place.kind == "admin2" and of.is_main and " " in holder.text)
    ]
    return _can_lie_in(mention, holders)


def _is_whole(opening: str, closing: str) -> bool:
    """Whether nothing that matters stands in the entity before and after the match."""
    return closing.strip(" .,'’s") == "" and opening.strip().lower() in {
        "", "the", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    }  # fmt: skip
