"""Events → why they are coded so: the same parts are asked once more, so that coding itself records nothing."""

from dateline.explaining.explainer import Explainer
from dateline.explaining.explanation import (
    Chance,
    Choice,
    Dropped,
    Explanation,
    LexiconRow,
    Option,
    PartyReason,
    Report,
    StatusReason,
)

__all__ = [
    "Chance",
    "Choice",
    "Dropped",
    "Explainer",
    "Explanation",
    "LexiconRow",
    "Option",
    "PartyReason",
    "Report",
    "StatusReason",
]
