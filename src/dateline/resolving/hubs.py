"""Place lines where an agency only writes of another land: "NAIROBI, June 9 - Burundi's government postponed it"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.language import Document, locate
from dateline.records import Place


def without_hub(
    places: Sequence[Place], line: Place | None, document: Document, parties: Collection[tuple[str, str | None]]
) -> Sequence[Place]:
    """The places of an article without those of its place line, where it is about another country.

    So it is where the first sentence names places of one other country alone, and nobody and nothing else is named that
    is of the place line's.

    Args:
        places: of the article, in order.
        line: the place line's town, or None.
        document: the parsed article.
        parties: the names of those whom it names, as `document.names` have them, with their countries.
    """
    if line is None or line.country is None:
        return places
    body = [sentence for sentence in document.sentences if sentence.zone == "body" and sentence.end > line.start]
    end = next((sentence.end for sentence in body), line.end)
    own = [place for place in places if place.zone == "body" and place.start < end and place.country == line.country]
    kept = [place for place in places if place not in own]
    spots = [(name.text, locate(name)) for name in document.names]
    behind = {words for words, at in spots if at.zone == "body" and at.start >= end}
    if line.country in {place.country for place in kept} | {country for words, country in parties if words in behind}:
        return places
    lead = next((sentence.end for sentence in body[1:]), end)
    others = {place.country for place in kept if place.zone == "body" and place.start < lead}
    return kept if len(others - {None}) == 1 else places
