"""Insight: what lexicon, parse and network say of one sentence, beyond what coding keeps of it."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from dateline.coding import Candidate, CandidateFinder, features
from dateline.coding.event_finder import SURE
from dateline.coding.modes import ModeFinder
from dateline.coding.network import Labels, Reading
from dateline.coding.proposed_parties import row_parties
from dateline.coding.uses import Use
from dateline.language import Sentence
from dateline.records import EventType, Status


def certainly(event_type: EventType) -> dict[str, float]:
    """How likely each type is (and NONE) where lexicon or grammar is sure of one."""
    return {"NONE": 1 - SURE, event_type: SURE}


class Insight:
    """One sentence, read as `coding.event_finder` reads it, with everything that it weighs."""

    def __init__(self, sentence: Sentence, reading: Reading, *, candidates: CandidateFinder, labels: Labels) -> None:
        self.sentence = sentence
        self._reading = reading
        self._candidates = candidates
        self._modes = ModeFinder(candidates)
        self._labels = labels
        self._first = sentence.span.start
        found, silent = candidates.ruled(sentence)
        self.proposed: Mapping[int, Candidate] = {each.use.head.i: each for each in found}
        """What the lexicon proposes, by the place of the trigger's head."""
        self.silent: Mapping[int, Candidate | None] = silent
        """The places of words that are no event by a sure row, or by fiction (None)."""

    def triggers(self) -> list[Token]:
        """The words that could name an event, in order."""
        return [token for token in features.trigger_words(self.sentence) if self.is_read(token)]

    def is_read(self, token: Token) -> bool:
        """Whether the network read the word."""
        return self._reading.is_read(token.i - self._first)

    def is_implied(self, token: Token) -> bool:
        """Whether the grammar makes sure of what the lexicon proposes for the word."""
        candidate = self.proposed.get(token.i)
        return candidate is not None and self._candidates.is_implied(candidate)

    def is_sure(self, token: Token) -> bool:
        """Whether the lexicon's row decides alone that the word names an event."""
        candidate = self.proposed.get(token.i)
        return candidate is not None and candidate.row.is_sure

    def decided(self, token: Token) -> dict[str, float]:
        """How likely each type is (and NONE), as coding takes it: of what row or grammar is sure nobody is asked."""
        candidate = self.proposed.get(token.i)
        if token.i in self.silent:
            return {"NONE": 1.0}
        if candidate is None or candidate.row.type is None or not self._candidates.is_certain(candidate):
            return self.types(token)
        return certainly(candidate.row.type)

    def types(self, token: Token, *, with_lexicon: bool = True) -> dict[str, float]:
        """How likely the word names an event of each type, or none (NONE)."""
        candidate = self.proposed.get(token.i) if with_lexicon else None
        proposal = candidate.row.type if candidate is not None else None
        row = self._reading.types([token.i - self._first], [proposal])[0]
        return {name: float(p) for name, p in zip(("NONE", *self._labels.types[1:]), row, strict=True)}

    def confidence(self, types: Mapping[str, float]) -> float:
        """How sure an event of the likeliest of these types would be."""
        return self._labels.confidence(max((p for name, p in types.items() if name != "NONE"), default=0.0))

    def statuses(self, token: Token) -> dict[Status, float]:
        """How likely each status is; what grammar says was done is actual."""
        if self.is_implied(token):
            return {"actual": 1.0}
        return self._reading.statuses(token.i - self._first)

    def use(self, token: Token) -> Use:
        """The word as a trigger, with its slots."""
        candidate = self.proposed.get(token.i)
        return candidate.use if candidate is not None else self._candidates.use(token, self.sentence)

    def mode(self, token: Token, event_type: EventType) -> str | None:
        """The mode that the lexicon gives the word as an event of that type, by its row or by a clue beside it."""
        return self._modes.find(event_type, self.proposed.get(token.i), self.use(token))

    def roles(self, token: Token) -> dict[int, dict[str, float]]:
        """How likely each head of a phrase, by its place, has each role towards the trigger."""
        others = [head for head in features.heads(self.sentence) if head != token and self.is_read(head)]
        if not others:
            return {}
        table = features.pairs(token, self.use(token).slots, [features.profile(head) for head in others])
        rows = self._reading.roles(token.i - self._first, [head.i - self._first for head in others], table)
        names = self._labels.roles
        return {
            head.i: {name: float(p) for name, p in zip(names, row, strict=True)}
            for head, row in zip(others, rows, strict=True)
        }

    def proposed_parties(self, token: Token, event_type: EventType) -> frozenset[int]:
        """The places of the heads that the lexicon gives as parties of an event of that type."""
        actors, recipients = row_parties(event_type, self.proposed.get(token.i))
        return frozenset(head.i for head in (*actors, *recipients))
