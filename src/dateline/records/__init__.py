"""The core types: what each room takes and gives. Frozen, keyword-only, typed; JSON forms follow RECORD.md.

All offsets are Unicode code points into the text of one zone of an article: `body` (the article's `text`),
`title`, or `caption:N` (the N-th caption, counted from 0).
"""

from dateline.records.article import Article, Caption, Zone
from dateline.records.codes import (
    EVENT_TYPES,
    GRAINS,
    MUTUAL,
    PRECISIONS,
    SECTORS,
    SPOKEN,
    STATUSES,
    UNKNOWN_REASONS,
    VERBAL,
    EntityKind,
    EventType,
    Grain,
    Precision,
    Status,
    UnknownReason,
)
from dateline.records.correction import (
    CORRECTION_ACTIONS,
    AppliedCorrection,
    Correction,
    CorrectionAction,
    CorrectionState,
)
from dateline.records.event import (
    Attribution,
    Entity,
    Event,
    Evidence,
    Figure,
    Place,
    Quantity,
    Trigger,
    When,
)
from dateline.records.failure import Failure
from dateline.records.ledger import OUTCOMES, LedgerEntry, Outcome
from dateline.records.page import Page
from dateline.records.pair import PairType
from dateline.records.run import Counts, Run, RunState
from dateline.records.schema import event_schema

__all__ = [
    "CORRECTION_ACTIONS",
    "EVENT_TYPES",
    "GRAINS",
    "MUTUAL",
    "OUTCOMES",
    "PRECISIONS",
    "SECTORS",
    "SPOKEN",
    "STATUSES",
    "UNKNOWN_REASONS",
    "VERBAL",
    "AppliedCorrection",
    "Article",
    "Attribution",
    "Caption",
    "Correction",
    "CorrectionAction",
    "CorrectionState",
    "Counts",
    "Entity",
    "EntityKind",
    "Event",
    "EventType",
    "Evidence",
    "Failure",
    "Figure",
    "Grain",
    "LedgerEntry",
    "Outcome",
    "Page",
    "PairType",
    "Place",
    "Precision",
    "Quantity",
    "Run",
    "RunState",
    "Status",
    "Trigger",
    "UnknownReason",
    "When",
    "Zone",
    "event_schema",
]
