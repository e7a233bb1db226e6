"""Slots: what stands in which grammatical relation to a trigger, or to the light verb above it.

Slot names are those of the lexicon (docs/knowledge.md). Each slot holds head words; `mentions` makes phrases of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import RELATIVE, agents, antecedent, by_whom, is_passive, surface_subjects
from dateline.knowledge.word_groups import in_group

Slots = Mapping[str, list[Token]]
_GOVERNED = frozenset({"compound", "dobj", "obj", "pobj"})
"""Relations of a noun to the word that it only tells more of."""
_PREDICATES = frozenset({"acomp", "oprd", "attr", "ccomp", "advcl", "xcomp"})
"""Relations of an adjective to the verb by which it is said of somebody: "is critical of", "set the nurse free"."""


class Reading(msgspec.Struct, frozen=True):
    """The slots of a trigger, and the light verb above it, if it is an event noun under one."""

    slots: Slots
    light: Token | None = None


def verb_slots(verb: Token) -> dict[str, list[Token]]:
    """All filled slots of a verb."""
    slots: dict[str, list[Token]] = defaultdict(list)
    children = [(child, child.dep_) for child in verb.children]
    objects = [antecedent(child) for child, dep in children if dep in {"dobj", "obj", "attr"}]
    objects += [of_whom for child, dep in children if dep == "ccomp" for of_whom in _made_so(child)]
    if is_passive(verb):
        slots["subj"] = agents(verb)
        slots["obj"] = surface_subjects(verb)
        slots["iobj" if objects and slots["obj"] else "obj"] += objects
        if objects and slots["iobj"]:  # "Mali was given wheat": the subject receives, the object is given
            slots["iobj"], slots["obj"] = slots["obj"], slots["iobj"]
    else:
        slots["subj"] = surface_subjects(verb)
        slots["obj"] = objects or _gap(verb) or _shared_object(verb)
    for child, dep in children:
        if dep in {"prep", "agent", "dative"}:
            _add_preposition(slots, child)
        if dep == "dative" and child.pos_ != "ADP":
            slots["iobj"].append(child)
        if dep in {"xcomp", "ccomp"}:
            slots["comp"].append(child)
    slots["comp"] += [child for child, dep in children if dep == "oprd"]
    for item in objects:
        for child in item.children:
            if child.dep_ == "prep" and (child.lower_ != "of" or in_group(item.lower_, "lent object")):
                _add_preposition(slots, child)
    return {name: heads for name, heads in slots.items() if heads}


def _made_so(clause: Token) -> list[Token]:
    """Of whom an adjective without a verb of its own is said: "set the nurse free"."""
    if clause.pos_ != "ADJ" or any(child.dep_ in {"aux", "cop", "mark"} for child in clause.children):
        return []
    return [child for child in clause.children if child.dep_ == "nsubj"]


def themes(verb: Token) -> list[Token]:
    """Of whom the clause under the verb tells something: "warned that the dam could burst"."""
    return [
        subject
        for clause in verb.children
        if clause.dep_ == "ccomp"
        for subject in clause.children
        if subject.dep_ in {"nsubj", "nsubjpass"} and subject.i > verb.i
    ]


def doers(verb: Token) -> list[Token]:
    """Who is to do what the clause under the verb tells: "demanded that the governor resign"."""
    return [subject for subject in themes(verb) if subject.dep_ == "nsubj"]


def stay(noun: Token) -> list[Token]:
    """The verb of being somewhere for what the noun tells: "is in Oslo for talks"."""
    above = noun.head.head
    is_purpose = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    while is_purpose and above.dep_ in {"pobj", "prep"}:
        above = above.head
    return [above] if is_purpose and above.lemma_ == "be" else []


def verb_over(noun: Token) -> list[Token]:
    """The verb that a noun hangs on by a preposition: "is funded by a grant"; nothing where that may or will not be."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.dep_ not in {"prep", "agent"} or verb.pos_ != "VERB":
        return []
    return [] if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children) else [verb]


def head_over(noun: Token) -> list[Token]:
    """The word that a noun stands before, or hangs on as its object or by a preposition: "warrant for his arrest"."""
    return [noun.head.head if noun.dep_ == "pobj" else noun.head] if noun.dep_ in _GOVERNED else []


