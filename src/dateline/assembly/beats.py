"""What is no political event because of where it is told: the attack of a striker, a rebel in a film, a firm's offer.

Sport, the arts and routine business are not coded (corpus/GUIDE.md), nor what obituaries, sermons and the notices of
clubs and schools tell of their own people. On such a page the same words tell other things, so that an event counts
there only when somebody of public life has part in it, or when people came to harm. Nor is it politics what persons
without any office promise, ask or blame on a page where nobody else acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from spacy.tokens import Token

from dateline.knowledge.beats import Beat, beats
from dateline.knowledge.word_groups import word_group
from dateline.language import Document
from dateline.records import VERBAL, Entity
from dateline.resolving import ResolvedDraft

Reports = list[ResolvedDraft]
"""What reports one event."""
_PUBLIC = frozenset("GOV LEG JUD COP MIL SPY PTY REB PRM UAF SEP IGO PRE".split())
"""Sectors of those whose acts are political wherever they are told."""
_LABOUR = frozenset({"LAB", "NGO"})
"""Sectors whose bodies, and not everybody in them, are of public life where business or art is told."""
_BODIES = frozenset({"organisation", "group"})
_STATES_BY_NAME_ONLY = frozenset({"sport", "obituaries", "worship"})
"""Beats where a state is a team, where somebody served long ago, or one of scripture."""
_COLLECTIVE = frozenset({"state", "organisation", "group", "population"})
_WORDS = VERBAL | {"COOPERATE", "AID"}
"""Types of what private persons, too, say and do for each other every day, which is politics between others only."""
_TELLING = 5
"""Sentences of a page that must have somebody of public life, if what is said on it is to be political."""
_HARM = ("killed", "injured", "arrested")
_DISTINCT = 5
"""Words of a beat that a page must have."""
_SURE = ((2, 0.8), (4, 0.5))
"""How many of them must be said hardly elsewhere, if the page has how many words of the beat for each sentence."""
_OF_A_WORK = 4
"""Words of the arts, and sentences, that a page in the present must have to tell what happens in a work."""
_PRESENT = 0.6
"""Share of its sentences that must be in the present."""
_READ = 6_000
"""Characters of a page that are looked at."""


def beat_of(document: Document) -> Beat | None:
    """The beat that the article is of, if it is of one whose reports are mostly not political."""
    text = "\n".join(document.texts.values())[:_READ].lower()
    sentences = sum(sentence.start < _READ for sentence in document.sentences)
    section = (document.article.section or "").lower()
    for beat in beats():
        said = beat.words.findall(text)
        if _is_of(beat, said, sentences, section) or _is_synopsis(document, beat, said):
            return beat
    return None


def _is_synopsis(document: Document, beat: Beat, said: Sequence[str]) -> bool:
    """Whether the page tells in the present what happens in a work: reports of news are in the past."""
    if beat.name != "arts" or len(frozenset(said)) < _OF_A_WORK:
        return False
    roots = [sentence.span.root for sentence in document.sentences if sentence.zone == "body"]
    told = [root for root in roots if root.pos_ in {"VERB", "AUX"}]
    return len(told) >= _OF_A_WORK and sum(map(_is_present, told)) >= _PRESENT * len(told)


def _is_present(verb: Token) -> bool:
    """Whether a clause is in the present, by its verb or the first of its auxiliaries: "is shot", not "has shot"."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return min((verb, *auxiliaries), key=lambda word: word.i).tag_ in {"VBZ", "VBP"} and not any(
        child.lemma_ == "have" for child in auxiliaries
    )


def _is_of(beat: Beat, said: Sequence[str], sentences: int, section: str) -> bool:
    distinct = frozenset(said)
    sure = len(distinct & beat.sure)
    if section in beat.sections:
        return sure >= 1
    is_dense = any(sure >= least and len(said) >= share * sentences for least, share in _SURE)
    return is_dense and len(distinct) >= _DISTINCT


def political(document: Document, groups: Sequence[Reports]) -> list[Reports]:
    """The events of a page, each by its reports, without those that are none because of what the page is about."""
    beat = beat_of(document)
    if beat is not None:
        return _of_public_life(groups, beat)
    if len(document.sentences) >= _TELLING and not any(map(_has_public_party, groups)):
        return [reports for reports in groups if reports[0].draft.type not in _WORDS]
    return list(groups)


def _has_public_party(reports: Reports) -> bool:
    """Whether anybody but persons without an office has part in the event."""
    parties = [party for report in reports for party in (*report.actors, *report.recipients)]
    return any(p.id is not None or p.sector in _PUBLIC or p.kind in _COLLECTIVE for p in parties)


def _of_public_life(groups: Sequence[Reports], beat: Beat) -> list[Reports]:
    """The events that a page of the beat tells of public life.

    Where teams play "England" is one, and players protest against a referee: what states and crowds do on such pages
    counts only beside something else that is political.
    """
    public = [any(_is_public(report, beat) for report in reports) for reports in groups]
    if beat.name in _STATES_BY_NAME_ONLY and any(public):
        pairs = zip(groups, public, strict=True)
        return [reports for reports, is_public in pairs if is_public or any(map(_is_of_states_or_crowds, reports))]
    return list(compress(groups, public))


def _is_of_states_or_crowds(report: ResolvedDraft) -> bool:
    return report.draft.type == "PROTEST" or any(p.kind == "state" for p in (*report.actors, *report.recipients))


def _is_public(report: ResolvedDraft, beat: Beat) -> bool:
    parties = (*report.actors, *report.recipients)
    if beat.name == "arts" and _is_present(report.draft.head):  # what happens in the work
        return any(party.id is not None for party in parties)
    # Whoever is killed on the arts' page may be so in a film.
    is_harm = beat.name != "arts" and _has_harm(report)
    return is_harm or report.draft.mode == "strike" or any(_is_of_public_life(party, beat) for party in parties)


def _has_harm(report: ResolvedDraft) -> bool:
    """Whether more than one came to harm: a fight in a stadium, and no knock-out."""
    return any(count.kind in _HARM and (count.min or 0) > 1 for count in report.draft.counts)


def _is_of_public_life(party: Entity, beat: Beat) -> bool:
    if party.sector in _LABOUR:
        return beat.name != "sport" and party.kind in _BODIES
    if party.sector not in _PUBLIC:
        return False
    if party.kind == "state":
        return beat.name not in _STATES_BY_NAME_ONLY
    return party.id is not None or not _is_double(party, beat)


def _is_double(party: Entity, beat: Beat) -> bool:
    """Whether the words that name or describe the party mean somebody else on the beat: a guard, no border guard."""
    words = f"{party.text} {party.role or ''}".lower().split()
    if not word_group("public life").keys().isdisjoint(words):
        return False
    is_town = party.sector == "GOV" and party.kind == "organisation"  # by whose name its team goes
    return is_town or any(word in beat.doubles or word.removesuffix("s") in beat.doubles for word in words)
