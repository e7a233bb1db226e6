"""Which earlier event of its type a report tells again, if any: learnt clues of the two, as in `resolving.choosing`.

"Gunmen attacked Kona on Monday. The massacre …": parties, days, towns, words and their distance speak for one event or
for two. `training/retellings.py` learns what each counts; the weights can be read (`dateline/models/retellings.json`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from dateline.assembly.comparing import (
    Told,
    is_claim,
    keys,
    lands,
    meet,
    mode_beside,
    only_counts,
    overlap,
    parties,
    sentences_between,
    stated,
    towns,
)
from dateline.assembly.telling_apart import is_another, is_part_of
from dateline.coding.arguments import is_word_of
from dateline.knowledge.weights import load_weights
from dateline.language import Sentence
from dateline.records import Entity
from dateline.resolving import ResolvedDraft
from dateline.resolving.choosing import Weights, best

_STEPS = ((0, "0"), (1, "1"), (3, "2 to 3"), (6, "4 to 6"), (12, "7 to 12"), (25, "13 to 25"))
"""Upper ends of the buckets of numbers, and their names."""
_SHARED = ((0.08, "hardly any"), (0.2, "few"), (0.35, "some"))
"""Upper ends of the buckets of the share of content words that two sentences have in common."""
_SURE, _FAIRLY_SURE = 0.71, 0.47
_LATEST = 6
"""Reports whose sentences are compared word by word."""
_KIN = 5
"""First letters that a noun and its verb share: "bombing", "bombed"."""
_AGAIN = 10
"""Sentences after a report in which "the attackers" still are those of it."""
_Meeting = Literal["both empty", "ours empty", "theirs empty", "meet", "clash", "open"]


class Retellings(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of the clues."""

    version: str
    weights: dict[str, float]


def load_retellings() -> Weights:
    """The weights of the package.

    Raises:
        SetupError: their file is missing or damaged.
    """
    return load_weights("retellings.json", Retellings).weights


def told_again(draft: ResolvedDraft, events: Sequence[Told], weights: Weights) -> int | None:
    """The number of the event that a report tells again; None if it is the first to tell one.

    Args:
        draft: a report of the body.
        events: what was told before of its type, in order of first mention.
        weights: of the clues.
    """
    possible = [number for number, event in enumerate(events) if not is_another(draft, event)]
    if not possible:
        return None
    tests = (_is_counted_here, _is_doers_act, _is_owned_up_to, _is_part_of_it)
    plain = [number for number in possible if any(is_same(draft, events[number]) for is_same in tests)]
    if plain:
        return plain[-1]
    chosen, _ = best(options(draft, [events[number] for number in possible]), weights)
    return possible[chosen - 1] if chosen else None


def _is_counted_here(draft: ResolvedDraft, event: Told) -> bool:
    """Whether one of two reports told together only counts whom the other was done to: "43 people were killed"."""
    is_near = sentences_between(draft, event) <= 1
    return is_near and (only_counts(draft) != all(map(only_counts, event)))


def _is_part_of_it(draft: ResolvedDraft, event: Told) -> bool:
    """Whether it is what came of an attack, or how it was made."""
    return any(is_part_of(draft, member) for member in event)


def _is_doers_act(draft: ResolvedDraft, event: Told) -> bool:
    """Whether those act who are named by what was told shortly before: "the attackers opened fire"."""
    actors = parties(event)[0]
    is_near = sentences_between(draft, event) <= _AGAIN
    return is_near and _is_named_by_act(draft) and bool(actors) and not any(party.id for party in actors)


def _is_owned_up_to(draft: ResolvedDraft, event: Told) -> bool:
    """Whether somebody owns up to what nobody known was told to have done: "claimed responsibility for the blast"."""
    if sentences_between(draft, event) > _AGAIN or not is_claim(draft):
        return False
    actors = parties(event)[0]
    return not any(party.id for party in actors) or meet(keys(draft.actors), keys(actors))


def why(draft: ResolvedDraft, event: Told, weights: Weights) -> list[tuple[str, float]]:
    """What speaks for a report's telling an event again: the clues that count for it, the weightiest first."""
    _, clues = options(draft, [event])
    known = [(clue, weights[clue]) for clue in clues if weights.get(clue, 0.0) > 0]
    return sorted(known, key=lambda each: (-each[1], each[0]))


def options(draft: ResolvedDraft, events: Sequence[Told]) -> list[set[str]]:
    """The clues for a new event, and for each of those told before."""
    most = max(map(len, events))
    found = [set(_of_new(draft, events))]
    for number, event in enumerate(events):
        clues = {*_of_words(draft, event), *_of_parties(draft, event), *_of_scene(draft, event)}
        if number == 0:
            clues.add("first of its type")
        if number == len(events) - 1:
            clues.add("last of its type")
        if len(event) == most:
            clues.add("told most")
        clues.add(f"told {_bucket(len(event))}")
        found.append(clues)
    return found


