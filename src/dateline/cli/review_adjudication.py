"""Adjudication by keyboard: each event that people coded differently, side by side, and one key that settles it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.api import Archive
from dateline.cli.keys import Keys, Next, ask, pick_number
from dateline.cli.review_screen import passage
from dateline.errors import ArchiveError, DatelineError
from dateline.records import Event
from dateline.reviewing import EVENT, FIELDS, Disagreement, combined, disagreements, settle
from dateline.views.words import headline, safe

_PARTS = {field.name: field.part for field in FIELDS}


class Adjudication:
    """A sitting in which disagreements are settled.

    Args:
        archive: the archive.
        keys: where the keys come from.
        out: where the events are shown.
        who: who settles.
        between: the people whose disagreements are settled; all by default.

    Raises:
        ArchiveError: there are no two such people, or nobody is named who settles.
    """

    def __init__(self, archive: Archive, keys: Keys, out: Console, *, who: str, between: Sequence[str] = ()) -> None:
        if not who.strip():
            raise ArchiveError("bad_correction", "a correction tells who made it", advice="Give --who NAME.")
        self._archive = archive
        self._keys = keys
        self._out = out
        self._who = who.strip()
        self._why: str | None = None
        self._notice = ""
        open_ = disagreements(archive, between, settled=False)
        self._units = [list(of_it) for _, of_it in groupby(open_, key=lambda one: (one.unit.article.id, one.unit.id))]
        self.done = 0
        """Events that were settled."""

    @property
    def total(self) -> int:
        """Events that were to be settled at the beginning."""
        return len(self._units)

    def run(self) -> None:
        """Goes through the events until all were seen, the person quits, or there are no more keys."""
        place = 0
        while place < len(self._units):
            try:
                after = self._look_at(self._units[place], place)
            except (EOFError, KeyboardInterrupt):
                return
            except DatelineError as error:
                self._notice = f"{error.message}. {error.advice}"
                after = "stay"
            if after == "stop":
                return
            if after == "on":
                self._why = None
                place += 1

    def _look_at(self, found: Sequence[Disagreement], place: int) -> Next:
        unit = found[0].unit
        people = list(unit.codings)
        if self._keys.is_terminal:
            self._out.clear()
        self._out.print(Rule(Text(f"{place + 1:,} of {self.total:,}  event {unit.id}"), align="left", style="dim"))
        self._out.print(Text(headline(unit.article), style="dim"))
        self._out.print(_side_by_side(found))
        for evidence in unit.example.evidence:
            self._out.print(Padding(passage(unit.article, unit.example, evidence), (1, 0, 0, 2)))
        if self._why:
            self._out.print(Text(f"why: {safe(self._why)}", style="yellow"))
        if self._notice:
            self._out.print(Text(safe(self._notice), style="red"))
            self._notice = ""
        named = "  ".join(f"{number} as {safe(name)}" for number, name in enumerate(people, start=1))
        by_field = "" if found[0].field == EVENT else "  f field by field"
        self._out.print(Text(f"{named}{by_field}  0 no such event\nw note why  n next  q quit", style="dim"))
        match self._keys.key():
            case "q" | "quit":
                return "stop"
            case "n" | "next":
                return "on"
            case "w" | "why":
                self._why = ask(self._keys, self._out, "why") or None
            case "0":
                return self._settle(found, None)
            case "f" if by_field:
                chosen = self._field_by_field(found)
                return self._settle(found, chosen) if chosen else "stay"
            case key if key.isdecimal() and 0 < int(key) <= len(people):
                return self._settle(found, unit.codings[people[int(key) - 1]])
        return "stay"

    def _settle(self, found: Sequence[Disagreement], chosen: Event | None) -> Next:
        settle(self._archive, found[0].unit, chosen, who=self._who, why=self._why)
        self.done += 1
        return "on"

    def _field_by_field(self, found: Sequence[Disagreement]) -> Event | None:
        """The event with, of each field that differs, the value that is chosen; None if one is left open."""
        parts: dict[str, str] = {}
        for one in found:
            part = _PARTS[one.field]
            if part in parts:
                continue
            people = list(one.values)
            lines = [f"{safe(one.values[name] or '–')}  ({safe(name)})" for name in people]
            chosen = pick_number(self._keys, self._out, one.field, lines)
            if chosen is None:
                return None
            parts[part] = people[chosen]
        return combined(found[0].unit, parts)


def _side_by_side(found: Sequence[Disagreement]) -> Table:
    people = list(found[0].unit.codings)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", style="dim", no_wrap=True)
    for name in people:
        table.add_column(Text(safe(name)), overflow="fold")
    for one in found:
        table.add_row(one.field, *(Text(safe(one.values.get(name) or "–")) for name in people))
    return table
