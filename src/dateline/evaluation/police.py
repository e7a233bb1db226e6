"""Acts of the police, asked of whole documents: killing, arrest, force, failure to act, any act.

Each follows from the events that Dateline finds: an actual event whose actor is the police is an act; COERCE with the
mode arrest is an arrest, ASSAULT force, ASSAULT with a toll killing; REJECT by the police, or something they are said
not to have done, is a failure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from dateline import api
from dateline.api import Coder
from dateline.evaluation.figures import F1, Mean, Measure, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.reading import bad, json_lines
from dateline.records import Event

_ACTS = ("kill", "arrest", "fail", "force", "any_action")
_UNDATED = "2002-03-10"
"""Day of publication of documents that tell none: the data are of the spring of 2002."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A document or one sentence of it (those of one `doc` belong together), and which acts it reports."""

    doc: str
    text: str
    date: str | None = None
    kill: Literal[0, 1] = 0
    arrest: Literal[0, 1] = 0
    fail: Literal[0, 1] = 0
    force: Literal[0, 1] = 0
    any_action: Literal[0, 1] = 0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document and the acts that any of its sentences reports."""

    text: str
    date: str
    acts: frozenset[str]


def _read(path: Path) -> list[Report]:
    documents: dict[str, list[Line]] = {}
    for line in json_lines(path, Line):
        documents.setdefault(line.doc, []).append(line)
    return [_report(path, name, found) for name, found in documents.items()]


def _report(path: Path, name: str, found: Sequence[Line]) -> Report:
    text = "".join(line.text if line.text.endswith("\n") else f"{line.text}\n" for line in found)
    if not text.strip():
        raise bad(path, f"document {name!r} has no text", field="text")
    return Report(
        text=text,
        date=(found[0].date or _UNDATED)[:10],
        acts=frozenset(act for act in _ACTS for line in found if getattr(line, act)),
    )


def acts(events: Sequence[Event]) -> frozenset[str]:
    """The acts that the events of a document amount to."""
    ours = [event for event in events if _is_by_police(event)]
    done = [event for event in ours if event.status == "actual"]
    holds = {
        "kill": any(event.type == "ASSAULT" and _has_killed(event) for event in done),
        "arrest": any(event.type == "COERCE" and event.mode == "arrest" for event in done),
        "fail": any(event.type == "REJECT" or event.status == "negated" for event in ours),
        "force": any(event.type == "ASSAULT" for event in done),
        "any_action": bool(done),
    }
    return frozenset(act for act, is_so in holds.items() if is_so)


def _is_by_police(event: Event) -> bool:
    return any(actor.sector == "COP" or "polic" in actor.text.lower() for actor in event.actors)


def _tally(report: Report, coder: Coder | None) -> Tally:
    found = acts(api.code(report.text, published=report.date, coder=coder))
    counts: dict[str, float] = {}
    for act in _ACTS:
        counts[f"{act} gold"] = act in report.acts
        counts[f"{act} predicted"] = act in found
        counts[f"{act} hit"] = act in report.acts and act in found
    return counts


def _has_killed(event: Event) -> bool:
    """Whether the event has dead: "no one was killed" is a toll of none."""
    killed = event.quantities.get("killed")
    return killed is not None and killed.max != 0


def _measures(names: Collection[str]) -> list[Measure]:
    del names
    classes = tuple(F1(act, f"{act} hit", f"{act} predicted", f"{act} gold") for act in _ACTS)
    return [Mean("mean_f1", classes), *classes]


POLICE: Job[Report] = Job(
    name="police",
    about="documents (JSON Lines) labelled with five acts of the police: which of them each reports",
    unit="documents",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Acts of the police in documents."""
