"""Drafts → resolved drafts: words become entities, places and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

import msgspec
from spacy.tokens import Span

from dateline.coding import Draft
from dateline.knowledge.name_keys import name_key
from dateline.language import Document, locate
from dateline.records import Attribution, Entity, Place, UnknownReason, When
from dateline.resolving.actors import ActorResolver, LocalNames, Resolution, local_names
from dateline.resolving.article_places import ArticlePlaces, place_line
from dateline.resolving.choosing import Choices
from dateline.resolving.dates import country_of_outlet, find_dates, is_widely_read
from dateline.resolving.event_dates import ArticleDates, event_date, is_historical
from dateline.resolving.event_parties import Doubtful, Known, PartyResolver
from dateline.resolving.event_places import event_place
from dateline.resolving.finest_places import finest
from dateline.resolving.hubs import without_hub
from dateline.resolving.one_country import Homes
from dateline.resolving.ordered import Ordered
from dateline.resolving.party_countries import ArticleCountries
from dateline.resolving.place_references import place_references
from dateline.resolving.places import PlaceResolver
from dateline.resolving.scenes import find_scenes
from dateline.resolving.stages import find_stages
from dateline.resolving.unlisted_places import is_known, unlisted_places

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a clause."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DESCRIBING = frozenset({"relcl", "acl"})
"""Relations (spaCy) of subjects, and of clauses that describe a noun."""
_PARTIES = frozenset({"ORG", "PERSON", "NORP"})
"""Labels of names that are parties."""
_BODIES = frozenset({"organisation", "group"})
_OF_PARTIES = 0.375
"""What the countries of the known parties count together for a place, beside a country that a caller expects (1).

