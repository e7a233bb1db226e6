"""Demands: what one party says that another must do: "Israel must lift the blockade," the minister said."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import is_word_of
from dateline.coding.mentions import PARTY_LABELS, PartyTest, is_nobody
from dateline.coding.speech import Voices
from dateline.knowledge.word_groups import in_group
from dateline.language import Sentence
from dateline.language.coreference import Coreference

_MODALS = frozenset({"must", "should", "ought"})
_OBLIGED = frozenset({"have", "need"})
"""Verbs that an infinitive under them makes a duty: "has to withdraw", "needs to stop"."""
_NOT_TOLD = frozenset("i we you one it there who they".split())
"""Pronouns of nobody in particular, of a thing, or of those who speak or are spoken to."""
_ASKING = frozenset("if whether unless when where why how what who which because although though".split())
"""Words that begin a clause which does not itself demand."""
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
"""What stands right before the words of somebody else."""


class Demand(msgspec.Struct, frozen=True):
    """A verb of what is to be done, the word that makes it a duty, and who is to do it."""

    verb: Token
    duty: Token
    party: Token

    def more(self) -> Iterator[Token]:
        """The other words of the demand: what makes it a duty, and further verbs of what is to be done."""
        yield self.duty
        for verb in self.verb.conjuncts:
            if verb.i > self.verb.i and verb.tag_ == "VB" and not any(c.dep_ == "nsubj" for c in verb.children):
                yield verb


def demands(sentence: Sentence, voices: Voices, references: Coreference, is_party: PartyTest) -> Iterator[Demand]:
    """The demands of a sentence: what somebody is told to have to do by another party that the article credits."""
    if sentence.text.rstrip().endswith("?"):
        return
    for verb in sentence.span:
        demand = _duty(verb, is_party)
        if demand is None:
            continue
        credits = voices.credits(verb, sentence, None)
        said = credits[-1].source if credits else None
        if said is None or said.verb is None or in_group(said.verb, "foretelling"):
            continue
        speaker = said.mention.head
        if is_party(speaker) and _are_two(speaker, demand.party, references):
            yield demand


def _are_two(speaker: Token, told: Token, references: Coreference) -> bool:
    """Whether somebody else speaks than is told; whoever a pronoun stands for has to be known."""
    if speaker.lemma_.lower() == told.lemma_.lower():
        return False
    one, other = (references.entity(head) for head in (speaker, told))
    if told.pos_ == "PRON" and other is None:
        return False
    return one is None or one is not other


def _duty(verb: Token, is_party: PartyTest) -> Demand | None:
    """The duty that the verb's clause tells of a party, whoever says so."""
    if verb.dep_ in {"ccomp", "advcl"} and (told := _told_to(verb, is_party)) is not None:
        return told
    if verb.tag_ not in {"VB", "VBP"} or verb.pos_ != "VERB" or is_word_of(verb, "no act"):
        return None
    need = _need(verb)
    found = (need, verb) if need is not None else _modal(verb)
    if found is None:
        return None
    duty, clause = found
    if clause.dep_ in {"relcl", "acl"}:
        return None
    if any(child.lower_ in _ASKING for child in clause.children if child.i < clause.i):
        return None
    for child in clause.children:
        if child.dep_ == "nsubj" and _can_be_told(child, is_party):
            return Demand(verb, duty, child)
    return None


def _told_to(verb: Token, is_party: PartyTest) -> Demand | None:
    """What somebody is told to do in so many words: "Bring our boys home," the mothers told the minister."""
    telling = verb.head
    if telling.lemma_.lower() != "tell" or verb.i > telling.i:
        return None
    if verb.i == verb.sent.start or verb.nbor(-1).text not in _QUOTES or not _is_imperative(verb):
        return None
    return next((Demand(verb, verb, c) for c in telling.children if c.dep_ == "dobj" and is_party(c)), None)


def _is_imperative(verb: Token) -> bool:
    """Whether the word opens what is said as a bare verb: the parser may take "Resign now" for an adjective."""
    is_bare = verb.tag_ in {"VB", "VBP"} or (verb.pos_ == "ADJ" and verb.lower_ == verb.lemma_.lower())
    return is_bare and not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in verb.children)


def _need(verb: Token) -> Token | None:
    """The adjective that makes a duty of what the verb's clause tells: "it is vital that both sides stop"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ != "be" or verb.tag_ not in {"VB", "VBP"}:
        return None
    if not any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children):
        return None
    if any(child.dep_ in {"aux", "neg"} for child in (*verb.children, *above.children)):
        return None
    return next((c for c in above.children if c.dep_ == "acomp" and is_word_of(c, "urgent")), None)


def _modal(verb: Token) -> tuple[Token, Token] | None:
    """The word that makes a duty of an infinitive, and the verb that has the subject: "must withdraw"."""
    if verb.tag_ != "VB":
        return None
    helpers = {child.lemma_.lower(): child for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    duty = next((helpers[name] for name in _MODALS if name in helpers), None)
    clause = verb
    if duty is None and "to" in helpers and verb.dep_ == "xcomp" and verb.head.lemma_ in _OBLIGED:
        duty = clause = verb.head
        if clause.tag_ not in {"VBZ", "VBP"}:
            return None
    if duty is None or not _OBLIGED.isdisjoint(helpers) or "be" in helpers:
        return None
    return duty, clause


def _can_be_told(head: Token, is_party: PartyTest) -> bool:
    """Whether the subject is a party in particular: not "we", "anyone", or "drivers" at large."""
    if head.lower_ in _NOT_TOLD or is_nobody(head) or not is_party(head):
        return False
    if head.ent_type_ in PARTY_LABELS or head.pos_ == "PRON":
        return True
    return any(child.dep_ in {"det", "poss", "nummod"} for child in head.children) or head.left_edge.ent_type_ != ""
