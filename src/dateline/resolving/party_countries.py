"""Of what country a party is whose words do not tell: "residents", "the government", "Curtis McCoy".

Every country that the article names is an option, and none is one; the event's place, the other parties and the names
near it speak for each, with the learnt weights of `choosing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec
from spacy.tokens import Span, Token

from dateline.coding import Draft, Mention
from dateline.coding.bystanders import aside
from dateline.knowledge.nouns_abroad import nouns_abroad
from dateline.knowledge.word_groups import in_group, word_group
from dateline.language import Located, Sentence, locate
from dateline.records import Entity, Place
from dateline.resolving.actors.people import ARMED
from dateline.resolving.choosing import bucket
from dateline.resolving.ordered import Ordered
from dateline.resolving.scenes import Scene

_OF_NO_STATE = "IGO"
"""The code of bodies of many states, of which no army or crowd is for being asked by one."""
_MOST = 5
"""Countries of the article that are options for being named most."""
_OFTEN = 3
"""Times that groups of no one country are named where the article is about them."""
_BEFORE = 400
"""Characters before the party in which a country's name counts as near."""
_SETTLING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "CONSULT", "RETREAT"})
"""Types by which rebels and those who rule come to terms."""
_ON_THE_SPOT = frozenset({"PROTEST", "ASSAULT", "COERCE"})
"""Types of acts that are done where their object is."""
_OF_STATES = frozenset({"ACCUSE", "SANCTION", "THREATEN", "CONSULT", "AGREE"})
"""Types of what states do to, or with, those whom others have sent."""
_BESIDE = frozenset({"appos", "compound", "nmod"})
"""Relations (spaCy) of what tells of a name who bears it: "the envoy, Ana Ruiz", "envoy Ana Ruiz"."""
_TO = frozenset({"to", "for", "in"})
"""Prepositions between somebody sent and the country to which."""
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors of those who hold an office of a state."""
_SHARES = (0.1, 0.25, 0.5, 0.75)
"""Shares of the article's mentions of countries: upper ends of the buckets."""


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a party in its event."""

    place: Place | None
    same_side: frozenset[str]
    other_side: frozenset[str]
    other_side_inferred: frozenset[str]
    is_actor: bool
    other_states: frozenset[str] = frozenset()
    """Of the other side those that are a state itself: the minister who criticises China is not Chinese."""
    strangers: frozenset[str] = frozenset()
    """Of the other side those whose country is told because they are abroad: "two Dutch tourists"."""
    nationals: frozenset[str] = frozenset()
    """Of the other side those whose nation is told: "two Iranian banks"."""
    rulers: frozenset[str] = frozenset()
    """Of the other parties, on both sides, those that are called a government or its army."""
    homelands: frozenset[str] = frozenset()
    """Where the people live that its words name: "Kurdish forces"."""
    is_met_as_peer: bool = False
    """Whether another of those who meet is called its counterpart, and so of another state."""
    keepers: frozenset[str] = frozenset()
    """Of the other side those that are courts or police and tell of what country they are."""
    named_beside: frozenset[str] = frozenset()
    """Those of whom it is named in one breath with: "Ruiz and two judges", "Tibetans and other minorities"."""

    def town_in(self) -> str | None:
        """The country of the event's place, if that is finer than a country."""
        return self.place.country if self.place is not None and self.place.precision != "country" else None

    def place_in(self, sentence: Sentence) -> str | None:
        """The country of the event's place, if the sentence states it."""
        place = self.place
        if place is None or place.reason != "stated" or place.zone != sentence.zone:
            return None
        return place.country if sentence.start <= place.start < sentence.end else None