def noun_slots(noun: Token, light_verbs: Collection[str]) -> Reading:
    """All filled slots of an event noun, with those that a light verb above it lends."""
    slots: dict[str, list[Token]] = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "poss":
            slots["poss"].append(child)
        elif child.dep_ in {"amod", "compound", "nmod"}:
            slots["mod"].append(child)
        elif child.dep_ == "prep":
            _add_preposition(slots, child)
            if child.lower_ == "of":  # "the arrest of the leader by police": the agent hangs on the leader
                slots["by"] += [agent for patient in child.children for agent in by_whom(patient)]
        elif child.dep_ == "acl" and child.tag_ == "VB":
            slots["comp"].append(child)
        elif child.dep_ == "acl" and child.tag_ == "VBN":  # "an attack carried out by", "a letter signed by"
            slots["by"] += by_whom(child)
    slots["by"] += _passed_on(noun)
    light = _light_verb(noun, light_verbs)
    if light is not None:
        for name, heads in verb_slots(light).items():
            if name != "obj":
                slots[name] += [head for head in heads if head not in slots[name]]
    elif (host := _host_clause(noun)) is not None:
        slots["subj"] += surface_subjects(host)
    if noun.dep_ == "nsubj" and noun.head.lemma_ in {"come", "arrive"}:  # "condemnation came from the Union"
        for child in noun.head.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                _add_preposition(slots, child)
    return Reading({name: heads for name, heads in slots.items() if heads}, light)


def adjective_slots(adjective: Token) -> Reading:
    """All filled slots of an adjective: of whom it is said, its prepositions and clauses; the verb above it."""
    slots: dict[str, list[Token]] = defaultdict(list)
    top = adjective
    while top.dep_ == "conj" and top.head.pos_ == "ADJ":
        top = top.head
    verb = top.head if top.dep_ in _PREDICATES and top.head.pos_ in {"VERB", "AUX"} else None
    if verb is not None:
        slots["subj"] = [child for child in top.children if child.dep_ == "nsubj"] or surface_subjects(verb)
    elif top.dep_ in {"amod", "acl", "relcl"} and top.i > top.head.i:  # "officials critical of the plan"
        slots["subj"] = [top.head]
    for child in adjective.children:
        if child.dep_ == "prep":
            _add_preposition(slots, child)
        elif child.dep_ in {"xcomp", "ccomp"}:
            slots["comp"].append(child)
    return Reading({name: heads for name, heads in slots.items() if heads}, verb)


def _passed_on(noun: Token) -> list[Token]:
    """Whom a "by" names after the object of an active verb, which has its subject: "shows inaction by the police"."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "obj"} or verb.pos_ != "VERB" or is_passive(verb):
        return []
    return [agent for agent in by_whom(verb) if agent.i > noun.i]


def _gap(verb: Token) -> list[Token]:
    """The object that a relative clause leaves out: "the troops France withdrew"."""
    if verb.dep_ != "relcl" or any(child.dep_ in {"prep", "xcomp", "ccomp"} for child in verb.children):
        return []
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return [verb.head] if subjects and subjects[0].lower_ not in RELATIVE else []


def _shared_object(verb: Token) -> list[Token]:
    """The object that coordinated verbs share: "attacked and killed soldiers"."""
    if any(child.dep_ in {"prep", "xcomp", "ccomp", "prt"} for child in verb.children):
        return []
    following = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    if not following or following[0].i - verb.i > 2:
        return []
    return [child for child in following[0].children if child.dep_ in {"dobj", "obj"}]


def _add_preposition(slots: dict[str, list[Token]], preposition: Token) -> None:
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj":
            slots[name].append(antecedent(child))
        elif child.dep_ == "prep":
            _add_preposition(slots, child)
        elif child.dep_ == "pcomp":
            slots["comp"].append(child)


def _light_verb(noun: Token, light_verbs: Collection[str]) -> Token | None:
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    verb: Token | None = None
    if top.dep_ in {"dobj", "obj", "nsubjpass"}:
        verb = top.head
    elif top.dep_ == "acl" or (top.dep_ == "pobj" and top.head.lower_ in {"in", "into", "out"}):
        verb = top.head.head
    if verb is None or verb.pos_ != "VERB":
        return None
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    lemma = f"{verb.lemma_} {particle}" if particle else verb.lemma_
    if top.dep_ == "pobj":
        lemma = f"{lemma} {top.head.lower_}"
    return verb if lemma in light_verbs or (particle and verb.lemma_ in light_verbs) else None


def _host_clause(noun: Token) -> Token | None:
    """The verb of the clause that the event noun only frames: "agreed in a telephone call", "said during a visit"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during", "at", "after"}:
        verb = noun.head.head
        if verb.pos_ == "VERB":
            return verb
    return None
