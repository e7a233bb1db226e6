"""Coders as the archive uses them, in this process or in several; one article's trouble never costs another."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Protocol, TypeVar

import msgspec

from dateline.errors import DatelineError, InputError
from dateline.pipeline import ahead
from dateline.records import Article, Event, Failure

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
_AHEAD = 4
"""Articles that wait for each worker, so that none is idle while the next one is read."""


class ArticleCoder(Protocol):
    """What codes articles; `dateline.pipeline.Coder` does."""

    @property
    def name(self) -> str:
        """Name and version, as its events carry it."""

    @property
    def versions(self) -> object:
        """Versions of its parts: a struct or dict of texts."""

    def reason_against(self, article: Article) -> str | None:
        """Why it does not code this article, or None when it does."""

    def begin(self, article: Article) -> Callable[[], Sequence[Event]]:
        """Begins to code the article; calling what comes back gives the events that it reports."""


MakeCoder = Callable[[], ArticleCoder]
"""Makes a coder. With several workers each makes its own, so it must be importable: a class or function of a module."""


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """What a coder made of an article: events, or a reason why there are none, or a failure."""

    events: tuple[Event, ...] = ()
    reason: str | None = None
    failure: Failure | None = None


def begun(coder: ArticleCoder, article: Article) -> Callable[[], Coded]:
    """Begins to code the article; calling what comes back gives what became of it. Errors become failures."""
    source = article.source or article.id
    found: list[Callable[[], Sequence[Event]]] = []

    def started() -> Coded | None:
        reason = coder.reason_against(article)
        if reason is not None:
            return Coded(reason=reason)
        found.append(coder.begin(article))
        return None

    def finished() -> Coded:
        events = tuple(found[0]())
        return Coded(events=events, reason=None if events else "without_events")

    early = _guarded(source, started)
    return partial(_guarded, source, finished) if early is None else lambda: early


def _guarded(source: str, step: Callable[[], _T]) -> _T | Coded:
    """What a step of coding gives, or its failure."""
    try:
        return step()
    except DatelineError as error:
        return Coded(failure=Failure.of(error, source=source, stage="coding"))
    except Exception as error:  # noqa: BLE001 - a defect on one article must not cost the others
        _LOG.exception("defect while coding %s", source)
        told = InputError("internal", f"{type(error).__name__}: {error}")
        return Coded(failure=Failure.of(told, source=source, stage="coding"))


class Coders:
    """One coder in this process, or several in processes of their own. Use it in a `with` statement."""

    def __init__(self, make: MakeCoder, *, workers: int = 1) -> None:
        self._make = make
        self._workers = workers
        self._own: ArticleCoder | None = None
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Coders:
        """The coders themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def own(self) -> ArticleCoder:
        """The coder of this process, made at first use."""
        if self._own is None:
            self._own = self._make()
        return self._own

    def code(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Coded]]:
        """Each article with what became of it, in order."""
        if self._workers == 1:
            yield from self._each(articles)
            return
        rest = iter(articles)
        waiting: deque[tuple[Article, Future[Coded]]] = deque()
        while True:
            for article in islice(rest, self._workers * _AHEAD - len(waiting)):
                waiting.append((article, self._submitted(article)))
            if not waiting:
                return
            article, future = waiting.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                found = self._alone(article)
                waiting = deque((other, self._submitted(other)) for other, _ in waiting)
            yield article, found

    def _each(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Coded]]:
        """The same in this process; each article is begun before the events of the one before it are asked for."""
        for article, found in ahead((article, begun(self.own, article)) for article in articles):
            yield article, found()

    def _submitted(self, article: Article) -> Future[Coded]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=get_context("spawn"), initializer=_start, initargs=(self._make,)
            )
        try:
            with _stops_held():
                return self._pool.submit(_work, article)
        except BrokenProcessPool:
            self._pool = None
            return self._submitted(article)

    def _alone(self, article: Article) -> Coded:
        """What becomes of an article that was in work when a process died, which may have been another's fault."""
        self._pool = None
        try:
            return self._submitted(article).result()
        except BrokenProcessPool:
            self._pool = None
            told = InputError(
                "internal", "the process that coded it died", advice="Give it more memory, and report it."
            )
            return Coded(failure=Failure.of(told, source=article.source or article.id, stage="coding"))


@contextmanager
def _stops_held() -> Iterator[None]:
    """Lets Ctrl-C and SIGTERM wait: a process that is started meanwhile does not hear them while it imports."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows has no such masks
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker:
    """The coder of a worker process: a process holds nothing else."""

    coder: ArticleCoder


def _start(make: MakeCoder) -> None:
    # Ctrl-C reaches every process of a terminal; the first one decides what is still kept.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # By SIGTERM the pool ends the others when one of them has died.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    _Worker.coder = make()


def _work(article: Article) -> Coded:
    return begun(_Worker.coder, article)()
