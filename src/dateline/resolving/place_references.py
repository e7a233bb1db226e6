"""Words that stand for a place without naming it: "there", "the town", "in the capital", "here" in a dispatch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding.quotations import quotations
from dateline.knowledge.word_groups import in_group, word_group
from dateline.language import Document, locate
from dateline.records import Place
from dateline.resolving.ordered import Ordered
from dateline.resolving.place_scale import fineness
from dateline.resolving.place_syntax import LOCATIVE

_THERE, _CAPITAL, _HERE, _STATE = "there", "capital", "here", "state"
_PRECISIONS: dict[str | None, frozenset[str | None]] = {
    "settlement": frozenset({"city", "point", None}),
    "division": frozenset({"admin1", "admin2", "region"}),
    "state": frozenset({"admin1"}),
}
"""Of the places that a noun of the kind can stand for."""
_DEFINITE = frozenset({"the", "this", "that"})
_WITHIN_PHRASE = frozenset({"compound", "poss", "nmod"})
"""Relations (spaCy) of a noun that only tells whose another one is: "the city council"."""
_BESIDE = len(", the ")
_STREET = re.compile(r"\b(?:street|avenue|road|lane|drive|highway|square)$", re.IGNORECASE)
"""What is in no need of being called a town."""
_TOGETHER = 120
"""Characters within which places tell of one spot."""
_FARTHEST = 1500
"""Characters back to the name of the place that is meant."""


def place_references(
    document: Document,
    places: Sequence[Place],
    capital_of: Callable[[str], Place | None],
    *,
    dateline: Place | None = None,
) -> list[Place]:
    """The places that words of the document stand for without naming them, each at those words.

    Args:
        document: the parsed article.
        places: the places that it names, of all zones.
        capital_of: gives the capital of a country, by its alpha-3 code.
        dateline: the place line's town, which its reporter means by "here".
    """
    zones = {zone: Ordered(p for p in places if p.zone == zone) for zone in document.texts}
    countries = Counter(place.country for place in places if place.country is not None)
    home = max(countries, key=lambda country: countries[country], default=None)
    referring = {*word_group("place noun"), _THERE, _CAPITAL, _STATE, *([] if dateline is None else [_HERE])}
    quoted = [] if dateline is None else list(quotations(document))
    found: list[Place] = []
    for sentence in document.sentences:
        named = zones[sentence.zone]
        for word in sentence.span:
            if word.lower_ not in referring:
                continue
            if word.lower_ == _HERE:
                if dateline is not None and word.dep_ == "advmod" and not any(q.holds(word, sentence) for q in quoted):
                    found.append(_at(word, dateline))
                continue
            paragraph = document.texts[sentence.zone].rfind("\n", 0, sentence.start) + 1
            meant = _meant(word, named, _country_since(paragraph, word, named) or home, capital_of)
            if meant is not None:
                found.append(_at(word, meant))
    return found


def _at(word: Token, place: Place) -> Place:
    """The place, named at a word."""
    at = locate(word)
    return msgspec.structs.replace(place, text=at.text, start=at.start, end=at.end, zone=at.zone)


def _meant(
    word: Token, named: Ordered[Place], home: str | None, capital_of: Callable[[str], Place | None]
) -> Place | None:
    """The place that the word stands for, if it is one that stands for any."""
    noun = word.lower_
    if noun == _STATE and not _is_where(word):
        return None  # "the state pays": its government
    if noun == _THERE:
        if word.dep_ != "advmod" or word.tag_ == "EX":
            return None
        return _there(word, named)
    if not _is_reference(word, named):
        return None
    if noun == _CAPITAL:
        country = next((p.country for p in _within(word, named) if p.country), home)
        return None if country is None else capital_of(country)
    if any(token.ent_type_ in {"GPE", "NORP"} for token in word.children):
        return None
    precisions = _PRECISIONS[_STATE if noun == _STATE else word_group("place noun")[noun]]
    likely = [p for p in _before(word, named) if p.precision in precisions and not _STREET.search(p.text)]
    times = Counter(p.name for p in likely)
    return max(likely, key=lambda p: times[p.name], default=None)  # of equals the last named


def _country_since(start: int, word: Token, named: Ordered[Place]) -> str | None:
    """The country in which a paragraph is, by the last town or state that it has named before the word."""
    before = reversed(named.within(start, locate(word).start))
    return next((place.country for place in before if place.reason == "stated"), None)


def _there(word: Token, named: Ordered[Place]) -> Place | None:
    """The finest of the places named last and shortly before that: of "Mafa in Gao state" it is Mafa."""
    before = list(_before(word, named))
    near = [place for place in before if before[0].start - place.start <= _TOGETHER]
    return min(near, key=fineness, default=None)


def _is_where(word: Token) -> bool:
    """Whether it tells where something is: "across the state"."""
    return word.dep_ == "pobj" and word.head.lower_ in LOCATIVE


def _is_reference(word: Token, named: Ordered[Place]) -> bool:
    """Whether the noun is definite and does not stand beside a name: "the city", not "the city of Gao"."""
    children = list(word.children)
    is_definite = word.pos_ == "NOUN" and any(child.lower_ in _DEFINITE for child in children)
    if not is_definite or word.dep_ in _WITHIN_PHRASE:
        return False
    if any(child.lower_ == "of" or child.dep_ in {"appos", "relcl"} for child in children):
        return False
    if any(in_group(child.lower_, "another place") for child in children):
        return False
    at = locate(word)
    return not named.starts_within(at.end, at.end + _BESIDE)


def _within(word: Token, named: Ordered[Place]) -> list[Place]:
    """The places named in the phrase of the noun before it: "the Malian capital"."""
    at = locate(list(word.subtree))
    return named.within(at.start, locate(word).start)


def _before(word: Token, named: Ordered[Place]) -> Iterator[Place]:
    """The places named before the word, the last first."""
    at = locate(word).start
    yield from (p for p in reversed(named.within(max(0, at - _FARTHEST), at)) if p.reason == "stated")
