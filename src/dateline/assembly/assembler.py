"""The assembler: groups of resolved drafts become events of the record, with ids, codes and confidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.assembly.beats import political
from dateline.assembly.figures import merged_quantities
from dateline.assembly.implied_parties import Cast, Side
from dateline.assembly.merging import grouped, merged_actors, merged_date, merged_place, merged_recipients, surest_first
from dateline.assembly.sources import merged_sources
from dateline.coding.arguments import is_exchanged
from dateline.coding.draft import KEPT_AT
from dateline.knowledge.codebook import Codebook
from dateline.language import Document, written
from dateline.records import MUTUAL, Entity, Event, Evidence, Trigger, UnknownReason
from dateline.resolving import ResolvedDraft
from dateline.resolving.choosing import Weights


class Assembler:
    """Makes the events of an article.

    Args:
        codebook: the codes of types and modes.
        coder: the name and version that each event carries.
        weights: of the clues for who is understood where nobody is named (`resolving.choosing`).
        retellings: of the clues for an event that is told again.
    """

    def __init__(self, codebook: Codebook, *, coder: str, weights: Weights, retellings: Weights) -> None:
        self._codebook = codebook
        self._coder = coder
        self._weights = weights
        self.retellings = retellings

    def assemble(self, document: Document, drafts: Sequence[ResolvedDraft]) -> list[Event]:
        """The article's events in order of first evidence; title and captions add evidence to what the body says.

        All their parts are given at the words of the article as it was given.
        """
        groups = self.groups(document, drafts)
        cast = Cast(groups, self._weights)
        return [self._event(document, group, cast, number) for number, group in enumerate(groups)]

    def groups(self, document: Document, drafts: Sequence[ResolvedDraft]) -> list[list[ResolvedDraft]]:
        """The reports of each political event of which one is sure enough; in order of first mention."""
        return political(document, self._sure(drafts))

    def unpolitical(self, document: Document, drafts: Sequence[ResolvedDraft]) -> list[list[ResolvedDraft]]:
        """The reports of each event that is sure enough, but not political, in the same order."""
        groups = self._sure(drafts)
        kept = set(map(id, political(document, groups)))
        return [group for group in groups if id(group) not in kept]

    def _sure(self, drafts: Sequence[ResolvedDraft]) -> list[list[ResolvedDraft]]:
        return [group for group in grouped(drafts, self.retellings) if _confidence(group) >= KEPT_AT]

    def _event(self, document: Document, group: list[ResolvedDraft], cast: Cast, number: int) -> Event:
        article, as_written = document.article, document.as_written
        draft = group[0].draft
        mode = next((member.draft.mode for member in surest_first(group) if member.draft.mode), None)
        category = self._codebook.category(draft.type, mode)
        actors = merged_actors(group)
        recipients = merged_recipients(group)
        for side in open_sides(draft.type, actors, recipients, mutual=is_exchanged(draft.head)):
            if answered := cast.answered(number, side):
                (actors if side == "actor" else recipients).extend(answered)
            elif (implied := cast.implied(number, side, beside=[*actors, *recipients])) is not None:
                is_met = side == "recipient" and draft.type == "CONSULT" and mode != "visit"
                (actors if side == "actor" or is_met else recipients).append(implied)
            elif side == "recipient":
                recipients += [member.host for member in group if member.host is not None][:1]
        actors, recipients = [*map(as_written, actors)], [*map(as_written, recipients)]
        when = merged_date(group)
        place = merged_place(member.place for member in group)
        evidence = list(dict.fromkeys(_evidence(member) for member in group))
        given = {
            "actors": bool(actors),
            "recipients": bool(recipients),
            "place": place is not None and place.precision is not None,
            "when": when is not None,
        }
        return Event(
            id=_digest(article.id, draft.type, evidence, [*actors, *recipients]),
            article=article.id,
            type=draft.type,
            mode=mode,
            contexts=sorted({context for member in group for context in member.draft.contexts}),
            quad=category.quad,
            score=category.score,
            cameo=category.cameo,
            status=draft.status,
            historical=next((m.historical for m in group if m.when is when and when is not None), False),
            actors=actors,
            recipients=recipients,
            place=None if place is None else as_written(place),
            when=None if when is None else as_written(when),
            attribution=[*map(as_written, merged_sources(group))],
            quantities=merged_quantities(group, as_written),
            evidence=evidence,
            unknown=_unknown(group, given),
            confidence=_confidence(group),
            coder=self._coder,
        )


def open_sides(
    event_type: str, actors: Sequence[Entity], recipients: Sequence[Entity], *, mutual: bool = False
) -> list[Side]:
    """The sides of an event that somebody may be understood on; who attacked must be told, not guessed.

    `mutual` says that its actors do it to each other.
    """
    sides: list[Side] = [] if actors or event_type == "ASSAULT" else ["actor"]
    if not recipients and not ((mutual or event_type in MUTUAL) and len(actors) > 1):
        sides.append("recipient")
    return sides


def _evidence(member: ResolvedDraft) -> Evidence:
    sentence = member.draft.sentence.written
    at = written(member.draft.words)
    return Evidence(
        zone=sentence.zone,
        start=sentence.start,
        end=sentence.end,
        trigger=Trigger(start=at.start, end=at.end, text=at.text),
    )


def _unknown(group: list[ResolvedDraft], given: dict[str, bool]) -> dict[str, UnknownReason]:
    """Reasons for what stayed empty or unresolved after merging; `given` tells which fields have a value."""
    reasons: dict[str, UnknownReason] = {}
    for field, is_given in given.items():
        found = [member.unknown[field] for member in group if field in member.unknown]
        telling = [reason for reason in found if reason != "not_stated"]
        if telling and (not is_given or field in {"actors", "recipients"}):
            reasons[field] = telling[0]
        elif found and not is_given:
            reasons[field] = found[0]
    return reasons


def _confidence(group: list[ResolvedDraft]) -> float:
    """How sure it is that the event is one of its type: that of the surest report."""
    return round(max(member.draft.score for member in group), 2)


def _digest(article: str, event_type: str, evidence: list[Evidence], parties: list[Entity]) -> str:
    """Sixteen hexadecimal digits, the same for the same coding of the same text."""
    parts = [article, event_type]
    parts += [f"{e.zone}:{e.start}-{e.end}:{e.trigger.start}-{e.trigger.end}" for e in evidence]
    parts += [f"{p.zone}:{p.start}-{p.end}:{p.id or ''}" for p in parties]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
