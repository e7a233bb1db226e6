"""Words → places: finding the places that a text names and resolving them in the gazetteer, one sense per article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace, NamedPlace
from dateline.knowledge.place_keys import place_key
from dateline.records import Place
from dateline.resolving.places.cues import (
    FIRST_NAMES,
    is_headed_by,
    is_said_to_lie_in,
    opens_article,
    owns_as_nation,
    tells_of_bodies,
)
from dateline.resolving.places.descriptions import Border, bearing_to, borders, coordinates, moved
from dateline.resolving.places.known_names import Mention
from dateline.resolving.places.mentions import EntitySpan, MentionFinder
from dateline.resolving.places.ranking import Name, Weights, choose, lies_in, place_weights
from dateline.resolving.places.wording import CountryWords

NameKey = tuple[str, str, bool]
"""A name's key, that of what it is said to lie in, and whether it is a country's adjective or people."""

_SHORTEST_NAME = 4
"""Letters; shorter names are often abbreviations."""

_AT_HOME = 0.5
"""Share of the words of few countries that speak for the one where a text is at home; one word alone is enough."""


class PlaceResolver:
    """Resolves place names. Holds no state between texts.

    Args:
        gazetteer: where names are looked up.
        weights: what each clue of a candidate counts; without them, those of the package.

    Raises:
        SetupError: the package's weights are missing.
    """

    def __init__(self, gazetteer: Gazetteer, *, weights: Weights | None = None) -> None:
        self._gazetteer = gazetteer
        self._weights = place_weights() if weights is None else weights
        self._finder = MentionFinder(gazetteer)
        self._country_words = CountryWords()
        self._country_of = lru_cache(maxsize=20_000)(self._country_alone)

    def resolve(
        self,
        name: str,
        *,
        near: Sequence[str] = (),
        countries: Mapping[str, float] | Sequence[str] = (),
        container: str | None = None,
    ) -> Place | None:
        """The place that a name most likely stands for, or None when the gazetteer lacks it.

        Args:
            name: "Gao", or with what it lies in: "Gao, Mali".
            near: other place names of the same article.
            countries: alpha-3 codes of countries the article is about, optionally with weights up to 1.
            container: name of a country or subdivision that it lies in.
        """
        words = name.strip()
        candidates = self._gazetteer.lookup(words)
        if not candidates and "," in words:
            words, _, holder = (part.strip() for part in words.partition(","))
            container = container or holder
            candidates = self._gazetteer.lookup(words)
        if not candidates:
            return None
        names = [Name(candidates=candidates, containers=(1,) if container else ())]
        names += [
            Name(candidates=self._gazetteer.lookup(other)) for other in ([container] if container else []) + [*near]
        ]
        weights = countries if isinstance(countries, Mapping) else dict.fromkeys(countries, 1.0)
        chosen = choose(names, self._weights, countries=weights)[0]
        return None if chosen is None else _place(name, 0, chosen)

    def country_of(self, name: str) -> str | None:
        """The country of the place that a name most likely stands for, or None."""
        return self._country_of(name)

    def _country_alone(self, name: str) -> str | None:
        place = self.resolve(name)
        return None if place is None else place.country

    def capital_of(self, country: str) -> Place | None:
        """The capital of the country with that alpha-3 code, without words of a text."""
        place = self._gazetteer.capital(country)
        return None if place is None else _place(place.name, 0, NamedPlace(place=place, is_main=True, is_word=False))

    def begins_with_town(self, name: str, country: str) -> bool:
        """Whether a name begins with that of a town in the country with that alpha-3 code: "Paris City Council"."""
        words = name.removeprefix("The ").removeprefix("the ").split()
        runs = (" ".join(words[:length]) for length in range(1, len(words) + 1))
        return any(
            named.place.country == country and named.place.precision == "city"
            for run in runs
            for named in self._gazetteer.lookup(run)
        )

    def home_by_words(self, text: str) -> str | None:
        """The country that a text is at home in by words that few countries use, or None where they tell of several."""
        told = self._country_words.wording(text).institutions
        likely = [country for country, share in told.items() if share >= _AT_HOME]
        return likely[0] if len(likely) == 1 else None

    def find(
        self,
        text: str,
        *,
        spans: Sequence[EntitySpan] | None = None,
        outlet: str | None = None,
        home: str | None = None,
        countries: Mapping[str, float] | None = None,
    ) -> tuple[Place, ...]:
        """The places that a text names, in order, with offsets into it.

        The country behind an adjective or a people's name ("Malian", "Malians"), and the seat that stands for a
        government ("Washington said"), are given with the reason `inferred`. "30 km north of Gao" is one place, a
        point; of a border's name ("the Mali-Niger border") the two countries are given, too, and are the only places
        that lie within another.

        Args:
            text: the text.
            spans: named entities (start, end, label) that a model found; without them fewer names are taken for places.
            outlet: who published it; places in its name count as context.
            home: alpha-3 code of the country that the outlet is of, if that is known.
            countries: alpha-3 codes of countries that its parties are of, with weights up to 1.
        """
        points = self._points(text)
        mentions = self._finder.find(text, spans)
        if not mentions:
            return tuple(points)
        keys, names = names_of(mentions, text)
        names += self.outlet_names(outlet, home)
        wording = self._country_words.wording(text)
        places = choose(names, self._weights, countries=countries, wording=wording)
        chosen = dict(zip(dict.fromkeys(keys), places, strict=False))
        named = [chosen[key] for key in keys]
        abroad = self._abroad(text, mentions, named)
        named = [None if number in abroad else of for number, of in enumerate(named)]
        found = [
            _place(mention.text, mention.start, place, is_inferred=mention.is_demonym or mention.is_government)
            for mention, place in zip(mentions, named, strict=True)
        ]
        for number, mention in enumerate(mentions):
            holder = abroad.get(number, mention.container)
            if named[number] is None and holder is not None:
                found[number] = _held(found[number], named[holder])
            else:
                found[number] = self._described(text, found[number])
        between = [
            (mention.start, mention.end, number)
            for number, (mention, of) in enumerate(zip(mentions, named, strict=True))
            if of is not None and of.place.kind == "country"
        ]
        found += [_border(text, border, found) for border in borders(text, between)]
        return tuple(sorted(found + points, key=lambda place: (place.start, -place.end)))

    def _abroad(self, text: str, mentions: Sequence[Mention], named: Sequence[NamedPlace | None]) -> dict[int, int]:
        """The mentions of which no place lies in what is written as their holder, each with it: "Dortmund, Kenya".

        A list of places is none, nor are states that dispute a land of each other: "Sevastopol, Russia".
        """
        found = {}
        for number, (mention, following) in enumerate(pairwise(mentions)):
            of, holder = named[number], named[number + 1]
            if of is None or holder is None or mention.container is not None:
                continue
            if mention.is_demonym or following.is_demonym or holder.place.kind not in {"country", "admin1"}:
                continue
            if of.place.kind not in {"city", "capital", "admin2", "point", "seat"} or lies_in(of.place, holder.place):
                continue
            is_head = of.place.country != holder.place.country and is_headed_by(
                text, mention.start, mention.end, following.start
            )
            if not is_head and not is_said_to_lie_in(text, mention.start, mention.end, following.start, following.end):
                continue
            if not self._gazetteer.is_disputed(of.place.country, holder.place.country):
                found[number] = number + 1
        return found

    def _points(self, text: str) -> list[Place]:
        """The points that the text gives in degrees."""
        found = []
        for point in coordinates(text):
            country, admin1 = self._gazetteer.area_at(point.lat, point.lon)
            found.append(
                Place(
                    text=text[point.start : point.end],
                    start=point.start,
                    end=point.end,
                    name=_in_degrees(point.lat, point.lon),
                    country=country,
                    admin1=admin1,
                    lat=point.lat,
                    lon=point.lon,
                    precision="point",
                    reason="stated",
                )
            )
        return found

    def _described(self, text: str, place: Place) -> Place:
        """The point at a bearing from a place, when the text says so, else the place."""
        bearing = bearing_to(text, place.start)
        if bearing is None or place.reason != "stated" or place.precision not in {"city", "point"}:
            return place
        if place.lat is None or place.lon is None:
            return place
        lat, lon = moved(place.lat, place.lon, bearing)
        country, admin1 = self._gazetteer.area_at(lat, lon)
        words = text[bearing.start : place.end]
        return Place(
            text=words,
            start=bearing.start,
            end=place.end,
            name=" ".join(words.split()),
            country=country,
            admin1=admin1,
            lat=lat,
            lon=lon,
            precision="point",
            reason="stated",
        )

    def outlet_names(self, outlet: str | None, home: str | None = None) -> list[Name]:
        """The places in an outlet's name, as far as they can lie where it is at home."""
        found = self._finder.in_name(outlet or "")
        return [Name(candidates=_at_home(mention.candidates, home), is_outlet=True) for mention in found]

    def country_in_name(self, outlet: str | None, near: Sequence[str] = ()) -> str | None:
        """The country of the place in an outlet's name, beside other names of the article; None if it has none."""
        names = self.outlet_names(outlet)
        if not names:
            return None
        others = [Name(candidates=self._gazetteer.lookup(other)) for other in near]
        chosen = choose([*names, *others], self._weights)[: len(names)]
        return next((place.place.country for place in chosen if place is not None), None)


