"""Whom a draft's parties stand for: mentions to entities, with the fields that context supplied named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial

import msgspec
from spacy.tokens import Span, Token

from dateline.coding import Draft, Mention, Party, Source
from dateline.coding.mentions import PLACE_LABELS, appositions, name_alone, own_mentions
from dateline.coding.whole_phrases import whole
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.word_groups import in_group, word_group
from dateline.language import Located, locate
from dateline.records import VERBAL, Attribution, Entity, Place, UnknownReason
from dateline.resolving.actors import ActorResolver, LocalNames, Resolution
from dateline.resolving.actors.people import ARMED
from dateline.resolving.actors.phrases import without_article
from dateline.resolving.actors.results import as_one
from dateline.resolving.choosing import Weights, best
from dateline.resolving.party_countries import (
    ArticleCountries,
    Company,
    country_options,
    is_abroad,
    is_counterpart,
    is_national,
    is_of_many,
    is_ruling,
    told_by_deed,
)

_BY_ROLE = 0.7
"""Confidence in who is meant by what the article's people are."""
_FROM_PLACE = 0.4
"""Most confidence in an entity whose country the context supplies."""
_BY_CROWDS = frozenset({"PROTEST", "ASSAULT"})
"""Types that the people of a town do, if the town is told to."""
_PRIVATE = frozenset({"BUS", "MNC", "PTY", "OPP", "LAB", "SOC", "NGO", "EDU", "MED", "REL", "JRN", "AGR"})
"""Sectors of those whom no state and no body of states belongs to."""
_PUBLIC = frozenset({"GOV", "IGO", "LEG", "JUD", "MIL", "COP"})
_DONE_BY_WORDS = VERBAL - {"CONSULT"}
"""Types that are done by words, so that who does them is no source; of talks one tells afterwards."""
_Options = list[tuple[str | None, set[str]]]
"""Countries with their clues; the first is none."""


class Known(msgspec.Struct, frozen=True):
    """An entity, the reason when it could not be resolved, and the words it was resolved from."""

    entity: Entity
    unknown: UnknownReason | None
    referent: Mention | None = None
    mention: Mention | None = None
    """Its words in the event's sentence."""


class Doubtful(msgspec.Struct, frozen=True):
    """Who may stand on a side of an event, by its sentence."""

    entity: Entity
    chance: float
    """How likely that is by the network."""


