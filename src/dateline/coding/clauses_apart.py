"""What other clauses of a sentence tell: whom they name has no part in the event, or the other part."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from dateline.coding.arguments import TIME_AND_MANNER, agents, is_passive, is_word_of, surface_subjects
from dateline.coding.mentions import coordinated
from dateline.records import MUTUAL, EventType

_ACTS: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID", "MOBILIZE", "RETREAT"})
"""Types that are no words."""
_OPENING = frozenset("while when as after before since because although though whereas if unless until".split())
"""Words that begin a clause beside the one that tells the event."""


def met_before(verb: Token, actors: Collection[Token]) -> set[Token]:
    """Whom an earlier verb of the same subject is done to, who do not act: "praised Chile and promised to repay it"."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or any(child.dep_ == "nsubj" for child in verb.children):
        return set()
    found = _objects_before(verb)
    return found if any(subject in actors for subject in surface_subjects(verb)) else set()


def subjects_before(verb: Token, actors: Collection[Token]) -> list[Token]:
    """The subjects of a joined verb where only whom an earlier one is done to would act: "met Diaz and signed it"."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or is_passive(verb) or not actors:
        return []
    subjects = [member for head in surface_subjects(verb) for member in coordinated(head)]
    return subjects if _objects_before(verb).issuperset(actors) and not set(subjects) & set(actors) else []


def _objects_before(verb: Token) -> set[Token]:
    """To whom the verbs are done that a verb is joined to."""
    found: set[Token] = set()
    above = verb
    while above.dep_ == "conj" and above.head.pos_ == "VERB" and not is_passive(above):
        above = above.head
        objects = [child for child in above.children if child.dep_ in {"dobj", "obj"} and child.i < verb.i]
        found.update(member for item in objects for member in coordinated(item))
    return found


def makers_of_objects(verb: Token) -> set[Token]:
    """Who made what a verb with a subject is done to: Ruiz of "it passed a bill sponsored by Ruiz"."""
    if verb.pos_ != "VERB" or is_passive(verb) or not any(child.dep_ == "nsubj" for child in verb.children):
        return set()
    things = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    participles = [child for thing in things for child in thing.children if child.dep_ == "acl"]
    return {member for participle in participles for maker in agents(participle) for member in coordinated(maker)}


def met_after(event_type: EventType, verb: Token) -> set[Token]:
    """Whom a later verb is done to: the council of "recalled its envoy and asked the council to act".

    Of a verb without an object of its own it may be the object, too: "attacked and killed soldiers". Who is told what
    to do after a deed is condemned is mostly who did it, so that only acts count.
    """
    if (
        event_type not in _ACTS
        or verb.pos_ != "VERB"
        or is_passive(verb)
        or not any(child.dep_ in {"dobj", "obj"} for child in verb.children)
    ):
        return set()
    found: set[Token] = set()
    waiting = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    while waiting:
        later = waiting.pop()
        waiting += [child for child in later.children if child.dep_ == "conj" and child.pos_ == "VERB"]
        objects = [child for child in later.children if child.dep_ in {"dobj", "obj"}]
        if event_type == "SANCTION":  # "recalled its envoy, and its premier asked that the council meet"
            objects += [word for clause in later.children if clause.dep_ == "ccomp" for word in clause.subtree]
        found.update(member for item in objects for member in coordinated(item))
    return found


def doing_likewise(verb: Token) -> set[Token]:
    """Who is said to do the same: France of "the council condemned it, and so did France", "as did France"."""
    return {
        member
        for clause in verb.children
        if clause.i > verb.i and clause.lemma_ == "do" and clause.dep_ in {"conj", "advcl"}
        if any(child.lower_ in {"so", "as"} for child in clause.lefts)
        for subject in clause.rights
        if subject.dep_ == "nsubj"
        for member in coordinated(subject)
    }


def asked_after(event_type: EventType, verb: Token) -> set[Token]:
    """Who is asked to go after the attackers: "condemned the raid and urged the police to find those behind it".

    Who is asked for something else after a deed is condemned is mostly who did it.
    """
    if event_type != "ACCUSE":
        return set()
    later = [other for other in verb.conjuncts if other.i > verb.i]
    return {word for other in later if any(is_word_of(w, "pursuing") for w in other.subtree) for word in other.subtree}


def in_own_clause(trigger: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """The heads without those of verbs joined to the trigger, if it has some of its own and is active.

    "Cut its aid to Chile and revoked the visas of two envoys": the envoys' visas, not Chile's.
    """
    joined = [verb for verb in trigger.conjuncts if verb.pos_ == "VERB"]
    if trigger.pos_ != "VERB" or is_passive(trigger) or not joined:
        return heads

    def verb_of(head: Token) -> Token | None:
        return next((word for word in head.ancestors if word == trigger or word in joined), None)

    subjects = surface_subjects(trigger)
    own = [head for head in heads if verb_of(head) == trigger and head not in subjects]
    if not own:
        return heads
    return tuple(head for head in heads if head in own or head in subjects or verb_of(head) not in joined)


def with_own_subject(event_type: EventType, verb: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """The heads without subjects of other verbs, if the verb has one of its own that is no pronoun.

    "Oman met both sides and said that Kuwait backed the plan": Kuwait, not Oman. So it is with whom a relative clause
    is about, unless they take part: "the soldiers that Paris promised", but "the rebels whom Paris met", "the union
    whose members struck".
    """
    if verb.pos_ != "VERB" or is_passive(verb):
        return heads
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"}]
    own = [*(member for subject in subjects for member in coordinated(subject)), *doing_likewise(verb)]
    if not any(head in own for head in heads):
        return heads
    others = {head for head in heads if head.dep_ == "nsubj" and _is_finite(head.head)} - {verb.head}
    is_met = event_type in MUTUAL and not is_word_of(verb, "promising")
    is_whose = any(child.lower_ == "whose" for subject in subjects for child in subject.children)
    if verb.dep_ == "relcl" and not is_met and not is_whose:
        others.add(verb.head)
    return tuple(head for head in heads if head in own or head not in others)


def _is_finite(verb: Token) -> bool:
    """Whether it tells a clause, unlike "treading" of "with two others treading on its heels"."""
    return verb.pos_ in {"VERB", "AUX"} and verb.tag_ != "VBG"


def within(trigger: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """The heads without those in another clause that tells when or why, if others stand outside of it.

    "While Paris backed the plan, London rejected it"; "after praising Qatar, the president criticised Iran".
    """
    alike = doing_likewise(trigger)
    outside = tuple(head for head in heads if head in alike or not _is_aside(head, trigger))
    return outside or heads


def in_relative(event_type: EventType, trigger: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """The heads in the relative clause that tells the event, with those it is about, if there are any.

    "Chad, which expelled the envoy in May, sent rice to the refugees". Who else takes part in talks may stand outside.
    """
    clause = next((word for word in (trigger, *trigger.ancestors) if word.dep_ == "relcl"), None)
    if clause is None or event_type in MUTUAL:
        return heads
    told_of = {clause.head, *clause.head.conjuncts, *(child for child in clause.head.children if child.dep_ == "appos")}
    return tuple(head for head in heads if head in told_of or clause.is_ancestor(head)) or heads


def _is_aside(head: Token, trigger: Token) -> bool:
    for word in head.ancestors:
        if word == trigger or word.is_ancestor(trigger):
            return False
        is_timed = word.dep_ == "pcomp" and word.head.lower_ in TIME_AND_MANNER
        opening = [child.lower_ for child in word.lefts if child.dep_ in {"mark", "advmod"}]
        is_opened = any(mark in _OPENING for mark in opening) or {"so", "that"}.issubset(opening)
        if is_timed or (word.dep_ == "advcl" and is_opened):
            return True
    return False


def of_later_subjects(event_type: EventType, trigger: Token) -> set[Token]:
    """Those in the subject of a clause joined behind: "said it was absurd, and Peru's envoy called it a crime"."""
    if event_type in MUTUAL:
        return set()
    found: set[Token] = set()
    for verb in (trigger, *trigger.ancestors):
        for later in verb.children:
            if later.dep_ == "conj" and later.pos_ in {"VERB", "AUX"} and later.i > trigger.i and not is_passive(later):
                subjects = [child for child in later.children if child.dep_ == "nsubj" and child.i > trigger.i]
                found.update(word for subject in subjects for word in subject.subtree)
    return found
