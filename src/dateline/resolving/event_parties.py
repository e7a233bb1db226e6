"""Whom a draft's parties stand for: mentions to entities, with the fields that context supplied named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from dateline.coding import Mention, Party, Source
from dateline.language import locate
from dateline.records import Attribution, Entity, UnknownReason
from dateline.resolving.actors import ActorResolver, LocalNames, Resolution
from dateline.resolving.actors.phrases import without_article

_FROM_PLACE = 0.4
"""Most confidence in an entity whose country the place of the event, or the article's main country, supplies."""
_DOMINANT = 0.4
"""Share of an article's country mentions that makes it an article about that country."""


class Known(msgspec.Struct, frozen=True):
    """An entity, and the reason when it could not be resolved."""

    entity: Entity
    unknown: UnknownReason | None


class PartyResolver:
    """Resolves the parties of one document."""

    def __init__(self, actors: ActorResolver, *, local: LocalNames, countries: Counter[str]) -> None:
        self._actors = actors
        self._local = local
        self._cache: dict[tuple[tuple[str, ...], date | None, bool], Resolution | None] = {}
        total = countries.total()
        top = countries.most_common(1)
        self._dominant = top[0][0] if top and top[0][1] / total >= _DOMINANT else None

    def entities(self, parties: Iterable[Party], *, on: date | None, place_country: str | None) -> list[Known]:
        """The entities of the parties, each once, in order."""
        found: list[Known] = []
        for party in parties:
            for referent in party.referents or (party.mention,):
                known = self._entity(party, referent, on=on, place_country=place_country)
                if not any(_same(known.entity, other.entity) for other in found):
                    found.append(known)
        return found

    def attribution(self, source: Source, *, on: date | None) -> Attribution:
        """The source as the event record gives it: persons by name, others as the article calls them."""
        words = source.referent or source.mention
        resolution = self._resolve(words, on)
        is_person = resolution is not None and resolution.kind == "person" and resolution.id is not None
        at = locate(source.mention.words)
        return Attribution(
            text=at.text,
            start=at.start,
            end=at.end,
            zone=at.zone,
            name=resolution.name if resolution is not None and is_person else without_article(words.words.text),
            id=resolution.id if resolution else None,
            verb=source.verb,
        )

    def _entity(self, party: Party, referent: Mention, *, on: date | None, place_country: str | None) -> Known:
        at = locate(party.mention.words)
        if party.unresolved:
            return Known(
                Entity(text=at.text, start=at.start, end=at.end, zone=at.zone, confidence=0.2), "unresolved_reference"
            )
        unknown = Resolution(name=without_article(referent.words.text), confidence=0.3, unknown="not_in_knowledge")
        resolution = self._resolve(referent, on) or unknown
        country, inferred, confidence = resolution.country, tuple(resolution.inferred), resolution.confidence
        if country is None and resolution.id is None and _is_local(resolution, referent):
            country = place_country or self._dominant
            if country is not None:
                inferred, confidence = (*inferred, "country"), min(confidence or _FROM_PLACE, _FROM_PLACE)
        entity = Entity(
            text=at.text,
            start=at.start,
            end=at.end,
            zone=at.zone,
            name=resolution.name or without_article(referent.words.text),
            id=resolution.id,
            kind=resolution.kind,
            country=country,
            sector=resolution.sector,
            role=resolution.role,
            inferred=inferred,
            confidence=confidence,
        )
        return Known(entity, resolution.unknown)

    def _resolve(self, mention: Mention, on: date | None) -> Resolution | None:
        is_place = mention.head.ent_type_ in {"GPE", "LOC", "FAC"}
        key = (mention.phrases, on, is_place)
        if key not in self._cache:
            found = [self._actors.resolve(phrase, on=on, local=self._local) for phrase in mention.phrases]
            if is_place:  # the town of Gao is nobody of that surname
                found = [_as_town(r, phrase) for r, phrase in zip(found, mention.phrases, strict=True)]
            known = [r for r in found if r.unknown is None] or [r for r in found if r.name or r.sector or r.country]
            self._cache[key] = max(known, key=lambda r: (r.id is not None, r.confidence or 0.0)) if known else None
        return self._cache[key]


def _as_town(found: Resolution, phrase: str) -> Resolution:
    """The resolution of a word that the text uses as a place: no person."""
    if found.kind != "person":
        return found
    return Resolution(name=without_article(phrase), kind="population", sector="CVL", confidence=_FROM_PLACE)


def _is_local(resolution: Resolution, mention: Mention) -> bool:
    """Whether one whose country nothing tells is likely of the place of the event: people, and those only described.

    Names of bodies are not: an unknown organisation may be from anywhere.
    """
    if resolution.kind in {"person", "population"} or mention.head.ent_type_ in {"PERSON", "NORP"}:
        return True
    return not any(token.pos_ == "PROPN" for token in mention.words)


def _same(one: Entity, other: Entity) -> bool:
    if one.id is not None or other.id is not None:
        return one.id == other.id
    return (one.name or one.text).casefold() == (other.name or other.text).casefold()
