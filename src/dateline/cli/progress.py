"""How far an add has come, on a terminal: articles, rate, time left, failures by code."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from dateline.archive import Added
from dateline.cli.consoles import console
from dateline.sources import about_how_many
from dateline.views.words import counted


class AddProgress:
    """A bar on standard error; nothing at all where that is no terminal. Use it in a `with` statement.

    Args:
        sources: what is added, to count beforehand how much there is; counting goes on beside the coding.
        total: how much there is, where that is known.
    """

    def __init__(self, sources: Sequence[str] = (), *, total: int | None = None) -> None:
        talk = console(stderr=True)
        self._is_shown = talk.is_terminal
        self._sources = sources
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("articles"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[found]}"),
            console=talk,
            transient=True,
            disable=not self._is_shown,
        )
        self._task = self._bar.add_task("", total=total, rate="", found="")
        self._seen = 0
        self._coded_when_seen = 0

    def __enter__(self) -> Self:
        """Shows the bar."""
        self._bar.start()
        if self._is_shown and self._sources:
            threading.Thread(target=self._count, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Takes it away."""
        self._bar.stop()

    def __call__(self, added: Added) -> None:
        """Shows what the add has come to."""
        if not self._is_shown:
            return
        if added.counts.seen != self._seen:
            self._seen, self._coded_when_seen = added.counts.seen, added.coded
        # Those that are coded and not stored yet are counted too.
        done = self._seen + added.coded - self._coded_when_seen
        rate = added.coded / added.seconds if added.seconds else 0.0
        found = [counted(added.counts.events, "event")]
        if added.codes:
            found.append(f"failed: {codes_told(added.codes)}")
        self._bar.update(
            self._task,
            completed=max(done, int(self._bar.tasks[0].completed)),
            rate=f"{rate:.1f}/s",
            found=", ".join(found),
        )

    def _count(self) -> None:
        counts = [about_how_many(source) for source in self._sources]
        known = [count for count in counts if count is not None]
        if len(known) == len(counts):
            self._bar.update(self._task, total=sum(known))


def codes_told(codes: Mapping[str, int]) -> str:
    """ "12 empty, 3 no_article"."""
    return ", ".join(f"{count:,} {code}" for code, count in sorted(codes.items(), key=lambda item: -item[1]))
