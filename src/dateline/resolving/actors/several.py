"""Phrases that mean several actors: "Russian and Malian presidents", "Macron and Scholz", "both leaders"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge.actors import ActorKnowledge, State
from dateline.knowledge.name_keys import is_possessive
from dateline.knowledge.word_groups import in_group
from dateline.resolving.actors.descriptions import Piece, pieces
from dateline.resolving.actors.offices import is_unique
from dateline.resolving.actors.phrases import ends_head, opened, tidy
from dateline.resolving.actors.readings import is_name

_MOST = 8
"""Actors of one phrase that are told apart; longer lists are cut."""
_JOINING = frozenset({"and", "&"})
_PAIR = re.compile(
    r"(?:(?:the|these|those|all|his|her|their) (both|two|three|four|five)|(both))(?: of the)? (.+)", re.IGNORECASE
)
"""Several who are known; "two ministers resigned" tells of two that were not named before."""
_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def members(knowledge: ActorKnowledge, phrase: str) -> tuple[str, ...]:
    """The phrases for each of the actors that a phrase joins, in order; the phrase alone when it joins none.

    What stands once for all is given to each: "Russian and Malian presidents" is the Russian president and the Malian
    president, "the foreign ministers of Japan and Peru" are the foreign minister of each.
    """
    tidied = tidy(phrase)
    if "," not in tidied and not any(word in _JOINING for word in tidied.split()):
        return (phrase,)
    words = tuple(tidied.replace(",", " , ").split())
    read = pieces(knowledge, words)
    joints = [place for place, word in enumerate(words) if _joins(word) and not any(p.covers(place) for p in read)]
    if not any(words[place] in _JOINING for place in joints):
        return (phrase,)
    found = (
        _sharing_head(knowledge, words, read)
        or _sharing_owner(knowledge, words, read)
        or _side_by_side(knowledge, words, joints)
    )
    return found[:_MOST] or (phrase,)


def counted_together(knowledge: ActorKnowledge, phrase: str) -> tuple[int, str | None] | None:
    """How many states' actors a phrase means without naming them, and as what; None for other phrases.

    "Both presidents" gives 2 and "president", "the two countries" 2 and None.
    """
    match = _PAIR.fullmatch(tidy(phrase))
    if match is None:
        return None
    number, noun = _COUNTED[(match[1] or match[2]).lower()], match[3]
    if in_group(noun.lower(), "counted state"):
        return number, None
    words = opened(knowledge, noun).words
    read = pieces(knowledge, words)
    role = read[-1].role if len(read) == 1 and read[0].start == 0 and read[0].end == len(words) else None
    stands_for_state = role is not None and role.plural and (role.sector == "GOV" or role.noun == "leader")
    return (number, role.noun) if role is not None and stands_for_state else None


def _joins(word: str) -> bool:
    return word in _JOINING or word == ","


def _sharing_head(knowledge: ActorKnowledge, words: tuple[str, ...], read: Sequence[Piece]) -> tuple[str, ...]:
    """Members that share what follows their adjectives: "Russian, Chinese and Malian presidents"."""
    states = _chain(words, read)
    if len(states) < 2:
        return ()
    start = 1 if words[0].lower() == "the" else 0
    rest = words[states[-1].end :]
    if states[0].start != start or not rest or any(map(_joins, rest)) or ends_head(rest[0].lower()):
        return ()
    shared = _one_of_each(knowledge, rest)
    article = "the " if shared != " ".join(rest) or start else ""
    return tuple(f"{article}{_written(words, piece)} {shared}" for piece in states)


def _sharing_owner(knowledge: ActorKnowledge, words: tuple[str, ...], read: Sequence[Piece]) -> tuple[str, ...]:
    """Members that share what stands before "of": "the foreign ministers of Japan and Peru"."""
    states = _chain(words, read)
    if len(states) < 2 or states[-1].end != len(words):
        return ()
    before = states[0].start - 1
    before -= before > 0 and words[before].lower() == "the"
    if before < 1 or words[before].lower() not in {"of", "from"} or any(map(_joins, words[:before])):
        return ()
    head = _one_of_each(knowledge, words[words[0].lower() == "the" : before])
    return tuple(f"the {head} {words[before].lower()} {_written(words, piece)}" for piece in states)


def _side_by_side(knowledge: ActorKnowledge, words: tuple[str, ...], joints: list[int]) -> tuple[str, ...]:
    """Members that stand on their own: "Macron and Scholz", "Kenyan police and soldiers"."""
    bounds = [-1, *joints, len(words)]
    parts = [words[start + 1 : end] for start, end in pairwise(bounds) if end - start > 1]
    if len(parts) < 2 or not all(_stands_alone(knowledge, part) for part in parts):
        return ()
    if any(ends_head(word.lower()) for word in parts[0]) and not _is_opened(knowledge, parts[1]):
        return ()  # "the ministry of justice and police" may be one, "residents of Goma and Bukavu" are
    first = pieces(knowledge, parts[0])
    shared = ""
    if first and _is_state(first[0]) and first[0].start == 0 and first[0].end < len(parts[0]):
        shared = f"{_written(parts[0], first[0])} "
    return tuple(
        " ".join(part) if number == 0 or _opens(knowledge, part) else f"{shared}{' '.join(part)}"
        for number, part in enumerate(parts)
    )


def _stands_alone(knowledge: ActorKnowledge, part: tuple[str, ...]) -> bool:
    """Whether the words name or describe somebody by themselves: a name, or several actors, or a body."""
    bare = opened(knowledge, " ".join(part)).words
    read = pieces(knowledge, bare)
    if not bare or (bare[0].islower() and not _is_opened(knowledge, part) and not read):
        return False
    cut = next((place for place, word in enumerate(bare) if place and ends_head(word.lower())), len(bare))
    last = next((piece for piece in read if piece.end == cut), None)
    if last is None:
        return is_name(" ".join(bare))
    role = last.role
    return role is None or role.plural or role.kind != "person" or len(part) > len(bare)


def _is_opened(knowledge: ActorKnowledge, part: tuple[str, ...]) -> bool:
    """Whether the words begin with an article, a count or an owner's pronoun."""
    return len(opened(knowledge, " ".join(part)).words) < len(part)


