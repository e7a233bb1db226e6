"""Sources: a path, an address or standard input becomes pages, articles given verbatim, and failures."""

from dateline.sources.articles import article_of_text, checked_date
from dateline.sources.decoding import decoded
from dateline.sources.fetching import fetch
from dateline.sources.kinds import Kind, kind_of, refuse_unreadable
from dateline.sources.limits import MAX_PAGE_BYTES, MAX_TEXT_CHARACTERS
from dateline.sources.opening import open_source

__all__ = [
    "MAX_PAGE_BYTES",
    "MAX_TEXT_CHARACTERS",
    "Kind",
    "article_of_text",
    "checked_date",
    "decoded",
    "fetch",
    "kind_of",
    "open_source",
    "refuse_unreadable",
]
