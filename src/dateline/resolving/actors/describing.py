"""Whom a description means: "Malian troops", "the governor of Sonora", "a Likud lawmaker"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.knowledge.name_keys import is_acronym, name_key
from dateline.knowledge.nouns_abroad import nouns_abroad
from dateline.knowledge.word_groups import word_group
from dateline.resolving.actors.descriptions import Piece, based, goes_on, pieces, with_whole_homes
from dateline.resolving.actors.named_offices import holder_beside
from dateline.resolving.actors.naming import by_article, by_name, by_table
from dateline.resolving.actors.owning import Owner, owner_of, without_name
from dateline.resolving.actors.people import by_surname
from dateline.resolving.actors.phrases import (
    Opening,
    belongs,
    ends_head,
    following,
    is_partitive,
    last_possessive,
    locates,
    without_article,
)
from dateline.resolving.actors.proper_names import last_body, of_proper_name, proper_name
from dateline.resolving.actors.readings import is_name, is_site, read_words
from dateline.resolving.actors.results import Resolution, at_most, of_body, of_person, with_office
from dateline.resolving.actors.surroundings import Surroundings
from dateline.resolving.actors.titles import written_out
from dateline.resolving.actors.titling import with_name

_FEWEST = 2
"""Words of a name that is a first and a last one."""


def by_description(opening: Opening, here: Surroundings, depth: int) -> Resolution | None:
    """Whom a description means, or None when no word of it is known."""
    words = with_whole_homes(written_out(_owning_acronyms(opening.words, here)))
    if is_site(words):
        return None
    read = pieces(here.knowledge, words)
    if not opening.indefinite and not opening.counted:
        holder = holder_beside(here.knowledge, words, read, on=here.on, countries=here.countries)
        if holder is not None:
            return holder
    if depth and len(words) > _FEWEST and "-" in words[0] and (home := _based(words, here)) is not None:
        bare = msgspec.structs.replace(opening, words=words[1:])
        told = _unseen_body(bare, pieces(here.knowledge, bare.words), here, depth, home=home)
        if told is not None:
            return told
    if (body := _unseen_body(opening, read, here, depth)) is not None:
        return body
    ends = (i for i, w in enumerate(words) if i and (ends_head(w.lower()) or following(words, i)))
    inner = (i for i in ends if not any(p.covers(i) for p in read) and not goes_on(here.knowledge, words, i))
    cut = next(inner, len(words))
    head, owner = words[:cut], None
    is_joint = cut < len(words) and (belongs(words[cut].lower()) or _serves(words, cut))
    joint = following(words, cut) or (1 if is_joint else 0)
    if joint and depth:
        rest = " ".join(words[cut + joint :])
        if words[cut].lower() == "of" and is_partitive(head):
            return here.read(rest, here, depth - 1) if rest else None
        if (named := _named_behind(words, cut, read, here, depth)) is not None:
            return named
        link = words[cut].lower()
        is_where = locates(link) or (link == "for" and head[-1].lower() in nouns_abroad().posted)  # "envoy for Sudan"
        owner = owner_of(rest, here, depth - 1, located=is_where)
    if (last := last_body(words, read, on=here.on, countries=here.countries)) is not None:
        return at_most(of_body(last, here.on), 0.9)
    named = by_name(" ".join(head), opening, here) if cut < len(words) else None
    if named is not None and named.unknown is None:
        return _of_namesake(named, owner, opening) or at_most(named, 0.9)
    place = last_possessive(head)
    if place is not None and depth and not any(p.covers(place) and p.covers(place + 1) for p in read):
        possessor = owner_of(" ".join(head[: place + 1]), here, depth - 1, located=False)
        head = head[place + 1 :]
        near = possessor.entity.country if possessor is not None else None
        own = by_table(" ".join(head), Opening(head, True, False, False), here, near=near)
        if own is not None and own.id is not None and own.kind != "state":
            return own
        if near is not None and is_name(" ".join(head)):
            people = by_surname(here.knowledge, " ".join(head), here.on, countries=(near,))
            if len(people) == 1:
                return at_most(of_person(people[0], here.on), 0.85)
        is_guess = possessor is None or (possessor.entity.kind == "population" and owner is not None)
        owner = owner if is_guess and owner is not None and owner.located else possessor or owner
    around = (owner.entity.country,) if owner is not None and owner.entity.country else here.countries
    reading = read_words(here.knowledge, head, on=here.on, countries=around)
    if reading.person is not None and named is not None and named.unknown == "not_in_knowledge":
        return named  # "Tony Blair of Akron" is not the one of the tables
    if reading.person is not None or reading.tail:
        return with_name(reading, owner, opening, here, depth)
    return without_name(reading, owner, opening, here)


def _based(words: tuple[str, ...], here: Surroundings) -> str | None:
    """The country of a place that a first word tells as somebody's home: "Geneva-based"."""
    place = based(words[:1])
    return here.home(place) if place is not None else None


