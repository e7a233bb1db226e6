"""Questions: filters to SQL over the views."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.archive.conditions import FEW, Conditions, Question
from dateline.archive.copies import HEADS_COPY, PLACES_COPY
from dateline.archive.filters import Filters, Some, check, checked_day, several
from dateline.archive.reading import Reading
from dateline.archive.words import Found
from dateline.errors import ArchiveError

_ORDERS = {
    "day": "day NULLS LAST, article, sentence_start, id",
    "newest": "day DESC NULLS LAST, article, sentence_start, id",
    "recorded": "recorded_at, article, sentence_start, id",
    "confidence": "confidence DESC, article, sentence_start, id",
    "unsure": "confidence, article, sentence_start, id",
}


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
    made = Conditions()
    _on_days_between_parties(made, filters, reading)
    check(filters)
    _of_codes(made, filters)
    _told_in(made, filters, reading)
    _among_found(made, found, told, reading)
    _as_judged(made, filters)
    return made.question("SELECT * FROM events", order=_order(filters.order), limit=filters.limit)


def _on_days_between_parties(made: Conditions, filters: Filters, reading: Reading | None) -> None:
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


def _of_codes(made: Conditions, filters: Filters) -> None:
    """What the event, its parties and its place are coded as, and in which run and of which outlet."""
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


def _told_in(made: Conditions, filters: Filters, reading: Reading | None) -> None:
    """Whom the article credits, and which article it is."""
    if (sources := several(filters.said_by)) is not None:
        said = [f"contains(lower(said), {made.value(source.lower())})" for source in sources]
        made.add(f"len(list_filter(said_by, lambda said: {' OR '.join(said)})) > 0")
    if (articles := several(filters.article)) is not None:
        made.add(made.either([made.one_of("article", articles), made.one_of("key", articles)]))
        if reading is not None and articles:
            made.add(reading.holding(HEADS_COPY, ("id", "key"), articles))


def _among_found(
    made: Conditions, found: Sequence[Found] | None, told: Sequence[Found] | None, reading: Reading | None
) -> None:
    """Only what searches for words of the articles and of the evidence found."""
    if found is not None:
        ids, versions = [one.id for one in found], [one.of for one in found]
        made.add(made.among("article", ids))
        narrowed = f"{made.among('id', ids)} AND {made.among('version', versions)}"
        made.add(f"coding IN (SELECT coding FROM article_heads WHERE {narrowed})")
        if reading is not None and 0 < len(ids) <= FEW:
            made.add(reading.holding(HEADS_COPY, ("id",), ids))
    if told is not None:
        ids, codings = [one.id for one in told], [one.of for one in told]
        made.add(made.among("id", ids))
        made.add(made.among("coding", codings))
        if reading is not None and 0 < len(ids) <= FEW:
            made.add(reading.holding(PLACES_COPY, ("id",), ids))


def _as_judged(made: Conditions, filters: Filters) -> None:
    """How sure the event is, whether a person looked at it, and whether it is background."""
    if filters.min_confidence is not None:
        made.add(f"confidence >= {made.value(filters.min_confidence)}")
    for column, wanted in (("reviewed", filters.reviewed), ("historical", filters.historical)):
        if wanted is not None:
            made.add(f"{column} = {made.value(wanted)}")


def _parties(filters: Filters) -> list[Filters]:
    """What of the filters is about parties: each of these holds for a pair of the event."""
    one = Filters(actor=filters.actor, recipient=filters.recipient)
    return [some for some in (one, Filters(pair=filters.pair)) if some != Filters()]


def _few_events(parties: Filters, filters: Filters, reading: Reading) -> list[str] | None:
    """The ids of the events between these parties on the days of the filters; None if they are many.

    With ids that it knows DuckDB need not unpack every column of each event of the time.
    """
    made = Conditions()
    for condition in [*made.sides(parties), made.since("day", filters.since), made.until("day", filters.until)]:
        made.add(condition)
    question = made.question("SELECT DISTINCT event FROM pairs", limit=FEW + 1)
    found = [row["event"] for row in reading.asked(question.sql, question.parameters)]
    return found if len(found) <= FEW else None


def counts_question(filters: Filters, *, by: str) -> Question:
    """The question how many events there are a day, week, month or year, by type; parties and days are the filters.

    Raises:
        ArchiveError: a filter is none, or `by` is no such span.
    """
    if by not in {"day", "week", "month", "year"}:
        raise ArchiveError("bad_filter", f"{by!r} is none of day, week, month, year")
    made = Conditions()
    for condition in made.sides(filters):
        made.add(condition)
    made.add(made.since("day", filters.since))
    made.add(made.until("day", filters.until))
    check(filters)
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
    made = Conditions()
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


def _order(order: str) -> str:
    if order not in _ORDERS:
        raise ArchiveError("bad_filter", f"there is no order {order!r:.40}", advice=f"Choose of {', '.join(_ORDERS)}.")
    return _ORDERS[order]
