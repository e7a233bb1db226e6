"""Which of the article's places is where the event happened. A party's home is not the place.

Every place near the event is an option, and "the text does not tell" is one; clues from the syntax, the distance, the
kind of place and of event speak for each, with the learnt weights of `choosing`. A clue counts for all events, and
once more for those of its kind ("act: here").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding import Draft, Party
from dateline.language import locate
from dateline.records import PRECISIONS, EventType, Place
from dateline.resolving.choosing import Weights, chances
from dateline.resolving.event_syntax import Rivals, hanging_on, is_spoken_of, root_of, triggers_of
from dateline.resolving.ordered import Ordered
from dateline.resolving.place_syntax import (
    is_object,
    is_under_other_clause,
    noun_after,
    preposition_above,
    steps_to,
)
from dateline.resolving.places.cues import leads_to_holder, opens_article
from dateline.resolving.stages import OCCASIONS, Stages
from dateline.resolving.told_events import Key, ToldEvents

_LOCATIVE = frozenset("in at near outside inside around across within throughout along on off above over there".split())
_MOVEMENT = {"RETREAT": frozenset({"from"}), "CONSULT": frozenset({"to"}), "MOBILIZE": frozenset({"to", "into"}),
             "ASSAULT": frozenset({"into"})}  # fmt: skip
"""Prepositions of movement that name the place of the act itself, by type."""
_VISITS = frozenset("visit tour trip travel go come fly head journey".split())
"""Words for going to somebody; who will do so has agreed to (docs/record.md)."""
_KINDS: dict[EventType, str] = {
    **dict.fromkeys(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"), "act"),
    **dict.fromkeys(("CONSULT", "AID", "COOPERATE", "SANCTION", "AGREE", "CONCEDE"), "deed"),
    **dict.fromkeys(("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"), "word"),
}
"""Kinds of events by how much they need a place: acts have one, words seldom."""
PLACE_KINDS = frozenset(_KINDS.values())
"""The kinds, with which clues begin that hold for the events of one kind only."""
_CYBER = "cyber"
"""The mode of attacks that happen where the networks are."""
_FIXED = frozenset(
    "airfield airport bank bridge business capital city company computer facility factory farm grid hospital "
    "infrastructure installation institution ministry network oilfield parliament pipeline plant port refinery school "
    "site soil station system territory town university utility village website".split()
)
"""What stands in its country and is struck there, unlike soldiers and embassies: "attacked South Korean banks"."""
_AIMS = frozenset("for with against about toward towards on".split())
"""Prepositions under which a country is no place, but that of an attack: "an attack on Oman"."""
_SPOKEN_OF = frozenset("of from to for with against about over".split())
"""Prepositions between words and whom or what they are about."""
_OUTPOSTS = frozenset(
    """ambassador consulate diplomat embassy envoy flag tourist journalist reporter correspondent hostage citizen
    national expatriate missionary pilgrim traveller traveler backpacker engineer contractor mercenary peacekeeper
    teacher nun volunteer""".split()
)
"""What a country has in others, where alone its name is told: the Omani embassy, a Dutch tourist."""
_PLACELESS = "phone"
"""The mode of talks that are held nowhere."""
_BEFORE, _AFTER = 2500, 400
"""Characters before and after the sentence in which places are options."""
_DISTANCES = (200, 600, 1500)
"""Characters between a place and the sentence: upper ends of the buckets."""
_SHARES = (0.08, 0.2, 0.4)
"""Shares of the article's places: upper ends of the buckets."""
_WORDS = 40
"""Characters before a place that may hold its preposition."""
_LAST_WORD = re.compile(r"(\w+)\W{1,2}(?:the\W)?(?:\w+ (?:of |town of |city of ))?$")
_OF_ROADS = frozenset({"U.S.", "US"})
_ROAD = re.compile(r"[\s-][1-9]\d{0,2}\b(?![-,.]?\w)(?!\s(?:million|billion|trillion|percent|per cent))")
"""The number of a road."""
_BODY_AFTER = re.compile(
    r"\W(?:\w+\W){0,2}?(?:police|sheriff|court|council|officers?|cops|prosecutors?|jail|prison|department|troopers|mayor|"
    r"governor|county|city|district|magistrates?)\b",
    re.IGNORECASE,
)
"""Words after a place that make it the seat of a local body: "Kisumu police", "the Tamale district court"."""
_NEAR = re.compile(
    r",?\s(?:(?:just\s)?(?:outside|near|close to)|(?:north|south)?-?(?:east|west)?\sof)\s"
    r"(?:the\s)?(?:(?:\w+\s){1,2}of\s)?(?:the\s)?"
)
"""What stands between a place and the better known one that it is near to: "near the town of"."""
_LIKELY = 0.2
"""Chance from which a place is given."""
_AGAINST_NONE = 1.3
"""How many times likelier than none it must be: less fills too often what the text leaves open."""


