"""Words that name an act only to tell what another event is about: what is threatened, and what is brought to an end.

"Threatened to shell the town" is no shelling, and who "lifted the curfew" imposed none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from dateline.coding.arguments import is_passive, is_word_of
from dateline.coding.status import THEMSELVES, conditions
from dateline.knowledge.word_groups import word_group
from dateline.language import Sentence
from dateline.records import EventType

_OFF = frozenset({"call", "break"})
"""Verbs that are such with "off"."""
_BY_WHICH = frozenset({"with", "of"})
"""Prepositions after a threat that lead to what is threatened."""
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_CONDITIONS = frozenset({"if", "unless", "until"})
_ALLEGING = frozenset({"of", "with", "for"})
"""Prepositions after an accusation that lead to what is alleged; of nouns after "for" somebody may really be guilty."""


def threatened(threat: Token) -> Iterator[Token]:
    """What a verb of threatening threatens with: its infinitive, its clause, its object.

    A clause about what somebody else does is left out: "warned that the rebels would attack".
    """
    for child in (*threat.children, *_hung_on_object(threat)):
        is_clause = child.dep_ in {"xcomp", "ccomp", "acl", "relcl"} and child.i > threat.i and _is_own(child)
        if is_clause or (child.dep_ in {"dobj", "obj"} and child.pos_ == "NOUN"):
            yield from _joined(child)
        elif child.dep_ == "prep" and child.lower_ in _BY_WHICH:
            for item in child.children:
                if item.dep_ in {"pobj", "pcomp"}:
                    yield from _joined(item)


def _hung_on_object(verb: Token) -> Iterator[Token]:
    """That-clauses that the parser takes for the object's: "warned bloggers that they would be jailed"."""
    for item in verb.children:
        if item.dep_ in {"dobj", "obj", "dative"}:
            for clause in item.children:
                is_told = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
                if clause.dep_ in {"acl", "relcl"} and is_told:
                    yield clause


def offered(threat: Token) -> Iterator[Token]:
    """What an ultimatum leaves to do: "gave them two days to leave or face an attack"."""
    for child in threat.children:
        if child.ent_type_ in {"DATE", "TIME"}:
            for clause in (*child.children, *threat.children):
                if clause.dep_ in {"acl", "relcl", "xcomp", "advcl"} and clause.tag_ == "VB":
                    yield from (word for verb in _joined(clause) for word in (verb, *verb.children))


def ended(verb: Token) -> Iterator[Token]:
    """What a verb of ending, or one that has such an infinitive, brings to an end: "declined to end the curfew".

    Without an object it is the subject: "the shelling stopped".
    """
    for word in (verb, *(child for child in verb.children if child.dep_ == "xcomp")):
        is_off = word.lemma_ in _OFF and any(c.dep_ == "prt" and c.lower_ == "off" for c in word.children)
        if is_word_of(word, "ending") or is_off:
            has_object = any(child.dep_ in {"dobj", "obj", "xcomp"} for child in word.children)
            dep = {"nsubjpass"} if is_passive(word) else {"dobj", "obj", "xcomp"} if has_object else {"nsubj"}
            goes_on = any(child.dep_ == "neg" for child in word.children)  # "did not stop shelling"
            for child in word.children:
                if child.dep_ in dep and (child.pos_ == "NOUN" or (child.tag_ == "VBG" and not goes_on)):
                    for over in _joined(child):
                        yield over
                        yield from _imposed(over)


def _imposed(noun: Token) -> Iterator[Token]:
    """The verb that tells whence the noun is: "the curfew imposed after the clashes", "that he had ordered"."""
    for clause in noun.children:
        if clause.dep_ in {"acl", "relcl"} and is_word_of(clause, "imposing"):
            yield clause


def refused(verb: Token) -> Iterator[Token]:
    """What a verb of refusing says will not be done: "ruled out sending troops", "balked at sending troops"."""
    balked = [item for child in verb.children if child.lower_ == "at" for item in child.children]
    for child in (*verb.children, *balked):
        if child.dep_ in {"xcomp", "pcomp"} and child.i > verb.i and child.tag_ in {"VB", "VBG"}:
            yield from _joined(child)