def _at_home(candidates: tuple[NamedPlace, ...], home: str | None) -> tuple[NamedPlace, ...]:
    """Those of the country that an outlet is of; all when it is unknown or has none."""
    return tuple(c for c in candidates if c.place.country == home) or candidates


def names_of(mentions: Sequence[Mention], text: str) -> tuple[list[NameKey], list[Name]]:
    """The key of each mention, and the names they are mentions of, in the order of their first mention.

    One name has one sense in an article, but "Paris, Texas" and "Paris, France" are two names; a bare "Paris" joins
    the first of them.
    """
    plain = [place_key(mention.text) for mention in mentions]
    first_held: dict[str, str] = {}
    for key, mention in zip(plain, mentions, strict=True):
        if mention.container is not None:
            first_held.setdefault(key, plain[mention.container])
    keys = [
        (key, first_held.get(key, "") if mention.container is None else plain[mention.container], mention.is_demonym)
        for key, mention in zip(plain, mentions, strict=True)
    ]
    order = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    first = dict(zip(reversed(keys), reversed(mentions), strict=True))
    containers: dict[NameKey, set[int]] = {key: set() for key in order}
    for number, full_key in enumerate(keys):
        containers[full_key].update(order[keys[holder]] for holder in _holders(mentions, number))
    counts = Counter(keys)
    located = {key for key, mention in zip(keys, mentions, strict=True) if not mention.is_government}
    local = {key for key, mention in zip(keys, mentions, strict=True) if tells_of_bodies(text, mention.end)}
    nations = {key for key, mention in zip(keys, mentions, strict=True) if owns_as_nation(text, mention.end)}
    heads = (key for key, m in zip(keys[:FIRST_NAMES], mentions, strict=False) if opens_article(text, m.start, m.end))
    head = next(heads, None)
    names = [
        Name(
            candidates=first[key].candidates,
            count=counts[key],
            containers=tuple(sorted(containers[key])),
            is_dateline=key == head,
            is_government=key not in located,
            is_nation=key in nations,
            is_local=key in local,
        )
        for key in order
    ]
    return keys, names


