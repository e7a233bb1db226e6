"""Words: full-text search in articles and in evidence, by Tantivy indexes that are only a cache beside the tables.

One process at a time brings an index up to the newest version; others read what is there, or wait if nothing is. A
missing or damaged index is built anew. Each version of an article is in the one once, however often it was coded; each
event of a coding is in the other, which is made when evidence is searched for the first time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import msgspec
import tantivy

from dateline.archive.caches import cache_folder
from dateline.archive.history import BEGINNING, History
from dateline.archive.reading import Reading, selection
from dateline.archive.rows import article_of
from dateline.archive.searches import search_of, unsearchable
from dateline.archive.store import telling
from dateline.archive.tables import ARTICLES, EVENTS, Table
from dateline.archive.turns import turn

_LAYOUT = 2
"""Raised when the fields change; an index of another layout is built anew."""
_MEMORY = 64_000_000
"""Bytes that Tantivy may gather before it writes."""
_ROWS_AT_ONCE = 10_000


class _State(msgspec.Struct, frozen=True, kw_only=True):
    """What an index holds: up to which moment, of which archive."""

    layout: int
    archive: str
    until: datetime


class Found(msgspec.Struct, frozen=True):
    """What has the words: an article and which version of it, or an event and which coding it is of."""

    id: str
    of: str

    @property
    def key(self) -> str:
        """Both in one."""
        return f"{self.of} {self.id}"


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of index: what is searched, and how rows become documents."""

    name: str
    """Folder of the index, inside that of all."""
    table: Table
    columns: tuple[str, ...]
    """What of the table's rows is needed."""
    fields: tuple[str, ...]
    """What is searched."""
    document: Callable[[dict[str, Any]], tuple[Found, dict[str, str]]]
    """What a row is found as, and the words of its fields."""


def _article(row: dict[str, Any]) -> tuple[Found, dict[str, str]]:
    article = article_of(row)
    captions = " ".join(caption.text for caption in article.captions)
    return Found(article.id, row["version"]), {
        "title": article.title or "",
        "text": article.text,
        "captions": captions,
    }


def _event(row: dict[str, Any]) -> tuple[Found, dict[str, str]]:
    return Found(row["id"], row["coding"]), {"sentence": row["sentence"] or ""}


IN_ARTICLES = Kind(
    name="index",
    table=ARTICLES,
    columns=("version", "record", "text"),
    fields=("title", "text", "captions"),
    document=_article,
)
IN_EVIDENCE = Kind(
    name="evidence", table=EVENTS, columns=("id", "coding", "sentence"), fields=("sentence",), document=_event
)


