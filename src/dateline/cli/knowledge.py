"""`dateline knowledge`: what tables there are, whom a phrase means, and whether files of one's own are sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sized
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dateline.cli.consoles import console, print_json, say
from dateline.lookup import INTERNATIONAL, Answer, Membership, TableFacts, checked_files, table_facts
from dateline.lookup import who as looked_up
from dateline.sources import checked_date
from dateline.views.words import safe

app = typer.Typer(
    name="knowledge",
    help="Look an actor up, list what is known, check your own files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_PARTS = {"leads": "leads it", "partner": "partner in it", "apart": "neither in it nor against it"}
_TIES = {"branch": "branch of", "part": "part of", "backed": "backed by"}
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        "--knowledge", metavar="FILE", help="A CSV or TOML file of your own actors; may be given several times."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_tables(as_json: AsJson = False) -> None:
    """List the tables, and the rows of each region. Each has rows, version, licence and source."""
    facts = table_facts()
    if as_json:
        print_json(facts)
        return
    out = console()
    for table in facts:
        head = f"{table.name:<34} {table.rows:>6} rows  {table.version:<10} {table.licence:<11}"
        out.print(f"{head} {safe(table.source)}", soft_wrap=True)
    _print_regions(facts, out)


@app.command()
def who(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="A name or description, such as 'Assimi Goita'.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day, YYYY-MM-DD.")] = None,
    context: Annotated[str, typer.Option("--context", metavar="TEXT", help="Words around the phrase.")] = "",
    knowledge: Knowledge = None,
    as_json: AsJson = False,
) -> None:
    """Tell whom a phrase means on a day, and by which rows."""
    checked = checked_date(on)
    day = date.fromisoformat(checked[:10]) if checked else None
    answer = looked_up(phrase, on=day, context=context, knowledge=knowledge or ())
    if as_json:
        print_json(answer)
    else:
        _print_answer(answer, console())


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV or TOML files of your own actors.")],
) -> None:
    """Check files of your own actors, together. Everything wrong is told with file, line, field and remedy."""
    found = checked_files(files)
    for problem in found.problems:
        say(f"{problem}. {problem.remedy}")
    if found.problems:
        say("Nothing of these files is used as long as one of them has a problem.")
        raise typer.Exit(1)
    console().print(f"sound: {_rows(found.terms)} on persons, {_rows(found.bodies)} on organisations and groups")


def _rows(rows: Sized) -> str:
    return f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"


def _print_regions(facts: Iterable[TableFacts], out: Console) -> None:
    """How many rows of each kind of table lie in each region."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for table in facts:
        for region, rows in table.regions.items():
            counts[region][table.name.partition("_")[0]] += rows
    kinds = ("states", "holders", "organisations", "groups", "regions")
    out.print(f"\n{'rows by region':<28}{''.join(f'{kind:>15}' for kind in kinds)}", soft_wrap=True)
    for region in sorted(counts, key=lambda region: (region == INTERNATIONAL, region)):
        cells = "".join(f"{counts[region].get(kind, 0):>15}" for kind in kinds)
        out.print(f"{region:<28}{cells}", soft_wrap=True)


def _print_answer(answer: Answer, out: Console) -> None:
    fields = {
        "name": answer.name,
        "id": answer.id,
        "kind": answer.kind,
        "country": answer.country,
        "sector": answer.sector,
        "role": answer.role,
        "inferred": ", ".join(answer.inferred) or None,
        "confidence": None if answer.confidence is None else f"{answer.confidence:.2f}",
        "unknown": answer.unknown,
    }
    out.print(f"{safe(answer.phrase)}{f' on {answer.on}' if answer.on else ''}", soft_wrap=True)
    for field, value in fields.items():
        if value is not None:
            out.print(f"  {field:<11}{safe(value)}", soft_wrap=True)
    if answer.codes is not None:
        codes = answer.codes
        out.print(f"  {'codes':<11}COW {codes.cow or '–'} {codes.cow_abbrev or ''} · Gleditsch–Ward {codes.gw or '–'}")
    if answer.government is not None:
        government = answer.government
        part = _PARTS[government.part]
        out.print(f"  {'government':<11}{part}{_span(government.since, government.until)}", soft_wrap=True)
    for allegiance in answer.allegiances:
        tie = _TIES[allegiance.tie]
        out.print(f"  {tie:<11}{safe(allegiance.name)}{_span(allegiance.since, allegiance.until)}", soft_wrap=True)
    for title, memberships in (("member of", answer.member_of), ("members", answer.members)):
        if memberships:
            out.print(f"  {title:<11}{', '.join(map(_membership, memberships))}", soft_wrap=True)
    for row in answer.rows:
        cells = " · ".join(f"{column} {safe(cell)}" for column, cell in row.cells.items())
        out.print(f"  {safe(row.file)} line {row.line}: {cells}", soft_wrap=True)


def _membership(membership: Membership) -> str:
    return membership.name if membership.status == "member" else f"{membership.name} ({membership.status})"


def _span(since: str | None, until: str | None) -> str:
    return f"{f' since {since}' if since else ''}{f' until {until}' if until else ''}"