class PartyResolver:
    """Resolves the parties of one document."""

    def __init__(
        self,
        actors: ActorResolver,
        *,
        local: LocalNames,
        countries: ArticleCountries,
        weights: Weights,
        people: Sequence[Resolution] = (),
        bodies: Sequence[Resolution] = (),
    ) -> None:
        self._actors = actors
        self._people = people
        self._bodies = bodies
        self._local = local
        self._countries = countries
        self._weights = weights
        # The same words come again and again in an article, and on few days.
        self._told = cache(partial(actors.resolve_all, local=local))
        self._cache: dict[tuple[tuple[str, ...], date | None, bool], tuple[Resolution, ...]] = {}

    @property
    def full_names(self) -> Mapping[str, Sequence[str]]:
        """The full names of the article's persons by their surnames."""
        return self._local.full_names

    def entities(self, draft: Draft, *, on: date | None, place: Place | None) -> tuple[list[Known], list[Known]]:
        """The actors and the recipients of a draft, each once, in order; their countries as far as context tells."""
        (actors, met), _ = self._settled(draft, on, place)
        if draft.type == "REJECT":  # nobody refuses to do what they ask themselves
            met = [known for known in met if not any(_is_the_same_state(known, actor) for actor in actors)]
        return actors, met

    def doubtful(
        self, draft: Draft, found: Iterable[tuple[Party, float]], *, on: date | None, place: Place | None
    ) -> tuple[Doubtful, ...]:
        """Who the parties of a draft are that may be none, each with its chance."""
        doubted = []
        for party, chance in found:
            alone = msgspec.structs.replace(draft, actors=(party,), recipients=())
            known, _ = self.entities(alone, on=on, place=place)
            doubted += [Doubtful(each.entity, chance) for each in known[:1]]
        return tuple(doubted)

    def questions(self, draft: Draft, *, on: date | None, place: Place | None) -> list[tuple[Entity, _Options]]:
        """The parties of a draft whose country only context can tell, with their options."""
        return self._settled(draft, on, place)[1]

    def _settled(
        self, draft: Draft, on: date | None, place: Place | None
    ) -> tuple[list[list[Known]], list[tuple[Entity, _Options]]]:
        """Both sides with their countries, and the questions that were asked about them."""
        sides = [self._of_side(parties, on) for parties in (draft.actors, draft.recipients)]
        if draft.type not in _BY_CROWDS:
            sides[0] = [_as_authority(known) if self._is_place(known) else known for known in sides[0]]
        asked: list[tuple[Entity, _Options]] = []
        for number in (0, 1):  # actors first: whom the police of a town arrest is mostly of that town
            for known, referent, company in self._homeless(sides, number, place):
                spot = sides[number].index(known)
                if (home := told_by_deed(known.entity, referent, draft, company)) is not None:
                    sides[number][spot] = _of_country(known, home)
                    continue
                options = country_options(known.entity, referent, draft, company, self._countries)
                asked.append((known.entity, options))
                sides[number][spot] = self._at_home(known, options)
        return sides, asked

    def _homeless(
        self, sides: list[list[Known]], number: int, place: Place | None
    ) -> list[tuple[Known, Mention, Company]]:
        """Those of a side whose country only context can tell, with what surrounds them."""
        return [
            (known, referent, self._company(known, referent, sides, number, place))
            for known in sides[number]
            if (referent := known.referent) is not None
            and _may_be_local(known)
            and not self._is_place(known)
            and not is_of_many(referent.words)
            and not (known.entity.sector == "REB" and self._countries.is_of_wide_group)
        ]

    def _company(
        self, known: Known, referent: Mention, sides: list[list[Known]], number: int, place: Place | None
    ) -> Company:
        """What surrounds a party of that side: those beside it and opposite, and where the event is."""
        beside, other = [each for each in sides[number] if each is not known], sides[1 - number]
        if known.entity.sector in ARMED:  # who hands hostages over to the Red Cross is no Swiss
            other = [each for each in other if each.entity.sector != "NGO"]
        return Company(
            place=place,
            same_side=_countries_of(beside),
            other_side=_countries_of(other),
            other_side_inferred=_countries_of(other, inferred=True),
            is_actor=number == 0,
            other_states=frozenset(
                each.entity.country for each in other if each.entity.kind == "state" and each.entity.country is not None
            ),
            strangers=_countries_of(each for each in other if each.referent and is_abroad(each.referent)),
            nationals=_countries_of(each for each in other if each.referent and is_national(each.referent)),
            rulers=_countries_of(each for each in (*beside, *other) if each.referent and is_ruling(each.referent)),
            homelands=self._actors.homelands(referent.words.text),
            is_met_as_peer=any(each.referent and is_counterpart(each.referent) for each in (*beside, *other)),
            keepers=_countries_of(each for each in other if each.entity.sector in {"JUD", "COP"}),
            named_beside=_countries_of(_in_one_breath(known, sides[number])),
        )

    def _is_place(self, known: Known) -> bool:
        """Whether the party's name is that of a place whose country the text tells: Kharkiv is not the attacker's."""
        country = known.entity.country
        return country is not None and self._local.places.get(name_key(known.entity.name or "")) == country

    def _of_side(self, parties: Iterable[Party], on: date | None) -> list[Known]:
        found: list[Known] = []
        for party in parties:
            for known in self._meant(party, on):
                if not _is_venue(known) and not any(_same(known.entity, other.entity) for other in found):
                    found.append(known)
        return found

    def _meant(self, party: Party, on: date | None) -> list[Known]:
        """Those whom the party stands for; several only as far as they can be what its words say they are."""
        meant = [known for referent in party.referents for known in self._entities(party, referent, on=on)]
        if len(party.referents) > 1:
            told = self._described(party.mention.words, on)
            if told.sector in _PRIVATE:  # no two companies are a state and a bank
                meant = [known for known in meant if not _is_public_body(known.entity)]
        return meant or self._entities(party, party.mention, on=on)

    def _at_home(self, known: Known, options: _Options) -> Known:
        """The party with the likeliest of the countries that its company in the text offers, marked as inferred."""
        number, _ = best([clues for _, clues in options], self._weights)
        country = options[number][0]
        return known if country is None else _of_country(known, country)

    def host(self, draft: Draft, actors: Sequence[Known], place: Place) -> Entity | None:
        """The state that the actors visit by going where the event is; None where they are at home, or many meet."""
        countries = {known.entity.country for known in actors}
        is_abroad_there = place.reason == "stated" and bool(countries) and None not in countries
        if draft.mode != "visit" or not is_abroad_there or place.country is None or place.country in countries:
            return None
        if any(word.lemma_.lower() in word_group("gathering") for word in draft.sentence.span):
            return None
        state = self._actors.state(place.country)
        if state is None:
            return None
        return Entity(
            text=place.text,
            start=place.start,
            end=place.end,
            zone=place.zone,
            name=state.name,
            id=state.id,
            kind=state.kind,
            country=state.country,
            sector=state.sector,
            inferred=("party",),
            confidence=_FROM_PLACE,
        )

    def attributions(self, draft: Draft, actors: Sequence[Known], *, on: date | None) -> tuple[Attribution, ...]:
        """The sources of a draft; who does something by words, or tells what it will do, is no source of that."""
        found = tuple(self._attribution(source, on=on) for source in draft.sources)
        if draft.type not in _DONE_BY_WORDS and draft.status != "future":
            return found
        own = {key for known in actors for key in _identities(known.entity)}
        heads = {mention.head for known in actors for mention in (known.mention, known.referent) if mention is not None}
        return tuple(
            told
            for source, told in zip(draft.sources, found, strict=True)
            if own.isdisjoint(_identities(told) | self._names(source)) and heads.isdisjoint(_heads(source))
        )

    def _names(self, source: Source) -> set[str]:
        """A person's name without the office that the article gives with it: "the police spokesman, Ana Ruiz"."""
        name = self._in_full(_own_name((source.referent or source.mention).head))
        return set() if name is None else {name.casefold()}

    def _attribution(self, source: Source, *, on: date | None) -> Attribution:
        """The source as the event record gives it: persons by name, others as the article calls them."""
        words = source.referent or source.mention
        told = self._resolve(words, on)
        resolution = told[0] if len(told) == 1 else None
        is_person = resolution is not None and resolution.kind == "person" and resolution.id is not None
        at = locate(source.mention.words)
        named = _named_beside(words)
        if named is not None and resolution is not None and not _shares_word(named, resolution.name or ""):
            resolution, is_person = None, False  # another holds that office by the tables than the article says
        return Attribution(
            text=at.text,
            start=at.start,
            end=at.end,
            zone=at.zone,
            name=resolution.name if resolution and is_person else named or without_article(words.words.text),
            id=resolution.id if resolution else None,
            verb=source.verb,
        )

    def _entities(self, party: Party, referent: Mention, *, on: date | None) -> list[Known]:
        """Those whom one mention means: one for most, two for "both presidents"."""
        at = locate(whole(party.mention))
        if party.unresolved:
            entity = Entity(text=at.text, start=at.start, end=at.end, zone=at.zone, confidence=0.2)
            return [Known(entity, "unresolved_reference")]
        unknown = Resolution(name=without_article(referent.words.text), confidence=0.3, unknown="not_in_knowledge")
        found = self._resolve(referent, on) or (unknown,)
        if len(found) == 1 and found[0].unknown == "unresolved_reference":
            found = self._of_those_before(referent.words, on) or found
        return [self._known(party, referent, told, at, on) for told in found]

    def _of_those_before(self, words: Span, on: date | None) -> tuple[Resolution, ...]:
        """Those of as many states as words count, "the two presidents", where just these were named side by side."""
        at = locate(words)
        countries = self._countries.joined_before(at.zone, at.start)
        local = msgspec.structs.replace(self._local, places={country: country for country in countries})
        found = self._actors.resolve_all(words.text, on=on, local=local)
        return found if len(found) > 1 else ()

    def _described(self, words: Span, on: date | None) -> Resolution:
        """The one whom the words mean, or what all whom they mean have in common."""
        return as_one(self._told(words.text, on=on), words.text)

    def _completed(self, party: Party, resolution: Resolution, on: date | None) -> Resolution:
        """The resolution of whom no table has, with the country and sector that the article's other words tell."""
        lacks_country = resolution.country is None or "country" in resolution.inferred
        if resolution.id is not None or not (lacks_country or resolution.sector is None):
            return resolution
        # Other words, too, tell of a party: "a British soldier" who has been named before or since.
        others = (party.mention.words, *party.elsewhere)
        if lacks_country:
            told = (self._described(words, on) for words in others)
            countries = (each.country for each in told if "country" not in each.inferred)
            if (country := next(filter(None, countries), None)) is not None:
                inferred = tuple(field for field in resolution.inferred if field != "country")
                resolution = msgspec.structs.replace(resolution, country=country, inferred=inferred)
        if resolution.sector is None:
            told = (self._described(words, on) for words in others)
            sectors = (each.sector for each in told if each.kind == "person")
            resolution = msgspec.structs.replace(resolution, sector=next(filter(None, sectors), None))
        return resolution

    def _known(self, party: Party, referent: Mention, resolution: Resolution, at: Located, on: date | None) -> Known:
        resolution = self._completed(party, resolution, on)
        resolution = self._by_role(referent, resolution, on)
        words = without_article(referent.words.text)
        # Whom no table has is called by the name that the text gives, not by what is said of them.
        own_name = self._in_full(_own_name(referent.head)) if resolution.id is None else None
        entity = Entity(
            text=at.text,
            start=at.start,
            end=at.end,
            zone=at.zone,
            name=own_name or resolution.name or words,
            id=resolution.id,
            kind=resolution.kind,
            country=resolution.country,
            sector=resolution.sector,
            role=resolution.role,
            inferred=resolution.inferred,
            confidence=resolution.confidence,
        )
        return Known(entity, resolution.unknown, referent, party.mention)

    def _by_role(self, referent: Mention, described: Resolution, on: date | None) -> Resolution:
        """Who of the people that the article names is described by what they are: "the former president"."""
        if described.id is not None or described.role is None or referent.words[0].lower_ != "the":
            return described
        fitting = {
            person.id: person
            for person in self._people
            if person.role == described.role.lower()
            and (described.country in {None, person.country} or "country" in described.inferred)
        }
        if len(fitting) == 1:
            (person,) = fitting.values()
            return msgspec.structs.replace(person, inferred=("name", "id"), confidence=_BY_ROLE)
        return self._head_of_body(described, on) or described

    def _head_of_body(self, described: Resolution, on: date | None) -> Resolution | None:
        """Who heads the body that the article names most of those headed so: "the secretary-general" is the UN's."""
        if described.country is not None or (described.role or "").lower() not in word_group("head of body"):
            return None
        heads = (self._actors.resolve(f"{body.name} {described.role}", on=on) for body in self._bodies)
        return next((head for head in heads if head.id is not None and head.kind == "person"), None)

    def _in_full(self, name: str | None) -> str | None:
        """The full name that the article gives the only bearer of a surname."""
        full = self._local.full_names.get(name_key(name), ()) if name is not None and " " not in name else ()
        return full[0] if len(full) == 1 else name

    def _resolve(self, mention: Mention, on: date | None) -> tuple[Resolution, ...]:
        """Whom the mention means by the most telling of its phrases; nobody where none tells anything."""
        is_place = mention.head.ent_type_ in PLACE_LABELS
        key = (mention.phrases, on, is_place)
        if key not in self._cache:
            found = [self._told(phrase, on=on) for phrase in mention.phrases]
            if is_place:  # the town of Gao is nobody of that surname
                words = mention.words.text
                found = [
                    tuple(_as_town(r, phrase) for r in told) if phrase in words else told
                    for told, phrase in zip(found, mention.phrases, strict=True)
                ]
            known = [told for told in found if all(r.unknown is None for r in told)]
            known = known or [told for told in found if any(r.name or r.sector or r.country for r in told)]
            self._cache[key] = max(known, key=_certainty) if known else ()
        return self._cache[key]


