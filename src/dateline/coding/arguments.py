"""Slots: what stands in which grammatical relation to a trigger, through passives, control, relatives, light verbs.

Slot names are those of the lexicon (docs/knowledge.md). Each slot holds head words; `mentions` makes phrases of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec
from spacy.tokens import Token

from dateline.knowledge.tables import values
from dateline.knowledge.word_groups import in_group, word_group

Slots = Mapping[str, list[Token]]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
TIME_AND_MANNER = frozenset("after before by while without in since when on upon".split())
"""Prepositions whose gerund is done by the subject above: "quit after alleging"; "accused him of lying" is not so."""
_LATER = frozenset({"before", "until"})
_ONWARD = frozenset({"prep", "pobj", "dobj", "obj", "xcomp", "pcomp", "oprd", "dative"})
"""Relations through which a clause runs on to its end."""
_OF_ITS_OWN = frozenset({"of", "after", "before", "following", "amid", "despite", "since"})
"""Prepositions whose object has a "by" after it for its own: "freed after mediation by Oman"."""
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_GOVERNED = frozenset({"compound", "dobj", "obj", "pobj"})
"""Relations of a noun to the word that it only tells more of."""
_PREDICATES = frozenset({"acomp", "oprd", "attr", "ccomp", "advcl", "xcomp"})
"""Relations of an adjective to the verb by which it is said of somebody: "is critical of", "set the nurse free"."""
_LONGEST_CHAIN = 12
"""Steps up a chain of control or coordination; news sentences stay far below."""


class Reading(msgspec.Struct, frozen=True):
    """The slots of a trigger, and the light verb above it, if it is an event noun under one."""

    slots: Slots
    light: Token | None = None


def is_active(word: Token) -> bool:
    """Whether the word is a verb whose subject does what it tells."""
    return word.pos_ == "VERB" and not is_passive(word)


def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive: with auxiliary, reduced ("troops sent to …", "feared killed"), or joined.

    Who did it tells also where the model takes the form for a past tense: "was convicted and jailed by a court".
    """
    relations = {child.dep_ for child in verb.children}
    if relations & {"auxpass", "nsubjpass"}:
        return True
    if "agent" in relations and verb.tag_ in {"VBN", "VBD"} and not relations & {"aux", "nsubj", "dobj", "obj"}:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return not _has_own_object(verb)
    if verb.dep_ == "xcomp":  # "feared killed", but "said to have killed"
        return (
            "aux" not in relations and verb.head.pos_ == "VERB" and (is_passive(verb.head) or verb.head.dep_ == "acl")
        )
    coordinated = verb.dep_ == "conj" and verb.head.pos_ == "VERB"
    return coordinated and not relations & {"aux", "nsubj"} and is_passive(verb.head)


def _has_own_object(verb: Token) -> bool:
    """Whether a reduced form has an object, so that its noun acts: the parser takes "strikes killed five" for one."""
    return any(child.dep_ in {"dobj", "obj"} for child in verb.children) and not any(
        child.dep_ in {"dative", "agent"} for child in verb.children
    )


def agents(verb: Token) -> list[Token]:
    """Who did what a passive form tells, where a "by" names them; empty for active forms.

    The parser may hang the "by" on a later word of the clause: "threatened with sanctions by the Union".
    """
    if not is_passive(verb):
        return []
    return by_whom(verb) or _late_agents(verb)


def who_does(verb: Token) -> list[Token]:
    """Who does what the verb tells, whether it is active or passive."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


def _late_agents(verb: Token) -> list[Token]:
    """Who stands after a "by" that hangs further down the clause, and not on a noun that may have it for its own."""
    waiting = [child for child in verb.children if child.i > verb.i]
    while waiting:
        word = waiting.pop(0)
        if word.lower_ == "by" and word.dep_ in {"agent", "prep"}:
            if _may_end_with(word.head, verb) and word.i > word.head.i + (word.head.pos_ == "VERB"):
                return [child for child in word.children if child.dep_ == "pobj" and child.ent_type_ not in _MEASURES]
        elif word.dep_ in _ONWARD and not (word.pos_ == "VERB" and is_passive(word)):
            waiting += [child for child in word.children if child.i > word.i]
    return []


def _may_end_with(host: Token, verb: Token) -> bool:
    """Whether a "by" on the word may be the clause's: on a verb, a name, or what the passive itself is "with"."""
    if host.pos_ in {"VERB", "PROPN"}:
        return True
    return host.dep_ == "pobj" and host.head.head == verb and host.head.lower_ not in _OF_ITS_OWN


def verb_slots(verb: Token) -> dict[str, list[Token]]:
    """All filled slots of a verb."""
    slots: dict[str, list[Token]] = defaultdict(list)
    children = [(child, child.dep_) for child in verb.children]
    objects = [_antecedent(child) for child, dep in children if dep in {"dobj", "obj", "attr"}]
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


def exchanging(noun: Token) -> list[Token]:
    """Who does to each other what a noun tells: "traded accusations", "exchanged blows"."""
    verb = noun.head
    is_exchanged = noun.dep_ in {"dobj", "obj"} and is_word_of(verb, "exchange") and is_active(verb)
    return surface_subjects(verb) if is_exchanged else []


