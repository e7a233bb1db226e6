"""Who holds an office beside the name of whose it is: "the UN secretary-general", "the U.S. treasury secretary"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Alias, Body, Person, State
from dateline.knowledge.name_keys import without_possessive
from dateline.resolving.actors.descriptions import Piece, choose, modifier
from dateline.resolving.actors.offices import heads_of_body, holders, holders_by_title, is_office
from dateline.resolving.actors.phrases import area_names
from dateline.resolving.actors.readings import is_name
from dateline.resolving.actors.results import Resolution, of_person

_CONFIDENCE = 0.8
_KEEPING = ("keeping", "")
"""What `modifier` gives for words that leave open no doubt who holds the office: "new", "current"."""
_STATE_LENGTH = 3
"""Words of the longest names of states that are looked for before a title."""


def holder_beside(
    knowledge: ActorKnowledge,
    words: tuple[str, ...],
    read: Sequence[Piece],
    *,
    on: date | None,
    countries: Collection[str],
) -> Resolution | None:
    """The one holder of the office on the day, or None when the words describe nobody so or the tables have no holder.

    Args:
        knowledge: the tables.
        words: the phrase without its article.
        read: what the tables know in them.
        on: the day; without it, who holds the office as far as the tables go.
        countries: of the text; they settle which body of a name is meant.
    """
    if not any(piece.role is not None for piece in read):
        return None
    around = [alias.target.country for piece in read for alias in piece.aliases if isinstance(alias.target, State)]
    people: list[Person] = []
    for aliases, office in _offices(knowledge, words, read):
        chosen = choose(aliases, on=on, countries=around or countries).alias
        if chosen is not None and isinstance(chosen.target, Body):
            people = heads_of_body(knowledge, chosen.target, office, on)
        elif chosen is not None and isinstance(chosen.target, State) and chosen.target.id == chosen.target.country:
            people = holders(knowledge, chosen.target.id, office, on) if is_office(knowledge, office) else []
        if people:
            break
    people = people or _in_place(knowledge, words, read, on)
    if len(people) != 1:
        return None
    return msgspec.structs.replace(of_person(people[0], on), inferred=("name", "id"), confidence=_CONFIDENCE)


def _in_place(
    knowledge: ActorKnowledge, words: tuple[str, ...], read: Sequence[Piece], on: date | None
) -> list[Person]:
    """Who held the office of a place that is no state: "the mayor of Medellin", "the Kaduna State governor"."""
    roles = [piece for piece in read if piece.role is not None]
    if len(roles) != 1 or any(_may_be(piece, Body) for piece in read):
        return []
    start, end = roles[0].start, roles[0].end
    if not start and words[end : end + 1] == ("of",):
        office, place = words[:end], words[end + 1 :]
    elif end == len(words):
        office, place = words[start:], words[:start]
    else:
        return []
    name = without_possessive(" ".join(place))
    if not name or not is_name(name):  # "the leader" alone is nobody's
        return []
    noun = " ".join(office)
    titles = (title for area in area_names(name) for title in (f"{noun} of {area}", f"{area} {noun}"))
    return next(filter(None, (holders_by_title(knowledge, title, on) for title in titles)), [])


def _may_be(piece: Piece, kind: type[Body | State]) -> bool:
    return any(isinstance(alias.target, kind) for alias in piece.aliases)


def _offices(
    knowledge: ActorKnowledge, words: tuple[str, ...], read: Sequence[Piece]
) -> Iterator[tuple[tuple[Alias, ...], str]]:
    """The names of bodies and states in the phrase, each with the title that the other words make."""
    for piece in read:
        if _may_be(piece, Body) and (office := _title(words, read, piece)):
            yield piece.aliases, office
    for end in range(min(_STATE_LENGTH, len(words) - 1), 0, -1):  # "U.S. treasury secretary", and no U.S. Treasury
        aliases = tuple(a for a in knowledge.meanings(" ".join(words[:end])) if isinstance(a.target, State))
        if aliases and (office := _without_keeping(words[end:])):
            yield aliases, office


def _title(words: tuple[str, ...], read: Sequence[Piece], named: Piece) -> str:
    """The title of the office beside the body's name; empty where further words may tell another body."""
    before, after = words[: named.start], words[named.end :]
    if after:
        return "" if _unexplained(before, 0, read) else _without_keeping(after)
    cut = next((place for place, word in enumerate(before) if word.lower() == "of"), len(before))
    return "" if _unexplained(before[cut + 1 :], cut + 1, read) else _without_keeping(before[:cut])


def _without_keeping(words: Sequence[str]) -> str:
    return " ".join(word for word in words if modifier(word) != _KEEPING)


def _unexplained(words: Sequence[str], start: int, read: Sequence[Piece]) -> bool:
    """Whether words, from that place of the phrase on, are more than the state that the body is of and "the"."""
    states = [piece for piece in read if _may_be(piece, State)]
    return any(
        word.lower() != "the" and modifier(word) != _KEEPING and not any(p.covers(place) for p in states)
        for place, word in enumerate(words, start)
    )