def _of_country(known: Known, country: str) -> Known:
    """The party with a country that context supplied."""
    entity = msgspec.structs.replace(
        known.entity,
        country=country,
        inferred=tuple(dict.fromkeys((*known.entity.inferred, "country"))),
        confidence=min(known.entity.confidence or _FROM_PLACE, _FROM_PLACE),
    )
    return msgspec.structs.replace(known, entity=entity)


def _in_one_breath(known: Known, side: Iterable[Known]) -> list[Known]:
    """Whom of the side an "and" joins to the party as its like: persons, and whoever "other" likens it to."""
    if known.mention is None:
        return []
    joined = known.mention.head.conjuncts
    is_like = any(child.lower_ == "other" for child in known.mention.head.children)
    return [
        each
        for each in side
        if each.mention is not None
        and each.mention.head in joined
        and (each.entity.kind == "person" or (is_like and each.entity.kind != "state"))
    ]


def _own_name(head: Token) -> str | None:
    """The name of a person, which may stand beside a description of them: "the head of the union, Ana Ruiz"."""
    return name_alone(head) or next(filter(None, map(name_alone, () if head.ent_type_ else appositions(head))), None)


def _identities(party: Entity | Attribution) -> set[str]:
    """What tells that two mean the same: the id, and the name, which the article may give with and without an id."""
    return {key.casefold() for key in (party.id, party.name or party.text) if key is not None}