class ArticlePlaces:
    """The places of an article, with what the article as a whole says of them, and where its events are told to be."""

    def __init__(
        self,
        places: Iterable[Place],
        texts: Mapping[str, str],
        drafts: Iterable[Draft] = (),
        references: Iterable[Place] = (),
        *,
        stages: Stages | None = None,
    ) -> None:
        self._texts = texts
        self._prepositions: dict[tuple[str, int], str | None] = {}
        references = list(references)
        self._references = {(place.zone, place.start) for place in references}
        found = [
            place for place in finest(places, texts) if not _is_government(place) and not self._numbers_road(place)
        ]
        self._by_zone = {zone: Ordered(p for p in (*found, *references) if p.zone == zone) for zone in texts}
        self._counts = Counter(_key(place) for place in found)
        self._total = max(1, len(found))
        self._title = {_key(place) for place in found if place.zone == "title"}
        stated = [place for place in found if place.zone == "body" and place.reason == "stated"]
        self._dateline = next((place for place in stated[:1] if self._opens(place)), None)
        settlements = Counter(_key(p) for p in stated if p.precision not in {"country", "region"})
        self._main = settlements.most_common(1)[0][0] if settlements else None
        countries = Counter(place.country for place in found if place.country is not None)
        self._main_country = countries.most_common(1)[0][0] if countries else None
        self.scope = _scope(found)
        body = texts.get("body", "")
        starts = [*(place.start for place in stated), len(body)]
        self._seats = {
            _key(place)
            for place, end in zip(stated, starts[1:], strict=True)
            if _BODY_AFTER.match(body, place.end, end)  # not "Israel bombed Gaza City"
        }
        self.stages = stages or Stages()
        drafts = list(drafts)
        self._rivals = Rivals(drafts)
        self.told = ToldEvents(drafts, self._tied_key)

    def rivals(self, draft: Draft) -> set[Token]:
        """The triggers of the other events of the draft's sentence."""
        return self._rivals.of(draft)

    def _numbers_road(self, place: Place) -> bool:
        """Whether the country's name is that of a road: a gas station "on U.S. 49" is not anywhere in the country."""
        return place.text in _OF_ROADS and _ROAD.match(self._texts[place.zone], place.end) is not None

    def _tied_key(self, draft: Draft) -> Key | None:
        place = self._tied(draft)
        return None if place is None else _key(place)

    def _tied(self, draft: Draft) -> Place | None:
        """The place that the draft's own sentence ties to it by its syntax, without any weights."""
        stated = [place for place in self.here(draft) if place.reason == "stated"]
        if draft.place is not None:
            at = locate(draft.place).start
            named = next((place for place in stated if place.start <= at < place.end), None)
            if named is not None:
                return named
        tied = [(steps, place.start, place) for place in stated if (steps := _tying_steps(draft, place)) is not None]
        if tied:
            return min(tied, key=lambda found: found[:2])[2]
        return next((place for place in stated if _is_struck(draft, place)), None)

    def _opens(self, place: Place) -> bool:
        return opens_article(self._texts["body"], place.start, place.end)

    def near(self, draft: Draft) -> list[Place]:
        """The places of the sentence, then those before from the last, then those after, then title and dateline."""
        sentence = draft.sentence
        zone = self._by_zone[sentence.zone]
        found = zone.within(sentence.start, sentence.end)
        found += reversed(zone.within(max(0, sentence.start - _BEFORE), sentence.start)[-12:])
        found += zone.within(sentence.end, sentence.end + _AFTER)[:4]
        if "title" in self._by_zone and sentence.zone != "title":
            found += self._by_zone["title"].within(0, len(self._texts["title"]))[:4]
        if self._dateline is not None:
            found.append(self._dateline)
        return found

    def here(self, draft: Draft) -> list[Place]:
        """The places of the draft's own sentence."""
        return self._by_zone[draft.sentence.zone].within(draft.sentence.start, draft.sentence.end)

    def is_dateline(self, place: Place) -> bool:
        """Whether the place is the place line at the head of the article."""
        return place == self._dateline

    def is_reference(self, place: Place) -> bool:
        """Whether the words stand for the place without naming it: "there"."""
        return (place.zone, place.start) in self._references

    def clues(self, place: Place) -> Iterable[str]:
        """What the article says of the place, whatever the event."""
        key = _key(place)
        yield f"share {_bucket(self._counts[key] / self._total, _SHARES)}"
        yield f"precision {place.precision}"
        if place.country is not None:
            yield f"{_size(place)} in {'the main' if place.country == self._main_country else 'another'} country"
        if key in self._seats:
            yield "seat of a body"
        if key in self._title:
            yield "in the title"
        if key == self._main:
            yield "main settlement"
            yield f"main settlement, {self.scope}"
        if self._dateline is not None and key == _key(self._dateline):
            yield "dateline"

    def preposition(self, place: Place) -> str | None:
        """The word before the place, if it stands close."""
        at = (place.zone, place.start)
        if at not in self._prepositions:
            before = self._texts[place.zone][max(0, place.start - _WORDS) : place.start]
            found = _LAST_WORD.search(before)
            self._prepositions[at] = found[1].lower() if found else None
        return self._prepositions[at]


