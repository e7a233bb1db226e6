"""Where a text names places: names that the gazetteer knows, kept when their cues say that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from dateline.coding.mentions import PLACE_LABELS
from dateline.knowledge.gazetteer import Gazetteer, NamedPlace
from dateline.knowledge.given_names import given_names
from dateline.knowledge.place_keys import place_key
from dateline.knowledge.word_groups import in_group
from dateline.resolving.places.cues import (
    LARGE,
    Cues,
    follows_headline,
    is_addressed,
    is_of_english_names,
    is_ruling,
    is_standing_in,
    is_struck,
    names_person,
    opens_article,
    owns_as_government,
    verdict,
)
from dateline.resolving.places.holding import holds, is_owned
from dateline.resolving.places.known_names import KnownNames, Match, Mention

EntitySpan = tuple[int, int, str]
"""Start, end and label of a named entity, labels as in OntoNotes."""

_JOINED = re.compile(r",?\s(?:and|or|to)\s|,\s")
"""What stands between names that a model took for one: "Zvečan and Leposavić"."""
_COORDINATION = re.compile(r",\s|,?\s(?:and|or)\s|\s?[-–—/]\s?")
_LONGEST_OUTLET = 200
"""Characters of an outlet's name that are read; longer ones are no names, and each place in them is weighed with all
of the article."""
_LARGER_TOWN = 40_000
"""Inhabitants of a town that gives a paper its name although the name is a word, too."""
_LINE_END = re.compile(r"[,:]|\s[(—–_-]")
_LINE_TOWN = 5_000
"""Inhabitants of a town that a place line names although the name is a word, too."""
_SHORTEST_GIVEN = 3
"""Letters of a given name; "al" and "abu" stand before names of places, too."""
_AROUND = 40
"""Characters on either side that the cues may need."""
_EXTENDING = frozenset(
    ["", "the", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"]
)
"""What may stand in an entity before the place that it is, or nothing."""


class MentionFinder:
    """Finds the place mentions of texts. Holds no state between texts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, text: str, spans: Sequence[EntitySpan] | None) -> list[Mention]:
        """The mentions in order, without overlaps."""
        return _Reading(text, spans or (), KnownNames(text, self._gazetteer), self._names_large).mentions()

    def _names_large(self, word: str) -> bool:
        """Whether the word is the name of a large place."""
        return any(_is_large(candidate) for candidate in self._gazetteer.lookup(word))

    def in_name(self, text: str) -> list[Mention]:
        """The places in the name of an outlet, but for plain words ("Globe") that are no larger town's ("Mobile")."""
        found = (match.mention for match in KnownNames(text[:_LONGEST_OUTLET], self._gazetteer).found())
        return [
            mention
            for mention in found
            if not in_group(mention.text.lower(), "paper and town") and _names_town(mention.candidates, _LARGER_TOWN)
        ]

    def at(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Mention]:
        """The mentions at the very words from start to end, whether the gazetteer has them or not."""
        names = KnownNames(text, self._gazetteer)
        return [names.mention_at(start, end) for start, end in spans]


