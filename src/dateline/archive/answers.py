"""Answers: what a question gives, read when it is asked for, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

from arro3.core import Table as ArrowTable

from dateline.archive.conditions import Question
from dateline.archive.reading import Reading
from dateline.archive.rows import article_of, event_of
from dateline.errors import ArchiveError, InputError
from dateline.formats.files import replacing
from dateline.formats.writers import FORMATS, write_events
from dateline.records import Article, Event

_SHOWN = 20
"""Rows that a notebook shows."""
_AT_ONCE = 500
"""Articles that are read at once where events go out with their articles."""


class Answer:
    """The rows that a question gives, read when they are asked for, from the archive as it is then."""

    _left_out: tuple[str, ...] = ()
    """Columns that are large, and only read where they are asked for."""

    def __init__(self, reading: Reading, make: Callable[[], Question]) -> None:
        self._reading = reading
        self._make = make

    def __repr__(self) -> str:
        """How many rows there are, and of which archive."""
        return f"<{type(self).__name__} of {self._reading.store.spot.address}: {len(self):,} rows>"

    def __len__(self) -> int:
        """How many rows there are."""
        question = self._question()
        return int(self._reading.asked(f"SELECT count(*) AS n FROM (\n{question.sql}\n)", question.parameters)[0]["n"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as dicts."""
        return iter(self.rows())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows for any program that reads Arrow."""
        return self.arrow().__arrow_c_stream__(requested_schema)

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        question = self._shown()
        return self._reading.columns(question.sql, question.parameters)

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dicts."""
        question = self._shown()
        return self._reading.asked(question.sql, question.parameters)

    def arrow(self, *, limit: int | None = None) -> ArrowTable:
        """An Arrow table, which polars, pandas, pyarrow, DuckDB and others read without copying."""
        question = self._shown()
        if limit is not None:
            question = question.only("*", limit=limit)
        return self._reading.arrow(question.sql, question.parameters)

    def polars(self) -> Any:
        """A polars data frame.

        Raises:
            ArchiveError: polars is not installed.
        """
        return _needed("polars").DataFrame(self.arrow())

    def pandas(self) -> Any:
        """A pandas data frame.

        Raises:
            ArchiveError: pandas is not installed.
        """
        _needed("pandas")
        question = self._shown()
        return self._reading.pandas(question.sql, question.parameters)

    def _question(self) -> Question:
        """The question to the archive as it is now."""
        self._reading.refresh()
        return self._make()

    def _shown(self) -> Question:
        """The question without the columns that are left out."""
        question = self._question()
        return question.only(f"* EXCLUDE ({', '.join(self._left_out)})") if self._left_out else question

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks."""
        table = self.arrow(limit=_SHOWN)
        names = list(table.schema.names)
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        columns = [table[name].to_pylist() for name in names]
        cells = ("".join(f"<td>{escape(_short(value))}</td>" for value in row) for row in zip(*columns, strict=True))
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{len(self)} rows</p>"


class ArticleAnswer(Answer):
    """The articles that a question gives: rows without their texts, and as records.

    Args:
        reading: the archive.
        make: makes the question for rows.
        make_full: makes the question that gives texts, too.
    """

    def __init__(self, reading: Reading, make: Callable[[], Question], make_full: Callable[[], Question]) -> None:
        super().__init__(reading, make)
        self._make_full = make_full

    def records(self) -> list[Article]:
        """The articles as records, with their texts."""
        self._reading.refresh()
        question = self._make_full().only("record, text")
        return [article_of(row) for row in self._reading.asked(question.sql, question.parameters)]


class EventAnswer(Answer):
    """The events that a question gives: rows in the flat form without `record`, and as records."""

    _left_out = ("record",)

    def records(self) -> list[Event]:
        """The events as records."""
        question = self._question().only("record")
        return [event_of(row["record"]) for row in self._reading.asked(question.sql, question.parameters)]

    def coded(self) -> Iterator[tuple[Article, list[Event]]]:
        """The articles that report the events, each with those that were asked for, in the order of its first one."""
        question = self._question()
        ordered = f"""
            SELECT coding, record
            FROM (SELECT coding, record, row_number() OVER () AS place FROM (\n{question.sql}\n))
            ORDER BY min(place) OVER (PARTITION BY coding), place"""
        with self._reading.spooled(ordered, question.parameters, size=_AT_ONCE) as rows:
            by_coding = groupby(rows, key=itemgetter("coding"))
            while some := [
                (coding, [event_of(row["record"]) for row in of_it]) for coding, of_it in islice(by_coding, _AT_ONCE)
            ]:
                found = self._reading.asked(
                    "SELECT coding, record, text FROM stored_articles WHERE coding IN (SELECT unnest($codings))",
                    {"codings": [coding for coding, _ in some]},
                )
                articles = {row["coding"]: article_of(row) for row in found}
                yield from ((articles[coding], events) for coding, events in some)

    def write(self, file: str | Path, *, format: str | None = None) -> int:
        """Writes the events to a file and gives back how many there were.

        Args:
            file: where to; its ending tells the format where `format` does not.
            format: one of parquet, csv, json, jsonl.

        Raises:
            InputError: there is no such format, or the file cannot be written.
        """
        path = Path(file)
        name = format or path.suffix.lstrip(".").lower()
        if name not in FORMATS:
            raise InputError(
                "bad_format", f"there is no format {name!r}", advice=f"Choose one of {', '.join(FORMATS)}."
            )
        with replacing(path) as place:
            if name == "parquet":
                question = self._question()
                return self._reading.copy(question.sql, question.parameters, place)
            with place.open("wb") as out:
                return write_events(self.coded(), out, name)


def _needed(part: str) -> ModuleType:
    try:
        return import_module(part)
    except ImportError as error:
        raise ArchiveError(
            "extra_missing", f"{part} is not installed", advice=f"Install it with `pip install 'dateline[{part}]'`."
        ) from error


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
