"""Whom a phrase means: state, person, organisation, group or population, with country, sector and office on the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, State
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.state_words import state_words
from dateline.records import EntityKind
from dateline.resolving.actors.apposed import apposed
from dateline.resolving.actors.describing import by_description
from dateline.resolving.actors.descriptions import pieces
from dateline.resolving.actors.names import LocalNames
from dateline.resolving.actors.naming import by_article, by_name, of_article
from dateline.resolving.actors.people import is_named_like_a_people
from dateline.resolving.actors.phrases import appositions, is_pronoun, opened, tidy, without_article
from dateline.resolving.actors.results import Resolution, as_one, at_most, of_state
from dateline.resolving.actors.several import counted_together, members
from dateline.resolving.actors.ships import warship
from dateline.resolving.actors.surroundings import DEPTH, Surroundings, is_proper_name, surroundings

_MANY = 3
"""Persons of the tables that share a surname, from which a name alone is not taken for a town ("Jones")."""
_PARTS = 4
"""Phrases side by side that are looked at."""


class ActorResolver:
    """Resolves phrases that mean actors. `country_of_place` gives the country of a place name, where it is at hand."""

    def __init__(
        self, knowledge: ActorKnowledge, *, country_of_place: Callable[[str], str | None] | None = None
    ) -> None:
        self._knowledge = knowledge
        self._nowhere = Surroundings(
            knowledge=knowledge,
            country_of_place=country_of_place or (lambda _: None),
            read=_read,
            describe=by_description,
        )

    def resolve(
        self, phrase: str, *, context: str = "", on: date | None = None, local: LocalNames | None = None
    ) -> Resolution:
        """Whom the phrase means on the day.

        Args:
            phrase: "Colonel Assimi Goita", "the Kremlin", "police".
            context: words around it; the country they are about is taken where the phrase tells none.
            on: the day that decides who held an office; without it, what the tables know last.
            local: what the article says of its names (see `local_names`).
        """
        return as_one(self.resolve_all(phrase, context=context, on=on, local=local), phrase)

    def resolve_all(
        self, phrase: str, *, context: str = "", on: date | None = None, local: LocalNames | None = None
    ) -> tuple[Resolution, ...]:
        """All whom the phrase means: two for "Russian and Malian presidents", one for most phrases.

        The two of "both presidents" are told where the text is about two countries only. Arguments are those of
        `resolve`, which gives one answer for all.
        """
        tidied = tidy(phrase)
        if not tidied:
            return (Resolution(unknown="not_stated", confidence=0.0),)
        here = surroundings(tidied, self._nowhere, context, on=on, local=local)
        if len(states := _named_here(without_article(tidied), here)) > 1:  # "the two Koreas"
            return tuple(_read(state.name, here, DEPTH) for state in states)
        if (pair := counted_together(self._knowledge, tidied)) is not None:
            return self._counted(tidied, *pair, here)
        found: dict[str, Resolution] = {}
        is_body = " and " in tidied and "," not in tidied and is_proper_name(self._knowledge, tidied)
        for part in (tidied,) if is_body else members(self._knowledge, tidied):
            told = _read(tidy(part), here, DEPTH)
            found.setdefault(told.id or part, told)
        return tuple(found.values())

    def state(self, country: str) -> Resolution | None:
        """The state with that code; None for a code that no state of the tables has."""
        found = self._knowledge.states.get(country)
        return of_state(found) if found is not None else None

    def homelands(self, phrase: str) -> frozenset[str]:
        """The countries where the peoples live that a phrase names, of which none has a state: "Kurdish forces"."""
        return frozenset(
            alias.target.country
            for piece in pieces(self._knowledge, opened(self._knowledge, tidy(phrase)).words)
            for alias in piece.aliases
            if isinstance(alias.target, State) and alias.target.is_people
        )

    def _counted(self, phrase: str, number: int, noun: str | None, here: Surroundings) -> tuple[Resolution, ...]:
        """Actors of as many states as are counted, where the text is about just these; else the group, unresolved."""
        states = [self._knowledge.states.get(country) for country in here.countries]
        if len(states) != number:
            unresolved = Resolution(name=without_article(phrase), kind="group", sector="GOV", confidence=0.2)
            return (msgspec.structs.replace(unresolved, unknown="unresolved_reference"),)
        found = []
        for state in states:
            if state is None:
                continue
            told = of_state(state) if noun is None else _read(f"the {state.adjective} {noun}", here, 1)
            inferred = tuple(dict.fromkeys(("country", *told.inferred)))
            found.append(msgspec.structs.replace(at_most(told, 0.55), inferred=inferred))
        return tuple(found)


def _named_here(words: str, here: Surroundings) -> list[State]:
    """The states that the words are a name of because of what else the text names."""
    found = map(here.knowledge.states.get, state_words().named(words, here.countries))
    return [state for state in found if state is not None]


def _read(phrase: str, here: Surroundings, depth: int) -> Resolution:
    """Whom one phrase means, by the steps in order; phrases in it are followed as deep as `depth` says."""
    opening = opened(here.knowledge, phrase)
    bare = " ".join(opening.words)
    if opening.definite and len(states := _named_here(bare, here)) == 1:  # "the North"
        bare = states[0].name
    if is_pronoun(phrase) or is_pronoun(bare) or not opening.words:
        return Resolution(unknown="unresolved_reference", confidence=0.2)
    found = warship(opening.words) or by_name(bare, opening, here)
    if found is not None:
        return found
    parts = appositions(phrase)
    if len(parts) > 1 and depth:
        return apposed([(part, _read(part, here, depth - 1)) for part in parts[:_PARTS]])
    if depth and (name := here.local.described.get(name_key(bare))) is not None and " " in bare:
        return of_article(name, opening, here)
    if not opening.definite and is_named_like_a_people(here.knowledge, opening.words):
        return _unknown(bare, here, depth, is_person=True)
    return by_description(opening, here, depth) or _unknown(bare, here, depth)


def _unknown(bare: str, here: Surroundings, depth: int, *, is_person: bool = False) -> Resolution:
    """The answer when no table helps: what the article says, where the place lies, or the reason.

    `is_person` says that the words are the name of one whatever the article says.
    """
    key = name_key(bare)
    if depth and (key in here.local.descriptions or key in here.local.titles):
        told = by_article(bare, here, depth)
        if told.unknown is None:
            return told
    is_local = is_person or here.local.is_person(bare)
    if key not in here.local.places and len(here.knowledge.surnames.get(key, ())) >= _MANY:
        return Resolution(name=without_article(bare), confidence=0.2, unknown="ambiguous")
    if not is_local and (country := here.home(bare)):
        return Resolution(
            name=bare, kind="population", country=country, sector="CVL", inferred=("country",), confidence=0.5
        )
    kind: EntityKind | None = "person" if is_local else None
    return Resolution(name=without_article(bare), kind=kind, confidence=0.2, unknown="not_in_knowledge")