class _Reading:
    """One text while it is decided which of its names are meant as places."""

    def __init__(
        self, text: str, spans: Sequence[EntitySpan], names: KnownNames, names_large: Callable[[str], bool]
    ) -> None:
        self._text = text
        self._names = names
        self._names_large = names_large
        self._found = names.found()
        known = {(match.mention.start, match.mention.end): match.mention for match in self._found}
        apart = [part for span in spans for part in _apart(text, span, known)]
        self._entity_at = {position: span for span in apart for position in range(span[0], span[1])}
        self._person_words: set[str] = set()
        self._companies: set[str] = set()
        for start, end, label in spans:
            words = text[start:end].split()
            if label == "ORG" and len(words) > 1 and in_group(words[-1].lower().rstrip("."), "company end"):
                self._companies.update(" ".join(words[:length]) for length in range(1, len(words)))
            if label == "PERSON" and names_person(words):
                self._person_words.update(words)
        self._person_words.update(match.mention.text for match in self._found if self._is_called(match))
        self._person_words -= {match.mention.text for match in self._found if self._has_bodies(match)}

    def mentions(self) -> list[Mention]:
        """The mentions in order: those with cues of their own, and others of the same names."""
        verdicts, held = self._judged()
        keys = [place_key(match.mention.text) for match in self._found]
        meant = {key for key, is_meant in zip(keys, verdicts, strict=True) if is_meant}
        kept = [i for i, key in enumerate(keys) if verdicts[i] or (verdicts[i] is None and key in meant)]
        number = {old: new for new, old in enumerate(kept)}
        owners = self._owners(kept)
        governments = self._governments()
        return [
            msgspec.structs.replace(
                self._found[i].mention,
                container=number[i + 1] if held[i] else owners[number[i]],
                is_government=governments[i],
            )
            for i in kept
        ]

    def _judged(self) -> tuple[list[bool | None], list[bool]]:
        """Of each name whether it is meant as a place, as far as known, and whether it is said to lie in the next.

        A name takes from its neighbours what its own cues leave open.
        """
        found = self._found
        held = [*(holds(self._text, a.mention, b.mention) for a, b in pairwise(found)), False]
        verdicts: list[bool | None] = []
        for i, match in enumerate(found):
            is_meant: bool | None = held[i] or (i > 0 and held[i - 1]) or self._names.in_county_list(match.mention.end)
            if not is_meant:
                is_meant = self._verdict(match)
            if is_meant is None and i > 0 and verdicts[-1] and not self._opens(found[i - 1]):
                is_meant = self._goes_on(found[i - 1], match) or None
            if is_meant is None:
                is_meant = self._is_in_next(i) or None
            held[i] = held[i] or (bool(is_meant) and self._is_in_next(i))
            verdicts.append(is_meant)
        for i in reversed(range(len(found) - 1)):
            if verdicts[i] is None and verdicts[i + 1]:
                verdicts[i] = self._is_beside(found[i], found[i + 1]) or None
        return verdicts, held

    def _goes_on(self, before: Match, match: Match) -> bool:
        """Whether a name goes on what is told by the place before it: "Goma and Bukavu", "Iraq's Nineveh"."""
        return self._is_beside(before, match) or is_owned(self._text, before.mention, match.mention)

    def _is_in_next(self, i: int) -> bool:
        """Whether the name of that number can be told to lie in the next one: "Gao in Mali"."""
        if i + 1 == len(self._found):
            return False
        return holds(self._text, self._found[i].mention, self._found[i + 1].mention, loosely=True)

    def _is_beside(self, match: Match, following: Match) -> bool:
        """Whether the two stand side by side as the likes of each other: "Goma and Bukavu"."""
        mentions = (match.mention, following.mention)
        if any(m.is_demonym or self._is_persons(m) or self._is_in_lower_case(m) for m in mentions):
            return False
        return _COORDINATION.fullmatch(self._text[mentions[0].end : mentions[1].start]) is not None

    def _is_called(self, match: Match) -> bool:
        """Whether the name follows somebody's given name, or title where it is no large place's: "Sgt. Ana Sakai"."""
        is_place = self._label(match) in PLACE_LABELS or any(map(_is_large, match.mention.candidates))
        is_titled = not is_place and in_group(self._names.before(match).lower(), "title")
        return is_titled or self._follows_given_name(match)

    def _follows_given_name(self, match: Match) -> bool:
        """Whether the name is a surname behind a given name, whatever the model takes the two for: "Ana Olds"."""
        before = self._names.before(match)
        if len(before) < _SHORTEST_GIVEN or not before[0].isupper() or before.lower() not in given_names():
            return False
        if not self._text.endswith(f"{before} ", 0, match.mention.start):
            return False  # "in April. Lawrence"
        kinds = {candidate.place.kind for candidate in match.mention.candidates}
        return kinds <= {"city", "admin2"} and not self._names_large(before)

    def _has_bodies(self, match: Match) -> bool:
        """Whether what only towns have follows the name, which no person's does: "the Sochi mayoral race"."""
        return in_group(self._names.after(match).lower(), "town body")

    def _label(self, match: Match) -> str | None:
        """The label of the entity that the name stands in."""
        entity = self._entity_at.get(match.mention.start)
        return None if entity is None else entity[2]

    def _is_persons(self, mention: Mention) -> bool:
        """Whether a person of the text has the name, and no large town."""
        return mention.text in self._person_words and not any(map(_is_large, mention.candidates))

    def _is_in_lower_case(self, mention: Mention) -> bool:
        """Whether the text has the name in lower case, too."""
        return mention.text.lower() in self._names.in_lower_case

    def _owners(self, kept: Sequence[int]) -> list[int | None]:
        """For each name kept the number of the one before it whose country is said to have it: "the Syrian town of"."""
        owners: list[int | None] = [None] * len(kept)
        for number, (before, i) in enumerate(pairwise(kept), start=1):
            if is_owned(self._text, self._found[before].mention, self._found[i].mention):
                owners[number] = number - 1
        return owners

    def _governments(self) -> list[bool]:
        """Which capitals and seats stand for their governments: "Washington said", "Beijing and the Kremlin agreed"."""
        found = self._found
        governments = [False] * len(found)
        for i in reversed(range(len(found))):
            match = found[i]
            if not any(map(_is_seat, match.mention.candidates)):
                continue
            joined = i + 1 < len(found) and governments[i + 1] and self._is_beside(match, found[i + 1])
            before = self._names.before(match)
            is_place = is_standing_in(before) or is_struck(before)
            is_owner = owns_as_government(self._text, match.mention.end)
            is_acting = joined or is_ruling(self._names.after(match)) or is_addressed(before) or is_owner
            governments[i] = not is_place and is_acting
        return governments

    def _verdict(self, match: Match) -> bool | None:
        """Whether the match is meant as a place; None when only other mentions of the name can tell."""
        mention = match.mention
        entity = self._entity_at.get(mention.start)
        if mention.is_demonym:  # but for a surname, "Kate English"
            return entity is None or entity[2] != "PERSON" or entity[0] == mention.start
        if not mention.candidates or self._heads_story(match):
            return True
        if self._follows_given_name(match):
            return False
        opening = "" if entity is None else self._text[entity[0] : mention.start]
        return verdict(
            Cues(
                words=mention.text,
                candidates=mention.candidates,
                left=self._text[max(0, mention.start - _AROUND) : mention.start],
                right=self._text[mention.end : mention.end + _AROUND],
                previous=self._names.before(match),
                following=self._names.after(match),
                label=None if entity is None else entity[2],
                opening=opening,
                is_whole=entity is not None and _is_whole(opening, self._text[mention.end : entity[1]]),
                starts_sentence=self._names.starts_sentence(match.first),
                follows_sentence_start=self._names.starts_sentence(match.first - 1),
                in_person_name=mention.text in self._person_words,
                in_company_name=mention.text in self._companies,
                in_lower_case=self._is_in_lower_case(mention),
            )
        )

    def _heads_story(self, match: Match) -> bool:
        """Whether it is the place line in capitals: "HELENA — Protesters filled …", but not "UPDATE — "."""
        mention = match.mention
        if not mention.text.isupper() or in_group(mention.text.lower(), "heading"):
            return False
        is_first = match.first == 0 or follows_headline(self._text, mention.start, mention.end)
        is_line = is_first and _LINE_END.match(self._text, mention.end) is not None and self._opens(match)
        return is_line and _names_town(mention.candidates, _LINE_TOWN)

    def _opens(self, match: Match) -> bool:
        """Whether it is the place line, which says nothing of the name behind it: "MAIDUGURI — Boko Haram"."""
        return opens_article(self._text, match.mention.start, match.mention.end)


