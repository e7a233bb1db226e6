"""Which of the article's places is where the event happened. A party's home is not the place.

Every place near the event is an option, and "the text does not tell" is one; clues from the syntax, the distance, the
kind of place and of event speak for each, with the learnt weights of `choosing`. A clue counts for all events, and
once more for those of its kind ("act: here").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.coding import Draft
from dateline.knowledge.word_groups import word_group
from dateline.language import locate
from dateline.records import PRECISIONS, SPOKEN, Place
from dateline.resolving.article_places import ArticlePlaces, key_of
from dateline.resolving.choosing import Weights, chances
from dateline.resolving.place_clues import KINDS, mention_clues, none_clues
from dateline.resolving.place_scale import fineness, size
from dateline.resolving.ruled_out_places import is_ruled_out
from dateline.resolving.struck_places import is_vaguer, struck_country
from dateline.resolving.told_events import Key

_PLACELESS = "phone"
"""The mode of talks that are held nowhere."""
_LIKELY = 0.2
"""Chance from which a place is given."""
_AGAINST_NONE = 1.3
"""How many times likelier than none it must be: less fills too often what the text leaves open."""
_OF_SITTINGS = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT"})
"""Types of what councils and boards do by a vote or a word."""
_Options = list[tuple[Place | None, set[str]]]
"""Places with their clues; the first is none."""


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
    place, clues = _likeliest(options, weights)
    struck = struck_country(draft, places.here(draft))
    if struck is not None and (place is None or is_vaguer(place, struck, draft)):
        return struck
    if place is None:
        place = _of_where_clause(draft, places)
    if place is None and draft.type in SPOKEN and draft.status == "actual" and draft.when is None:
        stage = places.stages.of(draft)
        if stage is not None:
            return msgspec.structs.replace(stage, reason="inferred")
    if place is None:
        place, clues = _where_it_sits(draft, places, options, weights)
    if place is None:
        return None
    if (head := _of_place_line(draft, place, places)) is not None:
        return head
    sentence = draft.sentence
    is_here = place.zone == sentence.zone and sentence.start <= place.start < sentence.end
    if is_here and not places.is_dateline(place):
        return msgspec.structs.replace(place, reason="inferred") if places.is_reference(place) else place
    return msgspec.structs.replace(place, reason="dateline" if "dateline" in clues else "inferred")


def _of_where_clause(draft: Draft, places: ArticlePlaces) -> Place | None:
    """The place that a "where" takes up, in whose clause the event is told: "flew to Cairo, where officers met him"."""
    clauses = (word for word in (draft.head, *draft.head.ancestors) if word.dep_ in {"relcl", "advcl", "ccomp"})
    wheres = [
        child for clause in clauses for child in clause.children if child.lower_ == "where" and child.i < clause.i
    ]
    if not wheres:
        return None
    end = locate(wheres[0]).start
    before = [place for place in places.here(draft) if place.reason == "stated" and place.end <= end]
    return max(before, key=lambda place: place.end, default=None)


def _of_place_line(draft: Draft, place: Place, places: ArticlePlaces) -> Place | None:
    """The place line's town for a deed of the first sentence that names only its people: "LIMA — Peruvian police …"."""
    head = places.dateline
    if head is None or draft.sentence.number or draft.type in SPOKEN or place.reason == "stated":
        return None
    is_finer = place.precision == "country" and head.precision != "country" and head.country == place.country
    return msgspec.structs.replace(head, reason="dateline") if is_finer else None


def _where_it_sits(
    draft: Draft, places: ArticlePlaces, options: _Options, weights: Weights
) -> tuple[Place | None, set[str]]:
    """Where the council or legislature sits that does the deed, or a member of it, in an article about its land.

    That is what they decide or say there: "The board rejected the bid."
    """
    if places.scope == "abroad" or draft.type not in _OF_SITTINGS or draft.status != "actual":
        return None, set()
    mentions = (mention for party in draft.actors for mention in (party.mention, *party.referents))
    words = {word.lemma_.lower().rstrip(".") for mention in mentions for word in mention.words}
    if places.scope == "local" and not words.isdisjoint(word_group("council")):
        seats = [option for option in options if _is_seat(option)]
        place, clues = _likeliest(seats, weights, least=0.0, against_none=0.0)
        return place or places.main_settlement, clues
    if not words.isdisjoint(word_group("lawmaker")):
        return (places.main_division, set()) if places.dateline is None else (places.dateline, {"dateline"})
    return None, set()


def _is_seat(option: tuple[Place | None, set[str]]) -> bool:
    """Whether the option is none, the town or county that the article is about, or one in the actor's words."""
    place, clues = option
    return place is None or (size(place) == "fine" and not clues.isdisjoint({"main settlement", "fine in the actor"}))


def _likeliest(
    options: _Options, weights: Weights, *, least: float = _LIKELY, against_none: float = _AGAINST_NONE
) -> tuple[Place | None, set[str]]:
    """The likeliest option with its clues, or that of no place where none is likely enough."""
    none, *likely = chances([clues for _, clues in options], weights)
    number, chance = max(enumerate(likely, start=1), key=lambda each: each[1], default=(0, 0.0))
    return options[number] if chance >= max(least, against_none * none) else options[0]


def place_options(draft: Draft, places: ArticlePlaces) -> _Options:
    """The places that may be the event's, each with its clues; the first option is none."""
    here = places.here(draft)
    stated_here = len({key_of(place) for place in here if place.reason == "stated"})
    found = _possible(draft, places, here, alone=stated_here == 1)
    told = places.told.clues(draft)
    finest_near = _finest_by_country(place for place, _ in found.values())
    finest_here = _finest_by_country(here)
    options: _Options = [(None, set(none_clues(draft, places, stated_here=stated_here)))]
    for key, (place, known) in found.items():
        known.update(told.get(key, ()))
        clues = {*known, *[f"{KINDS[draft.type]}: {clue}" for clue in known]}
        if finest_near[place.country] < fineness(place):
            clues.add("a finer one near")
        if finest_here.get(place.country, len(PRECISIONS)) < fineness(place):
            clues.add("a finer one here")
        options.append((place, clues))
    return options


def _possible(
    draft: Draft, places: ArticlePlaces, here: Sequence[Place], *, alone: bool
) -> dict[Key, tuple[Place, set[str]]]:
    """The places near the event, each once with what all its mentions say; a country ruled out here is none near."""
    rivals = places.rivals(draft)
    ruled_out = {order for order, place in enumerate(here) if is_ruled_out(draft, place, here, rivals)}
    barred = {key_of(here[order]) for order in ruled_out if here[order].precision == "country"}
    found: dict[Key, tuple[Place, set[str]]] = {}
    for order, place in enumerate(places.near(draft)):  # begins with those here
        key = key_of(place)
        if order in ruled_out or key in barred:
            continue
        if key not in found:
            found[key] = (place, set(places.clues(place)))
        first, known = found[key]
        known.update(mention_clues(draft, place, places, is_here=order < len(here), alone=alone))
        if first.reason != "stated" and place.reason == "stated":
            found[key] = (place, known)
    return found


def _finest_by_country(places: Iterable[Place]) -> dict[str | None, int]:
    """How fine the finest of the places of each country is."""
    found: dict[str | None, int] = {}
    for place in places:
        found[place.country] = min(fineness(place), found.get(place.country, len(PRECISIONS)))
    return found