def surface_subjects(verb: Token, steps: int = 0) -> list[Token]:
    """Who or what the form is said of: its grammatical subject, or what controls it when none is written."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return [_antecedent(subject) for subject in own]
    if steps > _LONGEST_CHAIN or verb.dep_ == "ROOT":
        return []
    head = verb.head
    match verb.dep_:
        case "acl" if verb.tag_ == "VBN" and head.lemma_ == "court" and head.dep_ == "pobj":
            return surface_subjects(head.head.head, steps + 1)  # "appeared in court charged with attacking them"
        case "acl" if verb.tag_ == "VBG" and is_word_of(head, "document") and head.dep_ in {"dobj", "obj"}:
            return surface_subjects(head.head, steps + 1)  # "signed a decree ordering a mobilisation"
        case "relcl" | "acl" if verb.tag_ not in {"VB"}:
            return [head] if head.pos_ in {"NOUN", "PROPN", "PRON"} else []
        case "acl":
            return _holders(head, steps)
        case "xcomp":
            return _controllers(head, steps)
        case "advcl" if verb.tag_ == "VB" and is_word_of(head, "control by preposition"):
            return _controllers(head, steps)  # "called on the army to withdraw", where the parser sees an aim
        case "pcomp":
            governor = head.head
            if head.dep_ == "conj" and governor.pos_ == "ADP":  # "by leaving the pact and by arming rebels"
                governor = governor.head
            if governor.pos_ in {"VERB", "AUX"}:
                if head.lower_ in TIME_AND_MANNER:
                    return surface_subjects(governor, steps + 1)
                return _controllers(governor, steps)
            return _holders(governor, steps) if governor.pos_ == "NOUN" else []
        case "conj" | "advcl" | "ccomp" | "dep" if head.pos_ in {"VERB", "AUX"}:
            return surface_subjects(head, steps + 1)
        case "conj":
            return surface_subjects(head, steps + 1) if head.pos_ == "ADJ" else []
    return []


def _controllers(governor: Token, steps: int) -> list[Token]:
    objects = [_antecedent(child) for child in governor.children if child.dep_ in {"dobj", "obj"}]
    prepositions = word_group("control by preposition").get(governor.lemma_)
    objects += [item for preposition in values(prepositions or "") for item in direct(governor, preposition)]
    if objects and not is_word_of(governor, "subject control") and not is_passive(governor):
        return objects
    if governor.pos_ == "ADJ":
        return surface_subjects(governor.head, steps + 1)
    if is_word_of(governor, "perceiving") and not is_passive(governor):
        return []  # "residents heard shelling"
    return surface_subjects(governor, steps + 1)


def _holders(noun: Token, steps: int) -> list[Token]:
    """Whose decision, plan or agreement it is: its possessor, its by-phrase, or the subject of the verb above it."""
    possessors = [child for child in noun.children if child.dep_ == "poss"] or by_whom(noun)
    if possessors:
        return possessors
    if noun.dep_ in {"dobj", "obj", "pobj", "attr"}:
        verb = noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun.head.head
        if verb.pos_ in {"VERB", "AUX"}:
            return surface_subjects(verb, steps + 1)
    return []


def _antecedent(word: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself."""
    if word.lower_ in _RELATIVE and word.tag_ in {"WDT", "WP", "IN", "DT"}:
        verb = word.head.head if word.dep_ == "pobj" else word.head
        while verb.dep_ == "conj":
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return word


def by_whom(verb: Token) -> list[Token]:
    """Whom a "by" right under the verb names, whatever the verb's form."""
    return [
        child
        for agent in verb.children
        if agent.dep_ == "agent" or (agent.dep_ == "prep" and agent.lower_ == "by")
        for child in agent.children
        if child.dep_ == "pobj"
    ]


def direct(verb: Token, preposition: str) -> list[Token]:
    """The objects of a preposition right under the word."""
    return [
        _antecedent(child)
        for above in verb.children
        if above.dep_ in {"prep", "dative"} and above.lower_ == preposition
        for child in above.children
        if child.dep_ == "pobj"
    ]


def _gap(verb: Token) -> list[Token]:
    """The object that a relative clause leaves out: "the troops France withdrew"."""
    if verb.dep_ != "relcl" or any(child.dep_ in {"prep", "xcomp", "ccomp"} for child in verb.children):
        return []
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return [verb.head] if subjects and subjects[0].lower_ not in _RELATIVE else []


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
            slots[name].append(_antecedent(child))
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


def is_after(noun: Token) -> bool:
    """Whether the noun tells after what something else was done: "sealed off the town after the bombing"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"after", "following", "since"}


def is_later(word: Token, verb: Token) -> bool:
    """Whether the word tells what came after the verb's act: "killing two before he was shot"."""
    clauses = [
        clause for clause in verb.children if clause.dep_ == "advcl" and (clause == word or clause.is_ancestor(word))
    ]
    return any(child.lower_ in _LATER for clause in clauses for child in clause.children if child.dep_ == "mark")


def under_by(head: Token) -> Token | None:
    """The word whose "by" the head follows."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ != "pobj":
        return None
    preposition = head.head
    return preposition.head if preposition.lower_ == "by" else None


def is_word_of(word: Token | None, *groups: str) -> bool:
    """Whether there is a word, and it is a form of one that the groups of words have."""
    return word is not None and in_group(word.lemma_.lower(), *groups)
