"""What a reviewer sees: an event with its numbered fields and its sentences, within 80 columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.records import Article, Correction, Event, Evidence
from dateline.reviewing import around
from dateline.views import words
from dateline.views.cards import MARK_STYLES, plain

FIELDS = {
    "1": ("type", "type"),
    "2": ("mode", "mode"),
    "3": ("who", "actors"),
    "4": ("to whom", "recipients"),
    "5": ("where", "place"),
    "6": ("when", "when"),
    "7": ("status", "status"),
    "8": ("toll", "quantities"),
    "9": ("said by", "attribution"),
    "0": ("about", "contexts"),
}
"""The key of each field, its name on screen and in the record."""
HELP = (
    "c confirm  r reject  n next  b back  q quit  1…9, 0 change a field  w note why\n"
    "s split  m merge  a add an event  x swap who, to whom  h historical  t text"
)
_PAST = 3
"""Earlier corrections that are told below an event."""


def told(event: Event, field: str) -> str:
    """A field of an event in words."""
    match field:
        case "type":
            return event.type
        case "mode":
            return event.mode or "–"
        case "actors" | "recipients":
            return words.parties(getattr(event, field))
        case "place":
            return words.place(event.place)
        case "when":
            return words.when(event.when) + (", historical" if event.historical else "")
        case "status":
            return event.status
        case "quantities":
            return ", ".join(words.quantity(kind, found) for kind, found in event.quantities.items()) or "–"
        case "attribution":
            return ", ".join(words.safe(source.name or source.text) for source in event.attribution) or "–"
        case _:
            return ", ".join(event.contexts) or "–"


def show_event(
    out: Console,
    article: Article,
    event: Event,
    *,
    head: str,
    meaning: str,
    history: Sequence[Correction],
    why: str | None,
) -> None:
    """Prints an event.

    Args:
        out: where to.
        article: its article.
        event: the event.
        head: how far the reviewer has come.
        meaning: what its type and mode mean.
        history: the corrections that show in it.
        why: the note that the next decision is stored with.
    """
    out.print(Rule(Text(head), align="left", style="dim"))
    dated = ", ".join(part for part in (article.outlet, (article.published or "")[:10]) if part)
    out.print(Text(f"{words.headline(article)}{f' ({words.safe(dated)})' if dated else ''}", style="dim"))
    table = Table.grid(padding=(0, 1))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for key, (name, field) in FIELDS.items():
        value = Text(told(event, field))
        if field == "type":
            value.stylize("bold")
            value.append(f"  {meaning}", style="dim")
        if reason := event.unknown.get(field):
            value.append(f"  ({reason.replace('_', ' ')})", style="dim")
        table.add_row(key, name, value)
    table.add_row("", "sure", f"{event.confidence:.2f}")
    out.print(table)
    for evidence in words.telling(event):
        out.print(Padding(passage(article, event, evidence), (1, 0, 0, 2)))
    if len(history) > _PAST:
        out.print(Text(f"{len(history) - _PAST} earlier corrections", style="yellow"))
    for done in history[-_PAST:]:
        out.print(Text(past(done), style="yellow"))
    if why:
        out.print(Text(f"why: {words.safe(why)}", style="yellow"))


def passage(article: Article, event: Event, evidence: Evidence) -> Text:
    """A sentence of an event with its words marked, and what stands around it."""
    text = article.zone_text(evidence.zone)
    before, after = around(article, evidence)
    note = words.zone_note(evidence.zone)
    line = Text(f"{note}: " if note else "", style="dim")
    line.append(f"{words.safe(before)} " if before else "", style="dim")
    position = evidence.start
    for mark in words.marks(event, evidence.zone, evidence.start, evidence.end):
        line.append(plain(text[position : mark.start]), style="not dim")
        line.append(plain(text[mark.start : mark.end]), style=f"not dim {MARK_STYLES[mark.kind]}")
        position = mark.end
    line.append(plain(text[position : evidence.end]), style="not dim")
    line.append(f" {words.safe(after)}" if after else "", style="dim")
    return line


def short(event: Event) -> str:
    """An event on a line: type, who to whom, trigger."""
    to = f" → {words.parties(event.recipients)}" if event.recipients else ""
    return f"{event.type} {words.parties(event.actors)}{to} “{words.safe(event.evidence[0].trigger.text)}”"


def past(done: Correction) -> str:
    """A correction on a line: what, by whom, when, from what to what, and why."""
    changed = ""
    if done.action == "edit":
        before, after = done.before[0], done.after[0]
        fields = ((name, told(before, field), told(after, field)) for name, field in FIELDS.values())
        changed = "".join(f", {name} {old} → {new}" for name, old, new in fields if old != new)
    note = f": {words.safe(done.why)}" if done.why else ""
    return f"{done.action} by {words.safe(done.who)} on {done.recorded_at:%Y-%m-%d}{changed}{note}"
