"""What a sentence tells around an event that nothing is done to: where forces go, what is agreed, what is condemned.

Places where forces are sent, roads that crowds block, what a promise is about, victims of what somebody condemns,
bodies that take a complaint, and those whom the same actor meets in another clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from dateline.coding.arguments import contents, direct, is_content, is_passive, is_word_of
from dateline.coding.bystanders import ABOUT, fallen
from dateline.coding.mentions import PARTY_LABELS, PLACE_LABELS
from dateline.coding.slots import Slots
from dateline.coding.standins import WHOSE
from dateline.knowledge.deed_nouns import deed_nouns
from dateline.knowledge.word_groups import in_group
from dateline.records import EventType

_ROAD = re.compile(r"[A-Z]{1,2}-?\d{1,4}")
"""Roads by their numbers: R62, A38, NH-8."""
_STATIONS = frozenset("to in into near outside along at around across through onto within inside beside".split())
"""Prepositions of where forces are sent."""
_TARGETING = frozenset({"on", "at", "in", "against", "near"})
_AWAY = frozenset({"from", "out", "off"})
_WITHIN = frozenset({"in", "across", "throughout"})
_TIMES = frozenset({"after", "before", "as", "when", "while", "since"})
"""Words that begin a clause of time."""
_CONDEMNED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of deeds whose victims are not those condemned or praised for them."""
_UPON = frozenset({"on", "against", "upon", "of"})
_TOWARDS = frozenset({"to", "towards", "toward", "with"})
_HEARING = ("with", "before", "to")
"""Prepositions of the body that takes a complaint."""
_FRIENDLY: frozenset[EventType] = frozenset({"SUPPORT", "COOPERATE", "AID", "AGREE"})
"""Types of what is done for somebody, or together, and may be against others."""
_HOSTILE: frozenset[EventType] = frozenset({"ACCUSE", "SANCTION", "THREATEN", "ASSAULT", "COERCE"})
"""Types of what is not done to those whom the same subject is kind to."""
_WORDS_AND_SIGNS: frozenset[EventType] = frozenset({"SUPPORT", "REJECT"})
"""Types after which the same subject may do something else to others."""


def surroundings(event_type: EventType, trigger: Token, slots: Slots, heads: Sequence[Token]) -> Iterator[Token]:
    """Those of the heads to whom nothing is done by what the trigger tells, though they are named around it."""
    match event_type:
        case "MOBILIZE":
            yield from (head for head in heads if _is_station(head, trigger))
        case "PROTEST":
            yield from (head for head in heads if _is_way(head, trigger))
            yield from (place for place in direct(trigger, "in") if _is_land(place))
        case "ASSAULT":
            yield from (head for head in heads if _is_around_victims(head, trigger))
            yield from _sites(trigger)
        case "CONCEDE":  # "lifted a curfew in Srinagar"
            where = (place for word in (trigger, *slots.get("obj", ())) for place in direct(word, "in"))
            yield from (place for place in where if place.ent_type_ in PLACE_LABELS)
        case "COERCE":
            yield from (head for head in heads if _is_under_orders(head, trigger))
            if is_word_of(trigger, "taking away"):  # "deported the men to Chad"
                yield from (place for place in direct(trigger, "to") if place.ent_type_ in PLACE_LABELS)
        case "SANCTION":  # "recalled its envoy from Oslo"
            yield from (item for item in slots.get("obj", ()) if is_word_of(trigger, "recalling") and _is_own(item))
        case "THREATEN":
            yield from _victims(_avenged(trigger), heads)
        case "RETREAT":
            yield from (head for head in heads if _is_left(head, trigger))
        case "AGREE":
            yield from (head for head in heads if _is_subject_matter(head, trigger) or _is_envoy(head))
            yield from (head for head in heads if _is_offered(head, trigger))
        case "SUPPORT":
            yield from _victims(slots.get("obj", ()), heads)
        case "ACCUSE":
            yield from _victims(slots.get("obj", ()), heads)
            yield from _hearing(trigger, slots)
            if is_word_of(trigger, "complaining") and contents(trigger):
                yield from direct(trigger, "to")  # "complained to the watchdog that the firm had lied"
            yield from _other_ends(trigger, slots, heads)
    if event_type in _FRIENDLY:
        yield from (head for head in heads if _is_opposed(head, trigger))
    yield from _befriended(event_type, trigger, heads)
    yield from _in_other_clauses(event_type, trigger, heads)
    yield from _hit_before(trigger, heads)


def is_promised(head: Token, trigger: Token, *, is_party: bool) -> bool:
    """Whether the head is what is promised, or where it will be: "promised a full inquiry"; whom only with a clause.

    Args:
        head: a word.
        trigger: the word that tells of the promise.
        is_party: whether the head can be a party by its own word.
    """
    is_object = head.dep_ == "dobj" and head.head == trigger
    if is_object and head.pos_ == "NOUN" and is_word_of(trigger, "promising"):
        return not any(map(_is_told, (*trigger.children, *head.children)))
    return not is_party and (is_object or head.ent_type_ in PLACE_LABELS)


