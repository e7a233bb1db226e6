"""Explanation: what made an event what it is, field by field, as data and as a few lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from dateline.records import Event, EventType, Status

_TELLING = 3
"""Clues of an option that are shown, the weightiest first."""
_SHOWN_WORDS = 4
"""Alternatives of a lexicon row's condition that are shown."""


class Chance(msgspec.Struct, frozen=True):
    """Something that could be, and how likely it is."""

    what: str
    chance: float

    def __str__(self) -> str:
        """ "COERCE 0.02"."""
        return f"{self.what} {self.chance:.2f}"


class LexiconRow(msgspec.Struct, frozen=True, kw_only=True):
    """The row of the trigger lexicon that proposed the event: where it stands, its words, and what it asks for."""

    table: str
    line: int
    trigger: str
    pos: str
    conditions: tuple[str, ...]
    type: EventType | None
    """None for a use that is no event."""
    mode: str | None

    def __str__(self) -> str:
        """ "triggers_conflict.csv line 12 “attack” (verb; obj:PARTY) for ASSAULT"."""
        asks = "; ".join((self.pos, *self.conditions))
        kind = f"{self.type} {self.mode}" if self.mode else self.type or "no event"
        return f"{self.table}.csv line {self.line} “{self.trigger}” ({asks}) for {kind}"


