"""Status: whether an event happened, is planned, is only supposed, or is said not to have happened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Token

from dateline.coding.arguments import TIME_AND_MANNER, is_passive, is_word_of, who_does
from dateline.knowledge.word_groups import in_group
from dateline.language.kept import kept
from dateline.records import EventType, Status

AS_PLANNED: Mapping[EventType, frozenset[EventType]] = {
    "AGREE": frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"}),
    "CONCEDE": frozenset({"CONCEDE", "RETREAT"}),
}
"""What promised or planned acts of some types are, done now by the promise (docs/record.md, after PLOVER)."""
_NEGATIONS = frozenset("no not n't n’t never neither nor without hardly".split())
_NOBODY = frozenset({"no", "none", "neither", "nobody"})
_NEGATING = ("preventing", "ceasing", "not doing")
"""Groups of words above what was not done."""
THEMSELVES = frozenset("it they he she we i".split())
"""Subjects of a clause that may be whoever says it."""
_DEPENDING = frozenset({"if", "unless"})
"""Words that begin what something depends on."""
_SUPPOSING = _DEPENDING | {"whether"}
_SUPPOSED = frozenset(["would", "could", "might", "may", "should"])
_POSSIBLY = frozenset({"could", "might", "may"})
"""Of these, those that tell what may come about, rather than what depends on something or ought to be."""
_POLITE = frozenset({"like", "love"})
_POLITELY = frozenset({"would", "should", "'d", "’d"})
"""Helpers of verbs by which somebody politely says what they want or do: "would like to thank the nurses"."""
_ABLE = "can"
"""Supposes only the act that it stands with: "can be seen beating them" tells what was done."""
_COMING = frozenset(["will", "shall", "wo", "'ll", "’ll"])
_WILLING = frozenset(["will", "wo", "would", "'ll", "’ll"])
_ASIDE = TIME_AND_MANNER - {"in", "on"}
"""Prepositions whose gerund is no complement of the verb above: "quit after accusing", but "planned on attacking"."""


def status_of(trigger: Token, light: Token | None) -> Status:
    """The status of the event that the trigger reports, by the grammar above and beside it."""
    return _status(trigger) if light is None else _status(trigger, light)


@kept
def _status(trigger: Token, light: Token | None = None) -> Status:
    clause = _carrier(trigger, light)
    if _is_negated(trigger, clause) or (clause == light and _is_denied(clause)):
        return "negated"
    if _is_supposed(trigger, clause):
        return "hypothetical"
    if _is_coming(trigger, clause):
        return "future"
    return "actual"


def is_possible(trigger: Token, light: Token | None) -> bool:
    """Whether it may still come about: "could send troops", "is considering a ban", "a risk of war".

    Not what only depends on something, is asked for, or would have been.
    """
    if status_of(trigger, light) != "hypothetical":
        return False
    clause = _carrier(trigger, light)
    verbs = (clause, *_above(clause))
    helpers = _helpers(*verbs)
    if not helpers.isdisjoint(_POSSIBLY):
        return "have" not in helpers
    governor = _governor(trigger if trigger.pos_ != "VERB" else clause)
    if is_word_of(governor, "pondering"):
        return True
    is_open = any(child.lower_ == "whether" for verb in verbs for child in verb.children if child.dep_ == "mark")
    return (is_open and is_word_of(clause.head, "pondering", "debating")) or _is_feared(trigger, clause)


def is_duty(trigger: Token) -> bool:
    """Whether the verb tells what somebody must do, which says that it was asked for: "should come clean"."""
    helpers = _helpers(trigger)
    return not helpers.isdisjoint({"should", "must"}) and "have" not in helpers


def is_refusal(trigger: Token, light: Token | None) -> bool:
    """Whether the words say that somebody will not do it: "will not extradite", "would not hold talks"."""
    clause = light if light is not None else _clause(trigger)
    helpers = _helpers(clause)
    is_negated = any(child.dep_ == "neg" and child.lower_ in _NEGATIONS for child in clause.children)
    subjects = [child for child in clause.children if child.dep_ == "nsubj"]
    return is_negated and bool(subjects) and not is_passive(clause) and not helpers.isdisjoint(_WILLING)


def conditions(verb: Token, words: Collection[str] = _DEPENDING) -> list[Token]:
    """The clauses right under a verb that begin with one of the words and tell on what it depends."""
    return [
        clause
        for clause in verb.children
        if clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in words for child in clause.children)
    ]


def has_exception(trigger: Token, light: Token | None) -> bool:
    """Whether it is so "unless" somebody does something: "would not attend unless they were freed"."""
    return bool(conditions(light if light is not None else _clause(trigger), {"unless"}))


def has_condition(verb: Token) -> bool:
    """Whether the clause tells when it will be done: "unless the governor resigns", "if the camp is shelled again"."""
    return any(conditions(clause) for clause in (verb, *_above(verb)))


def is_vowed(verb: Token) -> bool:
    """Whether somebody says that they will do it themselves: "said they would kill"."""
    for clause in (verb, *_above(verb)):
        subjects = [child for child in clause.children if child.dep_ == "nsubj"]
        if subjects:
            is_told = clause.dep_ == "ccomp" and is_word_of(clause.head, "vowing")
            is_own = is_told and subjects[0].lower_ in THEMSELVES
            return is_own and not _helpers(verb, clause).isdisjoint(_WILLING)
    return False


def _carrier(trigger: Token, light: Token | None) -> Token:
    """The verb that carries the trigger's modality: the light verb, but not one that only tells of what is there."""
    return _clause(trigger) if light is None or is_word_of(light, "presupposing") else light


