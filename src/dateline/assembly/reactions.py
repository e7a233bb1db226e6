"""To whom a reaction is that only names a deed: "condemned the raid" is aimed at whoever raided, as told before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TypeAlias

from spacy.tokens import Token

from dateline.assembly.comparing import keys
from dateline.coding.arguments import is_passive, surface_subjects
from dateline.coding.mentions import PARTY_LABELS, is_definite
from dateline.knowledge.deed_nouns import Types, deed_nouns
from dateline.knowledge.word_groups import in_group
from dateline.records import EVENT_TYPES, Entity, EventType
from dateline.resolving import ResolvedDraft

_REACTING: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE", "AGREE", "PROTEST"})
"""Types that answer a deed of somebody's."""
_AT = frozenset("against at over about with by of on for".split())
"""Prepositions of what somebody is angry or glad at."""
_AGREEING: frozenset[EventType] = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
"""Types that "the deal" may be for."""
_DEALING: frozenset[EventType] = frozenset({"AGREE", "SUPPORT"})
"""Types that tell of a deal being made or signed."""
_ASKING: frozenset[EventType] = frozenset({"REQUEST", "THREATEN"})
"""Types that a bare refusal answers."""
_REFUSED = frozenset({"dobj", "obj", "xcomp", "ccomp", "prep", "prt", "dative"})
"""Relations of what tells to a verb of refusing whom or what it refuses."""
_STEM = 5
"""Letters that a verb and the noun of it share: deport, deportation."""
_NEAR = 3
"""Sentences before the last fitting report in which one by the same word is meant instead."""
_MOST = 200
"""Reports before a reaction that are looked at: the time stays linear in the article's length."""
_Report: TypeAlias = tuple[tuple[int, int], int, ResolvedDraft]
"""Where a report stands, the number of its event, and the report."""


class Reactions:
    """The reports of an article's events in the order of the text, and whose deed each event answers.

    Args:
        groups: the reports of each event.
    """

    def __init__(self, groups: Sequence[Sequence[ResolvedDraft]]) -> None:
        self._groups = groups
        self._numbers = {
            (id(member.draft.head.doc), member.draft.head.i): number
            for number, group in enumerate(groups)
            for member in group
        }
        """Of the event that each trigger reports."""
        told: defaultdict[str, list[_Report]] = defaultdict(list)
        for number, group in enumerate(groups):
            for member in group:
                if member.actors:
                    told[member.draft.sentence.zone].append((_order(member), number, member))
        self._told = {zone: sorted(reports, key=itemgetter(0)) for zone, reports in told.items()}

    def answered(self, number: int) -> tuple[Entity, ...]:
        """Who did the deed that the event of that number answers, else nobody.

        By the event that the deed's noun reports itself, else by the last report of it before.
        """
        group = self._groups[number]
        if group[0].draft.type not in _REACTING:
            return ()
        own = {key for member in group for key in keys(member.actors)}
        for member in group:
            for noun in _nouns(member.draft.head):
                if member.draft.type == "AGREE" and not in_group(noun.lemma_.lower(), "asked"):
                    continue
                doers = self._doers(noun, number)
                if doers and own.isdisjoint(keys(doers)):
                    return doers
                if not is_definite(noun) or _is_told(noun):
                    continue
                meant = [
                    other
                    for other in self._before(number, member)
                    if _is_meant(noun, other)
                    and own.isdisjoint(keys(other.actors))
                    # whom a rally against a deal is aimed at, of those who made it, its noun does not tell
                    and not (member.draft.type == "PROTEST" and other.draft.type in _AGREEING)
                ]
                if meant:
                    last = meant[0].draft.sentence.number
                    near = [other for other in meant if last - other.draft.sentence.number <= _NEAR]
                    return next((other for other in near if _is_of_word(noun, other)), meant[0]).actors
            if asked := self._asked_before(number, member):
                return asked
        return ()

    def _asked_before(self, number: int, member: ResolvedDraft) -> tuple[Entity, ...]:
        """Who asked or threatened a state just before that only "refused"; nobody where more is told of the refusal."""
        verb = member.draft.head
        tells_more = any(child.dep_ in _REFUSED or child.dep_ == "neg" for child in verb.children)
        if member.draft.type != "REJECT" or verb.pos_ != "VERB" or is_passive(verb) or tells_more:
            return ()
        own = {entity.country for entity in member.actors}
        for _, other in zip(range(_MOST), self._before(number, member), strict=False):
            if member.draft.sentence.number - other.draft.sentence.number > _NEAR:
                break
            if other.draft.type in _ASKING and own & {entity.country for entity in other.recipients} - {None}:
                return other.actors
        return ()

    def _doers(self, noun: Token, number: int) -> tuple[Entity, ...]:
        """Who acts in the other event that the noun itself reports, told by any report of it."""
        told = self._numbers.get((id(noun.doc), noun.i), number)
        if told == number or self._groups[told][0].draft.type in _AGREEING:
            return ()
        return next((member.actors for member in self._groups[told] if member.actors), ())

    def dealt(self, number: int) -> tuple[Entity, ...]:
        """Who made the deal of that event, as those who talked shortly before: "An agreement was reached at dawn"."""
        for member in self._groups[number]:
            if member.draft.type not in _DEALING or not _is_deal(member.draft.head):
                continue
            for _, other in zip(range(_MOST), self._before(number, member), strict=False):
                if member.draft.sentence.number - other.draft.sentence.number > _NEAR:
                    break
                if other.draft.type == "CONSULT" and len(other.actors) > 1:
                    return other.actors
        return ()

    def judged(self, number: int) -> tuple[Entity, ...]:
        """Who jailed somebody, as those who convicted them: "a jury found him guilty. He was sentenced to life"."""
        for member in self._groups[number]:
            head = member.draft.head
            if member.draft.type != "COERCE" or head.pos_ == "VERB":
                continue
            verdicts = (self._numbers.get((id(head.doc), verb.i), number) for verb in head.ancestors)
            for verdict in verdicts:
                if self._groups[verdict][0].draft.type == "SANCTION":
                    judges = next((report.actors for report in self._groups[verdict] if report.actors), ())
                    return tuple(judge for judge in judges if judge.sector == "JUD")
        return ()

    def _before(self, number: int, answer: ResolvedDraft) -> Iterator[ResolvedDraft]:
        """The reports of other events before the answer that tell who acts, the last first."""
        told = self._told.get(answer.draft.sentence.zone, [])
        end = bisect_left(told, _order(answer), key=itemgetter(0))
        for _, other, member in reversed(told[max(0, end - _MOST) : end]):
            if other != number:
                yield member


