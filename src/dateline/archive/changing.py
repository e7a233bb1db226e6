"""Changing: how articles and corrections come into an archive."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import BinaryIO, Literal

import msgspec

from dateline.archive.adding import Added, Adder, Progress
from dateline.archive.asking import Asking
from dateline.archive.coders import Coders, MakeCoder
from dateline.archive.correcting import Changes, checked_action, made_correction
from dateline.archive.reading import Reading
from dateline.archive.rows import article_of, correction_row
from dateline.archive.taking import Taken, chunks, stored_chunks, taken
from dateline.archive.writing import Draft, Place, write
from dateline.errors import ArchiveError, InputError
from dateline.knowledge.codebook import load_codebook
from dateline.pipeline import Coder as NewsCoder
from dateline.records import Correction, Event, Run
from dateline.sources import Columns, OnTable, as_text, check_mapping, checked_date

CHUNK = 200
"""Articles that become one version: at most a minute's work is lost if the process is killed."""
_CHUNK_SECONDS = 15.0
"""A slow source is stored at least so often."""
_MANY_FILES = 50
"""Files of a table without partitions that make questions slow; corrections leave so many behind."""


class Changing(Asking):
    """An archive that can be added to and corrected."""

    def add(
        self,
        *sources: str | os.PathLike[str],
        published: str | None = None,
        coder: MakeCoder = NewsCoder,
        workers: int = 1,
        keep_pages: bool = False,
        recode: bool = False,
        progress: Progress | None = None,
        batch_size: int = CHUNK,
        stdin: BinaryIO | None = None,
        columns: Columns | None = None,
        on_table: OnTable | None = None,
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
                guessed: {"text": "body"}. A table without that column is guessed.
            on_table: called with the name of a table on standard input and its columns by field, before it is read.

        Raises:
            InputError: `published` is not a date, articles have no such field, or no table has such a column.
            ArchiveError: the archive cannot be written.
        """
        named = [_name_of(source) for source in sources]
        check_mapping([source for source in named if source != "-"], columns)
        items = taken(named, published=checked_date(published), stdin=stdin, columns=columns or None, on_table=on_table)
        return self._added(
            chunks(items, size=batch_size, seconds=_CHUNK_SECONDS),
            settings={"sources": as_text(" ".join(named)), "published": published or ""},
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
        batch_size: int = CHUNK,
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


def _name_of(source: object) -> str:
    """The path or address of a source.

    Raises:
        InputError: it is something else.
    """
    if isinstance(source, str | os.PathLike) and isinstance(name := os.fspath(source), str):
        return name
    raise InputError(
        "not_found",
        f"{source!r:.40} is no path and no address",
        advice="Give each source on its own; a data frame is added as the CSV or Parquet file that it is written to.",
    )
