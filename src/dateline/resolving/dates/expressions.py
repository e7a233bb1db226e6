"""Expressions: simple dates put together with what stands around them ("late last week", "from Monday to 5 May")."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache

import msgspec
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.resolving.dates import absolute, relative
from dateline.resolving.dates.context import Context, Tense
from dateline.resolving.dates.intervals import (
    DAY,
    Interval,
    Third,
    a_day,
    joined,
    months_from,
    moved,
    third_of,
    unit_around,
    unit_grain,
)
from dateline.resolving.dates.rules import Compiled, compiled, forms_of, pattern
from dateline.resolving.dates.tense import tense_around
from dateline.resolving.dates.words import DateWords, date_words

WORD = re.compile(r"(?:['’](?=[2-9]0['’]?s|[0-9]{2}\b))?[^\W_]+")
"""A word as the text is searched; of "'90s" and "'89" the apostrophe belongs to it."""
_DEPTH = 4
"""Prefixes that may stand before one date ("by | the end of | the first half of | 2024")."""
_TWO_ENDED = frozenset({"from", "between"})
"""Prefixes that are part of a date only when its other end follows."""
_ONE_ENDED = frozenset({"bound", "part", "day", "to"})
"""Prefixes that belong to one end: in "late May to June" May alone is late."""
_DAY_GRAINS = frozenset({"hour", "part of day", "day"})
_PARTS: dict[str, Third] = {
    "early": "early", "beginning": "early", "start": "early", "opening": "early",
    "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late", "latter part": "late",
}  # fmt: skip

Combine = Callable[[re.Match[str], Interval, Context], Interval | None]


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """A date found in a text, read against a context."""

    start: int
    end: int
    interval: Interval


class _Prefix(msgspec.Struct, frozen=True, kw_only=True):
    """Words before a date that change its interval. `kind` tells the guards what stood before."""

    kind: str
    match: Callable[[str, int], re.Match[str] | None]
    combine: Combine
    tense: Tense = None
    """The tense that the prefix implies."""


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """The compiled grammar by the class of the first word."""

    words: DateWords
    classes: dict[str, tuple[str, ...]]
    rules: dict[str, tuple[Compiled, ...]]
    prefixes: dict[str, tuple[_Prefix, ...]]
    no_date: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]
    time_after: re.Pattern[str]
    onwards: re.Pattern[str]

    def classes_at(self, text: str, at: int) -> tuple[str, ...]:
        """The classes of the word that begins at `at`; none for words with which no date begins."""
        word = WORD.match(text, at)
        return self.classes_of(word[0]) if word else ()

    def classes_of(self, word: str) -> tuple[str, ...]:
        """The classes of a word; none for words with which no date begins."""
        if word[0] in _NUMBER_STARTS:
            return ("number",)
        if word[:2] == "FY":
            return ("fy", "era")
        return self.classes.get(word.lower(), ())

    def read(self, text: str, at: int, context: Context, *, prefix: str = "", depth: int = _DEPTH) -> Expression | None:
        """The longest date expression that begins at `at`, with its prefixes, its time of day and its other end.

        Args:
            text: the text.
            at: where the expression begins.
            context: what it is resolved against.
            prefix: the kind of prefix before it.
            depth: how many more prefixes may stand before the date.
        """
        found = self._one(text, at, context, prefix=prefix, depth=depth)
        if found is None or prefix in _ONE_ENDED:
            return found
        ranged = self._with_other_end(text, found, context, prefix=prefix)
        return found if ranged is None and prefix not in _TWO_ENDED else ranged

    def _one(self, text: str, at: int, context: Context, *, prefix: str, depth: int) -> Expression | None:
        """The longest expression without another end."""
        classes = self.classes_at(text, at)
        composed = self._composed(text, at, classes, context, depth=depth)
        simple = self._simple(text, at, classes, context, prefix=prefix)
        if simple is not None:
            simple = self._with_time(text, simple)
        if composed is None or (simple is not None and simple.end >= composed.end):
            return simple
        return composed

    def _simple(
        self, text: str, at: int, classes: tuple[str, ...], context: Context, *, prefix: str
    ) -> Expression | None:
        best = None
        for name in classes:
            for rule in self.rules.get(name, ()):
                found = rule.match(text, at)
                if found is None or (best is not None and found.end() <= best.end):
                    continue
                if context.guarded and rule.guard is not None and not rule.guard(found, prefix):
                    continue
                interval = _or_none(rule.read, found, context)
                if interval is not None:
                    best = Expression(start=at, end=found.end(), interval=interval)
        return best

    def _composed(
        self, text: str, at: int, classes: tuple[str, ...], context: Context, *, depth: int
    ) -> Expression | None:
        """A prefix with the date after it."""
        if not depth:
            return None
        for name in classes:
            for prefix in self.prefixes.get(name, ()):
                found = prefix.match(text, at)
                if found is None or (prefix.kind in _TWO_ENDED and depth < _DEPTH):
                    continue
                setting = context
                if prefix.tense == "past" or context.tense is None:
                    setting = msgspec.structs.replace(context, tense=prefix.tense or context.tense)
                inner = self.read(text, found.end(), setting, prefix=prefix.kind, depth=depth - 1)
                if inner is None:
                    continue
                interval = _combined(prefix.combine, found, inner.interval, context)
                if interval is not None:
                    return Expression(start=at, end=inner.end, interval=interval)
        return None

    def _with_time(self, text: str, found: Expression) -> Expression:
        """ "Friday" and "night", "28 March" and "at 6:49 GMT"."""
        if found.interval.grain != "day" or found.interval.first != found.interval.last:
            return found
        after = self.time_after.match(text, found.end)
        if after is None:
            return found
        interval = found.interval.with_grain("hour" if after["clock"] else "part of day")
        return Expression(start=found.start, end=after.end(), interval=interval)

    def _with_other_end(self, text: str, found: Expression, context: Context, *, prefix: str) -> Expression | None:
        """What "Monday" is with "to Wednesday", or "2015" with "onwards"; None where nothing such follows."""
        onwards = self.onwards.match(text, found.end)
        if onwards is not None and found.interval.first is not None:
            interval = msgspec.structs.replace(found.interval, last=None)
            return Expression(start=found.start, end=onwards.end(), interval=interval)
        connector = (self.between if prefix == "between" else self.to).match(text, found.end)
        if connector is None:
            return None
        end = self.read(text, connector.end(), context, prefix="to", depth=1)
        if end is None:
            return None
        whole = self._range(text, found, end, context)
        return None if whole is None else Expression(start=found.start, end=end.end, interval=whole)

    def _range(self, text: str, start: Expression, end: Expression, context: Context) -> Interval | None:
        """From the one to the other; an end whose year or week is open is read against the end that is not."""
        if start.interval.floating and end.interval.first is not None:
            setting = msgspec.structs.replace(context, published=end.interval.first, tense="past", guarded=False)
            if start.interval.grain == "hour":
                setting = msgspec.structs.replace(setting, previous=end.interval)
            again = self.read(text, start.start, setting, prefix="to", depth=1)
            if again is not None and again.end == start.end:
                start = again
        elif end.interval.floating and start.interval.last is not None:
            setting = msgspec.structs.replace(context, published=start.interval.last, tense="future", guarded=False)
            if end.interval.grain == "hour":
                setting = msgspec.structs.replace(setting, previous=start.interval)
            again = self.read(text, end.start, setting, prefix="to", depth=1)
            end = again or end
        return joined(start.interval, end.interval)


def _or_none(read: Callable[..., Interval | None], *given: object) -> Interval | None:
    """What a handler gives, or None where it runs into a day that does not exist or leaves the calendar."""
    try:
        return read(*given)
    except (ValueError, OverflowError):
        return None


def _combined(combine: Combine, found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    if inner.first is None and inner.last is None:
        return inner
    interval = _or_none(combine, found, inner, context)
    if interval is None or interval.first is None or interval.last is None or interval.first <= interval.last:
        return interval
    return None


def _bound(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:  # noqa: ARG001
    """ "since", "from", "until", "before", "after": one end, the other open."""
    word = found["bound"].lower().split()[-1]
    if word in {"before", "after"} and inner.grain in {"hour", "part of day"}:
        return inner  # "after 9 a.m. on Tuesday" is still Tuesday
    first = last = None
    if word in {"since", "from"}:
        first = inner.first
    elif word in {"until", "till", "by"}:
        last = inner.last
    elif word == "before":
        last = None if inner.first is None else inner.first - DAY
    else:
        first = None if inner.last is None else inner.last + DAY
    if first is None and last is None:
        return None
    return msgspec.structs.replace(inner, first=first, last=last)


def _from_on(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "from Monday" with no other end: open in a phrase and by a verb that looks ahead, not in "a report from May"."""
    if inner.grain in {"hour", "part of day"}:
        return None
    if context.guarded and tense_around(found.string, found.start(), found.end()) != "future":
        return None
    return _bound(found, inner, context)


