"""Adding: chunks of articles are compared with what is there, coded where they are new, and written as one version."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from dateline.archive.coders import Coded, Coders
from dateline.archive.known import Known, KnownArticle
from dateline.archive.overlaid import is_overlaid
from dateline.archive.reading import Reading
from dateline.archive.rows import (
    Coding,
    article_row,
    event_row,
    ledger_row,
    page_row,
    pair_rows,
    run_row,
    version_of,
)
from dateline.archive.taking import Taken
from dateline.archive.tidying import MOST_BATCHES, is_worth_it, tidy
from dateline.archive.writing import Draft, Place, write
from dateline.formats.arrow import Row
from dateline.records import Article, Counts, Failure, LedgerEntry, Outcome, Run

_FAILURES_KEPT = 100
"""Failures that the result of an add holds; the ledger has them all."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What an add has come to. Counts are of what is safe in the archive; `coded` runs ahead of them."""

    run: str
    counts: Counts = Counts()
    coded: int = 0
    """Articles coded so far, stored or not yet."""
    seconds: float = 0.0
    stopped: bool = False
    """Whether it was interrupted; the same call goes on where it stopped."""
    codes: dict[str, int] = {}
    """How many failed with which code."""
    failures: tuple[Failure, ...] = ()
    """The first hundred; all are in the ledger."""


Progress = Callable[[Added], None]