Set by hand, as the next: parties often act elsewhere than at home.
"""
_OF_OUTLET = 0.19
"""What the country that the outlet is of counts."""
_BREAK = "\n\n"
"""Between the zones of an article: no name goes across it."""
_MOST_PARTIES, _MOST_NEAR = 40, 30
"""Names of parties that are looked up for their countries, and of places that count beside an unlisted one."""


class ResolvedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with identities; `unknown` says why a field is empty."""

    draft: Draft
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    place: Place | None
    when: When | None
    when_chance: float
    """How likely the date is that of the event."""
    historical: bool
    attribution: tuple[Attribution, ...]
    doubtful_actors: tuple[Doubtful, ...]
    """Those who may be the actor where none is sure."""
    doubtful_recipients: tuple[Doubtful, ...]
    host: Entity | None = None
    """The state that is visited, by the place, where no words tell whom the visit is to."""
    unknown: dict[str, UnknownReason]


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a document names, found once for all its drafts."""

    parties: PartyResolver
    places: ArticlePlaces
    dates: ArticleDates
    published: date | None


class _Named(msgspec.Struct, frozen=True):
    """A name that stands for a party of the tables, and how often it is there."""

    words: str
    party: Resolution
    times: int


class Resolver:
    """Resolves the drafts of a document. Built once; holds no state between documents."""

    def __init__(self, *, actors: ActorResolver, places: PlaceResolver, choices: Choices) -> None:
        self._actors = actors
        self._places = places
        self._choices = choices

    def resolve(self, document: Document, drafts: list[Draft]) -> list[ResolvedDraft]:
        """The drafts with their identities, in the same order."""
        scene = self.scene(document, drafts)
        resolved = [self._resolved(draft, scene) for draft in drafts]
        homes = Homes(
            [party for each in resolved for party in (*each.actors, *each.recipients)], scene.parties.full_names
        )
        return [_at_home(each, homes) for each in resolved]

    def scene(self, document: Document, drafts: Sequence[Draft]) -> Scene:
        """The places, dates and names of a document with these drafts."""
        article = document.article
        published = article.published_on
        country = country_of_outlet(article.outlet, article.address)
        named = self._named(document)
        expected = _expected(named, country)
        places = self._stated(document, named, expected, country)
        unlisted = self._unlisted(document, drafts, places, expected, country)
        return Scene(
            parties=self._parties(document, named, places),
            places=self._event_places(document, drafts, [*filter(is_known, places), *unlisted]),
            dates=ArticleDates(_dates(document, country), published=published, country=country, drafts=drafts),
            published=published,
        )

    def _event_places(self, document: Document, drafts: Sequence[Draft], known: Iterable[Place]) -> ArticlePlaces:
        """What tells the places of the events of a document in which these places are known."""
        named = finest(known, document.texts)
        line = place_line(named, document.texts)
        references = place_references(document, named, self._places.capital_of, dateline=line)
        stages = find_stages(document, [*named, *references], drafts)
        return ArticlePlaces(named, document.texts, drafts, references, stages=stages)

    def _parties(self, document: Document, named: Sequence[_Named], places: Sequence[Place]) -> PartyResolver:
        """What resolves the parties of a document that names these parties and places."""
        local = local_names(document.texts.get("body", ""), _labelled(document, places), _clauses(document))
        local = msgspec.structs.replace(local, places=_countries(places))
        named = [known for known in named if not self._is_namesake(known, local)]
        told = [known.party for known in named for _ in range(known.times)]
        countries = [p.country for p in told if p.country not in {None, "IGO"} and p.sector not in {"JRN", "NGO"}]
        if not countries and (home := self._places.home_by_words(document.texts.get("body", ""))) is not None:
            countries = [home]
        line = place_line(places, document.texts)
        return PartyResolver(
            self._actors,
            local=local,
            countries=ArticleCountries(
                without_hub(places, line, document, [(known.words, known.party.country) for known in named]),
                groups=[party.country for party in told if _is_armed_group(party)],
                parties=countries,
                scenes=find_scenes(document, places),
            ),
            weights=self._choices.country,
            people=[known.party for known in named if known.party.kind == "person"],
            bodies=[party for party, _ in Counter(p for p in told if p.kind == "organisation").most_common()],
        )

    def _is_namesake(self, known: _Named, local: LocalNames) -> bool:
        """Whether the article tells of somebody else with the name of a person of the tables."""
        if known.party.kind != "person" or not local.is_person(known.words):
            return False
        return self._actors.resolve(known.words, local=local).id is None

    def places(self, document: Document) -> tuple[Place, ...]:
        """The places of all zones of a document, each with its zone, at the words of the article."""
        home = country_of_outlet(document.article.outlet, document.article.address)
        named = self._named(document)
        return tuple(map(document.as_written, self._stated(document, named, _expected(named, home), home)))

    def _named(self, document: Document) -> list[_Named]:
        """The parties of the tables that a document names, but for those whose country is only their town's.

        Which town it is the places tell: the council of Paris, Texas, is none of France.
        """
        names = Counter(_words(name) for name in document.names if name.label_ in _PARTIES)
        told = [
            _Named(words, self._actors.resolve(words, on=document.article.published_on), times)
            for words, times in islice(names.items(), _MOST_PARTIES)
        ]
        return [known for known in told if known.party.id is not None and not self._is_of_town(known)]

    def _is_of_town(self, known: _Named) -> bool:
        """Whether the party is told by its town's name, and not by one of its own: "Paris City Council"."""
        party = known.party
        if party.country is None or party.id not in {party.country, f"{party.country}.{party.sector}"}:
            return False
        return self._places.begins_with_town(known.words, party.country)

    def _unlisted(
        self,
        document: Document,
        drafts: Sequence[Draft],
        places: Sequence[Place],
        expected: Mapping[str, float],
        home: str | None,
    ) -> list[Place]:
        near = list(dict.fromkeys(place.text for place in places if place.reason == "stated"))[:_MOST_NEAR]
        look_up = partial(self._places.resolve, near=near, countries=expected)
        home = home or self._places.country_in_name(document.article.outlet, near)
        return unlisted_places(document.names, drafts, places, document.texts, look_up, home=home)

    def _stated(
        self, document: Document, named: Sequence[_Named], expected: Mapping[str, float], home: str | None
    ) -> tuple[Place, ...]:
        """The places that the words around them show to be one; a body's name is none abroad: "the Duma" of Syria."""
        bodies = {known.words: known.party.country for known in named if known.party.kind in _BODIES}
        outlet = document.article.outlet
        if is_widely_read(outlet):
            outlet = None  # Moscow in The New York Times is not the village upstate
        article, begins = _joined(document)
        spans: list[tuple[int, int, str]] = []
        told: dict[int, str | None] = {}
        for name in document.names:
            at = locate(name)
            start, end = begins[at.zone] + at.start, begins[at.zone] + at.end
            spans.append((start, end, name.label_))
            if name.label_ == "ORG" and (words := _words(name)) in bodies:
                told.update(dict.fromkeys(range(start, end), bodies[words]))
        found = [
            place
            for place in self._places.find(article, spans=spans, outlet=outlet, home=home, countries=expected)
            if not _is_of_body_elsewhere(place, told)
        ]
        return tuple(
            _in_zone(place, zone, begins[zone])
            for zone, text in document.texts.items()
            for place in found
            if begins[zone] <= place.start < begins[zone] + len(text)
        )

    def _resolved(self, draft: Draft, scene: Scene) -> ResolvedDraft:
        """The draft with its identities; the event's day tells which office its parties held."""
        unknown: dict[str, UnknownReason] = {}
        dated = event_date(draft, scene.dates, self._choices.date)
        if dated.when is None:
            unknown["when"] = dated.unknown or "not_stated"
        place = event_place(draft, scene.places, self._choices.place)
        if place is None:
            unknown["place"] = "not_stated"
        elif place.precision is None:
            unknown["place"] = "not_in_gazetteer"
        on = _day(dated.when) or scene.published
        actors, recipients = scene.parties.entities(draft, on=on, place=place)
        for field, found in (("actors", actors), ("recipients", recipients)):
            is_mutual = field == "recipients" and not found and len(actors) > 1
            if not is_mutual and (reason := _reason(found)):
                unknown[field] = reason
        return ResolvedDraft(
            draft=draft,
            actors=tuple(known.entity for known in actors),
            recipients=tuple(known.entity for known in recipients),
            place=place,
            when=dated.when,
            when_chance=dated.chance,
            historical=is_historical(dated.when, published=scene.published),
            doubtful_actors=scene.parties.doubtful(draft, draft.doubtful_actors, on=on, place=place),
            doubtful_recipients=scene.parties.doubtful(draft, draft.doubtful_recipients, on=on, place=place),
            attribution=scene.parties.attributions(draft, actors, on=scene.published),
            host=scene.parties.host(draft, actors, place) if place is not None and not recipients else None,
            unknown=unknown,
        )


