"""Reviewing: people's decisions about events, agreement between people, and what is made of both."""

from dateline.reviewing.adjudicating import combined, settle
from dateline.reviewing.agreement import (
    EVENT,
    FIELDS,
    Agreement,
    Disagreement,
    agreement,
    agreement_of,
    disagreements,
)
from dateline.reviewing.alpha import Alpha, alpha, jaccard, nominal
from dateline.reviewing.changing import (
    Changes,
    Side,
    added,
    cleared,
    described,
    merged,
    parts_by_party,
    parts_by_sentence,
    parts_by_type,
    party_at,
    place_at,
    quantity_at,
    swapped,
    when_at,
    with_party,
    with_party_moved,
    with_source,
    without_party,
    without_quantity,
    without_source,
)
from dateline.reviewing.codes import Choice, Codes
from dateline.reviewing.desk import Desk
from dateline.reviewing.exporting import GoldFile, correction_line, gold_file, gold_files
from dateline.reviewing.passages import Passage, around, find_words
from dateline.reviewing.people import own
from dateline.reviewing.queue import ORDERS, Queue
from dateline.reviewing.suggesting import Suggester
from dateline.reviewing.units import Unit, coders, units

__all__ = [
    "EVENT",
    "FIELDS",
    "ORDERS",
    "Agreement",
    "Alpha",
    "Changes",
    "Choice",
    "Codes",
    "Desk",
    "Disagreement",
    "GoldFile",
    "Passage",
    "Queue",
    "Side",
    "Suggester",
    "Unit",
    "added",
    "agreement",
    "agreement_of",
    "alpha",
    "around",
    "cleared",
    "coders",
    "combined",
    "correction_line",
    "described",
    "disagreements",
    "find_words",
    "gold_file",
    "gold_files",
    "jaccard",
    "merged",
    "nominal",
    "own",
    "parts_by_party",
    "parts_by_sentence",
    "parts_by_type",
    "party_at",
    "place_at",
    "quantity_at",
    "settle",
    "swapped",
    "units",
    "when_at",
    "with_party",
    "with_party_moved",
    "with_source",
    "without_party",
    "without_quantity",
    "without_source",
]
