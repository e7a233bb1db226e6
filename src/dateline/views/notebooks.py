"""Records in notebooks: an article as text, an event as a table, where a cell would show thousands of characters."""

from __future__ import annotations

import sys
from html import escape
from typing import Any

from dateline.records import Article, Event
from dateline.views import words


def article_html(article: Article) -> str:
    """The article as HTML: headline, what is known of it, its paragraphs."""
    known = (article.outlet, article.published, ", ".join(article.authors), article.address, article.id)
    about = " · ".join(escape(words.safe(part)) for part in known if part)
    paragraphs = "".join(f"<p>{escape(words.safe(part))}</p>" for part in article.text.split("\n") if part.strip())
    return f"<div><h4 style='margin:0'>{escape(words.headline(article))}</h4><p>{about}</p>{paragraphs}</div>"


def event_html(event: Event) -> str:
    """The event as HTML: its fields, and the words that tell of it."""
    mode = f" / {event.mode}" if event.mode else ""
    fields = {
        "who": words.parties(event.actors),
        "to whom": words.parties(event.recipients) if event.recipients else "",
        "where": words.place(event.place),
        "when": words.when(event.when),
        "status": event.status + (", historical" if event.historical else ""),
        "said by": words.told(event.attribution) if event.attribution else "",
        "toll": words.told(event.quantities) if event.quantities else "",
        "words": ", ".join(f"“{words.safe(evidence.trigger.text)}”" for evidence in event.evidence),
        "article": event.article,
        "id": event.id,
    }
    rows = "".join(
        f"<tr><td style='color:#777;text-align:left'>{name}</td><td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in fields.items()
        if value
    )
    head = f"<p style='margin:.8em 0 0'><b>{event.type}{escape(mode)}</b> {event.quad} ({event.confidence:.2f})</p>"
    return f"{head}<table>{rows}</table>"


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
