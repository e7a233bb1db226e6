"""Addresses: what an author tells of "I" and "you", asks, or bids the reader do is a column's or letter's."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.arguments import surface_subjects
from dateline.coding.speech import Voices
from dateline.language import Sentence
from dateline.records import SPOKEN

_SELVES = frozenset("i me my mine myself you your yours yourself".split())
"""Words for author and reader; "we" is a government's or an army's word, too."""
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})


def is_addressed(trigger: Token, event_type: str, sentence: Sentence, voices: Voices) -> bool:
    """Whether a word in the article's own voice is said of or to author and reader: a question, a bidding, "I urge".

    Args:
        trigger: the word that could report an event.
        event_type: the type that the event would have.
        sentence: its sentence.
        voices: who speaks in the article; what somebody else says or is quoted with is no address.
    """
    if sentence.zone != "body":
        return False
    looks_so = _is_own(trigger, event_type) or _is_asked(sentence) or _is_bidding(trigger)
    return looks_so and not voices.is_quoted(trigger, sentence) and not voices.sources(trigger, sentence, None)


def _is_own(trigger: Token, event_type: str) -> bool:
    """Whether author or reader, or one of theirs, say so or are told: "my wife threatens"; not what they suffer."""
    if event_type not in SPOKEN:
        return False
    objects = [child for child in trigger.children if child.dep_ in {"dobj", "obj", "dative"}]
    return any(map(_is_self, (*surface_subjects(trigger), *objects)))


def _is_self(party: Token) -> bool:
    words = (party, *(child for child in party.children if child.dep_ == "poss"))
    return any(word.lower_ in _SELVES for word in words)


def _is_asked(sentence: Sentence) -> bool:
    """Whether the sentence is a question: "In what year did the war begin?"."""
    return sentence.text.rstrip(" )”\"'’").endswith("?") and any(
        token.tag_ in _ASKING or (token.i == sentence.span.start and token.dep_ == "aux") for token in sentence.span
    )


def _is_bidding(trigger: Token) -> bool:
    """Whether the word, or the verb that it goes on after, opens the sentence as a bare verb: "Bring it back"."""
    verb = trigger
    while verb.dep_ in {"conj", "xcomp", "ccomp"} and verb.head.pos_ == "VERB":
        verb = verb.head
    is_bare = verb.dep_ == "ROOT" and verb.tag_ == "VB"
    return is_bare and not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in verb.children)
