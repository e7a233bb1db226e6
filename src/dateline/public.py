"""All that `import dateline` offers, under the names by which it does."""

from dateline.api import (
    Actor,
    Archive,
    Coder,
    Events,
    Explanation,
    LeftOut,
    actor,
    code,
    code_each,
    explain,
    open,
    places,
    read,
    relation,
    when,
)
from dateline.errors import DatelineError
from dateline.records import Article, Caption, Entity, Event, Failure, Page, PairType, Place, When
from dateline.views.notebooks import show_in_notebook

__all__ = [
    "Actor",
    "Archive",
    "Article",
    "Caption",
    "Coder",
    "DatelineError",
    "Entity",
    "Event",
    "Events",
    "Explanation",
    "Failure",
    "LeftOut",
    "Page",
    "PairType",
    "Place",
    "When",
    "actor",
    "code",
    "code_each",
    "explain",
    "open",
    "places",
    "read",
    "relation",
    "when",
]

show_in_notebook()
