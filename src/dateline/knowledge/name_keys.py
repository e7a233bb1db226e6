"""Keys under which names are found: the same for all ways of writing one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.knowledge.signs import visible

_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "æ": "ae", "Æ": "ae",
        "œ": "oe", "Œ": "oe", "ı": "i", "ə": "e", "Ə": "e",
    }
)  # fmt: skip
"""Latin letters that Unicode does not decompose."""
_APOSTROPHES = re.compile("['’‘ʻʼ`´]")
_OF_ONE = ("'s", "’s", "'S", "’S")
_OF_SEVERAL = ("s'", "s’", "S'", "S’")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
_BETWEEN = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"the (?=.)")
_SPELLINGS = re.compile(r"defence|labour|centre|(?<=\w)is(?=ations?\b)")
_AMERICAN = {"defence": "defense", "labour": "labor", "centre": "center", "is": "iz"}
_VOWELS = re.compile(r"(?<!^)[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE_SPELLED = re.compile("tsch|tch|sch|ph|dzh|zh|dj|x|j")
_ALIKE = {
    "tsch": "ch", "tch": "ch", "sch": "sh", "ph": "f", "zh": "y", "dzh": "y", "dj": "y", "x": "ks", "j": "y"
}  # fmt: skip
_INNER_ARTICLE = re.compile(r"(?<= )(?:al|el|ad|ul|as|ash|ar|an|at|az) (?=.)")
_SAME_SOUND = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s"})
_ACRONYM = re.compile(r"(?:[A-Z]\.?-?){2,7}[0-9]*|[A-Z][A-Z0-9/&-]{1,7}")


@lru_cache(maxsize=20_000)  # the words of an article come again and again, each in several questions
def name_key(text: str) -> str:
    """The key of a name: case, accents, acronym dots, hyphens, signs that cannot be seen, a leading "the" and a closing
    possessive make none.

    >>> name_key("The U.N."), name_key("Côte d’Ivoire’s")
    ('un', 'cote divoire')
    """
    if text.isascii() and text.isalnum():  # most words of a text
        return _american(text.lower())
    text = " ".join(text.split())
    if not text.replace(" ", "").isalnum():
        text = _without_signs(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _american(text.casefold())
    return _ARTICLE.sub("", text, count=1) if text.startswith("the ") else text


def _american(key: str) -> str:
    return _SPELLINGS.sub(lambda found: _AMERICAN[found[0]], key)


def _without_signs(text: str) -> str:
    """The text without apostrophes, a possessive and the dots of initials, with other signs as spaces."""
    text = without_possessive(visible(text)).replace("&", " and ")
    if "." in text:
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text))
    return _BETWEEN.sub(" ", text).strip()


def sound_key(key: str) -> str:
    """A coarser key for transliterated names: first letters and consonants of the words of a name key, in one.

    Words may be parted in another way, and Arabic articles left out: "Abdelfattah Sissi" is "Abdel Fattah el-Sisi".
    """
    return "".join(map(sound_of_word, without_inner_articles(key).split()))


def sound_of_word(word: str) -> str:
    """The part of a sound key that a word of a name key gives."""
    plain = _ALIKE_SPELLED.sub(lambda found: _ALIKE[found[0]], word).translate(_SAME_SOUND)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", plain))


def without_inner_articles(key: str) -> str:
    """The name key without Arabic articles between its words."""
    return _INNER_ARTICLE.sub("", key)


def is_acronym(text: str) -> bool:
    """Whether a name is written as an acronym: "UN", "U.N.", "M23"."""
    return _ACRONYM.fullmatch(text) is not None


def is_possessive(word: str) -> bool:
    """Whether a word ends in a possessive: "Russia's", "rebels'"."""
    return word.endswith(_OF_ONE) or word.endswith(_OF_SEVERAL)


def without_possessive(text: str) -> str:
    """The text without the possessive that it ends in: "Russia", "rebels"."""
    if text.endswith(_OF_ONE):
        return text[:-2]
    return text[:-1] if text.endswith(_OF_SEVERAL) else text
