"""What surrounds a phrase: the day, the article's names and the countries that the text is about."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Person, State
from dateline.resolving.actors.descriptions import Piece, choose, modifier, pieces
from dateline.resolving.actors.names import LocalNames, local_names, names_ending_in
from dateline.resolving.actors.phrases import opened
from dateline.resolving.actors.proper_names import proper_name
from dateline.resolving.actors.readings import has_honorific

_CONTEXT = 10_000
"""Characters of context that are searched for countries."""
_DOMINANT = 0.6
"""Share of the context's country names that makes it a context about that country."""


class Scene(msgspec.Struct, frozen=True):
    """What surrounds a phrase: the day, the article's names, the countries of the context (the main one first)."""

    on: date | None
    local: LocalNames
    countries: tuple[str, ...]
    main: str | None


def scene_of(
    knowledge: ActorKnowledge, phrase: str, context: str, *, on: date | None, local: LocalNames | None
) -> Scene:
    """The scene of a tidied phrase; what is said of names comes from the context where no article tells it."""
    context = context[:_CONTEXT]
    if local is None:
        local = local_names(context, _mentions(knowledge, phrase, context)) if context else LocalNames()
    counted = _countries(knowledge, context)
    top = counted.most_common(1)
    main = top[0][0] if top and top[0][1] >= _DOMINANT * counted.total() else None
    around = dict.fromkeys((*(country for country, _ in counted.most_common()), *local.places.values()))
    return Scene(on, local, tuple(around), main)


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
        if alias is not None and isinstance(alias.target, State):
            counted[alias.target.country] += 1
    return counted


def _is_a_person(piece: Piece) -> bool:
    return any(isinstance(alias.target, Person) for alias in piece.aliases)
