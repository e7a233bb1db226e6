"""The assembler: groups of resolved drafts become events of the record, with ids, codes and confidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.assembly.figures import merged_quantities
from dateline.assembly.merging import grouped, merged_date, merged_entities, merged_place
from dateline.knowledge.codebook import Codebook
from dateline.language import Document, locate
from dateline.records import Article, Entity, Event, Evidence, Trigger, UnknownReason
from dateline.resolving import ResolvedDraft


class Assembler:
    """Makes the events of an article. `coder` is the name and version that each event carries."""

    def __init__(self, codebook: Codebook, *, coder: str) -> None:
        self._codebook = codebook
        self._coder = coder

    def assemble(self, document: Document, drafts: Sequence[ResolvedDraft]) -> list[Event]:
        """The article's events in order of first evidence; title and captions add evidence to what the body says."""
        article = document.article
        return [self._event(article, group) for group in grouped(drafts)]

    def _event(self, article: Article, group: list[ResolvedDraft]) -> Event:
        first = group[0]
        draft = first.draft
        mode = next((member.draft.mode for member in group if member.draft.mode), None)
        category = self._codebook.category(draft.type, mode)
        actors = merged_entities(member.actors for member in group)
        recipients = merged_entities(member.recipients for member in group)
        when = merged_date(member.when for member in group)
        place = merged_place(member.place for member in group)
        evidence = list(dict.fromkeys(_evidence(member) for member in group))
        given = {
            "actors": bool(actors),
            "recipients": bool(recipients),
            "place": place is not None,
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
            place=place,
            when=when,
            attribution=list(next((m.attribution for m in group if m.attribution), ())),
            quantities=merged_quantities(group),
            evidence=evidence,
            unknown=_unknown(group, given),
            confidence=_confidence(group),
            coder=self._coder,
        )


def _evidence(member: ResolvedDraft) -> Evidence:
    sentence = member.draft.sentence
    at = locate(member.draft.words)
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
