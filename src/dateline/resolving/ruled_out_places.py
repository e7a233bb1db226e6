"""Which places of a sentence its own words rule out: parties, addressees, aims, and where those abroad are from."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.coding.bystanders import is_voice
from dateline.knowledge.word_groups import in_group
from dateline.records import SPOKEN, EventType, Place
from dateline.resolving.event_syntax import comes_later, is_spoken_of, root_of, trigger_of, triggers_of
from dateline.resolving.place_clues import KINDS
from dateline.resolving.place_syntax import is_party, is_visit, preposition_above, sides_around, tells_origin

_AIMS = frozenset("for with against about toward towards on".split())
"""Prepositions under which a country is no place, but that of an attack: "an attack on Oman"."""
_SENDING: frozenset[EventType] = frozenset({"COERCE", "SANCTION", "COOPERATE"})
"""Types of acts by which people are sent abroad: whoever deports them does so at home."""
_SPOKEN_OF = frozenset("of from to for with against about over".split())
"""Prepositions between words and whom or what they are about."""


def is_ruled_out(draft: Draft, place: Place, here: Sequence[Place], rivals: Collection[Token]) -> bool:
    """Whether the sentence shows that the event did not happen at the place; `here` are all places of the sentence."""
    if _strikes_another(draft, place, here) or _is_addressed(draft, place) or tells_origin(draft, place):
        return True
    root = root_of(draft, place)
    if root is not None and (_is_of_later_act(draft, root) or is_voice(root)):
        return True
    preposition = preposition_above(root) if root is not None else None
    if preposition is not None and (preposition.dep_ == "agent" or _is_aim(draft, place, preposition)):
        return True
    if preposition is not None and (_is_origin(draft, preposition) or _is_destination(draft, preposition)):
        return True
    if preposition is None and _is_only_party(draft, place):
        return True
    if root is None or draft.type not in SPOKEN:
        return False
    if preposition is not None and _is_signed(draft, preposition.head):
        return False
    is_of_words = preposition is not None and _is_of_what_is_spoken_of(draft, preposition)
    return is_of_words or is_spoken_of(draft, root, rivals)


def _strikes_another(draft: Draft, place: Place, here: Sequence[Place]) -> bool:
    """Whether the place is the state that strikes a place abroad: "Peru shelled Arica" happens where it is felt."""
    if draft.type != "ASSAULT" or not is_party(place, draft.actors):
        return False
    return any(other.country != place.country and is_party(other, draft.recipients) for other in here)


def _is_of_later_act(draft: Draft, root: Token) -> bool:
    """Whether it is where somebody did something else at a later time: "was jailed and later went to London"."""
    trigger = trigger_of(draft)
    for word in root.ancestors:
        if word == trigger or word.is_ancestor(trigger):
            return False
        if word.i > trigger.i and comes_later(word):
            return True
    return False


def _is_addressed(draft: Draft, place: Place) -> bool:
    """Whether the words of the event are only meant for the country: "accused Egypt", "thanked Algeria's president"."""
    if draft.type not in SPOKEN or place.precision != "country":
        return False
    return "recipient" in sides_around(draft, place)


def _is_only_party(draft: Draft, place: Place) -> bool:
    """Whether the place's name stands for its government or people: "gave Honiara a boat", "Peru apologised"."""
    is_of_kind = not is_visit(draft) and KINDS[draft.type] != "act"
    return is_of_kind and is_party(place, (*draft.actors, *draft.recipients))


def _is_aim(draft: Draft, place: Place, preposition: Token) -> bool:
    """Whether something is done for, with or against the country: "spying for China", "sanctions on Belarus"."""
    return draft.type != "ASSAULT" and place.precision == "country" and preposition.lower_ in _AIMS


def _is_origin(draft: Draft, preposition: Token) -> bool:
    """Whether it tells where somebody is from: "a pharmacist from Gao was held", "Ali, 23, of Kidal Road"."""
    above = preposition.head
    if preposition.lower_ == "of":
        return above.ent_type_ == "PERSON"
    if preposition.lower_ != "from" or above in triggers_of(draft):
        return False
    return above.ent_type_ == "PERSON" or any(above == p.mention.head for p in (*draft.actors, *draft.recipients))


def _is_destination(draft: Draft, preposition: Token) -> bool:
    """Whether it tells where somebody or something is sent: "deported them to Chad", "handed him over to Mali"."""
    is_sent = draft.type in _SENDING and preposition.lower_ == "to"
    return is_sent and preposition.head in triggers_of(draft)


def _is_signed(draft: Draft, noun: Token) -> bool:
    """Whether the noun is what the draft's parties sign, and so where they do: "signed a treaty in Gao"."""
    return draft.type == "SUPPORT" and noun.dep_ == "dobj" and noun.head in triggers_of(draft)


def _is_of_what_is_spoken_of(draft: Draft, preposition: Token) -> bool:
    """Whether it tells where somebody or something is that the words are about: "blamed the government in Gao"."""
    own, noun = triggers_of(draft), preposition.head
    if noun.pos_ != "NOUN" or noun in own or own.isdisjoint(noun.ancestors):
        return False
    if any(in_group(token.lemma_, "occasion of a speech") for token in (noun, *noun.ancestors)):
        return False  # "said in an interview with a station in Gao"
    is_recipient = any(noun == party.mention.head for party in draft.recipients)
    is_meant = is_recipient or draft.type == "REQUEST"  # but "rejected the bill in Gao"
    return is_meant if noun.dep_ == "dobj" else noun.dep_ == "pobj" and noun.head.lower_ in _SPOKEN_OF