def _serves(words: tuple[str, ...], place: int) -> bool:
    """Whether the word there leads from a servant to the master: "an aide to the president"."""
    return place > 0 and words[place].lower() == "to" and words[place - 1].lower() in word_group("serving")


def _named_behind(
    words: tuple[str, ...], cut: int, read: Sequence[Piece], here: Surroundings, depth: int
) -> Resolution | None:
    """The person whose name follows an office with "of": "Governor of Sonora Arturo Villega"; None for others."""
    rest = words[cut + 1 :]
    if len(rest) <= _FEWEST or not all(word[:1].isupper() for word in rest):
        return None
    is_office = any(piece.end == cut and piece.is_one_person for piece in read)
    if not is_office or here.knowledge.meanings(" ".join(rest)) or here.home(" ".join(rest)):
        return None
    for end in range(len(rest) - _FEWEST, 0, -1):
        of = " ".join(rest[:end])
        if name_key(of) in word_group("ministry") or here.knowledge.meanings(of) or here.home(of):
            about = by_description(Opening(words[: cut + 1 + end], True, False, False), here, depth - 1)
            name = " ".join(rest[end:])
            found = by_name(name, Opening(rest[end:], True, False, False), here)
            if found is not None and found.unknown is None and found.kind == "person":
                return with_office(found, about)
            if about is not None and about.sector is not None:
                inferred = tuple(field for field in about.inferred if field == "country")
                return msgspec.structs.replace(
                    about, name=name, id=None, kind="person", inferred=inferred, confidence=0.5, unknown=None
                )
    return None


def _owning_acronyms(words: tuple[str, ...], here: Surroundings) -> tuple[str, ...]:
    """The words with acronyms that the article defines as possessives before others: "NFZ fighters"."""
    return tuple(
        f"{word}'s"
        if place + 1 < len(words)
        and words[place + 1].islower()
        and not ends_head(words[place + 1])
        and is_acronym(word)
        and name_key(word) in here.local.acronyms
        else word
        for place, word in enumerate(words)
    )


def _unseen_body(
    opening: Opening, read: Sequence[Piece], here: Surroundings, depth: int, *, home: str | None = None
) -> Resolution | None:
    """An organisation that no table has, by the words of its name and the article's; None for no such name.

    `home` is the country that words before the name tell.
    """
    name = " ".join(opening.words)
    if opening.counted or opening.indefinite or here.local.is_person(name):
        return None
    own = proper_name(opening.words, read, here.home, on=here.on, elsewhere=here.elsewhere)
    if own is None:
        return None
    is_described = depth and name_key(name) in here.local.descriptions
    told = by_article(name, here, depth) if is_described else Resolution(country=home)
    return of_proper_name(name, own, told, countries=here.countries, main=here.main)


def _of_namesake(named: Resolution, owner: Owner | None, opening: Opening) -> Resolution | None:
    """The body of a state that bears the name of one elsewhere: "Union of Democratic Forces of Gabon"; else None."""
    if owner is None or owner.located or owner.entity.kind != "state" or named.kind != "organisation":
        return None
    country = owner.entity.country
    if named.country in {None, "IGO", country}:
        return None
    name = without_article(" ".join(opening.words))
    return Resolution(name=name, kind=named.kind, country=country, sector=named.sector, confidence=0.5)