def _of_new(draft: ResolvedDraft, events: Sequence[Told]) -> Iterator[str]:
    told = draft.draft
    yield "new"
    yield f"new: {told.type}"
    yield f"new: {told.head.pos_}"
    yield f"new: {told.status}"
    yield f"new: {min(len(events), 4)} of its type before"
    if told.is_definite:
        yield "new: definite"
    if not draft.actors and not draft.recipients:
        yield "new: no party"
    elif draft.actors and draft.recipients:
        yield "new: both parties"
    if stated(draft) is not None:
        yield "new: day stated"
    if draft.historical:
        yield "new: historical"
    yield f"new: {'sure' if told.score > _SURE else 'fairly sure' if told.score > _FAIRLY_SURE else 'unsure'}"


def _of_words(draft: ResolvedDraft, event: Told) -> Iterator[str]:
    """How the words and their sentences stand to each other."""
    told = draft.draft
    steps = sentences_between(draft, event)
    far = _bucket(steps)
    yield f"sentences between: {far}"
    lemma = told.head.lemma_.lower()
    others = {member.draft.head.lemma_.lower() for member in event}
    word = "same" if lemma in others else "kin" if any(o[:_KIN] == lemma[:_KIN] for o in others) else "other"
    yield f"word {word}"
    yield f"word {word}, {'near' if steps <= _STEPS[2][0] else 'far'}"
    yield f"{told.head.pos_} after {event[0].draft.head.pos_}"
    if told.is_definite:
        yield "definite"
        yield f"definite, sentences between: {far}"
    yield f"status {'same' if told.status == event[0].draft.status else 'other'}"
    yield f"mode {mode_beside(draft, event)}"
    here = [member for member in event if member.draft.sentence is told.sentence]
    if here:
        head = here[-1].draft.head
        stands = "under" if head in told.head.ancestors else "over" if told.head in head.ancestors else "beside"
        yield f"in the sentence, {stands}"
        yield f"in the sentence, word {word}"
        if told.head in head.conjuncts:
            yield "joined"
        if told.head.pos_ == "NOUN":
            yield f"in the sentence, noun as {told.head.dep_}"
    else:
        yield f"words shared: {_shared(told.sentence, [member.draft.sentence for member in event[-_LATEST:]])}"


def _of_parties(draft: ResolvedDraft, event: Told) -> Iterator[str]:
    actors, recipients = parties(event)
    acting, meeting = _side(draft.actors, actors), _side(draft.recipients, recipients)
    yield f"actors {acting}"
    yield f"recipients {meeting}"
    yield f"actors {acting}, recipients {meeting}"
    if meet(keys(draft.actors), keys(recipients)):
        yield "actor was recipient"
    if meet(keys(draft.recipients), keys(actors)):
        yield "recipient was actor"
    ours = {party.country for party in (*draft.actors, *draft.recipients) if party.country}
    theirs = {party.country for party in (*actors, *recipients) if party.country}
    yield f"countries {_agree(ours, theirs)}"
    if only_counts(draft) or all(map(only_counts, event)):
        yield "only counts"


def _of_scene(draft: ResolvedDraft, event: Told) -> Iterator[str]:
    ours, theirs = stated(draft), [when for member in event if (when := stated(member)) is not None]
    if ours is None or not theirs:
        yield "days open" if ours or theirs else "no day"
    elif any((ours.from_, ours.to) == (when.from_, when.to) for when in theirs):
        yield "days same"
    else:
        yield f"days {'overlap' if any(overlap(ours, when) for when in theirs) else 'apart'}"
    yield f"towns {_agree(towns([draft]), towns(event))}"
    yield f"lands {_agree(lands([draft]), lands(event))}"
    yield f"historical {draft.historical} after {event[0].historical}".lower()


def _bucket(number: int) -> str:
    return next((name for end, name in _STEPS if number <= end), "more")


def _shared(sentence: Sentence, others: Iterable[Sentence]) -> str:
    """How many of the content words of a sentence another has, too: of the shorter one, in buckets."""
    ours = sentence.content_lemmas
    shares = [
        len(ours & theirs) / max(1, min(len(ours), len(theirs))) for theirs in (each.content_lemmas for each in others)
    ]
    most = max(shares, default=0.0)
    return next((name for end, name in _SHARED if most < end), "many")


def _agree(ours: set[str], theirs: set[str]) -> str:
    return "open" if not ours or not theirs else "same" if ours == theirs else "meet" if ours & theirs else "apart"


def _side(ours: Sequence[Entity], theirs: Sequence[Entity]) -> _Meeting:
    if not ours or not theirs:
        return "ours empty" if theirs else "theirs empty" if ours else "both empty"
    if meet(keys(ours), keys(theirs)):
        return "meet"
    return "clash" if _clash(ours, theirs) else "open"


def _clash(ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Whether parties that do not meet cannot be the same.

    Who is only described can be the one who is named ("a British journalist", "John Cantlie"), unless the countries
    differ.
    """
    countries = [{party.country for party in side if party.country is not None} for side in (ours, theirs)]
    is_described = any(party.id is None for party in (*ours, *theirs))
    return not is_described or (all(countries) and countries[0].isdisjoint(countries[1]))


def _is_named_by_act(draft: ResolvedDraft) -> bool:
    """Whether the actors are named by what was told of them: "the attackers opened fire"."""
    doers = [party.mention for party in draft.draft.actors]
    return bool(doers) and all(
        is_word_of(doer.head, "doer") and doer.words[0].lower_ in {"the", "these", "those"} for doer in doers
    )
