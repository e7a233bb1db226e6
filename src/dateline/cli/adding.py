"""`dateline add` and `dateline recode`: articles into an archive, coded, with what became of them told at the end."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dateline.api import Coder
from dateline.api import open as open_archive
from dateline.archive import Added
from dateline.cli.archives import address_of, opened
from dateline.cli.consoles import console, say, told_failure
from dateline.cli.knowledge import Knowledge
from dateline.cli.options import (
    ARCHIVE_VARIABLE,
    DefaultArchive,
    Mapped,
    Published,
    Sources,
    Workers,
    columns_of,
)
from dateline.cli.progress import AddProgress, codes_told
from dateline.cli.stopping import STOPPED
from dateline.cli.tables import tell_columns
from dateline.errors import InputError
from dateline.sources import checked_date
from dateline.views.words import counted, safe

app = typer.Typer(rich_markup_mode=None)

_FAILURES_TOLD = 5


@app.command()
def add(
    sources: Sources,
    *,
    to: Annotated[
        Path,
        typer.Option(
            "--to",
            metavar="ARCHIVE",
            envvar=ARCHIVE_VARIABLE,
            help="Folder or address (s3://…) of the archive, made if there is none.",
        ),
    ],
    workers: Workers = 1,
    published: Published = None,
    keep_pages: Annotated[bool, typer.Option("--keep-pages", help="Store the pages too, packed.")] = False,
    mapped: Mapped = None,
    knowledge: Knowledge = None,
) -> None:
    """Code pages, texts and tables into an archive. Adding the same again adds nothing; what was stopped goes on."""
    columns = columns_of(mapped)
    checked_date(published)
    _refuse_itself(sources, to)
    tell_of_table = tell_columns(sources, columns, published=published)
    with open_archive(address_of(to)) as archive, AddProgress(sources) as progress:
        added = archive.add(
            *sources,
            published=published,
            coder=maker_of(knowledge),
            workers=workers,
            keep_pages=keep_pages,
            progress=progress,
            stdin=sys.stdin.buffer,
            columns=columns,
            on_table=tell_of_table,
        )
    raise typer.Exit(_finish(added, to))


@app.command()
def recode(archive: DefaultArchive, *, workers: Workers = 1, knowledge: Knowledge = None) -> None:
    """Code the articles of an archive again. What is there stays; what a coder of the same versions coded is left."""
    with opened(archive) as there, AddProgress(total=len(there.articles())) as progress:
        added = there.recode(coder=maker_of(knowledge), workers=workers, progress=progress)
    raise typer.Exit(_finish(added, archive))


def maker_of(knowledge: list[Path] | None) -> Callable[[], Coder]:
    """Makes the coder, in other processes too."""
    return partial(Coder, knowledge=[path.absolute() for path in knowledge]) if knowledge else Coder


def _refuse_itself(sources: list[str], archive: Path) -> None:
    """Nothing, unless a source holds the archive: its tables would be read as news.

    Raises:
        InputError: it does.
    """
    if address_of(archive) != str(archive):
        # An object store is in no folder, though its address reads as a path below the current one.
        return
    for source in sources:
        if os.path.isdir(source) and Path(os.path.realpath(archive)).is_relative_to(os.path.realpath(source)):
            raise InputError(
                "bad_output",
                f"the archive {str(archive)!r} lies in the source {source!r}",
                advice="Give an archive outside of what is added.",
            )


def _finish(added: Added, archive: Path) -> int:
    """Tells what an add has come to, and gives the exit code."""
    counts, out = added.counts, console()
    told = [f"{counted(counts.stored, 'article')} stored"]
    if counts.updated:
        told.append(f"{counted(counts.updated, 'new version')} stored")
    if counts.recoded:
        told.append(f"{counts.recoded:,} coded again")
    if counts.unchanged:
        told.append(f"{counts.unchanged:,} there already")
    out.print(
        f"{safe(address_of(archive))}: {', '.join(told)}; {counted(counts.events, 'event')}; {added.seconds:.1f} s",
        soft_wrap=True,
    )
    if counts.without_events or counts.skipped:
        out.print(
            f"{counts.without_events:,} without events, {counts.skipped:,} not coded (no text, or not in English)",
            soft_wrap=True,
        )
    if counts.failed:
        if counts.failed <= _FAILURES_TOLD:
            for failure in added.failures:
                say(f"failed: {told_failure(failure)}")
        say(
            f"{counts.failed:,} failed ({codes_told(added.codes)}); "
            f"see them with `dateline ledger {shlex.quote(address_of(archive))} --failed`"
        )
    if added.stopped:
        say(f"stopped; what was coded is stored. To go on: {shlex.join(['dateline', *sys.argv[1:]])}")
        return STOPPED
    if counts.failed:
        return 3 if counts.failed < counts.seen else 1
    return 0