class ArticleCountries:
    """The countries that an article names, by places, people and governments.

    Args:
        places: with their countries.
        groups: the country of an armed group each time the article names one; None for a group of no one country.
        parties: the countries of the parties that it names, which tell where no place does.
        scenes: the stretches of it that are set in one country.
    """

    def __init__(
        self,
        places: Iterable[Place],
        groups: Sequence[str | None] = (),
        parties: Sequence[str] = (),
        scenes: Sequence[Scene] = (),
    ) -> None:
        self._scenes = {zone: Ordered(s for s in scenes if s.zone == zone) for zone in {s.zone for s in scenes}}
        counted = Counter(groups)
        self.groups = frozenset(counted)
        self.is_of_wide_group = counted[None] >= _OFTEN and 2 * counted[None] > counted.total()
        """Whether mostly groups of no one country are named, whose the "militants" will be."""
        found = [place for place in places if place.country is not None]
        self._by_zone = {
            zone: Ordered(p for p in found if p.zone == zone) for zone in dict.fromkeys(p.zone for p in found)
        }
        self._counts = Counter(place.country for place in found if place.country is not None) or Counter(parties)
        self._total = max(1, self._counts.total())
        self.title = {place.country for place in found if place.zone == "title"}
        body = [place.country for place in found if place.zone == "body"]
        self.first = body[0] if body else next(iter(self._counts), None)
        self._aside: dict[tuple[str, int], frozenset[str]] = {}
        self._missions: dict[tuple[str, int], frozenset[str]] = {}

    def most(self) -> list[str]:
        """Those named most, the most named first."""
        return [country for country, _ in self._counts.most_common(_MOST)]

    def share(self, country: str) -> float:
        """Which part of the article's mentions of countries is of this one."""
        return self._counts[country] / self._total

    def near(self, zone: str, start: int, end: int) -> list[tuple[str, int]]:
        """The countries of places that stand between two offsets, with where they stand."""
        if zone not in self._by_zone:
            return []
        return [(place.country, place.start) for place in self._by_zone[zone].within(start, end) if place.country]

    def joined_before(self, zone: str, start: int) -> list[str]:
        """The countries of the last places before an offset that are named side by side: "Peru and Chile"."""
        if zone not in self._by_zone:
            return []
        before = self._by_zone[zone].within(max(0, start - _BEFORE), start)
        last = next((at for at in range(len(before) - 1, 0, -1) if _are_joined(before[at - 1], before[at])), 0)
        first = last
        while first and _are_joined(before[first - 1], before[first]):
            first -= 1
        return list(dict.fromkeys(place.country for place in before[first : last + 1] if place.country))

    def scene(self, words: Located) -> str | None:
        """The country in which the text is set where the words stand, if it says so."""
        scenes = self._scenes.get(words.zone)
        last = None if scenes is None else scenes.last_from(words.start)
        return None if last is None or words.start >= last.end else last.country

    def aside(self, sentence: Sentence) -> frozenset[str]:
        """The countries that the sentence only names as brokers or topics; asked for each party of its events."""
        at = (sentence.zone, sentence.start)
        if at not in self._aside:
            self._aside[at] = self._named_by(aside(sentence.span))
        return self._aside[at]

    def missions(self, sentence: Sentence) -> frozenset[str]:
        """The countries whose embassies the sentence tells of; asked for each party of its events."""
        at = (sentence.zone, sentence.start)
        if at not in self._missions:
            nouns = [word for word in sentence.span if in_group(word.lemma_.lower(), "mission")]
            self._missions[at] = self._named_by(word for noun in nouns for word in (*noun.lefts, *_under_of(noun)))
        return self._missions[at]

    def hosts(self, referent: Mention) -> frozenset[str]:
        """The countries to which a party is sent: an "envoy to Oman" is not of Oman."""
        if not _is_sent(referent):
            return frozenset()
        return self._named_by(word for to in referent.head.rights if to.lower_ in _TO for word in to.subtree)

    def _named_by(self, words: Iterable[Token]) -> frozenset[str]:
        """The countries of the places that the words name."""
        spots = map(locate, words)
        return frozenset(country for s in spots for country, _ in self.near(s.zone, s.start, s.end))


def _are_joined(one: Place, other: Place) -> bool:
    """Whether there is room for no more than "and the" between two places."""
    return one.country != other.country and 0 < other.start - one.end <= len(" and the ")


def is_of_many(words: Span) -> bool:
    """Whether the words for a party tell that it is of many countries, or of another: "foreign leaders", "migrants"."""
    found = {word.lower_ for word in words}
    if not nouns_abroad().strangers.isdisjoint(found):
        return True
    if in_group(words.root.lower_, "states"):  # "other countries", but "First Nations protesters"
        return True
    if words.root.lower_ == "states" and any(in_group(word, "region of states") for word in found):
        return True  # "the Baltic states"
    if words.root.tag_ == "NN" and any(word.tag_ == "JJS" for word in words):
        found.discard("world")  # the world's largest retailer is of one
    if in_group(words.root.lemma_.lower(), "state body"):
        found -= word_group("within a country").keys()  # "coalition ministers", "regional governments"
    is_wide = not word_group("of many countries").keys().isdisjoint(found)
    return is_wide and word_group("of one country").keys().isdisjoint(found)


