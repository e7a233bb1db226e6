"""What parts two acts of one type, whatever the clues say: other days and towns, foes, others counted, a later act."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.assembly.comparing import Told, days_agree, is_claim, keys, meet, modes_agree, parties, towns_agree
from dateline.coding.arguments import agents, is_measured, is_word_of, time_marker, under_by
from dateline.coding.chained import avenging
from dateline.coding.mentions import are_in_places_apart
from dateline.coding.tolls import MORE
from dateline.knowledge.word_groups import in_group
from dateline.records import MUTUAL, SPOKEN, Entity
from dateline.resolving import ResolvedDraft
from dateline.resolving.event_syntax import comes_later

_FORCES = frozenset({"MIL", "COP"})
_NO_FORCES = frozenset({"CVL", "OPP", "REB", "CRM", "SOC", "UAF"})
"""Sectors of those who are no soldiers or police."""


def is_another(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the words part two acts: other days or towns, others counted, foes, what was done and what was not."""
    is_undone = draft.draft.status == "negated"
    is_here = is_claim(draft) or towns_agree(draft, event)  # where somebody owns up to it tells no place of it
    is_alike = modes_agree(draft, event) or any(is_part_of(draft, member) for member in event)
    if not (days_agree(draft, event) and is_here and is_alike):
        return True
    if is_undone != (event[0].draft.status == "negated") or _are_foes(draft.actors, parties(event)[0]):
        return True
    if _is_further(draft, event) or _is_answer(draft, event) or _is_war(draft) != any(map(_is_war, event)):
        return True
    if (draft.draft.is_definite and all(map(_is_habit, event))) or _is_one_of_its_kind(draft):
        return True
    here = [member for member in event if member.draft.sentence is draft.draft.sentence]
    tests = (
        _is_clause_apart,
        _is_put_to_others,
        _is_done_by_others,
        _is_made_by_others,
        _is_consequence,
        _is_backing,
        _is_avenged,
        _is_dated_from,
    )
    return any(is_apart(draft, member) for is_apart in tests for member in here)


def is_part_of(draft: ResolvedDraft, member: ResolvedDraft) -> bool:
    """Whether a participle tells what came of an attack or how it was made: "raided a village, torching homes"."""
    verb = draft.draft.head
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    is_beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head == (member.draft.light or member.draft.head)
    has_own = any(child.dep_ in {"nsubj", "mark"} for child in verb.children)
    return draft.draft.type == "ASSAULT" and is_beside and not has_own