def _order(member: ResolvedDraft) -> tuple[int, int]:
    """Where the report stands in its zone."""
    return member.draft.sentence.number, member.draft.head.i


def _nouns(trigger: Token) -> list[Token]:
    """The nouns that tell to what the trigger reacts."""
    objects = [child for child in trigger.children if child.dep_ in {"dobj", "obj"}]
    objects += surface_subjects(trigger)
    beside = [
        item
        for word in (trigger, *objects)
        for child in word.children
        if child.dep_ == "prep" and child.lower_ in _AT
        for item in child.children
        if item.dep_ == "pobj"
    ]
    return [*objects, *beside]


def _is_deal(trigger: Token) -> bool:
    """Whether it names a deal, or tells that one was made, without words for whose it is."""
    nouns = [trigger] if trigger.pos_ == "NOUN" else surface_subjects(trigger)
    return any("AGREE" in _types(noun) and not _is_told(noun) for noun in nouns)


def _types(noun: Token) -> Types:
    """The types of events that the noun is for; none where it may be any deed."""
    types = deed_nouns().deeds.get(noun.lemma_.lower(), frozenset())
    return types if len(types) < len(EVENT_TYPES) else frozenset()


def _is_told(noun: Token) -> bool:
    """Whether further words tell which deed is meant: "the decision to withdraw", "the Russian attack"."""
    further = any(child.dep_ in {"acl", "relcl"} or child.lower_ in {"of", "by"} for child in noun.rights)
    return further or any(child.ent_type_ in PARTY_LABELS or child.dep_ == "poss" for child in noun.lefts)


def _is_meant(noun: Token, told: ResolvedDraft) -> bool:
    """Whether the noun may be for what is told: by its own word, by what such events are called, or as any deed."""
    lemma = noun.lemma_.lower()
    kind = "AGREE" if told.draft.type in _AGREEING else told.draft.type
    return kind in deed_nouns().deeds.get(lemma, ()) or _is_of_word(noun, told)


def _is_of_word(noun: Token, told: ResolvedDraft) -> bool:
    """Whether what is told is told by the noun's own word: "had struck", "the strikes"."""
    lemma, trigger = noun.lemma_.lower(), told.draft.head.lemma_.lower()
    return lemma[:_STEM] == trigger[:_STEM] and min(len(lemma), len(trigger)) >= _STEM
