"""Dates that count from the day of publication or from the date told before: "last week", "two days later"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

import msgspec

from dateline.records import GRAINS
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import (
    after_part,
    before_weekday,
    counts_ahead,
    looks_ahead,
    no_count,
    no_habit,
    short_weekday,
    still_lasts,
)
from dateline.resolving.dates.intervals import (
    DAY,
    Interval,
    Unit,
    a_day,
    a_month,
    moved,
    third_of,
    unit_around,
    unit_grain,
)
from dateline.resolving.dates.rules import Rule

_HOW = ("", "just ", "well ", "a little ")
_DIRECTIONS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "before": -1, "earlier": -1, "ago": -1,
    "this": 0, "current": 0, "same": 0, "that": 0, "that same": 0, "very same": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "after": 1, "later": 1,
}  # fmt: skip
_DAYS = {
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1,
    "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip


_ABOUT = (
    r"(?:(?P<about>(?:just |well |a little )?(?:more than|over|less than|under)|at least|up to|nearly|almost|about"
    r"|around|some|roughly|close to) )?"
)
_BEYOND = frozenset({"at least"} | {f"{how}{word}" for how in _HOW for word in ("more than", "over")})
_SHORT_OF = frozenset({"up to"} | {f"{how}{word}" for how in _HOW for word in ("less than", "under")})
"""What leaves the far end of a span open, and what says that it began later than so long ago."""
_HALVES: dict[Unit, tuple[Unit, int]] = {
    "year": ("month", 6), "decade": ("year", 5), "century": ("year", 50), "month": ("day", 15),
}  # fmt: skip
"""Half of a unit in smaller ones."""
_DAY_RANK = GRAINS.index("day")


def stated_unit(found: re.Match[str], context: Context) -> Unit:
    """The unit that the match names; the day where it names none."""
    groups = found.groupdict()
    written = groups.get("unit") or groups.get("period") or "day"
    return cast(Unit, context.words.value("unit", written))


def stated_count(found: re.Match[str], context: Context) -> int | None:
    """The stated number; None for "a few"; one where the text has no number."""
    written = found["number"]
    if not written:
        return 1
    if written.isdecimal():
        return int(written)
    words = context.words
    if written.lower() in words.kinds["vague_numeral"]:
        return None
    try:
        return words.number("numeral", written)
    except KeyError:
        return sum(words.number("numeral", word) for word in written.replace("-", " ").split())


def _direction(found: re.Match[str]) -> int:
    written = " ".join(found["which"].lower().split())
    return _DIRECTIONS[written.removeprefix("this ")]


def _around(day: date, unit: Unit, shift: int) -> Interval:
    """The calendar unit so many units from the one that holds the day."""
    return unit_around(moved(day, unit, shift), unit)


def _named_day(found: re.Match[str], context: Context) -> Interval:
    words = " ".join(found[0].lower().split())
    return a_day(context.published + _DAYS[words] * DAY)


def _tonight(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return a_day(context.published, grain="part of day")


def _last_night(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return a_day(context.published - DAY, grain="part of day")


def _overnight(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return Interval(first=context.published - DAY, last=context.published, grain="part of day")


def _part_of_that_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "that night", "the next morning": a part of the day told before or of one next to it."""
    groups = found.groupdict()
    shift = _DIRECTIONS[(groups.get("which") or "same").lower()]
    return _anchored("day", shift, context, grain_of_day=True)


def _calendar_unit(found: re.Match[str], context: Context) -> Interval:
    """ "last week", "this year": whole weeks, months, years around the day of publication."""
    return _around(context.published, stated_unit(found, context), _direction(found))


def _inner_unit(found: re.Match[str], context: Context) -> Interval | None:
    """ "the year" in "the end of the year"."""
    return _anchored_unit(stated_unit(found, context), 0, context)


def _unit_before_last(found: re.Match[str], context: Context) -> Interval:
    shift = -2 if found["which"].lower() == "before last" else 2
    return _around(context.published, stated_unit(found, context), shift)


def _weekend(found: re.Match[str], context: Context) -> Interval | None:  # noqa: ARG001
    """ "over the weekend": the last one, or by tense the coming one."""
    weekend = [unit_around(context.published + 7 * shift * DAY, "weekend") for shift in (-1, 0, 1)]
    if context.tense == "future":
        return context.chosen(weekend)
    begun = [one for one in weekend if one.first is not None and one.first <= context.published]
    return msgspec.structs.replace(begun[-1], floating=True)