def place_options(draft: Draft, places: ArticlePlaces) -> list[tuple[Place | None, set[str]]]:
    """The places that may be the event's, each with its clues; the first option is none."""
    kind = _KINDS[draft.type]
    near = places.near(draft)
    here = [p for p in near if p.zone == draft.sentence.zone and draft.sentence.start <= p.start < draft.sentence.end]
    stated_here = {_key(p) for p in here if p.reason == "stated"}
    count = len(stated_here)
    is_planned = draft.type == "AGREE" and _is_visit(draft)  # and is asked for as the visit will be
    none = {"none", f"none {kind}", f"none {'CONSULT' if is_planned else draft.type}", f"none {draft.status}"}
    none |= {f"none {min(count, 4)} here", f"{kind}: none {min(count, 1)} here"}
    mode = "visit" if is_planned else draft.mode
    if mode is not None:
        none.add(f"none {mode}")
    none.add(f"none {places.scope}")
    if draft.sentence.number == 0:
        none.add("none lead")
    if draft.sentence.zone != "body":
        none.add("none outside the body")
    found: dict[Key, tuple[Place, set[str]]] = {}
    rivals = places.rivals(draft)
    elsewhere = {order for order, place in enumerate(here) if _is_elsewhere(draft, place, here, rivals)}
    barred = {_key(near[order]) for order in elsewhere if near[order].precision == "country"}
    for order, place in enumerate(near):
        if order in elsewhere or _key(place) in barred:
            continue
        clues = _mention_clues(draft, place, places, is_here=order < len(here), alone=len(stated_here) == 1)
        first, known = found.setdefault(_key(place), (place, set(places.clues(place))))
        known.update(clues)
        if first.reason != "stated" and place.reason == "stated":
            found[_key(place)] = (place, known)
    told = places.told.clues(draft)
    finest_near = _finest_by_country(place for place, _ in found.values())
    finest_here = _finest_by_country(here)
    options: list[tuple[Place | None, set[str]]] = [(None, none)]
    for key, (place, known) in found.items():
        known.update(told.get(key, ()))
        clues = {*known, *[f"{kind}: {clue}" for clue in known]}
        if finest_near[place.country] < fineness(place):
            clues.add("a finer one near")
        if finest_here.get(place.country, len(PRECISIONS)) < fineness(place):
            clues.add("a finer one here")
        options.append((place, clues))
    return options


def _finest_by_country(places: Iterable[Place]) -> dict[str | None, int]:
    """How fine the finest of the places of each country is."""
    found: dict[str | None, int] = {}
    for place in places:
        found[place.country] = min(fineness(place), found.get(place.country, len(PRECISIONS)))
    return found


