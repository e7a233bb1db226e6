"""Who stands on a side of an event that neither network nor lexicon fills, by whose the things around it are.

Owners of what is done to, courts and prisons, senders, writers and their readers, those who claim an attack; and the
armed whom others back.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.coding.arguments import (
    agents,
    by_whom,
    contents,
    direct,
    is_active,
    is_passive,
    is_word_of,
    surface_subjects,
    under_by,
    who_does,
)
from dateline.coding.mentions import PARTY_LABELS
from dateline.coding.slots import Slots
from dateline.knowledge.deed_nouns import deed_nouns
from dateline.records import MUTUAL, EventType

_DONE_TO: frozenset[EventType] = frozenset({"ACCUSE", "COERCE", "CONCEDE", "REJECT", "SANCTION", "SUPPORT", "THREATEN"})
"""Types that whoever owns what they are done to suffers or enjoys."""
_BEFORE = ("outside", "at", "near", "before", "around", "to", "on")
"""Prepositions of what a crowd stands before or marches to."""
_GIVEN: frozenset[EventType] = frozenset({"AGREE", "AID"})
"""Types of what is given or promised to somebody."""
_SENT: frozenset[EventType] = frozenset({"AID", "MOBILIZE", "RETREAT"})
"""Types in which whoever owns what is sent, or leaves, acts."""
_BINDING: frozenset[EventType] = frozenset({"SUPPORT", "AGREE"})
"""Types of signing what binds both."""
WHOSE = frozenset({"amod", "compound", "nmod", "poss"})
"""Relations to a noun of those whose it is told to be."""
_JUDGED: frozenset[EventType] = frozenset({"COERCE", "SANCTION"})
"""Types whose actor may be the court or the prison where it is done."""


def beside_object(event_type: EventType, trigger: Token, slots: Slots) -> Iterator[Token]:
    """Whose the object of a verb is: "criticised Peru's policy", "ordered her citizenship revoked"."""
    if event_type not in _DONE_TO:
        return
    if trigger.pos_ != "VERB":  # "paid tribute to her courage"
        yield from (owner for item in slots.get("to", ()) if item.pos_ == "NOUN" for owner in _owners(item))
        return
    for item in slots.get("obj", ()):
        if item.ent_type_ in PARTY_LABELS:  # "shut down the newspaper Vesti"
            yield item
        if item.pos_ == "NOUN":  # what an active verb does to "its guards" it does to its subject's own
            yield from (owner for owner in _owners(item) if owner.pos_ != "PRON" or _is_of_another(owner, trigger))
            if event_type == "CONCEDE":  # "commuted the sentences of two men"
                yield from direct(item, "of")
    for clause in trigger.children:
        if clause.dep_ in {"ccomp", "xcomp"} and not is_passive(trigger):
            for subject in clause.children:
                if subject.dep_ in {"nsubj", "nsubjpass"} and subject.pos_ == "NOUN":
                    yield from _owners(subject)


def told_of(event_type: EventType, trigger: Token) -> Iterator[Token]:
    """Whom the content of a threat or complaint is about: "warned that captives would be shot", "complained that Y"."""
    if trigger.pos_ != "VERB":
        return
    for clause in contents(trigger):
        subjects = [child for child in clause.children if child.pos_ in {"NOUN", "PROPN"}]
        if event_type == "THREATEN" and is_passive(clause):
            yield from (child for child in subjects if child.dep_ == "nsubjpass")
        does_so = any(child.dep_ in {"dobj", "obj"} for child in clause.children) and not is_word_of(
            clause, "undergoing"
        )
        if event_type == "ACCUSE" and does_so and is_word_of(trigger, "complaining"):
            yield from (child for child in subjects if child.dep_ == "nsubj")


def given_to(event_type: EventType, trigger: Token) -> Iterator[Token]:
    """To whom something is given or promised, named before it: "promised the Baltic states more troops"."""
    if event_type not in _GIVEN or trigger.pos_ != "VERB":
        return
    yield from (child for child in trigger.children if child.dep_ == "dative" and child.pos_ in {"NOUN", "PROPN"})
    for item in (child for child in trigger.children if child.dep_ == "dobj"):
        count = max((child.i for child in item.lefts if child.dep_ == "nummod"), default=0)
        # "sent the rebels two tanks", where the parser takes them for a word of the thing
        before = [child for child in item.lefts if child.dep_ in {"nmod", "compound"} and child.i < count]
        yield from (child for child in before if child.pos_ in {"NOUN", "PROPN"})


def besieged(event_type: EventType, trigger: Token, light: Token | None) -> Iterator[Token]:
    """The embassy that a protest is held outside of: it is against the state that sent it."""
    if event_type != "PROTEST":
        return
    for verb in (trigger, *(() if light is None else (light,))):
        fronts = [front for front in direct(verb, "in") if front.lower_ == "front"]
        before = [direct(verb, preposition) for preposition in _BEFORE] + [direct(front, "of") for front in fronts]
        yield from (place for places in before for place in places if is_word_of(place, "mission"))


def escaping(event_type: EventType, trigger: Token) -> list[Token]:
    """Who flees or survives an attack, and so does not make it: "their guards fled an artillery barrage"."""
    if event_type != "ASSAULT" or trigger.pos_ == "VERB":
        return []
    noun = trigger.head if trigger.dep_ in {"compound", "nmod"} else trigger  # "an assassination attempt"
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "to"} else noun.head
    is_escaped = noun.dep_ in {"dobj", "obj"} and is_word_of(verb, "escaping")
    is_lost_in = verb is not noun.head and is_word_of(verb, "losing")  # "lost their leader in an air strike"
    return surface_subjects(verb) if (is_escaped or is_lost_in) and not is_passive(verb) else []


def behind(event_type: EventType, trigger: Token, slots: Slots) -> Iterator[Token]:
    """Who acts by the words for a court, a prison, or those that are sent."""
    if event_type in _JUDGED:
        yield from _keepers(trigger)
        if is_passive(trigger) and is_word_of(trigger, "expelling"):  # "deported from Lithuania to Poland"
            yield from (place for place in direct(trigger, "from") if place.ent_type_ == "GPE")
    if is_word_of(trigger, "freeing"):
        return  # whose the freed are is not who frees them
    if event_type in _SENT and (trigger.pos_ == "NOUN" or is_passive(trigger)):
        # "Turkish instructors were sent", "the exit of France's troops"
        for item in slots.get("of" if trigger.pos_ == "NOUN" else "obj", ()):
            if item.pos_ == "NOUN":
                yield from _owners(item)


def claimants(trigger: Token) -> Iterator[Token]:
    """Who owns up to it, or is told to stand behind it: "claimed responsibility for the bombing", "was behind it"."""
    if trigger.dep_ == "compound" and trigger.head.lemma_.lower() in deed_nouns().deeds:  # "bombing attacks"
        trigger = trigger.head
    if _claims_bare(trigger):
        yield from _doers(trigger)
        return
    preposition = trigger.head
    above = preposition.head
    if trigger.dep_ != "pobj":
        if trigger.dep_ in {"dobj", "obj"} and above != trigger and is_word_of(preposition, "confessing"):
            yield from _doers(preposition)
    elif preposition.lower_ == "behind":
        if above.pos_ == "NOUN":  # "the group behind the attack"
            yield above
        elif is_word_of(above, "standing behind"):
            yield from _doers(above)
    elif is_word_of(above, "confessing", "convicted"):
        yield from _doers(above)
    elif above.lemma_.lower() == "responsibility" and is_word_of(above.head, "claiming"):
        yield from _doers(above.head)


def _claims_bare(trigger: Token) -> bool:
    """Whether somebody owns up to what was told before: "The group claimed responsibility."."""
    owned = [child for child in trigger.children if child.dep_ == "dobj" and child.lemma_.lower() == "responsibility"]
    return trigger.pos_ == "VERB" and is_word_of(trigger, "claiming") and bool(owned) and not direct(owned[0], "for")


def backed_by(trigger: Token, head: Token) -> Token | None:
    """Those whom the head only stands behind: of "militias backed by Iran" the militias; None for no such head."""
    verb = under_by(head)
    if verb is None or verb == trigger or verb.dep_ != "acl" or not is_word_of(verb, "backing"):
        return None
    return verb.head if verb.head != trigger else None


def wielders(weapon: Token) -> list[Token]:
    """Who used a weapon by its relative clause or participle: "a drone that the army had launched", "bombs laid by"."""
    uses = [
        child for child in weapon.children if child.dep_ in {"relcl", "acl"} and is_word_of(child, "using a weapon")
    ]
    return [user for verb in uses for user in who_does(verb)]


def writers(trigger: Token) -> list[Token]:
    """Who wrote what a participle after the reader tells: "wrote to the minister calling it wrong"."""
    verb = _message(trigger)
    return surface_subjects(verb) if verb is not None and trigger.dep_ == "acl" else []


def readers(trigger: Token) -> list[Token]:
    """To whom a message goes that a participle tells more of: "wrote to Lagos, calling the raid a crime"."""
    verb = _message(trigger)
    if verb is None:
        return []
    letters = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    return [reader for word in (verb, *letters) for reader in direct(word, "to")]


def _message(trigger: Token) -> Token | None:
    """The verb of writing or sending that the participle belongs to."""
    above = trigger.head
    if trigger.dep_ == "acl" and above.dep_ == "pobj" and above.head.lower_ == "to":
        above = above.head.head
        if above.dep_ in {"dobj", "obj"}:  # "wrote a letter to the governor"
            above = above.head
    return above if trigger.tag_ == "VBG" and is_word_of(above, "writing") else None


def partners(event_type: EventType, trigger: Token) -> list[Token]:
    """To whom something is said in the talks that only frame the clause: "in a phone call, X assured Y"."""
    verb = trigger.head.head
    if event_type != "CONSULT" or trigger.dep_ != "pobj" or trigger.head.lower_ not in {"in", "during"}:
        return []
    if not is_word_of(verb, "speaking to") or not is_active(verb):
        return []
    return [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i]


def cosigners(event_type: EventType, trigger: Token) -> list[Token]:
    """With whom somebody signs what binds both: "signed a pact with Chad"."""
    if event_type not in _BINDING or trigger.pos_ != "VERB" or not is_word_of(trigger, "signing"):
        return []
    pacts = [child for child in trigger.children if child.dep_ in {"dobj", "obj"} and is_word_of(child, "pact")]
    return [other for pact in pacts for word in (pact, trigger) for other in direct(word, "with")]


def joined_in(event_type: EventType, trigger: Token) -> list[Token]:
    """Beside whom somebody does what takes two: "patrol the river alongside Thai officers"."""
    if event_type not in MUTUAL or trigger.pos_ != "VERB":
        return []
    objects = [child for child in trigger.children if child.dep_ in {"dobj", "obj"}]
    return [other for word in (trigger, *objects) for other in direct(word, "alongside")]


def withdrawn(event_type: EventType, trigger: Token) -> list[Token]:
    """What somebody withdraws of their own, unless others are told to do so: "French visits are suspended"."""
    if event_type != "SANCTION" or not is_passive(trigger) or agents(trigger):
        return []
    return [child for child in trigger.children if child.dep_ == "nsubjpass" and is_word_of(child, "withdrawn")]


def withdrawing(event_type: EventType, trigger: Token) -> list[Token]:
    """Whose what is withdrawn is: "French" of "French consular services"."""
    things = withdrawn(event_type, trigger)
    return [
        child for thing in things for child in thing.lefts if child.ent_type_ in PARTY_LABELS and child.dep_ in WHOSE
    ]


def _doers(verb: Token) -> list[Token]:
    """Who does what the verb or adjective tells; nobody where it is negated."""
    if any(child.dep_ == "neg" for child in verb.children):
        return []
    if verb.pos_ == "ADJ":  # "found two men guilty of it", where the parser is not sure whose the men are
        own = [child for child in verb.lefts if child.dep_ in {"nsubj", "npadvmod"}]
        return own or [child for child in verb.head.children if child.dep_ in {"dobj", "obj"}] or surface_subjects(verb)
    is_said_of = is_word_of(verb, "convicted") and is_passive(verb)
    return agents(verb) if is_passive(verb) and not is_said_of else surface_subjects(verb)


def _owners(noun: Token) -> Iterator[Token]:
    """Those to whom a thing belongs by its possessive, the nation or body before it, or its by-phrase."""
    for child in noun.lefts:
        is_before = child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in PARTY_LABELS
        if child.dep_ == "poss" or is_before:
            yield child
    yield from by_whom(noun)


def _is_of_another(owner: Token, verb: Token) -> bool:
    """Whether a possessive cannot be the subject's own: of a passive verb, or "his" of what states and bodies do."""
    if is_passive(verb):
        return True
    subjects = surface_subjects(verb)
    is_single = owner.lower_ in {"his", "her"}
    return is_single and bool(subjects) and all(head.ent_type_ in {"GPE", "ORG", "NORP"} for head in subjects)


def _keepers(trigger: Token) -> Iterator[Token]:
    """Who judges or holds somebody: "pleaded guilty in a court", "held in a Kurdish prison"."""
    words = [trigger, trigger.head] if trigger.dep_ in {"acomp", "oprd", "dobj", "pobj"} else [trigger]
    for word in words:
        for preposition in ("by", "in", "at", "before"):
            for place in direct(word, preposition):
                if is_word_of(place, "court"):
                    yield place
                elif is_word_of(place, "keeping place"):
                    yield from _owners(place)