def _heads(source: Source) -> set[Token]:
    """The words for a source: its own head, and that of whom it stands for."""
    return {mention.head for mention in (source.mention, source.referent) if mention is not None}


def _named_beside(mention: Mention) -> str | None:
    """The name that stands beside a description: "the exiled lawyer Ana Ruiz", "its envoy, Ana Ruiz", "the group X"."""
    beside = [
        child
        for child in mention.head.children
        if child.dep_ == "appos"
        and child.pos_ == "PROPN"
        and (child.ent_type_ == "PERSON" or child.left_edge.i == mention.words.end)
    ]
    if not mention.head.ent_type_:
        beside = beside or _identified_as(mention.head)
        return own_mentions(beside[0])[0].words.text if beside else None
    if mention.head.ent_type_ != "ORG":
        return None
    words = mention.words
    while len(words) > 1 and (not words[0].ent_type_ or words[0].pos_ == "DET"):
        words = words[1:]
    return words.text if words[0].ent_type_ == "ORG" else None


def _identified_as(head: Token) -> list[Token]:
    """The names in "a man identified as Ana Ruiz", "a rebel who named himself as Ana Ruiz"."""
    return [
        name
        for clause in head.children
        if clause.dep_ in {"acl", "relcl"} and in_group(clause.lemma_, "identifying")
        for preposition in clause.children
        if preposition.lower_ == "as"
        for name in preposition.children
        if name.ent_type_ == "PERSON"
    ]


