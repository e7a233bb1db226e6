"""What speaks for a place to be an event's, or for there to be none: how the event's words and the place's stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.language import Sentence, locate
from dateline.records import SPOKEN, EventType, Place
from dateline.resolving.article_places import ArticlePlaces
from dateline.resolving.choosing import bucket
from dateline.resolving.event_syntax import hanging_on, root_of
from dateline.resolving.place_scale import size
from dateline.resolving.place_syntax import (
    LOCATIVE,
    is_object,
    is_tying,
    is_under_other_clause,
    is_visit,
    noun_after,
    preposition_above,
    sides_around,
    steps_to,
)

KINDS: dict[EventType, str] = {
    **dict.fromkeys(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"), "act"),
    **dict.fromkeys(("CONSULT", "AID", "COOPERATE", "SANCTION", "AGREE", "CONCEDE"), "deed"),
    **dict.fromkeys(SPOKEN, "word"),
}
"""Kinds of events by how much they need a place: acts have one, words seldom."""
PLACE_KINDS = frozenset(KINDS.values())
"""The kinds, with which clues begin that hold for the events of one kind only."""
_DISTANCES = (200, 600, 1500)
"""Characters between a place and the sentence: upper ends of the buckets."""


def none_clues(draft: Draft, places: ArticlePlaces, *, stated_here: int) -> Iterable[str]:
    """What speaks for the text to tell no place of the event; `stated_here` places stand in its sentence."""
    kind = KINDS[draft.type]
    yield "none"
    yield f"none {kind}"
    is_planned = draft.type == "AGREE" and is_visit(draft)  # and is asked for as the visit will be
    yield f"none {'CONSULT' if is_planned else draft.type}"
    yield f"none {draft.status}"
    yield f"none {min(stated_here, 4)} here"
    yield f"{kind}: none {min(stated_here, 1)} here"
    mode = "visit" if is_planned else draft.mode
    if mode is not None:
        yield f"none {mode}"
    yield f"none {places.scope}"
    if draft.sentence.number == 0:
        yield "none lead"
    if draft.sentence.zone != "body":
        yield "none outside the body"


def mention_clues(draft: Draft, place: Place, places: ArticlePlaces, *, is_here: bool, alone: bool) -> Iterable[str]:
    """What a mention of a place says for its being the event's.

    Args:
        draft: the event over words.
        place: the mention.
        places: those of the article.
        is_here: whether it stands in the event's sentence.
        alone: whether that sentence states one place only.
    """
    if place.reason != "stated":
        yield "people of here" if is_here else "people of elsewhere"
        if is_here:
            yield from _of_sides(draft, place, "people of")
    elif not is_here:
        yield from _from_afar(draft.sentence, place, places.preposition(place) in LOCATIVE)
    elif place.precision == "country" and noun_after(draft, place) is not None:
        yield "country before a noun"  # "a US airstrike": not where it fell
        yield from _of_sides(draft, place, "people of")
    else:
        yield "here"
        if alone:
            yield "alone here"
        if draft.place is not None and place.start <= locate(draft.place).start < place.end:
            yield "by the network"
        yield "here locative" if places.preposition(place) in LOCATIVE else "here without locative"
        yield from _of_sides(draft, place, size(place))
        yield from _syntax(draft, place, places.rivals(draft))


def _of_sides(draft: Draft, place: Place, what: str) -> Iterable[str]:
    """Of which side's words the place is a part."""
    return (f"{what} in the {side}" for side in sides_around(draft, place))


def _from_afar(sentence: Sentence, place: Place, locative: bool) -> Iterable[str]:
    """How far from the event's sentence the place stands."""
    if place.zone != sentence.zone:
        yield "elsewhere"
        return
    side = "before" if place.start < sentence.start else "after"
    gap = sentence.start - place.end if side == "before" else place.start - sentence.end
    yield f"{side} {bucket(gap, _DISTANCES)}"
    if locative:
        yield f"{side} {bucket(gap, _DISTANCES)} locative"


def _syntax(draft: Draft, place: Place, rivals: Collection[Token]) -> Iterable[str]:
    """How the place stands to the event in the parse of their sentence."""
    noun = noun_after(draft, place)
    if noun is not None:
        is_act = draft.head in {noun, noun.head}
        yield f"{size(place)} before the act" if is_act else f"{size(place)} before a noun"
    root = root_of(draft, place)
    if root is None:
        yield "under no preposition"
        return
    if (draft.type == "ASSAULT" or is_visit(draft)) and is_object(draft, root):  # a town is attacked, and visited
        yield f"{size(place)} object of the act"
    hangs = hanging_on(draft, root, rivals)
    if hangs is not None:
        yield f"{size(place)} hangs on it" if hangs else "hangs on another"
    preposition = preposition_above(root)
    if preposition is None:
        yield "under no preposition"
        return
    is_tied = is_tying(preposition, draft)
    steps = steps_to(preposition, draft)
    if steps is not None:
        yield f"tied {min(steps, 4)}" if is_tied else "tied by another preposition"
    elif is_under_other_clause(preposition, draft):
        yield "in another clause"
    else:
        yield "loose" if is_tied else "loose by another preposition"
