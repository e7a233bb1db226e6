"""The types of what is known of political actors, and the object that holds it all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from dateline.knowledge.name_keys import name_key

_TOP_POSTS = frozenset({"both", "head_of_state", "head_of_government", "leader"})

GROUP_KINDS = ("rebel", "jihadist", "militia", "paramilitary", "criminal", "mercenary")
"""Kinds of the table groups, of armed groups."""
PEOPLE = "people"
"""Kind of a people or of those who live in a region, that are no state."""

Days = tuple[date, date]
"""A span from its first day to its last."""
BodyKind = Literal["organisation", "group"]
AliasKind = Literal["state", "demonym", "seat", "capital", "organisation", "group", "person", "weapon"]
"""What kind of name it is; that of a weapon means nobody, but tells whose the carrier is that it stands before."""


_OF_PEOPLE = "er"
"""How a word for people ends that is no adjective: "New Zealander"."""


class State(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A state, territory, de facto or former state, with the country code and the sector its government has.

    A people without a state is one too, by its `kind`, in each of its countries.
    """

    id: str
    name: str
    country: str
    sector: str
    kind: str
    demonyms: tuple[str, ...]
    first: date
    last: date

    @property
    def is_people(self) -> bool:
        """Whether it is a people, and no state."""
        return self.kind == PEOPLE

    @property
    def adjective(self) -> str:
        """What its institutions are called by: "Malian", the first demonym; the name where only its people have a word:
        "Hong Kong".
        """
        demonym = self.demonyms[0] if self.demonyms else self.name
        return self.name if demonym.endswith(_OF_PEOPLE) else demonym


class Body(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An organisation or armed group; `countries` are where it belongs or mainly acts, the main one first."""

    id: str
    name: str
    countries: tuple[str, ...]
    sector: str | None
    kind: str
    first: date = date.min
    """First day on which it is what it is here; only a user's own rows tell it."""
    last: date = date.max
    governing: tuple[Days, ...] = ()
    """When a party leads or shares the government of its country."""
    apart: tuple[Days, ...] = ()
    """When a party neither governs nor opposes the government."""
    governed: tuple[Days, ...] = ()
    """When it is known which parties govern the country of a party."""

    @property
    def country(self) -> str | None:
        """The main country, or None."""
        return self.countries[0] if self.countries else None

    def stance_on(self, day: date | None) -> str | None:
        """ "governing party" or "opposition party" on the day, without a day at last; None where it is not known.

        Its sector stays PTY all the same: that is how coders code parties by name.
        """
        day = day or date.max
        if _within(day, self.governing):
            return "governing party"
        opposes = _within(day, self.governed) and not _within(day, self.apart)
        return "opposition party" if opposes else None


class Term(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One term in one office; both days inclusive."""

    country: str
    office: str
    title: str
    """Name key of the office."""
    post: str
    sector: str | None
    first: date
    last: date

    @property
    def is_top(self) -> bool:
        """Whether it is the headship of a state or government; leaders of parties and movements are not."""
        return self.post in _TOP_POSTS and self.sector in {"GOV", "PRE", None}

    def holds(self, day: date) -> bool:
        """Whether the term covers the day."""
        return self.first <= day <= self.last


class Successor(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The country to which those of a state that ended belong, and from which day."""

    country: str
    first: date


class Person(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A person with terms in office, in the order they began."""

    id: str
    name: str
    terms: tuple[Term, ...]
    successor: Successor | None = None
    """Of who only served a state that ended."""


class Role(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A role noun: its sector, if it has one of its own, and whether it means a person, a group or an institution."""

    noun: str
    sector: str | None
    kind: str
    plural: bool


class Alias(msgspec.Struct, frozen=True, gc=False):
    """One meaning of a name: the kind of the name and whom it stands for; `acronym` names need capitals."""

    kind: AliasKind
    target: State | Body | Person
    acronym: bool = False
    sector: str | None = None
    """Sector the name stands for, where it is not the target's own."""


_ARMED = frozenset({"REB", "UAF", "PRE", "CRM"})
"""Sectors of groups whose people may be called rebels or militants."""


class ActorKnowledge(msgspec.Struct, frozen=True, kw_only=True):
    """All tables on actors, indexed by name keys. Hand it to what needs it; it is never changed."""

    aliases: Mapping[str, tuple[Alias, ...]]
    states: Mapping[str, State]
    """By id, and by country code."""
    people: tuple[Person, ...]
    """In the order of their names."""
    roles: Mapping[str, Role]
    surnames: Mapping[str, tuple[Person, ...]]
    given_names: frozenset[str]
    """First names of the persons; alone they mean no head of state of that surname."""
    sounds: Mapping[str, tuple[Person, ...]]
    """Persons by the sound key of their full names."""
    offices: Mapping[str, tuple[tuple[Term, Person], ...]]
    """Terms by country."""
    titles: Mapping[str, tuple[tuple[Term, Person], ...]]
    """Terms by the key of their office."""
    body_offices: Mapping[str, tuple[tuple[str, Term, Person], ...]]
    """Offices of bodies by their id: the key of the title without the body's name, the term and its holder."""
    role_heads: frozenset[str]
    labels: Mapping[str, str]
    reach: Mapping[str, int]
    """How many words the longest name or role noun of several words has that begins with a word."""
    version: str
    """Tells these tables, and the user's own rows, from others."""

    def meanings(self, name: str) -> tuple[Alias, ...]:
        """What the name can stand for, in any way of writing it."""
        return self.aliases.get(name_key(name), ())

    def is_role(self, word: str) -> bool:
        """Whether the word is a role noun, or the head of one of several words, in singular or plural."""
        return name_key(word) in self.role_heads

    def is_person(self, word: str) -> bool:
        """Whether the word is a role noun for one person."""
        role = self.roles.get(name_key(word))
        return role is not None and role.kind == "person" and not role.plural

    def is_person_name(self, name: str) -> bool:
        """Whether the name of several words is a person's, and nothing else's."""
        meanings = self.meanings(name)
        return " " in name and bool(meanings) and all(isinstance(one.target, Person) for one in meanings)

    def is_unarmed(self, name: str) -> bool:
        """Whether the name is that of a state or body, and of no armed group, de facto state or person."""
        meanings = self.meanings(name)
        return bool(meanings) and not any(
            isinstance(one.target, Person) or (one.sector or one.target.sector) in _ARMED for one in meanings
        )

    def labelled_names(self) -> dict[str, str]:
        """The names as written, with their label: GPE states and capitals, NORP their people, ORG bodies and seats."""
        return dict(self.labels)


def _within(day: date, spans: tuple[Days, ...]) -> bool:
    return any(first <= day <= last for first, last in spans)
