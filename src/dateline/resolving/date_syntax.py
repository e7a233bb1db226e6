"""How an event's trigger and the words of a date stand to each other in the parse of a sentence."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.language import locate
from dateline.records import When
from dateline.resolving.event_syntax import root_of, trigger_of, triggers_of

SAYING = frozenset({"say", "tell", "report", "announce", "add", "state", "write", "hear", "confirm", "claim"})
"""Verbs of saying, whose day is that of the words and not of what they tell."""
_CLAUSES = frozenset({"relcl", "acl"})
"""Clauses that describe somebody or something."""
_OTHERS = frozenset({"relcl", "advcl", "ccomp", "conj", "acl"})
"""How a verb hangs on another event's."""
_SET_OFF = frozenset({",", "—", "–", "--", "("})
"""What sets off a clause that only adds something."""
_AUXILIARIES = {"had": "had", "'d": "had", "’d": "had", "has": "has", "have": "has", "'ve": "has", "’ve": "has",
                "will": "will", "would": "would", "could": "would", "may": "would", "might": "would",
                "should": "would", "must": "would"}  # fmt: skip


def clause_of(token: Token) -> Token | None:
    """The verb of the relative clause that a word stands in."""
    return next((word for word in (token, *token.ancestors) if word.dep_ in _CLAUSES), None)


def is_by_network(draft: Draft, when: When) -> bool:
    """Whether the network says that the date's words tell when."""
    if draft.when is None:
        return False
    return any(when.start <= locate(token).start < when.end for token in draft.when.subtree)


def is_told_of(when: When, draft: Draft) -> bool:
    """Whether the event stands in a clause about the date: "in 1996, when it joined"."""
    clause = clause_of(trigger_of(draft))
    return clause is not None and clause.head in draft.sentence.words_between(when.start, when.end)


def is_of_another_clause(draft: Draft, when: When) -> bool:
    """Whether the date stands in a clause that tells of something else: "the army, which took power in 2021, …".

    A parser hangs the last words of a sentence on the clause before them too often: after the trigger only clauses
    that a comma sets off are believed, and not against the network.
    """
    root = root_of(draft, when)
    clause = None if root is None else clause_of(root)
    if clause is None or (root is not None and root.is_ancestor(draft.head)):
        return False
    trigger = trigger_of(draft)
    if clause in (trigger, draft.head) or clause.is_ancestor(trigger) or clause.is_ancestor(draft.head):
        return False
    words = list(clause.subtree)
    is_set_off = words[0].i > 0 and words[0].nbor(-1).text in _SET_OFF
    if words[-1].i < trigger.i:
        return is_set_off or clause.dep_ == "relcl"
    return is_set_off and clause.dep_ == "relcl" and not is_by_network(draft, when)


def steps_to(draft: Draft, root: Token | None) -> int | None:
    """Steps up from the date to the trigger's clause; None when the date hangs in a clause of another event."""
    if root is None:
        return None
    clause = {*triggers_of(draft), *_carriers(draft.head)}
    for steps, token in enumerate((root, *root.ancestors)):
        if token in clause:
            return steps
        if token.pos_ == "VERB" and token.dep_ in _OTHERS:
            return None
    return None


def _carriers(head: Token) -> list[Token]:
    """Words above the trigger that carry its time: for nouns the clause's verb, for infinitives the verb above."""
    carriers = []
    current = head
    for _ in range(3):
        above = current.head
        if above == current:
            break
        nominal = current.pos_ in {"NOUN", "PROPN", "ADP"} and current.dep_ not in {"conj"}
        controlled = current.dep_ in {"xcomp", "conj", "prep", "pcomp"}
        if not (nominal or controlled):
            break
        carriers.append(above)
        current = above
    return carriers


def is_main_clause(draft: Draft) -> bool:
    """Whether the trigger stands in the sentence's main clause, or in what its main verb says."""
    token = trigger_of(draft)
    return all(word.dep_ not in {"relcl", "acl", "advcl"} for word in (token, *token.ancestors))


def is_aside(draft: Draft, when: When) -> bool:
    """Whether the date stands in a clause that only describes somebody or something of the sentence."""
    heads = draft.sentence.words_between(when.start, when.end)
    return any(word.dep_ in {"relcl", "acl", "advcl"} for token in heads for word in token.ancestors)


def clause_verb(draft: Draft) -> Token:
    """The verb whose form tells the time of the event."""
    token = trigger_of(draft)
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def tense_of(verb: Token) -> str:
    """How the clause tells its time: by auxiliary, else by the form of the verb."""
    helpers = [
        _AUXILIARIES[c.lower_] for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _AUXILIARIES
    ]
    if helpers:
        return helpers[0]
    if verb.pos_ not in {"VERB", "AUX"}:
        return "no verb"
    return verb.tag_
