"""The options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import InputError
from dateline.sources import FIELDS, checked_columns

ARCHIVE_VARIABLE = "DATELINE_ARCHIVE"
"""Environment variable with the archive that commands take which are given no other."""

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE…",
        help="HTML or text files, folders, feeds, JSON or JSONL articles, CSV or Parquet tables, http(s) addresses, "
        "or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) where the source tells none."),
]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help=f"Which column of CSV and Parquet tables is what ({', '.join(FIELDS)}); the others are guessed. "
        "May be given several times.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", metavar="N", min=1, help="Processes that code at the same time.")]
InArchive = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="Folder of the archive.")]
DefaultArchive = Annotated[
    Path, typer.Argument(metavar="ARCHIVE", envvar=ARCHIVE_VARIABLE, help="Folder of the archive.")
]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="MOMENT", help="As known then: a day, a moment, a version's number, a snapshot's tag."
    ),
]
Centroids = Annotated[
    bool, typer.Option("--centroids", help="Give countries and large regions their middle as coordinates.")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to this file; - is standard output.")]

Several = list[str] | None
Words = Annotated[Several, typer.Argument(metavar="WORDS", help="Words in the article, its title or captions.")]
Evidence = Annotated[
    Several, typer.Option("--evidence", metavar="WORDS", help="Words in the sentence behind the event.")
]
Actor = Annotated[
    Several, typer.Option("--actor", metavar="WHO", help="Who did it: a country (RUS), an id (RUS.MIL) or a name.")
]
Recipient = Annotated[Several, typer.Option("--recipient", metavar="WHO", help="To whom: a country, an id or a name.")]
Pair = Annotated[
    tuple[str, str] | None, typer.Option("--pair", metavar="WHO WHO", help="Two parties, whichever of them acts.")
]
Country = Annotated[
    Several, typer.Option("--country", metavar="CODE", help="Country of a party or of the place, such as MLI.")
]
Sector = Annotated[Several, typer.Option("--sector", metavar="CODE", help="Sector of a party, such as MIL.")]
Type = Annotated[Several, typer.Option("--type", metavar="TYPE", help="Type of event, such as ASSAULT.")]
Mode = Annotated[Several, typer.Option("--mode", metavar="MODE", help="How it was done, such as drone.")]
Status = Annotated[Several, typer.Option("--status", metavar="STATUS", help="actual, future, hypothetical or negated.")]
Quad = Annotated[Several, typer.Option("--quad", metavar="CLASS", help="Class of event, such as 'material conflict'.")]
Place = Annotated[
    Several, typer.Option("--place", metavar="PLACE", help="Name of a place or first-level region, or GeoNames id.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="First day (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day (YYYY-MM-DD).")]
Outlet = Annotated[Several, typer.Option("--outlet", metavar="NAME", help="Outlet of the article.")]
SaidBy = Annotated[
    Several, typer.Option("--said-by", metavar="NAME", help="Part of the name of a source that the article credits.")
]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="P", min=0, max=1, help="Leave out events less sure than this."),
]
Reviewed = Annotated[
    bool | None, typer.Option("--reviewed/--not-reviewed", help="Only events that a person looked at, or did not.")
]


def columns_of(mapped: list[str] | None) -> dict[str, str] | None:
    """What `--map` says, as fields to columns.

    Raises:
        InputError: it is not of that form, or names no field of articles.
    """
    if not mapped:
        return None
    parts = [pair.partition("=") for pair in mapped]
    for field, sign, column in parts:
        if not sign:
            raise InputError("bad_columns", f"{field + column!r:.60} is not of the form FIELD=COLUMN")
    return dict(checked_columns({field.strip(): column for field, _, column in parts}))


def capitals(values: list[str] | None) -> list[str] | None:
    """Codes as the record writes them, however they were typed."""
    return [value.upper() for value in values] if values else None
