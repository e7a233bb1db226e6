"""In what country a text is where it says so at a sentence's beginning: "In Caracas, nurses walked out"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Token

from dateline.coding.mentions import PLACE_LABELS
from dateline.knowledge.word_groups import in_group
from dateline.language import Document, Sentence, locate
from dateline.records import Place
from dateline.resolving.ordered import Ordered

_AT = frozenset({"in", "at", "near", "outside", "inside", "across"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that is set in one country: from its name to the paragraph's end, or to another country's."""

    zone: str
    start: int
    end: int
    country: str


def find_scenes(document: Document, places: Iterable[Place]) -> list[Scene]:
    """The scenes of a document that names these places, in order."""
    named = {zone: Ordered(p for p in places if p.zone == zone) for zone in document.texts}
    return [
        scene
        for sentence in document.sentences
        for place in _opening(sentence, named[sentence.zone])
        if (scene := _set_in(place, document.texts[sentence.zone], named[sentence.zone])) is not None
    ]


def _opening(sentence: Sentence, named: Ordered[Place]) -> Iterator[Place]:
    """The places under a preposition at the head of the sentence, before its subject."""
    first = sentence.span[0]
    if first.lower_ not in _AT or not _is_before_subject(first) or not any(map(_is_somewhere, first.children)):
        return
    at = locate(list(first.subtree))
    yield from (place for place in named.within(at.start, at.end) if place.reason == "stated")


def _is_somewhere(noun: Token) -> bool:
    """Whether it stands for a place: "in Caracas", "in the town of Gao", but "in response to Israel's strikes"."""
    if noun.dep_ != "pobj":
        return False
    return noun.ent_type_ in PLACE_LABELS or noun.lemma_ == "capital" or in_group(noun.lemma_.lower(), "place noun")


def _is_before_subject(preposition: Token) -> bool:
    verb = preposition.head
    return verb.pos_ in {"VERB", "AUX"} and any(
        child.dep_ in _SUBJECTS and child.i > preposition.i for child in verb.children
    )


def _set_in(place: Place, text: str, named: Ordered[Place]) -> Scene | None:
    if place.country is None:
        return None
    end = text.find("\n", place.end)
    end = len(text) if end < 0 else end
    others = (other.start for other in named.from_to(place.end, end) if other.country not in {None, place.country})
    return Scene(zone=place.zone, start=place.start, end=next(others, end), country=place.country)