class PartyReason(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody is a party."""

    side: Literal["actor", "recipient"]
    text: str
    role: Literal["actor", "recipient"]
    """What the network takes the words for; conventions may put a recipient on the other side ("met")."""
    chance: float
    """How likely it does."""
    by: Literal["network", "joined", "stands for it", "lexicon", "sentence"]
    """What made it a party: the network's role of the very words, of words joined to them ("Russia and Mali") or that
    they belong to ("Israeli airstrikes"), the lexicon's row, or the sentence: who speaks in it, whose toll it tells."""
    path: str
    """From the trigger through the parse: ↑ to the word above, ↓ to one below, each with the relation."""
    stands_for: tuple[str, ...]
    """Whom a pronoun or description refers to."""

    def __str__(self) -> str:
        """ "“rebels” 0.98: attacked ↓nsubj rebels"."""
        notes = {
            "network": "",
            "joined": ", joined to one who is",
            "stands for it": ", through the word above it",
            "sentence": ", told beside it",
        }
        note = notes.get(self.by, f", by the {self.by}")
        if self.role != self.side:
            note = f" as {self.role}, moved by convention{note}"
        whom = f" = {', '.join(f'“{name}”' for name in self.stands_for)}" if self.stands_for else ""
        path = f": {self.path}" if self.path else ""
        return f"“{self.text}”{whom} {self.chance:.2f}{note}{path}"


class SourceReason(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody is a source."""

    text: str
    verb: str | None
    by: Literal["clause", "aside", "quotation", "after", "figure", "network"]
    """What credits them: a verb whose clause or object the trigger stands in; words apart from it ("…, police said",
    "according to"); quotation marks around it; the words after its sentence; a verb that gives the figure ("put the
    toll at"); or the network, where the article has none of these."""
    stands_for: str | None
    """Whom a pronoun refers to."""

    def __str__(self) -> str:
        """ "“police” by “say”, apart from it"."""
        notes = {
            "clause": ", which it stands under",
            "aside": ", apart from it",
            "quotation": ", whose words are quoted",
            "after": ", in the words after it",
            "figure": ", who gives the figure",
            "network": " by the network",
        }
        verb = f" by “{self.verb}”" if self.verb is not None else ""
        whom = f" = “{self.stands_for}”" if self.stands_for is not None else ""
        return f"“{self.text}”{whom}{verb}{notes[self.by]}"


class StatusReason(msgspec.Struct, frozen=True, kw_only=True):
    """Why an event counts as actual, future, hypothetical or negated."""

    status: Status
    by: Literal["grammar", "network", "convention", "event"]
    """"event" for a report that only counts: its status is that of the event."""
    chances: tuple[Chance, ...]
    words: tuple[str, ...]
    """Words around the trigger that carry its mood, where the grammar decided."""

    def __str__(self) -> str:
        """ "future by the grammar (will); network: future 0.90, actual 0.08"."""
        words = f" ({', '.join(self.words)})" if self.words else ""
        by = "convention" if self.by == "convention" else f"the {self.by}"
        return f"{self.status} by {by}{words}; network: {', '.join(map(str, self.chances))}"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of the event: a trigger in a sentence, and what lexicon and network make of it."""

    zone: str
    start: int
    """Offset of the trigger in its zone."""
    trigger: str
    counts: tuple[str, ...]
    """What a sentence counts that reports no event itself: "killed: 15". Such a report has no types and no parties."""
    row: LexiconRow | None
    types: tuple[Chance, ...]
    """The likeliest types, NONE among them, as decided."""
    alone: float
    """How likely the network takes the decided type to be without the lexicon."""
    sure: bool
    """The row is marked as sure ("!"), so that it decided alone."""
    implied: bool
    """Grammar decided alone: the verb above makes sure that it was done ("was forced to withdraw"), or it is what
    somebody is told to have to do ("must withdraw, the minister said")."""
    read_as: EventType
    """The type that was decided, before PLOVER's conventions ("plans to meet" is an AGREE)."""
    mode: str | None
    mode_by: Literal["lexicon", "network"] | None
    status: StatusReason
    parties: tuple[PartyReason, ...]
    sources: tuple[SourceReason, ...]
    considered: tuple[Chance, ...]
    """Words that were not sure enough of a role: "“town” as recipient"."""
    merged: str | None
    """Why it is the same event as the first report; None for the first."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One that could have been chosen, its chance, and the clues with their weights, the weightiest first."""

    what: str
    chance: float
    clues: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        """ "Gao, MLI 0.91 (here +1.2, tied 1 +0.9)"."""
        clues = ", ".join(f"{clue} {weight:+.1f}" for clue, weight in self.clues[:_TELLING])
        return f"{self.what} {self.chance:.2f}" + (f" ({clues})" if clues else "")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A question that learnt clues answer: the options, the likeliest first, and whether the first was sure enough.

    Of a party that no word names, the options are the parties of the article's other events, and "none".
    """

    question: Literal["place", "date", "country", "party"]
    of: str | None
    """The words of the party whose country it is, or the side that somebody is understood on."""
    options: tuple[Option, ...]
    is_taken: bool

    def __str__(self) -> str:
        """The first option with its clues, then the runners-up."""
        first, *others = self.options
        unsure = "" if self.is_taken else "left open, for it is too unsure: "
        after = f"; next {', '.join(f'{o.what} {o.chance:.2f}' for o in others)}" if others else ""
        whose = f"as {self.of}: " if self.question == "party" else f"of “{self.of}”: " if self.of is not None else ""
        return f"{whose}{unsure}{first}{after}"


Reason = Literal["too unlikely", "told with another", "ruled out", "fiction", "said to the reader", "not political"]
"""Why a word is no event: its confidence is below that from which one is kept; it only tells more of another event; a
sure row of the lexicon says so; it tells what happens in a novel or film; the author says it of themselves, asks it or
bids the reader do it; or the page is of sport, the arts, business or the like, and nobody of public life has part in
it."""


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """A word that could have been an event and is none."""

    trigger: str
    zone: str
    start: int
    type: EventType
    chance: float
    """The confidence that the event would have had."""
    why: Reason
    row: LexiconRow | None

    def __str__(self) -> str:
        """ "“fled” as RETREAT 0.31 (too unlikely)"."""
        why = f"ruled out by {self.row}" if self.why == "ruled out" else self.why
        return f"“{self.trigger}” as {self.type} {self.chance:.2f} ({why})"


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """The words of an article that could have been an event and are none, the likeliest first.

    `str(left_out)` gives them in lines to read.
    """

    article: str
    """The article's id."""
    reason: str | None
    """Why the article is not coded at all (docs/record.md), or None."""
    needed: float
    """The confidence from which an event is kept."""
    dropped: tuple[Dropped, ...]

    def __str__(self) -> str:
        """The words in lines."""
        return "\n".join(f"{about:<11} {text}" for about, text in self.lines())

    def lines(self) -> Iterator[tuple[str, str]]:
        """The lines, each as what it is about and what it says."""
        if self.reason is not None:
            yield "not coded", self.reason.replace("_", " ")
        elif not self.dropped:
            yield "dropped", "nothing: no word comes near an event"
        else:
            yield "needed", f"{self.needed:.2f}, or a row of the lexicon that is sure"
        for dropped in self.dropped:
            yield "dropped", str(dropped)


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What made an event: its reports, what was chosen for place, date and countries, and what was dropped.

    `str(explanation)` gives it in lines to read.
    """

    event: Event
    reports: tuple[Report, ...]
    choices: tuple[Choice, ...]
    dropped: tuple[Dropped, ...]

    def __str__(self) -> str:
        """The explanation in lines, each with what it is about first."""
        return "\n".join(f"{about:<11} {text}" for about, text in self.lines())

    def lines(self) -> Iterator[tuple[str, str]]:
        """The lines, each as what it is about and what it says."""
        for number, report in enumerate(self.reports, start=1):
            if report.merged is None:
                yield from _report_lines(report, self.event.type)
            else:
                yield f"report {number}", f"“{report.trigger}”: {report.merged}"
                for source in report.sources:
                    yield "source", f"of report {number}: {source}"
        for choice in self.choices:
            yield choice.question, str(choice)
        for dropped in self.dropped:
            yield "dropped", str(dropped)


def _report_lines(report: Report, event_type: EventType) -> Iterator[tuple[str, str]]:
    first, *others = report.types
    after = f"; next {', '.join(map(str, others))}" if others else ""
    moved = "" if report.read_as == event_type else f"; {event_type} by convention"
    yield "trigger", f"“{report.trigger}” {first}{after}{moved}"
    if report.row is not None:
        alone = f"the network alone {report.alone:.2f}"
        decided = (
            f"the row is sure and decides alone; {alone}"
            if report.sure
            else "grammar makes sure of it"
            if report.implied
            else alone
        )
        yield "lexicon", f"{report.row}; {decided}"
    if report.mode is not None and report.mode_by is not None:
        yield "mode", f"{report.mode} by the {report.mode_by}"
    for party in report.parties:
        yield party.side, str(party)
    for source in report.sources:
        yield "source", str(source)
    if report.considered:
        yield "unsure", ", ".join(map(str, report.considered))
    yield "status", str(report.status)


def as_tabled(slot: str, words: Sequence[str], *, negated: bool, filled: bool | None) -> str:
    """A condition of the lexicon as its table writes it, shortened: "obj:PARTY|town|…"."""
    if filled is not None:
        return f"{slot}:{'*' if filled else '-'}"
    shown = "|".join([*words[:_SHOWN_WORDS], *(["…"] if len(words) > _SHOWN_WORDS else [])])
    return f"{'!' if negated else ''}{slot}:{shown}"
