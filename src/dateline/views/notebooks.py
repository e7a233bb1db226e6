"""Records in notebooks: an article as text, an event as a table, where a cell would show thousands of characters."""

from __future__ import annotations

import sys
from html import escape
from typing import Any

from dateline.records import Article, Event
from dateline.views import words
from dateline.views.marked import card_html, fields


def article_html(article: Article) -> str:
    """The article as HTML: headline, what is known of it, its paragraphs."""
    known = (article.outlet, article.published, ", ".join(article.authors), article.address, article.id)
    about = " · ".join(escape(words.safe(part)) for part in known if part)
    paragraphs = "".join(f"<p>{escape(words.safe(part))}</p>" for part in article.text.split("\n") if part.strip())
    return f"<div><h4 style='margin:0'>{escape(words.headline(article))}</h4><p>{about}</p>{paragraphs}</div>"


def event_html(event: Event) -> str:
    """The event as HTML: its fields, and the words that tell of it."""
    more = {
        "quad": event.quad,
        "words": ", ".join(f"“{words.safe(evidence.trigger.text)}”" for evidence in event.evidence),
        "article": event.article,
        "id": event.id,
    }
    return card_html(event, {**fields(event), **more})


def show_in_notebook() -> None:
    """Lets the notebook that this runs in, if it does, show articles and events so.

    Records know nothing of views, so IPython is told beside them.
    """
    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        html = shell.display_formatter.formatters["text/html"]
        html.for_type(Article, article_html)
        html.for_type(Event, event_html)
