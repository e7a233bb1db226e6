"""Reports: why a mention of an event is read as it is, from its trigger to its parties and its status."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile
from typing import Any, Literal, cast

from spacy.tokens import Token

from dateline.assembly.comparing import Told
from dateline.assembly.retellings import why
from dateline.coding import Candidate, Draft
from dateline.coding.sides import ROLE_AT
from dateline.coding.speech import Voices
from dateline.coding.status import status_of
from dateline.explaining.explanation import (
    Chance,
    LexiconRow,
    PartyReason,
    Report,
    SourceReason,
    StatusReason,
    as_tabled,
)
from dateline.explaining.parse import mood_words, path
from dateline.explaining.sentences import Insight, certainly
from dateline.language import written
from dateline.records import EventType
from dateline.resolving import ResolvedDraft
from dateline.resolving.choosing import Weights

RIVALS = 3
"""Types, statuses and options that are told, the chosen one among them."""
LEAST = 0.01
"""Chance from which one of them is told."""
WORTH_TELLING = 0.1
"""Chance from which a word that was dropped, or a role that was not given, is told."""

_CLUES = 4
"""Clues that are told of why a report tells an event again."""
_Roles = Mapping[int, Mapping[str, float]]
"""How likely the word at each place has each role."""
_By = Literal["network", "joined", "stands for it", "lexicon", "sentence"]
_Side = Literal["actor", "recipient"]
_SIDES: tuple[_Side, ...] = ("actor", "recipient")
_BY_NETWORK = frozenset({"network", "joined", "stands for it"})


def report(member: ResolvedDraft, insight: Insight, voices: Voices, *, told: Told, weights: Weights) -> Report:
    """Why a mention is read as it is, and why it tells the same as those told before it, if it is not the first.

    Args:
        member: the mention.
        insight: into its sentence.
        voices: who says what in the document.
        told: the mentions of the same event before it.
        weights: of the clues for an event that is told again.
    """
    draft = member.draft
    if draft.counts_for is not None:
        return _toll(draft, draft.counts_for, voices)
    head = draft.head
    types = certainly(draft.type) if draft.is_demand else insight.decided(head)
    candidate = insight.proposed.get(head.i)
    read_as = read_as_type(types)
    at = written(draft.words)
    by_lexicon = insight.mode(head, draft.type) == draft.mode
    roles = insight.roles(head)
    return Report(
        zone=at.zone,
        start=at.start,
        trigger=at.text,
        counts=(),
        row=lexicon_row(candidate),
        types=_likeliest(types),
        alone=round(insight.types(head, with_lexicon=False)[read_as], 6),
        sure=insight.is_sure(head) and not draft.is_demand,
        implied=insight.is_implied(head) or draft.is_demand,
        read_as=read_as,
        mode=draft.mode,
        mode_by=None if draft.mode is None else "lexicon" if by_lexicon else "network",
        status=_status(draft, insight, read_as),
        parties=tuple(_parties(draft, insight, roles)),
        sources=tuple(_sources(draft, voices)),
        considered=tuple(_considered(draft, roles)),
        merged=_merged(member, told, weights) if told else None,
    )


def _toll(draft: Draft, host: Draft, voices: Voices) -> Report:
    """Why a sentence that only counts is a report of the event."""
    at = written(draft.words)
    told = tuple(f"{count.kind}: {written(count.words).text}" for count in draft.counts)
    return Report(
        zone=at.zone,
        start=at.start,
        trigger=at.text,
        counts=told,
        row=None,
        types=(),
        alone=0.0,
        sure=False,
        implied=False,
        read_as=draft.type,
        mode=None,
        mode_by=None,
        status=StatusReason(status=draft.status, by="event", chances=(), words=()),
        parties=(),
        sources=tuple(_sources(draft, voices)),
        considered=(),
        merged=f"it only counts ({', '.join(told)}), and “{written(host.words).text}” beside it tells of what",
    )


def _sources(draft: Draft, voices: Voices) -> Iterator[SourceReason]:
    """Why each source of a draft is one."""
    how = {
        credit.source.mention.head.i: credit.how for credit in voices.credits(draft.head, draft.sentence, draft.light)
    }
    for source in draft.sources:
        yield SourceReason(
            text=source.mention.words.text,
            verb=source.verb,
            by=how.get(source.mention.head.i, "network" if source.verb is None else "figure"),
            stands_for=source.referent.words.text if source.referent is not None else None,
        )


def read_as_type(types: Mapping[str, float]) -> EventType:
    """The likeliest type, none left out."""
    return cast("EventType", max((kind for kind in types if kind != "NONE"), key=lambda kind: types[kind]))


def _likeliest(found: Mapping[Any, float]) -> tuple[Chance, ...]:
    """The likeliest, and those after it that are worth a word."""
    first, *others = sorted(found.items(), key=lambda pair: -pair[1])[:RIVALS]
    return tuple(Chance(name, round(p, 6)) for name, p in (first, *others) if p >= LEAST or name == first[0])


def lexicon_row(candidate: Candidate | None) -> LexiconRow | None:
    """The row that proposed a candidate, as an explanation shows it."""
    if candidate is None:
        return None
    row = candidate.row
    return LexiconRow(
        table=row.table,
        line=row.line,
        trigger=" ".join(word.lemma_.lower() for word in candidate.words),
        pos=row.pos,
        conditions=tuple(
            as_tabled(
                condition.slot,
                [*condition.classes, *sorted(condition.words), *condition.phrases],
                negated=condition.negated,
                filled=condition.filled,
            )
            for condition in row.when
        ),
        type=candidate.row.type,
        mode=row.mode,
    )


def _status(draft: Draft, insight: Insight, read_as: EventType) -> StatusReason:
    grammatical = status_of(draft.head, draft.light)
    found = insight.statuses(draft.head)
    decided = grammatical if grammatical != "actual" else max(found, key=lambda status: found[status])
    by: Literal["grammar", "network", "convention"] = "grammar" if grammatical != "actual" else "network"
    return StatusReason(
        status=draft.status,
        by=by if (draft.status, draft.type) == (decided, read_as) else "convention",
        chances=_likeliest(found),
        words=mood_words(draft.head, draft.light) if by == "grammar" else (),
    )


def _parties(draft: Draft, insight: Insight, roles: _Roles) -> Iterator[PartyReason]:
    """Why each party of a draft is one."""
    proposed = insight.proposed_parties(draft.head, read_as_type(insight.decided(draft.head)))
    for side, parties in zip(_SIDES, (draft.actors, draft.recipients), strict=True):
        for party in parties:
            by, bearer = _bearer(party.mention.head, roles, proposed)
            words = party.mention.words.text
            told = tuple(mention.words.text for mention in party.referents)
            found = roles.get(bearer.i, {})
            role = side if found.get(side, 0.0) >= ROLE_AT else max(_SIDES, key=lambda role: found.get(role, 0.0))
            yield PartyReason(
                side=side,
                text=words,
                role=role if by in _BY_NETWORK else side,
                chance=round(found.get(role, 0.0), 6),
                by=by,
                path=path(draft.head, party.mention.head),
                stands_for=told if told != (words,) else (),
            )


def _bearer(head: Token, roles: _Roles, proposed: Collection[int]) -> tuple[_By, Token]:
    """How the party's head comes to its role, and which word the network gives that role."""
    if _as_party(roles.get(head.i, {})) >= ROLE_AT:
        return "network", head
    joined = next((other for other in head.conjuncts if _as_party(roles.get(other.i, {})) >= ROLE_AT), None)
    if joined is not None:
        return "joined", joined
    for above in takewhile(lambda word: word.pos_ not in {"VERB", "AUX"}, head.ancestors):
        if _as_party(roles.get(above.i, {})) >= ROLE_AT:
            return "stands for it", above
    return ("lexicon" if head.i in proposed else "sentence"), head


def _as_party(roles: Mapping[str, float]) -> float:
    """How likely a word is a party: conventions may move it to the other side, so that either role counts."""
    return max(roles.get(side, 0.0) for side in _SIDES)


def _considered(draft: Draft, roles: _Roles) -> Iterator[Chance]:
    """The words that nearly had a role."""
    doc = draft.head.doc
    for place, found in roles.items():
        for role, p in found.items():
            if role in _SIDES and WORTH_TELLING <= p < ROLE_AT and _as_party(found) < ROLE_AT:
                yield Chance(f"“{doc[place].text}” as {role}", round(p, 6))


def _merged(member: ResolvedDraft, told: Told, weights: Weights) -> str:
    """Why a report tells the event of those before it."""
    if member.draft.sentence.zone != "body":
        zone = member.draft.sentence.zone.partition(":")[0]
        return f"the {zone} retells it: the same type and status, and no other parties, day or place"
    clues = why(member, told, weights)[:_CLUES]
    return f"tells it again: {', '.join(f'{clue} {weight:.2f}' for clue, weight in clues)}"
