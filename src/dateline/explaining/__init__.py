"""Events → why they are coded so: the same parts are asked once more, so that coding itself records nothing."""

from dateline.explaining.explainer import Explainer
from dateline.explaining.explanation import (
    Chance,
    Choice,
    Dropped,
    Explanation,
    LeftOut,
    LexiconRow,
    Option,
    PartyReason,
    Report,
    SourceReason,
    StatusReason,
)

__all__ = [
    "Chance",
    "Choice",
    "Dropped",
    "Explainer",
    "Explanation",
    "LeftOut",
    "LexiconRow",
    "Option",
    "PartyReason",
    "Report",
    "SourceReason",
    "StatusReason",
]
