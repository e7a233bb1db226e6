"""The inner grammar of a phrase that means an actor: which of its words are names, role nouns and modifiers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, cast

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Alias, Body, Person, Role, State
from dateline.knowledge.name_keys import is_possessive, name_key, without_possessive
from dateline.knowledge.state_names import state_names
from dateline.knowledge.state_words import state_words
from dateline.knowledge.word_groups import in_group, word_group

_APOSTROPHE = re.compile("['’]")
_NAME_LENGTH = 10
"""Words of the longest names that are looked for inside a phrase."""
_STATE_LENGTH = 3
"""Words of the longest names of states that are looked for."""
_SURE_LENGTH = 5
"""Letters from which a capital or body written in small letters is taken for one ("male" is not Malé)."""
_RANK = {"state": 0, "demonym": 1, "seat": 2, "capital": 3, "organisation": 4, "group": 4, "person": 5, "weapon": 6}
"""Which meaning of one name comes first; the first of a rank that is left alone wins."""
_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG"})
"""Sectors of agencies and other parts of a state."""
_MOST_BEFORE = 4
"""Words of a state's name before the last one: "Bosnia and Herzegovina"."""
_STANCE = frozenset("pro anti counter".split())

ModifierKind = Literal["former", "then", "keeping", "opposition", "rebel", "against", "favouring", "faith", "other"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Words from `start` to `end` of a phrase that a table knows: meanings of a name, or a role noun.

    "Kurds" is both: the name of a people, and a noun that another name may stand before.
    """

    start: int
    end: int
    aliases: tuple[Alias, ...]
    role: Role | None

    def covers(self, place: int) -> bool:
        """Whether the word at that place belongs to the piece."""
        return self.start <= place < self.end

    @property
    def is_one_person(self) -> bool:
        """Whether it is a noun for one person."""
        return self.role is not None and self.role.kind == "person" and not self.role.plural

    @property
    def is_weapon(self) -> bool:
        """Whether it is the name of a weapon, and of nothing else."""
        return bool(self.aliases) and all(alias.kind == "weapon" for alias in self.aliases)


class Choice(msgspec.Struct, frozen=True):
    """The meaning chosen for a name: None when none fits; `ambiguous` when several do."""

    alias: Alias | None
    ambiguous: bool = False


def pieces(knowledge: ActorKnowledge, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """What the tables know in the words, the longest first at each place, without overlaps."""
    keys = [name_key(word) for word in words]
    # Inside a name a possessive is part of it, at the end it is not: "Israel's Labour Party's".
    inner = [
        name_key(_APOSTROPHE.sub("", word)) if is_possessive(word) else key
        for word, key in zip(words, keys, strict=True)
    ]
    found: list[Piece] = []
    place = 0
    while place < len(words):
        piece = _longest_at(knowledge, words, keys, inner, place)
        if piece is None:
            place += 1
        else:
            found.append(piece)
            place = piece.end
    # A weapon tells whose those are that the next words describe, "Nimitz-class carrier", and alone it is nobody.
    return tuple(p for n, p in enumerate(found) if not p.is_weapon or any(q.role for q in found[n + 1 : n + 2]))


def with_whole_homes(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with the names of states before a hyphen as one: "Sierra Leone-flagged"."""
    for place, word in enumerate(words):
        last, hyphen, ending = word.rpartition("-")
        if not (hyphen and last[:1].isupper() and in_group(ending.lower(), "at home", "owned by others")):
            continue
        for start in range(max(0, place - _MOST_BEFORE), place):
            name = " ".join((*words[start:place], last))
            if name in state_names():
                return (*words[:start], f"{name}-{ending}", *words[place + 1 :])
    return words


def origin(knowledge: ActorKnowledge, words: tuple[str, ...]) -> State | None:
    """The state that a compound calls the home of what is described: "Greek-owned", "Nairobi-based"."""
    name = based(words)
    alias = choose(knowledge.meanings(name), on=None).alias if name else None
    return alias.target if alias is not None and isinstance(alias.target, State) else None


def based(words: tuple[str, ...]) -> str | None:
    """The name before the hyphen of a compound that tells where somebody is at home: "Zurich-based"."""
    for word in words:
        if "-" in word:
            name, _, rest = word.rpartition("-")
            if in_group(rest.lower(), "at home"):
                return name
    return None


def sender(knowledge: ActorKnowledge, words: tuple[str, ...]) -> State | None:
    """The state that a compound tells to stand behind what is described: "Kremlin-linked", "Iranian-backed"."""
    for word in words:
        name, _, rest = word.rpartition("-")
        if name and in_group(rest.lower(), "owned by others"):
            alias = choose(knowledge.meanings(name), on=None).alias
            if alias is not None and isinstance(alias.target, State):
                return alias.target
    return None


def sides(words: tuple[str, ...]) -> tuple[str, ...]:
    """The names in compounds that tell for or against whom somebody is: "pro-Morsi"."""
    parted = (word.partition("-") for word in words)
    return tuple(name for stance, _, name in parted if stance.lower() in _STANCE and name[:1].isupper())


def written_as(alias: Alias, written: str) -> bool:
    """Whether the name may be written so: acronyms in capitals, capitals and bodies not as a short common word."""
    if alias.acronym:
        letters = [letter for letter in without_possessive(written) if letter.isalpha()]
        upper = sum(letter.isupper() for letter in letters)
        return upper == len(letters) or upper >= 2 or (len(letters) >= 4 and written[:1].isupper())
    if alias.kind in {"state", "demonym"} or not written.islower():
        return True
    if isinstance(alias.target, Body) and alias.target.kind == "party" and " " not in written:
        return False  # "labour" and "greens" are words
    return len(written) >= _SURE_LENGTH and (alias.kind != "person" or " " in written)


def fitting(knowledge: ActorKnowledge, name: str) -> tuple[Alias, ...]:
    """Whom the name may mean that is written so; what is a person's name too is no acronym in small letters."""
    found = tuple(alias for alias in knowledge.meanings(name) if alias.kind != "weapon" and written_as(alias, name))
    if found and _may_be_person(knowledge, name_key(name), name):
        return tuple(alias for alias in found if not alias.acronym)
    return found


def _may_be_person(knowledge: ActorKnowledge, key: str, written: str) -> bool:
    """Whether a name with small letters is one of persons: "Sadr" is, and not the Sahrawi republic."""
    has_small = any(letter.islower() for letter in without_possessive(written))
    return has_small and (key in knowledge.surnames or key in knowledge.given_names)


def goes_on(knowledge: ActorKnowledge, words: Sequence[str], end: int) -> bool:
    """Whether a body's name that ends there is the beginning of a longer one: "National Front" of one for Zanj.

    Names of one word do not go on, and no name does with that of a state.
    """
    if end < 2 or end + 1 >= len(words) or words[end] not in {"for", "of"} or not words[end + 1][:1].isupper():
        return False
    if not any(isinstance(alias.target, Body) for alias in knowledge.meanings(" ".join(words[:end]))):
        return False
    lengths = range(1, _STATE_LENGTH + 1) if words[end] == "of" else ()
    after = (" ".join(words[end + 1 : end + 1 + length]) for length in lengths)
    return not any(isinstance(alias.target, State) for name in after for alias in knowledge.meanings(name))


def choose(aliases: tuple[Alias, ...], *, on: date | None, countries: Collection[str] = ()) -> Choice:
    """The meaning that a name has on that day, where the countries around it may decide.

    States come before capitals, capitals before bodies; states that exist then before others, states before
    territories. Several left: the one whose country is around, or the one that is no state's agency; of "Congolese" and
    the like the larger state; else none.
    """
    if not aliases:
        return Choice(None)
    rank = min(_RANK[alias.kind] for alias in aliases)
    left = [alias for alias in aliases if _RANK[alias.kind] == rank]
    if len(left) > 1:
        left = [alias for alias in left if _exists(alias.target, on)] or left
    if len(left) > 1:
        left = [alias for alias in left if isinstance(alias.target, State) and alias.target.kind == "state"] or left
    if len(left) > 1 and countries:
        near = [alias for alias in left if _belongs(alias.target, countries)]
        left = near or [alias for alias in left if not _is_agency(alias.target)] or left
    if len(left) > 1 and rank == _RANK["demonym"]:
        left = [alias for alias in left if alias.target.id in state_words().by_demonym] or left
    if len(left) > 1 and rank == _RANK["person"]:
        left = [alias for alias in left if _in_office(alias.target, on)] or left
    return Choice(left[0]) if len(left) == 1 else Choice(None, ambiguous=True)


def are_peoples(aliases: Sequence[Alias]) -> bool:
    """Whether all meanings are peoples without a state; so are no meanings at all."""
    return all(isinstance(alias.target, State) and alias.target.is_people for alias in aliases)


def modifier(word: str) -> tuple[ModifierKind, str] | None:
    """What kind of modifier the word is, and the noun after a prefix ("ex-president"), or None for other words."""
    lower = word.lower().strip("\"'“”‘’")
    prefix, hyphen, rest = lower.partition("-")
    if hyphen:
        if prefix in {"ex", "former"}:
            return "former", rest
        if prefix == "then":
            return "then", rest
        if prefix in _STANCE:
            return ("favouring" if prefix == "pro" else "against"), ""
        if in_group(rest.rpartition("-")[2], "at home", "owned by others") or prefix == "self":
            return "other", ""
    kind = word_group("modifier").get(lower)
    return None if kind is None else (cast("ModifierKind", kind), "")


def _longest_at(
    knowledge: ActorKnowledge, words: tuple[str, ...], keys: list[str], inner: list[str], place: int
) -> Piece | None:
    if not keys[place]:
        return None
    longest = knowledge.reach.get(inner[place].partition(" ")[0], 1)
    furthest = place + (_NAME_LENGTH if longest > 1 else 1)
    ends = [end for end in range(place + 1, min(len(words), furthest) + 1) if keys[end - 1]]
    for end in reversed(ends[:longest]):
        key = " ".join(filter(None, (*inner[place : end - 1], keys[end - 1]))) if end - place > 1 else keys[place]
        meanings, role = knowledge.aliases.get(key, ()), knowledge.roles.get(key)
        if meanings:
            written = " ".join(words[place:end])
            is_persons = end - place < 2 and _may_be_person(knowledge, key, written)
            meanings = tuple(
                alias
                for alias in meanings
                if written_as(alias, written)
                and not (alias.kind == "person" and end - place < 2)
                and not (alias.acronym and is_persons)
            )
        if (
            meanings
            and end < len(words)
            and words[end] in {"for", "of"}
            and goes_on(knowledge, words[place:], end - place)
        ):
            meanings = tuple(alias for alias in meanings if not isinstance(alias.target, Body))
        if role is not None and meanings and end - place == 1 and words[place].islower():
            # A common word that is also a name: in small letters it is the word.
            meanings = ()
        if meanings or role is not None:
            return Piece(place, end, meanings, role if are_peoples(meanings) else None)
    return _hyphened(knowledge, words[place], place) if "-" in words[place] else None


def _hyphened(knowledge: ActorKnowledge, word: str, place: int) -> Piece | None:
    """The role noun after a hyphen ("ex-president", "16-year-old"), or the state of two peoples ("Turkish-German")."""
    found = modifier(word)
    first, _, last = word.partition("-")
    if found is not None and found[1]:
        bodies = tuple(alias for alias in fitting(knowledge, last) if isinstance(alias.target, Body))
        role = None if bodies else knowledge.roles.get(name_key(found[1]))
        if bodies or role is not None:
            return Piece(place, place + 1, bodies, role)
    if first.isdigit() and (role := knowledge.roles.get(name_key(last))) is not None:  # "a 16-year-old"
        return Piece(place, place + 1, (), role)
    peoples = [_people(knowledge, first), _people(knowledge, last)]
    if all(peoples):
        return Piece(place, place + 1, peoples[in_group(last.lower(), "people of immigrants")], None)
    return None


def _people(knowledge: ActorKnowledge, word: str) -> tuple[Alias, ...]:
    """The meanings of the word as a people's name."""
    return tuple(alias for alias in knowledge.meanings(word) if alias.kind == "demonym") if word[:1].isupper() else ()


def _exists(target: State | Body | Person, on: date | None) -> bool:
    return isinstance(target, Person) or target.first <= (on or date.max) <= target.last


def _belongs(target: State | Body | Person, countries: Collection[str]) -> bool:
    if isinstance(target, State):
        return target.country in countries
    if isinstance(target, Body):
        return any(country in countries for country in target.countries)
    return any(term.country in countries for term in target.terms)


def _is_agency(target: State | Body | Person) -> bool:
    """Whether it is a part of a state, which a text from elsewhere calls by its country: "the FIA"."""
    return isinstance(target, Body) and target.sector in _OF_STATE


def _in_office(target: State | Body | Person, on: date | None) -> bool:
    return isinstance(target, Person) and any(term.holds(on or date.max) for term in target.terms)
