"""The places of an article, with what the article as a whole says of each, and which of them are near an event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.knowledge.word_groups import alternatives, word_group
from dateline.language import locate
from dateline.records import Place, Precision
from dateline.resolving.choosing import bucket
from dateline.resolving.event_syntax import Rivals
from dateline.resolving.ordered import Ordered
from dateline.resolving.place_scale import scope, size
from dateline.resolving.place_syntax import tying_steps
from dateline.resolving.places.cues import FIRST_NAMES, opens_article
from dateline.resolving.stages import Stages
from dateline.resolving.struck_places import is_struck
from dateline.resolving.told_events import Key, ToldEvents

_BEFORE, _AFTER = 2500, 400
"""Characters before and after the sentence in which places are options."""
_SHARES = (0.08, 0.2, 0.4)
"""Shares of the article's places: upper ends of the buckets."""
_WORDS = 40
"""Characters before a place that may hold its preposition."""
_LAST_WORD = re.compile(r"(\w+)\W{1,2}(?:the\W)?(?:\w+ (?:of |town of |city of ))?$")
_ROAD = re.compile(r"[\s-][1-9]\d{0,2}\b(?![-,.]?\w)(?!\s(?:million|billion|trillion|percent|per cent))")
"""The number of a road."""


@cache
def _body_after() -> re.Pattern[str]:
    """Words after a place that make it the seat of a local body: "Kisumu police", "the Tamale district court"."""
    nouns = alternatives("local body")
    return re.compile(rf"\W(?:\w+\W){{0,2}}?(?:{nouns})\b", re.IGNORECASE)


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
        """Gather them.

        Args:
            places: the places that the article names, the `finest` of them.
            texts: the text of each zone.
            drafts: the article's events.
            references: the places that words stand for without naming them, at those words.
            stages: where the article's speakers speak.
        """
        self._texts = texts
        self._clues: dict[tuple[Key, Precision | None, str | None], frozenset[str]] = {}
        self._prepositions: dict[tuple[str, int], str | None] = {}
        references = list(references)
        self._references = {(place.zone, place.start) for place in references}
        found = [place for place in places if not _is_government(place) and not self._numbers_road(place)]
        self._by_zone = {zone: Ordered(p for p in (*found, *references) if p.zone == zone) for zone in texts}
        self._counts = Counter(key_of(place) for place in found)
        self._total = max(1, len(found))
        self._title = {key_of(place) for place in found if place.zone == "title"}
        stated = _stated(found)
        self.dateline = place_line(stated, texts)
        settlements = Counter(key_of(p) for p in stated if p.precision not in {"country", "region"})
        self._main = settlements.most_common(1)[0][0] if settlements else None
        self.main_settlement = next((place for place in stated if key_of(place) == self._main), None)
        """The town or county that the article names most, where it names it first."""
        divisions = [place for place in stated if place.precision == "admin1"]
        often, times = next(iter(Counter(map(key_of, divisions)).most_common(1)), (None, 0))
        is_main = times > 1 and 2 * times >= len(divisions)
        self.main_division = next((place for place in divisions if is_main and key_of(place) == often), None)
        """The subdivision that at least half of those mean which it names, where it names it first."""
        countries = Counter(place.country for place in found if place.country is not None)
        self._main_country = countries.most_common(1)[0][0] if countries else None
        self.scope = scope(found)
        body = texts.get("body", "")
        starts = [*(place.start for place in stated), len(body)]
        self._seats = {
            key_of(place)
            for place, end in zip(stated, starts[1:], strict=True)
            if _body_after().match(body, place.end, end)  # not "Israel bombed Gaza City"
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
        return place.text in word_group("road prefix") and _ROAD.match(self._texts[place.zone], place.end) is not None

    def _tied_key(self, draft: Draft) -> Key | None:
        place = self._tied(draft)
        return None if place is None else key_of(place)

    def _tied(self, draft: Draft) -> Place | None:
        """The place that the draft's own sentence ties to it by its syntax, without any weights."""
        stated = [place for place in self.here(draft) if place.reason == "stated"]
        if draft.place is not None:
            at = locate(draft.place).start
            named = next((place for place in stated if place.start <= at < place.end), None)
            if named is not None:
                return named
        tied = [(steps, place.start, place) for place in stated if (steps := tying_steps(draft, place)) is not None]
        if tied:
            return min(tied, key=lambda found: found[:2])[2]
        return next((place for place in stated if is_struck(draft, place)), None)

    def near(self, draft: Draft) -> list[Place]:
        """The places of the sentence, then those before from the last, then those after, then title and dateline."""
        sentence = draft.sentence
        zone = self._by_zone[sentence.zone]
        found = zone.within(sentence.start, sentence.end)
        found += reversed(zone.within(max(0, sentence.start - _BEFORE), sentence.start)[-12:])
        found += zone.within(sentence.end, sentence.end + _AFTER)[:4]
        if "title" in self._by_zone and sentence.zone != "title":
            found += self._by_zone["title"].within(0, len(self._texts["title"]))[:4]
        if self.dateline is not None:
            found.append(self.dateline)
        return found

    def here(self, draft: Draft) -> list[Place]:
        """The places of the draft's own sentence."""
        return self._by_zone[draft.sentence.zone].within(draft.sentence.start, draft.sentence.end)

    def is_dateline(self, place: Place) -> bool:
        """Whether the place is the place line at the head of the article."""
        return place == self.dateline

    def is_reference(self, place: Place) -> bool:
        """Whether the words stand for the place without naming it: "there"."""
        return (place.zone, place.start) in self._references

    def clues(self, place: Place) -> frozenset[str]:
        """What the article says of the place, whatever the event; asked for each event that is told near it."""
        what = (key_of(place), place.precision, place.country)
        if what not in self._clues:
            self._clues[what] = frozenset(self._told_of(place))
        return self._clues[what]

    def _told_of(self, place: Place) -> Iterable[str]:
        key = key_of(place)
        yield f"share {bucket(self._counts[key] / self._total, _SHARES)}"
        yield f"precision {place.precision}"
        if place.country is not None:
            yield f"{size(place)} in {'the main' if place.country == self._main_country else 'another'} country"
        if key in self._seats:
            yield "seat of a body"
        if key in self._title:
            yield "in the title"
        if key == self._main:
            yield "main settlement"
            yield f"main settlement, {self.scope}"
        if self.dateline is not None and key == key_of(self.dateline):
            yield "dateline"

    def preposition(self, place: Place) -> str | None:
        """The word before the place, if it stands close."""
        at = (place.zone, place.start)
        if at not in self._prepositions:
            before = self._texts[place.zone][max(0, place.start - _WORDS) : place.start]
            found = _LAST_WORD.search(before)
            self._prepositions[at] = found[1].lower() if found else None
        return self._prepositions[at]


def place_line(places: Iterable[Place], texts: Mapping[str, str]) -> Place | None:
    """The place line's town at the head of an article, of the places that it names, in order."""
    stated = _stated(places)
    return next((place for place in stated[:FIRST_NAMES] if opens_article(texts["body"], place.start, place.end)), None)


def _stated(places: Iterable[Place]) -> list[Place]:
    return [place for place in places if place.zone == "body" and place.reason == "stated"]


def key_of(place: Place) -> Key:
    """What the place has in common with other mentions of it."""
    return (place.geonames or place.name or place.text,)


def _is_government(place: Place) -> bool:
    """Whether a capital or a seat stands for its government: "Moscow has accused Kyiv" happens in neither."""
    return place.reason == "inferred" and place.precision in {"city", "point"}