def is_abroad(referent: Mention) -> bool:
    """Whether the words for a party tell its country because it is elsewhere: "two Dutch tourists"."""
    noun = referent.head.lemma_.lower()
    nouns = nouns_abroad().all
    return noun in nouns or any(f"{word.lower_} {noun}" in nouns for word in referent.words)


def is_national(referent: Mention) -> bool:
    """Whether the words for a party tell its nation beside what it is: "two Iranian banks"."""
    return not referent.head.ent_type_ and any(word.ent_type_ == "NORP" for word in referent.words)


def is_counterpart(referent: Mention) -> bool:
    """Whether a party is told by its holding the same office of another state: "his Omani counterpart"."""
    return referent.head.lemma_.lower() in {"counterpart", "homologue"}


def is_ruling(referent: Mention) -> bool:
    """Whether a party is called a government or its army."""
    return referent.head.lemma_.lower() in word_group("ruler")


def told_by_deed(entity: Entity, referent: Mention, draft: Draft, company: Company) -> str | None:
    """The country of a party that the deed leaves no doubt of; None where it may be of several.

    Courts and police hold and judge whom they have at home, where no words tell otherwise; officials are dismissed by
    their own government; and who is named in one breath with a person is of their country.
    """
    if referent.head.pos_ == "PROPN" or is_abroad(referent):
        return None
    found: frozenset[str] = frozenset()
    if not company.is_actor and draft.type in {"COERCE", "SANCTION"}:
        found = company.keepers
        if draft.type == "SANCTION" and draft.mode == "expel" and entity.sector in _OFFICIAL:
            found |= company.other_side
    found = found or company.named_beside
    return next(iter(found)) if len(found) == 1 else None


def country_options(
    entity: Entity, referent: Mention, draft: Draft, company: Company, countries: ArticleCountries
) -> list[tuple[str | None, set[str]]]:
    """The countries that the party may be of, each with its clues; the first option is none."""
    at, sentence = locate(referent.words), draft.sentence
    kind, side = _kind(entity, referent), "actor" if company.is_actor else "recipient"
    before = countries.near(at.zone, max(0, at.start - _BEFORE), at.start)
    here = countries.near(sentence.zone, sentence.start, sentence.end)
    not_meant = countries.aside(sentence)
    most = [country for country in countries.most() if country not in not_meant]
    near = [country for country, _ in (*before[-3:], *here)]
    none = {"none", f"none {kind}", f"none {side}", f"none {len(most)} named", f"none {draft.type}"}
    if entity.sector is not None:
        none.add(f"none {entity.sector}")
    if referent.head.pos_ == "PROPN":
        none.add("none named")
    options: list[tuple[str | None, set[str]]] = [(None, none)]
    not_meant |= _of_others(entity, referent, draft, company) | countries.hosts(referent) | {_OF_NO_STATE}
    if draft.type in _ON_THE_SPOT and (company.is_actor or entity.sector == "COP"):
        # Who protests at an embassy, and who guards it, is of the country around it.
        not_meant |= countries.missions(sentence)
    found = _candidates(entity, draft, company, [*most, *near], not_meant)
    scene = countries.scene(at)
    is_set = scene is not None and scene in found and draft.type in _ON_THE_SPOT
    if scene is not None and is_set and kind in {"people", "office"} and not _is_sent(referent):
        found, options = [scene], []
    for country in found:
        clues = {*_clues(country, entity, company, countries, most), *_clues_near(country, at, before, here)}
        if country == company.place_in(sentence):
            clues.add("place in the sentence")
        if country in company.other_side | company.other_side_inferred:
            clues.add(f"{draft.type} {side}: of the other side")
        options.append((country, clues | {f"{kind}: {clue}" for clue in clues}))
    return options


