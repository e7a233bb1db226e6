"""The questions that a reviewer answers to change a field; the answers become changes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from dateline.cli.keys import Keys, ask, pick, pick_number
from dateline.errors import ArchiveError
from dateline.records import Article, Entity, Event, Place, When
from dateline.reviewing import (
    Changes,
    Choice,
    Codes,
    Passage,
    Side,
    Suggester,
    cleared,
    described,
    find_words,
    party_at,
    place_at,
    quantity_at,
    when_at,
    with_party,
    with_party_moved,
    with_source,
    without_party,
    without_quantity,
    without_source,
)
from dateline.views import words

_NOTHING = "-"
"""What is typed for a value that is not known."""


class FieldQuestions:
    """Asks what a field is to be.

    Args:
        keys: where the answers come from.
        out: where the questions go.
        codes: the lists to choose from.
        suggester: tells what words mean.
    """

    def __init__(self, keys: Keys, out: Console, *, codes: Codes, suggester: Suggester) -> None:
        self._keys = keys
        self._out = out
        self._codes = codes
        self._suggester = suggester

    def changes(self, article: Article, event: Event, field: str) -> Changes | None:
        """The changes of a field that the person wants; None for none.

        Raises:
            DatelineError: an answer is none that the field can have.
        """
        match field:
            case "type":
                return self._type(event)
            case "mode":
                return self._mode(event)
            case "actors" | "recipients":
                return self._party(article, event, "actors" if field == "actors" else "recipients")
            case "place":
                return self._place(article, event)
            case "when":
                return self._when(article, event)
            case "status":
                status = self.choice("status", self._codes.statuses())
                return {"status": status} if status else None
            case "quantities":
                return self._quantities(article, event)
            case "attribution":
                return self._source(article, event)
            case _:
                return self._contexts()

    def choice(self, title: str, choices: Sequence[Choice], *, none: str | None = None) -> str | None:
        """What is chosen from a list of codes."""
        return pick(self._keys, self._out, title, [(one.code, one.meaning) for one in choices], none=none)

    def ask(self, question: str) -> str:
        """A line of text."""
        return ask(self._keys, self._out, question)

    def words(self, article: Article, event: Event | None = None) -> Passage | None:
        """Words of the article that the person types."""
        said = self.ask("words in the article")
        return find_words(article, said, event) if said else None

    def number(self, what: str, listed: Sequence[str]) -> int | None:
        """The place of one of several things; without a question if there is only one."""
        if len(listed) == 1:
            return 0
        return pick_number(self._keys, self._out, what, listed) if listed else None

    def type(self) -> str | None:
        """A type of events."""
        return self.choice("type", self._codes.types())

    def _type(self, event: Event) -> Changes | None:
        chosen = self.type()
        if not chosen:
            return None
        made = msgspec.convert({**msgspec.to_builtins(event), "type": chosen, "mode": None}, Event)
        mode = self._mode(made) if self._codes.modes(made.type) else None
        return {"type": chosen, **(mode or {"mode": None})}

    def _mode(self, event: Event) -> Changes | None:
        modes = self._codes.modes(event.type)
        if not modes:
            raise ArchiveError(
                "bad_correction", f"{event.type} has no modes", advice="Change the type, if it is another."
            )
        chosen = self.choice(f"mode of {event.type}", modes, none="none of these, or not told")
        return None if chosen is None else {"mode": chosen or None}

    def _party(self, article: Article, event: Event, side: Side) -> Changes | None:
        parties: list[Entity] = getattr(event, side)
        listed = [words.party(party) for party in parties]
        steps = [("add", "another party")]
        if parties:
            steps += [("change", "one of them"), ("take away", "one of them"), ("move", "one to the other side")]
        match pick(self._keys, self._out, "who" if side == "actors" else "to whom", steps):
            case "add":
                at = self.words(article, event)
                return with_party(event, side, self._known(at, article, event)) if at else None
            case "change":
                number = self.number("which", listed)
                changed = None if number is None else self._other_party(article, event, parties[number])
                return None if changed is None else with_party(event, side, changed, number=number)
            case "take away":
                number = self.number("which", listed)
                return None if number is None else without_party(event, side, number)
            case "move":
                number = self.number("which", listed)
                return None if number is None else with_party_moved(event, side, number)
        return None

    def _known(self, at: Passage, article: Article, event: Event) -> Entity:
        found = self._looked_up(at, article, event)
        known = {name: getattr(found, name) for name in ("id", "kind", "country", "sector", "role", "confidence")}
        party = party_at(at, name=found.name or at.text, inferred=found.inferred, **known)
        self._out.print(Text(f"taken as {words.party(party)}"))
        return party

    def _looked_up(self, at: Passage, article: Article, event: Event) -> Entity:
        self._wait()
        return self._suggester.party(at.text, article=article, event=event)

    def _wait(self) -> None:
        # The first question loads the coder, which takes a while.
        self._out.print(Text("looking it up …", style="dim"))

    def _other_party(self, article: Article, event: Event, party: Entity) -> Entity | None:
        asked = [("country", party.country), ("sector", party.sector), ("name", party.name), ("kind", party.kind)]
        asked += [("role", party.role), ("id", party.id)]
        told = [(field, words.safe(value or "–")) for field, value in asked]
        match pick(self._keys, self._out, words.party(party), [*told, ("words", f"“{words.safe(party.text)}”")]):
            case None:
                return None
            case "words":
                at = self.words(article, event)
                return self._known(at, article, event) if at else None
            case "sector":
                sector = self.choice("sector", self._codes.sectors(), none="not known")
                return None if sector is None else described(party, sector=sector or None)
            case "kind":
                kind = self.choice("kind", self._codes.kinds(), none="not known")
                return None if kind is None else described(party, kind=kind or None)
            case field:
                said = self.ask(f"{field} ({_NOTHING} if not known)")
                value = None if said == _NOTHING else said.upper() if field == "country" else said
                return described(party, **{field: value}) if said else None

    def _place(self, article: Article, event: Event) -> Changes | None:
        place = event.place
        steps = [("words", "the words that name it")]
        if place:
            steps += [("country", place.country or "–"), ("name", place.name or "–"), ("take away", "")]
        match pick(self._keys, self._out, "where", steps):
            case "words":
                at = self.words(article, event)
                if at is None:
                    return None
                self._wait()
                found = self._suggester.places(at, article=article)
                number = self.number("which place", [words.place(one) for one in found])
                return place_at(at, None if number is None else found[number])
            case "take away":
                return cleared(event, "place")
            case "country" | "name" as field:
                said = self.ask(f"{field} ({_NOTHING} if not known)")
                value = None if said == _NOTHING else said.upper() if field == "country" else said
                return place_at(_passage(place), place, **{field: value}) if said and place else None
        return None

    def _when(self, article: Article, event: Event) -> Changes | None:
        steps = [("words", "the words that tell it"), ("days", "2024-03-28, 2024-03, 2024, or two with a space")]
        match pick(self._keys, self._out, "when", [*steps, *([("take away", "")] if event.when else [])]):
            case "words":
                at = self.words(article, event)
                if at is None:
                    return None
                found = self._suggester.when(at.text, article=article)
                if found is None:
                    return self._days(event, at)
                told = msgspec.structs.replace(found, **msgspec.structs.asdict(at), reason="stated")
                self._out.print(Text(f"taken as {words.when(told)}"))
                return {"when": told}
            case "days":
                when = event.when
                return self._days(event, _passage(when) if when and when.reason == "stated" else None)
            case "take away":
                return cleared(event, "when")
        return None

    def _days(self, event: Event, at: Passage | None) -> Changes | None:
        said = self.ask("day, or first and last (… for an open end)")
        return when_at(event, said, at) if said else None

    def _quantities(self, article: Article, event: Event) -> Changes | None:
        kind = self.choice("which count", self._codes.quantities())
        if not kind:
            return None
        if kind in event.quantities:
            steps = [("change", ""), ("take away", "")]
            step = pick(self._keys, self._out, words.quantity(kind, event.quantities[kind]), steps)
            if step != "change":
                return without_quantity(event, kind) if step else None
        at = self.words(article, event)
        said = self.ask("number (14, at least 14-, at most -14, 3-7)") if at else ""
        return quantity_at(event, kind, at, said) if at and said else None

    def _source(self, article: Article, event: Event) -> Changes | None:
        listed = [words.safe(source.name or source.text) for source in event.attribution]
        steps = [("add", "another source"), *([("take away", "one of them")] if listed else [])]
        match pick(self._keys, self._out, "said by", steps):
            case "add":
                at = self.words(article, event)
                if at is None:
                    return None
                found = self._looked_up(at, article, event)
                return with_source(event, at, name=found.name, id=found.id)
            case "take away":
                number = self.number("which", listed)
                return None if number is None else without_source(event, number)
        return None

    def _contexts(self) -> Changes | None:
        known = [one.code for one in self._codes.contexts()]
        self._out.print(Text(", ".join(known), style="dim"))
        said = self.ask(f"contexts, with spaces between them ({_NOTHING} for none)")
        if not said:
            return None
        chosen = [] if said == _NOTHING else sorted(set(said.replace(",", " ").split()))
        if wrong := [name for name in chosen if name not in known]:
            raise ArchiveError(
                "bad_correction", f"{', '.join(wrong)!r:.60} is no context", advice="Choose of those listed."
            )
        return {"contexts": chosen}


def _passage(part: Place | When) -> Passage:
    return Passage(zone=part.zone, start=part.start, end=part.end, text=part.text)
