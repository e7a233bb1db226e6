"""The indexes of persons: by parts and sound of their names, and their terms by country and office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from dateline.knowledge.actor_types import Alias, Body, Person, Term
from dateline.knowledge.name_keys import name_key, sound_of_word, without_inner_articles

_FAMILY_NAME_FIRST = frozenset("CHN HKG KHM KOR MAC PRK SGP TWN VNM".split())
"""Countries whose people are mostly written with the family name first (general knowledge)."""
_POSTS_IN_BODIES = frozenset({"head_of_organisation", "leader"})
_LATE = date(1985, 1, 1)
"""Who left office before this day is not in the news by a part of the name that many have."""
_PASSING = frozenset({"acting", "interim"})
"""Words before a title that leave it what it is."""


class PeopleIndex:
    """Collects persons by surname, given name and sound."""

    def __init__(self) -> None:
        self._surnames: defaultdict[str, list[Person]] = defaultdict(list)
        self._sounds: defaultdict[str, list[Person]] = defaultdict(list)
        self._given: Counter[str] = Counter()
        self._sound = cache(sound_of_word)

    def add(self, person: Person, names: Iterable[str], *, country: str) -> dict[str, None]:
        """Add a person under the spellings of the name; gives the keys of full names, in order.

        Without the names between only who was in office lately: "Juan Torres" is no president of 1970.
        """
        is_late = any(term.last >= _LATE for term in person.terms)
        parts: dict[str, None] = {}
        sounds: dict[str, None] = {}
        full: dict[str, None] = {}
        given: set[str] = set()
        for name in names:
            key = name_key(name)
            words = key.split()
            if len(words) == 1:
                parts[key] = None
            if len(words) < 2:
                continue
            full[key] = None
            sounds["".join(map(self._sound, without_inner_articles(key).split()))] = None
            parts.update((" ".join(words[start:]), None) for start in range(1, len(words)))
            if len(words) > 2 and is_late:
                full[f"{words[0]} {words[-1]}"] = None
            if country in _FAMILY_NAME_FIRST:
                parts[words[0]] = None
            else:
                given.add(words[0])
        self._given.update(given)
        for part in parts:
            self._surnames[part].append(person)
        for sound in sounds:
            self._sounds[sound].append(person)
        return full

    @property
    def surnames(self) -> dict[str, tuple[Person, ...]]:
        """Persons by what can stand for them without the first name."""
        return {key: tuple(found) for key, found in self._surnames.items()}

    @property
    def sounds(self) -> dict[str, tuple[Person, ...]]:
        """Persons by the sound key of their full names."""
        return {key: tuple(found) for key, found in self._sounds.items()}

    @property
    def given_names(self) -> frozenset[str]:
        """First names that several persons have, where they are written first."""
        return frozenset(name for name, bearers in self._given.items() if bearers > 1)


def terms_by_country(people: Iterable[Person]) -> Mapping[str, tuple[tuple[Term, Person], ...]]:
    """The terms of the people with their holders, by country, in the order of the people."""
    found: defaultdict[str, list[tuple[Term, Person]]] = defaultdict(list)
    for person in people:
        for term in person.terms:
            found[term.country].append((term, person))
    return {country: tuple(terms) for country, terms in found.items()}


def terms_by_title(people: Iterable[Person]) -> Mapping[str, tuple[tuple[Term, Person], ...]]:
    """The terms of the people with their holders, by the key of the office."""
    found: defaultdict[str, list[tuple[Term, Person]]] = defaultdict(list)
    for person in people:
        for term in person.terms:
            found[term.title].append((term, person))
    return {title: tuple(terms) for title, terms in found.items()}


def terms_by_body(
    people: Iterable[Person], aliases: Mapping[str, tuple[Alias, ...]]
) -> Mapping[str, tuple[tuple[str, Term, Person], ...]]:
    """The terms whose titles name a body, by its id, with the title without that name and the holder.

    "NATO secretary general" is an office of NATO, "leader of Hezbollah" one of Hezbollah.
    """
    named: dict[str, tuple[str, tuple[Body, ...]]] = {}
    found: defaultdict[str, list[tuple[str, Term, Person]]] = defaultdict(list)
    for person in people:
        for term in person.terms:
            if term.post not in _POSTS_IN_BODIES:
                continue
            if term.title not in named:
                named[term.title] = _body_and_title(term.title, aliases)
            title, bodies = named[term.title]
            if len(bodies) > 1:
                bodies = tuple(body for body in bodies if term.country in body.countries)
            if len(bodies) == 1:
                found[bodies[0].id].append((title, term, person))
    return {id: tuple(terms) for id, terms in found.items()}


def _body_and_title(key: str, aliases: Mapping[str, tuple[Alias, ...]]) -> tuple[str, tuple[Body, ...]]:
    """The title in a title of an office, and the bodies that the rest of it may mean; none for offices elsewhere."""
    words = key.split()
    start = 1 if words and words[0] in _PASSING else 0
    for end in range(len(words) - 1, start, -1):
        if bodies := _bodies(aliases.get(" ".join(words[start:end]), ())):
            return " ".join(words[end:]), bodies
    title, joint, name = " ".join(words[start:]).partition(" of ")
    return title, _bodies(aliases.get(name.removeprefix("the "), ())) if joint else ()


def _bodies(aliases: Iterable[Alias]) -> tuple[Body, ...]:
    return tuple({alias.target.id: alias.target for alias in aliases if isinstance(alias.target, Body)}.values())