def _clause(trigger: Token) -> Token:
    """The same where there is no light verb: itself, or for a noun the verb it is subject or object of."""
    if trigger.pos_ == "VERB":
        return trigger
    if trigger.dep_ in {"dobj", "obj", "nsubjpass", "nsubj"} and trigger.head.pos_ in {"VERB", "AUX"}:
        is_there = trigger.dep_ != "nsubj" and is_word_of(trigger.head, "presupposing")
        return trigger if is_there else trigger.head
    return trigger


def _is_negated(trigger: Token, clause: Token) -> bool:
    if any(child.lower_ in _NEGATIONS for child in trigger.children if child.dep_ in {"neg", "det", "preconj"}):
        return True
    undoes = clause != trigger and is_word_of(clause, *_NEGATING)
    if not undoes and any(child.dep_ == "neg" and child.lower_ in _NEGATIONS for child in clause.children):
        return True
    if any(_denies_subject(child) for child in clause.children):
        return True
    if _is_denied_report(clause) or _is_undone(trigger):
        return True
    if _is_beyond(clause) or _is_stopped_before(clause):
        return True
    governor = _governor(trigger if trigger.pos_ != "VERB" else clause)
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


def _is_denied(clause: Token) -> bool:
    """Whether somebody says that the clause is not so: "denied it had carried out the attack"."""
    above = _governor(clause) if clause.dep_ in {"ccomp", "xcomp"} else None
    return above is not None and is_word_of(above, "denying") and not _is_undenied(above)


def _is_beyond(verb: Token) -> bool:
    """Whether it is what somebody came too late, or was too weak, to do: "arrived too late to help them"."""
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "advcl", "acl"}:
        return False
    above = (verb.head, *verb.head.children)
    words = [word for word in above if word.pos_ in {"ADJ", "ADV"} and word.i < verb.i]
    return any(child.lower_ == "too" and child.i < word.i for word in words for child in word.children)


def _is_stopped_before(verb: Token) -> bool:
    """Whether somebody came near it and did not do it: "stopped short of expelling them"."""
    return verb.dep_ == "pcomp" and [word.lower_ for word in verb.doc[max(0, verb.i - 2) : verb.i]] == ["short", "of"]


def is_beside_negated(trigger: Token) -> bool:
    """Whether only the clause that "and" or "but" joins to the event's is negated: "nobody owned up, but it struck"."""
    verb = next((word for word in (trigger, *trigger.ancestors) if word.pos_ in {"VERB", "AUX"}), trigger)
    joined = [other for other in verb.conjuncts if _has_subject(other)]
    if not joined or not _has_subject(verb):
        return False
    theirs = {word for other in joined if verb.is_ancestor(other) for word in other.subtree}
    own = [word for word in verb.subtree if word not in theirs]
    if any(word.lower_ in _NEGATIONS or word.lower_ in _NOBODY for word in own):
        return False
    return any(child.dep_ == "neg" or _denies_subject(child) for other in joined for child in other.children)


def _helpers(*verbs: Token) -> set[str]:
    """The auxiliaries of the verbs, "to" among them."""
    return {child.lower_ for verb in verbs for child in verb.children if child.dep_ == "aux"}


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def is_turned_down(noun: Token) -> bool:
    """Whether the noun is what was said and is now denied or declined; "denied the accusation" tells of one made."""
    governor = _governor(noun) if noun.pos_ == "NOUN" and is_word_of(noun, "report", "said") else None
    return is_word_of(governor, "turning down")


