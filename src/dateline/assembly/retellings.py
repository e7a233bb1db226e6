"""Which earlier event of its type a report tells again, if any: learnt clues of the two, as in `resolving.choosing`.

"Gunmen attacked Kona on Monday. The massacre …": parties, days, towns, words and their distance speak for one event or
for two. `training/retellings.py` learns what each counts; the weights can be read (`dateline/models/retellings.json`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import is_word_of
from dateline.coding.mentions import are_in_places_apart
from dateline.coding.numbers import counted
from dateline.coding.standins import claimants
from dateline.coding.tolls import MORE
from dateline.knowledge.weights import load_weights
from dateline.knowledge.word_groups import in_group
from dateline.language import Sentence
from dateline.records import SPOKEN, Entity, When
from dateline.resolving import ResolvedDraft
from dateline.resolving.choosing import Weights, best
from dateline.resolving.event_syntax import comes_later

Told = Sequence[ResolvedDraft]
"""The reports of one event so far."""

_STEPS = ((0, "0"), (1, "1"), (3, "2 to 3"), (6, "4 to 6"), (12, "7 to 12"), (25, "13 to 25"))
"""Upper ends of the buckets of numbers, and their names."""
_SHARED = ((0.08, "hardly any"), (0.2, "few"), (0.35, "some"))
"""Upper ends of the buckets of the share of content words that two sentences have in common."""
_SURE, _FAIRLY_SURE = 0.71, 0.47
_LATEST = 6
"""Reports whose sentences are compared word by word."""
_KIN = 5
"""First letters that a noun and its verb share: "bombing", "bombed"."""
_APART_BY_MODE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONSULT"})
"""Types whose different modes are different happenings: an abduction is no bombing."""
_FORCES = frozenset({"MIL", "COP"})
_NO_FORCES = frozenset({"CVL", "OPP", "REB", "CRM", "SOC"})
"""Sectors of those who are no soldiers or police."""
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
    possible = [number for number, event in enumerate(events) if not _is_another(draft, event)]
    if not possible:
        return None
    tests = (_is_counted_here, _is_doers_act, _is_owned_up_to)
    plain = [number for number in possible if any(is_same(draft, events[number]) for is_same in tests)]
    if plain:
        return plain[-1]
    chosen, _ = best(options(draft, [events[number] for number in possible]), weights)
    return possible[chosen - 1] if chosen else None


def _is_another(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the words part two acts: other days or towns, others counted, foes, what was done and what was not."""
    is_undone = draft.draft.status == "negated"
    is_here = is_claim(draft) or towns_agree(draft, event)  # where somebody owns up to it tells no place of it
    if not (days_agree(draft, event) and is_here and modes_agree(draft, event)):
        return True
    if is_undone != (event[0].draft.status == "negated") or _are_foes(draft.actors, parties(event)[0]):
        return True
    if _is_further(draft, event) or _is_answer(draft, event) or _is_war(draft) != any(map(_is_war, event)):
        return True
    if (draft.draft.is_definite and all(map(_is_habit, event))) or _is_one_of_its_kind(draft):
        return True
    here = [member for member in event if member.draft.sentence is draft.draft.sentence]
    tests = (_is_clause_apart, _is_put_to_others, _is_consequence)
    return any(is_apart(draft, member) for is_apart in tests for member in here)


def _is_one_of_its_kind(draft: ResolvedDraft) -> bool:
    """Whether the words are for others of its kind, or for an answer: "similar attacks", "answered with tear gas"."""
    head = draft.draft.head
    if head.pos_ == "VERB" and is_word_of(head, "answering by deeds"):
        return True
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


