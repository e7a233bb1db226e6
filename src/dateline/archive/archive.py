"""Archive: what people and programs do with an archive, each in one call."""

from __future__ import annotations

import gzip
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal, Self

import msgspec

from dateline.archive.adding import Added, Adder, Progress
from dateline.archive.answers import Answer, ArticleAnswer, EventAnswer
from dateline.archive.checks import Problem, check
from dateline.archive.coders import Coders, MakeCoder
from dateline.archive.correcting import Changes, checked_action, made_correction
from dateline.archive.corrections import Keep, corrected
from dateline.archive.diffs import Diff, diff
from dateline.archive.history import Mark
from dateline.archive.migrations import FIRST, SCHEMA, migrate
from dateline.archive.moments import moment_of
from dateline.archive.questions import Day, Filters, Some, articles_question, counts_question, events_question
from dateline.archive.reading import Corrected, Parameters, Reading
from dateline.archive.repairs import Repaired, repair
from dateline.archive.rows import article_of, correction_row, event_of, run_of
from dateline.archive.selects import asked
from dateline.archive.snapshots import export, tagged
from dateline.archive.store import Store
from dateline.archive.taking import Taken, chunks, stored_chunks, taken
from dateline.archive.tidying import KEPT, Tidied, tidy
from dateline.archive.words import Found, Words
from dateline.archive.writing import Draft, Place, write
from dateline.errors import ArchiveError
from dateline.knowledge.codebook import load_codebook
from dateline.pipeline import Coder as NewsCoder
from dateline.records import AppliedCorrection, Article, Correction, CorrectionState, Event, Run
from dateline.sources import Columns, checked_columns, checked_date

_CHUNK = 200
"""Articles that become one version: at most a minute's work is lost if the process is killed."""
_CHUNK_SECONDS = 15.0
"""A slow source is stored at least so often."""
_MANY_FILES = 50
"""Files of a table without partitions that make questions slow; corrections leave so many behind."""


