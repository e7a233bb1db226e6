"""The inner grammar of a phrase that means an actor: which of its words are names, role nouns and modifiers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Alias, Body, Person, Role, State
from dateline.knowledge.name_keys import is_possessive, name_key

_NAME_LENGTH = 10
"""Words of the longest names that are looked for inside a phrase."""
_SURE_LENGTH = 5
"""Letters from which a capital or body written in small letters is taken for one ("male" is not Malé)."""
_RANK = {"state": 0, "demonym": 1, "seat": 2, "capital": 3, "organisation": 4, "group": 4, "person": 5}
"""Which meaning of one name comes first; the first of a rank that is left alone wins."""
_FORMER = frozenset(["former", "ex", "ousted", "deposed", "onetime", "erstwhile", "late", "retired", "then"])
_KEEPING = frozenset("current incumbent sitting new newly elected powerful embattled long serving veteran now".split())
"""Words before an office that leave open no doubt who holds it."""
_STANCE = frozenset("pro anti counter".split())
_PARTICIPLES = frozenset(
    """backed led run held controlled based born allied aligned affiliated linked funded supported trained made
    occupied sponsored speaking installed brokered dominated""".split()
)
"""Endings after which the name before the hyphen is not whose the actors are: "Russian-backed"."""
_REBEL = frozenset(
    """rebel rebels insurgent separatist separatists secessionist mutinous breakaway guerrilla jihadist islamist
    extremist antigovernment""".split()
)
_OPPOSITION = frozenset(["opposition", "dissident", "antiwar", "antigovernment"])
_FAITHS = frozenset(
    """jewish muslim christian catholic orthodox protestant evangelical buddhist hindu sikh islamic shiite sunni shia
    anglican religious coptic bahai mormon""".split()
)

ModifierKind = Literal["former", "keeping", "opposition", "rebel", "against", "favouring", "faith", "other"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Words from `start` to `end` of a phrase that a table knows: meanings of a name, or a role noun."""

    start: int
    end: int
    aliases: tuple[Alias, ...]
    role: Role | None

    def covers(self, place: int) -> bool:
        """Whether the word at that place belongs to the piece."""
        return self.start <= place < self.end


class Choice(msgspec.Struct, frozen=True):
    """The meaning chosen for a name: None when none fits; `ambiguous` when several do."""

    alias: Alias | None
    ambiguous: bool = False


def pieces(knowledge: ActorKnowledge, words: tuple[str, ...]) -> list[Piece]:
    """What the tables know in the words, the longest first at each place, without overlaps."""
    keys = [name_key(word) for word in words]
    found: list[Piece] = []
    place = 0
    while place < len(words):
        piece = _longest_at(knowledge, words, keys, place)
        if piece is None:
            place += 1
        else:
            found.append(piece)
            place = piece.end
    return found


def written_as(alias: Alias, written: str) -> bool:
    """Whether the name may be written so: acronyms in capitals, capitals and bodies not as a short common word."""
    if alias.acronym:
        letters = [letter for letter in written.removesuffix("'s").removesuffix("’s") if letter.isalpha()]
        upper = sum(letter.isupper() for letter in letters)
        return upper == len(letters) or upper >= 2 or (len(letters) >= 4 and written[:1].isupper())
    if alias.kind in {"state", "demonym"} or not written.islower():
        return True
    return len(written) >= _SURE_LENGTH and (alias.kind != "person" or " " in written)


def choose(aliases: tuple[Alias, ...], *, on: date | None, countries: Collection[str] = ()) -> Choice:
    """The meaning that a name has on that day, where the countries around it may decide.

    States come before capitals, capitals before bodies; states that exist then before others, states before
    territories. Several left: the one whose country is around, else none.
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
        left = near or left
    if len(left) > 1 and rank == _RANK["person"]:
        left = [alias for alias in left if _in_office(alias.target, on)] or left
    return Choice(left[0]) if len(left) == 1 else Choice(None, ambiguous=True)


def modifier(word: str) -> tuple[ModifierKind, str] | None:
    """What kind of modifier the word is, and the noun after a prefix ("ex-president"), or None for other words."""
    lower = word.lower().strip("\"'“”‘’")
    prefix, hyphen, rest = lower.partition("-")
    if hyphen:
        if prefix in {"ex", "former"}:
            return "former", rest
        if prefix in _STANCE:
            return ("favouring" if prefix == "pro" else "against"), ""
        if rest.rpartition("-")[2] in _PARTICIPLES or prefix == "self":
            return "other", ""
    for kind, known in _KINDS:
        if lower in known:
            return kind, ""
    return None


_KINDS: tuple[tuple[ModifierKind, frozenset[str]], ...] = (
    ("former", _FORMER),
    ("keeping", _KEEPING),
    ("opposition", _OPPOSITION),
    ("rebel", _REBEL),
    ("faith", _FAITHS),
)


def _longest_at(knowledge: ActorKnowledge, words: tuple[str, ...], keys: list[str], place: int) -> Piece | None:
    for end in range(min(len(words), place + min(_NAME_LENGTH, knowledge.longest)), place, -1):
        if any(is_possessive(word) for word in words[place : end - 1]) and end - place > 1:
            key = name_key(" ".join(words[place:end]))
        else:
            key = " ".join(filter(None, keys[place:end]))
        if not key or not keys[place] or not keys[end - 1]:
            continue
        written = " ".join(words[place:end])
        aliases = tuple(
            alias
            for alias in knowledge.aliases.get(key, ())
            if written_as(alias, written) and not (alias.kind == "person" and end - place < 2)
        )
        role = knowledge.roles.get(key)
        if role is not None and aliases and end - place == 1 and (words[place].islower() or place > 0):
            # A common word that is also a name: in small letters it is the word.
            aliases = aliases if not words[place].islower() else ()
        if aliases or role is not None:
            return Piece(place, end, aliases, role if not aliases else None)
        if end - place == 1 and "-" in words[place]:
            return _hyphened(knowledge, words[place], place)
    return None


def _hyphened(knowledge: ActorKnowledge, word: str, place: int) -> Piece | None:
    """The role noun after a hyphen: "ex-president", "vice-president", "soldier-turned-politician" has none."""
    found = modifier(word)
    if found is not None and found[1] and (role := knowledge.roles.get(name_key(found[1]))):
        return Piece(place, place + 1, (), role)
    return None


def _exists(target: State | Body | Person, on: date | None) -> bool:
    return isinstance(target, Person) or target.first <= (on or date.max) <= target.last


def _belongs(target: State | Body | Person, countries: Collection[str]) -> bool:
    if isinstance(target, State):
        return target.country in countries
    if isinstance(target, Body):
        return any(country in countries for country in target.countries)
    return any(term.country in countries for term in target.terms)


def _in_office(target: State | Body | Person, on: date | None) -> bool:
    return isinstance(target, Person) and any(term.holds(on or date.max) for term in target.terms)
