"""The outer grammar of a phrase that means an actor: articles, counts, appositions, prepositions, possessives."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from dateline.knowledge.actors import ActorKnowledge
from dateline.knowledge.name_keys import is_possessive, name_key
from dateline.knowledge.signs import visible
from dateline.knowledge.word_groups import in_group

_LONGEST = 40
"""Words of a phrase that are looked at; what follows describes and does not name."""
_OUTER = ' \t\r\n"“”„«».,;:!?*_'
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_OPEN_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_COUNT = re.compile(r"[~$]?\d[\d,.]*(?:-(?:year|month|week)-olds?)?(?:st|nd|rd|th|k|m)?", re.IGNORECASE)
_AGED = re.compile(r"\d+-(?:year|month|week)-olds?", re.IGNORECASE)
"""An age, which stands for a person where no noun follows: "a 16-year-old from Mopti"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")
_ARTICLES = frozenset("the a an this that these those such".split())
_QUANTIFIERS = frozenset(
    """some several many few most more all both each every any other another others two three four five six seven
    eight nine ten eleven twelve dozen dozens scores hundred hundreds thousand thousands million millions number
    numerous various estimated approximately about around roughly nearly almost over under least up than at one no
    countless tens""".split()
)
_OWN = frozenset("his her their its our my your whose".split())
PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself it its itself
    they them their theirs themselves who whom whose which that this these those both each one others another someone
    somebody anyone everybody everyone nobody what""".split()
)
_BELONGING = frozenset("of in from at for within inside near across around".split())
"""Prepositions whose object tells whose or where the actors are."""
_JOINTS = frozenset("to with by".split())
"""Prepositions that join a participle to whose the actors are: "fighters loyal to the general"."""
_OTHER = frozenset(
    """to on with without by against about who whom whose which that where when while as after before during over under
    into onto toward towards between among outside via per than because""".split()
)
"""Words that begin something that does not tell whose the actors are."""


class Opening(msgspec.Struct, frozen=True):
    """A phrase without its opening: the words left, and whether it was definite or counted."""

    words: tuple[str, ...]
    definite: bool
    counted: bool
    indefinite: bool


@lru_cache(maxsize=5_000)  # the phrases of an article come again and again, each in several questions
def tidy(phrase: str) -> str:
    """The phrase with single spaces, without outer punctuation and what stands in brackets; long ones are cut."""
    words = visible(phrase[:2000]).split()[:_LONGEST]
    return _OPEN_BRACKET.sub("", _BRACKETS.sub(" ", " ".join(words))).strip(_OUTER)


def is_pronoun(phrase: str) -> bool:
    """Whether the phrase is a bare pronoun; "US" in capitals is none."""
    return phrase.lower() in PRONOUNS and not (len(phrase) > 1 and phrase.isupper())


def opened(knowledge: ActorKnowledge, phrase: str) -> Opening:
    """The phrase without articles, counts and owners that are pronouns at its beginning.

    A name of the tables stays whole: "All Progressives Congress", "1922 Committee".
    """
    words = phrase.split()
    definite = counted = indefinite = False
    start = 0
    while start < len(words) - 1:
        word = words[start].lower()
        if word in _ARTICLES or word in _OWN:
            definite |= word == "the"
            indefinite |= word in {"a", "an"}
        elif _is_numbered_unit(words, start) or _is_aged(words, start):
            break
        elif word in _QUANTIFIERS or _COUNT.fullmatch(word):
            if not words[start].islower() and _begins_name(knowledge, words[start:]):
                break
            counted = True
        elif word == "of" and counted:
            pass
        else:
            break
        start += 1
    return Opening(tuple(words[start:]), definite, counted, indefinite)


def _is_numbered_unit(words: list[str], place: int) -> bool:
    """Whether the words there are a unit's name: "3rd Infantry Brigade"."""
    is_unit = in_group(words[-1].lower(), "numbered unit") and words[-1][:1].isupper()
    return is_unit and _ORDINAL.fullmatch(words[place]) is not None


def _is_aged(words: list[str], place: int) -> bool:
    """Whether the word there stands for a person of that age."""
    return _AGED.fullmatch(words[place]) is not None and all(map(belongs, words[place + 1 : place + 2]))


def _begins_name(knowledge: ActorKnowledge, words: list[str]) -> bool:
    """Whether the first words, two or more, are a name of the tables."""
    longest = knowledge.reach.get(name_key(words[0]).partition(" ")[0], 1)
    return any(knowledge.meanings(" ".join(words[:end])) for end in range(2, min(len(words), longest) + 1))


def appositions(phrase: str) -> tuple[str, ...]:
    """The parts of a phrase that commas or dashes set apart, tidied: "FSB, the agency" gives two."""
    parts = re.split(r",(?!\d)\s*|\s[–—-]\s", phrase)
    joined: list[str] = []
    for part in parts:
        tidied = part.strip(_OUTER)
        if joined and in_group(tidied.lower().rstrip("."), "name suffix"):
            joined[-1] = f"{joined[-1]} {tidied}"
        elif tidied:
            joined.append(tidied)
    return tuple(joined)


def is_partitive(words: tuple[str, ...]) -> bool:
    """Whether words before "of" only count or bundle: "dozens", "a group"."""
    plain = [word for word in words if word.lower() not in _ARTICLES]
    return bool(plain) and all(in_group(word.lower(), "counting words") or _COUNT.fullmatch(word) for word in plain)


def following(words: tuple[str, ...], place: int) -> int:
    """Words at that place that join actors to whom they follow: 2 for "loyal to", else 0."""
    joint = words[place : place + 2]
    return 2 if len(joint) == 2 and in_group(joint[0].lower(), "following") and joint[1].lower() in _JOINTS else 0


def belongs(word: str) -> bool:
    """Whether the word is a preposition whose object tells whose or where the actors are."""
    return word in _BELONGING


def locates(word: str) -> bool:
    """Whether the preposition tells where the actors are, rather than whose."""
    return word in _BELONGING and word not in {"of", "from", "for"}


def area_names(phrase: str) -> tuple[str, ...]:
    """The names by which a place may be found: as it is, then without what says where or what kind of area it is.

    "Eastern Ghazni province" gives itself, "Ghazni province" and "Ghazni"; "the port city of Hodeidah" gives
    "Hodeidah", too.
    """
    words = without_article(phrase).split()
    found = [phrase]
    _, of, name = " ".join(words).partition(" of ")
    if of and any(in_group(word.lower(), "area") for word in words[: words.index("of")]):
        words = without_article(name).split()
        found.append(" ".join(words))
    if len(words) > 1 and in_group(words[0].lower(), "side of a land"):
        words = words[1:]
        found.append(" ".join(words))
    if len(words) > 1 and in_group(words[-1].lower(), "area"):
        found.append(" ".join(words[:-1]))
    return tuple(found)


def is_side(name: str) -> bool:
    """Whether a name only says where: regions of many countries are called so, and "Western calls" are of none."""
    return in_group(name.lower(), "side of a land")


def ends_head(word: str) -> bool:
    """Whether the word begins something after the phrase's head."""
    return word in _BELONGING or word in _OTHER


def last_possessive(words: tuple[str, ...]) -> int | None:
    """The place of the last possessive word that something follows, or None."""
    for place in range(len(words) - 2, -1, -1):
        if is_possessive(words[place]) and words[place][:1] != "'":
            return place
    return None


def without_article(phrase: str) -> str:
    """The phrase without its article and with single spaces."""
    words = phrase.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in {"the", "a", "an"} else words)
