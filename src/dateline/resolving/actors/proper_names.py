"""Organisations that no table has, by the words of their names: "Radio Free Luanda", "the Baku City Court"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

import msgspec

from dateline.knowledge.actors import Body, State
from dateline.knowledge.name_keys import is_possessive, name_key
from dateline.knowledge.word_groups import word_group
from dateline.resolving.actors.descriptions import Piece, are_peoples, choose, modifier
from dateline.resolving.actors.phrases import ends_head
from dateline.resolving.actors.readings import has_honorific
from dateline.resolving.actors.results import Resolution

_SMALL = frozenset("a an of for the and in on to against de du des la le del e y &".split())
_PLACE_LENGTH = 3
"""Words of the longest names of places that are looked for."""
_SHORTEST_PLACE = 4
_NOT_OF_STATES = frozenset({"NGO", "LAB", "JRN", "EDU", "REL", "AGR", "MED"})
"""Sectors of topics that make no intergovernmental body."""


class ProperName(msgspec.Struct, frozen=True):
    """What the words of a body's name tell of it."""

    sector: str | None
    countries: tuple[str, ...]
    """Countries whose name or people it has; several when the word means several states."""
    place: str | None
    """Country of a place in the name."""


Elsewhere = Callable[[str, str | None], str | None]


def proper_name(
    words: tuple[str, ...],
    read: Sequence[Piece],
    home: Callable[[str], str | None],
    *,
    on: date | None,
    elsewhere: Elsewhere = lambda _name, _country: None,
) -> ProperName | None:
    """What the name of an organisation says of it, or None when the words are no such name.

    Args:
        words: the phrase without its article.
        read: what the tables know in them.
        home: the country of a place name, or None.
        on: the day, for names of states that ended.
        elsewhere: the country of the text's place that bears the name of a state of another country, or None.
    """
    if not _is_title_case(words) or has_honorific(words):
        return None
    roles = [piece for piece in read if piece.role is not None]
    if (sector := _sector_of_states(words, read, on)) is not None:
        return ProperName(sector, ("IGO",), None)
    if not _has_own_words(words, read):
        return None
    if any(piece.is_one_person for piece in roles):
        return None
    head = len(words) - 1 if _is_paper(words) else _head(words, roles)
    if head is None and _enterprise(name_key(words[-1])) is not None:
        head = len(words) - 1
    if head is None and _is_airline(words, read):
        head = 0
    if head is None:
        return None
    told = (country for piece in read for country in _countries(piece, words, home, on, elsewhere))
    countries = tuple(dict.fromkeys(told))
    if not countries and name_key(words[-1]) in word_group("surname too"):
        return None
    place = None
    if not countries:
        place = next((country for part in _places(words, read, head) if (country := home(part))), None)
    if len(words) < 3 and not countries and place is None:
        return None
    return ProperName(_sector(words, roles, head), countries, place)


def last_body(
    words: tuple[str, ...], read: Sequence[Piece], *, on: date | None, countries: Collection[str]
) -> Body | None:
    """The organisation whose name ends a description of it: "German carmaker Volkswagen"; None for other words."""
    last = read[-1] if read and read[-1].end == len(words) else None
    if last is None or not last.start or not words[last.start][:1].isupper():
        return None
    chosen = choose(last.aliases, on=on, countries=countries).alias
    before = words[: last.start]
    is_told = before[-1].islower() and not any(ends_head(word) for word in before) and not is_possessive(before[-1])
    return chosen.target if chosen is not None and isinstance(chosen.target, Body) and is_told else None


def is_company(name: str) -> bool:
    """Whether a name of several words ends like a company's: "Bluerock Gold", "Fjordvik ASA"."""
    words = name.split()
    return len(words) > 1 and words[-1].lower().strip(".,") in word_group("company end")


def of_proper_name(
    name: str, own: ProperName, told: Resolution, *, countries: Sequence[str], main: str | None
) -> Resolution | None:
    """The answer for an organisation that no table has, or None where nothing tells its country or sector.

    Args:
        name: its name.
        own: what the words of the name say.
        told: what the article says of it.
        countries: of the text, the main one first.
        main: the country that the text is about.
    """
    country, inferred = told.country if "country" not in told.inferred else None, False
    country = country or _own_country(own, countries)
    if country is None and not own.countries and main is not None:
        country, inferred = main, True
    sector = told.sector or own.sector
    if country is None and sector is None:
        return None
    unclear = country is None and len(own.countries) > 1
    return Resolution(
        name=name,
        kind="group" if sector == "REB" else "organisation",
        country=country,
        sector=sector,
        inferred=("country",) if inferred else (),
        confidence=0.5 if sector is not None and country is not None else 0.4,
        unknown="ambiguous" if unclear else (None if sector is not None else "not_in_knowledge"),
    )


def _own_country(name: ProperName, countries: Sequence[str]) -> str | None:
    """The country that a body's name tells; a place in it counts where it lies in a country of the text."""
    if name.place is not None:
        return name.place if not countries or name.place in countries else None
    near = [country for country in name.countries if country in countries] or list(name.countries)
    return near[0] if len(near) == 1 else None


def _is_title_case(words: tuple[str, ...]) -> bool:
    written = [word for word in words if word.lower() not in _SMALL]
    return len(written) > 1 and all(
        word[:1].isupper() or ("-" in word and word.partition("-")[2][:1].isupper()) for word in written
    )


