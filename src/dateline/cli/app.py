"""The commands. Each parses, calls the public interface, and prints; results to stdout, talk to stderr.

Exit codes: 0 done, 1 failed, 2 misused, 3 done in part (some sources failed).
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, BinaryIO, TextIO

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from dateline.cli.batch import Batch
from dateline.cli.checks import checks
from dateline.cli.consoles import SafeFormatter, console, say
from dateline.errors import DatelineError, InputError
from dateline.formats import FORMATS, write_events
from dateline.records import event_schema
from dateline.views import article_card, event_card
from dateline.views.words import headline, no_events, safe

app = typer.Typer(
    name="dateline",
    help="Turns news into evidence: who did what to whom, where and when, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE…",
        help="HTML or text files, folders, JSON or JSONL articles, http(s) addresses, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) where the source tells none."),
]


@app.command()
def code(
    sources: Sources,
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="cards, json, jsonl, csv or parquet.")
    ] = "cards",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to this file, not to standard output.")
    ] = None,
    published: Published = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", metavar="P", min=0, max=1, help="Leave out events less sure than this.")
    ] = 0.0,
) -> None:
    """Print the events that pages and texts report, each with the sentence behind it."""
    if format_name not in {"cards", *FORMATS}:
        raise InputError("bad_format", f"there is no format {format_name!r}")
    batch = Batch(sources, published=published, min_confidence=min_confidence)
    with ExitStack() as stack:
        if format_name == "cards":
            stream = stack.enter_context(_text_file(out)) if out else None
            _print_cards(batch, console(stream, width=100 if stream else None))
        else:
            write_events(batch.coded(), _binary_file(out, format_name, stack), format_name)
    raise typer.Exit(batch.finish())


@app.command()
def read(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file, an http(s) address, or - for standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the article as JSON.")] = False,
    published: Published = None,
) -> None:
    """Show the article that is read from a source, metadata and text, before any coding."""
    batch = Batch([source], published=published)
    out = console()
    for article in batch.articles():
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode(article) + b"\n")
        else:
            out.print(article_card(article))
    sys.stdout.flush()
    raise typer.Exit(batch.finish())


@app.command()
def doctor() -> None:
    """Tell what is installed, with versions of model and knowledge, and what is wrong."""
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
        app()
    except DatelineError as error:
        say(f"dateline: {error.message} [{error.code}]")
        say(error.advice)
        sys.exit(2 if error.code in {"bad_format", "bad_date"} else 1)
    except KeyboardInterrupt:
        say("dateline: stopped")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; nothing is wrong and nothing more can be said.
        sys.stderr.close()
        sys.exit(0)


def _print_cards(batch: Batch, out: Console) -> None:
    for article, events in batch.coded():
        title = headline(article)
        dated = f", {article.published[:10]}" if article.published else ""
        out.rule(Text(f"{title}{dated}"), align="left", style="dim")
        if not events:
            out.print(f"{no_events(events.reason)}\n")
        for event in events:
            out.print(event_card(article, event))


def _text_file(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError("bad_output", f"cannot write {str(path)!r}: {error.strerror}") from error


def _binary_file(path: Path | None, format_name: str, stack: ExitStack) -> BinaryIO:
    if path is None:
        if format_name == "parquet" and sys.stdout.isatty():
            raise InputError("bad_output", "Parquet is no text", advice="Give --out FILE.")
        return sys.stdout.buffer
    try:
        return stack.enter_context(path.open("wb"))
    except OSError as error:
        raise InputError("bad_output", f"cannot write {str(path)!r}: {error.strerror}") from error
