"""Which resolved drafts of an article report the same happening, and what the merged one says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dateline.assembly.comparing import Told, days_agree, is_claim, key_of, keys, meet, modes_agree, towns_agree
from dateline.assembly.retellings import told_again
from dateline.assembly.telling_apart import is_part_of
from dateline.coding.draft import KEPT_AT
from dateline.coding.tolls import is_figure
from dateline.records import Entity, Place, When
from dateline.resolving import ResolvedDraft
from dateline.resolving.choosing import Weights
from dateline.resolving.place_scale import fineness

_REACH = 60
"""Events of one type, and reports of one event, that a new report is compared with: no article has more, and texts
without end must not take time without end."""


def grouped(drafts: Sequence[ResolvedDraft], weights: Weights) -> list[list[ResolvedDraft]]:
    """The drafts in groups of one happening each, in order of first mention; the body leads each group.

    Args:
        drafts: what an article reports, in reading order.
        weights: of the clues for a happening that is told again (`retellings`).
    """
    groups: list[list[ResolvedDraft]] = []
    of_type: dict[str, list[list[ResolvedDraft]]] = defaultdict(list)
    for draft in (each for each in drafts if each.draft.counts_for is None):
        rivals = of_type[draft.draft.type]
        if draft.draft.sentence.zone == "body":
            near = rivals[-_REACH:]
            number = told_again(draft, [group[:_REACH] for group in near], weights)
            home = None if number is None else near[number]
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

    Not one that tells another day or town, but for the day on which a toll is given: "it rose to 15 on Thursday".
    Nothing but its figure and source says anything of the event.
    """
    if not (is_figure(toll.draft.head) or days_agree(toll, group)) or not towns_agree(toll, group):
        return
    bare = msgspec.structs.replace(toll, place=None, when=None, historical=False, unknown={})
    after = [
        number
        for number, member in enumerate(group)
        if member.draft.sentence.zone != "body" or member.draft.sentence.start > toll.draft.sentence.start
    ]
    group.insert(max(1, after[0]) if after else len(group), bare)


def _retells(draft: ResolvedDraft, group: Told) -> bool:
    """Whether a draft of the title or a caption tells again what the body has: the same act, and no other parties.

    Titles and captions name parties in fewer words, so that countries must do where names differ.
    """
    if draft.draft.status != group[0].draft.status:
        return False
    if not modes_agree(draft, group) or not days_agree(draft, group) or not towns_agree(draft, group):
        return False
    members = [party for member in group for party in (*member.actors, *member.recipients)]
    met = keys(party for party in draft.recipients if party.id is not None)
    if len(members) > 1 and met and not meet(met, keys(members)):
        return False
    known = {party.country for party in members if party.country}
    ours = {party.country for party in (*draft.actors, *draft.recipients) if party.country}
    return bool(ours & known) or not (ours and known)


def surest_first(group: Told) -> list[ResolvedDraft]:
    """The reports with the doubtful ones last: these only fill what the others leave open."""
    return sorted(group, key=lambda member: member.draft.score < KEPT_AT)


def merged_actors(group: Told) -> list[Entity]:
    """Who acts: who owns up to what unnamed gunmen were told to have done, else those of the first report with any.

    Later mentions are vaguer or wider.
    """
    actors = _first_named(surest_first(group))
    if any(party.id for party in actors):
        return actors
    return _first_named(member for member in group if is_claim(member)) or actors


def _first_named(group: Iterable[ResolvedDraft]) -> list[Entity]:
    return list(next((member.actors for member in group if member.actors), ()))


def merged_recipients(group: Told) -> list[Entity]:
    """To whom it was done: those of the first report that names any but who acts, with whom its participles name."""
    acting = keys(merged_actors(group))
    named = [member for member in surest_first(group) if member.recipients]
    first = next((member for member in named if not keys(member.recipients) <= acting), next(iter(named), None))
    if first is None:
        return []
    parts = [member for member in group if member is not first and is_part_of(member, first)]
    found: dict[str, Entity] = {}
    for party in (party for member in (first, *parts) for party in member.recipients):
        found.setdefault(key_of(party), party)
    return [party for key, party in found.items() if party.kind != "person" or key not in acting]


def merged_place(places: Iterable[Place | None]) -> Place | None:
    """The finest of the stated places, else of the inferred ones: later reports name the town in the country.

    Where they lie in several countries, those of the country that most reports have, of equals the first told: a report
    that tells two happenings may have the other's town.
    """
    known = [place for place in places if place is not None]
    told = [place for place in known if place.reason == "stated"] or known
    if not told:
        return None
    [(country, _)] = Counter(place.country for place in told).most_common(1)
    return min((place for place in told if place.country == country), key=fineness)


def merged_date(group: Iterable[ResolvedDraft]) -> When | None:
    """The likeliest of the dates that the reports of an event are given, stated ones first; the first of equals."""
    dated = [(member.when, member.when_chance) for member in group if member.when is not None]
    return max(dated, key=lambda each: (each[0].reason == "stated", each[1]))[0] if dated else None