def _are_foes(ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Whether one side bears arms for a state, and the other does not: "police firing", "killed by rioters"."""
    sides = [{party.sector for party in side} for side in (ours, theirs)]
    return all(sides) and any(one <= _FORCES and other <= _NO_FORCES for one, other in (sides, tuple(reversed(sides))))


def _is_counted_here(draft: ResolvedDraft, event: Told) -> bool:
    """Whether one of two reports told together only counts whom the other was done to: "43 people were killed"."""
    steps = min(abs(draft.draft.sentence.number - member.draft.sentence.number) for member in event)
    return steps <= 1 and (_only_counts(draft) != all(map(_only_counts, event)))


def _is_doers_act(draft: ResolvedDraft, event: Told) -> bool:
    """Whether those act who are named by what was told shortly before: "the attackers opened fire"."""
    steps = min(abs(draft.draft.sentence.number - member.draft.sentence.number) for member in event)
    actors = parties(event)[0]
    return steps <= _AGAIN and _is_named_by_act(draft) and bool(actors) and not any(party.id for party in actors)


def _is_owned_up_to(draft: ResolvedDraft, event: Told) -> bool:
    """Whether somebody owns up to what nobody known was told to have done: "claimed responsibility for the blast"."""
    steps = min(abs(draft.draft.sentence.number - member.draft.sentence.number) for member in event)
    if steps > _AGAIN or not is_claim(draft):
        return False
    actors = parties(event)[0]
    return not any(party.id for party in actors) or meet(keys(draft.actors), keys(actors))


def is_claim(draft: ResolvedDraft) -> bool:
    """Whether a report only says that somebody owns up to it: "the group claimed responsibility for the blast"."""
    return draft.draft.is_definite and any(claimants(draft.draft.head))


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
    steps = min(abs(told.sentence.number - member.draft.sentence.number) for member in event)
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
    yield f"mode {_mode(draft, event)}"
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
    if _only_counts(draft) or all(map(_only_counts, event)):
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
    yield f"lands {_agree(_lands([draft]), _lands(event))}"
    yield f"historical {draft.historical} after {event[0].historical}".lower()


def _mode(draft: ResolvedDraft, event: Told) -> Literal["open", "same", "other"]:
    modes = {mode for member in event if (mode := _told_mode(member)) is not None}
    mode = _told_mode(draft)
    if mode is None or not modes:
        return "open"
    return "same" if mode in modes else "other"


def _told_mode(report: ResolvedDraft) -> str | None:
    """The mode of a report; a mere count of the dead ("43 were killed") tells no means, whatever is guessed."""
    head = report.draft.head
    is_act = head.pos_ != "VERB" or head.tag_ == "VBG"  # "shelling" tells the means, whomever it hit
    return None if report.draft.type == "ASSAULT" and not is_act and _only_counts(report) else report.draft.mode


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
    return draft.draft.type == "ASSAULT" and (is_back or is_forth) and bool(draft.actors) and not is_own


def _doers_hit(report: ResolvedDraft) -> list[bool]:
    """For each of those whom it was done to whether they are called by having done it themselves: "the attacker"."""
    return [is_word_of(party.mention.head, "doer") for party in report.draft.recipients]


def _is_war(draft: ResolvedDraft) -> bool:
    """Whether a report tells of a whole war, which is more than a raid told before: "the war has killed thousands"."""
    return is_word_of(draft.draft.head, "whole war")


def _is_habit(draft: ResolvedDraft) -> bool:
    """Whether the words tell of many acts: "have repeatedly attacked villages"."""
    return any(in_group(child.lower_, "habit") for child in draft.draft.head.children)


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


def _is_put_to_others(one: ResolvedDraft, other: ResolvedDraft) -> bool:
    """Whether two joined verbs of words have objects of their own: "urged Chad to wait and asked Mali to act"."""
    heads = (one.draft.head, other.draft.head)
    if one.draft.type not in SPOKEN or heads[0] not in heads[1].conjuncts or heads[0].pos_ != "VERB":
        return False
    theirs = [{party.mention.head for party in each.draft.recipients} for each in (one, other)]
    below = [any(head.is_ancestor(word) for word in side) for head, side in zip(heads, theirs, strict=True)]
    return all(below) and theirs[0].isdisjoint(theirs[1]) and not meet(keys(one.recipients), keys(other.recipients))


def _relative(word: Token) -> int | None:
    """The verb of the relative clause that a word stands in, or None."""
    return next((above.i for above in (word, *word.ancestors) if above.dep_ == "relcl"), None)


def _is_named_by_act(draft: ResolvedDraft) -> bool:
    """Whether the actors are named by what was told of them: "the attackers opened fire"."""
    doers = [party.mention for party in draft.draft.actors]
    return bool(doers) and all(
        is_word_of(doer.head, "doer") and doer.words[0].lower_ in {"the", "these", "those"} for doer in doers
    )


def _only_counts(draft: ResolvedDraft) -> bool:
    """Whether a report only counts whom the act was done to: "Viasna said 35 people were arrested"."""
    return not draft.actors and bool(draft.recipients) and all(map(_is_counted, draft.recipients))


def _is_counted(party: Entity) -> bool:
    """Whether a party is a number of people: "35 people", "15"."""
    found = counted(party.text.lower()) if party.id is None else []
    return bool(found) and found[0].start == 0


def modes_agree(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the mode of a report can be that of the event: of some types other modes are other happenings."""
    return draft.draft.type not in _APART_BY_MODE or _mode(draft, event) != "other"


def days_agree(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the day that a report states, if any, is one of those stated of the event."""
    ours, theirs = stated(draft), [when for member in event if (when := stated(member)) is not None]
    return ours is None or not theirs or any(overlap(ours, when) for when in theirs)


def towns_agree(draft: ResolvedDraft, event: Told) -> bool:
    """Whether a report tells no other town than the event."""
    return len(towns([*event, draft])) <= 1


def _lands(event: Told) -> set[str]:
    return {member.place.country for member in event if member.place is not None and member.place.country}


def towns(event: Told) -> set[str]:
    """The towns and points where reports place their event."""
    return {
        member.place.name
        for member in event
        if member.place is not None and member.place.precision in {"city", "point"} and member.place.name
    }


def stated(draft: ResolvedDraft) -> When | None:
    """The date that the words of a report state."""
    return draft.when if draft.when is not None and draft.when.reason == "stated" else None


def overlap(one: When, other: When) -> bool:
    """Whether two dates have a day in common."""
    low = max(one.from_ or "0000", other.from_ or "0000")
    high = min(one.to or "9999", other.to or "9999")
    return low <= high


def parties(event: Told) -> tuple[list[Entity], list[Entity]]:
    """The actors and the recipients of all reports."""
    actors = [party for member in event for party in member.actors]
    return actors, [party for member in event for party in member.recipients]


def keys(entities: Iterable[Entity]) -> frozenset[str]:
    """What parties are told apart by."""
    return frozenset(map(key_of, entities))


def key_of(entity: Entity) -> str:
    """What a party is told apart from others by: its id, or its name in small letters."""
    return entity.id or (entity.name or entity.text).casefold()


def meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a party is on both sides: the same id or name, or a name in fewer of its words ("Gao", "town of Gao")."""
    if ours & theirs:
        return True
    words = [set(key.split()) for key in theirs if " " in key or key.islower()]
    return any(
        own <= other or other <= own for key in ours if key.islower() for own in [set(key.split())] for other in words
    )