def _candidates(
    entity: Entity, draft: Draft, company: Company, named: Sequence[str], not_meant: frozenset[str]
) -> Collection[str]:
    """The countries that the party may be of, each once: those named, those of its company and its own words'."""
    found = [*named, *sorted(company.other_side | company.other_side_inferred)]
    if company.place is not None and company.place.country is not None:
        found.append(company.place.country)
    if entity.sector in {"REB", "OPP"} and draft.type in _SETTLING and len(company.rulers) == 1:
        found = list(company.rulers)  # in whose country they rise, wherever they meet
    found = [country for country in found if country not in not_meant]
    if entity.country is not None and entity.country not in not_meant:
        found.append(entity.country)
    if entity.sector in ARMED | {"MIL"} and (at_home := [country for country in found if country in company.homelands]):
        found = at_home  # Kurdish fighters whom a Briton joins are none of his
    return dict.fromkeys(found)


def _of_others(entity: Entity, referent: Mention, draft: Draft, company: Company) -> frozenset[str]:
    """Countries of the other side that the party cannot be of."""
    found: frozenset[str] = frozenset()
    if entity.sector in {"GOV", "LEG", "MIL"}:
        found |= company.other_states
    if company.is_actor and entity.sector in ARMED:
        found |= company.strangers - {company.town_in()}
    is_dismissed = draft.type == "SANCTION" and draft.head.lemma_.lower() not in word_group("sending away")
    if draft.type in _OF_STATES and not is_dismissed and _is_sent(referent):
        found |= company.same_side | company.other_side | company.other_side_inferred
    if draft.type == "SANCTION" and company.is_actor and draft.mode != "convict":
        found |= company.nationals - {company.town_in()}  # sanctions are for others' banks
    if draft.type == "SANCTION" and draft.mode == "discontinue" and not company.is_actor and company.same_side:
        found |= company.other_states
    if draft.type == "CONSULT" and (company.is_met_as_peer or _is_visitor(referent)):
        found |= company.same_side | company.other_side | company.other_side_inferred
    return found


def _is_visitor(referent: Mention) -> bool:
    """Whether a party's words tell that it comes from elsewhere: "a delegation", "visiting officials"."""
    return any(in_group(word.lower_, "visitor") for word in referent.words)


def _clues(
    country: str, entity: Entity, company: Company, countries: ArticleCountries, most: Sequence[str]
) -> Iterable[str]:
    yield f"share {bucket(countries.share(country), _SHARES)}"
    if most and country == most[0]:
        yield "most named"
    if country in countries.title:
        yield "in the title"
    if country == countries.first:
        yield "named first"
    place = company.place
    if place is not None and place.country == country:
        yield f"place {place.reason}"
        yield "place"
    elif place is not None and place.country is not None:
        yield "place elsewhere"
    if country in company.same_side:
        yield "of the same side"
    if country in company.other_side:
        yield "of the other side"
    if country in company.other_side_inferred:
        yield "of the other side, inferred"
    if entity.country == country:
        yield "by the description"
    if entity.sector == "REB" and country in countries.groups:
        yield "of a named group"
    if company.homelands:
        yield "of its homelands" if country in company.homelands else "not of its homelands"


def _clues_near(
    country: str, words: Located, before: Sequence[tuple[str, int]], here: Sequence[tuple[str, int]]
) -> Iterable[str]:
    """What the countries named before a party's words and in their sentence say, given with where they stand."""
    if before and before[-1][0] == country:
        yield "last before"
    if any(name == country for name, _ in here):
        yield "in the sentence"
    if any(name == country and words.start <= place < words.end for name, place in (*here, *before)):
        yield "in the words"


def _is_sent(referent: Mention) -> bool:
    """Whether a party is somebody whom a state has in another, and not the speaker's own: "his envoy to Oman"."""
    head = referent.head
    beside = [head.head] if head.dep_ == "appos" else [child for child in head.children if child.dep_ in _BESIDE]
    nouns = {word.lemma_.lower() for word in (head, *beside)}
    return not nouns.isdisjoint(nouns_abroad().posted) and referent.words[0].tag_ != "PRP$"


def _under_of(noun: Token) -> Iterable[Token]:
    """The words under an "of" behind the noun: "the embassy of Oman"."""
    return (word for of in noun.rights if of.lower_ == "of" for word in of.children)


def _kind(entity: Entity, referent: Mention) -> str:
    if referent.head.ent_type_ == "PERSON" or (entity.kind == "person" and referent.head.pos_ == "PROPN"):
        return "person"
    if referent.head.pos_ == "PROPN":
        return "body"
    if entity.sector in {"GOV", "LEG", "JUD", "COP", "MIL", "SPY"}:
        return "office"
    return "people"
