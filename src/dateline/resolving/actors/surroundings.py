"""What surrounds a phrase: the tables, the day, the article's names and the countries that the text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Person, State
from dateline.knowledge.name_keys import is_acronym, name_key
from dateline.resolving.actors.descriptions import Piece, choose, modifier, pieces
from dateline.resolving.actors.names import LocalNames, local_names, names_ending_in
from dateline.resolving.actors.people import is_named_like_a_people
from dateline.resolving.actors.phrases import Opening, area_names, is_side, opened
from dateline.resolving.actors.proper_names import proper_name
from dateline.resolving.actors.readings import has_honorific, is_name
from dateline.resolving.actors.results import Resolution

DEPTH = 4
"""How deep phrases in phrases are followed: "spokesman of the ministry of the government of Mali"."""
_CONTEXT = 10_000
"""Characters of context that are searched for countries."""
_SHORTEST_TOWN = 4
"""Letters of a name in capitals that can be a town's."""
_DOMINANT = 0.6
"""Share of the context's country names that makes it a context about that country."""


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a phrase, with the tables and the steps that phrases in phrases go back to."""

    knowledge: ActorKnowledge
    country_of_place: Callable[[str], str | None]
    read: Callable[[str, Surroundings, int], Resolution]
    """Whom a phrase means; phrases in it are followed as deep as the number says."""
    describe: Callable[[Opening, Surroundings, int], Resolution | None]
    """Whom a description means, in the same way, or None when no word of it is known."""
    on: date | None = None
    local: LocalNames = LocalNames()
    """What the article says of its names."""
    countries: tuple[str, ...] = ()
    """Of the context, the main one first."""
    main: str | None = None
    """The country that the context is about."""

    def home(self, place: str) -> str | None:
        """The country of a place: the one the article means, else the likeliest of that name.

        What the article does not tell as a place may be a surname or a make of car ("Fisher's lawyer", "the Honda's
        driver"), so that a namesake somewhere counts only if the article tells of that country. An acronym ("IS") is
        none of the villages that are called so.
        """
        told = self.local.places
        for name in filter(is_name, area_names(place)):
            is_any = is_side(name) or (len(name) < _SHORTEST_TOWN and is_acronym(name))
            country = told.get(name_key(name)) or (None if is_any else self.country_of_place(name))
            if country is not None and (not told or country in told.values()):
                return country
        return None

    def elsewhere(self, name: str | None, country: str | None) -> str | None:
        """The country of the article's place that has the name of a state or capital of another: Georgia, Paris."""
        told = None if name is None else self.local.places.get(name_key(name))
        return told if told != country else None


def surroundings(
    phrase: str, nowhere: Surroundings, context: str, *, on: date | None, local: LocalNames | None
) -> Surroundings:
    """The surroundings of a tidied phrase; the context tells what is said of names where no article does.

    `nowhere` are those of a phrase without a text.
    """
    if not context:
        local = local or nowhere.local
        countries = tuple(dict.fromkeys(local.places.values()))
        return msgspec.structs.replace(nowhere, on=on, local=local, countries=countries)
    knowledge, context = nowhere.knowledge, context[:_CONTEXT]
    if local is None:
        local = local_names(context, _mentions(knowledge, phrase, context))
    counted = _countries(knowledge, context)
    top = counted.most_common(1)
    main = top[0][0] if top and top[0][1] >= _DOMINANT * counted.total() else None
    countries = tuple(dict.fromkeys((*(country for country, _ in counted.most_common()), *local.places.values())))
    return msgspec.structs.replace(nowhere, on=on, local=local, countries=countries, main=main)


def is_proper_name(knowledge: ActorKnowledge, phrase: str) -> bool:
    """Whether the phrase has the form of an organisation's name that no table has."""
    words = opened(knowledge, phrase).words
    return proper_name(words, pieces(knowledge, words), lambda _: None, on=None) is not None


def _mentions(knowledge: ActorKnowledge, phrase: str, context: str) -> list[tuple[str, str]]:
    """The name that a phrase is or ends in, with its label, and the full names that end in it in the context."""
    words = opened(knowledge, phrase).words
    if not all(word[:1].isupper() for word in words):
        return []
    if is_proper_name(knowledge, phrase):
        return [(" ".join(words), "ORG")]
    name = _without_title(knowledge, words)
    found = [(name, "PERSON")]
    if " " not in name:
        runs = (_without_title(knowledge, tuple(run.split())) for run in names_ending_in(name, context))
        found += [(run, "PERSON") for run in runs if " " in run]
    return found


def _without_title(knowledge: ActorKnowledge, words: tuple[str, ...]) -> str:
    """The name behind role nouns, honorifics and countries; all words where nothing is left."""
    read = pieces(knowledge, words)
    start = 0
    while start < len(words) - 1:
        piece = next((piece for piece in read if piece.start == start), None)
        if piece is not None and piece.end < len(words) and not _is_a_person(piece):
            start = piece.end
        elif has_honorific(words[start : start + 2]) or modifier(words[start]):
            start += 1
        else:
            break
    return " ".join(words[start:])


def _countries(knowledge: ActorKnowledge, text: str) -> Counter[str]:
    """How often the text names each country."""
    words = tuple(word.strip('"“”.,;:!?()[]') or "-" for word in text.split())
    counted: Counter[str] = Counter()
    for piece in pieces(knowledge, words):
        alias = choose(piece.aliases, on=None).alias
        is_surname = piece.start and is_named_like_a_people(knowledge, words[piece.start - 1 : piece.end])
        if alias is not None and isinstance(alias.target, State) and not is_surname:
            counted[alias.target.country] += 1
    return counted


def _is_a_person(piece: Piece) -> bool:
    return any(isinstance(alias.target, Person) for alias in piece.aliases)