def _told_unit(found: re.Match[str], context: Context) -> Interval | None:
    """ "the following day", "that year", "the day before": counted from the date told before."""
    return _anchored_unit(stated_unit(found, context), _direction(found), context)


def _anchored_unit(unit: Unit, shift: int, context: Context) -> Interval | None:
    return _anchored(unit, shift, context, grain_of_day=False)


def _anchored(unit: Unit, shift: int, context: Context, *, grain_of_day: bool) -> Interval | None:
    anchor = context.anchor
    edge = (anchor.last or anchor.first) if shift > 0 else (anchor.first or anchor.last)
    if edge is None:
        return None
    found = _around(edge, unit, shift)
    return found.with_grain("part of day") if grain_of_day else found


def _ago(found: re.Match[str], context: Context) -> Interval | None:
    """ "two years ago" from publication, "two years earlier", "three days later" from the date told before."""
    which = found["which"].lower()
    shift = _DIRECTIONS[which]
    count, unit = stated_count(found, context), stated_unit(found, context)
    edge = _edge(which, shift, context)
    if edge is None:
        return None
    if count is None:
        return _vaguely(edge, unit, shift)
    about = " ".join((found.groupdict().get("about") or "").lower().split())
    if about in _BEYOND | _SHORT_OF:
        far = moved(edge, unit, shift * count)
        other = None if about in _BEYOND else edge
        first, last = (other, far) if (shift < 0) == (about in _BEYOND) else (far, other)
        return Interval(first=first, last=last, grain=unit_grain(unit))
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return _around(edge, unit, shift * count)


def _edge(which: str, shift: int, context: Context) -> date | None:
    """The day from which "ago", "earlier" and "later" count."""
    anchor = a_day(context.published) if which == "ago" else context.anchor
    return (anchor.last or anchor.first) if shift > 0 else (anchor.first or anchor.last)


def _some_ago(found: re.Match[str], context: Context) -> Interval | None:
    """ "weeks later", "hours earlier": at least two units away; hours keep the day."""
    which = found["which"].lower()
    shift, unit = _DIRECTIONS[which], stated_unit(found, context)
    edge = _edge(which, shift, context)
    if edge is None:
        return None
    return a_day(edge) if unit in {"hour", "minute"} else _vaguely(edge, unit, shift)


def _half_ago(found: re.Match[str], context: Context) -> Interval | None:
    """ "half a century ago", "two and a half years ago", "a year and a half earlier"."""
    which = found["which"].lower()
    shift, unit = _DIRECTIONS[which], stated_unit(found, context)
    edge = _edge(which, shift, context)
    whole = 0 if not found["number"] else stated_count(found, context)
    if edge is None or whole is None or unit not in _HALVES:
        return None
    part, parts = _HALVES[unit]
    day = moved(edge, part, shift * (2 * whole + 1) * parts)
    # The words tell the time to the half of the unit, half a year to the month.
    grain: Unit = unit if whole else part
    return unit_around(day, "year" if grain in {"decade", "century"} else grain)


def _weekday_weeks_away(found: re.Match[str], context: Context) -> Interval | None:
    """ "a week on Friday", "two weeks from Monday", "a week ago Tuesday"."""
    count, number = stated_count(found, context), context.words.number("weekday", found["weekday"])
    if count is None:
        return None
    today = context.published
    if found["way"].lower().startswith("ago"):
        return a_day(today - timedelta(days=(today.weekday() - number) % 7 + 7 * count))
    return a_day(today + timedelta(days=(number - today.weekday()) % 7 + 7 * count))


def _weekday_week(found: re.Match[str], context: Context) -> Interval:
    """ "Monday week": a week after the coming Monday."""
    today, number = context.published, context.words.number("weekday", found["weekday"])
    return a_day(today + timedelta(days=((number - today.weekday()) % 7 or 7) + 7))


