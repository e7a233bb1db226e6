"""Status: whether an event happened, is planned, is only supposed, or is said not to have happened."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from dateline.coding.arguments import is_passive, is_word_of
from dateline.coding.governors import carrier_of, clause_of, governor_of, helpers_of, verbs_above
from dateline.coding.negation import is_denied, is_negated, is_not
from dateline.knowledge.word_groups import in_group
from dateline.language.kept import kept
from dateline.records import EventType, Status

AS_PLANNED: Mapping[EventType, frozenset[EventType]] = {
    "AGREE": frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"}),
    "CONCEDE": frozenset({"CONCEDE", "RETREAT"}),
}
"""What promised or planned acts of some types are, done now by the promise (docs/record.md, after PLOVER)."""
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


def status_of(trigger: Token, light: Token | None) -> Status:
    """The status of the event that the trigger reports, by the grammar above and beside it."""
    return _status(trigger) if light is None else _status(trigger, light)


@kept
def _status(trigger: Token, light: Token | None = None) -> Status:
    clause = carrier_of(trigger, light)
    if is_negated(trigger, clause) or (clause == light and is_denied(clause)):
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
    clause = carrier_of(trigger, light)
    verbs = (clause, *verbs_above(clause))
    helpers = helpers_of(*verbs)
    if not helpers.isdisjoint(_POSSIBLY):
        return "have" not in helpers
    governor = governor_of(trigger if trigger.pos_ != "VERB" else clause)
    if is_word_of(governor, "pondering"):
        return True
    is_open = any(child.lower_ == "whether" for verb in verbs for child in verb.children if child.dep_ == "mark")
    return (is_open and is_word_of(clause.head, "pondering", "debating")) or _is_feared(trigger, clause)


def is_duty(trigger: Token) -> bool:
    """Whether the verb tells what somebody must do, which says that it was asked for: "should come clean"."""
    helpers = helpers_of(trigger)
    return not helpers.isdisjoint({"should", "must"}) and "have" not in helpers


def is_refusal(trigger: Token, light: Token | None) -> bool:
    """Whether the words say that somebody will not do it: "will not extradite", "would not hold talks"."""
    clause = light if light is not None else clause_of(trigger)
    helpers = helpers_of(clause)
    subjects = [child for child in clause.children if child.dep_ == "nsubj"]
    return is_not(clause) and bool(subjects) and not is_passive(clause) and not helpers.isdisjoint(_WILLING)


def conditions(verb: Token, words: Collection[str] = _DEPENDING) -> list[Token]:
    """The clauses right under a verb that begin with one of the words and tell on what it depends."""
    return [
        clause
        for clause in verb.children
        if clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in words for child in clause.children)
    ]


def has_exception(trigger: Token, light: Token | None) -> bool:
    """Whether it is so "unless" somebody does something: "would not attend unless they were freed"."""
    return bool(conditions(light if light is not None else clause_of(trigger), {"unless"}))


def has_condition(verb: Token) -> bool:
    """Whether the clause tells when it will be done: "unless the governor resigns", "if the camp is shelled again"."""
    return any(conditions(clause) for clause in (verb, *verbs_above(verb)))


def is_vowed(verb: Token) -> bool:
    """Whether somebody says that they will do it themselves: "said they would kill"."""
    for clause in (verb, *verbs_above(verb)):
        subjects = [child for child in clause.children if child.dep_ == "nsubj"]
        if subjects:
            is_told = clause.dep_ == "ccomp" and is_word_of(clause.head, "vowing")
            is_own = is_told and subjects[0].lower_ in THEMSELVES
            return is_own and not helpers_of(verb, clause).isdisjoint(_WILLING)
    return False


def is_announced(noun: Token) -> bool:
    """Whether it is a noun that is announced: "announced a strike" tells of one to come."""
    return noun.pos_ == "NOUN" and noun.dep_ in {"dobj", "obj", "nsubjpass"} and noun.head.lemma_ == "announce"


def is_tried(verb: Token) -> bool:
    """Whether somebody made an attempt at it: "tried to assassinate", not "will try to"."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_ not in {"try", "attempt"}:
        return False
    return above.tag_ == "VBD" or any(child.lower_ in {"had", "have", "has"} for child in above.children)


def _is_supposed(trigger: Token, clause: Token) -> bool:
    for verb in (clause, *verbs_above(clause)):
        helping = helpers_of(verb)
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
    governor = governor_of(trigger if trigger.pos_ != "VERB" else clause)
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
    for verb in (clause, *verbs_above(clause)):
        helping = helpers_of(verb)
        if helping & _COMING or (helping & _SUPPOSED and verb.dep_ in {"ccomp", "relcl"}):
            return True
        if "to" in helping and (is_coming := _is_infinitive_coming(verb)) is not None:
            return is_coming
    governors = {governor_of(clause), governor_of(trigger) if trigger.dep_ == "nsubjpass" else None}
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
