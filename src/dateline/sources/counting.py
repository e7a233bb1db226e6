"""How many articles a source holds, roughly and quickly: for the bar that shows how far a long run has come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import DatelineError
from dateline.sources.feeds import entries_in
from dateline.sources.kinds import is_archive
from dateline.sources.limits import read_capped
from dateline.sources.opening import is_of_lines
from dateline.sources.tables import is_table, rows_in

_FEED_NAMES = (".xml", ".rss", ".atom")


def about_how_many(spec: str) -> int | None:
    """The articles of a source: one a page, entry, line or row. None where nothing can be told before it is read.

    Args:
        spec: what a source is named.
    """
    path = Path(spec)
    files = _files(path) if os.path.isdir(path) else [path] if os.path.isfile(path) else []
    total = 0
    try:
        for file in files:
            found = _in_file(file)
            if found is None:
                return None
            total += found
    except (OSError, DatelineError):
        return None
    return total or None


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        if is_archive(place):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _in_file(path: Path) -> int | None:
    if is_table(path.name):
        return rows_in(path)
    if path.suffix.lower() in _FEED_NAMES:
        with path.open("rb") as file:
            return entries_in(read_capped(file, str(path))) or 1
    if not is_of_lines(path.name):
        return 1
    if path.name.lower().endswith(".gz"):
        return None
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())