def shifted(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the day after Christmas", "two weeks before 3 March", "the eve of Easter": counted from the date after it."""
    groups = found.groupdict()
    unit = stated_unit(found, context)
    count = stated_count(found, context) if groups.get("number") else 1
    shift = _DIRECTIONS[(groups.get("way") or "before").lower()]
    edge = inner.last if shift > 0 else inner.first
    if edge is None or count is None or GRAINS.index(inner.grain) > max(GRAINS.index(unit_grain(unit)), _DAY_RANK):
        return None
    return msgspec.structs.replace(_around(edge, unit, shift * count), floating=inner.floating)


def anniversary(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the tenth anniversary of the 2014 annexation": so many years later."""
    groups = found.groupdict()
    years = context.words.ordinal(groups["ordinal"]) if groups["ordinal"] else stated_count(found, context)
    if inner.first is None or inner.last is None or years is None:
        return None
    first, last = moved(inner.first, "year", years), moved(inner.last, "year", years)
    return msgspec.structs.replace(inner, first=first, last=last, floating=False)


def span_up_to(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the three months to June 2023", "the year ended 31 March": whole units up to the end of the date after it."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    if inner.last is None or count is None or inner.grain not in {"day", "month", "quarter"}:
        return None
    first = moved(inner.last + DAY, unit, -count)
    return Interval(first=first, last=inner.last, grain=unit_grain(unit), floating=inner.floating)


def _ago_to_the_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "a year ago today", "ten years ago this week"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    if count is None:
        return None
    point = " ".join(found["point"].lower().split())
    if point in _DAYS:
        return a_day(moved(context.published + _DAYS[point] * DAY, unit, -count))
    return unit_around(moved(context.published, unit, -count), cast(Unit, point.removeprefix("this ")))


def _day_of_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "the 20th of last month", "the first of that month"."""
    which = found["which"].lower()
    if which in {"last", "this", "next"}:
        month: Interval | None = _around(context.published, "month", _DIRECTIONS[which])
    else:
        month = _anchored_unit("month", _DIRECTIONS[which], context)
    if month is None or month.first is None:
        return None
    return a_day(month.first.replace(day=context.words.ordinal(found["ordinal"])))


def _vaguely(edge: date, unit: Unit, shift: int) -> Interval:
    """ "a few days ago": at least two units away, the far end open."""
    near = moved(edge, unit, 2 * shift)
    first, last = (None, near) if shift < 0 else (near, None)
    return Interval(first=first, last=last, grain=unit_grain(unit))


def _year_ago(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return _around(context.published, "year", -1)


def _from_now(found: re.Match[str], context: Context) -> Interval | None:
    """ "two weeks from now", "in three days' time"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    return _vaguely(context.published, unit, 1) if count is None else _around(context.published, unit, count)


def _past_span(found: re.Match[str], context: Context) -> Interval:
    """ "over the past three weeks": up to the day of publication, the far end open for "a few"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    about = " ".join((found.groupdict().get("about") or "").lower().split())
    is_open = count is None or about in _BEYOND
    first = None if count is None or is_open else _beyond(moved(context.published, unit, -count), unit, 1)
    return Interval(first=first, last=context.published, grain=unit_grain(unit))


def _coming_span(found: re.Match[str], context: Context) -> Interval:
    """ "within two weeks", "over the next few months": from the day of publication."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    last = None if count is None else _beyond(moved(context.published, unit, count), unit, -1)
    return Interval(first=context.published, last=last, grain=unit_grain(unit))


def _beyond(day: date, unit: Unit, step: int) -> date:
    """The last three days are today and two more; with longer units the same day a week or month away counts."""
    return day + step * DAY if unit == "day" else day


def _recent(found: re.Match[str], context: Context) -> Interval:
    """ "in recent weeks", "in the coming days": open to the far side."""
    grain = unit_grain(stated_unit(found, context))
    if found["which"].lower() == "recent":
        return Interval(first=None, last=context.published, grain=grain)
    return Interval(first=context.published, last=None, grain=grain)


def _weekday(found: re.Match[str], context: Context) -> Interval | None:
    """A day of the week: the last one up to publication unless the tense is future; "last", "next" exclude today."""
    groups = found.groupdict()
    number = context.words.number("weekday", groups.get("weekday") or groups["short_weekday"])
    today = context.published
    back = timedelta(days=(today.weekday() - number) % 7)
    ahead = timedelta(days=(number - today.weekday()) % 7)
    if week := groups.get("week"):
        monday = _around(today, "week", _DIRECTIONS[week.lower()]).first
        return None if monday is None else a_day(monday + number * DAY)
    which = " ".join((groups.get("which") or groups.get("which_told") or "").lower().split())
    if which in {"last", "past", "this past"}:
        return a_day(today - (back or 7 * DAY))
    if which in {"next", "coming", "this coming"}:
        return a_day(today + (ahead or 7 * DAY))
    if which in {"previous", "preceding", "following"}:
        return _told_weekday(number, _DIRECTIONS[which], context)
    future = context.tense == "future" or (which == "this" and context.tense is None)
    day = today + ahead if future else today - back
    return a_day(day) if which else msgspec.structs.replace(a_day(day), floating=True)


def _told_weekday(number: int, shift: int, context: Context) -> Interval | None:
    anchor = context.anchor
    edge = anchor.last if shift > 0 else anchor.first
    if edge is None:
        return None
    distance = shift * (number - edge.weekday()) % 7 or 7
    return a_day(edge + shift * distance * DAY)


def _directed_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "last April" is over, "next April" has not begun, "this April" is the year's."""
    month = context.words.number("month", found["month"])
    which = " ".join(found["which"].lower().split())
    today = context.published
    months = [a_month(today.year + shift, month) for shift in (-1, 0, 1)]
    if which in {"last", "past", "this past"}:
        return next((one for one in reversed(months) if one.last is not None and one.last < today), None)
    if which in {"next", "coming", "this coming"}:
        return next((one for one in months if one.first is not None and one.first > today), None)
    return months[1]


def _clock(found: re.Match[str], context: Context) -> Interval | None:  # noqa: ARG001
    """A time without its day: of the day told before."""
    anchor = context.anchor
    is_day = anchor.first is not None and anchor.first == anchor.last
    day = anchor.first if is_day and anchor.first is not None else context.published
    return msgspec.structs.replace(a_day(day, grain="hour"), floating=True)


def _edge_of_year(found: re.Match[str], context: Context) -> Interval:
    third = "late" if "end" in found[0].lower() else "mid"
    return third_of(_around(context.published, "year", 0), third)  # type: ignore[arg-type]


def _year_to_date(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return msgspec.structs.replace(_around(context.published, "year", 0), last=context.published)


_PREPOSITION = r"(?:(?:over|in|during|within|for|throughout) )?"
_SPAN_STARTS = "for in over during within throughout the relative"

RULES = (
    Rule(
        starts="deictic the",
        pattern=r"yesterday|today|tomorrow|(?:the )?day (?:before yesterday|after tomorrow)",
        read=_named_day,
    ),
    Rule(starts="deictic", pattern=r"tonight", read=_tonight),
    Rule(starts="relative", pattern=r"this (?:morning|afternoon|evening)", read=_tonight),
    Rule(starts="relative", pattern=r"last (?:night|evening)", read=_last_night),
    Rule(starts="part_of_day", pattern=r"overnight", read=_overnight),
    Rule(
        starts="that the",
        pattern=r"(?:that|the (?P<which>same|next|following|previous)) (?:morning|afternoon|evening|night)",
        read=_part_of_that_day,
    ),
    Rule(
        starts="the",
        pattern=r"the (?:morning|afternoon|evening|night) (?P<which>before|after)(?! ?[\w'’\"“(])",
        read=_part_of_that_day,
    ),
    Rule(
        starts="in the",
        pattern=r"(?:in )?the (?:morning|afternoon|evening)(?! of\b)",
        read=_part_of_that_day,
        guard=after_part,
    ),
    Rule(starts="the", pattern=r"the weekend", read=_weekend),
    Rule(
        starts="relative the",
        pattern=r"(?:the )?(?P<which>this past|this coming|last|this|current|next|upcoming|coming) {period}(?! of\b)",
        read=_calendar_unit,
    ),
    Rule(starts="the unit", pattern=r"(?:the )?{period} (?P<which>before last|after next)", read=_unit_before_last),
    Rule(
        starts="the unit",
        pattern=r"the (?:full |whole |entire )?(?:{period}|day)",
        read=_inner_unit,
        guard=after_part,
    ),
    Rule(
        starts="the that",
        pattern=r"(?:the (?P<which>next|following|same|previous|preceding|prior)) {unit}(?<!s)",
        read=_told_unit,
    ),
    Rule(starts="that", pattern=r"(?P<which>that same|that) {unit}(?<!s)", read=_told_unit),
    Rule(
        starts="the",
        pattern=r"the {unit}(?<!s) (?P<which>before|after|earlier)(?! ?[\w'’\"“(])",
        read=_told_unit,
    ),
    Rule(
        starts="about bound over number",
        pattern=_ABOUT + r"{number} {unit}(?: or (?:so|more))? (?P<which>ago|earlier|later)",
        read=_ago,
    ),
    Rule(
        starts="unit",
        pattern=(
            r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries) "
            r"(?P<which>ago|earlier|later|before(?! ?[\w'’\"“(]))"
        ),
        read=_some_ago,
        guard=no_count,
    ),
    Rule(
        starts="half",
        pattern=r"half (?:a|an)(?P<number>) (?P<unit>year|decade|century) (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number}(?:-| )and(?:-| )a(?:-| )half(?:-| ){unit} (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number}(?: 1/2|½| ½) {unit} (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number} {unit} and a half (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number} weeks? (?P<way>on|from|ago(?: on| last)?) {weekday}",
        read=_weekday_weeks_away,
        guard=counts_ahead,
    ),
    Rule(
        starts="for",
        pattern=r"for " + _ABOUT + r"{number} {unit}(?: or so)?(?: now)?(?! of\b|['’-])",
        read=_past_span,
        guard=still_lasts,
    ),
    Rule(
        starts="number",
        pattern=r"{number} {unit} ago (?P<point>today|yesterday|tomorrow|this (?:week|month))",
        read=_ago_to_the_day,
    ),
    Rule(starts="number", pattern=r"{number} {unit} (?P<which>before|after)(?! ?[\w'’\"“(])", read=_ago),
    Rule(starts="unit", pattern=r"year-(?:ago|earlier)", read=_year_ago),
    Rule(starts="number", pattern=r"{number} {unit} (?:from now|hence)", read=_from_now),
    Rule(starts="in", pattern=r"in {number} {unit}['’]?s?['’]? time", read=_from_now),
    Rule(
        starts="in",
        pattern=(
            r"(?<!time\x20)(?<!times\x20)in {number} {unit}"
            r"(?<!hour)(?<!hours)(?<!minute)(?<!minutes)(?! of\b|['’-])"
        ),
        read=_from_now,
        guard=looks_ahead,
    ),
    Rule(
        starts="ordinal number the",
        pattern=r"(?:the )?{ordinal} (?:day )?of (?:the )?(?P<which>last|this|next|that|same|following|previous) month",
        read=_day_of_month,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=(
            _PREPOSITION + r"(?:the |these )?(?:past|last) {number} {unit}(?: or so)?"
            r"(?! of (?:(?:last|this|next|that|the year)\b|[12][0-9]{3}\b|{month}))"
        ),
        read=_past_span,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=_PREPOSITION + r"(?:the )?past(?P<number>) {period}(?: or so)?(?! of\b)",
        read=_past_span,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=_PREPOSITION + r"the last(?P<number>) {period}(?: or so)?(?! of\b)",
        read=_past_span,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=_PREPOSITION + r"(?:the )?(?:next|coming|following) {number} {unit}(?: or so)?",
        read=_coming_span,
    ),
    Rule(
        starts="over in during within for throughout",
        pattern=(
            r"(?:over|in|during|within|for|throughout) the (?:next|coming|following)(?P<number>) {period}(?: or so)?"
        ),
        read=_coming_span,
    ),
    Rule(
        starts="within",
        pattern=r"within {number} {unit}(?<!hour)(?<!hours)(?<!minute)(?<!minutes)(?! of\b)",
        read=_coming_span,
    ),
    Rule(
        starts="in over during the relative",
        pattern=_PREPOSITION + r"(?:the )?(?P<which>recent|coming) {unit}(?<=s)",
        read=_recent,
    ),
    Rule(
        starts="weekday", pattern=r"{weekday}(?:(?: of)? (?P<week>last|this|next) week)?", read=_weekday, guard=no_habit
    ),
    Rule(starts="weekday", pattern=r"{weekday} week(?!-)", read=_weekday_week, guard=before_weekday),
    Rule(starts="weekday", pattern=r"(?<!the\x20){short_weekday}", read=_weekday, guard=short_weekday),
    Rule(
        starts="relative the",
        pattern=r"(?:the )?{which_told} (?:{weekday}|{short_weekday})",
        read=_weekday,
    ),
    Rule(
        starts="relative",
        pattern=r"{which} {month}",
        read=_directed_month,
    ),
    Rule(
        starts="number clock",
        pattern=r"{clock}(?<![0-9])",
        read=_clock,
    ),
    Rule(starts="the unit", pattern=r"(?:the )?year(?: |-)to(?: |-)date", read=_year_to_date),
    Rule(starts="unit", pattern=r"year[\x20-]end|mid-?year", read=_edge_of_year),
)
"""The grammar of relative dates."""