class Archive:
    """Everything known of the articles in it, and every version of that. A handle is for one thread at a time.

    Args:
        path: a folder.
        create: make the archive if there is none.
        threads: how many threads questions may use; all by default.

    Raises:
        ArchiveError: there is no archive and `create` is false, it is newer than the program, or it cannot be read.
    """

    _moment: datetime | None
    _keep: Keep | None = None
    """Which corrections count; None is all."""
    _reading: Reading
    _sealed: Reading | None
    """For questions that somebody else wrote; made when the first one is asked."""
    _words: Words

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        threads: int | None = None,
    ) -> None:
        self.path = Path(path)
        self._threads = threads
        self._store = Store(self.path)
        if self._store.schema() is None:
            if not create:
                raise ArchiveError("no_archive", f"there is no archive in {str(self.path)!r}")
            self._store.create(schema=SCHEMA, name=FIRST)
        migrate(self._store)
        self._look(None)

    def __enter__(self) -> Self:
        """The archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    def close(self) -> None:
        """Frees what the archive holds in memory."""
        self._reading.close()
        if self._sealed is not None:
            self._sealed.close()

    def __repr__(self) -> str:
        """Where it is and which version is seen."""
        at = f" at {self._moment:%Y-%m-%d %H:%M:%S}" if self._moment else ""
        return f"<Archive {self.path}{at}, version {self.version}>"

    # Adding

    def add(
        self,
        *sources: str | os.PathLike[str],
        published: str | None = None,
        coder: MakeCoder = NewsCoder,
        workers: int = 1,
        keep_pages: bool = False,
        recode: bool = False,
        progress: Progress | None = None,
        batch_size: int = _CHUNK,
        stdin: BinaryIO | None = None,
        columns: Columns | None = None,
    ) -> Added:
        """Codes what sources hold and stores it; what is there already, word for word, is left as it is.

        Args:
            sources: files, folders, http(s) addresses, '-' for standard input.
            published: day of publication (YYYY-MM-DD) where a source tells none.
            coder: makes the coder; with several workers it must be importable.
            workers: processes that code.
            keep_pages: store the pages too, packed.
            recode: code what is there again, unless a coder of the same versions did.
            progress: called with what the add has come to, after each article and each version.
            batch_size: articles that become one version.
            stdin: the stream that '-' stands for.
            columns: of CSV and Parquet tables, which column holds which field of an article, where that is not to be
                guessed: {"text": "body"}.

        Raises:
            InputError: `published` is not a date, or articles have no such field.
            ArchiveError: the archive cannot be written.
        """
        named = [os.fspath(source) for source in sources]
        items = taken(
            named, published=checked_date(published), stdin=stdin, columns=checked_columns(columns) if columns else None
        )
        return self._added(
            chunks(items, size=batch_size, seconds=_CHUNK_SECONDS),
            settings={"sources": " ".join(named), "published": published or ""},
            coder=coder,
            workers=workers,
            keep_pages=keep_pages,
            done_runs="same" if recode else None,
            progress=progress,
        )

    def recode(
        self,
        *,
        coder: MakeCoder = NewsCoder,
        workers: int = 1,
        progress: Progress | None = None,
        batch_size: int = _CHUNK,
    ) -> Added:
        """Codes the articles that are there again, unless a coder of the same versions did; takes what `add` takes."""
        return self._added(
            stored_chunks(self._reading, size=batch_size),
            settings={"sources": "the archive"},
            coder=coder,
            workers=workers,
            keep_pages=False,
            done_runs="same",
            progress=progress,
        )

    def _added(
        self,
        items: Iterator[list[Taken]],
        *,
        settings: dict[str, str],
        coder: MakeCoder,
        workers: int,
        keep_pages: bool,
        done_runs: frozenset[str] | Literal["same"] | None,
        progress: Progress | None,
    ) -> Added:
        self._refuse_past()
        # What people corrected matters to nobody who adds: a reading of its own leaves it out.
        plain = closing(Reading(self._store, threads=self._threads))
        with Coders(coder, workers=workers) as coders, plain as reading:
            run = Run(
                id=secrets.token_hex(6),
                coder=coders.own.name,
                versions=msgspec.to_builtins(coders.own.versions),
                settings=settings,
                started_at=datetime.now(UTC),
            )
            same = frozenset(other.id for other in self.runs() if other.versions == run.versions)
            done = same if done_runs == "same" else done_runs
            adder = Adder(reading, coders, run, done_runs=done, keep_pages=keep_pages, progress=progress)
            return adder.add(items)

    # Asking

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
            evidence: part of the sentence behind the event.
            said_by: part of the name of a source that the article credits.
            min_confidence: leave out what is less sure.
            reviewed: whether a person has corrected or confirmed it.
            historical: whether the article tells it as background.
            article: id or key of the article.
            run: id of the run that coded it.
            limit: at most so many.
            order: day, newest, recorded or confidence.

        Raises:
            ArchiveError: a filter is none.
        """
        filters = Filters(
            actor=actor,
            recipient=recipient,
            pair=pair,
            country=country,
            sector=sector,
            type=type,
            mode=mode,
            status=status,
            quad=quad,
            place=place,
            since=since,
            until=until,
            outlet=outlet,
            evidence=evidence,
            said_by=said_by,
            min_confidence=min_confidence,
            reviewed=reviewed,
            historical=historical,
            article=article,
            run=run,
            limit=limit,
            order=order,
        )
        question = events_question(filters, found=self._with_words(words), reading=self._reading)
        return EventAnswer(self._reading, question.sql, question.parameters)

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
        question = articles_question(filters, language=language, found=self._with_words(words))
        return ArticleAnswer(self._reading, question.sql, question.parameters)

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
        return Answer(self._reading, question.sql, question.parameters)

    def event(self, id: str) -> Event:
        """The event of that id.

        Raises:
            ArchiveError: there is none, or none any more.
        """
        found = self._reading.rows("SELECT record FROM events WHERE id = $id", {"id": id})
        if not found:
            raise ArchiveError("no_record", f"there is no event {id!r:.80}")
        return event_of(found[0]["record"])

    def article(self, id: str) -> Article:
        """The article of that id, or of that key, in its newest version.

        Raises:
            ArchiveError: there is none.
        """
        return article_of(self._article_row(id))

    def page(self, article: str) -> bytes:
        """The page of the article of that id or key, as it was read.

        Raises:
            ArchiveError: there is no such article, or its page was not kept.
        """
        found = self._reading.rows(
            "SELECT content FROM pages WHERE coding IN (SELECT coding FROM articles WHERE id = $id OR key = $id)",
            {"id": article},
        )
        if not found:
            raise ArchiveError("no_record", f"there is no page of {article!r:.80}", advice="Add with pages kept.")
        return gzip.decompress(found[0]["content"])

    def events_of(self, article: str) -> list[Event]:
        """The events of the article of that id, in reading order."""
        found = self._reading.rows(
            "SELECT record FROM events WHERE article = $id ORDER BY sentence_start, id", {"id": article}
        )
        return [event_of(row["record"]) for row in found]

    def versions(self, article: str) -> Answer:
        """All codings of an article, of all its versions, oldest first, also those that were superseded."""
        return Answer(
            self._reading,
            f"""SELECT * FROM stored_articles WHERE key IN (SELECT key FROM stored_articles WHERE id = $id OR key = $id)
            AND recorded_at <= {self._reading.until} ORDER BY recorded_at, coding""",
            {"id": article},
        )

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

    def runs(self) -> list[Run]:
        """The runs, oldest first."""
        return [run_of(row) for row in self._reading.rows("SELECT * FROM runs ORDER BY started_at, id")]

    def ledger(self, *, by: str | None = None) -> Answer:
        """What became of what the sources gave: single entries, or, by "day", counts for each source and day."""
        view, order = ("ledger", "recorded_at, source") if by is None else ("coverage", "day, source")
        return Answer(self._reading, f"SELECT * FROM {view} ORDER BY {order}")

    # Time

    @property
    def version(self) -> int:
        """Number of the newest version that is seen."""
        marks = self._seen()
        return marks[-1].version if marks else 0

    @property
    def moment(self) -> datetime | None:
        """When the newest version that is seen was recorded; None for an archive without any."""
        marks = self._seen()
        return marks[-1].recorded_at if marks else None

    def history(self) -> Answer:
        """The versions, oldest first."""
        return Answer(self._reading, "SELECT * FROM batches ORDER BY version")

    def at(self, when: str | date | int) -> Archive:
        """The archive as it was known then, to read only.

        Args:
            when: a day (its end, UTC), a moment, the number of a version, or the tag of a snapshot.

        Raises:
            ArchiveError: there is no such version or tag, or the text is no moment.
        """
        past = copy(self)
        past._look(moment_of(when, self._reading.refresh()))
        return past

    # Corrections

    def correct(
        self,
        action: str,
        events: str | Event | Sequence[str | Event] = (),
        *,
        who: str,
        why: str | None = None,
        changes: Changes | None = None,
        after: Sequence[Event | Changes] = (),
        article: str | None = None,
    ) -> Correction:
        """Stores what a person says about events, and gives it back; the archive shows it from then on.

        Args:
            action: confirm, reject, edit (with `changes`), split (with `after`), merge (with `changes` or `after`), or
                add (with `article` and `after`).
            events: the events that are corrected, or their ids.
            who: who says so.
            why: for what reason.
            changes: fields with their new values.
            after: the events that there are to be, or what differs from the first of `events`.
            article: id of the article that events are added to.

        Raises:
            ArchiveError: there is no such event, or the correction is none.
        """
        self._refuse_past()
        checked = checked_action(action)
        listed = [events] if isinstance(events, str | Event) else list(events)
        ids = [event if isinstance(event, str) else event.id for event in listed]
        codebook = load_codebook()
        made: list[Correction] = []

        def compose(place: Place) -> Draft:
            before = [self.event(id) for id in ids]
            articles = {event.article for event in before} | ({article} if article else set())
            if len(articles) != 1:
                raise ArchiveError("bad_correction", f"{action} is about the events of one article")
            row = self._article_row(articles.pop())
            made.append(
                made_correction(
                    checked,
                    article=article_of(row),
                    key=row["key"],
                    before=before,
                    after=after,
                    changes=changes or {},
                    who=who,
                    why=why,
                    recorded_at=place.recorded_at,
                    codebook=codebook,
                )
            )
            return Draft(kind="corrected", rows={"corrections": [correction_row(made[-1])]}, events=len(ids))

        write(self._store, compose)
        # A sitting of a reviewer stores hundreds of corrections, each with a file of its own. If others are at it, too,
        # the next one will do.
        with suppress(ArchiveError):
            self._store.gather(least=_MANY_FILES)
        return made[-1]

    def corrections(self, *, state: CorrectionState | None = None, who: str | None = None) -> list[AppliedCorrection]:
        """The corrections, oldest first, with what became of each.

        Args:
            state: only those that are applied, moot or lost.
            who: only those of this person.
        """
        self._reading.refresh()
        return [
            one
            for one in self._reading.applied
            if (state is None or one.state == state) and (who is None or one.correction.who == who)
        ]

    def only(self, keep: Keep) -> Archive:
        """The archive as if only the corrections that `keep` says yes to had been made.

        Two people can so code the same events without seeing each other's work. What is corrected in it is stored as
        ever, with the events before it as they are seen in it.
        """
        alone = copy(self)
        alone._keep = keep
        alone._look(self._moment)
        return alone

    def diff(self, before: str | date | int, after: str | date | int | None = None) -> Diff:
        """What differs between two moments, named as for `at`; without `after`, between the first and what is seen.

        Raises:
            ArchiveError: there is no such version or tag, or a text is no moment.
        """
        with self.at(before) as earlier:
            if after is None:
                return diff(earlier._reading, self._reading)
            with self.at(after) as later:
                return diff(earlier._reading, later._reading)

    # Keeping

    def tidy(self, *, keep_days: float = KEPT.days) -> Tidied:
        """Writes what was added, month by month, sorted, into few files, so that questions are quick.

        Args:
            keep_days: how long files stay that nothing names any more.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        self._refuse_past()
        return tidy(self._reading, keep=timedelta(days=keep_days))

    def snapshot(
        self, tag: str, *, to: str | os.PathLike[str] | None = None, texts: bool = False, quality: str | None = None
    ) -> Path:
        """Writes the archive as it is now under a tag, as files to cite and pass on, and gives back their folder.

        Args:
            tag: a name for this state; `at` knows it from then on.
            to: folder to write to, which must not exist; in the archive's folder `snapshots` without it.
            texts: with the texts of the articles; mind whose they are.
            quality: what was measured of the coding's quality, for the note on methods.

        Raises:
            ArchiveError: the tag is none, or the archive cannot be written.
            InputError: the folder exists, or cannot be written.
        """
        self._refuse_past()
        folder = Path(to) if to is not None else self.path / "snapshots" / tag
        mark = tagged(self._reading, tag)
        with self.at(mark.version) as then:
            return export(then._reading, folder, tag=tag, texts=texts, quality=quality)

    def check(self, *, deep: bool = False) -> list[Problem]:
        """What is wrong with the archive; nothing, if it is whole.

        Args:
            deep: read every value, not only what the files say of themselves.
        """
        return check(self._reading, deep=deep)

    def repair(self, *, coder: MakeCoder | None = NewsCoder, workers: int = 1) -> Repaired:
        """Makes a damaged archive whole again, as far as that goes; nobody else may write meanwhile.

        Args:
            coder: codes articles again that lost events; None leaves them as they are.
            workers: processes that code.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        self._refuse_past()
        repaired = repair(self._reading)
        if coder is None or not repaired.incomplete:
            return repaired
        done = self._added(
            stored_chunks(self._reading, size=_CHUNK, keys=repaired.incomplete),
            settings={"sources": "the archive"},
            coder=coder,
            workers=workers,
            keep_pages=False,
            done_runs=frozenset(),
            progress=None,
        )
        return msgspec.structs.replace(repaired, recoded=done)

    def _look(self, moment: datetime | None) -> None:
        """Looks at the archive as it was known at a moment; None is now."""
        self._moment = moment
        self._reading = Reading(self._store, moment=moment, correct=self._correct, threads=self._threads)
        self._sealed = None
        self._words = Words(self._reading)

    @property
    def _correct(self) -> Callable[[Reading], Corrected]:
        return partial(corrected, keep=self._keep)

    def _seen(self) -> list[Mark]:
        history = self._reading.refresh()
        return [mark for mark in history.marks if self._moment is None or mark.recorded_at <= self._moment]

    def _refuse_past(self) -> None:
        if self._moment is not None:
            raise ArchiveError("archive_past", f"{self!r} is a past state")

    def _article_row(self, id: str) -> dict[str, Any]:
        for column in ("id", "key"):
            found = self._reading.rows(f"SELECT key, record, text FROM articles WHERE {column} = $id", {"id": id})
            if found:
                return found[0]
        raise ArchiveError("no_record", f"there is no article {id!r:.80}")

    def _with_words(self, words: str | None) -> list[Found] | None:
        return None if words is None else self._words.found(words)