def event_place(draft: Draft, places: ArticlePlaces, weights: Weights) -> Place | None:
    """The place of the draft, or None when the text ties none to it; talks by phone have none.

    Args:
        draft: the event over words.
        places: the places of its article.
        weights: what each clue counts.
    """
    if draft.mode == _PLACELESS:
        return None
    options = place_options(draft, places)
    none, *likely = chances([clues for _, clues in options], weights)
    number, chance = max(enumerate(likely, start=1), key=lambda each: each[1], default=(0, 0.0))
    place = options[number][0]
    if chance < max(_LIKELY, _AGAINST_NONE * none):
        place = None
    struck = _struck_country(draft, places)
    if struck is not None and (place is None or _is_vaguer(place, struck, draft)):
        return struck
    if place is None and _KINDS[draft.type] == "word" and draft.status == "actual" and draft.when is None:
        place = places.stages.of(draft)
        return None if place is None else msgspec.structs.replace(place, reason="inferred")
    if place is None:
        return None
    sentence = draft.sentence
    is_here = place.zone == sentence.zone and sentence.start <= place.start < sentence.end
    if is_here and not places.is_dateline(place):
        return msgspec.structs.replace(place, reason="inferred") if places.is_reference(place) else place
    is_dateline = "dateline" in options[number][1]
    return msgspec.structs.replace(place, reason="dateline" if is_dateline else "inferred")


def _mention_clues(draft: Draft, place: Place, places: ArticlePlaces, *, is_here: bool, alone: bool) -> Iterable[str]:
    """What a mention of a place says for its being the event's."""
    sentence = draft.sentence
    if place.reason != "stated":
        yield "people of here" if is_here else "people of elsewhere"
        if is_here:
            yield from _in_parties(draft, place, "people of")
        return
    if is_here and place.precision == "country" and noun_after(draft, place) is not None:
        yield "country before a noun"  # "a US airstrike": not where it fell
        yield from _in_parties(draft, place, "people of")
        return
    word = places.preposition(place)
    locative = word in _LOCATIVE
    if not is_here:
        if place.zone != sentence.zone:
            yield "elsewhere"
            return
        side = "before" if place.start < sentence.start else "after"
        gap = sentence.start - place.end if side == "before" else place.start - sentence.end
        yield f"{side} {_bucket(gap, _DISTANCES)}"
        if locative:
            yield f"{side} {_bucket(gap, _DISTANCES)} locative"
        return
    yield "here"
    if alone:
        yield "alone here"
    if draft.place is not None and place.start <= locate(draft.place).start < place.end:
        yield "by the network"
    yield "here locative" if locative else "here without locative"
    yield from _in_parties(draft, place, _size(place))
    noun = noun_after(draft, place)
    if noun is not None:
        is_act = draft.head in {noun, noun.head}
        yield f"{_size(place)} before the act" if is_act else f"{_size(place)} before a noun"
    root = root_of(draft, place)
    if root is not None and (draft.type == "ASSAULT" or _is_visit(draft)) and is_object(draft, root):
        yield f"{_size(place)} object of the act"
    hangs = hanging_on(draft, root, places.rivals(draft)) if root is not None else None
    if hangs is not None:
        yield f"{_size(place)} hangs on it" if hangs else "hangs on another"
    preposition = preposition_above(root) if root is not None else None
    if preposition is None:
        yield "under no preposition"
        return
    is_tying = _is_tying(preposition, draft)
    steps = steps_to(preposition, draft)
    if steps is not None:
        yield f"tied {min(steps, 4)}" if is_tying else "tied by another preposition"
    elif is_under_other_clause(preposition, draft):
        yield "in another clause"
    else:
        yield "loose" if is_tying else "loose by another preposition"


def _in_parties(draft: Draft, place: Place, what: str) -> Iterable[str]:
    """Of which side's words the place is a part."""
    for side, parties in (("actor", draft.actors), ("recipient", draft.recipients)):
        spots = [locate(party.mention.words) for party in parties]
        if any(at.start <= place.start and place.end <= at.end for at in spots):
            yield f"{what} in the {side}"


def _tying_steps(draft: Draft, place: Place) -> int | None:
    """Steps from a preposition of place above the place up to the trigger, or None."""
    root = root_of(draft, place)
    preposition = preposition_above(root) if root is not None else None
    if preposition is None or not _is_tying(preposition, draft):
        return None
    return steps_to(preposition, draft)


def _is_struck(draft: Draft, place: Place) -> bool:
    """Whether the act was done to a town or the like itself: "rebels attacked Gao"."""
    return draft.type == "ASSAULT" and _size(place) == "fine" and _is_party(place, draft.recipients)