def _apart(text: str, span: EntitySpan, known: Mapping[tuple[int, int], Mention]) -> Iterator[EntitySpan]:
    """The entity, or the known names that it joins if it is nothing else and they are no surnames: "Uvira and Fizi"."""
    start, end, label = span
    edges = [start, *(at for joint in _JOINED.finditer(text, start, end) for at in joint.span()), end]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    named = [known.get(part) for part in parts]
    if len(parts) > 1 and all(mention is not None and _is_foreign(mention) for mention in named):
        yield from ((begin, last, label) for begin, last in parts)
    else:
        yield span


def _is_foreign(mention: Mention) -> bool:
    """Whether a place of the name lies where towns have no surnames of people in the news."""
    return not all(is_of_english_names(c.place) for c in mention.candidates)


def _is_large(candidate: NamedPlace) -> bool:
    """Whether the name is the main one of a state, of its part, or of a large settlement."""
    place = candidate.place
    return candidate.is_main and (place.kind in {"country", "admin1"} or place.population >= LARGE)


def _names_town(candidates: Sequence[NamedPlace], inhabitants: int) -> bool:
    """Whether the words are no plain English ones, or those of a town of that many inhabitants."""
    return any(
        not c.is_word or (c.is_main and c.place.kind in {"city", "capital"} and c.place.population >= inhabitants)
        for c in candidates
    )


def _is_seat(candidate: NamedPlace) -> bool:
    """Whether the name can stand for the government that sits there."""
    return candidate.place.kind == "seat" or (candidate.place.kind == "capital" and candidate.is_main)


def _is_whole(opening: str, closing: str) -> bool:
    """Whether nothing that matters stands in the entity before and after the match."""
    return closing.strip(" .,'’s") == "" and opening.strip().lower() in _EXTENDING