def went_on(trigger: Token) -> bool:
    """Whether the words tell that the act did not end, or was not kept from happening: "did not stop shelling"."""
    governor = _governor(trigger)
    is_bare = trigger.dep_ == "xcomp" and trigger.tag_ != "VBG"  # "did not stop to attack"
    is_over = is_word_of(governor, "ceasing", "preventing") and not is_bare
    return governor is not None and is_over and _is_undenied(governor)


def is_announced(noun: Token) -> bool:
    """Whether it is a noun that is announced: "announced a strike" tells of one to come."""
    return noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "obj", "nsubjpass"} and noun.head.lemma_ == "announce"


def is_tried(verb: Token) -> bool:
    """Whether somebody made an attempt at it: "tried to assassinate", not "will try to"."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_ not in {"try", "attempt"}:
        return False
    return above.tag_ == "VBD" or any(child.lower_ in {"had", "have", "has"} for child in above.children)


def _is_only_asked(governor: Token) -> bool:
    """Whether somebody is only asked to make an end of it, which was going on: "urged them to stop the attacks"."""
    is_told = governor.tag_ == "VB" and governor.dep_ in {"xcomp", "ccomp", "advcl"}
    return is_told and is_word_of(governor, "ceasing") and is_word_of(governor.head, "asking", "telling to")


def _is_undenied(governor: Token) -> bool:
    """Whether the governing verb is negated itself, or failed: "did not stop", "failed to prevent"."""
    if any(child.dep_ == "neg" for child in governor.children):
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


def _is_undone(noun: Token) -> bool:
    """Whether the noun's own words tell that it did not come about: "a foiled attack", "the coup attempt failed"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    above = noun.head if noun.dep_ == "compound" and is_word_of(noun.head, "attempt") else noun
    for word in (noun, above):
        if any(in_group(child.lower_, "prevented") for child in word.children if child.dep_ == "amod"):
            return True
    fails = above.dep_ == "nsubj" and above.head.lemma_ == "fail" and is_word_of(above, "attempt")
    return fails and not any(child.dep_ in {"neg", "xcomp", "dobj"} for child in above.head.children)


def preventers(trigger: Token, light: Token | None) -> list[Token]:
    """Who kept the event from happening: whoever foiled, averted or prevented it has no part in it."""
    is_light = is_word_of(light, "preventing")
    governor = light if is_light else _governor(light or trigger)
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
    if any(word.lower_ in _NOBODY for word in (child, *child.children)):
        return True
    is_one = child.lower_ == "one" or any(word.lower_ in {"a", "single"} for word in child.lefts)
    return is_one and any(word.dep_ == "neg" for word in child.lefts)


def _is_supposed(trigger: Token, clause: Token) -> bool:
    for verb in (clause, *_above(clause)):
        helping = _helpers(verb)
        if verb.lemma_ in _POLITE and helping <= _POLITELY:
            continue  # "would like to thank the nurses"
        if _ABLE in helping and verb == clause:
            return True
        if "could" in helping and is_word_of(verb, "perceiving"):
            continue  # "shelling could be heard"
        if {"would", "have"} <= helping:
            return True  # "would have been killed": what did not come about
        if not _SUPPOSED.isdisjoint(helping):
            # "said it would attack" is a plan told of in the past, "would be an attack" a supposition
            if verb.dep_ in {"ccomp", "relcl"} and any(child.lower_ == "would" for child in verb.children):
                continue
            return True
        if any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in verb.children):
            return True
        if _is_inverted(verb):
            return True
    if _is_feared(trigger, clause):
        return True
    if trigger.head.dep_ == "prep" and trigger.head.head.lower_ == "event" and trigger.head.head.head.lower_ == "in":
        return True  # "in the event of a strike"
    governor = _governor(trigger if trigger.pos_ != "VERB" else clause)
    if is_word_of(governor, "pondering"):
        return True
    return trigger.pos_ == "NOUN" and _is_asked_for(trigger)


def _is_feared(trigger: Token, clause: Token) -> bool:
    """Whether it stands behind a noun for what may come about: "a risk of war", "the threat that they will attack"."""
    if trigger.head.dep_ == "prep" and is_word_of(trigger.head.head, "supposition"):
        return True
    return clause.dep_ == "acl" and clause.tag_ != "VBN" and is_word_of(clause.head, "supposition")


