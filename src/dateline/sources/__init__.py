"""Sources: a path, an address or standard input becomes pages, articles given verbatim, and failures."""

from dateline.sources.articles import article_of_text, checked_date
from dateline.sources.columns import FIELDS, Columns, checked_columns
from dateline.sources.counting import about_how_many
from dateline.sources.decoding import as_text, decoded
from dateline.sources.fetching import fetch
from dateline.sources.kinds import Kind, kind_of, refuse_unreadable
from dateline.sources.limits import MAX_PAGE_BYTES, MAX_TEXT_CHARACTERS
from dateline.sources.opening import open_source
from dateline.sources.standard_input import OnTable, open_standard_input
from dateline.sources.tables import check_mapping, tables_in

__all__ = [
    "FIELDS",
    "MAX_PAGE_BYTES",
    "MAX_TEXT_CHARACTERS",
    "Columns",
    "Kind",
    "OnTable",
    "about_how_many",
    "article_of_text",
    "as_text",
    "check_mapping",
    "checked_columns",
    "checked_date",
    "decoded",
    "fetch",
    "kind_of",
    "open_source",
    "open_standard_input",
    "refuse_unreadable",
    "tables_in",
]
