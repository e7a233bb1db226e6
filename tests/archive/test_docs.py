"""The document names every column of the tables and every view, and its filters are those there are."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from dateline.archive.filters import Filters
from dateline.archive.tables import TABLES
from dateline.formats.columns import COLUMNS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")


def test_every_column_and_table_is_told():
    told = set(re.findall(r"`(\w+)`", DOCUMENT))
    assert {name for table in TABLES.values() for name in table.columns} - set(COLUMNS) <= told
    assert set(TABLES) <= told


def test_every_filter_is_told_and_no_other():
    _, _, rest = DOCUMENT.partition("| filter | fits |\n|---|---|\n")
    rows = rest.partition("\n\n")[0].splitlines()
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert told - {"words"} == {field.name for field in msgspec.structs.fields(Filters)} - {"limit", "order"}
