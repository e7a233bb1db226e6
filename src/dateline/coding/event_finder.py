"""Document → findings: which words report an event, of what kind, and which words are its parties, place and time.

The lexicon proposes, the parse describes how words stand to each other, and the trained network decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

import msgspec
import numpy as np
from spacy.tokens import Token

from dateline.coding import features
from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.demands import Demand
from dateline.coding.draft import KEPT_AT
from dateline.coding.effects import without_tolls
from dateline.coding.findings import Finding
from dateline.coding.mentions import coordinated
from dateline.coding.modes import ModeFinder
from dateline.coding.negation import is_not
from dateline.coding.network import Network, Reading
from dateline.coding.roles import Roles
from dateline.coding.sides import ROLE_AT, Case, SideFinder
from dateline.coding.status import AS_PLANNED, is_possible, is_vowed, status_of
from dateline.coding.told import (
    agreed,
    alleged,
    asked,
    chanted,
    depended_on,
    ended,
    left,
    offered,
    only_denies,
    only_tells,
    refused,
    signed,
    threatened,
)
from dateline.coding.uses import Use
from dateline.language import Document, Sentence
from dateline.language.hyphens import spelled
from dateline.records import EventType

EVENT_AT = 0.35
"""Probability from which a word may report an event; which of them make one the whole article decides."""
SOURCE_AT = 0.12
"""Probability from which a word may be whom the text credits, where no word surely is and grammar shows nobody."""
_CONFLICT = frozenset({"REJECT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types of what may be threatened or ended without being an event of its own."""
_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types of what may be agreed without being an event of its own."""
SURE = 0.9
"""Probability of an event of which the lexicon's row or grammar is sure."""
_AT_ONCE = 256
"""Sentences read at once: what the network says of a word takes some 3 KB."""


class _Read(msgspec.Struct, frozen=True):
    """A sentence, the words in it that can head a phrase with their profiles, and what the network says of it."""

    sentence: Sentence
    heads: Sequence[Token]
    profiles: Sequence[features.Profile]
    reading: Reading


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What lexicon and grammar say of a sentence's words, which stand for themselves or by their places in the text."""

    triggers: Sequence[Token]
    """Words that may name an event."""
    proposed: Mapping[int, Candidate]
    lent: Mapping[int, Candidate]
    """Candidates by other words of theirs that may be found as the trigger: "fire" of "opened fire"."""
    sure: Collection[int]
    """Words of rows that decide alone."""
    demanded: Collection[int]
    no_events: Collection[int]


