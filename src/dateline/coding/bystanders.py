"""Parties beside a trigger's own slots: whose the object is, who judges or holds somebody, who is only told of it.

Owners, courts and senders are asked for only where neither network nor lexicon knows who stands on a side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from dateline.coding.arguments import Slots, by_whom, direct, is_passive
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
_FREEING = frozenset({"release", "free", "liberate", "rescue", "discharge", "parole", "pardon"})
_BACKING = frozenset("back support fund finance arm train sponsor equip supply ally".split())
"""Participles that tell who stands behind others: "militias backed by Iran"."""
_BROKERING = frozenset("broker mediate facilitate arrange mediation facilitation brokering".split())
_TALKING = frozenset("discuss debate talk talks discussion meet meeting summit conference negotiation consult".split())
_ON_GROUND: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Types that are done to a land as to a party."""
_GROUNDS = frozenset(
    """capital city town village province region district border coast territory soil waters airspace countryside port
    jungle desert mountain north south east west""".split()
)
_BETWEEN_THEM: frozenset[EventType] = frozenset({"CONSULT", "AGREE"})
"""Types whose brokers take part."""
_WEAPONS = frozenset("drone missile rocket bomb mortar shell grenade artillery warplane jet helicopter tank".split())
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
    """
    found = []
    if event_type in _TOLD_OF and trigger.dep_ == "ccomp" and trigger.head.lemma_.lower() == "tell":
        found += [child for child in trigger.head.children if child.dep_ in {"dobj", "dative"}]
    if event_type == "PROTEST":
        causes = (word for place in direct(trigger, "in") if place.lower_ in _CAUSES for word in place.subtree)
        found += [word for word in causes if word.dep_ == "pobj"]
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


def brokers(event_type: EventType, trigger: Token, heads: Iterable[Token]) -> list[Token]:
    """Those of the heads who only brought it about: "freed under a deal brokered by Qatar"."""
    if event_type in _BETWEEN_THEM:
        return []
    return [head for head in heads if _by_what(head) not in {None, trigger} and _is_of(_by_what(head), _BROKERING)]


def placing(event_type: EventType, heads: Sequence[Token]) -> list[Token]:
    """Those of the heads that only tell where talks or sanctions were: "in the Haitian capital"."""
    if event_type in _ON_GROUND:
        return []
    grounds = [head.head if head.dep_ in {"amod", "compound", "poss"} else head for head in heads]
    return [
        head
        for head, ground in zip(heads, grounds, strict=True)
        if ground.lemma_.lower() in _GROUNDS
        and ground.dep_ == "pobj"
        and ground.head.lower_ in {"in", "at", "near", "outside", "inside", "around"}
    ]


def destinations(trigger: Token) -> list[Token]:
    """Where a passive tells somebody to be sent, who does not send them: "deported from Lithuania to Poland"."""
    if not is_passive(trigger):
        return []
    return [place for place in direct(trigger, "to") if place.ent_type_ in {"GPE", "LOC"}]


def aside(span: Span) -> list[Token]:
    """The names in a sentence of those whom nothing is done by or to: who brokers, and what is talked about."""
    named = [token for token in span if token.ent_type_ in PARTY_LABELS]
    return [token for token in named if _is_of(_by_what(token), _BROKERING) or _is_topic(token)]


def _is_topic(name: Token) -> bool:
    while name.dep_ == "conj":
        name = name.head
    above = name.head
    if name.dep_ == "dobj":
        return _is_of(above, _TALKING)
    return name.dep_ == "pobj" and above.lower_ in _ABOUT and _is_of(above.head, _TALKING)


def backed_by(trigger: Token, head: Token) -> Token | None:
    """Those whom the head only stands behind: of "militias backed by Iran" the militias; None for no such head."""
    verb = _by_what(head)
    if verb is None or verb == trigger or verb.dep_ != "acl" or not _is_of(verb, _BACKING):
        return None
    return verb.head if verb.head != trigger else None


def weapons(trigger: Token) -> list[Token]:
    """The weapons that tell of what kind an attack is: a drone attack is nobody's by that."""
    return [child for child in trigger.children if child.dep_ == "compound" and _is_of(child, _WEAPONS)]


def _by_what(head: Token) -> Token | None:
    """The word whose "by" the head follows."""
    while head.dep_ == "conj":
        head = head.head
    preposition = head.head
    return preposition.head if head.dep_ == "pobj" and preposition.lower_ == "by" else None


def _is_of(word: Token | None, lemmas: frozenset[str]) -> bool:
    return word is not None and word.lemma_.lower() in lemmas


def behind(event_type: EventType, trigger: Token, slots: Slots) -> Iterator[Token]:
    """Who acts by the words for a court, a prison, or those that are sent."""
    if event_type in _JUDGED:
        yield from _keepers(trigger)
    if _is_of(trigger, _FREEING):
        return  # whose the freed are is not who frees them
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