def _struck_country(draft: Draft, places: ArticlePlaces) -> Place | None:
    """The country that is struck, or in which what is struck stands: "Iran attacked Israel", "… Israeli ports"."""
    if draft.type != "ASSAULT" and draft.mode != _CYBER:
        return None
    for place in places.here(draft):
        root = root_of(draft, place)
        if place.precision != "country" or root is None:
            continue
        if place.reason == "stated" and _is_party(place, draft.recipients):
            return place
        if any(party.mention.head == root.head for party in draft.recipients) and root.head.lemma_.lower() in _FIXED:
            return msgspec.structs.replace(place, reason="inferred")
    return None


def _is_vaguer(place: Place, struck: Place, draft: Draft) -> bool:
    """Whether the likeliest place tells less than the country that was struck: nothing ties it to the act."""
    if _tying_steps(draft, place) is not None:
        return False
    return place.country != struck.country or place.precision == "country"


def _is_elsewhere(draft: Draft, place: Place, here: Sequence[Place], rivals: set[Token]) -> bool:
    """Whether the sentence shows that the event did not happen at the place."""
    if _strikes_another(draft, place, here) or _is_addressed(draft, place):
        return True
    noun = noun_after(draft, place)
    if noun is not None and place.precision == "country" and noun.lemma_.lower() in _OUTPOSTS:
        return True
    root = root_of(draft, place)
    preposition = preposition_above(root) if root is not None else None
    if preposition is not None and (preposition.dep_ == "agent" or _is_aim(draft, place, preposition)):
        return True
    if preposition is not None and _is_origin(draft, preposition):
        return True
    if preposition is None and _is_only_party(draft, place):
        return True
    if root is None or _KINDS[draft.type] != "word":
        return False
    if preposition is not None and _is_signed(draft, preposition.head):
        return False
    is_of_words = preposition is not None and _is_of_what_is_spoken_of(draft, preposition)
    return is_of_words or is_spoken_of(draft, root, rivals)


def _is_signed(draft: Draft, noun: Token) -> bool:
    """Whether the noun is what the draft's parties sign, and so where they do: "signed a treaty in Gao"."""
    return draft.type == "SUPPORT" and noun.dep_ == "dobj" and noun.head in triggers_of(draft)


def _is_of_what_is_spoken_of(draft: Draft, preposition: Token) -> bool:
    """Whether it tells where somebody or something is that the words are about: "blamed the government in Gao"."""
    own, noun = triggers_of(draft), preposition.head
    if noun.pos_ != "NOUN" or noun in own or own.isdisjoint(noun.ancestors):
        return False
    if any(token.lemma_ in OCCASIONS for token in (noun, *noun.ancestors)):
        return False  # "said in an interview with a station in Gao"
    is_party = any(noun == party.mention.head for party in draft.recipients)
    is_meant = is_party or draft.type == "REQUEST"  # but "rejected the bill in Gao"
    return is_meant if noun.dep_ == "dobj" else noun.dep_ == "pobj" and noun.head.lower_ in _SPOKEN_OF


def _strikes_another(draft: Draft, place: Place, here: Sequence[Place]) -> bool:
    """Whether the place is the state that strikes a place abroad: "Peru shelled Arica" happens where it is felt."""
    if draft.type != "ASSAULT" or not _is_party(place, draft.actors):
        return False
    return any(other.country != place.country and _is_party(other, draft.recipients) for other in here)


def _is_addressed(draft: Draft, place: Place) -> bool:
    """Whether the words of the event are only meant for the country: "accused Egypt", "thanked Algeria's president"."""
    if _KINDS[draft.type] != "word" or place.precision != "country":
        return False
    return any("recipient" in clue for clue in _in_parties(draft, place, ""))


def _is_only_party(draft: Draft, place: Place) -> bool:
    """Whether the place's name stands for its government or people: "gave Honiara a boat", "Peru apologised"."""
    is_of_kind = not _is_visit(draft) and _KINDS[draft.type] != "act"
    return is_of_kind and _is_party(place, (*draft.actors, *draft.recipients))


def _is_visit(draft: Draft) -> bool:
    """Whether somebody goes to another, or will: where to is told as the object, or under "to"."""
    return draft.type == "CONSULT" or (draft.type == "AGREE" and draft.head.lemma_.lower() in _VISITS)


