"""Which resolved drafts of an article report the same happening, and what the merged one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding.numbers import counted
from dateline.coding.tolls import MORE
from dateline.records import GRAINS, Entity, Place, When
from dateline.resolving import ResolvedDraft
from dateline.resolving.event_places import fineness

_APART_BY_MODE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONSULT"})
"""Types whose different modes are different happenings: an abduction is no bombing."""
_REACH = 60
"""Events of one type, and reports of one event, that a new report is compared with: no article has more, and texts
without end must not take time without end."""

_AGAIN = 10
"""Sentences after a report in which "the massacre" and "the attackers" still speak of it."""
_DOERS = frozenset(
    "attacker assailant perpetrator raider kidnapper abductor captor bomber shooter killer gunman hijacker".split()
)
"""Nouns that name somebody by the act."""
_HABIT = frozenset("repeatedly often regularly frequently routinely sporadically".split())
_NEAR = 250
"""Characters between two reports that can be one although one of them names no party."""


def grouped(drafts: Sequence[ResolvedDraft]) -> list[list[ResolvedDraft]]:
    """The drafts in groups of one happening each, in order of first mention; the body leads each group."""
    groups: list[list[ResolvedDraft]] = []
    of_type: dict[str, list[list[ResolvedDraft]]] = defaultdict(list)
    for draft in (each for each in drafts if each.draft.counts_for is None):
        rivals = of_type[draft.draft.type]
        if draft.draft.sentence.zone == "body":
            home = next((group for group in reversed(rivals[-_REACH:]) if _belongs(draft, group[:_REACH])), None)
        else:  # titles and captions mostly tell what the head of the body tells
            home = next((group for group in rivals[:_REACH] if _retells(draft, group[:_REACH])), None)
        if home is None:
            groups.append([draft])
            rivals.append(groups[-1])
        else:
            home.append(draft)
    group_of = {id(member.draft): group for group in groups for member in group}
    for draft in drafts:
        if draft.draft.counts_for is not None:
            _add_toll(draft, group_of[id(draft.draft.counts_for)])
    return groups


def _add_toll(toll: ResolvedDraft, group: list[ResolvedDraft]) -> None:
    """Puts a draft that only counts for another into the other's group, in reading order.

    Not one that tells another day or town. Nothing but its figure and source says anything of the event.
    """
    if not _days_agree(toll, group) or not _places_agree(toll, group):
        return
    bare = msgspec.structs.replace(toll, place=None, when=None, historical=False, unknown={})
    after = [
        number
        for number, member in enumerate(group)
        if member.draft.sentence.zone != "body" or member.draft.sentence.start > toll.draft.sentence.start
    ]
    group.insert(max(1, after[0]) if after else len(group), bare)


def _belongs(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    if draft.draft.status != group[0].draft.status:
        return False
    if not _modes_agree(draft, group) or not _days_agree(draft, group) or not _places_agree(draft, group):
        return False
    if _is_told_apart(draft, group):
        return False
    actors, recipients = _parties(group)
    if not (draft.actors or draft.recipients or draft.draft.is_definite) or not (actors or recipients):
        return _is_near(draft, group)  # an act without parties is the same as what is told beside it
    if not (draft.actors or draft.recipients):
        return True
    if _is_near(draft, group) and _may_be_counted(draft, group):
        return True
    if _names_again(draft, group):
        return True
    ours, theirs = _keys(draft.actors), _keys(draft.recipients)
    crossed = _meet(ours, _keys(recipients)) and _meet(theirs, _keys(actors))
    is_answer = crossed and draft.draft.head.pos_ == "VERB" and all(m.draft.head.pos_ == "VERB" for m in group)
    shared = _meet(ours, _keys(actors)) or _meet(theirs, _keys(recipients)) or (crossed and not is_answer)
    return shared and not _clash(draft.actors, actors) and not _clash(draft.recipients, recipients)


def _is_told_apart(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    """Whether the words part two acts: "another 35 were arrested", or a relative clause that has a date of its own."""
    if draft.draft.is_definite and all(_is_habit(member) for member in group):
        return True
    kinds = {count.kind for member in group for count in member.draft.counts}
    words = {word.lower_ for party in draft.draft.recipients for word in party.mention.words}
    if words & MORE and any(count.kind in kinds for count in draft.draft.counts):
        return True
    return any(_is_clause_apart(draft, member) for member in group if member.draft.sentence is draft.draft.sentence)


def _is_habit(draft: ResolvedDraft) -> bool:
    """Whether the words tell of many acts: "have repeatedly attacked villages"."""
    return any(child.lower_ in _HABIT for child in draft.draft.head.children)


def _is_clause_apart(one: ResolvedDraft, other: ResolvedDraft) -> bool:
    """Whether only one of two verbs stands in a relative clause, and their days differ: "which joined in 1999"."""
    if one.when == other.when:
        return False
    return _relative(one.draft.head) != _relative(other.draft.head)


def _relative(word: Token) -> int | None:
    """The verb of the relative clause that a word stands in, or None."""
    return next((above.i for above in (word, *word.ancestors) if above.dep_ == "relcl"), None)


def _may_be_counted(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    """Whether one of two reports only counts whom the act was done to: "Viasna said 35 people were arrested".

    Numbers never tell parties apart, so that it tells the act which the other report names the actor of.
    """
    return _only_counts(draft) or all(_only_counts(member) for member in group)


def _only_counts(draft: ResolvedDraft) -> bool:
    return not draft.actors and bool(draft.recipients) and all(_is_counted(party) for party in draft.recipients)


def _is_counted(party: Entity) -> bool:
    """Whether a party is a number of people: "35 people", "15"."""
    found = counted(party.text.lower()) if party.id is None else []
    return bool(found) and found[0].start == 0


def _names_again(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    """Whether the words speak of what was told shortly before: "the massacre", "the attackers opened fire"."""
    told = draft.draft
    if not any(0 <= told.sentence.number - member.draft.sentence.number <= _AGAIN for member in group):
        return False
    actors, recipients = _parties(group)
    if told.is_definite and not draft.actors:
        lands = {party.country for party in (*actors, *recipients)} | {m.place.country for m in group if m.place}
        return all(
            _is_counted(party) or (words.mention.head.ent_type_ in {"GPE", "LOC"} and party.country in lands)
            for party, words in zip(draft.recipients, told.recipients, strict=False)
        )
    doers = [party.mention for party in told.actors]
    is_doer = bool(doers) and all(
        doer.head.lemma_.lower() in _DOERS and doer.words[0].lower_ in {"the", "these", "those"} for doer in doers
    )
    return (
        is_doer and bool(actors) and not any(party.id for party in actors) and not _clash(draft.recipients, recipients)
    )


def _is_near(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    """Whether the group is told in the same sentence or shortly before."""
    here = draft.draft.sentence
    places = [member.draft.sentence for member in group if member.draft.sentence.zone == here.zone]
    return any(here.start - there.end < _NEAR for there in places)


def _retells(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    """Whether a draft of the title or a caption tells again what the body has: the same act, and no other parties.

    Titles and captions name parties in fewer words, so that countries must do where names differ.
    """
    if draft.draft.status != group[0].draft.status:
        return False
    if not _modes_agree(draft, group) or not _days_agree(draft, group) or not _places_agree(draft, group):
        return False
    members = [party for member in group for party in (*member.actors, *member.recipients)]
    met = _keys(party for party in draft.recipients if party.id is not None)
    if len(members) > 1 and met and not _meet(met, _keys(members)):
        return False
    known = {party.country for party in members if party.country}
    ours = {party.country for party in (*draft.actors, *draft.recipients) if party.country}
    return bool(ours & known) or not (ours and known)


def _clash(ours: Sequence[Entity], group: Sequence[Entity]) -> bool:
    """Whether both sides name parties and none can be the same.

    Who is only described can be the one who is named ("a British journalist", "John Cantlie"), unless the countries
    differ.
    """
    if not ours or not group or _meet(_keys(ours), _keys(group)):
        return False
    countries = [{party.country for party in side if party.country is not None} for side in (ours, group)]
    is_described = any(party.id is None for party in (*ours, *group))
    return not is_described or (all(countries) and countries[0].isdisjoint(countries[1]))


def _meet(ours: frozenset[str], group: frozenset[str]) -> bool:
    """Whether a party is on both sides: the same id or name, or a name in fewer of its words ("Gao", "town of Gao")."""
    if ours & group:
        return True
    words = [set(key.split()) for key in group if " " in key or key.islower()]
    return any(
        own <= other or other <= own for key in ours if key.islower() for own in [set(key.split())] for other in words
    )


def _modes_agree(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    modes = {member.draft.mode for member in (*group, draft) if member.draft.mode is not None}
    return len(modes) <= 1 or draft.draft.type not in _APART_BY_MODE


def _days_agree(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    stated = [m.when for m in group if m.when is not None and m.when.reason == "stated"]
    if draft.when is None or draft.when.reason != "stated" or not stated:
        return True
    return any(_overlap(draft.when, when) for when in stated)


def _overlap(one: When, other: When) -> bool:
    low = max(one.from_ or "0000", other.from_ or "0000")
    high = min(one.to or "9999", other.to or "9999")
    return low <= high


def _places_agree(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    towns = {
        member.place.name
        for member in (*group, draft)
        if member.place is not None and member.place.precision in {"city", "point"} and member.place.name
    }
    return len(towns) <= 1


def _parties(group: list[ResolvedDraft]) -> tuple[list[Entity], list[Entity]]:
    actors = [party for member in group for party in member.actors]
    return actors, [party for member in group for party in member.recipients]


def _keys(entities: Iterable[Entity]) -> frozenset[str]:
    return frozenset(entity.id or (entity.name or entity.text).casefold() for entity in entities)


def merged_entities(sides: Iterable[tuple[Entity, ...]]) -> list[Entity]:
    """The parties of the first draft that names any: later mentions are vaguer or wider."""
    return list(next((side for side in sides if side), ()))


def merged_place(places: Iterable[Place | None]) -> Place | None:
    """The finest of the stated places, else of the inferred ones: later reports name the town in the country."""
    known = [place for place in places if place is not None]
    return min(known, key=lambda place: (place.reason != "stated", fineness(place)), default=None)


def merged_date(dates: Iterable[When | None]) -> When | None:
    """The first stated date, or one inside it that is finer; else the first that is known at all."""
    known = [when for when in dates if when is not None]
    stated = [when for when in known if when.reason == "stated"]
    if not stated:
        return known[0] if known else None
    inside = [when for when in stated if _overlap(when, stated[0])]
    return min(inside, key=lambda when: GRAINS.index(when.grain) if when.grain is not None else len(GRAINS))
