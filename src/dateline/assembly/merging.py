"""Which resolved drafts of an article report the same happening, and what the merged one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.records import GRAINS, Entity, Place, When
from dateline.resolving import ResolvedDraft
from dateline.resolving.event_places import fineness

_APART_BY_MODE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONSULT"})
"""Types whose different modes are different happenings: an abduction is no bombing."""
_REACH = 60
"""Events of one type, and reports of one event, that a new report is compared with: no article has more, and texts
without end must not take time without end."""

_NEAR = 250
"""Characters between two reports that can be one although one of them names no party."""


def grouped(drafts: Sequence[ResolvedDraft]) -> list[list[ResolvedDraft]]:
    """The drafts in groups of one happening each, in order of first mention; the body leads each group."""
    groups: list[list[ResolvedDraft]] = []
    of_type: dict[str, list[list[ResolvedDraft]]] = defaultdict(list)
    for draft in drafts:
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
    return groups


def _belongs(draft: ResolvedDraft, group: list[ResolvedDraft]) -> bool:
    if draft.draft.status != group[0].draft.status:
        return False
    if not _modes_agree(draft, group) or not _days_agree(draft, group) or not _places_agree(draft, group):
        return False
    actors, recipients = _parties(group)
    if not (draft.actors or draft.recipients or draft.draft.is_definite) or not (actors or recipients):
        return _is_near(draft, group)  # an act without parties is the same as what is told beside it
    if not (draft.actors or draft.recipients):
        return True
    ours, theirs = _keys(draft.actors), _keys(draft.recipients)
    crossed = _meet(ours, _keys(recipients)) and _meet(theirs, _keys(actors))
    shared = _meet(ours, _keys(actors)) or _meet(theirs, _keys(recipients)) or crossed
    return shared and not _clash(draft.actors, actors) and not _clash(draft.recipients, recipients)


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