def _is_aim(draft: Draft, place: Place, preposition: Token) -> bool:
    """Whether something is done for, with or against the country: "spying for China", "sanctions on Belarus"."""
    return draft.type != "ASSAULT" and place.precision == "country" and preposition.lower_ in _AIMS


def _is_origin(draft: Draft, preposition: Token) -> bool:
    """Whether it tells where somebody is from: "a pharmacist from Gao was held", "Ali, 23, of Kidal Road"."""
    above = preposition.head
    if preposition.lower_ == "of":
        return above.ent_type_ == "PERSON"
    if preposition.lower_ != "from" or above in triggers_of(draft):
        return False
    return above.ent_type_ == "PERSON" or any(above == p.mention.head for p in (*draft.actors, *draft.recipients))


def _is_party(place: Place, parties: Iterable[Party]) -> bool:
    """Whether the place's own name is the head of a party."""
    return any(place.start <= locate(party.mention.head).start < place.end for party in parties)


def _is_tying(preposition: Token, draft: Draft) -> bool:
    """Whether the place of the act can stand under the preposition; "the ambassador to Kenya" goes to none."""
    if preposition.lower_ in _LOCATIVE:
        return True
    is_visit = _is_visit(draft)
    if is_visit and preposition.head.pos_ == "NOUN" and preposition.head not in triggers_of(draft):
        return False
    return preposition.lower_ in _MOVEMENT.get("CONSULT" if is_visit else draft.type, frozenset())


def finest(places: Iterable[Place], texts: Mapping[str, str]) -> list[Place]:
    """The places without those that only tell where the one before them lies: "Gao in Mali", "Ansongo near Gao"."""
    found: list[Place] = []
    last: Place | None = None
    for place in sorted(places, key=lambda place: (place.zone, place.start)):
        if last is None or not (_is_holder(place, last, texts) or _is_landmark(place, last, texts)):
            if last is not None and found[-1] == last and _is_site_in(place, last, texts):
                found.pop()
            found.append(place)
        last = place
    return found


def _is_site_in(place: Place, last: Place, texts: Mapping[str, str]) -> bool:
    """Whether the place is the town of a building or street that the gazetteer lacks: "the High Court in Gao"."""
    if last.zone != place.zone or last.precision is not None or place.precision not in {"city", "point"}:
        return False
    return leads_to_holder(texts[place.zone][last.end : place.start], loosely=True)


def _is_landmark(place: Place, last: Place, texts: Mapping[str, str]) -> bool:
    """Whether the place only tells what the one before it is near to."""
    if last.zone != place.zone or last.reason != "stated" or _size(last) != "fine":
        return False
    return _NEAR.fullmatch(texts[place.zone], last.end, place.start) is not None


def _is_holder(place: Place, last: Place, texts: Mapping[str, str]) -> bool:
    """Whether the place is written as what the one before it lies in."""
    if last.zone != place.zone or last.country != place.country or fineness(last) >= fineness(place):
        return False
    gap = texts[place.zone][last.end : place.start]
    return place.reason == "stated" and (leads_to_holder(gap) or leads_to_holder(gap, loosely=True))


def _is_government(place: Place) -> bool:
    """Whether a capital or a seat stands for its government: "Moscow has accused Kyiv" happens in neither."""
    return place.reason == "inferred" and place.precision in {"city", "point"}


def _key(place: Place) -> Key:
    return (place.geonames or place.name or place.text,)


def _scope(places: Sequence[Place]) -> str:
    """How far the article looks: local news names the towns of one country."""
    countries = {place.country for place in places if place.country is not None}
    if len(countries) > 1:
        return "abroad"
    fine = sum(_size(place) == "fine" for place in places if place.reason == "stated")
    return "local" if 2 * fine > len(places) else "of one country"


def _bucket(value: float, ends: Sequence[float]) -> int:
    return next((number for number, end in enumerate(ends) if value <= end), len(ends))


def _size(place: Place) -> str:
    """How large the place is, roughly: what happens in a country is seldom told to be "in" it."""
    if place.precision == "country":
        return "country"
    return "wide" if place.precision in {"admin1", "region"} else "fine"


def fineness(place: Place) -> int:
    """How fine the place is, 0 the finest; what the gazetteer lacks mostly is a village or a building."""
    return PRECISIONS.index(place.precision or "city")
