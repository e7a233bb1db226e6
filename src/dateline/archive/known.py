"""What an archive already holds of some articles: which of them it knows, and whether they have changed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.archive.reading import Reading
from dateline.archive.rows import Coding, version_of
from dateline.archive.taking import Taken
from dateline.records import Article

_QUESTION = """
    SELECT key, id, version, run, CASE WHEN address IS NULL AND page_sha256 IS NOT NULL THEN source END AS path
    FROM article_heads
    WHERE id IN (SELECT unnest($ids)) OR key IN (SELECT unnest($ids)) OR source IN (SELECT unnest($paths))"""


class KnownArticle(msgspec.Struct, frozen=True, kw_only=True):
    """The newest coding of an article: what stays the same through its versions, its version, and the run."""

    key: str
    version: str
    run: str


class Known:
    """The articles of an archive that some others may be versions of."""

    def __init__(self) -> None:
        self._by_name: dict[str, KnownArticle] = {}
        self._by_path: dict[str, KnownArticle] = {}

    @classmethod
    def of(cls, reading: Reading, items: Iterable[Taken]) -> Known:
        """What the archive holds, at this moment, of the articles of these items."""
        known = cls()
        articles = [item.article for item in items if item.article is not None]
        ids = [article.id for article in articles]
        paths = [path for article in articles if (path := _path(article)) is not None]
        for row in reading.rows(_QUESTION, {"ids": ids, "paths": paths}):
            found = KnownArticle(key=row["key"], version=row["version"], run=row["run"])
            known._note(found, id=row["id"], path=row["path"])
        return known

    def of_article(self, article: Article) -> KnownArticle | None:
        """What is known of the article: by its id, or, for a file that names no address, by its path."""
        found = self._by_name.get(article.id)
        path = _path(article)
        return self._by_path.get(path) if found is None and path is not None else found

    def put(self, coding: Coding) -> None:
        """Notes a coding that is about to be written."""
        article = coding.article
        found = KnownArticle(key=coding.key, version=version_of(article), run=coding.run)
        self._note(found, id=article.id, path=_path(article))

    def _note(self, found: KnownArticle, *, id: str, path: str | None) -> None:
        self._by_name[found.key] = found
        self._by_name[id] = found
        if path is not None:
            self._by_path[path] = found


def _path(article: Article) -> str | None:
    """The file an article was read from, if nothing else tells which article it is."""
    return article.source if article.address is None and article.page_sha256 is not None else None