def _sector_of_states(words: tuple[str, ...], read: Sequence[Piece], on: date | None) -> str | None:
    """The sector of a body of states by its name, "Association of Caspian States", "East African Court"; else None."""
    keys = [name_key(word) for word in words]
    head = keys[0] if len(words) > 1 and words[1].lower() in _SMALL else keys[-1]
    sector = word_group("league").get(head)
    topics = {word_group("topic").get(key) for key in keys if key != head}
    if sector is None or len(words) < 3 or topics & _NOT_OF_STATES or _any_of("sport", keys):
        return None
    if _any_of("of states", keys):
        is_of_one = any(state.kind == "state" for piece in read for state, _ in _states(piece, on))
        return None if is_of_one else sector
    is_known = any(piece.aliases and not are_peoples(piece.aliases) for piece in read)
    is_regional = head not in word_group("league of others") and _any_of("region of states", keys)
    return sector if is_regional and not is_known else None


def _enterprise(key: str) -> str | None:
    """The sector of what is named by this last word behind a place: "Ghana Gas", "Queensland Health"."""
    return word_group("company end").get(key) or word_group("enterprise end").get(key)


def _any_of(group: str, keys: Iterable[str]) -> bool:
    return not word_group(group).keys().isdisjoint(keys)


def _is_paper(words: tuple[str, ...]) -> bool:
    return len(words) in {2, 3} and name_key(words[-1]) in word_group("newspaper end")


def _is_airline(words: tuple[str, ...], read: Sequence[Piece]) -> bool:
    """Whether the name is "Air" and a state or capital: "Air Botswana", and no "Air Traffic Control"."""
    rest = next((piece for piece in read if piece.start == 1 and piece.end == len(words)), None)
    aliases = rest.aliases if words[0] == "Air" and rest is not None else ()
    return any(alias.kind in {"state", "capital"} for alias in aliases)


def _states(piece: Piece, on: date | None) -> Iterator[tuple[State, str]]:
    """The states that a piece of the name may mean on the day, each with the kind of its name."""
    chosen = choose(piece.aliases, on=on)
    for alias in piece.aliases if chosen.alias is None else (chosen.alias,):
        if isinstance(alias.target, State):
            yield alias.target, alias.kind


def _countries(
    piece: Piece,
    words: tuple[str, ...],
    home: Callable[[str], str | None],
    on: date | None,
    elsewhere: Elsewhere,
) -> Iterator[str]:
    """The countries that a piece of the name may mean on the day; of a capital's name, that of the town meant.

    A body of Georgia is American where the text's Georgia is.
    """
    name = " ".join(words[piece.start : piece.end])
    for state, kind in _states(piece, on):
        town = home(name) if kind == "capital" else elsewhere(name, state.country)
        yield town or state.country


def _has_own_words(words: tuple[str, ...], read: Sequence[Piece]) -> bool:
    """Whether the name is more than what tables explain, and not that of a known body's part ("NATO Council")."""
    bodies = [piece for piece in read if any(isinstance(alias.target, Body) for alias in piece.aliases)]
    if any(piece.start == 0 for piece in bodies):
        return False
    known = {place for piece in read for place in range(piece.start, piece.end)}
    return bool(bodies) or any(
        place not in known and word.lower() not in _SMALL and modifier(word) is None for place, word in enumerate(words)
    )


def _head(words: tuple[str, ...], roles: list[Piece]) -> int | None:
    """The place of the head noun: the last before "of", else the first one at all."""
    heads = [piece.end - 1 for piece in roles if piece.role is not None and piece.role.kind != "person"]
    heads = sorted({*heads, *(place for place, word in enumerate(words) if name_key(word) in word_group("body head"))})
    cut = next((place for place, word in enumerate(words) if word.lower() in _SMALL), len(words))
    before = [place for place in heads if place < cut]
    if before and before[-1] == cut - 1:
        return before[-1]
    return before[-1] if before else next(iter(heads), None)


def _places(words: tuple[str, ...], read: Sequence[Piece], head: int) -> Iterable[str]:
    """Runs of words that may name a place, the longest first, then those at the end and the beginning."""
    free = [
        place != head
        and word.lower() not in _SMALL
        and not any(piece.covers(place) for piece in read)
        and name_key(word) not in word_group("body head")
        and name_key(word) not in word_group("topic")
        for place, word in enumerate(words)
    ]
    for size in range(_PLACE_LENGTH, 0, -1):
        starts = [start for start in range(len(words) - size + 1) if all(free[start : start + size])]
        for start in sorted(starts, key=lambda start: (start + size != len(words), start)):
            run = words[start : start + size]
            if size == 1 and (name_key(run[0]) in word_group("place name too") or len(run[0]) < _SHORTEST_PLACE):
                continue
            yield " ".join(run)


def _sector(words: tuple[str, ...], roles: list[Piece], head: int) -> str | None:
    """The head noun's own sector, unless it is a general word; then what the other words are about."""
    keys = [name_key(word) for word in words]
    noun = keys[head]
    if head == len(words) - 1 and _is_paper(words):
        return "JRN"
    if noun == "air" and head == 0:
        return "BUS"
    own = next(
        (piece.role.sector for piece in roles if piece.role is not None and piece.covers(head)),
        word_group("body head").get(noun, _enterprise(noun)),
    )
    others = [key for place, key in enumerate(keys) if place != head]
    if noun in word_group("armed head") and _any_of("rebel", others):
        return "REB"
    topics = [sector for key in others if (sector := word_group("topic").get(key))]
    topics = topics or [
        piece.role.sector
        for piece in roles
        if piece.role is not None and piece.role.sector is not None and not piece.covers(head)
    ]
    if own is not None and not (topics and (noun in word_group("topic head") or noun in word_group("official head"))):
        return next((topic for topic in topics if own == "MIL" and topic in {"COP", "SPY"}), own)
    if topics:
        return topics[0]
    if noun in word_group("political head") and _any_of("political", others):
        return "PTY"
    return "GOV" if noun in word_group("official head") else own
