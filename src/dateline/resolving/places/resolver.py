"""Words → places: finding the places that a text names and resolving them in the gazetteer, one sense per article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace, NamedPlace
from dateline.knowledge.place_keys import place_key
from dateline.records import Place
from dateline.resolving.places.mentions import EntitySpan, Mention, MentionFinder
from dateline.resolving.places.ranking import Name, choose

NameKey = tuple[str, str, bool]
"""A name's key, that of what it is said to lie in, and whether it is a country's adjective or people."""


_SHORTEST_NAME = 4
"""Letters; shorter names are often abbreviations."""


class PlaceResolver:
    """Resolves place names. Holds no state between texts.

    Args:
        gazetteer: where names are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._finder = MentionFinder(gazetteer)

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
        chosen = choose(names, countries=weights)[0]
        return None if chosen is None else _place(name, 0, chosen)

    def country_of(self, name: str) -> str | None:
        """The country of the place that a name most likely stands for, or None."""
        place = self.resolve(name)
        return None if place is None else place.country

    def find(
        self, text: str, *, spans: Sequence[EntitySpan] | None = None, outlet: str | None = None
    ) -> tuple[Place, ...]:
        """The places that a text names, in order, with offsets into it.

        The country behind an adjective or a people's name ("Malian", "Malians") is given with the reason `inferred`.

        Args:
            text: the text.
            spans: named entities (start, end, label) that a model found; without them fewer names are taken for places.
            outlet: who published it; places in its name count as context.
        """
        mentions = self._finder.find(text, spans)
        if not mentions:
            return ()
        keys, names = names_of(mentions)
        names += [Name(candidates=mention.candidates) for mention in self._finder.find(outlet or "", None)]
        chosen = dict(zip(dict.fromkeys(keys), choose(names), strict=False))
        return tuple(
            _place(mention.text, mention.start, chosen[key], is_demonym=mention.is_demonym)
            for key, mention in zip(keys, mentions, strict=True)
        )


def names_of(mentions: Sequence[Mention]) -> tuple[list[NameKey], list[Name]]:
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
    names = [
        Name(candidates=first[key].candidates, count=counts[key], containers=tuple(sorted(containers[key])))
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
    """The place's name: the article's own for settlements, since GeoNames has many in local spelling.

    Abbreviations ("N.Y.") are written out.
    """
    is_local = place.precision in {"city", "point"}
    is_short = len(words) < _SHORTEST_NAME or words.isupper() or "." in words
    return " ".join(words.split()) if is_local and not is_short else place.name


def _place(text: str, start: int, named: NamedPlace | None, *, is_demonym: bool = False) -> Place:
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
        reason="inferred" if is_demonym else "stated",
    )
