"""Who acts, or to whom, where the reports of an event name nobody: whom the rest of the article lets one understand.

"Three men were arrested" after the police were told to have searched a house; "the protest" after its target was told.
The parties of the article's events are the options, and so is nobody; what is told of them speaks for each, with the
learnt weights of `resolving.choosing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from dateline.assembly.comparing import key_of
from dateline.assembly.reactions import Reactions
from dateline.language import locate
from dateline.records import Entity, EventType
from dateline.resolving import ResolvedDraft
from dateline.resolving.choosing import Weights, chances
from dateline.resolving.event_parties import Doubtful

Side = Literal["actor", "recipient"]
SIDES: tuple[Side, Side] = ("actor", "recipient")
Options = list[tuple[Entity | None, set[str]]]
"""Parties with their clues; the first is nobody."""

_Spot = tuple[int, int]
"""The first and the last place of words in their zone."""

UNDERSTOOD_AT: Mapping[Side, float] = {"actor": 0.7, "recipient": 0.6}
"""Chance from which somebody of a country is understood on that side: a party that nobody meant is worse than none.
Compared by weights learnt without the article (docs/measurements.md)."""
_MET_AT: Mapping[EventType, float] = {"ACCUSE": 0.55, "REQUEST": 0.55, "SUPPORT": 0.55, "CONSULT": 0.8}
"""The same for recipients of some types: whoever is blamed, asked or praised is mostly told somewhere, whoever was met
mostly beside it.
"""
_ANSWERED = 0.75
"""Confidence in whose deed a reaction answers."""
_MOST = 40
"""Parties looked at for one event, those told nearest."""
_REACH = 40
"""Events before and after one whose parties may be meant: the time stays linear in the article's length."""
_NEAR = 2
"""Sentences between two events that are told together."""
_CHANCES = (0.04, 0.08, 0.15, 0.25)
"""Upper ends of the buckets of what the network gives a word that it is not sure of."""


class _Part(msgspec.Struct, frozen=True):
    """That a party stands on a side of an event."""

    number: int
    """Of the event."""
    side: Side


