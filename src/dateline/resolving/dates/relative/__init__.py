"""Dates that count from the day of publication or from the date told before, one module for each way of counting."""

from dateline.resolving.dates.relative import days, distances, spans, units, weekdays

RULES = (
    *days.RULES,
    *units.RULES,
    *distances.RULES,
    *spans.RULES,
    *weekdays.RULES,
)
"""The grammar of relative dates; which rule wins is told in `absolute`."""
