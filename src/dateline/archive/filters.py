"""The filters of questions as people name them: what each may be, and one value or several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from dateline.archive.filter_codes import check_codes
from dateline.errors import ArchiveError

Some = str | Sequence[str] | None
"""One value or several, any of which will do; None is no filter."""
Day = str | date | None


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask for; each filter narrows. Days are inclusive."""

    actor: Some = None
    """A country (three capital letters), an id such as RUS.MIL, or a name."""
    recipient: Some = None
    pair: tuple[str, str] | None = None
    """Two parties, whichever of them acts; acts of both together too."""
    country: Some = None
    """Country of a party or of the place."""
    sector: Some = None
    type: Some = None
    mode: Some = None
    status: Some = None
    quad: Some = None
    place: Some = None
    """Name of the place or of its first-level region, or its GeoNames id."""
    since: Day = None
    until: Day = None
    outlet: Some = None
    evidence: Some = None
    """Words of the sentence behind the event."""
    said_by: Some = None
    """Part of the name of a source the article credits."""
    min_confidence: float | None = None
    reviewed: bool | None = None
    historical: bool | None = None
    article: Some = None
    """Id or key of an article."""
    run: Some = None
    limit: int | None = None
    order: str = "day"


def checked_day(day: str | date) -> date:
    """The day of a filter.

    Raises:
        ArchiveError: it is none.
    """
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise ArchiveError("bad_filter", f"{day!r:.40} is no day", advice="Write days as 2024-03-28.") from error


def several(wanted: Some) -> Sequence[str] | None:
    """The values of a filter; None where there is none."""
    return [wanted] if isinstance(wanted, str) else wanted


def check(filters: Filters) -> None:
    """Refuse codes that are none.

    Raises:
        ArchiveError: a filter is none.
    """
    for name in ("type", "mode", "status", "quad", "sector", "country"):
        check_codes(name, several(getattr(filters, name)) or ())
