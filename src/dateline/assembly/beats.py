"""What is no political event because of where it is told: the attack of a striker, a rebel in a film, a firm's offer.

Sport, the arts and routine business are not coded (corpus/GUIDE.md). On such a page the same words tell other things,
so that an event counts there only when somebody of public life has part in it, or when people came to harm.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.beats import Beat, beats
from dateline.language import Document
from dateline.records import Entity
from dateline.resolving import ResolvedDraft

_PUBLIC = frozenset("GOV LEG JUD COP MIL SPY PTY REB PRM UAF SEP IGO PRE".split())
"""Sectors of those whose acts are political wherever they are told."""
_LABOUR = frozenset({"LAB", "NGO"})
"""Sectors whose bodies, and not everybody in them, are of public life where business or art is told."""
_HARM = ("killed", "injured", "arrested")
_DISTINCT = 5
"""Words of a beat that a page must have."""
_SURE = ((2, 0.8), (4, 0.5))
"""How many of them must be said hardly elsewhere, if the page has how many words of the beat for each sentence."""
_READ = 6_000
"""Characters of a page that are looked at."""


def beat_of(document: Document) -> Beat | None:
    """The beat that the article is of, if it is of one whose reports are mostly not political."""
    text = "\n".join(zone.text for zone in document.article.zones)[:_READ].lower()
    sentences = sum(sentence.start < _READ for sentence in document.sentences)
    section = (document.article.section or "").lower()
    return next((beat for beat in beats() if _is_of(beat, text, sentences, section)), None)


def _is_of(beat: Beat, text: str, sentences: int, section: str) -> bool:
    said = beat.words.findall(text)
    distinct = frozenset(said)
    sure = len(distinct & beat.sure)
    if section in beat.sections:
        return sure >= 1
    is_dense = any(sure >= least and len(said) >= share * sentences for least, share in _SURE)
    return is_dense and len(distinct) >= _DISTINCT


def is_political(reports: Iterable[ResolvedDraft], beat: Beat) -> bool:
    """Whether an event that a page of the beat reports is one all the same."""
    return any(_is_public(report, beat) for report in reports)


def _is_public(report: ResolvedDraft, beat: Beat) -> bool:
    parties = (*report.actors, *report.recipients)
    # Whoever is killed on the arts' page may be so in a film.
    return (beat.name != "arts" and _has_harm(report)) or any(_is_of_public_life(party, beat) for party in parties)


def _has_harm(report: ResolvedDraft) -> bool:
    """Whether more than one came to harm: a fight in a stadium, and no knock-out."""
    return any(count.kind in _HARM and (count.min or 0) > 1 for count in report.draft.counts)


def _is_of_public_life(party: Entity, beat: Beat) -> bool:
    if party.sector in _LABOUR:
        return beat.name != "sport" and party.kind == "organisation"
    if party.sector not in _PUBLIC:
        return False
    if party.kind == "state":  # where teams play, "England" is one
        return beat.name != "sport"
    return party.id is not None or not _is_double(party, beat)


def _is_double(party: Entity, beat: Beat) -> bool:
    """Whether the words that name or describe the party mean somebody else on the beat."""
    words = f"{party.text} {party.role or ''}".lower().split()
    return any(word in beat.doubles or word.removesuffix("s") in beat.doubles for word in words)
