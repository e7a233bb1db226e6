"""The filters of questions as people name them: what each may be, and one value or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    def __post_init__(self) -> None:
        """Refuses values of other types, and goes once through those that can be gone through only once."""
        for name in _OF_TEXT:
            msgspec.structs.force_setattr(self, name, several(getattr(self, name)))
        for name in ("reviewed", "historical"):
            if (value := getattr(self, name)) is not None and not isinstance(value, bool):
                raise ArchiveError("bad_filter", f"{name} is true or false, not {value!r:.40}")
        if self.limit is not None and (not isinstance(self.limit, int) or self.limit < 0):
            raise ArchiveError("bad_filter", f"a limit is a number from 0 on, not {self.limit!r:.40}")
        if self.min_confidence is not None and not isinstance(self.min_confidence, int | float):
            raise ArchiveError("bad_filter", f"a confidence is a number from 0 to 1, not {self.min_confidence!r:.40}")


_OF_TEXT = tuple(
    "actor recipient country sector type mode status quad place outlet evidence said_by article run".split()
)
"""The filters that take one text or several."""


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
    except (ValueError, TypeError) as error:
        raise ArchiveError("bad_filter", f"{day!r:.40} is no day", advice="Write days as 2024-03-28.") from error


def several(wanted: Some) -> Sequence[str] | None:
    """The values of a filter; None where there is none.

    Raises:
        ArchiveError: they are no texts.
    """
    if wanted is None:
        return None
    values = list(wanted) if isinstance(wanted, Iterable) and not isinstance(wanted, str | bytes) else [wanted]
    if wrong := [value for value in values if not isinstance(value, str)]:
        raise ArchiveError(
            "bad_filter", f"{wrong[0]!r:.40} is no text", advice="Give one text or several, such as 'MLI'."
        )
    return values


def check(filters: Filters) -> None:
    """Refuse codes that are none.

    Raises:
        ArchiveError: a filter is none.
    """
    for name in ("type", "mode", "status", "quad", "sector", "country"):
        check_codes(name, several(getattr(filters, name)) or ())
