"""Questions: filters as people name them, to SQL over the views, values always as parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from dateline.archive.copies import HEADS_COPY, PLACES_COPY
from dateline.archive.filter_codes import check_codes
from dateline.archive.reading import Parameters, Reading
from dateline.archive.words import Found
from dateline.errors import ArchiveError

Some = str | Sequence[str] | None
"""One value or several, any of which will do; None is no filter."""
Day = str | date | None

_COUNTRY = re.compile(r"[A-Z]{3}")
_PAIR = 2
_FEW = 500
_ORDERS = {
    "day": "day NULLS LAST, article, sentence_start, id",
    "newest": "day DESC NULLS LAST, article, sentence_start, id",
    "recorded": "recorded_at, article, sentence_start, id",
    "confidence": "confidence DESC, article, sentence_start, id",
    "unsure": "confidence, article, sentence_start, id",
}


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


class Question(msgspec.Struct, frozen=True):
    """SQL and the values of its parameters."""

    sql: str
    parameters: Parameters = ()

    def only(self, columns: str, *, limit: int | None = None) -> Question:
        """The same with these columns only, and only so many rows."""
        limited = "" if limit is None else f" LIMIT {limit}"
        return Question(f"SELECT {columns} FROM (\n{self.sql}\n){limited}", self.parameters)


def events_question(
    filters: Filters,
    *,
    found: Sequence[Found] | None = None,
    told: Sequence[Found] | None = None,
    reading: Reading | None = None,
) -> Question:
    """The question for events.

    Args:
        filters: what to ask for.
        found: the only articles to look at, as a search for words gives them.
        told: the only events to look at, as a search for words of their evidence gives them.
        reading: the archive, if it is to tell which of its files can hold what is asked for. The question is then of
            the version that the reading shows.

    Raises:
        ArchiveError: a filter is none.
    """
    made = _Conditions()
    days = [made.since("day", filters.since), made.until("day", filters.until)]
    if reading is not None and (filters.since or filters.until):
        made.add(reading.between(*(checked_day(day) if day else None for day in (filters.since, filters.until))))
    for parties in _parties(filters):
        ids = None if reading is None else _few_events(parties, filters, reading)
        if ids is None:
            made.add(
                f"id IN (SELECT event FROM pairs WHERE {' AND '.join([*made.sides(parties), *filter(None, days)])})"
            )
        else:
            made.add(made.one_of("id", ids))
    for condition in days:
        made.add(condition)
    _check(filters)
    for coded in ("type", "status", "mode", "quad"):
        made.add(made.one_of(coded, getattr(filters, coded)))
    made.add(made.one_of("run", filters.run))
    made.add(made.one_of("outlet", filters.outlet, fold=True))
    made.add(made.any_of(filters.country, lists=("actor_countries", "recipient_countries"), column="place_country"))
    made.add(made.any_of(filters.sector, lists=("actor_sectors", "recipient_sectors")))
    if (wanted := several(filters.place)) is not None:
        names, ids = [name for name in wanted if not name.isdecimal()], [name for name in wanted if name.isdecimal()]
        matches = [made.one_of("place", names, fold=True), made.one_of("place_admin1", names, fold=True)]
        made.add(made.either([*matches, made.one_of("place_geonames::VARCHAR", ids)]))
    if (sources := several(filters.said_by)) is not None:
        said = [f"contains(lower(said), {made.value(source.lower())})" for source in sources]
        made.add(f"len(list_filter(said_by, lambda said: {' OR '.join(said)})) > 0")
    if (articles := several(filters.article)) is not None:
        made.add(made.either([made.one_of("article", articles), made.one_of("key", articles)]))
        if reading is not None and articles:
            made.add(reading.holding(HEADS_COPY, ("id", "key"), articles))
    if found is not None:
        ids, versions = [one.id for one in found], [one.of for one in found]
        made.add(made.among("article", ids))
        narrowed = f"{made.among('id', ids)} AND {made.among('version', versions)}"
        made.add(f"coding IN (SELECT coding FROM article_heads WHERE {narrowed})")
        if reading is not None and 0 < len(ids) <= _FEW:
            made.add(reading.holding(HEADS_COPY, ("id",), ids))
    if told is not None:
        ids, codings = [one.id for one in told], [one.of for one in told]
        made.add(made.among("id", ids))
        made.add(made.among("coding", codings))
        if reading is not None and 0 < len(ids) <= _FEW:
            made.add(reading.holding(PLACES_COPY, ("id",), ids))
    if filters.min_confidence is not None:
        made.add(f"confidence >= {made.value(filters.min_confidence)}")
    if filters.reviewed is not None:
        made.add(f"reviewed = {made.value(filters.reviewed)}")
    if filters.historical is not None:
        made.add(f"historical = {made.value(filters.historical)}")
    return made.question("SELECT * FROM events", order=_order(filters.order), limit=filters.limit)


def _parties(filters: Filters) -> list[Filters]:
    """What of the filters is about parties: each of these holds for a pair of the event."""
    one = Filters(actor=filters.actor, recipient=filters.recipient)
    return [some for some in (one, Filters(pair=filters.pair)) if some != Filters()]


def _few_events(parties: Filters, filters: Filters, reading: Reading) -> list[str] | None:
    """The ids of the events between these parties on the days of the filters; None if they are many.

    With ids that it knows DuckDB need not unpack every column of each event of the time.
    """
    made = _Conditions()
    for condition in [*made.sides(parties), made.since("day", filters.since), made.until("day", filters.until)]:
        made.add(condition)
    question = made.question("SELECT DISTINCT event FROM pairs", limit=_FEW + 1)
    found = [row["event"] for row in reading.asked(question.sql, question.parameters)]
    return found if len(found) <= _FEW else None


def counts_question(filters: Filters, *, by: str) -> Question:
    """The question how many events there are a day, week, month or year, by type; parties and days are the filters.

    Raises:
        ArchiveError: a filter is none, or `by` is no such span.
    """
    if by not in {"day", "week", "month", "year"}:
        raise ArchiveError("bad_filter", f"{by!r} is none of day, week, month, year")
    made = _Conditions()
    for condition in made.sides(filters):
        made.add(condition)
    made.add(made.since("day", filters.since))
    made.add(made.until("day", filters.until))
    _check(filters)
    made.add(made.one_of("type", filters.type))
    made.add(made.one_of("status", filters.status))
    span = "day" if by == "day" else f"date_trunc('{by}', day)::DATE"
    selection = f"SELECT {span} AS day, type, quad, count(DISTINCT event) AS events, avg(score) AS score FROM pairs"
    return made.question(selection, group="ALL", order="1, 2", limit=filters.limit)


def articles_question(
    filters: Filters, *, language: Some = None, found: Sequence[Found] | None = None, with_text: bool = False
) -> Question:
    """The question for articles; of the filters, outlet, days (of publication), article, run and limit count.

    Args:
        filters: what to ask for.
        language: only articles in it.
        found: the only articles to look at, best first; a limit leaves the best.
        with_text: with the columns that hold texts, which takes longer.

    Raises:
        ArchiveError: a filter is none.
    """
    made = _Conditions()
    made.add(made.one_of("outlet", filters.outlet, fold=True))
    made.add(made.one_of("language", language))
    made.add(made.one_of("run", filters.run))
    made.add(made.since("left(published, 10)", filters.since, text=True))
    made.add(made.until("left(published, 10)", filters.until, text=True))
    if filters.article is not None:
        made.add(made.either([made.one_of("id", filters.article), made.one_of("key", filters.article)]))
    selection = f"SELECT * FROM {'articles' if with_text else 'article_heads'}"
    order = "published NULLS LAST, id"
    if found is None:
        return made.question(selection, order=order, limit=filters.limit)
    ids, versions = ([getattr(one, name) for one in found] for name in ("id", "of"))
    made.add(made.among("id", ids))
    made.add(made.among("version", versions))
    if filters.limit is None:
        return made.question(selection, order=order, limit=None)
    ranks = f"unnest({made.value(versions)}::VARCHAR[]) AS found, unnest(range({len(found)})) AS rank"
    best = made.question(
        f"SELECT * EXCLUDE (found, rank) FROM ({selection}) JOIN (SELECT {ranks}) ON version = found",
        order="rank",
        limit=filters.limit,
    )
    return Question(f"SELECT * FROM (\n{best.sql}\n) ORDER BY {order}", best.parameters)


class _Conditions:
    """Conditions that must all hold, and the values they name."""

    def __init__(self) -> None:
        self._conditions: list[str] = []
        self._values: dict[str, object] = {}

    def add(self, condition: str | None) -> None:
        if condition is not None:
            self._conditions.append(condition)

    def value(self, value: object) -> str:
        name = f"v{len(self._values)}"
        self._values[name] = value
        return f"${name}"

    def one_of(self, column: str, wanted: Some, *, fold: bool = False) -> str | None:
        values = several(wanted)
        if values is None:
            return None
        if not values:
            return "false"
        if fold:
            return f"lower({column}) IN ({', '.join(self.value(value.lower()) for value in values)})"
        return f"{column} IN ({', '.join(map(self.value, values))})"

    def among(self, column: str, values: Sequence[str]) -> str:
        # Few are compared with what files say of themselves, so that most need not be read; many are faster joined.
        if len(values) <= _FEW:
            return self.one_of(column, values) or ""
        return f"{column} IN (SELECT unnest({self.value(list(values))}::VARCHAR[]))"

    def any_of(self, wanted: Some, *, lists: Sequence[str], column: str | None = None) -> str | None:
        values = several(wanted)
        if values is None:
            return None
        held = [f"list_has_any({name}, {self.value(list(values))})" for name in lists]
        return self.either([*held, self.one_of(column, values) if column else None])

    def either(self, conditions: Sequence[str | None]) -> str:
        return f"({' OR '.join(condition for condition in conditions if condition is not None)})"

    def pair(self, pair: tuple[str, str]) -> str:
        if len(pair) != _PAIR:
            raise ArchiveError("bad_filter", f"a pair is two parties, not {pair!r:.80}")
        one, other = pair
        there = self.side("actor", one) + self.side("recipient", other)
        back = self.side("actor", other) + self.side("recipient", one)
        return f"({' AND '.join(there)} OR {' AND '.join(back)})"

    def side(self, side: str, wanted: Some) -> list[str]:
        values = several(wanted)
        if values is None:
            return []
        countries = [value for value in values if _COUNTRY.fullmatch(value)]
        others = [value for value in values if not _COUNTRY.fullmatch(value)]
        found = [self.one_of(f"{side}_country", countries)] if countries else []
        if others:
            found += [self.one_of(f"{side}_id", others), self.one_of(side, others, fold=True)]
        return [self.either(found)]

    def sides(self, parties: Filters) -> list[str]:
        """Conditions on a pair that say who is in it."""
        both = self.side("actor", parties.actor) + self.side("recipient", parties.recipient)
        return both if parties.pair is None else [*both, self.pair(parties.pair)]

    def since(self, column: str, day: Day, *, text: bool = False) -> str | None:
        return None if day is None else f"{column} >= {self._day(day, text=text)}"

    def until(self, column: str, day: Day, *, text: bool = False) -> str | None:
        return None if day is None else f"{column} <= {self._day(day, text=text)}"

    def _day(self, day: str | date, *, text: bool) -> str:
        found = checked_day(day)
        return self.value(found.isoformat() if text else found)

    def question(
        self, selection: str, *, group: str | None = None, order: str | None = None, limit: int | None
    ) -> Question:
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        grouped = f" GROUP BY {group}" if group else ""
        limited = "" if limit is None else f" LIMIT {int(limit)}"
        ordered = f" ORDER BY {order}" if order else ""
        return Question(f"{selection}{where}{grouped}{ordered}{limited}", self._values)


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


def _check(filters: Filters) -> None:
    for name in ("type", "mode", "status", "quad", "sector", "country"):
        check_codes(name, several(getattr(filters, name)) or ())


def _order(order: str) -> str:
    if order not in _ORDERS:
        raise ArchiveError("bad_filter", f"there is no order {order!r:.40}", advice=f"Choose of {', '.join(_ORDERS)}.")
    return _ORDERS[order]
