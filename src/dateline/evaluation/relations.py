"""Relations between two marked parties: which PLOVER type each has.

The types are scored as the 15 roots of older data, in which CONCEDE and RETREAT are one, YIELD.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec

from dateline import api
from dateline.api import Coder
from dateline.evaluation.figures import F1, Mean, Measure, Share, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.reading import bad, table
from dateline.records import EVENT_TYPES

Span = tuple[int, int]

_YIELDING = frozenset({"CONCEDE", "RETREAT"})
ROOTS = tuple(sorted({"YIELD" if kind in _YIELDING else kind for kind in EVENT_TYPES}))
"""The classes that are told apart."""
_TAGS = re.compile(r"</?[st]>")


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the spans of its two parties, None where one is not marked, and the right class."""

    text: str
    source: Span | None
    target: Span | None
    root: str


def _read(path: Path) -> list[list[Relation]]:
    """The relations, those of one sentence together."""
    sentences: dict[str, list[Relation]] = {}
    for line, row in table(path):
        if "marked_sentence" not in row:
            raise bad(path, "no column of that name", line=1, field="marked_sentence")
        column = "gold_root" if row.get("gold_root") else "root"
        root = _root(row.get(column, ""))
        if root not in ROOTS:
            raise bad(path, f"{row.get(column, '')!r} is none of {', '.join(ROOTS)}", line=line, field=column)
        marked = row["marked_sentence"]
        text = _TAGS.sub("", marked)
        if not text.strip():
            raise bad(path, "no text", line=line, field="marked_sentence")
        relation = Relation(
            text=text,
            source=_span(marked, "s", row.get("source", "")),
            target=_span(marked, "t", row.get("target", "")),
            root=root,
        )
        sentences.setdefault(row.get("sentence_id") or text, []).append(relation)
    return list(sentences.values())


def _root(name: str) -> str:
    return "YIELD" if name in _YIELDING else name


def _span(marked: str, tag: str, words: str) -> Span | None:
    """Where the first marked words of that tag stand without the marks; without marks, the first such words."""
    opening, closing = marked.find(f"<{tag}>"), marked.find(f"</{tag}>")
    if opening >= 0 and closing >= 0:
        start, end = (len(_TAGS.sub("", marked[:place])) for place in (opening, closing))
        return (start, end) if start < end else None
    start = _TAGS.sub("", marked).find(words) if words else -1
    return (start, start + len(words)) if start >= 0 else None


def _tally(relations: Sequence[Relation], coder: Coder | None) -> Tally:
    counts: dict[str, float] = {}
    for relation in relations:
        found = api.relation(relation.text, actor=relation.source, recipient=relation.target, coder=coder)
        root = _root(found.type)
        is_right = root == relation.root
        for name in (f"{relation.root} gold", f"{root} predicted", "relations"):
            counts[name] = counts.get(name, 0) + 1
        for name in (f"{root} hit", "right"):
            counts[name] = counts.get(name, 0) + is_right
    return counts


def _measures(names: Collection[str]) -> list[Measure]:
    classes = tuple(F1(root, f"{root} hit", f"{root} predicted", f"{root} gold") for root in ROOTS)
    there = tuple(f1 for f1 in classes if f1.gold in names)
    return [Mean("macro_f1", there), Share("accuracy", "right", "relations"), *there]


RELATIONS: Job[list[Relation]] = Job(
    name="relations",
    about="a table (TSV) of sentences with marked parties: the type of each relation",
    unit="sentences",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Types of relations between marked parties."""
