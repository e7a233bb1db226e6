"""The trigger lexicon, read from the tables into typed rows (format: docs/knowledge.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Table, read_tables, values
from dateline.records import EVENT_TYPES, EventType

Frame = Literal["directed", "mutual", "visit"]
PartOfSpeech = Literal["verb", "noun", "adjective"]
MATTER = "matter"
"""The slot of what a demand or refusal is about; "matter.obj" is the object of that."""
ITSELF = "itself"
"""The slot of the word itself, and of all types that the lexicon knows it for."""


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """One demand on a slot: that one of the alternatives stands there, or with `negated` that none does."""

    slot: str
    negated: bool
    words: frozenset[str]
    phrases: tuple[str, ...]
    classes: tuple[str, ...]
    filled: bool | None
    """True for `slot:*`, False for `slot:-`, None when alternatives are given."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of the lexicon says of a word. `type` is None for uses that are no event."""

    trigger: str
    particle: str | None
    pos: PartOfSpeech
    when: tuple[Condition, ...]
    type: EventType | None
    mode: str | None
    actor: tuple[tuple[str, ...], ...]
    """Alternatives in order, each a set of slots that are joined."""
    recipient: tuple[tuple[str, ...], ...]
    frame: Frame
    is_sure: bool
    """Whether the row alone decides, whatever the network makes of the word."""
    is_undone: bool
    """Whether the words tell that it was not done: "looked the other way"."""
    table: str
    """The table that has it, and the line there."""
    line: int