class EventFinder:
    """Finds the events of documents. Holds no state between them."""

    def __init__(self, candidates: CandidateFinder, network: Network) -> None:
        self._candidates = candidates
        self._modes = ModeFinder(candidates)
        self._sides = SideFinder(candidates)
        self._network = network

    def find(
        self, document: Document, demands: Iterable[Sequence[Demand]], readings: Iterable[Reading] | None = None
    ) -> list[list[Finding]]:
        """The findings of each sentence, in the order of their words.

        Args:
            document: the parsed article.
            demands: what each sentence demands of somebody.
            readings: what the network says of each sentence, if read before.
        """
        readings = self.readings(document) if readings is None else readings
        return [
            self._of(sentence, reading, {demand.verb.i: demand for demand in demanded})
            for sentence, demanded, reading in zip(document.sentences, demands, readings, strict=True)
        ]

    def readings(self, document: Document) -> Iterator[Reading]:
        """What the network says of each sentence; many are read at once, and alone one is read a little otherwise."""
        for start in range(0, len(document.sentences), _AT_ONCE):
            sentences = document.sentences[start : start + _AT_ONCE]
            yield from self._network.read([[spelled(token) for token in sentence.span] for sentence in sentences])

    def _of(self, sentence: Sentence, reading: Reading, demands: Mapping[int, Demand]) -> list[Finding]:
        known = self._known(sentence, demands)
        first = sentence.span.start
        tokens = sorted(token for token in known.triggers if reading.is_read(token.i - first))
        if not tokens:
            return []
        table = self._chances(tokens, known, reading, sentence)
        likely = 1 - table[:, 0]
        if not (likely >= EVENT_AT).any():
            return []
        heads = [head for head in features.heads(sentence) if reading.is_read(head.i - first)]
        read = _Read(sentence, heads, [features.profile(head) for head in heads], reading)
        found = [
            self._finding(read, token, row, known.proposed.get(token.i) or known.lent.get(token.i))
            for token, row, p in zip(tokens, table, likely, strict=True)
            if p >= EVENT_AT
        ]
        return without_tolls([_as_demand(each, demands.get(each.head.i)) for each in found])

    def _known(self, sentence: Sentence, demands: Mapping[int, Demand]) -> _Known:
        """What lexicon and grammar say of the words of a sentence in which these verbs are demands."""
        candidates, silent = self._candidates.ruled(sentence)
        sure = [each.use.head for each in candidates if each.row.is_sure]
        triggers = {token.i: token for token in features.trigger_words(sentence)}
        triggers |= {token.i: token for token in (*sure, *(demand.verb for demand in demands.values()))}
        return _Known(
            triggers=list(triggers.values()),
            proposed={each.use.head.i: each for each in candidates},
            lent={item.i: each for each in candidates for item in self._candidates.events_of(each)},
            sure={token.i for token in sure},
            demanded=demands.keys(),
            no_events={
                *silent,
                *(word.i for demand in demands.values() for word in demand.more()),
                *(word.i for word in chanted(sentence)),
            },
        )

    def _chances(
        self, tokens: Sequence[Token], known: _Known, reading: Reading, sentence: Sentence
    ) -> features.Features:
        """How likely each word names no event or one of which type; a row for each word.

        The network says so, but where the lexicon's row or grammar is sure, or the word only tells of another event.
        """
        candidates = [known.proposed.get(token.i) for token in tokens]
        kinds = [None if candidate is None else candidate.row.type for candidate in candidates]
        first = sentence.span.start
        uses = [candidate.use for candidate in candidates if candidate is not None]
        possible = {use.head.i - first for use in uses if is_possible(use.head, use.light)}
        table = reading.types([token.i - first for token in tokens], kinds, possible)
        for place, (token, candidate) in enumerate(zip(tokens, candidates, strict=True)):
            if token.i in known.demanded:
                table[place] = self._certainly("REQUEST")
            elif token.i in known.no_events:
                table[place] = self._certainly(None)
            elif candidate is not None and (self._candidates.is_certain(candidate) or _is_threat(candidate)):
                table[place] = self._certainly(candidate.row.type)
            elif table[place, 0] <= 1 - EVENT_AT:
                use = self._candidates.use(token, sentence) if candidate is None else candidate.use
                if status_of(use.head, use.light) == "future":
                    self._gather(table[place])
        for place in self._only_told(tokens, table, known.sure):
            table[place] = self._certainly(None)
        return table

    def _only_told(self, tokens: Sequence[Token], table: features.Features, sure: Collection[int]) -> list[int]:
        """The rows of words that only tell what another event is about: a threat, a demand, a refusal, an end."""
        may_be = (table[:, 0] <= 1 - EVENT_AT).tolist()
        if not any(may_be):
            return []
        kinds = [self._kind(row) if is_so else None for row, is_so in zip(table, may_be, strict=True)]
        found = {token.i: kind for token, kind in zip(tokens, kinds, strict=True)}
        told: set[int] = set()
        harm: set[int] = set()
        planned: set[int] = set()
        for token, kind, score in zip(tokens, kinds, table[:, 1:].max(1).tolist(), strict=True):
            if kind is None or self._network.labels.confidence(score) < KEPT_AT:
                continue  # what may be no event tells no other's content
            if kind == "REQUEST":
                told.update(word.i for word in asked(token))
            elif token.pos_ == "VERB":
                harm.update(word.i for word in (threatened(token) if kind == "THREATEN" else ended(token)))
                told.update(word.i for word in refused(token) if kind == "REJECT")
                planned.update(word.i for word in agreed(token) if kind == "AGREE")
                planned.update(word.i for word in signed(token) if kind == "SUPPORT" and found.get(word.i) == "AGREE")
                told.update(word.i for word in offered(token) if kind == "THREATEN")
                told.update(word.i for word in depended_on(token) if kind in {"THREATEN", "REJECT"})
                harm.update(word.i for word in left(token) if kind == "RETREAT")
                told.update(word.i for word in alleged(token) if kind == "ACCUSE" and word.i not in sure)
        doubtful = [(word, kind) for word, kind in zip(tokens, kinds, strict=True) if word.i not in sure]
        told.update(word.i for word, kind in doubtful if only_tells(word, kind, found))
        told.update(word.i for word in tokens if only_denies(word))
        return [
            place
            for place, (token, kind) in enumerate(zip(tokens, kinds, strict=True))
            if token.i in told or (token.i in harm and kind in _CONFLICT) or (token.i in planned and kind in _FRIENDLY)
        ]

    def _gather(self, row: features.Features) -> None:
        """Adds up the probabilities of types that are one type as a plan: a withdrawal to come is a concession."""
        for kinds in AS_PLANNED.values():
            places = [self._network.type_place[kind] for kind in kinds]
            first = max(places, key=lambda place: row[place])
            row[places], row[first] = 0, row[places].sum()

    def _kind(self, row: features.Features) -> EventType:
        """The likeliest type of an event by the row of its word."""
        return cast("EventType", self._network.labels.types[1 + int(row[1:].argmax())])

    def _certainly(self, kind: EventType | None) -> features.Features:
        """The probabilities of a use of which grammar or lexicon is sure, as far as they can be trusted."""
        row = np.zeros(len(self._network.labels.types), dtype=np.float32)
        if kind is not None:
            row[self._network.type_place[kind]] = SURE
        row[0] = 1 - row.sum()
        return row

    def _finding(self, read: _Read, token: Token, row: features.Features, candidate: Candidate | None) -> Finding:
        sentence, reading = read.sentence, read.reading
        first = sentence.span.start
        event_type = self._kind(row)
        own = candidate if candidate is not None and candidate.use.head == token else None
        use = self._candidates.use(token, sentence) if own is None else own.use
        roles = self._roles(read, use)
        case = Case(event_type=event_type, use=use, candidate=candidate, heads=read.heads)
        sides = self._sides.find(case, roles)
        mode = self._modes.find(event_type, candidate, use)
        if mode is None and not (candidate is not None and candidate.row.is_undone):
            mode = reading.mode(token.i - first, event_type)
            if mode == "abduct" and not self._modes.can_be_abducted(use, sides.recipients):
                mode = None
        return Finding(
            sentence=sentence,
            head=token,
            words=own.words if own is not None and own.row.type == event_type else (token,),
            light=use.light,
            type=event_type,
            mode=mode,
            statuses=self._candidates.statuses(candidate) or reading.statuses(token.i - first),
            score=self._network.labels.confidence(float(row[1:].max())),
            actors=sides.actors,
            recipients=sides.recipients,
            sources=roles.having("source", ROLE_AT),
            doubtful_sources=roles.reaching("source", SOURCE_AT),
            place=roles.best("place", ROLE_AT),
            when=roles.best("when", ROLE_AT),
            doubtful_actors=sides.doubtful_actors,
            doubtful_recipients=sides.doubtful_recipients,
            no_actors=sides.no_actors,
            no_recipients=sides.no_recipients,
        )

    def _roles(self, read: _Read, use: Use) -> Roles:
        """What the network says of the other words' part in what the trigger reports."""
        names = self._network.labels.roles
        place, first = use.head.i, read.sentence.span.start
        profiles = [profile for profile in read.profiles if profile.place != place]
        if not profiles:
            return Roles((), np.zeros((0, len(names)), dtype=np.float32), names)
        table = features.pairs(use.head, use.slots, profiles)
        found = read.reading.roles(place - first, [profile.place - first for profile in profiles], table)
        return Roles([head for head in read.heads if head.i != place], found, names)


def _is_threat(candidate: Candidate) -> bool:
    """Whether somebody says that they will attack: "said it would shell the port", "would launch an attack"."""
    verb = candidate.use.light or candidate.use.head
    return candidate.row.type == "ASSAULT" and verb.pos_ == "VERB" and is_vowed(verb) and not is_not(verb)


def _as_demand(finding: Finding, demand: Demand | None) -> Finding:
    """The finding as what the demand makes of it: whoever says so acts, upon whoever is to do it."""
    if demand is None:
        return finding
    return msgspec.structs.replace(
        finding,
        words=tuple(sorted({demand.duty, *finding.words}, key=lambda word: word.i)),
        actors=(),
        recipients=tuple(coordinated(demand.party)),
        doubtful_actors=(),
        doubtful_recipients=(),
        is_demand=True,
    )
