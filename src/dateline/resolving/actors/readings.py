"""The known words of a noun phrase, sorted by what they are: state, body, person, role nouns, modifiers, a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Body, Person, Role, State
from dateline.knowledge.word_groups import in_group
from dateline.resolving.actors.descriptions import (
    Piece,
    are_peoples,
    based,
    choose,
    modifier,
    origin,
    pieces,
    sender,
    sides,
)

_PARTICLES = frozenset("al el bin ibn ben de la le da dos das do di von van der den ter abu ould bint y e".split())
"""Small words inside personal names."""

_ARTICLES = _PARTICLES | frozenset("ez az ash as ad an ar at ul ur".split())
"""Articles and small words before a hyphen in names."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a noun phrase without its possessives and prepositions."""

    state: State | None
    place: str | None
    """The capital, seat or weapon that names the state."""
    state_name: str | None
    """The words that name the state, where they are a name and no adjective or people: another place may have it."""
    body: Body | None
    person: Person | None
    ambiguous: bool
    roles: tuple[Role, ...]
    role_words: str | None
    modifiers: frozenset[str]
    tail: str
    """Capitalised words after the last role noun: a name."""
    loose: tuple[str, ...]
    """Words before that no table knows."""
    origin: State | None
    """Where what is described is at home: the state of a compound ("Greek-owned"), or a people ("Bavarian")."""
    sender: State | None
    """Who stands behind what is described, by a compound: "Kremlin-linked"."""
    based: str | None
    """The place of such a compound ("Zurich-based"), whatever it is."""
    shared_sector: str | None
    """The sector of all the bodies that an ambiguous name may mean."""
    seat_sector: str | None
    """The sector that a seat of government in the words stands for: "Pentagon" in "Pentagon spokesman"."""
    sides: tuple[str, ...]
    """Names of whom they are for or against: "pro-Morsi"."""


def read_words(
    knowledge: ActorKnowledge, words: tuple[str, ...], *, on: date | None, countries: Collection[str]
) -> Reading:
    """The known words of a noun phrase, sorted by what they are; the countries around it settle ambiguous names."""
    known = pieces(knowledge, words)
    name_start = _name_start(words, known)
    read = [piece for piece in known if piece.start < name_start]
    state: State | None = None
    body: Body | None = None
    person: Person | None = None
    home: State | None = None
    ambiguous = False
    place: str | None = None
    state_name: str | None = None
    seat: str | None = None
    sectors: set[str | None] = set()
    # Names with one meaning first: they help with the others.
    for piece in sorted(read, key=lambda piece: len(piece.aliases) != 1):
        chosen = choose(piece.aliases, on=on, countries=(state.country, *countries) if state else countries)
        ambiguous |= chosen.ambiguous and not are_peoples(piece.aliases)
        target = chosen.alias.target if chosen.alias is not None else None
        if chosen.ambiguous:
            sectors.update(alias.target.sector for alias in piece.aliases if isinstance(alias.target, Body))
        if isinstance(target, State) and target.is_people:
            home = home or target
        elif isinstance(target, State) and chosen.alias is not None:
            if state is None or place is not None:
                written = " ".join(words[piece.start : piece.end])
                state, place = target, written if chosen.alias.kind in {"capital", "seat", "weapon"} else None
                state_name = written if chosen.alias.kind in {"state", "capital"} else None
                seat = (chosen.alias.sector or target.sector) if chosen.alias.kind in {"seat", "weapon"} else None
        elif isinstance(target, Body):
            body = body or target
        elif isinstance(target, Person) and not _goes_on(words, read, piece.end):
            person = target
    roles = [piece for piece in read if piece.role is not None]
    for piece in roles:  # "Kurdish activist" is one role noun
        home = home or (
            _people_before(knowledge, words[piece.start], countries) if piece.end - piece.start > 1 else None
        )
    return Reading(
        state=state,
        place=place,
        state_name=state_name,
        body=body,
        person=person,
        ambiguous=ambiguous and state is None and body is None,
        roles=tuple(piece.role for piece in roles if piece.role is not None),
        role_words=" ".join(words[roles[0].start : roles[-1].end]) if roles else None,
        modifiers=frozenset(found[0] for word in words[:name_start] if (found := modifier(word))),
        tail=" ".join(words[name_start:]),
        loose=tuple(words[i] for i in range(name_start) if _is_loose(words, read, i)),
        origin=origin(knowledge, words[:name_start]) or home,
        sender=sender(knowledge, words[:name_start]),
        based=based(words[:name_start]),
        shared_sector=sectors.pop() if len(sectors) == 1 else None,
        seat_sector=seat,
        sides=sides(words[:name_start]),
    )