def _are_foes(ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Whether one side bears arms for a state, and the other does not: "police firing", "killed by rioters"."""
    sides = [{party.sector for party in side} for side in (ours, theirs)]
    return all(sides) and any(one <= _FORCES and other <= _NO_FORCES for one, other in (sides, tuple(reversed(sides))))


def _is_further(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the words count others than those counted before: "another 35 were arrested"."""
    kinds = {count.kind for member in event for count in member.draft.counts}
    words = {word.lower_ for party in draft.draft.recipients for word in party.mention.words}
    return bool(words & MORE) and any(count.kind in kinds for count in draft.draft.counts)


def _is_answer(draft: ResolvedDraft, event: Told) -> bool:
    """Whether others do it to those who did it: "killed two people before he was shot by police".

    Of both ways told of the same two, only verbs are sure: "Rebels killed five soldiers. Soldiers killed nine rebels.".
    """
    hit, hit_before = _doers_hit(draft), [is_doer for member in event for is_doer in _doers_hit(member)]
    if draft.draft.type == "ASSAULT" and hit and all(hit) and hit_before and not any(hit_before):
        return True  # "left one officer dead before police shot the attacker"
    actors, recipients = parties(event)
    is_back, is_forth = meet(keys(draft.recipients), keys(actors)), meet(keys(draft.actors), keys(recipients))
    if is_back and is_forth:
        return all(member.draft.head.pos_ == "VERB" for member in (draft, *event))
    is_own = meet(keys(draft.actors), keys(actors)) or meet(keys(draft.recipients), keys(recipients))
    return draft.draft.type not in MUTUAL and (is_back or is_forth) and bool(draft.actors) and not is_own


def _doers_hit(report: ResolvedDraft) -> list[bool]:
    """For each of those whom it was done to whether they are called by having done it themselves: "the attacker"."""
    return [is_word_of(party.mention.head, "doer") for party in report.draft.recipients]


def _is_war(draft: ResolvedDraft) -> bool:
    """Whether a report tells of a whole war, which is more than a raid told before: "the war has killed thousands"."""
    return is_word_of(draft.draft.head, "whole war")


def _is_habit(draft: ResolvedDraft) -> bool:
    """Whether the words tell of many acts: "have repeatedly attacked villages"."""
    return any(in_group(child.lower_, "habit") for child in draft.draft.head.children)


def _is_one_of_its_kind(draft: ResolvedDraft) -> bool:
    """Whether the words are for others of its kind, or for an answer: "similar attacks", "answered with tear gas"."""
    head = draft.draft.head
    if head.pos_ == "VERB" and is_word_of(head, "answering by deeds"):
        return True
    if any(in_group(child.lower_, "told apart") for child in head.children):
        return True  # "separately, gunmen shot a judge", "a separate attack"
    return head.tag_ == "NNS" and any(in_group(child.lower_, "of its kind") for child in head.lefts)


def _is_consequence(draft: ResolvedDraft, member: ResolvedDraft) -> bool:
    """Whether one brought the other about: "shot a chief, setting off clashes"."""
    for one, other in ((draft, member), (member, draft)):
        noun, told = one.draft.head, other.draft.head
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun.head
        needs_to = verb.lemma_ == "lead"  # "led to riots", but "led an attack"
        is_brought_about = noun.dep_ == ("pobj" if needs_to else "dobj") and is_word_of(verb, "sparking")
        if is_brought_about and verb != told and not verb.is_ancestor(told):
            return True
    return False


def _is_backing(draft: ResolvedDraft, member: ResolvedDraft) -> bool:
    """Whether one only tells by what others stood behind the other: "forces, backed by air strikes, took the town"."""
    nouns = (draft.draft.head, member.draft.head)
    return any(is_word_of(under_by(noun), "backing") for noun in nouns)


def _is_avenged(draft: ResolvedDraft, member: ResolvedDraft) -> bool:
    """Whether one was done for the other: "bombed the camp to avenge the death of its chief", "in revenge for"."""
    heads = (draft.draft.head, member.draft.head)
    for deed, other in (heads, heads[::-1]):
        word = avenging(deed)
        if word is not None and not (word == other or word.is_ancestor(other) or avenging(other) == word):
            return True
    return False


def _is_made_by_others(draft: ResolvedDraft, member: ResolvedDraft) -> bool:
    """Whether a participle on whom or what one was done to has a doer of its own: "passed a bill sponsored by Ruiz"."""
    for one, other in ((draft, member), (member, draft)):
        inner, outer = one.draft.head, other.draft.head
        is_within = inner.dep_ == "acl" and outer.pos_ == "VERB" and outer.is_ancestor(inner)
        if is_within and agents(inner) and other.actors and not meet(keys(one.actors), keys(other.actors)):
            return True
    return False


def _is_clause_apart(one: ResolvedDraft, other: ResolvedDraft) -> bool:
    """Whether one of two verbs is told to come later or elsewhere, or one stands in a relative clause of another day.

    "Was jailed and later went into exile", "killed two in Gao and shot three in Kidal", "which joined in 1999".
    """
    heads = (one.draft.head, other.draft.head)
    if are_in_places_apart(*heads) or any(_is_later_than(head, then) for head, then in (heads, heads[::-1])):
        return True
    return one.when != other.when and _relative(heads[0]) != _relative(heads[1])


def _is_later_than(word: Token, before: Token) -> bool:
    """Whether the word stands under a verb that is told to come later than what is told before "and"."""
    verbs = [above for above in (word, *word.ancestors) if comes_later(above)]
    return any(before.i < verb.i and not verb.is_ancestor(before) and verb != before for verb in verbs)


def _is_dated_from(one: ResolvedDraft, other: ResolvedDraft) -> bool:
    """Whether one of two is what the other's time counts from: "the first talks since they agreed on a truce".

    "Eleven were hurt after gunmen opened fire" is one attack; "a day after gunmen opened fire" is not, nor is what is
    said or agreed after other words.
    """
    heads = (one.draft.head, other.draft.head)
    markers = [time_marker(word, then) for word, then in (heads, heads[::-1])]
    is_of_words = one.draft.type in MUTUAL | SPOKEN
    return any(
        marker is not None and (is_of_words or marker.lower_ == "since" or is_measured(marker)) for marker in markers
    )


def _is_done_by_others(one: ResolvedDraft, other: ResolvedDraft) -> bool:
    """Whether two joined verbs have subjects of their own that are not one: "a church gave food, and a school beds"."""
    heads = (one.draft.head, other.draft.head)
    if one.draft.type in MUTUAL or heads[0] not in heads[1].conjuncts:
        return False
    subjects = [[child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}] for head in heads]
    have_own = all(any(subject.pos_ in {"NOUN", "PROPN"} for subject in each) for each in subjects)
    return have_own and bool(one.actors and other.actors) and not meet(keys(one.actors), keys(other.actors))


def _relative(word: Token) -> int | None:
    """The verb of the relative clause that a word stands in, or None."""
    return next((above.i for above in (word, *word.ancestors) if above.dep_ == "relcl"), None)


def _is_put_to_others(one: ResolvedDraft, other: ResolvedDraft) -> bool:
    """Whether two joined verbs of words have objects of their own: "urged Chad to wait and asked Mali to act"."""
    heads = (one.draft.head, other.draft.head)
    if one.draft.type not in SPOKEN or heads[0] not in heads[1].conjuncts or heads[0].pos_ != "VERB":
        return False
    theirs = [{party.mention.head for party in each.draft.recipients} for each in (one, other)]
    below = [any(head.is_ancestor(word) for word in side) for head, side in zip(heads, theirs, strict=True)]
    return all(below) and theirs[0].isdisjoint(theirs[1]) and not meet(keys(one.recipients), keys(other.recipients))