def _is_told(clause: Token) -> bool:
    """Whether the clause tells what is promised: "that the dam will be built", "to build the dam"."""
    return clause.dep_ == "xcomp" or is_content(clause)


def _is_station(head: Token, trigger: Token) -> bool:
    """Whether forces are sent there, or to what is there: "sent patrols to the homes of three ministers"."""
    is_sent = False
    for word in (head, *head.ancestors):
        if word == trigger:
            return is_sent
        if is_word_of(word, "border line") or in_group(word.lower_, "aim of forces"):
            return False
        is_sent = is_sent or (word.dep_ in {"prep", "dative"} and word.lower_ in _STATIONS)
    return False


def _is_around_victims(head: Token, trigger: Token) -> bool:
    """Whether those in it or at it are named as hit: "attacked a bus carrying nuns", "a raid on a camp hurt six"."""
    full = [clause for clause in head.children if clause.dep_ == "acl" and is_word_of(clause, "holding people")]
    if any(child.dep_ == "dobj" for clause in full for child in clause.children):
        return True
    is_told_by = head.dep_ == "pobj" and head.head.head == trigger and head.head.lower_ in _TARGETING
    if is_told_by and trigger.dep_ == "pobj" and trigger.head.lower_ == "in" and fallen(trigger.head.head):
        return True  # "six died in an attack on a church"
    verb = trigger.head if trigger.dep_ == "nsubj" else trigger
    if not is_word_of(verb, "harming", "leaving hurt") or not any(child.dep_ == "dobj" for child in verb.children):
        return False
    attacks = [trigger] if verb != trigger else [child for child in verb.children if child.dep_ == "nsubj"]
    return head.dep_ == "pobj" and head.head.lower_ in _TARGETING and head.head.head in attacks


def _sites(trigger: Token) -> Iterator[Token]:
    """Where a bomb went off, which is not what it was meant for: "exploded in a market"."""
    if is_word_of(trigger, "exploding"):
        for preposition in ("in", "at", "inside", "outside", "near"):
            for site in direct(trigger, preposition):
                if site.ent_type_ in PLACE_LABELS or is_word_of(site, "bombed site"):
                    yield site


def _is_under_orders(head: Token, trigger: Token) -> bool:
    """Whether it only tells where an order holds: "declared a state of emergency in three provinces"."""
    orders = [trigger, *(child for child in trigger.children if child.dep_ in {"dobj", "obj", "nsubjpass"})]
    orders += [item for order in orders for item in direct(order, "of")]
    is_within = head.dep_ == "pobj" and head.head.lower_ in _WITHIN and head.head.head in orders
    return is_within and any(is_word_of(order, "state of emergency") for order in orders)


def _is_own(item: Token) -> bool:
    return any(child.tag_ == "PRP$" for child in item.children)


def _is_envoy(head: Token) -> bool:
    """Whether it is somebody's own whom they send: "offered to send its minister to both capitals"."""
    return head.dep_ == "dobj" and is_word_of(head.head, "sending") and _is_own(head)


def _is_offered(head: Token, trigger: Token) -> bool:
    """Whether it is what is promised or offered, told before: "the soldiers that the president offered"."""
    is_before = trigger.dep_ == "relcl" and trigger.head == head and is_word_of(trigger, "promising")
    if not is_before or is_passive(trigger) or any(map(_is_told, trigger.children)):
        return False
    # The relative pronoun is its object: "that he offered".
    return all(child.dep_ != "dobj" or child.tag_ in {"WDT", "WP"} for child in trigger.children)


def _is_left(head: Token, trigger: Token) -> bool:
    """Whether it is the place that somebody leaves: "pulled its troops out of the town"."""
    is_ground = head.ent_type_ in PLACE_LABELS or is_word_of(head, "left place")
    is_ground = is_ground or (head.ent_type_ == "PERSON" and is_word_of(trigger, "moving out"))  # a town's name
    if not is_ground or not trigger.is_ancestor(head):
        return False
    above = head.head
    if head.dep_ == "dobj":
        return above == trigger and is_word_of(above, "leaving")
    is_out = above.lower_ in _AWAY or (above.lower_ == "of" and above.head.lower_ in _AWAY)
    return head.dep_ == "pobj" and is_out and trigger in {above.head, above.head.head}


def _is_land(place: Token) -> bool:
    return place.ent_type_ in PLACE_LABELS or is_word_of(place, "unnamed land")


def _is_way(head: Token, trigger: Token) -> bool:
    """Whether it is a road that a crowd blocks, or tells which: "blocked the roads into Dhaka"."""
    if not is_word_of(trigger, "blocking"):
        return False
    for word in (head, *head.ancestors):
        if word == trigger:
            return False
        if is_word_of(word, "blocked way") or _ROAD.fullmatch(word.text):
            return word.head == trigger or word.dep_ in {"conj", "nsubjpass"}
    return False


