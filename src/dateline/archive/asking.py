"""Asking: what people and programs want to know of an archive, each in one call."""

from __future__ import annotations

import gzip
from functools import partial
from typing import Any

from dateline.archive.answers import Answer, ArticleAnswer, EventAnswer
from dateline.archive.conditions import Question
from dateline.archive.copies import HEADS_COPY, PLACES_COPY
from dateline.archive.displays import Corrections, Runs, table
from dateline.archive.filters import Day, Filters, Some, several
from dateline.archive.handle import Handle
from dateline.archive.questions import articles_question, counts_question, events_question
from dateline.archive.reading import Parameters, Reading
from dateline.archive.rows import article_of, event_of, run_of
from dateline.archive.selects import asked
from dateline.archive.words import Found
from dateline.errors import ArchiveError
from dateline.records import Article, CorrectionState, Event

_SPARE = 200
"""So many more articles are looked at than are asked for: of some a newer version may not have the words."""


class Asking(Handle):
    """An archive that can be asked."""

    def events(
        self,
        words: str | None = None,
        *,
        actor: Some = None,
        recipient: Some = None,
        pair: tuple[str, str] | None = None,
        country: Some = None,
        sector: Some = None,
        type: Some = None,
        mode: Some = None,
        status: Some = None,
        quad: Some = None,
        place: Some = None,
        since: Day = None,
        until: Day = None,
        outlet: Some = None,
        evidence: Some = None,
        said_by: Some = None,
        min_confidence: float | None = None,
        reviewed: bool | None = None,
        historical: bool | None = None,
        article: Some = None,
        run: Some = None,
        limit: int | None = None,
        order: str = "day",
    ) -> EventAnswer:
        """The events that fit all the filters; each filter takes one value or several, any of which will do.

        Args:
            words: words in the article, its title or captions, as `dateline find` takes them.
            actor: a country (three capital letters), an id such as RUS.MIL, or a name.
            recipient: the same.
            pair: two parties, whichever of them acts; acts of both together too.
            country: country of a party or of the place.
            sector: PLOVER sector of a party.
            type: PLOVER type.
            mode: PLOVER mode.
            status: actual, future, hypothetical, negated.
            quad: one of the four classes of verbal and material cooperation and conflict.
            place: name of the place or its first-level region, or GeoNames id.
            since: first day.
            until: last day.
            outlet: outlet of the article.
            evidence: words of the sentence behind the event, as in `words`.
            said_by: part of the name of a source that the article credits.
            min_confidence: leave out what is less sure.
            reviewed: whether a person has corrected or confirmed it.
            historical: whether the article tells it as background.
            article: id or key of the article.
            run: id of the run that coded it.
            limit: at most so many.
            order: day, newest, recorded, confidence or unsure (the least confident first).

        Raises:
            ArchiveError: a filter is none.
        """
        filters = Filters(
            actor=actor, recipient=recipient, pair=pair, country=country, sector=sector, type=type, mode=mode,
            status=status, quad=quad, place=place, since=since, until=until, outlet=outlet, evidence=evidence,
            said_by=said_by, min_confidence=min_confidence, reviewed=reviewed, historical=historical,
            article=article, run=run, limit=limit, order=order,
        )  # fmt: skip
        events_question(filters)  # refuses what is no filter at once
        return EventAnswer(self._reading, partial(self._events_question, filters, words))

    def articles(
        self,
        words: str | None = None,
        *,
        outlet: Some = None,
        language: Some = None,
        since: Day = None,
        until: Day = None,
        article: Some = None,
        run: Some = None,
        limit: int | None = None,
    ) -> ArticleAnswer:
        """The articles that fit all the filters, one row each: its newest coding, without the text.

        Raises:
            ArchiveError: a filter is none.
        """
        filters = Filters(outlet=outlet, since=since, until=until, article=article, run=run, limit=limit)
        articles_question(filters)

        def question(*, with_text: bool = False) -> Question:
            asked_for = partial(articles_question, filters, language=language, with_text=with_text)
            if words is None:
                return asked_for()
            for most in (limit, limit + _SPARE) if limit is not None else ():
                # The best are enough, if of them so many fit.
                some = self._words.found(words, limit=most)
                best = asked_for(found=some)
                if len(some) < most or len(self._reading.asked(best.only("id").sql, best.parameters)) == limit:
                    return best
            return asked_for(found=self._words.found(words))

        return ArticleAnswer(self._reading, question, partial(question, with_text=True))

    def counts(
        self,
        actor: Some = None,
        recipient: Some = None,
        *,
        pair: tuple[str, str] | None = None,
        type: Some = None,
        status: Some = None,
        since: Day = None,
        until: Day = None,
        by: str = "day",
    ) -> Answer:
        """How many events there are a day, week, month or year, by type, with their mean score.

        Raises:
            ArchiveError: a filter is none.
        """
        filters = Filters(
            actor=actor, recipient=recipient, pair=pair, type=type, status=status, since=since, until=until
        )
        question = counts_question(filters, by=by)
        return Answer(self._reading, lambda: question)

    def event(self, id: str) -> Event:
        """The event of that id.

        Raises:
            ArchiveError: there is none, or none any more.
        """
        self._reading.refresh()
        within = self._reading.holding(PLACES_COPY, ("id",), [id])
        found = self._reading.asked(f"SELECT record FROM events WHERE id = $id AND {within}", {"id": id})
        if not found:
            raise ArchiveError("no_record", f"there is no event {id!r:.80}")
        return event_of(found[0]["record"])

    def article(self, id: str) -> Article:
        """The article of that id, or of that key, in its newest version.

        Raises:
            ArchiveError: there is none.
        """
        return article_of(self._article_row(id))

    def named(self, name: str) -> str:
        """The id of the one event or article whose id or key begins so, or of the article of that address.

        Raises:
            ArchiveError: there is none, or several.
        """
        if not name:
            raise ArchiveError("no_record", "an empty name is nobody's")
        found = self._reading.rows(
            """SELECT DISTINCT id FROM events WHERE starts_with(id, $name)
            UNION SELECT id FROM article_heads
            WHERE starts_with(id, $name) OR starts_with(key, $name) OR address = $name ORDER BY id LIMIT 4""",
            {"name": name},
        )
        ids = [row["id"] for row in found]
        if len(ids) > 1 and name not in ids:
            listed = ", ".join(ids[:3]) + (", …" if len(ids) > 3 else "")
            raise ArchiveError("no_record", f"several begin with {name!r:.80}: {listed}", advice="Give more of the id.")
        if not ids:
            raise ArchiveError("no_record", f"there is no event or article {name!r:.80}")
        return name if name in ids else ids[0]

    def page(self, article: str) -> bytes:
        """The page of the article of that id or key, as it was read.

        Raises:
            ArchiveError: there is no such article, or its page was not kept.
        """
        found = self._reading.rows(
            "SELECT content FROM pages WHERE coding IN (SELECT coding FROM article_heads WHERE id = $id OR key = $id)",
            {"id": article},
        )
        if not found:
            raise ArchiveError("no_record", f"there is no page of {article!r:.80}", advice="Add with pages kept.")
        return gzip.decompress(found[0]["content"])

    def events_of(self, article: str) -> list[Event]:
        """The events of the article of that id, in reading order."""
        self._reading.refresh()
        within = self._reading.holding(HEADS_COPY, ("id",), [article])
        found = self._reading.asked(
            f"SELECT record FROM events WHERE article = $id AND {within} ORDER BY sentence_start, id", {"id": article}
        )
        return [event_of(row["record"]) for row in found]

    def versions(self, article: str) -> Answer:
        """All codings of an article, of all its versions, oldest first, also those that were superseded."""

        def question() -> Question:
            return Question(
                f"""SELECT * FROM stored_articles
                WHERE key IN (SELECT key FROM sorted_heads WHERE id = $id OR key = $id)
                AND recorded_at <= {self._reading.until} ORDER BY recorded_at, coding""",
                {"id": article},
            )

        return Answer(self._reading, question)

    def sql(self, question: str, parameters: Parameters = ()) -> Answer:
        """What a SELECT gives; docs/archive.md lists the views.

        Raises:
            ArchiveError: it is no SELECT, or DuckDB refuses it.
        """
        if self._sealed is None:
            self._sealed = Reading(
                self._store, moment=self._moment, correct=self._correct, threads=self._threads, is_sealed=True
            )
        return asked(self._sealed, question, parameters)

    def runs(self) -> Runs:
        """The runs, oldest first."""
        return Runs(map(run_of, self._reading.rows("SELECT * FROM runs ORDER BY started_at, id")))

    def ledger(self, *, by: str | None = None) -> Answer:
        """What became of what the sources gave: single entries, or, by "day", counts for each source and day."""
        view, order = ("ledger", "recorded_at, source") if by is None else ("coverage", "day, source")
        return Answer(self._reading, lambda: Question(f"SELECT * FROM {view} ORDER BY {order}"))

    def corrections(self, *, state: CorrectionState | None = None, who: str | None = None) -> Corrections:
        """The corrections, oldest first, with what became of each.

        Args:
            state: only those that are applied, moot or lost.
            who: only those of this person.
        """
        self._reading.refresh()
        return Corrections(
            one
            for one in self._reading.applied
            if (state is None or one.state == state) and (who is None or one.correction.who == who)
        )

    def _repr_html_(self) -> str:
        """What is in it, for notebooks."""
        rows = [
            (name, f"{len(answer):,}") for name, answer in (("articles", self.articles()), ("events", self.events()))
        ]
        rows += [("corrections", f"{len(self.corrections()):,}"), ("runs", f"{len(self.runs()):,}")]
        recorded = f"{self.moment:%Y-%m-%d %H:%M:%S} UTC" if self.moment else "–"
        return table(("archive", self.address), [*rows, ("version", f"{self.version:,}"), ("recorded", recorded)])

    def _article_row(self, id: str) -> dict[str, Any]:
        self._reading.refresh()
        for column in ("id", "key"):
            within = self._reading.holding(HEADS_COPY, (column,), [id])
            found = self._reading.asked(
                f"SELECT key, record, text FROM articles WHERE {column} = $id AND {within}", {"id": id}
            )
            if found:
                return found[0]
        raise ArchiveError("no_record", f"there is no article {id!r:.80}")

    def _events_question(self, filters: Filters, words: str | None) -> Question:
        found = None if words is None else self._words.found(words)
        return events_question(filters, found=found, told=self._told(filters.evidence), reading=self._reading)

    def _told(self, evidence: Some) -> list[Found] | None:
        """The events whose evidence has the words, or those of any of several searches."""
        searches = several(evidence)
        if searches is None:
            return None
        found: dict[Found, None] = {}
        for words in searches:
            found |= dict.fromkeys(self._evidence.found(words))
        # What people corrected may quote other sentences than the coder did.
        for words in searches if self._reading.applied else ():
            rows = self._reading.asked("SELECT id, coding, sentence FROM corrected_events")
            found |= dict.fromkeys(self._evidence.found_among(rows, words))
        return list(found)