class Adder:
    """Adds the articles of one run.

    Args:
        reading: the archive as it is.
        coders: who codes.
        run: the run, as it starts.
        done_runs: runs whose codings are as good as this one's; what others coded is coded again. None: what is there
            stays as it is.
        keep_pages: whether to store the pages too.
        progress: told after each article and each version.
    """

    def __init__(
        self,
        reading: Reading,
        coders: Coders,
        run: Run,
        *,
        done_runs: frozenset[str] | None = None,
        keep_pages: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self._reading = reading
        self._coders = coders
        self._run = run
        self._done_runs = done_runs
        self._keep_pages = keep_pages
        self._progress = progress
        self._started = time.monotonic()
        self._added = Added(run=run.id)
        self._unchanged: Counter[str] = Counter()
        """Articles by source that are not in the ledger yet: they are noted with the next that are stored."""

    def add(self, chunks: Iterator[list[Taken]]) -> Added:
        """Adds the chunks. An interruption ends it after what is coded has been stored."""
        stopped = False
        chunk: list[Taken] = []
        found: dict[str, Coded] = {}
        try:
            for chunk in chunks:
                found = {}
                self._code(chunk, found)
                self._store(chunk, found)
                history = self._reading.refresh()
                if is_worth_it(history) and not is_overlaid(self._reading.store, history):
                    tidy(self._reading, most=MOST_BATCHES)
                chunk, found = [], {}  # noqa: PLW2901 - an interruption from here on has nothing left to store
        except KeyboardInterrupt:
            stopped = True
            self._store(chunk, found, is_part=True)
        self._finish(stopped=stopped)
        return self._added

    def _code(self, chunk: list[Taken], found: dict[str, Coded]) -> None:
        """Codes what is new of a chunk into `found`, by version: the same article twice in a chunk is coded once."""
        known = Known.of(self._reading, chunk)
        new: dict[str, Article] = {}
        for item in chunk:
            if item.article is not None and not self._is_done(known.of_article(item.article), item.article):
                new.setdefault(version_of(item.article), item.article)
        for version, (_, made) in zip(new, self._coders.code(new.values()), strict=True):
            found[version] = made
            self._tell(coded=self._added.coded + 1)

    def _is_done(self, known: KnownArticle | None, article: Article) -> bool:
        if known is None or known.version != version_of(article):
            return False
        return self._done_runs is None or known.run in self._done_runs or known.run == self._run.id

    def _store(self, chunk: list[Taken], found: dict[str, Coded], *, is_part: bool = False) -> None:
        """Writes what was coded of a chunk as one version; of a part, what was not coded is left for the next add."""
        if not chunk:
            return
        results: list[Result] = []

        def compose(place: Place) -> Draft | None:
            nonlocal results
            results = list(self._results(chunk, found, place, is_part=is_part))
            if all(result.outcome == "unchanged" for result in results):
                return None
            # With what it has counted: a run that is killed tells what it stored.
            return self._draft(results, place, msgspec.structs.replace(self._run, counts=self._counts(results)))

        if write(self._reading.store, compose) is None:
            self._unchanged.update(result.item.source for result in results)
        else:
            self._unchanged.clear()
        self._count(results)

    def _results(self, chunk: list[Taken], found: dict[str, Coded], place: Place, *, is_part: bool) -> Iterator[Result]:
        """What becomes of each item of a chunk, compared with the archive as it is at this moment."""
        known = Known.of(self._reading, chunk)
        token = place.batch.rpartition(".")[2]
        for number, item in enumerate(chunk):
            if item.article is None:
                yield Result(item=item, outcome="failed", failure=item.failure)
                continue
            was, made = known.of_article(item.article), found.get(version_of(item.article))
            if made is None and is_part:
                continue
            # What was there when the chunk was coded is not in `found`, even if somebody changed it since.
            if made is None or self._is_done(was, item.article):
                yield Result(item=item, outcome="unchanged")
                continue
            if made.failure is not None:
                yield Result(item=item, outcome="failed", failure=made.failure)
                continue
            coding = Coding(
                id=f"{token}-{number:05}",
                key=was.key if was else item.article.id,
                run=self._run.id,
                article=item.article,
                events=made.events,
                reason=made.reason,
                coder=self._run.coder,
            )
            known.put(coding)
            same = was is not None and was.version == version_of(item.article)
            yield Result(item=item, outcome="recoded" if same else "updated" if was else "stored", coding=coding)

    def _draft(self, results: Sequence[Result], place: Place, run: Run) -> Draft:
        codings = [(result.coding, result.item.page) for result in results if result.coding is not None]
        rows: dict[str, list[Row]] = {
            "articles": [article_row(coding) for coding, _ in codings],
            "events": [event_row(coding, event) for coding, _ in codings for event in coding.events],
            "pairs": [row for coding, _ in codings for event in coding.events for row in pair_rows(coding, event)],
            "pages": [page_row(coding, page) for coding, page in codings if page is not None and self._keep_pages],
            "ledger": [ledger_row(entry) for entry in self._entries(results, place.recorded_at)],
            "runs": [run_row(run)],
        }
        return Draft(
            kind="added",
            rows=rows,
            run=run.id,
            articles=len(codings),
            events=len(rows["events"]),
            failures=sum(result.outcome == "failed" for result in results),
        )

    def _entries(self, results: Sequence[Result], moment: datetime) -> Iterator[LedgerEntry]:
        counted: Counter[tuple[str, Outcome, str | None]] = Counter()
        for source, count in self._unchanged.items():
            counted[source, "unchanged", None] = count
        for result in results:
            item, failure = result.item, result.failure
            reason = result.coding.reason if result.coding else None
            if failure is not None:
                yield LedgerEntry(
                    day=moment.date(),
                    source=item.source,
                    outcome="failed",
                    item=failure.source,
                    stage=failure.stage,
                    code=failure.code,
                    message=failure.message,
                    advice=failure.advice,
                    run=self._run.id,
                    recorded_at=moment,
                )
            elif item.article is not None and reason not in {None, "without_events"}:
                yield LedgerEntry(
                    day=moment.date(),
                    source=item.source,
                    outcome=result.outcome,
                    item=item.article.source or item.article.id,
                    stage="coding",
                    code=reason,
                    run=self._run.id,
                    recorded_at=moment,
                )
            else:
                counted[item.source, result.outcome, reason] += 1
        for (source, outcome, reason), count in counted.items():
            yield LedgerEntry(
                day=moment.date(),
                source=source,
                outcome=outcome,
                count=count,
                code=reason,
                run=self._run.id,
                recorded_at=moment,
            )

    def _finish(self, *, stopped: bool) -> None:
        """Writes how the run ended."""
        run = msgspec.structs.replace(
            self._run,
            ended_at=datetime.now(UTC),
            state="stopped" if stopped else "done",
            counts=self._added.counts,
        )
        write(self._reading.store, lambda place: self._draft((), place, run))
        self._tell(stopped=stopped)

    def _count(self, results: Sequence[Result]) -> None:
        """Tells what has just been stored."""
        failures = [result.failure for result in results if result.failure is not None]
        self._tell(
            counts=self._counts(results),
            codes=dict(Counter(self._added.codes) + Counter(failure.code for failure in failures)),
            failures=(*self._added.failures, *failures)[:_FAILURES_KEPT],
        )

    def _counts(self, results: Sequence[Result]) -> Counts:
        """The counts of the run with these results."""
        counts, codings = self._added.counts, [result.coding for result in results if result.coding is not None]
        outcomes = Counter(result.outcome for result in results)
        reasons = Counter(coding.reason for coding in codings)
        without_events = reasons["without_events"]
        return Counts(
            seen=counts.seen + len(results),
            stored=counts.stored + outcomes["stored"],
            updated=counts.updated + outcomes["updated"],
            recoded=counts.recoded + outcomes["recoded"],
            unchanged=counts.unchanged + outcomes["unchanged"],
            failed=counts.failed + outcomes["failed"],
            skipped=counts.skipped + len(codings) - reasons[None] - without_events,
            without_events=counts.without_events + without_events,
            events=counts.events + sum(len(coding.events) for coding in codings),
        )

    def _tell(self, **changes: object) -> None:
        seconds = time.monotonic() - self._started
        self._added = msgspec.structs.replace(self._added, seconds=seconds, **changes)
        if self._progress is not None:
            self._progress(self._added)


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one thing that a source gave."""

    item: Taken
    outcome: Outcome
    coding: Coding | None = None
    failure: Failure | None = None
