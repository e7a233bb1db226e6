"""`dateline evaluate`: what Dateline gets right on labelled data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from dateline.cli.consoles import console, print_json
from dateline.evaluation import JOBS, Evaluation, Figure
from dateline.evaluation import evaluate as evaluated
from dateline.views.words import safe

_JOBS = "\n\n".join(f"{job.name}: {job.about}." for job in JOBS.values())


def evaluate(
    job: Annotated[str, typer.Argument(metavar="JOB", help=f"One of {', '.join(JOBS)}.")],
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled data in the form of the job.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Take the first N articles, documents, sentences.")
    ] = None,
) -> None:
    """Measure Dateline on labelled data. Each figure has its 95 % interval and the counts behind it."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    talk = console(stderr=True)
    with Progress(*columns, console=talk, transient=True, disable=not talk.is_terminal) as progress:
        task = progress.add_task(job, total=None)
        found = evaluated(
            job, data, limit=limit, progress=lambda done, all: progress.update(task, completed=done, total=all)
        )
    if as_json:
        print_json(found)
    else:
        _print(found, console())


evaluate.__doc__ = f"{evaluate.__doc__}\n\n{_JOBS}"


def _print(found: Evaluation, out: Console) -> None:
    unit = found.unit.removesuffix("s") if found.units == 1 else found.unit
    out.print(f"{found.job}: {found.units} {unit} of {safe(found.data)}", soft_wrap=True)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("figure", "value", "95 % interval", "counts"):
        table.add_column(name, justify="left" if name in {"figure", "counts"} else "right", no_wrap=True)
    for figure in found.figures:
        table.add_row(figure.name, _number(figure.value), _interval(figure), _counts(figure))
    out.print(table)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(figure: Figure) -> str:
    return "–" if figure.low is None or figure.high is None else f"{figure.low:.3f} to {figure.high:.3f}"


def _counts(figure: Figure) -> str:
    counts = {name: f"{value:g}" for name, value in figure.counts.items()}
    if "of" in counts:
        return f"{counts['right']} of {counts['of']}"
    return ", ".join(f"{name} {value}" for name, value in counts.items())