class Cast:
    """The parties of an article's events, each event given by its reports, and who of them may be meant elsewhere."""

    def __init__(self, groups: Sequence[Sequence[ResolvedDraft]], weights: Weights) -> None:
        self._groups = groups
        self._weights = weights
        self._reactions = Reactions(groups)
        self._entities: dict[str, Entity] = {}
        self._spots: dict[tuple[str, int], list[_Spot]] = {}
        """Where the first words for each party stand in each sentence."""
        self._keys: list[dict[Side, frozenset[str]]] = []
        self._numbers = [[member.draft.sentence.number for member in group[:_REACH]] for group in groups]
        """Of the sentences that report each event."""
        for group in groups:
            keys: dict[Side, frozenset[str]] = {}
            for side in SIDES:
                told = [(entity, member.draft.sentence.number) for member in group for entity in _on(member, side)]
                for entity, sentence in told:
                    self._entities.setdefault(key_of(entity), entity)
                    spots = self._spots.setdefault((key_of(entity), sentence), [])
                    if len(spots) < _REACH:
                        spots.append((entity.start, entity.end))
                keys[side] = frozenset(key_of(entity) for entity, _ in told)
            self._keys.append(keys)
        self._ordered = [{side: sorted(keys[side]) for side in SIDES} for keys in self._keys]
        self._told = Counter(key for keys in self._keys for key in keys["actor"] | keys["recipient"])
        self._most = max(self._told.values(), default=0)

    def answered(self, number: int, side: Side) -> list[Entity]:
        """Whose deed the event of that number answers, or who made its deal or judged, as its empty side; inferred."""
        if side == "recipient":
            found = self._reactions.answered(number)
        else:
            found = self._reactions.dealt(number) or self._reactions.judged(number)
        return [_inferred(entity, _ANSWERED) for entity in found]

    def implied(self, number: int, side: Side, beside: Iterable[Entity] = ()) -> Entity | None:
        """Who stands on an empty side of the event of that number, marked as inferred; None for nobody.

        Nor does anybody who has been understood to be on the other side, `beside`.
        """
        options = self.options(number, side)
        likely = shares(options, self._weights)
        chance = max(likely)
        entity = options[likely.index(chance)][0]
        least = understood_at(self._groups[number][0].draft.type, side)
        if entity is None or chance < least or key_of(entity) in map(key_of, beside):
            return None
        return _inferred(entity, chance)

    def options(self, number: int, side: Side) -> Options:
        """Who may stand on an empty side of that event, with the clues of each."""
        first = self._groups[number][0].draft
        what = f"{side} of {first.type}"
        opposite: Side = "recipient" if side == "actor" else "actor"
        others = self._keys[number][opposite]
        known = "named" if others else "empty"
        none = {
            "none",
            f"none: {side}",
            f"none: {what}",
            f"none: {what} {first.mode}",
            f"none: {what}, other {known}",
            f"none: {side} of the word {first.head.lemma_.lower()}",
        }
        options: Options = [(None, none)]
        here = first.sentence.number
        near = sorted(self._parts_near(number).items(), key=lambda item: self._distance(item[1], here))[:_MOST]
        doubted = self._doubted(number, side)
        barred = self._barred(number, side)
        for key, doubtful in doubted.items():
            if key not in self._entities and not self._is_on(doubtful.entity, number, opposite):
                clues = {*_of_entity(doubtful.entity, what, side), *_of_doubt(doubtful, side), "told nowhere else"}
                options.append((doubtful.entity, clues))
        for key, parts in near:
            entity = self._entities[key]
            if self._is_on(entity, number, opposite) or self._is_among(key, barred):
                continue
            clues = {*_of_entity(entity, what, side), *self._of_parts(key, parts, number, side)}
            if key in doubted:
                clues |= set(_of_doubt(doubted[key], side))
            options.append((entity, clues))
        return options

    def _parts_near(self, number: int) -> dict[str, list[_Part]]:
        """The parts that parties take in the events around one, by their keys."""
        found: dict[str, list[_Part]] = {}
        for near in range(max(0, number - _REACH), min(len(self._groups), number + _REACH + 1)):
            for side in SIDES:
                for key in self._ordered[near][side]:
                    found.setdefault(key, []).append(_Part(near, side))
        return found

    def _doubted(self, number: int, side: Side) -> dict[str, Doubtful]:
        """Who may stand on the side by the sentences that report the event, each as it is likeliest, by their keys."""
        found: dict[str, Doubtful] = {}
        for member in self._groups[number][:_REACH]:
            for each in member.doubtful_actors if side == "actor" else member.doubtful_recipients:
                key = key_of(each.entity)
                if key not in found or found[key].chance < each.chance:
                    found[key] = each
        return found

    def _barred(self, number: int, side: Side) -> list[tuple[int, int]]:
        """Those whom the reports of the event show not to be on the side: by sentence, where their words begin."""
        drafts = [member.draft for member in self._groups[number][:_REACH]]
        return [
            (draft.sentence.number, locate(word).start)
            for draft in drafts
            for word in (draft.no_actors if side == "actor" else draft.no_recipients)
        ]

    def _is_among(self, key: str, words: Iterable[tuple[int, int]]) -> bool:
        """Whether one of the words, given by sentence and place, stands for the party."""
        return any(
            start <= place < end for sentence, place in words for start, end in self._spots.get((key, sentence), ())
        )

    def _is_on(self, entity: Entity, number: int, side: Side) -> bool:
        """Whether whoever it is stands on that side of the event, in these words or others."""
        if key_of(entity) in self._keys[number][side]:
            return True
        others = list(self._on_side(number, side))
        if any(_is_of_government(entity, other) for other in others):
            return True
        known = {word for other in others for word in (other.id, other.name)} - {None}
        return not known.isdisjoint({entity.id, entity.name})

    def _on_side(self, number: int, side: Side) -> Iterator[Entity]:
        return (entity for member in self._groups[number][:_REACH] for entity in _on(member, side))

    def _distance(self, parts: Sequence[_Part], here: int) -> int:
        return min([abs(there - here) for part in parts for there in self._numbers[part.number]])

    def _of_parts(self, key: str, parts: Sequence[_Part], number: int, side: Side) -> Iterator[str]:
        """What the party's parts in other events say."""
        event = self._groups[number][0].draft
        opposite: Side = "recipient" if side == "actor" else "actor"
        others = self._keys[number][opposite]
        events = {part.number for part in parts}
        times = self._told[key]
        yield "told once" if times == 1 else "told 2 or 3 times" if times <= 3 else "told often"
        if times == self._most:
            yield "told most"
        numbers = [there for told in events for there in self._numbers[told]]
        steps = [there - event.sentence.number for there in numbers]
        yield f"{side}: {_far(steps)}"
        yield _far(steps)
        if min(steps) <= 0 and min(numbers) <= 1:
            yield "in the lead"
        for part in parts:
            told = self._groups[part.number][0].draft
            is_same_side = part.side == side
            steps_away = min(abs(there - event.sentence.number) for there in self._numbers[part.number])
            near = "near" if steps_away <= _NEAR else "far"
            yield f"{side} of {event.type}: {part.side} of {told.type}"
            yield f"{side} of {event.type}: {part.side} of {told.type}, {near}"
            yield f"{part.side} of {told.type}, {near}, wanted {side}"
            if told.type == event.type:
                yield f"{part.side} of the same type, wanted {side}"
                if told.mode == event.mode:
                    yield f"{part.side} of the same mode, wanted {side}"
            yield f"on the same side: {side}" if is_same_side else f"on the other side: {side}"
            if is_same_side and others & self._keys[part.number][opposite]:
                yield f"with the same other party: {side}"
                yield f"with the same other party, {near}: {side}"
                yield f"{side} of {event.type}: with the same other party in {told.type}"
            if not is_same_side and others & self._keys[part.number][side]:
                yield f"with the same other party, turned: {side}"
                yield f"with the same other party, turned, {near}: {side}"
                yield f"{side} of {event.type}: with the same other party, turned, in {told.type}"
        countries = {
            entity.country
            for member in self._groups[number]
            for entity in _on(member, opposite)
            if entity.country is not None
        }
        country = self._entities[key].country
        if countries and country is not None:
            is_same = "same" if country in countries else "another"
            yield f"{is_same} country as the other side"
            yield f"{side} of {event.type}: {is_same} country as the other side"
        place = next((member.place.country for member in self._groups[number] if member.place is not None), None)
        if place is not None and country is not None:
            yield f"{side}: {'of' if country == place else 'not of'} the place"
        said = {source.id or source.name for member in self._groups[number] for source in member.attribution}
        if self._entities[key].id in said or self._entities[key].name in said:
            yield f"says so: {side}"