class ModeClue(msgspec.Struct, frozen=True, kw_only=True):
    """A clue that gives an event of this type its mode, where all its conditions hold."""

    mode: str
    when: tuple[Condition, ...]
    matter: tuple[Condition, ...]
    """Those on what the event asks for or refuses, which are to hold for one and the same word."""
    is_sure: bool
    """Whether it holds against the mode of the trigger's row: "warplanes fired missiles"."""


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All that coding knows of words: triggers by head lemma and part of speech, classes, mode clues, light verbs."""

    rows: Mapping[tuple[str, str], tuple[Row, ...]]
    classes: Mapping[str, frozenset[str]]
    modes: Mapping[EventType, tuple[ModeClue, ...]]
    light_verbs: frozenset[str]
    version: str

    def has(self, word: str) -> bool:
        """Whether the word, in small letters, is the head of a trigger."""
        return any((word, pos) in self.rows for pos in get_args(PartOfSpeech))


def load_lexicon(folder: Traversable | None = None) -> Lexicon:
    """The lexicon of the package, or of another folder with the same tables.

    Raises:
        KnowledgeError: a line breaks the format; the message names table, line and field.
    """
    triggers = read_tables(
        "triggers",
        columns=("trigger", "pos", "when", "type", "mode", "actor", "recipient", "frame"),
        folder=folder,
    )
    classes = _classes(folder)
    by_head: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table in triggers:
        for line, cells in table.rows:
            for row in _rows(table, line, cells, classes):
                by_head[row.trigger, row.pos].append(row)
    for rows in by_head.values():
        # Of rows with as many conditions earlier tables and lines stay first.
        rows.sort(key=lambda row: (not row.is_sure, -(len(row.when) + (row.particle is not None))))
    light = read_tables("light_verbs", columns=("verb",), folder=folder)
    return Lexicon(
        rows={head: tuple(rows) for head, rows in by_head.items()},
        classes=classes,
        modes=_modes(folder),
        light_verbs=frozenset(cells["verb"] for table in light for cells in table),
        version=max(table.notes["version"] for table in triggers),
    )


def _rows(table: Table, line: int, cells: dict[str, str], classes: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    """The row of each word that the line is for: one, several, or those of a class."""
    for trigger in values(cells["trigger"]):
        if trigger.isupper() and trigger not in classes:
            raise _refusal(table, line, cells, "trigger", "no such class")
        for word in sorted(classes[trigger]) if trigger.isupper() else [trigger]:
            yield _row(table, line, {**cells, "trigger": word})


def _refusal(table: Table, line: int, cells: Mapping[str, str], field: str, problem: str) -> KnowledgeError:
    return KnowledgeError("bad_knowledge", f"{table.name}.csv line {line}, {field} {cells[field]!r}: {problem}")


def _row(table: Table, line: int, cells: dict[str, str]) -> Row:
    refuse = partial(_refusal, table, line, cells)
    if cells["pos"] not in get_args(PartOfSpeech):
        raise refuse("pos", "verb, noun or adjective")
    type_name, mark, undone = cells["type"].partition("!")
    if undone not in {"", "not"}:
        raise refuse("type", "nothing but ! or !not follows a type")
    if type_name not in {*EVENT_TYPES, "NONE"}:
        raise refuse("type", "a PLOVER type or NONE")
    if cells["frame"] not in {"directed", "mutual", "visit"}:
        raise refuse("frame", "directed, mutual or visit")
    head, _, particle = cells["trigger"].partition(" ")
    if cells["pos"] == "noun" and particle:
        head, particle = cells["trigger"].rsplit(" ", 1)[1], cells["trigger"].rsplit(" ", 1)[0]
    return Row(
        trigger=head,
        particle=particle or None,
        pos=cast("PartOfSpeech", cells["pos"]),
        when=_conditions(table, line, cells),
        type=None if type_name == "NONE" else cast("EventType", type_name),
        mode=cells["mode"] or None,
        actor=_slots(cells["actor"]),
        recipient=_slots(cells["recipient"]),
        frame=cast("Frame", cells["frame"]),
        is_sure=bool(mark),
        is_undone=bool(undone),
        table=table.name,
        line=line,
    )


def _conditions(table: Table, line: int, cells: Mapping[str, str]) -> tuple[Condition, ...]:
    try:
        return tuple(parse_condition(part) for part in cells["when"].split(";") if part.strip())
    except ValueError as error:
        raise _refusal(table, line, cells, "when", str(error)) from error


def _on_matter(condition: Condition) -> Condition:
    """The condition as one on the matter itself, or on a slot of it."""
    return msgspec.structs.replace(condition, slot=condition.slot.partition(".")[2] or ITSELF)


def _slots(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("+")) for part in values(cell))


def parse_condition(text: str) -> Condition:
    """The condition written as `slot:alternative|alternative`, `!slot:…`, `slot:*` or `slot:-`.

    Raises:
        ValueError: there is no colon, or nothing after it.
    """
    text = text.strip()
    slot, colon, right = text.removeprefix("!").partition(":")
    alternatives = values(right)
    if not colon or not alternatives:
        raise ValueError(f"{text!r} is not slot:alternatives")
    if alternatives in {("*",), ("-",)}:
        return Condition(
            slot=slot, negated=False, words=frozenset(), phrases=(), classes=(), filled=alternatives == ("*",)
        )
    return Condition(
        slot=slot,
        negated=text.startswith("!"),
        words=frozenset(a for a in alternatives if not a.isupper() and " " not in a),
        phrases=tuple(a for a in alternatives if " " in a),
        classes=tuple(a for a in alternatives if a.isupper()),
        filled=None,
    )


def _classes(folder: Traversable | None) -> dict[str, frozenset[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for table in read_tables("classes", columns=("class", "word"), folder=folder):
        for cells in table:
            members[cells["class"]].add(cells["word"])
    return {name: frozenset(words) for name, words in members.items()}


def _modes(folder: Traversable | None) -> dict[EventType, tuple[ModeClue, ...]]:
    clues: dict[EventType, list[ModeClue]] = defaultdict(list)
    for table in read_tables("modes", columns=("type", "mode", "when"), folder=folder):
        for line, cells in table.rows:
            event_type, (mode, mark, _) = cast("EventType", cells["type"]), cells["mode"].partition("!")
            when = _conditions(table, line, cells)
            matter = tuple(_on_matter(each) for each in when if each.slot.partition(".")[0] == MATTER)
            when = tuple(each for each in when if each.slot.partition(".")[0] != MATTER)
            clues[event_type].append(ModeClue(mode=mode, when=when, matter=matter, is_sure=bool(mark)))
    return {event_type: tuple(found) for event_type, found in clues.items()}
