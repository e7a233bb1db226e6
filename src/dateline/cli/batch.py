"""A batch of sources on the command line: read, coded, counted; failures kept and told at the end."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.api import Coder, Events, ahead, as_article, begin
from dateline.cli.consoles import console, say, told_failure
from dateline.cli.progress import codes_told
from dateline.errors import DatelineError, InputError
from dateline.records import Article, Failure, Page
from dateline.sources import Columns, OnTable, checked_date, open_source, open_standard_input
from dateline.views.words import counted, no_events

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
_FAILURES_TOLD = 100
"""Failures that are told one by one; a log that was taken for articles fails in each of its lines."""


class Batch:
    """The articles of some sources. A bad source becomes a failure and never stops the rest."""

    def __init__(
        self,
        sources: Sequence[str],
        *,
        published: str | None,
        min_confidence: float = 0.0,
        coder: Coder | None = None,
        columns: Columns | None = None,
        on_table: OnTable | None = None,
    ) -> None:
        self._sources = sources
        self._published = checked_date(published)
        self._min_confidence = min_confidence
        self._coder = coder
        self._columns = columns
        self._on_table = on_table
        self._uncoded: list[tuple[str, str]] = []
        """Source or id of the articles that could not be coded, and why."""
        self._failures: list[Failure] = []
        """The first of them, to be told."""
        self._codes: Counter[str] = Counter()
        """How many failed with each code."""
        self.read = 0
        self.found = 0
        self.unsure = 0
        """Events that are left out since they are less sure than asked for."""

    def articles(self) -> Iterator[Article]:
        """The articles that could be read, in order."""
        for source in self._sources:
            try:
                if source == "-":
                    opened = open_standard_input(sys.stdin.buffer, self._columns, self._on_table)
                else:
                    opened = open_source(source, columns=self._columns)
                for item in opened:
                    if (article := self._article(item)) is not None:
                        self.read += 1
                        yield article
            except DatelineError as error:
                self._keep(Failure.of(error, source=source, stage="sources"))

    def coded(self) -> Iterator[tuple[Article, Events]]:
        """The articles with their events, in order, with progress on a terminal's stderr."""
        talk = console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
        # Cards on the same terminal are progress enough; the bar is for output that goes elsewhere.
        hidden = not talk.is_terminal or sys.stdout.isatty()
        with Progress(*columns, console=talk, transient=True, disable=hidden) as progress:
            task = progress.add_task("articles", total=None)
            for article, events in self._each():
                self.found += len(events)
                progress.update(task, advance=1, description=f"articles ({self.found} events)")
                yield article, events

    def _each(self) -> Iterator[tuple[Article, Events]]:
        """The articles with their events; each is begun before the events of the one before it are asked for."""
        coder = self._coder
        for article, found in ahead((a, self._kept(a, partial(begin, a, coder=coder))) for a in self.articles()):
            events = self._kept(article, found) if found is not None else None
            if events is not None:
                yield article, self._confident(article, events)

    def _kept(self, article: Article, work: Callable[[], _T]) -> _T | None:
        """What a step of coding gives, or None when it failed: a defect on one page must not cost the others."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - as told above
            self._keep_defect(error, source=article.source or article.id, stage="coding")
            return None

    def _confident(self, article: Article, events: Events) -> Events:
        if events.reason is not None:
            self._uncoded.append((article.source or article.id, events.reason))
        kept = [event for event in events if event.confidence >= self._min_confidence]
        self.unsure += len(events) - len(kept)
        return Events(article, kept, reason=events.reason)

    def _keep_defect(self, error: Exception, *, source: str, stage: str) -> None:
        _LOG.exception("defect at stage %s", stage, exc_info=error)
        told = InputError("internal", f"{type(error).__name__}: {error}")
        self._keep(Failure.of(told, source=source, stage=stage))

    def _keep(self, failure: Failure) -> None:
        self._codes[failure.code] += 1
        if len(self._failures) < _FAILURES_TOLD:
            self._failures.append(failure)

    def finish(self) -> int:
        """Tells the failures and the articles that could not be coded, and gives the exit code."""
        for failure in self._failures:
            say(f"failed: {told_failure(failure)}")
        failed = self._codes.total()
        if failed > len(self._failures):
            say(f"failed: {failed - len(self._failures):,} more; of all, {codes_told(self._codes)}")
        for source, reason in self._uncoded:
            say(f"not coded: {source}: {no_events(reason)} [{reason}]")
        if self.unsure:
            say(f"{counted(self.unsure, 'event')} less sure than {self._min_confidence:g} left out")
        if failed and self.read:
            say(f"{counted(self.read, 'article')} read, {failed:,} failed")
            return 3
        return 1 if failed else 0

    def _article(self, item: Page | Article | Failure) -> Article | None:
        if isinstance(item, Failure):
            self._keep(item)
            return None
        source = getattr(item, "source", None) or "?"
        try:
            return as_article(item, published=self._published)
        except DatelineError as error:
            self._keep(Failure.of(error, source=source, stage="pages"))
        except Exception as error:  # noqa: BLE001 - as above
            self._keep_defect(error, source=source, stage="pages")
        return None
