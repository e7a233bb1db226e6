"""The commands. Each parses, calls the public interface, and prints; results to stdout, talk to stderr.

Exit codes: 0 done, 1 failed, 2 misused, 3 done in part (some sources failed), 130 and 143 stopped.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import sys
from functools import partial
from importlib.metadata import version
from typing import Annotated, Any

import msgspec
import typer
from typer.core import TyperGroup

from dateline.api import Coder, explanations, left_out, with_centroids
from dateline.cli.adding import app as adding_app
from dateline.cli.batch import Batch
from dateline.cli.cards import print_cards, say_left_out
from dateline.cli.checks import checks
from dateline.cli.consoles import SafeFormatter, console, say, unread
from dateline.cli.evaluation import evaluate
from dateline.cli.finding import app as finding_app
from dateline.cli.keeping import app as keeping_app
from dateline.cli.knowledge import Knowledge
from dateline.cli.knowledge import app as knowledge_app
from dateline.cli.options import Centroids, Mapped, Out, Published, Sources, columns_of
from dateline.cli.outputs import binary_output, checked_format, refuse_source, text_output
from dateline.cli.review import app as review_app
from dateline.cli.stopping import STOPPED, stoppable
from dateline.cli.tables import tell_columns
from dateline.errors import DatelineError, InputError
from dateline.formats import FORMATS, write_events
from dateline.records import event_schema
from dateline.sources import checked_date
from dateline.views import article_card
from dateline.views.words import safe

_MISUSE = frozenset({"bad_format", "bad_date", "bad_columns", "bad_filter", "bad_sql", "no_job"})
"""Errors that lie in how the program was called."""


class _Commands(TyperGroup):
    """The commands. How they end when somebody else ends them is settled here: typer would say nothing of it."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was asked for."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            say("dateline: stopped")
            sys.exit(STOPPED)
        except BrokenPipeError:
            # The reader of our output has gone, as `| head` does: nothing is wrong, and nothing more can be said there.
            unread(sys.stdout)
            sys.exit(0)


app = typer.Typer(
    name="dateline",
    cls=_Commands,
    help="Turns news into evidence: who did what to whom, where and when, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

app.add_typer(adding_app)
app.add_typer(finding_app)
app.add_typer(keeping_app)
app.add_typer(knowledge_app)
app.add_typer(review_app)


@app.command()
def code(
    sources: Sources,
    *,
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"cards, {', '.join(FORMATS)}.")
    ] = "cards",
    out: Out = None,
    published: Published = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", metavar="P", min=0, max=1, help="Leave out events less sure than this.")
    ] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell what made each event, or why there is none.")
    ] = False,
    centroids: Centroids = False,
    mapped: Mapped = None,
    knowledge: Knowledge = None,
) -> None:
    """Print the events that pages and texts report. Each comes with the sentence behind it."""
    checked_format(format_name, ("cards", *FORMATS))
    if explain and format_name != "cards":
        raise InputError("bad_format", "--explain tells its reasons on cards only", advice="Leave --format out.")
    coder = Coder(knowledge=knowledge) if knowledge else None
    columns = columns_of(mapped)
    checked_date(published)
    refuse_source(out, sources)
    tell_of_table = tell_columns(sources, columns, published=published)
    batch = Batch(
        sources,
        published=published,
        min_confidence=min_confidence,
        coder=coder,
        columns=columns,
        on_table=tell_of_table,
    )
    coded = batch.coded()
    if centroids:
        coded = ((article, with_centroids(events)) for article, events in coded)
    try:
        if format_name == "cards":
            with text_output(out) as cards:
                print_cards(
                    coded,
                    cards,
                    min_confidence=min_confidence,
                    explain=partial(explanations, coder=coder) if explain else None,
                    left_out=partial(left_out, coder=coder) if explain else None,
                )
        else:
            with binary_output(out, format_name) as stream:
                written = write_events(coded, stream, format_name)
            say_left_out(batch.found - written, format_name)
    except KeyboardInterrupt:
        kept = "what was coded is printed" if out is None else f"{str(out)!r} is left as it was"
        say(f"stopped; {kept}. `dateline add` stores what is coded, and goes on where it was stopped")
        raise typer.Exit(STOPPED) from None
    raise typer.Exit(batch.finish())


@app.command()
def read(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file, a folder, an http(s) address, or - for standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the article as JSON.")] = False,
    published: Published = None,
) -> None:
    """Show what is read of a source, before any coding. That is the article: metadata and text."""
    batch = Batch([source], published=published)
    out = console()
    for article in batch.articles():
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode(article) + b"\n")
        else:
            out.print(article_card(article))
    sys.stdout.flush()
    raise typer.Exit(batch.finish())


app.command()(evaluate)


@app.command()
def doctor() -> None:
    """Tell what is installed, and what is wrong. Versions of model and knowledge are among it."""
    out = console()
    sound = True
    for check in checks():
        mark = "ok " if check.is_sound else "BAD"
        out.print(f"{mark}  {check.part:<12} {safe(check.finding)}", soft_wrap=True)
        sound = sound and check.is_sound
    raise typer.Exit(0 if sound else 1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the event record."""
    sys.stdout.write(json.dumps(event_schema(), indent=2) + "\n")


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"dateline {version('dateline')}\n")
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del show_version


def main() -> None:
    """Runs the command line; turns Dateline's errors into a message and an exit code."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(SafeFormatter())
    try:
        with stoppable():
            app()
    except DatelineError as error:
        say(f"dateline: {error.message} [{error.code}]")
        say(error.advice)
        sys.exit(2 if error.code in _MISUSE else 1)
    except OSError as error:
        # Standard output on a full disk; what is written elsewhere has an error of ours.
        if error.errno != errno.ENOSPC:
            raise
        say("dateline: no space is left for the output [bad_output]")
        # What is still held back could not be written either.
        os._exit(1)
