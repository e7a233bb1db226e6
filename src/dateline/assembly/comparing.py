"""How reports of events compare: their parties, days, towns and modes, and how far apart they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from dateline.coding.numbers import counted
from dateline.coding.standins import claimants
from dateline.records import Entity, When
from dateline.resolving import ResolvedDraft

Told = Sequence[ResolvedDraft]
"""The reports of one event so far."""
_APART_BY_MODE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONSULT"})
"""Types whose different modes are different happenings: an abduction is no bombing."""


def parties(event: Told) -> tuple[list[Entity], list[Entity]]:
    """The actors and the recipients of all reports."""
    actors = [party for member in event for party in member.actors]
    return actors, [party for member in event for party in member.recipients]


def key_of(entity: Entity) -> str:
    """What a party is told apart from others by: its id, or its name in small letters."""
    return entity.id or (entity.name or entity.text).casefold()


def keys(entities: Iterable[Entity]) -> frozenset[str]:
    """What parties are told apart by."""
    return frozenset(map(key_of, entities))


def meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a party is on both sides: the same id or name, or a name in fewer of its words ("Gao", "town of Gao")."""
    if ours & theirs:
        return True
    words = [set(key.split()) for key in theirs if " " in key or key.islower()]
    return any(
        own <= other or other <= own for key in ours if key.islower() for own in [set(key.split())] for other in words
    )


def sentences_between(draft: ResolvedDraft, event: Told) -> int:
    """How many sentences on or back the nearest report of the event is."""
    return min(abs(draft.draft.sentence.number - member.draft.sentence.number) for member in event)


def days_agree(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the day that a report states, if any, is one of those stated of the event."""
    ours, theirs = stated(draft), [when for member in event if (when := stated(member)) is not None]
    return ours is None or not theirs or any(overlap(ours, when) for when in theirs)


def stated(draft: ResolvedDraft) -> When | None:
    """The date that the words of a report state."""
    return draft.when if draft.when is not None and draft.when.reason == "stated" else None


def overlap(one: When, other: When) -> bool:
    """Whether two dates have a day in common."""
    low = max(one.from_ or "0000", other.from_ or "0000")
    high = min(one.to or "9999", other.to or "9999")
    return low <= high


def towns_agree(draft: ResolvedDraft, event: Told) -> bool:
    """Whether a report tells no other town than the event."""
    return len(towns([*event, draft])) <= 1


def towns(event: Told) -> set[str]:
    """The towns and points where reports place their event."""
    return {
        member.place.name
        for member in event
        if member.place is not None and member.place.precision in {"city", "point"} and member.place.name
    }


def lands(event: Told) -> set[str]:
    """The countries where reports place their event."""
    return {member.place.country for member in event if member.place is not None and member.place.country}


def modes_agree(draft: ResolvedDraft, event: Told) -> bool:
    """Whether the mode of a report can be that of the event: of some types other modes are other happenings."""
    return draft.draft.type not in _APART_BY_MODE or mode_beside(draft, event) != "other"


def mode_beside(draft: ResolvedDraft, event: Told) -> Literal["open", "same", "other"]:
    """Whether the mode that a report tells is one of the event's; open where either tells none."""
    modes = {mode for member in event if (mode := _told_mode(member)) is not None}
    mode = _told_mode(draft)
    if mode is None or not modes:
        return "open"
    return "same" if mode in modes else "other"


def _told_mode(report: ResolvedDraft) -> str | None:
    """The mode of a report; a mere count of the dead ("43 were killed") tells no means, whatever is guessed."""
    head = report.draft.head
    is_act = head.pos_ != "VERB" or head.tag_ == "VBG"  # "shelling" tells the means, whomever it hit
    return None if report.draft.type == "ASSAULT" and not is_act and only_counts(report) else report.draft.mode


def only_counts(draft: ResolvedDraft) -> bool:
    """Whether a report only counts whom the act was done to: "Viasna said 35 people were arrested"."""
    return not draft.actors and bool(draft.recipients) and all(map(_is_counted, draft.recipients))


def _is_counted(party: Entity) -> bool:
    """Whether a party is a number of people: "35 people", "15"."""
    found = counted(party.text.lower()) if party.id is None else []
    return bool(found) and found[0].start == 0


def is_claim(draft: ResolvedDraft) -> bool:
    """Whether a report only says that somebody owns up to it: "the group claimed responsibility for the blast"."""
    head = draft.draft.head
    return (draft.draft.is_definite or head.pos_ == "VERB") and any(claimants(head))
