"""Displays: what notebooks show of an archive and of lists and differences out of it, as small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dateline.records import AppliedCorrection, Event, Run
from dateline.views import words

_SHOWN = 20
"""Rows that a notebook shows."""


class Runs(list[Run]):
    """The runs of an archive, oldest first."""

    def __repr__(self) -> str:
        """How many there are."""
        return f"<{len(self):,} runs>"

    def _repr_html_(self) -> str:
        heads = ("run", "started", "state", "coder", "seen", "failed", "events", "sources")
        rows = [
            (
                run.id,
                f"{run.started_at:%Y-%m-%d %H:%M}",
                run.state,
                run.coder,
                f"{run.counts.seen:,}",
                f"{run.counts.failed:,}",
                f"{run.counts.events:,}",
                run.settings.get("sources", ""),
            )
            for run in self[-_SHOWN:]
        ]
        return table(heads, rows) + count(len(self), "runs", shown=len(rows))


class Corrections(list[AppliedCorrection]):
    """Corrections, oldest first, with what became of each."""

    def __repr__(self) -> str:
        """How many there are."""
        return f"<{len(self):,} corrections>"

    def _repr_html_(self) -> str:
        heads = ("state", "action", "who", "when", "event", "why")
        rows = [
            (
                one.state,
                one.correction.action,
                one.correction.who,
                f"{one.correction.recorded_at:%Y-%m-%d %H:%M}",
                line((*one.correction.after, *one.correction.before)[0]),
                one.correction.why or "",
            )
            for one in self[-_SHOWN:]
        ]
        return table(heads, rows) + count(len(self), "corrections", shown=len(rows))


def line(event: Event) -> str:
    """An event in a few words: type, who to whom, when."""
    mode = f" {event.mode}" if event.mode else ""
    to = f" → {words.parties(event.recipients)}" if event.recipients else ""
    when = (event.when.from_ or event.when.to or "") if event.when else ""
    return f"{event.type}{mode} {words.parties(event.actors)}{to} {when}".rstrip()


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of texts as an HTML table, everything escaped."""
    head = f"<thead><tr>{''.join(f'<th>{escape(name)}</th>' for name in heads)}</tr></thead>" if heads else ""
    cells = ("".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{head}<tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


def count(number: int, what: str, *, shown: int) -> str:
    """A line below a table that says how many there are, and that not all are shown."""
    told = f"{number:,} {what}" if shown == number else f"the last {shown:,} of {number:,} {what}"
    return f"<p>{told}</p>"
