"""The closed lists of the event record. Types and sectors: PLOVER manual (2021); the rest: RECORD.md."""

from __future__ import annotations

from typing import Literal, get_args

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["actual", "future", "hypothetical", "negated"]
EntityKind = Literal["state", "person", "organisation", "group", "population"]
Grain = Literal[
    "hour", "part of day", "day", "week", "month", "quarter", "season", "year", "decade", "century",
]  # fmt: skip
Precision = Literal["point", "city", "admin2", "admin1", "country", "region"]
WhenReason = Literal["stated", "publication_date", "inferred"]
PlaceReason = Literal["stated", "dateline", "inferred"]
UnknownReason = Literal[
    "not_stated", "no_publication_date", "ambiguous", "not_in_gazetteer", "not_in_knowledge",
    "unresolved_reference", "conflicting",
]  # fmt: skip

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
VERBAL: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
"""Types of verbal cooperation and conflict, by PLOVER's quad classes: they are done by words or talks."""
SPOKEN: frozenset[EventType] = VERBAL - {"AGREE", "CONSULT", "CONCEDE"}
"""Of these, those that whoever says the words does by saying them; the others take talks, or are deeds besides."""
MUTUAL: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that take two who act upon each other, unless one visits the other (docs/record.md)."""
STATUSES: tuple[Status, ...] = get_args(Status)
GRAINS: tuple[Grain, ...] = get_args(Grain)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
UNKNOWN_REASONS: tuple[UnknownReason, ...] = get_args(UnknownReason)

SECTORS: tuple[str, ...] = (
    "GOV", "JUD", "LEG", "MIL", "COP", "OPP", "PTY", "REB", "PRM", "SPY", "UAF", "CVL", "ELI", "BUS", "EDU", "MED",
    "LAB", "AGR", "JRN", "REF", "REL", "SOC", "CRM", "PRE", "IGO", "NGO", "MNC", "IMG", "ISM",
)  # fmt: skip
"""PLOVER's primary sector codes, PRE for de facto states, and its non-state actor codes used as sectors."""