def _people_before(knowledge: ActorKnowledge, word: str, countries: Collection[str]) -> State | None:
    """The people that the first word of a role noun names."""
    peoples = tuple(alias for alias in knowledge.meanings(word) if word[:1].isupper() and are_peoples((alias,)))
    alias = choose(peoples, on=None, countries=countries).alias
    return alias.target if alias is not None and isinstance(alias.target, State) else None


def _name_start(words: tuple[str, ...], read: Sequence[Piece]) -> int:
    """Where the name after a role noun or honorific begins: "Police Chief" Thomas Finn; the end when there is none.

    The name begins with a word that no table knows; what follows may look like a people or a town and is not.
    """
    honorifics = [i + 1 for i in range(len(words) - 1) if _is_honorific(words[i]) and not _covered(read, i)]
    start = max([*honorifics, *(piece.end for piece in read if piece.role is not None)], default=len(words))
    tail = words[start:]
    if not tail or not all(word[:1].isupper() or word.lower() in _PARTICLES or _has_article(word) for word in tail):
        return len(words)
    return len(words) if _covered(read, start) and not _is_first_name(words, read, start) else start


def _is_first_name(words: tuple[str, ...], read: Sequence[Piece], place: int) -> bool:
    """Whether the name of a state or capital is somebody's first name: "Senator Paris Holt"."""
    piece = next(piece for piece in read if piece.covers(place))
    is_place = all(alias.kind in {"state", "capital"} for alias in piece.aliases)
    is_followed = piece.end < len(words) and not _covered(read, piece.end) and words[piece.end][:1].isupper()
    return is_place and piece.role is None and piece.end == place + 1 and is_followed


def _goes_on(words: tuple[str, ...], read: Sequence[Piece], end: int) -> bool:
    """Whether a person's name that ends there is only the beginning of a longer one: "Sheikh Rashid al-Wahibani"."""
    is_name = end < len(words) and (words[end][:1].isupper() or _has_article(words[end]))
    return is_name and not _covered(read, end)


def _covered(read: Sequence[Piece], place: int) -> bool:
    return any(piece.covers(place) for piece in read)


def _is_honorific(word: str) -> bool:
    return in_group(word.lower().rstrip("."), "honorific")


def _is_loose(words: tuple[str, ...], read: Sequence[Piece], place: int) -> bool:
    """Whether nothing explains the word at that place."""
    return not _covered(read, place) and modifier(words[place]) is None and not _is_honorific(words[place])


def leaders(reading: Reading) -> tuple[str, ...]:
    """The names before a role noun that may say for whom they are: "Trump supporters", "pro-Morsi crowds"."""
    if not reading.roles or not (reading.roles[-1].plural or reading.roles[-1].kind != "person"):
        return ()
    named = " ".join(word for word in reading.loose if word[:1].isupper())
    return tuple(name for name in (named, *reading.sides) if name)


def has_honorific(words: tuple[str, ...]) -> bool:
    """Whether one of the words, but the last, is a title before a name: "Mr", "Gen.", "Sheikh"."""
    return any(_is_honorific(word) for word in words[:-1])


def is_site(words: tuple[str, ...]) -> bool:
    """Whether the words are the name of a street or building."""
    return (
        len(words) > 1
        and in_group(words[-1].lower(), "street or building")
        and all(word[:1].isupper() for word in words)
    )


def is_name(phrase: str) -> bool:
    """Whether all words of some length begin with a capital."""
    return all(
        word[:1].isupper() or word.lower() in _PARTICLES or not word[:1].isalpha() or _has_article(word)
        for word in phrase.split()
    )


def _has_article(word: str) -> bool:
    """Whether a name follows an article and a hyphen: "al-Sadr"."""
    article, _, name = word.partition("-")
    return article in _ARTICLES and name[:1].isupper()