def _opens(knowledge: ActorKnowledge, part: tuple[str, ...]) -> bool:
    """Whether the words begin a phrase of their own: with an article, a count, a name or a possessive."""
    if _is_opened(knowledge, part) or part[0][:1].isupper():
        return True
    return any(is_possessive(word) for word in part) or bool((read := pieces(knowledge, part)) and read[0].aliases)


def _chain(words: tuple[str, ...], read: Sequence[Piece]) -> list[Piece]:
    """The first run of states that only commas and "and" part, with an "and" before the last."""
    chain: list[Piece] = []
    for piece in read:
        if not _is_state(piece):
            if chain:
                break
            continue
        between = words[chain[-1].end : piece.start] if chain else ()
        if chain and not (between and all(_joins(word) or word.lower() == "the" for word in between)):
            break
        chain.append(piece)
    joined = len(chain) > 1 and any(word in _JOINING for word in words[chain[-2].end : chain[-1].start])
    return chain if joined else []


def _is_state(piece: Piece) -> bool:
    return any(isinstance(alias.target, State) for alias in piece.aliases)


def _written(words: tuple[str, ...], piece: Piece) -> str:
    return " ".join(words[piece.start : piece.end])


def _one_of_each(knowledge: ActorKnowledge, words: tuple[str, ...]) -> str:
    """The words with the plural noun of an office or institution that ends them in the singular.

    Of those who are many, each state still has many: "Russian and Malian officials".
    """
    read = pieces(knowledge, words)
    role = read[-1].role if read and read[-1].end == len(words) else None
    is_one = role is not None and (role.kind == "institution" or (role.kind == "person" and is_unique(role.noun)))
    if role is None or not role.plural or not is_one:
        return " ".join(words)
    return " ".join((*words[: read[-1].start], role.noun))