def _is_subject_matter(head: Token, trigger: Token) -> bool:
    """Whether what is agreed is only about it: "agreed to pool intelligence on smugglers"."""
    for word in head.ancestors:
        if word == trigger:
            return False
        if word.dep_ == "prep" and word.lower_ in ABOUT:
            return trigger.is_ancestor(word) and word.head.pos_ == "NOUN"
    return False


def _is_opposed(head: Token, trigger: Token) -> bool:
    """Whether those who help or agree are against it: "backed a law against smugglers", "aid Mali against rebels"."""
    above = list(takewhile(lambda word: word != trigger, head.ancestors))
    return trigger.is_ancestor(head) and any(word.dep_ == "prep" and word.lower_ == "against" for word in above)


def _avenged(trigger: Token) -> list[Token]:
    """The deeds that somebody threatens to avenge: "vowed revenge for the killing of a general"."""
    within = [word for word in trigger.subtree if word.dep_ in {"dobj", "pobj"}]
    return [word for word in within if is_word_of(word.head if word.dep_ == "dobj" else word.head.head, "avenging")]


def _victims(nouns: Iterable[Token], heads: Sequence[Token]) -> Iterator[Token]:
    """Whom the deeds that somebody judges were done to: "decried raids on a newspaper", "probed the boy's death"."""
    deeds = deed_nouns().deeds
    for noun in nouns:
        types = deeds.get(noun.lemma_.lower(), frozenset())
        if noun.pos_ == "NOUN" and types and types <= _CONDEMNED:
            upon = _UPON - {"of"} if is_word_of(noun, "own deed") else _UPON
            asides = [child for child in noun.rights if child.dep_ == "prep" and child.lower_ in upon]
            yield from (head for head in heads if any(aside.is_ancestor(head) for aside in asides))
        if is_word_of(noun, "suffered") and not direct(noun, "of"):
            yield from (child for child in noun.lefts if child.dep_ == "poss")


def _other_ends(trigger: Token, slots: Slots, heads: Sequence[Token]) -> Iterator[Token]:
    """With whom or to whom somebody does what they are blamed for: "condemned American arms sales to Taiwan"."""
    for noun in slots.get("obj", ()):
        is_owned = any(child.dep_ in WHOSE and _is_owner(child) for child in noun.lefts)
        if noun.pos_ == "NOUN" and is_owned:
            hung = (
                *noun.rights,
                *(child for child in trigger.rights if child.i > noun.i),
            )  # the parser may hang it high
            asides = [child for child in hung if child.dep_ in {"prep", "dative"} and child.lower_ in _TOWARDS]
            yield from (head for head in heads if any(aside.is_ancestor(head) for aside in asides))


def _is_owner(word: Token) -> bool:
    return word.ent_type_ in PARTY_LABELS or word.dep_ == "poss"


def _hearing(trigger: Token, slots: Slots) -> Iterator[Token]:
    """Who takes a complaint: "lodged a complaint with the tribunal"."""
    pleas = [word for word in (trigger, *slots.get("obj", ())) if word.pos_ == "NOUN" and is_word_of(word, "plea")]
    for plea in pleas:
        for word in (plea, plea.head):
            for preposition in _HEARING:
                yield from direct(word, preposition)


def _hit_before(trigger: Token, heads: Sequence[Token]) -> Iterator[Token]:
    """To whom a clause of time tells something else done: "left the valley after two officers were shot"."""
    clauses = [clause for clause in trigger.children if clause.dep_ == "advcl" and is_passive(clause)]
    told = [clause for clause in clauses if any(mark.lower_ in _TIMES for mark in clause.children)]
    yield from (head for head in heads if head.dep_ == "nsubjpass" and head.head in told)


def _befriended(event_type: EventType, trigger: Token, heads: Sequence[Token]) -> Iterator[Token]:
    """To whom the same subject is kind in a joined verb: "condemned the raid and thanked Peru", "promised them aid"."""
    if event_type not in _HOSTILE or trigger.pos_ != "VERB" or is_passive(trigger):
        return
    kind = [verb for verb in trigger.conjuncts if is_word_of(verb, "kind words") and not is_passive(verb)]
    told = [
        child
        for verb in kind
        for child in verb.children
        if child.dep_ in {"dobj", "obj", "dative"} or (child.dep_ == "prep" and child.lower_ == "to")
    ]
    yield from (head for head in heads if any(word == head or word.is_ancestor(head) for word in told))


def _in_other_clauses(event_type: EventType, trigger: Token, heads: Sequence[Token]) -> Iterator[Token]:
    """Whom another clause of the actor's is about: "Peru, which gave Bolivia a boat, welcomed the pact"."""
    verb = trigger.head if trigger.dep_ == "dobj" else trigger  # "offered condolences"
    if verb.pos_ != "VERB" or is_passive(verb):
        return
    asides = [
        clause
        for subject in verb.children
        if subject.dep_ == "nsubj"
        for clause in subject.children
        if clause.dep_ in {"relcl", "acl"}
    ]
    if event_type in _WORDS_AND_SIGNS and any(child.dep_ in {"dobj", "obj"} for child in trigger.children):
        asides += [child for child in trigger.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    yield from (head for head in heads if any(clause.is_ancestor(head) for clause in asides))
