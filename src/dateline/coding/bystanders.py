"""Parties beside a trigger's own slots: whose the object is, who judges or holds somebody, who is only told of it.

Owners, courts and senders are asked for only where neither network nor lexicon knows who stands on a side.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.coding.arguments import Slots, agents, by_whom, direct, is_passive, surface_subjects
from dateline.coding.mentions import PARTY_LABELS
from dateline.records import EventType

_DONE_TO: frozenset[EventType] = frozenset({"ACCUSE", "COERCE", "REJECT", "SANCTION", "SUPPORT", "THREATEN"})
"""Types that whoever owns what they are done to suffers or enjoys."""
_TOLD_OF: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "SANCTION", "SUPPORT", "ASSAULT", "COERCE"})
"""Types of which somebody may be told whom they do not concern."""
_ABOUT_SOMETHING: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_ABOUT = ("on", "about", "over")
"""Prepositions of what events of these types are about."""
_DENYING = frozenset({"deny", "reject", "disclaim"})
_PARTS = frozenset("responsibility involvement role part hand complicity participation blame".split())
"""What one has in an act, with "in" or "for"."""
_CAUSES = frozenset({"support", "solidarity", "sympathy", "favour", "favor", "memory", "honour", "honor"})
"""What follows "in" where a protest is for somebody."""
_SENT: frozenset[EventType] = frozenset({"AID", "MOBILIZE", "RETREAT"})
_CLAIMING = frozenset({"claim", "take", "assume", "accept", "admit", "acknowledge"})
_STANDING = frozenset({"be", "stand", "lie"})
_CONFESSING = frozenset({"admit", "confess"})
_CONVICTED = frozenset({"convict", "guilty"})
"""What those are found of an act who did it."""
_COURTS = frozenset("court tribunal magistrate magistrates judge jury".split())
_KEEPS = frozenset("prison jail custody detention captivity cell camp centre center facility".split())
_JUDGED: frozenset[EventType] = frozenset({"COERCE", "SANCTION"})


def beside_object(event_type: EventType, trigger: Token, slots: Slots) -> Iterator[Token]:
    """Whose the object of a verb is: "criticised Peru's policy", "ordered her citizenship revoked"."""
    if event_type not in _DONE_TO or trigger.pos_ != "VERB":
        return
    for item in slots.get("obj", ()):
        if item.pos_ == "NOUN":  # what an active verb does to "its guards" it does to its subject's own
            yield from (owner for owner in _owners(item) if is_passive(trigger) or owner.pos_ != "PRON")
    for clause in trigger.children:
        if clause.dep_ in {"ccomp", "xcomp"} and not is_passive(trigger):
            for subject in clause.children:
                if subject.dep_ in {"nsubj", "nsubjpass"} and subject.pos_ == "NOUN":
                    yield from _owners(subject)


def addressees(event_type: EventType, trigger: Token) -> list[Token]:
    """To whom a clause is said that tells of somebody else, and whose cause is taken up: neither is acted on.

    "Told the broadcaster that it would not recognise the rulers", "marched in support of the miners".
    Who claims an attack tells it to somebody, too.
    """
    found = []
    if event_type in _TOLD_OF and trigger.dep_ == "ccomp" and trigger.head.lemma_.lower() == "tell":
        found += [child for child in trigger.head.children if child.dep_ in {"dobj", "dative"}]
    if event_type == "PROTEST":
        causes = (word for place in direct(trigger, "in") if place.lower_ in _CAUSES for word in place.subtree)
        found += [word for word in causes if word.dep_ == "pobj"]
    if event_type == "ASSAULT" and trigger.dep_ == "pobj" and trigger.head.head.lemma_.lower() == "responsibility":
        own = set(trigger.subtree)
        found += [word for word in trigger.sent if word not in own]  # "claimed responsibility in a call to a station"
    return found


def topics(event_type: EventType, trigger: Token, slots: Slots) -> list[Token]:
    """What talks and deals are about: "resumed talks on the Aegean"."""
    if event_type not in _ABOUT_SOMETHING:
        return []
    words = (trigger, *slots.get("obj", ()))
    return [place for word in words for preposition in _ABOUT for place in direct(word, preposition)]


def deniers(trigger: Token) -> list[Token]:
    """Who denies to have had a part in it: "denied responsibility for the shooting"."""
    preposition = trigger.head
    noun = preposition.head
    if trigger.dep_ != "pobj" or noun.lemma_.lower() not in _PARTS or noun.dep_ != "dobj":
        return []
    if noun.head.lemma_.lower() not in _DENYING:
        return []
    return [child for child in noun.head.children if child.dep_ == "nsubj"]


def claimants(trigger: Token) -> Iterator[Token]:
    """Who owns up to it, or is told to stand behind it: "claimed responsibility for the bombing", "was behind it"."""
    preposition = trigger.head
    above = preposition.head
    if trigger.dep_ != "pobj":
        if trigger.dep_ in {"dobj", "obj"} and above != trigger and preposition.lemma_.lower() in _CONFESSING:
            yield from _doers(preposition)
    elif preposition.lower_ == "behind":
        if above.pos_ == "NOUN":  # "the group behind the attack"
            yield above
        elif above.lemma_ in _STANDING:
            yield from _doers(above)
    elif above.lemma_.lower() in _CONFESSING | _CONVICTED:
        yield from _doers(above)
    elif above.lemma_.lower() == "responsibility" and above.head.lemma_.lower() in _CLAIMING:
        yield from _doers(above.head)


def _doers(verb: Token) -> list[Token]:
    """Who does what the verb or adjective tells; nobody where it is negated."""
    if any(child.dep_ == "neg" for child in verb.children):
        return []
    if verb.pos_ == "ADJ":  # "found two men guilty of it", where the parser is not sure whose the men are
        own = [child for child in verb.lefts if child.dep_ in {"nsubj", "npadvmod"}]
        return own or [child for child in verb.head.children if child.dep_ in {"dobj", "obj"}] or surface_subjects(verb)
    is_said_of = verb.lemma_.lower() in _CONVICTED and is_passive(verb)
    return agents(verb) if is_passive(verb) and not is_said_of else surface_subjects(verb)


def behind(event_type: EventType, trigger: Token, slots: Slots) -> Iterator[Token]:
    """Who acts by the words for a court, a prison, or those that are sent."""
    if event_type in _JUDGED:
        yield from _keepers(trigger)
    if event_type in _SENT and (trigger.pos_ == "NOUN" or is_passive(trigger)):
        # "Turkish instructors were sent", "the exit of France's troops"
        for item in slots.get("of" if trigger.pos_ == "NOUN" else "obj", ()):
            if item.pos_ == "NOUN":
                yield from _owners(item)


def _owners(noun: Token) -> Iterator[Token]:
    """Those to whom a thing belongs by its possessive, the nation or body before it, or its by-phrase."""
    for child in noun.lefts:
        is_before = child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in PARTY_LABELS
        if child.dep_ == "poss" or is_before:
            yield child
    yield from by_whom(noun)


def _keepers(trigger: Token) -> Iterator[Token]:
    """Who judges or holds somebody: "pleaded guilty in a court", "held in a Kurdish prison"."""
    words = [trigger, trigger.head] if trigger.dep_ in {"acomp", "oprd", "dobj", "pobj"} else [trigger]
    for word in words:
        for preposition in ("by", "in", "at", "before"):
            for place in direct(word, preposition):
                if place.lemma_.lower() in _COURTS:
                    yield place
                elif place.lemma_.lower() in _KEEPS:
                    yield from _owners(place)
