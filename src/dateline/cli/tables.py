"""What is told of tables before they are read: which column is taken for which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from dateline.cli.consoles import say
from dateline.sources import Columns, OnTable, check_mapping, tables_in


def tell_columns(sources: Sequence[str], columns: Columns | None, *, published: str | None) -> OnTable:
    """Tells what each table's columns are taken for, and gives back what tells it of one on standard input.

    Args:
        sources: what the user named.
        columns: field to column, as the user says.
        published: the day of publication of what tells none.

    Raises:
        InputError: columns are given that no table has, or no source is a table.
    """
    # Of a table on standard input the columns are checked when it is read.
    named = [source for source in sources if source != "-"]
    check_mapping(named, columns)
    tell = partial(_tell, columns=columns or {}, published=published)
    for source in named:
        for table, chosen in tables_in(source, columns):
            tell(table, chosen)
    return tell


def _tell(table: str, chosen: Mapping[str, str], *, columns: Columns, published: str | None) -> None:
    told = ", ".join(f"{field} from {column!r}" for field, column in chosen.items())
    lacking = [column for field, column in columns.items() if column and chosen.get(field) != column]
    lacks = f"; it has no column {', '.join(map(repr, lacking))}" if lacking else ""
    if "published" not in chosen and published is None:
        lacks += "; no day of publication, so that 'on Monday' has no date"
    say(f"{table}: {told}; set with --map FIELD=COLUMN{lacks}")