def _at_home(resolved: ResolvedDraft, homes: Homes) -> ResolvedDraft:
    """The draft with one country for each person of the article."""

    def at_home(doubtful: Doubtful) -> Doubtful:
        return msgspec.structs.replace(doubtful, entity=homes.at_home(doubtful.entity))

    return msgspec.structs.replace(
        resolved,
        actors=tuple(map(homes.at_home, resolved.actors)),
        recipients=tuple(map(homes.at_home, resolved.recipients)),
        doubtful_actors=tuple(map(at_home, resolved.doubtful_actors)),
        doubtful_recipients=tuple(map(at_home, resolved.doubtful_recipients)),
    )


def _dates(document: Document, country: str | None) -> dict[str, Ordered[When]]:
    """The dates of each zone of a document, read by the customs of its outlet's country."""
    published = document.article.published_on
    return {
        zone: Ordered(
            msgspec.structs.replace(when, zone=zone) for when in find_dates(text, published=published, country=country)
        )
        for zone, text in document.texts.items()
    }


def _is_armed_group(party: Resolution) -> bool:
    return party.kind == "group" and party.sector == "REB"


def _expected(named: Iterable[_Named], home: str | None) -> dict[str, float]:
    """The countries of the named parties of a document and of its outlet, with what each counts for a place."""
    counted = Counter(known.party.country for known in named if known.party.country is not None)
    expected = {country: _OF_PARTIES * count / counted.total() for country, count in counted.items()}
    if home is not None:
        expected[home] = expected.get(home, 0.0) + _OF_OUTLET
    return expected


def _joined(document: Document) -> tuple[str, dict[str, int]]:
    """The whole article with the body at its head, and where each zone begins: a name has one sense in all of it."""
    begins: dict[str, int] = {}
    parts: list[str] = []
    for zone in sorted(document.texts, key=lambda zone: zone != "body"):
        begins[zone] = sum(map(len, parts))
        parts += [document.texts[zone], _BREAK]
    return "".join(parts), begins


def _is_of_body_elsewhere(place: Place, bodies: Mapping[int, str | None]) -> bool:
    """Whether the name is that of a body of another country; `bodies` has their countries by each of their offsets."""
    is_within = place.start in bodies and place.end - 1 in bodies
    return is_within and place.country not in {None, bodies[place.start]}


def _in_zone(place: Place, zone: str, begin: int) -> Place:
    return msgspec.structs.replace(place, zone=zone, start=place.start - begin, end=place.end - begin)


def _countries(places: Iterable[Place]) -> dict[str, str]:
    """The countries of the places by the keys of their names; the first of a name counts."""
    found: dict[str, str] = {}
    for place in places:
        if place.country is not None and place.reason == "stated":
            found.setdefault(name_key(place.text), place.country)
    return found


def _labelled(document: Document, places: Iterable[Place]) -> list[tuple[str, str]]:
    """The names of a document with their labels; what was found to be a place is none of a person."""
    stated = {(place.zone, place.start, place.end) for place in places if place.reason == "stated" and place.country}
    return [
        (name.text, "GPE" if ((at := locate(name)).zone, at.start, at.end) in stated else name.label_)
        for name in document.names
    ]


def _clauses(document: Document) -> list[tuple[int, int]]:
    """Where the subject and the finite verb of each clause of the body start, but for those that describe a noun."""
    clauses: list[tuple[int, int]] = []
    for sentence in document.sentences:
        if sentence.zone != "body":
            continue
        for subject in sentence.span:
            if subject.dep_ not in _SUBJECTS or (verb := subject.head).dep_ in _DESCRIBING:
                continue
            if verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.children):
                clauses.append((locate(subject.left_edge).start, locate(verb).start))
    return sorted(clauses)


def _words(name: Span) -> str:
    return " ".join(name.text.split())


def _day(when: When | None) -> date | None:
    """A day of the event, to look up who held which office."""
    edge = (when.to or when.from_) if when is not None else None
    return date.fromisoformat(edge[:10]) if edge else None


def _reason(found: list[Known]) -> UnknownReason | None:
    if not found:
        return "not_stated"
    return next((known.unknown for known in found if known.unknown is not None), None)