def _is_asked_for(noun: Token) -> bool:
    """Whether the noun is what somebody wants to happen: "called for a ban and the arrest of the leaders"."""
    if noun.dep_ == "conj":
        return noun.head.pos_ == "NOUN" and _is_asked_for(noun.head)
    if noun.dep_ in {"dobj", "obj"}:
        return noun.head.lemma_.lower() in {"demand", "request"}
    above = noun.head
    return noun.dep_ == "pobj" and above.lower_ == "for" and is_word_of(above.head, "asking")


def _is_inverted(verb: Token) -> bool:
    """Whether a condition is told by turning subject and auxiliary: "Had France withdrawn, Mali would have fallen"."""
    if verb.head.lower_ == "were" and any(child.lower_ == "to" for child in verb.children):
        return _opens_clause(verb.head) and not _is_question(verb)
    if verb.dep_ not in {"advcl", "ccomp"}:
        return False
    turned = [child for child in verb.children if child.dep_ == "aux" and child.lower_ in {"had", "should", "were"}]
    if not turned:
        return False
    subject = next((child.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), 0)
    return turned[0].i < subject < verb.i and _opens_clause(turned[0]) and not _is_question(verb)


def _is_question(word: Token) -> bool:
    return word.sent.text.rstrip().endswith("?")


def _opens_clause(word: Token) -> bool:
    """Whether the word stands first in its sentence or clause."""
    before = word.nbor(-1) if word.i > word.sent.start else None
    return before is None or before.is_punct or before.dep_ == "cc" or word.i == before.head.i + 1


def _is_coming(trigger: Token, clause: Token) -> bool:
    if any(in_group(child.lower_, "planned") for child in trigger.children if child.dep_ == "amod"):
        return True
    if clause.tag_ in {"VBP", "VBZ"} and any(_is_ahead(child) for child in clause.children):
        return True  # "ministers meet in Oslo next week"
    for verb in (clause, *_above(clause)):
        helping = _helpers(verb)
        if helping & _COMING or (helping & _SUPPOSED and verb.dep_ in {"ccomp", "relcl"}):
            return True
        if "to" in helping and (is_coming := _is_infinitive_coming(verb)) is not None:
            return is_coming
    governors = {_governor(clause), _governor(trigger) if trigger.dep_ == "nsubjpass" else None}
    return any(is_word_of(governor, "planning") for governor in governors)


def _is_infinitive_coming(verb: Token) -> bool | None:
    """Whether the words around an infinitive say that it is still to come; None where they say nothing of it."""
    if verb.left_edge.i and verb.left_edge.nbor(-1).lower_ == "about":
        return True  # "is about to attack"
    if verb.dep_ == "ROOT":
        return True  # headline: "Russia, Mali to sign a pact"
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return verb.lemma_ != "blame"  # "is to blame" tells of now
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "go":
        return verb.head.tag_ == "VBG"
    return None


def _is_ahead(words: Token) -> bool:
    """Whether the words beside a verb tell a day to come; "next to the palace" is a place."""
    is_time = words.dep_ in {"npadvmod", "advmod"} and not any(child.lower_ == "to" for child in words.children)
    return is_time and any(word.lower_ in {"next", "tomorrow"} for word in (words, *words.lefts))


def _governor(word: Token) -> Token | None:
    """The verb, adjective or noun whose complement the word is: "plans to attack", "a plan to attack", "denied it"."""
    if word.dep_ == "nsubjpass" and word.pos_ != "VERB" and word.head.pos_ == "VERB":
        return word.head
    if word.dep_ in {"xcomp", "ccomp", "acl", "dobj", "obj"} and word.head.pos_ in {"VERB", "ADJ", "NOUN"}:
        if word.dep_ == "acl" and word.tag_ != "VB":
            return None
        return word.head
    if word.dep_ == "pcomp" and word.head.head.pos_ == "VERB" and word.head.lower_ not in _ASIDE:
        return word.head.head
    if word.dep_ == "conj" and word.head.pos_ == word.pos_:
        return _governor(word.head)
    return None


def _above(verb: Token) -> Iterator[Token]:
    """Verbs whose modality passes down to this one: those it is coordinated with or an infinitive of."""
    current = verb
    for _ in range(4):
        if (current.dep_ == "conj" and not _has_subject(current) and current.head.pos_ in {"VERB", "AUX"}) or (
            current.dep_ == "xcomp" and current.head.pos_ in {"VERB", "AUX", "ADJ"}
        ):
            current = current.head
        else:
            return
        yield current
