"""What keeps an archive: `dateline runs`, `ledger`, `history`, `diff`, `snapshot`, `tidy`, `check`, `repair`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from dateline.cli.adding import maker_of
from dateline.cli.archives import opened
from dateline.cli.consoles import console, print_json, say
from dateline.cli.knowledge import Knowledge
from dateline.cli.options import DefaultArchive, InArchive, Out, Workers
from dateline.cli.outputs import print_answer, print_table
from dateline.formats import ROW_FORMATS
from dateline.records import Event
from dateline.views.words import counted, parties, safe, told

app = typer.Typer(rich_markup_mode=None)

_FROM_A_COPY = "only an older copy of the archive has them"
_LOST = {
    "articles": ("articles", "add their sources again"),
    "corrections": ("corrections", f"{_FROM_A_COPY}, or make them again"),
    "runs": ("rows of runs", _FROM_A_COPY),
    "ledger": ("entries of the ledger", _FROM_A_COPY),
}
"""What a repair tells of each kind of loss, and what to do."""

Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"table, {', '.join(ROW_FORMATS)}.")]


@app.command()
def runs(
    archive: DefaultArchive,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with versions and settings.")] = False,
) -> None:
    """List the runs that added to an archive. Each with its time, its coder, and what came of it."""
    with opened(archive) as there:
        listed = there.runs()
    if as_json:
        print_json(listed)
        return
    names = ["run", "started", "state", "coder", "seen", "stored", "unchanged", "failed", "events", "sources"]
    rows = [
        [
            run.id,
            run.started_at,
            run.state,
            run.coder,
            run.counts.seen,
            run.counts.stored + run.counts.updated + run.counts.recoded,
            run.counts.unchanged,
            run.counts.failed,
            run.counts.events,
            run.settings.get("sources", ""),
        ]
        for run in listed
    ]
    print_table(names, rows, console())


@app.command()
def ledger(
    archive: DefaultArchive,
    *,
    failed: Annotated[bool, typer.Option("--failed", help="Only what failed, with code and advice.")] = False,
    by_day: Annotated[bool, typer.Option("--by-day", help="Counts for each source and day.")] = False,
    run: Annotated[str | None, typer.Option("--run", metavar="ID", help="Only of this run.")] = None,
    format_name: Format = "table",
    out: Out = None,
) -> None:
    """Tell what became of what the sources gave. It was stored, unchanged, failed with a code, or without events."""
    if by_day and (failed or run):
        raise typer.BadParameter("--by-day counts everything; leave out --failed and --run")
    with opened(archive) as there:
        if by_day:
            print_answer(there.ledger(by="day"), format_name, out)
            return
        chosen = "day, coalesce(item, source) AS item, code, message, advice, run" if failed else "*"
        answer = there.sql(
            f"""SELECT {chosen} FROM ledger
            WHERE (NOT $failed OR outcome = 'failed') AND ($run IS NULL OR run = $run)
            ORDER BY recorded_at, source, item""",
            {"failed": failed, "run": run},
        )
        print_answer(answer, format_name, out)


@app.command()
def history(archive: DefaultArchive, *, format_name: Format = "table", out: Out = None) -> None:
    """List the versions of an archive. `--at` and `dateline diff` go back by their numbers, moments or tags."""
    with opened(archive) as there:
        answer = there.sql(
            "SELECT version, recorded_at, kind, articles, events, failures, run, note FROM batches ORDER BY version"
        )
        print_answer(answer, format_name, out)


@app.command()
def diff(
    archive: InArchive,
    before: Annotated[str, typer.Argument(metavar="A", help="A day, a moment, a version's number, a snapshot's tag.")],
    after: Annotated[str | None, typer.Argument(metavar="B", help="The same; now, without it.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the whole records.")] = False,
) -> None:
    """Tell what differs between two moments. Events are added (+), withdrawn (-) or changed (~)."""
    with opened(archive) as there:
        found = there.diff(before, after)
    if as_json:
        print_json(found)
        return
    out = console()
    _print_events("+", "green", found.added, out)
    _print_events("-", "red", found.withdrawn, out)
    for change in found.changed:
        _print_events("~", "yellow", [change.after], out)
        for name, (was, now) in change.fields.items():
            out.print(Text(f"    {name.replace('_', ' ')}: {told(was)} → {told(now)}"), soft_wrap=True)
    say(f"{len(found.added):,} added, {len(found.withdrawn):,} withdrawn, {len(found.changed):,} changed")


@app.command()
def snapshot(
    archive: DefaultArchive,
    *,
    tag: Annotated[str, typer.Option("--tag", metavar="TAG", help="A name for this state, such as v1.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="New folder; in the archive's `snapshots` without it.")
    ] = None,
    texts: Annotated[bool, typer.Option("--texts", help="With the articles' texts; mind whose they are.")] = False,
    quality: Annotated[
        str | None,
        typer.Option("--quality", metavar="TEXT", help="What was measured of the quality, for the note on methods."),
    ] = None,
) -> None:
    """Write the archive as it is now under a tag, to cite. Files with checksums and a note on methods are written."""
    with opened(archive) as there:
        newest = there.version
        folder = there.snapshot(tag, to=to, texts=texts, quality=quality)
        with there.at(tag) as then:
            of = then.version
    if of < newest:
        say(f"{tag!r} is the state of version {of:,}, as when the tag was given; for that of now give another tag")
    console().print(safe(str(folder)), soft_wrap=True)


@app.command()
def tidy(
    archive: DefaultArchive,
    *,
    keep_days: Annotated[
        float,
        typer.Option("--keep-days", metavar="N", min=0, help="Days for which files stay that are not used any more."),
    ] = 7,
) -> None:
    """Put what was added into few files, for quick questions. Nothing is lost by it."""
    with opened(archive) as there:
        done = there.tidy(keep_days=keep_days)
    console().print(
        f"{done.batches_before:,} batches are now {done.batches_after:,}; "
        f"{counted(done.files_swept, 'old file')} cleared away; "
        f"{done.seconds:.1f} s",
        soft_wrap=True,
    )


@app.command()
def check(
    archive: DefaultArchive,
    *,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every value, not only what files say of themselves.")
    ] = False,
) -> None:
    """Tell whether an archive is whole. Exit code 1 if anything is lost or damaged."""
    with opened(archive) as there:
        problems = there.check(deep=deep)
    out = console()
    for problem in problems:
        out.print(f"{problem.kind:<8} {safe(problem.what)}: {safe(problem.message)}", soft_wrap=True)
    harmful = [problem for problem in problems if not problem.is_harmless]
    if harmful:
        say(f"{counted(len(harmful), 'problem')}; save what is left with `dateline repair {archive}`")
        raise typer.Exit(1)
    out.print("The archive is whole.")


@app.command()
def repair(archive: DefaultArchive, *, workers: Workers = 1, knowledge: Knowledge = None) -> None:
    """Make a damaged archive whole again from what is left. Tells what is lost; exit code 3 if anything is.

    Nobody else may write meanwhile.
    """
    with opened(archive) as there:
        done = there.repair(coder=maker_of(knowledge), workers=workers)
    out = console()
    if not done.put_aside and not done.missing:
        out.print("Every file is there and can be read.")
    for state, files in (("missing", done.missing), ("put aside", done.put_aside)):
        for file in files:
            out.print(f"{state}: {safe(file)}", soft_wrap=True)
    if done.has_joined:
        out.print("The files of two archives were in one folder; what both had is one archive now.")
    again = done.recoded.coded if done.recoded else 0
    if done.incomplete:
        out.print(f"{counted(len(done.incomplete), 'article')} had lost events; {again:,} were coded again")
    if done.orphans:
        out.print(
            f"{counted(done.orphans, 'event')} of articles that are lost: saved in {safe(str(done.saved))}.",
            soft_wrap=True,
        )
    for name, number in done.lost.items():
        out.print(f"lost: {number:,} {_LOST[name][0]}; {_LOST[name][1]}", soft_wrap=True)
    if done.lost or again < len(done.incomplete):
        raise typer.Exit(3)


def _print_events(sign: str, style: str, events: Iterable[Event], out: Console) -> None:
    for event in events:
        when = (event.when.from_ or event.when.to or "") if event.when else ""
        to = f" → {parties(event.recipients)}" if event.recipients else ""
        out.print(
            Text.assemble((f"{sign} ", style), (event.id, "dim"), f" {event.type} {parties(event.actors)}{to} {when}"),
            soft_wrap=True,
        )