def _as_it_is(found: re.Match[str], inner: Interval, context: Context) -> Interval:  # noqa: ARG001
    return inner


def _third(found: re.Match[str], inner: Interval, context: Context) -> Interval:  # noqa: ARG001
    return third_of(inner, _PARTS[" ".join(found["part"].lower().split())])


def _half(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:  # noqa: ARG001
    first, last = inner.first, inner.last
    if first is None or last is None or inner.grain in {*_DAY_GRAINS, "week"}:
        return None
    second = found["half"].lower() in {"second", "latter", "last"}
    if inner.grain == "month":
        ends = (first + timedelta(days=15), last) if second else (first, first + timedelta(days=14))
        return msgspec.structs.replace(inner, first=ends[0], last=ends[1])
    months = (12 * (last.year - first.year) + last.month - first.month + 1) // 2
    half = months_from(first + relativedelta(months=months) if second else first, months, inner.grain)
    return msgspec.structs.replace(half, floating=inner.floating)


def _nth(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the first week of March", "the last Sunday in May", "the last day of 2024"."""
    if inner.first is None or inner.last is None or inner.grain in {*_DAY_GRAINS, "week"}:
        return None
    written, unit = found["nth"].lower(), found["of"].lower()
    backwards = written in {"last", "final"}
    number = 1 if backwards else context.words.number("ordinal", written)
    if unit == "week":
        shift = timedelta(days=7 * (number - 1))
        first = inner.last - 6 * DAY if backwards else inner.first + shift
        return Interval(first=first, last=first + 6 * DAY, grain="week", floating=inner.floating)
    step = 1 if unit == "day" else 7
    skipped = 0
    if unit != "day":
        weekday = context.words.number("weekday", unit)
        skipped = (inner.last.weekday() - weekday if backwards else weekday - inner.first.weekday()) % 7
    distance = timedelta(days=skipped + step * (number - 1))
    day = inner.last - distance if backwards else inner.first + distance
    if not inner.holds(day):
        return None
    return msgspec.structs.replace(a_day(day), floating=inner.floating)


def _edge_of(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the first three months of 2018", "the last ten days of May"."""
    count, unit = relative.stated_count(found, context), relative.stated_unit(found, context)
    if inner.first is None or inner.last is None or inner.grain in _DAY_GRAINS or count is None:
        return None
    if found["edge"].lower() in {"last", "final"}:
        first, last = moved(inner.last + DAY, unit, -count), inner.last
    else:
        first, last = inner.first, moved(inner.first, unit, count) - DAY
    if first > last or not (inner.holds(first) and inner.holds(last)):
        return None
    return Interval(first=first, last=last, grain=unit_grain(unit), floating=inner.floating)


def _so_far(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "earlier this month": up to the day of publication; "later that year": from the date told before on."""
    if inner.first is None or inner.last is None or inner.grain in _DAY_GRAINS:
        return inner
    told = context.previous
    now = context.published if inner.holds(context.published) or told is None else told.last
    if now is None or not inner.holds(now):
        return inner
    if found["how"].lower() != "later":
        return msgspec.structs.replace(inner, last=now)
    return msgspec.structs.replace(inner, first=now)


def _on_day(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:  # noqa: ARG001
    """ "the night of 3 March", "6:49 GMT on 28 March"."""
    if inner.grain not in _DAY_GRAINS or inner.first is None or inner.last is None:
        return None
    return inner.with_grain("hour" if "clock" in found.re.groupindex else "part of day")


def _around(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the week of March 3", "the month of May"."""
    unit = context.words.value("unit", found["unit"])
    if unit not in {"day", "week", "weekend", "month"}:
        return None
    if unit == "day":
        return inner if inner.grain == "day" else None
    if inner.first is None or (unit != "month" and inner.grain not in _DAY_GRAINS):
        return None
    return inner if unit == "month" else unit_around(inner.first, "weekend" if unit == "weekend" else "week")


class _Written(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    starts: str
    pattern: str
    combine: Combine
    tense: Tense = None


_PREFIXES = (
    _Written(
        kind="day",
        starts="part ordinal the",
        pattern=r"(?:the )?(?:very )?(?:early|small|wee|late|first) hours (?:of|on) (?:the )?(?:morning (?:of|on) )?",
        combine=_on_day,
    ),
    _Written(
        kind="part",
        starts="ordinal number the",
        pattern=r"(?:the )?(?:{ordinal}|{number}[\x20-]year) anniversary of (?:the |his |her |its |their |that )?",
        combine=relative.anniversary,
    ),
    _Written(
        kind="part",
        starts="the number unit",
        pattern=r"(?:the |{number} )(?P<unit>days?|weeks?|months?|years?|decades?) (?P<way>before|after) (?:the )?",
        combine=relative.shifted,
    ),
    _Written(kind="part", starts="the eve", pattern=r"(?:the )?eve of (?:the )?", combine=relative.shifted),
    _Written(
        kind="part",
        starts="the number unit era",
        pattern=(
            r"(?:the )?(?:{number} (?P<unit>months?|years?)|(?:fiscal |financial )?(?P<period>year)) "
            r"(?:to|ended|ending|through|up to)(?: (?:in|on))? "
            r"(?:the end of )?"
        ),
        combine=relative.span_up_to,
    ),
    _Written(
        kind="bound", starts="bound", pattern=r"(?P<bound>since|ever since) (?:the )?", combine=_bound, tense="past"
    ),
    _Written(
        kind="bound", starts="bound", pattern=r"(?P<bound>(?:up )?(?:until|till)|by) ", combine=_bound, tense="future"
    ),
    _Written(
        kind="bound",
        starts="bound",
        pattern=r"(?P<bound>before|after) (?=[12][0-9]{3}\b|[A-Z][a-z.]{2,9} [0-9]|[0-9])",
        combine=_bound,
    ),
    _Written(kind="between", starts="between", pattern=r"between ", combine=_as_it_is),
    _Written(kind="from", starts="from", pattern=r"from ", combine=_as_it_is),
    _Written(kind="bound", starts="from", pattern=r"(?P<bound>from) (?:the )?", combine=_from_on),
    _Written(
        kind="part",
        starts="part the",
        pattern=r"(?:the )?(?P<part>early|mid|late)(?:-| )(?:(?:on|in) )?",
        combine=_third,
    ),
    _Written(
        kind="part",
        starts="part the",
        pattern=r"(?:the )?(?:very )?(?P<part>beginning|start|opening|middle|end|close|latter part) of ",
        combine=_third,
    ),
    _Written(
        kind="part",
        starts="ordinal relative the",
        pattern=r"(?:the )?(?P<half>first|second|latter|last) half of ",
        combine=_half,
    ),
    _Written(
        kind="part",
        starts="ordinal relative the",
        pattern=r"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<of>week|day|{weekday}) (?:of|in) ",
        combine=_nth,
    ),
    _Written(
        kind="part",
        starts="ordinal relative part the",
        pattern=r"(?:the )?(?P<edge>first|opening|last|final) {number} {unit} (?:of|in) (?:the (?=[12][0-9]))?",
        combine=_edge_of,
    ),
    _Written(kind="part", starts="part so", pattern=r"(?P<how>earlier|later|so far)(?: (?:on|in))? ", combine=_so_far),
    _Written(
        kind="day", starts="part_of_day the", pattern=r"(?:the )?{part} (?:(?:of|on) )?(?:the )?", combine=_on_day
    ),
    _Written(kind="day", starts="number clock", pattern=r"{clock},?(?: on| of)? (?:the )?", combine=_on_day),
    _Written(
        kind="part", starts="the unit", pattern=r"(?:the )?{unit} (?:of|ending|beginning|starting) ", combine=_around
    ),
)
_FUNCTION_WORDS = {
    "the": "the", "that": "that", "in": "in", "over": "over", "during": "during", "within": "within", "for": "for",
    "throughout": "throughout", "from": "from", "between": "between", "year": "year",
    **dict.fromkeys(("yesterday", "today", "tomorrow", "tonight", "day"), "deictic"),
    **dict.fromkeys(("last", "this", "next", "past", "coming", "current", "upcoming", "recent"), "relative"),
    **dict.fromkeys(("previous", "preceding", "following"), "relative"),
    **dict.fromkeys(("since", "ever", "until", "till", "up", "by", "before", "after"), "bound"),
    **dict.fromkeys(("early", "mid", "late", "earlier", "later", "beginning", "start", "opening"), "part"),
    **dict.fromkeys(("middle", "end", "close", "latter", "very"), "part"),
    **dict.fromkeys(("midyear",), "unit"),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), "q"),
    **dict.fromkeys(("hijri", "islamic", "persian", "iranian", "afghan", "buddhist", "fiscal", "financial"), "era"),
    **dict.fromkeys(("final", "latest"), "relative"),
    **dict.fromkeys(("more", "less", "under", "at", "nearly", "almost", "about", "around", "some", "roughly"), "about"),
    **dict.fromkeys(("just", "well", "close"), "about"), **dict.fromkeys(("small", "wee"), "part"),
    "half": "half", "eve": "eve", "so": "so", "anniversary": "anniversary",
}  # fmt: skip
_CLASS_OF_KIND = {
    "month": "month", "weekday": "weekday", "part_of_day": "part_of_day", "clock": "clock", "season": "season",
    "unit": "unit", "numeral": "number", "vague_numeral": "number", "ordinal": "ordinal", "decade": "decade",
    "holiday": "holiday", "named_day": "named_day", "no_date": "no_date",
    "hijri_month": "hijri_month", "persian_month": "persian_month", "ethiopian_month": "ethiopian_month",
}  # fmt: skip
_NUMBER_STARTS = frozenset("0123456789'’")


@cache
def grammar() -> Grammar:
    """The grammar of English dates; compiled at the first call of the process."""
    words = date_words()
    classes: dict[str, list[str]] = {word: [name] for word, name in _FUNCTION_WORDS.items()}
    for kind, name in _CLASS_OF_KIND.items():
        for form in words.forms[kind]:
            found = WORD.match(form)
            known = classes.setdefault(found[0].lower() if found else form, [])
            if name not in known:
                known.append(name)
    forms = forms_of(words)
    rules: dict[str, list[Compiled]] = {}
    for rule in (*absolute.RULES, *relative.RULES):
        ready = compiled(rule, forms)
        for start in rule.starts.split():
            rules.setdefault(start, []).append(ready)
    prefixes: dict[str, list[_Prefix]] = {}
    for written in _PREFIXES:
        match = pattern(written.pattern, forms, end=r"(?=[\w'’])").match
        prefix = _Prefix(kind=written.kind, match=match, combine=written.combine, tense=written.tense)
        for start in written.starts.split():
            prefixes.setdefault(start, []).append(prefix)
    return Grammar(
        words=words,
        classes={word: tuple(names) for word, names in classes.items()},
        rules={start: tuple(ready) for start, ready in rules.items()},
        prefixes={start: tuple(ready) for start, ready in prefixes.items()},
        no_date=pattern("{no_date}", forms),
        to=pattern(
            r"(?: to | until | till | through | into (?={weekday}(?!['’]s))| ?[‐‑–—-] ?)(?:the )?", forms, end=r"(?=\w)"
        ),
        between=pattern(r" and (?:the )?", forms, end=r"(?=\w)"),
        time_after=pattern(r",? (?:in the )?(?:{part}|(?:(?:at|around|about) (?:around |about )?)?{clock})", forms),
        onwards=pattern(r" onwards?", forms),
    )
