"""The article with its evidence marked, as HTML for notebooks. No script, no style from the page, all text escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dateline.records import Article, Event
from dateline.views import words

_COLOURS = {
    "trigger": "#f6c344",
    "actor": "#bfe5bf",
    "recipient": "#bfe3ee",
    "place": "#f3e2b3",
    "when": "#e6d0ef",
    "said by": "#cdd8f6",
}


def events_html(article: Article, events: Sequence[Event], reason: str | None = None) -> str:
    """The events of an article as HTML: each with its fields and its sentences, the words marked by colour."""
    parts = [f"<h4 style='margin:0'>{escape(words.headline(article))}</h4>"]
    if not events:
        parts.append(f"<p>{escape(words.no_events(reason))}</p>")
    parts += [_event(article, event) for event in events]
    key = " ".join(_span(kind, kind) for kind in _COLOURS)
    return f"<div>{''.join(parts)}<p style='font-size:85%'>{key}</p></div>"


def _event(article: Article, event: Event) -> str:
    quotes = "".join(
        f"<blockquote style='margin:.2em 1em'>{_sentence(article, event, e.zone, e.start, e.end)}</blockquote>"
        for e in words.telling(event)
    )
    return f"{card_html(event, fields(event))}{quotes}"


def fields(event: Event) -> dict[str, str]:
    """What an event says, by field, as text; empty where it has nothing."""
    return {
        "who": words.parties(event.actors),
        "to whom": words.parties(event.recipients) if event.recipients else "",
        "where": words.place(event.place),
        "when": words.when(event.when),
        "status": event.status + (", historical" if event.historical else ""),
        "said by": words.told(event.attribution) if event.attribution else "",
        "toll": words.told(event.quantities) if event.quantities else "",
    }


def card_html(event: Event, shown: Mapping[str, str]) -> str:
    """The event's type and these fields as a table."""
    mode = f" / {event.mode}" if event.mode else ""
    rows = "".join(
        f"<tr><td style='color:#777;text-align:left'>{name}</td><td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in shown.items()
        if value
    )
    head = f"<p style='margin:.8em 0 0'><b>{event.type}{escape(mode)}</b> ({event.confidence:.2f})</p>"
    return f"{head}<table>{rows}</table>"


def _sentence(article: Article, event: Event, zone: str, start: int, end: int) -> str:
    text = article.zone_text(zone)
    pieces, position = [], start
    for mark in words.marks(event, zone, start, end):
        pieces += [escape(text[position : mark.start]), _span(text[mark.start : mark.end], mark.kind)]
        position = mark.end
    return "".join([*pieces, escape(text[position:end])])


def _span(text: str, kind: str) -> str:
    return f"<mark style='background:{_COLOURS[kind]};color:#111' title='{escape(kind)}'>{escape(text)}</mark>"