def understood_at(event_type: EventType, side: Side) -> float:
    """The chance from which somebody is understood on a side of an event of that type."""
    return _MET_AT.get(event_type, UNDERSTOOD_AT[side]) if side == "recipient" else UNDERSTOOD_AT[side]


def shares(options: Options, weights: Weights) -> list[float]:
    """The chance of each option, where the likeliest party of a country stands for all parties of it.

    The army, its chief and the government share what speaks for any of them, and each alone would lose to nobody.
    """
    likely = chances([clues for _, clues in options], weights)
    found = [0.0] * len(options)
    leading: dict[str | int, int] = {}
    for number in sorted(range(len(options)), key=lambda number: -likely[number]):
        entity = options[number][0]
        country = entity.country if entity is not None else None
        found[leading.setdefault(country or number, number)] += likely[number]
    return found


def _is_of_government(entity: Entity, state: Entity) -> bool:
    """Whether somebody of a government stands beside the state itself: what a state does, its ministers do."""
    return state.kind == "state" and entity.sector == "GOV" and entity.country == state.country


def _inferred(entity: Entity, chance: float) -> Entity:
    return msgspec.structs.replace(
        entity,
        inferred=tuple(dict.fromkeys((*entity.inferred, "party"))),
        confidence=round(min(entity.confidence or 1.0, chance), 2),
    )


def _on(member: ResolvedDraft, side: Side) -> tuple[Entity, ...]:
    return member.actors if side == "actor" else member.recipients


def _of_entity(entity: Entity, what: str, side: Side) -> Iterator[str]:
    sector = entity.sector or entity.kind or "unknown"
    yield f"{what}: {sector}"
    yield f"{side}: {sector}"
    yield f"{what}: {entity.kind}"
    yield f"{side}: has {'a' if entity.id else 'no'} id"
    if entity.country is None:
        yield f"{side}: of no country"


def _of_doubt(doubtful: Doubtful, side: Side) -> Iterator[str]:
    bucket = sum(doubtful.chance >= end for end in _CHANCES)
    yield "by the network"
    yield f"by the network {bucket}"
    yield f"{side}: by the network {bucket}"


def _far(steps: Sequence[int]) -> str:
    nearest = min(steps, key=abs)
    match abs(nearest):
        case 0:
            return "in the sentence"
        case 1:
            return "a sentence before" if nearest < 0 else "a sentence after"
        case 2 | 3:
            return "shortly before" if nearest < 0 else "shortly after"
    return "long before" if nearest < 0 else "long after"
