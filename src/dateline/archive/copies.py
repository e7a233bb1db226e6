"""Copies: some columns of an archive's rows once more, sorted so that a question need not look into every month.

They are only a cache, made by `tidy`. A generation of copies is a folder that is made under another name, renamed when
it is whole, and never changed. It names the batches whose rows it holds, and a batch never changes either: whatever has
become of the archive since, a copy is right about its batches, and the rows of all others are read from the tables.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.archive.tables import ARTICLES, EVENTS, PAIRS, Table
from dateline.formats.arrow import Kind

_LAYOUT = 1
"""Raised when the copies change; those of another layout are not used."""
_NOTE = "copies.json"
_GENERATION = re.compile(r"\d{8}-[0-9a-f]{12}")
"""Names of whole generations; what else lies there, such as a file manager's, is none."""
_NEW = "new-"
"""Beginning of the names of generations in the making."""
_KEPT = 2
"""Generations that stay: somebody may still read the last but one."""
_FEW = 16
"""One batch in so many may be missing before copies are made anew."""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """What is copied of a table, and how it is sorted."""

    name: str
    table: Table
    columns: dict[str, Kind]
    order: tuple[str, ...]
    group: int = 2_048
    """Rows of a row group, the fewest that DuckDB writes: single rows are sought in it."""


PAIRS_COPY = Copy(
    name="pairs",
    table=PAIRS,
    columns=PAIRS.columns,
    order=("actor_country", "recipient_country", "day", "event"),
    group=8_192,
)
"""All that two parties did, one after the other."""

HEADS_COPY = Copy(
    name="heads",
    table=ARTICLES,
    columns={name: kind for name, kind in ARTICLES.columns.items() if name not in {"text", "record"}},
    order=("id", "recorded_at"),
)
"""Articles without their texts."""

PLACES_COPY = Copy(name="places", table=EVENTS, columns={"id": "text", "batch": "text"}, order=("id",))
"""In which batch an event is."""

COPIES = (PAIRS_COPY, HEADS_COPY, PLACES_COPY)


class _Note(msgspec.Struct, frozen=True, kw_only=True):
    layout: int
    batches: frozenset[str]
    sizes: dict[str, int]


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """One generation of copies."""

    folder: Path
    batches: frozenset[str]
    """Those whose rows are in it."""

    def file(self, copy: Copy) -> str:
        """Path of a copy."""
        return str(self.folder / f"{copy.name}.parquet")


def generations(folder: Path) -> tuple[str, ...]:
    """Names of the generations in a folder, oldest first."""
    try:
        return tuple(sorted(name for name in os.listdir(folder) if _GENERATION.fullmatch(name)))
    except OSError:
        return ()


def newest(folder: Path) -> Copies | None:
    """The newest generation that is whole."""
    for name in reversed(generations(folder)):
        try:
            note = msgspec.json.decode((folder / name / _NOTE).read_bytes(), type=_Note)
            sizes = {copy.name: (folder / name / f"{copy.name}.parquet").stat().st_size for copy in COPIES}
        except (OSError, msgspec.MsgspecError):
            continue
        if note.layout == _LAYOUT and note.sizes == sizes:
            return Copies(folder=folder / name, batches=note.batches)
    return None


def is_stale(copies: Copies | None, batches: frozenset[str]) -> bool:
    """Whether copies should be made anew to hold these batches."""
    if copies is None:
        return bool(batches)
    wrong = len(batches ^ copies.batches)
    return wrong * _FEW > len(batches)


def begun(folder: Path) -> Copies:
    """A generation to write copies to; nobody reads it before it is `finished`. One process at a time may do that."""
    folder.mkdir(exist_ok=True, parents=True)
    for litter in folder.glob(f"{_NEW}*"):
        shutil.rmtree(litter, ignore_errors=True)
    made = folder / f"{_NEW}{secrets.token_hex(6)}"
    made.mkdir()
    return Copies(folder=made, batches=frozenset())


def finished(made: Copies, batches: Sequence[str]) -> None:
    """Lets a generation count that holds these batches, and clears away what is older than the last but one."""
    folder = made.folder.parent
    sizes = {copy.name: os.path.getsize(made.file(copy)) for copy in COPIES}
    note = _Note(layout=_LAYOUT, batches=frozenset(batches), sizes=sizes)
    (made.folder / _NOTE).write_bytes(msgspec.json.encode(note))
    there = generations(folder)
    number = 1 + (int(there[-1].partition("-")[0]) if there else 0)
    made.folder.replace(folder / f"{number:08}-{made.folder.name.removeprefix(_NEW)}")
    for old in generations(folder)[:-_KEPT]:
        shutil.rmtree(folder / old, ignore_errors=True)
