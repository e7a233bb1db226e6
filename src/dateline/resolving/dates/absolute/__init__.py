"""Dates that name their place in the calendar, one module for each way in which they do."""

from dateline.resolving.dates.absolute import days, feasts, fiscal, other_calendars, parts_of_years, years

RULES = (
    *other_calendars.RULES,
    *fiscal.RULES,
    *days.RULES,
    *years.RULES,
    *parts_of_years.RULES,
    *feasts.RULES,
)
"""The grammar of absolute dates; of the rules that match at a place the longest match wins, then the earlier rule."""