def _holders(mentions: Sequence[Mention], number: int) -> list[int]:
    """The mentions that one stands in, through chains: "Palestine, Anderson County, Texas"."""
    holders = []
    holder = mentions[number].container
    while holder is not None:
        holders.append(holder)
        holder = mentions[holder].container
    return holders


def _called(words: str, place: GazetteerPlace) -> str:
    """The place's name: the article's own for settlements and subdivisions of the first level.

    GeoNames has many of them in local spelling. Abbreviations ("N.Y.") are written out.
    """
    is_local = place.precision in {"city", "point"} or place.kind == "admin1"
    is_short = len(words) < _SHORTEST_NAME or words.isupper() or "." in words
    return " ".join(words.split()) if is_local and not is_short else place.name


def _held(place: Place, holder: NamedPlace | None) -> Place:
    """A place that the gazetteer lacks, with the country and subdivision that the text gives it."""
    if holder is None:
        return place
    name = " ".join(place.text.split())
    return msgspec.structs.replace(
        place,
        name=name.title() if name.isupper() else name,
        country=holder.place.country,
        admin1=holder.place.admin1,
        reason="stated",
    )


def _border(text: str, border: Border, places: Sequence[Place]) -> Place:
    """The border between two of the places; it is in no one country."""
    one, other = (places[number].name for number in (border.one, border.other))
    return Place(
        text=text[border.start : border.end],
        start=border.start,
        end=border.end,
        name=f"{one}–{other} border",
        precision="region",
        reason="stated",
    )


def _in_degrees(lat: float, lon: float) -> str:
    return f"{abs(lat):g}° {'S' if lat < 0 else 'N'}, {abs(lon):g}° {'W' if lon < 0 else 'E'}"


def _place(text: str, start: int, named: NamedPlace | None, *, is_inferred: bool = False) -> Place:
    end = start + len(text)
    if named is None:
        return Place(text=text, start=start, end=end)
    place = named.place
    return Place(
        text=text,
        start=start,
        end=end,
        name=_called(text, place),
        country=place.country,
        admin1=place.admin1,
        geonames=place.geonames,
        lat=place.lat if place.precision not in {"country", "region"} else None,
        lon=place.lon if place.precision not in {"country", "region"} else None,
        precision=place.precision,
        reason="inferred" if is_inferred else "stated",
    )
