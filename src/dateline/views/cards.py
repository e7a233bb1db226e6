"""Cards for terminals: one event, or one article, as a rich renderable."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.explaining import Explanation, LeftOut
from dateline.records import Article, Event, Evidence
from dateline.views import words

MARK_STYLES = {
    "trigger": "bold reverse",
    "actor": "bold green",
    "recipient": "bold cyan",
    "place": "yellow",
    "when": "magenta",
    "said by": "blue",
}
"""How the words of an event are marked on a terminal."""
_REACH = 500
"""Characters of a sentence that are shown before and after its trigger."""


def event_card(article: Article, event: Event) -> RenderableType:
    """The event as a card: type, who to whom, where, when, status, said by, and its sentences with the words marked."""
    mode = f" / {event.mode}" if event.mode else ""
    head = Text.assemble(("● ", "bold"), (f"{event.type}{mode}", "bold"), f"   {event.quad}", style="")
    head.append(f"   confidence {event.confidence:.2f}", style="dim")
    table = _facts()
    rows = {
        "who": words.parties(event.actors),
        "to whom": words.parties(event.recipients) if event.recipients else "",
        "where": words.place(event.place),
        "when": words.when(event.when) + (", historical" if event.historical else ""),
        "status": event.status,
        "said by": ", ".join(words.safe(source.name or source.text) for source in event.attribution),
        "toll": ", ".join(words.quantity(kind, found) for kind, found in event.quantities.items()),
    }
    for name, value in rows.items():
        if value:
            # As Text, for rich would read brackets and colons of a page as its own markup.
            table.add_row(name, Text(value))
    for evidence in words.telling(event):
        note = words.zone_note(evidence.zone)
        table.add_row(note or "says", _said(article, event, evidence))
    return Group(head, Padding(table, (0, 0, 1, 2)))


def _facts() -> Table:
    """A table for what is told of something, with what it is about before it."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    return table


def explanation_card(explanation: Explanation | LeftOut) -> RenderableType:
    """The lines of an explanation, to stand below the event's card, or where there is no event."""
    table = _facts()
    for about, text in explanation.lines():
        table.add_row(about, Text(words.safe(text)))
    return Padding(table, (0, 0, 1, 4))


def article_card(article: Article) -> RenderableType:
    """What was read of an article: its metadata, then its text."""
    table = _facts()
    rows = {
        "title": article.title,
        "published": article.published,
        "modified": article.modified,
        "authors": ", ".join(article.authors),
        "agency": article.agency,
        "outlet": article.outlet,
        "section": article.section,
        "language": article.language,
        "views": str(article.views) if article.views is not None else None,
        "copyright": article.copyright,
        "address": article.address,
        "source": article.source,
        "id": article.id,
    }
    for name, value in rows.items():
        if value:
            table.add_row(name, Text(words.safe(value)))
        elif name in article.unknown:
            table.add_row(name, Text(f"– ({article.unknown[name].replace('_', ' ')})", style="dim"))
    for caption in article.captions:
        credit = f" [{caption.credit}]" if caption.credit else ""
        table.add_row("caption", Text(words.safe(caption.text + credit)))
    paragraphs = [Text(words.safe(paragraph)) for paragraph in article.text.split("\n") if paragraph.strip()]
    return Group(table, Text(""), *(Padding(paragraph, (0, 0, 1, 0)) for paragraph in paragraphs))


def _said(article: Article, event: Event, evidence: Evidence) -> Text:
    """The sentence with the words marked; of one that runs over many lines what stands around its trigger."""
    start = max(evidence.start, evidence.trigger.start - _REACH)
    end = min(evidence.end, evidence.trigger.end + _REACH)
    line = _marked(article, event, evidence.zone, start, end)
    return Text.assemble("…" if start > evidence.start else "", line, "…" if end < evidence.end else "")


def _marked(article: Article, event: Event, zone: str, start: int, end: int) -> Text:
    text = article.zone_text(zone)
    line = Text()
    position = start
    for mark in words.marks(event, zone, start, end):
        line.append(plain(text[position : mark.start]))
        line.append(plain(text[mark.start : mark.end]), style=MARK_STYLES[mark.kind])
        position = mark.end
    line.append(plain(text[position:end]))
    return line


def plain(piece: str) -> str:
    """The piece safe for a terminal, with the spaces at its edges kept."""
    left = " " if piece[:1].isspace() else ""
    right = " " if len(piece) > 1 and piece[-1:].isspace() else ""
    return f"{left}{words.safe(piece)}{right}" if piece.strip() else left