class Words:
    """Finds articles or events by their words."""

    def __init__(self, reading: Reading, kind: Kind = IN_ARTICLES) -> None:
        self._reading = reading
        self._kind = kind
        self._folder = cache_folder(reading.store.folder, "words")
        self._place = self._folder / kind.name
        self._noted = self._folder / ("state.json" if kind is IN_ARTICLES else f"{kind.name}.json")
        self._index: tantivy.Index | None = None
        self._until = BEGINNING

    def found(self, words: str, *, limit: int | None = None) -> list[Found]:
        """What has the words, best first.

        Args:
            words: words that must all be there, in any form; "in quotes" one after the other; -word leaves out, OR
                allows either, title:word looks in titles only.
            limit: at most so many; all without it.

        Raises:
            ArchiveError: the words are no question.
        """
        return self._hits(self.caught_up(), words, limit)

    def found_among(self, rows: list[dict[str, Any]], words: str) -> list[Found]:
        """What of some rows has the words, which need not be in the index."""
        index = _with_analyzer(tantivy.Index(_schema(self._kind)))
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
        for row in rows:
            writer.add_document(_document(*self._kind.document(row)))
        writer.commit()
        index.reload()
        return self._hits(index, words, None)

    def _hits(self, index: tantivy.Index, words: str, limit: int | None) -> list[Found]:
        search = search_of(words, fields=self._kind.fields)
        try:
            query = index.parse_query(search, [*self._kind.fields], conjunction_by_default=True)
        except ValueError as error:  # pragma: no cover - none is known that is refused
            raise unsearchable(words, error) from error
        searcher = index.searcher()
        most = max(1, searcher.num_docs if limit is None else limit)
        documents = (searcher.doc(address) for _, address in searcher.search(query, limit=most, count=False).hits)
        return [Found(str(document["id"][0]), str(document["of"][0])) for document in documents]

    def caught_up(self) -> tantivy.Index:
        """The index, up to the newest version if no other process is at work on it.

        Raises:
            ArchiveError: it cannot be written, for want of space or of rights, or cannot be read.
        """
        with self._telling():
            return self._caught_up()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turns what Tantivy says of its files into our errors; it says everything as a ValueError."""
        try:
            with telling(self._folder):
                yield
        except ValueError as error:
            with telling(self._folder):
                raise OSError(str(error)) from error

    def _caught_up(self) -> tantivy.Index:
        history = self._reading.refresh()
        if self._index is None or self._until < history.moment:
            self._folder.mkdir(parents=True, exist_ok=True)
            index = self._index or self._opened(self._state(history))
            with turn(self._folder / "turn", wait=index is None) as is_ours:
                state = self._state(history)
                if is_ours and (index is None or state is None):
                    # Whoever held the turn may just have made it.
                    index = self._opened(state)
                    state, index = (None, self._made_anew()) if index is None else (state, index)
                if is_ours and index is not None and (state is None or state.until < history.moment):
                    self._catch_up(index, BEGINNING if state is None else state.until, history)
                elif state is not None:
                    self._until = state.until
                self._index = index
        if self._index is None:  # pragma: no cover - waited for, so it is there
            raise AssertionError
        self._index.reload()
        return self._index

    def _opened(self, state: _State | None) -> tantivy.Index | None:
        """The index on disk; None where there is none, or one that cannot be read."""
        if state is None:
            return None
        try:
            return _with_analyzer(tantivy.Index(_schema(self._kind), path=str(self._place)))
        except (ValueError, OSError):
            return None

    def _made_anew(self) -> tantivy.Index:
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir(parents=True, exist_ok=True)
        return _with_analyzer(tantivy.Index(_schema(self._kind), path=str(self._place)))

    def _catch_up(self, index: tantivy.Index, since: datetime, history: History) -> None:
        """Puts in what was recorded since a moment, and notes how far it came."""
        # Also what an indexer put in before it was broken off, and versions that were there before.
        is_empty = not index.searcher().num_docs
        told: set[str] = set()
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
        for row in self._recorded_since(since):
            found, fields = self._kind.document(row)
            if not is_empty or found.key in told:
                writer.delete_documents_by_term("key", found.key)
            elif self._kind is IN_ARTICLES:
                told.add(found.key)
            writer.add_document(_document(found, fields))
        writer.commit()
        writer.wait_merging_threads()
        state = _State(layout=_LAYOUT, archive=_identity(history), until=history.moment)
        fresh = self._noted.with_suffix(".new")
        fresh.write_bytes(msgspec.json.encode(state))
        fresh.replace(self._noted)
        self._until = history.moment

    def _recorded_since(self, since: datetime) -> Iterator[dict[str, Any]]:
        """The rows recorded since a moment, some at a time: all at once may be more than fits into memory."""
        store, table = self._reading.store, self._kind.table
        for file in store.files(table, self._reading.history.live):
            listed = selection(table, [file])
            question = f"SELECT {', '.join(self._kind.columns)} FROM ({listed}) WHERE recorded_at > $since"
            with self._reading.spooled(question, {"since": since}, size=_ROWS_AT_ONCE) as rows:
                yield from rows

    def _state(self, history: History) -> _State | None:
        """What the index on disk holds; None where there is none, or one of something else."""
        try:
            state = msgspec.json.decode(self._noted.read_bytes(), type=_State)
        except (OSError, msgspec.MsgspecError):
            return None
        is_ours = state.layout == _LAYOUT and state.archive == _identity(history)
        return state if is_ours and (self._place / "meta.json").is_file() else None


def _document(found: Found, fields: dict[str, str]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", found.id)
    document.add_text("of", found.of)
    document.add_text("key", found.key)
    for name, text in fields.items():
        document.add_text(name, text)
    return document


def _schema(kind: Kind) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "of"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    for name in kind.fields:
        builder.add_text_field(name, tokenizer_name="news")
    return builder.build()


def _with_analyzer(index: tantivy.Index) -> tantivy.Index:
    """The index, told how words become terms: lower case, without accents, English endings off."""
    analyzer = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
    index.register_tokenizer("news", analyzer)
    return index


def _identity(history: History) -> str:
    """What tells one archive from another: its first batch."""
    return next((batch for mark in history.marks for batch in mark.added), "")
