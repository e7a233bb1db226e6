"""`dateline corrections`, `dateline agreement`: what people corrected, and how far they agree."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from dateline.api import Archive
from dateline.cli.archives import opened
from dateline.cli.consoles import console, print_json, say
from dateline.cli.options import DefaultArchive
from dateline.cli.outputs import binary_output, checked_format, text_output
from dateline.cli.review_screen import past, short
from dateline.errors import ArchiveError, InputError
from dateline.formats.coded import harmless
from dateline.formats.files import replacing, telling_output
from dateline.records import AppliedCorrection
from dateline.records.correction import CorrectionState
from dateline.reviewing import (
    Alpha,
    Disagreement,
    agreement_of,
    coders,
    correction_line,
    disagreements,
    gold_files,
    own,
    units,
)
from dateline.views.words import counted, safe

app = typer.Typer(rich_markup_mode=None)

_FORMATS = ("list", "jsonl", "gold")
_STATES: tuple[CorrectionState, ...] = ("applied", "moot", "lost")
People = Annotated[
    list[str] | None, typer.Option("--who", metavar="NAME", help="A person; may be given several times.")
]


@app.command("corrections")
def print_corrections(
    archive: DefaultArchive,
    *,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Only what this person corrected.")] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help=f"Only those that are {', '.join(_STATES)}.")
    ] = None,
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="list, jsonl, or gold: articles reviewed to the end.")
    ] = "list",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="Write to this file; for gold to this folder.")
    ] = None,
) -> None:
    """List what people corrected, and what became of it. Or write it as data to measure with and to train on."""
    checked_format(format_name, _FORMATS)
    wanted = next((known for known in _STATES if known == state), None)
    if state is not None and wanted is None:
        raise ArchiveError("bad_filter", f"{state!r:.40} is no state", advice=f"Choose of {', '.join(_STATES)}.")
    with opened(archive) as there:
        if format_name == "gold":
            _write_gold(there, who, out)
            return
        found = there.corrections(state=wanted, who=who)
    if format_name == "jsonl":
        with binary_output(out, format_name) as stream:
            stream.writelines(msgspec.json.encode(correction_line(one)) + b"\n" for one in found)
        return
    with text_output(out) as shown:
        for one in found:
            shown.print(_line(one), soft_wrap=True)
    lost = sum(one.state == "lost" for one in found)
    say(counted(len(found), "correction") + (f", of which {lost:,} no longer find their event" if lost else ""))


@app.command("agreement")
def print_agreement(
    archive: DefaultArchive,
    *,
    who: People = None,
    listed: Annotated[
        Path | None, typer.Option("--disagreements", metavar="FILE", help="Write what people disagree on, as CSV.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell how far people who coded the same events agree. For each field: Krippendorff's alpha with its interval."""
    with opened(archive) as there:
        people = who or coders(there)
        found = agreement_of(units(there, people), people)
        differing = disagreements(there, people)
    if listed is not None:
        _write_disagreements(differing, people, listed)
    if as_json:
        print_json(found)
        return
    names = ", ".join(map(safe, found.who))
    out = console()
    coded = f"{counted(found.units, 'event')} of {counted(found.articles, 'article')} coded by two or more"
    out.print(Text(f"{names}: {coded}"), soft_wrap=True)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("field", "alpha", "95 % interval", "events", "all agree"):
        table.add_column(name, justify="left" if name == "field" else "right", no_wrap=True)
    for name, alpha in found.fields.items():
        table.add_row(name, *_cells(alpha))
    out.print(table)
    left = len({(one.unit.article.id, one.unit.id) for one in differing if one.settled_by is None})
    if left:
        say(f"{counted(left, 'event')} to be adjudicated: dateline review {archive} --adjudicate --who NAME")


def _write_gold(archive: Archive, who: str | None, folder: Path | None) -> None:
    if folder is None:
        raise InputError("bad_output", "gold articles are files in a folder", advice="Give --out FOLDER.")
    differing = disagreements(archive, settled=False) if who is None and len(coders(archive)) > 1 else []
    count = left_out = 0
    with archive.only(own(who)) if who is not None else archive as there:
        for found in gold_files(there, unsettled=differing):
            with telling_output(folder):
                folder.mkdir(parents=True, exist_ok=True)
            with replacing(folder / found.name) as place:
                place.write_bytes(found.json())
            count += 1
            left_out += found.left_out
    say(f"{counted(count, 'article')} whose events were all reviewed")
    if not count:
        say("An article is gold once all its events were reviewed: `dateline review ARCHIVE --article ID`.")
    if left_out:
        say(f"{counted(left_out, 'event')} left out of them: only a title or a caption reports them")


def _write_disagreements(found: Sequence[Disagreement], people: Sequence[str], path: Path) -> None:
    with replacing(path) as place, place.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["article", "event", "sentence", "trigger", "field", *people, "settled_by"])
        for one in found:
            first = one.unit.example.evidence[0]
            text = one.unit.article.zone_text(first.zone)[first.start : first.end]
            values = [one.values.get(name, "") for name in people]
            cells = [one.unit.article.id, one.unit.id, text, first.trigger.text, one.field, *values]
            table.writerow([harmless(cell) for cell in [*cells, one.settled_by or ""]])


def _line(one: AppliedCorrection) -> Text:
    told = one.correction
    event = (*told.before, *told.after)[0]
    return Text.assemble((f"{one.state:<8}", "dim"), safe(f"{event.id} {past(told)} | {short(event)}"))


def _cells(alpha: Alpha) -> list[str]:
    value, low, high = ("–" if part is None else f"{part:.3f}" for part in (alpha.value, alpha.low, alpha.high))
    return [value, f"{low} to {high}" if alpha.low is not None else "–", f"{alpha.units:,}", f"{alpha.agreed:,}"]
