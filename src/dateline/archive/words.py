"""Words: full-text search in articles, by a Tantivy index that is only a cache and lies beside the tables.

One process at a time brings the index up to the newest version; others read what is there, or wait if nothing is. A
missing or damaged index is built anew. Each version of an article is in it once, however often it was coded.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import tantivy

from dateline.archive.history import BEGINNING, History
from dateline.archive.reading import Reading, selection
from dateline.archive.rows import article_of
from dateline.archive.tables import ARTICLES
from dateline.archive.turns import turn
from dateline.errors import ArchiveError

_LAYOUT = 1
"""Raised when the fields change; an index of another layout is built anew."""
_MOST = 10_000
_MEMORY = 64_000_000
"""Bytes that Tantivy may gather before it writes."""
_SEARCHED = ["title", "text", "captions"]


class _State(msgspec.Struct, frozen=True, kw_only=True):
    """What an index holds: up to which moment, of which archive."""

    layout: int
    archive: str
    until: datetime


class Found(msgspec.Struct, frozen=True):
    """An article that has the words: its id, and the version of it that has them."""

    article: str
    version: str


class Words:
    """Finds articles by their words."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._folder = _cache_folder(reading.store.folder)
        self._index: tantivy.Index | None = None
        self._until = BEGINNING

    def found(self, words: str, *, limit: int = _MOST) -> list[Found]:
        """The articles that have the words, best first.

        Args:
            words: words that must all be there, in any form; "in quotes" one after the other; -word leaves out, OR
                allows either, title:word looks in titles only.
            limit: at most so many.

        Raises:
            ArchiveError: the words are no question.
        """
        index = self.caught_up()
        try:
            query = index.parse_query(words, _SEARCHED, conjunction_by_default=True)
        except ValueError as error:
            raise ArchiveError("bad_filter", f"{words!r:.80} cannot be searched: {error}") from error
        searcher = index.searcher()
        documents = (searcher.doc(address) for _, address in searcher.search(query, limit=limit).hits)
        return [Found(str(document["article"][0]), str(document["version"][0])) for document in documents]

    def caught_up(self) -> tantivy.Index:
        """The index, up to the newest version if no other process is at work on it."""
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
            return _with_analyzer(tantivy.Index(_schema(), path=str(self._folder / "index")))
        except (ValueError, OSError):
            return None

    def _made_anew(self) -> tantivy.Index:
        place = self._folder / "index"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)
        return _with_analyzer(tantivy.Index(_schema(), path=str(place)))

    def _catch_up(self, index: tantivy.Index, since: datetime, history: History) -> None:
        """Puts in what was recorded since a moment, and notes how far it came."""
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
        for row in self._recorded_since(since):
            article = article_of(row)
            # Also what an indexer put in before it was broken off.
            writer.delete_documents_by_term("version", row["version"])
            captions = " ".join(caption.text for caption in article.captions)
            document = tantivy.Document()
            document.add_text("article", article.id)
            document.add_text("version", row["version"])
            document.add_text("title", article.title or "")
            document.add_text("text", article.text)
            document.add_text("captions", captions)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        state = _State(layout=_LAYOUT, archive=_identity(history), until=history.moment)
        fresh = self._folder / "state.new"
        fresh.write_bytes(msgspec.json.encode(state))
        fresh.replace(self._folder / "state.json")
        self._until = history.moment

    def _recorded_since(self, since: datetime) -> Iterator[dict[str, Any]]:
        """The codings recorded since a moment, file by file: all at once may be more than fits into memory."""
        store = self._reading.store
        for file in store.files(ARTICLES, self._reading.history.live):
            listed = selection(ARTICLES, [file])
            question = f"SELECT version, record, text FROM ({listed}) WHERE recorded_at > $since"
            yield from self._reading.asked(question, {"since": since})

    def _state(self, history: History) -> _State | None:
        """What the index on disk holds; None where there is none, or one of something else."""
        try:
            state = msgspec.json.decode((self._folder / "state.json").read_bytes(), type=_State)
        except (OSError, msgspec.MsgspecError):
            return None
        is_ours = state.layout == _LAYOUT and state.archive == _identity(history)
        return state if is_ours and (self._folder / "index" / "meta.json").is_file() else None


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("article", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("version", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _SEARCHED:
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


def _cache_folder(archive: Path) -> Path:
    """Where the index lies: in the archive's folder, or in the user's cache where that cannot be written."""
    if os.access(archive, os.W_OK):
        return archive / ".words"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "dateline" / hashlib.sha256(str(archive.resolve()).encode()).hexdigest()[:16]
