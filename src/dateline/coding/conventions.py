"""What a finding counts as: its type, mode and status by PLOVER's conventions on what is planned, asked or refused."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from dateline.coding.arguments import direct, is_active, is_word_of
from dateline.coding.findings import Finding
from dateline.coding.mentions import PARTY_LABELS, coordinated
from dateline.coding.negation import is_beside_negated, is_excepted, is_not_only, is_turned_down, went_on
from dateline.coding.status import (
    AS_PLANNED,
    has_condition,
    has_exception,
    is_announced,
    is_duty,
    is_refusal,
    is_tried,
    is_vowed,
    status_of,
)
from dateline.records import MUTUAL, EventType, Status

_REFUSABLE: Mapping[EventType, str | None] = {
    "AGREE": None,
    "SUPPORT": None,
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "AID": "assist",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}
"""Friendly types, with the mode of a refusal."""
_HARMFUL: Mapping[EventType, str | None] = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "restrict",
    "PROTEST": "restrict",
}
"""Harm that one threatens with by saying that one will do it, with the mode of such a threat."""
_THREATENED_MODES = {"arrest": "arrest", "expel": "expel"}
"""Modes of harm that have a mode of their own as a threat."""


def conventional(finding: Finding) -> tuple[EventType, str | None, Status]:
    """The type, mode and status that the event is coded with."""
    told, mode, status = finding.type, finding.mode, _status(finding)
    if told == "MOBILIZE" and is_word_of(finding.head, "exercise") and _is_joint(finding):
        told, mode = "COOPERATE", None
    elif status in {"future", "hypothetical"} and _is_threat(finding):
        told, mode = "THREATEN", _THREATENED_MODES.get(mode or "", _HARMFUL[told])
    event_type, mode, status = _planned(told, mode, status)
    if status == "negated" and (event_type == "THREATEN" or is_refusal(finding.head, finding.light)):
        return _refused(finding, event_type, mode)
    return event_type, mode, status


def to_be_met(finding: Finding) -> list[Token]:
    """Whom somebody is to meet, of the actors: the meeting is agreed to or promised them by whoever is the subject."""
    verb = finding.light or finding.head
    is_meeting = finding.type == "CONSULT" or is_word_of(finding.head, "talking")
    if not is_meeting or not is_active(verb) or not any(child.dep_ == "nsubj" for child in verb.children):
        return []
    met = direct(verb, "with") + direct(finding.head, "with")
    if verb == finding.head:
        met += [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    members = [member for head in met for member in coordinated(head)]
    found = [head for head in finding.actors if head in members]
    return found if len(found) < len(finding.actors) else []


def is_mutual(event_type: EventType, mode: str | None, *, one_sided: bool) -> bool:
    """Whether all parties are actors: talks always, agreements and cooperation unless the text parts the sides."""
    return event_type in MUTUAL and mode != "visit" and (event_type == "CONSULT" or not one_sided)


def _status(finding: Finding) -> Status:
    """The grammar's status where it shows one, else the likeliest; of a demand, that it was made."""
    if finding.is_demand:
        return "actual"
    grammatical = status_of(finding.head, finding.light)
    if grammatical == "future" and finding.mode == "targeted" and is_tried(finding.head):
        return "actual"  # to try to kill somebody is of the mode
    if grammatical == "future" and finding.type == "REQUEST" and is_tried(finding.head):
        return "actual"  # who "tried to persuade" them asked them
    if grammatical == "negated" and finding.type == "COERCE" and is_word_of(finding.head, "allowing"):
        return "actual"  # what somebody "did not allow" is what they kept others from
    if finding.type == "PROTEST" and grammatical == "actual" and is_announced(finding.head):
        return "future"
    if finding.type == "REQUEST" and grammatical == "hypothetical" and is_duty(finding.head):
        return "actual"
    is_act = finding.type != "RETREAT"  # which is the end itself: "did not stop fighting"
    if grammatical != "actual" or is_turned_down(finding.head) or (is_act and went_on(finding.head)):
        return grammatical
    likely = sorted(finding.statuses, key=lambda status: -finding.statuses[status])
    verb = finding.light or finding.head
    is_done = is_beside_negated(finding.head) or is_excepted(finding.head) or is_not_only(verb)
    return likely[1] if likely[0] == "negated" and is_done else likely[0]


def _is_threat(finding: Finding) -> bool:
    """Whether the actors say themselves that they will do harm: violence, or what depends on what others do."""
    verb = finding.light or finding.head
    if finding.type not in _HARMFUL or not is_vowed(verb):
        return False
    return finding.type == "ASSAULT" or has_condition(verb)


def _is_joint(finding: Finding) -> bool:
    """Whether several states or forces are named as those who act, and nobody that it is done against."""
    return len([head for head in finding.actors if head.ent_type_ in PARTY_LABELS]) > 1 and not finding.recipients


def _planned(event_type: EventType, mode: str | None, status: Status) -> tuple[EventType, str | None, Status]:
    """PLOVER's conventions on planned acts: planned cooperation is agreed, an announced retreat conceded, all now."""
    plan = next((plan for plan, kinds in AS_PLANNED.items() if event_type in kinds), None)
    if status == "future" and plan is not None:
        return plan, None, "actual"
    if event_type in {"AGREE", "THREATEN"} and status in {"future", "hypothetical"}:
        return event_type, mode, "actual"
    return event_type, mode, status


def _refused(finding: Finding, event_type: EventType, mode: str | None) -> tuple[EventType, str | None, Status]:
    """What it is that somebody will not do: a refusal if it would have been friendly, a threat if it is to hesitate.

    Who will not come to talks "unless" something is done threatens to stay away.
    """
    refused = _REFUSABLE.get(event_type, mode if event_type == "REJECT" else None)
    if refused == "meet" and has_exception(finding.head, finding.light):
        return "THREATEN", "relations", "actual"
    if event_type in _REFUSABLE:
        return "REJECT", refused, "actual"
    if event_type == "REJECT" and not is_word_of(finding.head, "refusing"):
        return "REJECT", mode, "actual"
    is_threat = event_type == "THREATEN" and is_word_of(finding.head, "threatening by denial")
    return event_type, mode, "actual" if is_threat else "negated"
