"""Negation: whether an event is said not to have happened, and who kept it from happening."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.arguments import is_word_of, who_does
from dateline.coding.governors import governor_of, has_subject
from dateline.coding.untruths import is_said_untrue
from dateline.knowledge.word_groups import in_group

NEGATIONS = frozenset("no not n't n’t never neither nor without hardly".split())
_NOBODY = frozenset({"no", "none", "neither", "nobody", "nothing"})
_EXCEPTING = frozenset({"no", "nothing", "little"})
"""Words of which "but" is said, with no more than one between."""
_SHORT_OF = frozenset({"short of", "far from", "instead of", "rather than"})
"""Words before what was not done, as something else was."""
_NEGATING = ("preventing", "ceasing", "not doing")
"""Groups of words above what was not done."""


def is_negated(trigger: Token, clause: Token) -> bool:
    """Whether the words at the trigger, at the verb that carries it, or above it say that it did not happen."""
    if any(_denies(child) for child in trigger.children if child.dep_ in {"neg", "det", "preconj"}):
        return True
    if is_excepted(clause):
        return False
    undoes = clause != trigger and is_word_of(clause, *_NEGATING)
    if (not undoes and is_not(clause)) or any(_denies_subject(child) for child in clause.children):
        return True
    if is_said_untrue(clause) or _is_denied_report(clause) or _is_undone(trigger) or _meets_none(trigger):
        return True
    if _is_no_longer(clause) or _is_beyond(clause) or _is_stopped_before(clause):
        return True
    governor = governor_of(trigger if trigger.pos_ != "VERB" else clause)
    if governor is None:
        return trigger.head.lower_ == "without"
    if governor.i > clause.i and any(child.dep_ == "nsubj" for child in clause.children):
        return False  # "Peru accuses Chile of spying, a charge Chile denies"
    if governor.lemma_ == "have" and any(child.lower_ == "yet" for child in governor.children):
        return clause.tag_ == "VB"  # "has yet to sign"
    if is_turned_down(trigger) or _is_only_asked(governor):
        return False
    is_negating = is_word_of(governor, *_NEGATING) or _is_called_off(trigger, governor)
    return is_negating != _is_undenied(governor) and (is_negating or clause.dep_ == "xcomp")


def is_not(verb: Token) -> bool:
    """Whether a "not" at the verb says that it is not done, which "not only" does not."""
    return any(child.dep_ == "neg" and _denies(child) for child in verb.children)


def _denies(word: Token) -> bool:
    """Whether the word is a negation that holds: not that of "not only soldiers but also police"."""
    if word.lower_ not in NEGATIONS:
        return False
    return word.i + 1 == len(word.doc) or not in_group(word.nbor().lower_, "not alone")


def is_not_only(verb: Token) -> bool:
    """Whether a "not" at the verb tells of more, and denies nothing: "did not just expel him"."""
    return any(child.dep_ == "neg" and child.lower_ in NEGATIONS and not _denies(child) for child in verb.children)


def is_excepted(verb: Token) -> bool:
    """Whether nothing else but this was done: "had no choice but to arrest him", "did nothing but shoot"."""
    doc = verb.doc
    but = verb.i - (2 if verb.i > verb.sent.start + 1 and doc[verb.i - 1].lower_ == "to" else 1)
    if but <= verb.sent.start or doc[but].lower_ != "but":
        return False
    return any(word.lower_ in _EXCEPTING for word in doc[max(verb.sent.start, but - 2) : but])


def is_denied(clause: Token) -> bool:
    """Whether somebody says that the clause is not so: "denied it had carried out the attack"."""
    above = governor_of(clause) if clause.dep_ in {"ccomp", "xcomp"} else None
    return above is not None and is_word_of(above, "denying") and not _is_undenied(above)


def _is_beyond(verb: Token) -> bool:
    """Whether it is what somebody came too late, or was too weak, to do: "arrived too late to help them"."""
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "advcl", "acl"}:
        return False
    above = (verb.head, *verb.head.children)
    words = [word for word in above if word.pos_ in {"ADJ", "ADV"} and word.i < verb.i]
    return any(child.lower_ == "too" and child.i < word.i for word in words for child in word.children)


def _is_no_longer(verb: Token) -> bool:
    """Whether it was done once, and is not now: "no longer backs the plan"."""
    late = [child for child in verb.children if child.dep_ == "advmod" and child.lower_ == "longer"]
    return any(child.lower_ == "no" for word in late for child in word.children)


def _meets_none(verb: Token) -> bool:
    """Whether nobody does it, or it is done to nobody: "attacked no villages", "signed by neither Oman nor Iran"."""
    if verb.pos_ != "VERB":
        return False  # the attack that killed no one was made
    agents = [child for child in verb.children if child.dep_ == "agent"]
    whom = [child for word in (verb, *agents) for child in word.children if child.dep_ in {"dobj", "obj", "pobj"}]
    return any(child.lower_ in _NOBODY for word in whom for child in word.children if child.dep_ in {"det", "preconj"})


def _is_stopped_before(verb: Token) -> bool:
    """Whether something else was done, or less: "stopped short of expelling them", "instead of expelling them"."""
    before = " ".join(word.lower_ for word in verb.doc[max(0, verb.i - 2) : verb.i])
    return verb.dep_ == "pcomp" and before in _SHORT_OF


def is_beside_negated(trigger: Token) -> bool:
    """Whether only the clause that "and" or "but" joins to the event's is negated: "nobody owned up, but it struck".

    So it is with what nobody owns up to: "no one claimed responsibility for the attack".
    """
    if trigger.dep_ == "pobj" and is_word_of(trigger.head.head.head, "claiming"):
        return trigger.head.head.lemma_.lower() == "responsibility"
    verb = next((word for word in (trigger, *trigger.ancestors) if word.pos_ in {"VERB", "AUX"}), trigger)
    if verb.dep_ == "conj" and not has_subject(verb) and any(child.lower_ == "but" for child in verb.head.children):
        joined = [verb.head]  # "did not arrest them but fired tear gas", "arrested nobody but fired tear gas"
    else:
        joined = [other for other in verb.conjuncts if has_subject(other)] if has_subject(verb) else []
    theirs = {word for other in joined if verb.is_ancestor(other) for word in other.subtree}
    own = [word for word in verb.subtree if word not in theirs]
    if any(word.lower_ in NEGATIONS or word.lower_ in _NOBODY for word in own):
        return False
    return any(
        child.dep_ == "neg" or _denies_subject(child) or (child.dep_ == "dobj" and _is_nobody(child))
        for other in joined
        for child in other.children
    )


def _is_nobody(head: Token) -> bool:
    return any(word.lower_ in _NOBODY for word in (head, *head.children))


def is_turned_down(noun: Token) -> bool:
    """Whether the noun is what was said and is now denied or declined; "denied the accusation" tells of one made."""
    governor = governor_of(noun) if noun.pos_ == "NOUN" and is_word_of(noun, "report", "said") else None
    return is_word_of(governor, "turning down")


def went_on(trigger: Token) -> bool:
    """Whether the words tell that the act did not end, or was not kept from happening: "did not stop shelling"."""
    governor = governor_of(trigger)
    is_bare = trigger.dep_ == "xcomp" and trigger.tag_ != "VBG"  # "did not stop to attack"
    is_over = is_word_of(governor, "ceasing", "preventing") and not is_bare
    return governor is not None and is_over and _is_undenied(governor)


def _is_only_asked(governor: Token) -> bool:
    """Whether somebody is only asked to make an end of it, which was going on: "urged them to stop the attacks"."""
    is_told = governor.tag_ == "VB" and governor.dep_ in {"xcomp", "ccomp", "advcl"}
    return is_told and is_word_of(governor, "ceasing") and is_word_of(governor.head, "asking", "telling to")


def _is_undenied(governor: Token) -> bool:
    """Whether the governing verb is negated itself, or failed: "did not stop", "nobody stopped", "failed to stop"."""
    if is_not(governor) or any(_denies_subject(child) for child in governor.children):
        return True
    is_end = governor.dep_ == "xcomp" and is_word_of(governor, "ceasing", "preventing")
    return is_end and is_word_of(governor.head, "failing to")


def _is_called_off(trigger: Token, governor: Token) -> bool:
    """Whether it was called off before it began; of what went on for a time a clause or a number tells more."""
    if governor.lemma_ != "call" or not any(child.lower_ == "off" for child in governor.children):
        return False
    tells_more = {"relcl", "acl", "nummod"}
    long = any(child.dep_ in tells_more or "-" in child.text or child.dep_ == "compound" for child in trigger.children)
    return trigger.pos_ != "VERB" and not long


def _is_undone(trigger: Token) -> bool:
    """Whether words say that it did not come about: "a foiled attack", "the attempt failed", "a bid to … failed"."""
    is_aim = trigger.dep_ == "compound" or (trigger.dep_ == "acl" and trigger.tag_ == "VB")
    above = trigger.head if is_aim and is_word_of(trigger.head, "attempt") else trigger
    if above.pos_ not in {"NOUN", "PROPN"}:
        return False
    for word in {trigger, above}:
        if any(in_group(child.lower_, "prevented") for child in word.children if child.dep_ == "amod"):
            return True
    return above.dep_ == "nsubj" and is_word_of(above, "attempt") and _fails(above.head)


def _fails(verb: Token) -> bool:
    """Whether the verb says that its subject came to nothing: "failed", "was unsuccessful"."""
    if is_not(verb) or any(child.dep_ in {"xcomp", "dobj"} for child in verb.children):
        return False
    said_of = [child for child in verb.children if child.dep_ == "acomp"] if verb.lemma_ == "be" else [verb]
    return any(is_word_of(word, "coming to nothing") for word in said_of)


def preventers(trigger: Token, light: Token | None) -> list[Token]:
    """Who kept the event from happening: whoever foiled, averted or prevented it has no part in it."""
    is_light = is_word_of(light, "preventing")
    governor = light if is_light else governor_of(light or trigger)
    if governor is None or not is_word_of(governor, "preventing"):
        return []
    return who_does(governor)


def _is_denied_report(clause: Token) -> bool:
    """Whether the clause is what a denied report says: "denied claims of shelling", "dismissed rumours that …"."""
    noun = clause.head.head if clause.dep_ == "pcomp" else clause.head
    if clause.dep_ not in {"acl", "ccomp", "pcomp"} or not is_word_of(noun, "report"):
        return False
    return noun.dep_ in {"dobj", "obj"} and is_word_of(noun.head, "denying")


def _denies_subject(child: Token) -> bool:
    """Whether the clause's subject is none: "no soldiers were killed", "not a single rioter was arrested"."""
    if child.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if _is_nobody(child):
        return True
    is_one = child.lower_ == "one" or any(word.lower_ in {"a", "single"} for word in child.lefts)
    return is_one and any(word.dep_ == "neg" for word in child.lefts)
