"""An article to read in a terminal, with the words of all its events marked and the events numbered."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.records import Article, Event, Zone
from dateline.views import words
from dateline.views.cards import MARK_STYLES, plain

_NUMBER_STYLE = "bold red"


class _Stretch(msgspec.Struct, frozen=True, order=True):
    """Words to mark in a zone, and what is to stand after them."""

    start: int
    end: int
    style: str
    note: str = ""


def marked_article(article: Article, events: Sequence[Event]) -> RenderableType:
    """The article's zones with the events' words marked; each trigger has the number of its event in the list below."""
    parts: list[RenderableType] = []
    # The headline first, as people read.
    for zone in sorted(article.zones, key=lambda zone: zone.name != "title"):
        stretches = _stretches(zone, events)
        note = words.zone_note(zone.name)
        style = "bold" if zone.name == "title" else ""
        position = 0
        for paragraph in zone.text.split("\n"):
            if paragraph.strip():
                line = Text(f"{note}: " if note else "", style="dim")
                line.append_text(_marked(zone.text, position, position + len(paragraph), stretches, style=style))
                parts.append(Padding(line, (0, 0, 1, 0)))
            position += len(paragraph) + 1
    return Group(*parts, *(_line(number, event) for number, event in enumerate(events, start=1)))


def _stretches(zone: Zone, events: Sequence[Event]) -> list[_Stretch]:
    """What to mark in a zone; where events overlap, triggers come first, then the earlier event."""
    numbers: dict[tuple[int, int], list[str]] = {}
    wanted: list[_Stretch] = []
    for number, event in enumerate(events, start=1):
        for evidence in event.evidence:
            if evidence.zone == zone.name:
                numbers.setdefault((evidence.trigger.start, evidence.trigger.end), []).append(str(number))
                for mark in words.marks(event, zone.name, evidence.start, evidence.end):
                    wanted.append(_Stretch(mark.start, mark.end, mark.kind))
    kept: list[_Stretch] = []
    for one in sorted(wanted, key=lambda stretch: stretch.style != "trigger"):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            note = f"[{','.join(numbers[one.start, one.end])}]" if one.style == "trigger" else ""
            kept.append(_Stretch(one.start, one.end, MARK_STYLES[one.style], note))
    return sorted(kept)


def _marked(text: str, start: int, end: int, stretches: Sequence[_Stretch], *, style: str) -> Text:
    line = Text()
    position = start
    for stretch in stretches:
        if start <= stretch.start and stretch.end <= end:
            line.append(plain(text[position : stretch.start]), style=style)
            line.append(plain(text[stretch.start : stretch.end]), style=stretch.style)
            line.append(stretch.note, style=_NUMBER_STYLE)
            position = stretch.end
    line.append(plain(text[position:end]), style=style)
    return line


def _line(number: int, event: Event) -> Text:
    """One event on a line: number, type, who to whom, where, when, status, id."""
    mode = f" / {event.mode}" if event.mode else ""
    line = Text.assemble((f"[{number}] ", _NUMBER_STYLE), (f"{event.type}{mode}", "bold"))
    parties = words.parties(event.actors)
    line.append(f"  {parties}{f' → {words.parties(event.recipients)}' if event.recipients else ''}")
    for told in (words.place(event.place) if event.place else "", words.when(event.when) if event.when else ""):
        line.append(f"; {told}" if told else "")
    if event.status != "actual":
        line.append(f"; {event.status}")
    line.append(f"  {event.id}", style="dim")
    return line