def left(verb: Token) -> Iterator[Token]:
    """What a verb of letting go sets somebody free from: "released from custody"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "from":
            yield from (item for item in child.children if item.dep_ == "pobj")


def asked(request: Token) -> Iterator[Token]:
    """What a demand asks for: "called for an inquiry", "demanded that the army cancel the drill"."""
    for child in request.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > request.i and child.tag_ == "VB":
            yield from _joined(child)
            if child.lemma_ == "see":  # "would like to see the army leave"
                yield from asked(child)
        if child.dep_ == "prep" and child.lower_ == "for":
            for item in child.children:
                if item.dep_ == "pobj" and item.pos_ == "NOUN":
                    yield from _joined(item)


def chanted(sentence: Sentence) -> Iterator[Token]:
    """What a crowd chants that others should do, which is its demand: "chanted "Free our sons!""."""
    if word_group("chanting").keys().isdisjoint(sentence.lemmas):
        return
    for verb in sentence.span:
        if is_word_of(verb, "chanting"):
            for child in verb.children:
                is_quoted = child.i > verb.i and child.left_edge.nbor(-1).text in _QUOTES
                if is_quoted and child.dep_ in {"xcomp", "ccomp", "dobj"} and not _has_subject(child):
                    yield from (word for word in _joined(child) if word.tag_ in {"VB", "VBP", "JJ", "NN", "NNP"})


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def agreed(promise: Token) -> Iterator[Token]:
    """What somebody agrees to do: "agreed to share intelligence"."""
    for child in promise.children:
        if child.dep_ == "xcomp" and child.i > promise.i and child.tag_ == "VB":
            yield from _joined(child)


def signed(verb: Token) -> Iterator[Token]:
    """The pact that somebody signs, which is no agreement beside that: "ratified their agreements with Chad"."""
    if is_word_of(verb, "signing", "ratifying"):
        for child in verb.children:
            if child.dep_ in {"dobj", "obj", "nsubjpass"} and is_word_of(child, "pact"):
                yield from _joined(child)


def depended_on(verb: Token) -> Iterator[Token]:
    """What a threat or refusal depends on: "will not free them unless the army leaves"."""
    for clause in (verb, *(child for child in verb.children if child.dep_ in {"xcomp", "ccomp"})):
        for condition in conditions(clause, _CONDITIONS):
            yield from _joined(condition)


def alleged(charge: Token) -> Iterator[Token]:
    """What somebody is accused of: "accused of killing", "charged with murder", "blamed for letting him go".

    So it is with what denies it: "accused it of arming rebels, which it rejected".
    """
    for child in charge.children:
        if child.dep_ == "prep" and child.lower_ in _ALLEGING:
            for item in child.children:
                if item.dep_ == "pcomp" or (item.dep_ == "pobj" and child.lower_ != "for"):
                    yield from _joined(item)
                    yield from (clause for clause in item.subtree if _is_denial(clause))


def only_denies(verb: Token) -> bool:
    """Whether the verb only tells that somebody denies what was said before: "says it sank a boat, which it denies"."""
    return verb.lemma_ == "deny" and verb.tag_ in {"VBZ", "VBP"} and _is_denial(verb)


def _is_denial(clause: Token) -> bool:
    is_clause = clause.dep_ == "relcl" and is_word_of(clause, "disowning", "denying")
    return is_clause and any(child.lower_ == "which" and child.dep_ == "dobj" for child in clause.children)


def only_tells(verb: Token, kind: EventType | None, found: Mapping[int, EventType | None]) -> bool:
    """Whether the verb only says what its clause tells as an event of the same type: "told him it would not sign".

    `found` has the types of the sentence's events by the places of their words.
    """
    if kind is None or not is_word_of(verb, "only saying"):
        return False
    return any(child.dep_ == "ccomp" and found.get(child.i) == kind for child in verb.children)


def _joined(word: Token) -> Iterator[Token]:
    yield word
    yield from (other for other in word.conjuncts if other.i > word.i)


def _is_own(clause: Token) -> bool:
    """Whether the clause tells what the speaker would do, or what would be done by nobody else."""
    subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
    own = any(word.lower_ in {"its", "his", "her", "their", "our", "my"} for s in subjects for word in s.subtree)
    return not subjects or is_passive(clause) or own or any(subject.lower_ in THEMSELVES for subject in subjects)
