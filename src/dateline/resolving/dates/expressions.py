"""Expressions: simple dates put together with what stands around them ("late last week", "from Monday to 5 May")."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import Interval, joined
from dateline.resolving.dates.prefixes import Combine, CompiledPrefix
from dateline.resolving.dates.rules import Compiled
from dateline.resolving.dates.words import DateWords

WORD = re.compile(r"(?:['’](?=[2-9]0['’]?s|[0-9]{2}\b))?[^\W_]+")
"""A word as the text is searched; of "'90s" and "'89" the apostrophe belongs to it."""
_DEPTH = 4
"""Prefixes that may stand before one date ("by | the end of | the first half of | 2024")."""
_TWO_ENDED = frozenset({"from", "between"})
"""Prefixes that are part of a date only when its other end follows."""
_ONE_ENDED = frozenset({"bound", "part", "day", "to"})
"""Prefixes that belong to one end: in "late May to June" May alone is late."""
_NUMBER_STARTS = frozenset("0123456789'’")
_OPENING = (("the",), ("number",))
"""Classes of words that are no date without another word of time: "the", "a", "two". Most in a text have none."""
_SECOND = re.compile(r"[^\W\d_]+\s{1,9}(['’]?[^\W_]+)")
"""A word in letters, and the one after it."""
_SECOND_WORDS = frozenset("and full entire holy little lunar muslim o prior sacred same whole".split())
"""Words without a class that a rule has after such a word: "a little more than", "the same week", "five o'clock"."""


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """A date found in a text, read against a context."""

    start: int
    end: int
    interval: Interval


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """The compiled grammar by the class of the first word."""

    words: DateWords
    classes: dict[str, tuple[str, ...]]
    rules: dict[str, tuple[Compiled, ...]]
    prefixes: dict[str, tuple[CompiledPrefix, ...]]
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
        if classes in _OPENING and not self._goes_on(text, at):
            return None
        composed = self._composed(text, at, classes, context, depth=depth)
        simple = self._simple(text, at, classes, context, prefix=prefix)
        if simple is not None:
            simple = self._with_time(text, simple)
        if composed is None or (simple is not None and simple.end >= composed.end):
            return simple
        return composed

    def _goes_on(self, text: str, at: int) -> bool:
        """Whether a date may go on with what follows a word in letters."""
        found = _SECOND.match(text, at)
        if found is None or found[1].lower() in _SECOND_WORDS:
            return True
        forms = (found[1], found[1].removesuffix("s"))  # "three Sundays ago"
        return any(form and self.classes_of(form) for form in forms)

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
