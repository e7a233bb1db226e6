"""Words that only tell the toll or effect of another's act: it takes over whom they say it hit, where and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import reduce

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import (
    exchanging,
    is_active,
    is_later,
    is_measured,
    is_passive,
    is_word_of,
    surface_subjects,
    time_marker,
)
from dateline.coding.features import steps_between
from dateline.coding.findings import Finding
from dateline.coding.mentions import are_in_places_apart
from dateline.knowledge.forces import are_police

_ACT_AT = 0.42
"""Confidence from which a word is the act whose toll or effect others tell."""
_NEAR = 3
"""Steps in the parse between a toll and its act."""


def without_tolls(findings: list[Finding]) -> list[Finding]:
    """The findings of a sentence without those that only tell the toll or effect of another.

    "Killed when gunmen attacked", "the airstrike destroyed a house": the act takes over the victims, and the actors
    where it has none.
    """
    acts: dict[int, Finding] = {}
    for told in findings:
        for act in findings:
            if _is_toll_of(told, act) or _is_effect_of(told, act):
                one, other = (told, act) if act.score >= _ACT_AT else (act, told)
                acts[one.head.i] = other  # a doubtful act only tells how it came to the toll
    tolls: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        act, passed = finding, {finding.head.i}
        while act.head.i in acts and acts[act.head.i].head.i not in passed:
            act = acts[act.head.i]  # "the airstrike destroyed a house, killing seven"
            passed.add(act.head.i)
        if act is not finding:
            tolls[act.head.i].append(finding)
    told_with = {toll.head.i for group in tolls.values() for toll in group}
    for group in tolls.values():
        group.sort(key=lambda toll: is_word_of(toll.head, "toll verb"))  # victims come before what was hit
    return [reduce(_with_toll, tolls[act.head.i], act) for act in findings if act.head.i not in told_with]


def _is_effect_of(effect: Finding, act: Finding) -> bool:
    """Whether a verb only tells what an attack did that a noun beside it names: "was destroyed in an airstrike"."""
    verb, noun = effect.head, act.head
    if effect.type != "ASSAULT" or act.type != "ASSAULT" or verb.pos_ != "VERB":
        return False
    if noun.head == verb and exchanging(noun):  # "exchanged fire"
        return True
    if is_passive(verb):
        return noun.dep_ in {"pobj", "pcomp"} and noun.head.lower_ in {"by", "in"} and noun.head.head == verb
    return noun.dep_ == "nsubj" and noun.pos_ == "NOUN" and noun.head == verb


def _with_toll(act: Finding, toll: Finding) -> Finding:
    """The act with what its toll tells of it."""
    return msgspec.structs.replace(
        act,
        actors=act.actors or toll.actors,
        recipients=_victims(act, toll),
        doubtful_actors=act.doubtful_actors or toll.doubtful_actors,
        doubtful_recipients=toll.doubtful_recipients or act.doubtful_recipients,
        place=act.place or toll.place,
        when=act.when or toll.when,
        mode=toll.mode if toll.mode == "targeted" else act.mode or toll.mode,  # whatever the weapon
        score=max(act.score, toll.score),
    )


def _victims(act: Finding, toll: Finding) -> tuple[Token, ...]:
    """Those whom the toll names; with those of the act where that is a toll itself, or where its effect is told."""
    harmed = tuple(head for head in toll.recipients if not is_comrade(head, act))
    if not is_word_of(act.head, "toll verb") and is_word_of(toll.head, "toll verb"):
        return harmed or act.recipients
    return (*act.recipients, *(head for head in harmed if head not in act.recipients))


def is_comrade(victim: Token, act: Finding) -> bool:
    """Whether police act and it is one of them whom others hurt: "fired tear gas, and six officers were injured"."""
    names = [head.lemma_.lower() for head in (*act.actors, victim)]
    return bool(act.actors) and are_police(*names)


def _is_done_by(act: Finding, parties: Collection[Token]) -> bool:
    """Whether the act is one of the given parties' own: of "killed two gunmen who had opened fire", the gunmen's."""
    verb = act.light or act.head
    return is_active(verb) and any(subject in parties for subject in surface_subjects(verb))


def _is_toll_of(toll: Finding, act: Finding) -> bool:
    """Whether one finding only tells whom another killed or hurt."""
    if toll is act or toll.type != act.type or not is_word_of(toll.head, "toll verb"):
        return False
    if steps_between(toll.head, act.head) > _NEAR or is_later(act.head, toll.head):
        return False
    marker = time_marker(act.head, toll.head)
    if marker is not None and is_measured(marker):
        return False  # "killed nine men, a day after they attacked a bus"
    if _is_done_by(act, toll.recipients) or are_in_places_apart(toll.head, act.head):
        return False
    if is_word_of(act.head, "toll verb") and not (toll.head.i > act.head.i and toll.head in act.head.conjuncts):
        return False  # of "killed five and injured twelve", the latter tells more of the former
    return not toll.actors or not act.actors or bool(set(toll.actors) & set(act.actors)) or act.head in toll.actors
