"""What Dateline itself makes of words that a reviewer names: a party, a place, a day, the sentences of an article."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from dateline import api
from dateline.api import Coder
from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace, load_gazetteer
from dateline.records import Article, Entity, Event, Place, When
from dateline.reviewing.passages import Passage

_PLACES = 9
"""Places of one name that are suggested."""


class Suggester:
    """Asks the coder's own parts, which are loaded when the first question comes.

    Args:
        make: gives the coder; the one that all of Dateline's calls share by default.
    """

    def __init__(self, make: Callable[[], Coder] = api.default_coder) -> None:
        self._make = make

    @cached_property
    def _coder(self) -> Coder:
        return self._make()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return load_gazetteer()

    def party(self, words: str, *, article: Article, event: Event) -> Entity:
        """Whom the words mean on the day of the event, or of publication; its offsets are those in the words alone."""
        on = (event.when and event.when.from_) or article.published
        first = event.evidence[0]
        context = article.zone_text(first.zone)[first.start : first.end]
        day = on and on[:10]
        found = api.actor(words, context=context, on=day, coder=self._coder)
        if found.country is not None:
            return found
        # What the words tell by themselves is not lost for what stands around them.
        alone = api.actor(words, on=day, coder=self._coder)
        return alone if alone.country is not None else found

    def places(self, at: Passage, *, article: Article) -> list[Place]:
        """The places that the words can name: first the one that the coder takes them for, then the largest."""
        text = article.zone_text(at.zone)
        read = [place for place in api.places(text, coder=self._coder) if place.start < at.end and at.start < place.end]
        named = sorted((found.place for found in self._gazetteer.lookup(at.text)), key=lambda place: -place.population)
        told = {(place.name, place.geonames, place.country) for place in read}
        others = [place for place in named if (place.name, place.geonames, place.country) not in told]
        return [*read, *(_place(place, at) for place in others)][:_PLACES]

    def when(self, words: str, *, article: Article) -> When | None:
        """The days that the words mean in an article of that day of publication."""
        return api.when(words, published=article.published and article.published[:10])

    def sentences(self, article: Article) -> list[Passage]:
        """The sentences of the article, those of the body first, as the coder parts them."""
        found = (sentence.written for sentence in self._coder.reader.read(article).sentences)
        return [Passage(zone=at.zone, start=at.start, end=at.end, text=at.text) for at in found]


def _place(found: GazetteerPlace, at: Passage) -> Place:
    is_located = found.precision not in {"country", "region"}
    return Place(
        name=found.name,
        country=found.country,
        admin1=found.admin1 if found.precision != "country" else None,
        geonames=found.geonames,
        lat=found.lat if is_located else None,
        lon=found.lon if is_located else None,
        precision=found.precision,
        reason="stated",
        zone=at.zone,
        start=at.start,
        end=at.end,
        text=at.text,
    )
