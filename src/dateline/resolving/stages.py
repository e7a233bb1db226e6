"""Where somebody speaks: "speaking in Gao", "told reporters in Gao". What they say there, they say there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding import Draft, Party
from dateline.knowledge.word_groups import in_group
from dateline.language import Document, Sentence
from dateline.records import Place
from dateline.resolving.ordered import Ordered
from dateline.resolving.told_events import party_words

_AT = frozenset({"in", "at", "from", "outside", "near"})
_WIDE = frozenset({"country", "region"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Stage(msgspec.Struct, frozen=True):
    """The place where somebody speaks, with the words that name the speaker, and the number of the sentence."""

    place: Place
    speaker: frozenset[str]
    sentence: int


class Stages:
    """Where each speaker of an article speaks."""

    def __init__(self, stages: Iterable[Stage] = ()) -> None:
        self._of: defaultdict[str, list[Stage]] = defaultdict(list)
        for stage in sorted(stages, key=lambda stage: stage.sentence):
            for word in stage.speaker:
                self._of[word].append(stage)

    def of(self, draft: Draft) -> Place | None:
        """Where the draft's actor speaks: the nearest stage told before it or in its sentence, else the first after."""
        found: list[Stage] = []
        for word in party_words(draft.actors):
            if stages := self._of.get(word):
                after = bisect_right(stages, draft.sentence.number, key=lambda stage: stage.sentence)
                found.append(stages[max(0, after - 1)])
        return min(found, key=lambda stage: abs(stage.sentence - draft.sentence.number)).place if found else None


def find_stages(document: Document, places: Iterable[Place], drafts: Iterable[Draft]) -> Stages:
    """Where those speak of whom an article tells it; a pronoun speaks for who acted in the last event before it.

    Args:
        document: the parsed article.
        places: the places that it names.
        drafts: its events, by whose parties speakers are told apart.
    """
    named = Ordered(place for place in places if place.zone == "body" and place.reason == "stated")
    by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[id(draft.sentence)].append(draft)
    found: list[Stage] = []
    acted: frozenset[str] = frozenset()
    for sentence in document.sentences:
        if sentence.zone != "body":
            continue
        own = by_sentence[id(sentence)]
        for place in named.within(sentence.start, sentence.end):
            verb = None if place.precision in _WIDE else _speech(sentence, place)
            subject = None if verb is None else _subject(verb)
            if subject is not None:
                found.append(Stage(place, _speaker(subject, own) or acted, sentence.number))
        acted = next((names for draft in reversed(own) if (names := _names(draft.actors))), acted)
    return Stages(found)


def _speech(sentence: Sentence, place: Place) -> Token | None:
    """The verb of speech that a place stands under: "speaking to reporters in Gao", "urged, at a rally in Gao"."""
    root = min(sentence.words_between(place.start, place.end), key=lambda t: len(list(t.ancestors)), default=None)
    if root is None:
        return None
    preposition = next((token for token in root.ancestors if token.dep_ == "prep" and token.lower_ in _AT), None)
    if preposition is None:
        return None
    is_said = False
    for above in preposition.ancestors:
        if above.pos_ == "VERB":
            is_telling = in_group(above.lemma_, "telling hearers") and preposition.lower_ != "from"
            return above if is_said or is_telling or in_group(above.lemma_, "speaking in public") else None
        is_said = is_said or in_group(above.lemma_, "occasion of a speech")
        if not (is_said or in_group(above.lemma_, "hearer") or above.dep_ in {"prep", "pobj"}):
            return None
    return None


def _subject(verb: Token) -> Token | None:
    """Who speaks: the verb's own subject, or that of the clause or the noun that it only adds to."""
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None or verb.dep_ not in {"advcl", "acl", "relcl"}:
        return own
    if verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return verb.head
    return next((child for child in verb.head.children if child.dep_ in _SUBJECTS), None)


def _speaker(subject: Token, drafts: Iterable[Draft]) -> frozenset[str]:
    """The words that name the speaker, as a party of the sentence's events or by the subject itself; none of "he"."""
    parties = (party for draft in drafts for party in draft.actors)
    party = next((party for party in parties if party.mention.head == subject), None)
    if party is not None:
        return _names([party])
    if subject.pos_ == "PRON":
        return frozenset()
    return frozenset(t.lower_ for t in subject.subtree if t.pos_ == "PROPN") or frozenset({subject.lower_})


def _names(parties: Sequence[Party]) -> frozenset[str]:
    """The names of parties without their titles, or what they are called where they have none."""
    mentions = [mention for party in parties for mention in (party.mention, *party.referents)]
    named = frozenset(w.lower_ for m in mentions for w in m.words if w.pos_ == "PROPN" and w.ent_type_)
    return named or party_words(parties)