def _shares_word(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


def _certainty(told: tuple[Resolution, ...]) -> tuple[bool, float]:
    """How sure a phrase's answer is: whether all are of the tables, then the least confidence."""
    return all(r.id is not None for r in told), min(r.confidence or 0.0 for r in told)


def _as_town(found: Resolution, phrase: str) -> Resolution:
    """The resolution of a word that the text uses as a place: no person."""
    if found.kind != "person":
        return found
    return Resolution(name=without_article(phrase), kind="population", sector="CVL", confidence=_FROM_PLACE)


def _is_venue(known: Known) -> bool:
    """Whether a town only tells where something was agreed or is talked of: "the Minsk agreement" is not Belarus's."""
    head = known.referent.head if known.referent is not None else None
    if head is None or head.dep_ != "compound" or known.entity.kind != "state":
        return False
    if word_group("accord").keys().isdisjoint({head.head.lemma_.lower(), head.head.lower_}):
        return False
    return head.ent_type_ == "GPE" and not _shares_word(head.text, known.entity.name or "") and not head.text.isupper()


def _as_authority(known: Known) -> Known:
    """A town or region that acts as those who govern it: "Texas sued the government"; others as they are."""
    if known.entity.id is not None or known.entity.kind != "population":
        return known
    return msgspec.structs.replace(
        known, entity=msgspec.structs.replace(known.entity, kind="organisation", sector="GOV")
    )


def _is_public_body(entity: Entity) -> bool:
    return entity.kind != "person" and entity.sector in _PUBLIC


def _may_be_local(known: Known) -> bool:
    """Whether context may supply the country: nothing tells it, and the party is none of the tables."""
    return known.entity.id is None and (known.entity.country is None or "country" in known.entity.inferred)


def _countries_of(side: Iterable[Known], *, inferred: bool = False) -> frozenset[str]:
    """The countries that the parties' own words tell, or those that context supplied."""
    return frozenset(
        known.entity.country
        for known in side
        if known.entity.country is not None and ("country" in known.entity.inferred) == inferred
    )


def _is_the_same_state(known: Known, actor: Known) -> bool:
    """Whether both are one state: "asked Chad for troops, but Chad refused"."""
    return known.entity.kind == "state" and known.entity.id is not None and known.entity.id == actor.entity.id


def _same(one: Entity, other: Entity) -> bool:
    if one.id is not None or other.id is not None:
        return one.id == other.id
    return (one.name or one.text).casefold() == (other.name or other.text).casefold()
