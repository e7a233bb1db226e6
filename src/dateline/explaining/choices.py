"""Choices: which options there were for an event's place, date and countries, and which clues decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal

from dateline.assembly.assembler import open_sides
from dateline.assembly.implied_parties import Cast, shares, understood_at
from dateline.assembly.merging import merged_actors, merged_date, merged_place, merged_recipients
from dateline.coding.arguments import is_exchanged
from dateline.explaining.explanation import Choice, Option
from dateline.explaining.reports import LEAST, RIVALS, WORTH_TELLING
from dateline.records import Place, When
from dateline.resolving import Choices, ResolvedDraft
from dateline.resolving.choosing import Weights, chances
from dateline.resolving.event_dates import date_chances, date_options
from dateline.resolving.event_places import place_options
from dateline.resolving.resolver import Scene


def understood(number: int, group: Sequence[ResolvedDraft], cast: Cast, weights: Weights) -> Iterator[Choice]:
    """Who is understood on the sides of an event that its reports name nobody on; nothing where nobody comes near.

    Args:
        number: of the event in its article.
        group: the reports that became it.
        cast: the parties of the article's events.
        weights: what each clue counts.
    """
    draft, actors, recipients = group[0].draft, merged_actors(group), merged_recipients(group)
    for side in open_sides(draft.type, actors, recipients, mutual=is_exchanged(draft.head)):
        if cast.answered(number, side):
            continue
        options = cast.options(number, side)
        parties = [("none" if who is None else who.name or who.text, clues) for who, clues in options]
        likely = shares(options, weights)
        found = _choice(
            "party", parties, weights, likely, is_taken=max(likely) >= understood_at(draft.type, side), of=side
        )
        if any(option.what != "none" and option.chance >= WORTH_TELLING for option in found.options):
            yield found


def choices(group: Sequence[ResolvedDraft], scene: Scene, weights: Choices) -> Iterator[Choice]:
    """The event's place and date, and the countries that its parties' words do not tell.

    Args:
        group: the reports that became it.
        scene: what its article names.
        weights: what each clue counts for each question.
    """
    place, when = merged_place(member.place for member in group), merged_date(group)
    placed = next((member for member in group if member.place is place), group[0])
    places = [(_place_name(place), clues) for place, clues in place_options(placed.draft, scene.places)]
    yield _choice("place", places, weights.place, is_taken=place is not None)
    dated = next((member for member in group if member.when is when), group[0])
    told = [option for option in date_options(dated.draft, scene.dates) if option[0] is None or _is_known(option[0])]
    dates = [(_date_name(when), clues) for when, clues in told]
    likely = date_chances(told, weights.date)
    yield _choice("date", dates, weights.date, likely, is_taken=when is not None)
    parties = (*merged_actors(group), *merged_recipients(group))
    inferred = {(party.zone, party.start) for party in parties}
    for member in group:
        on = _day(member.when) or scene.published
        for entity, options in scene.parties.questions(member.draft, on=on, place=member.place):
            if (entity.zone, entity.start) in inferred:
                inferred.discard((entity.zone, entity.start))
                countries = [(country or "none", clues) for country, clues in options]
                yield _choice("country", countries, weights.country, of=entity.text)


def _choice(
    question: Literal["place", "date", "country", "party"],
    options: Sequence[tuple[str, Collection[str]]],
    weights: Weights,
    likely: Sequence[float] | None = None,
    *,
    is_taken: bool = True,
    of: str | None = None,
) -> Choice:
    likely = likely or chances([clues for _, clues in options], weights)
    found = [
        Option(what=what, chance=round(chance, 4), clues=_weighed(clues, weights))
        for (what, clues), chance in zip(options, likely, strict=True)
    ]
    first, *others = sorted(found, key=lambda option: -option.chance)[:RIVALS]
    return Choice(
        question=question,
        of=of,
        options=(first, *(option for option in others if option.chance >= LEAST)),
        is_taken=is_taken or first.what == "none",
    )


def _is_known(when: When) -> bool:
    return bool(when.from_ or when.to)


def _weighed(clues: Collection[str], weights: Weights) -> tuple[tuple[str, float], ...]:
    known = [(clue, round(weights[clue], 3)) for clue in clues if weights.get(clue)]
    return tuple(sorted(known, key=lambda clue: (-abs(clue[1]), clue[0])))


def _place_name(place: Place | None) -> str:
    if place is None:
        return "none"
    return ", ".join(dict.fromkeys(part for part in (place.name or place.text, place.country) if part))


def _date_name(when: When | None) -> str:
    if when is None:
        return "none"
    span = when.from_ or "…"
    if when.to != when.from_:
        span = f"{span} to {when.to or '…'}"
    return f"{span}, the publication date" if when.reason == "publication_date" else f"{span} (“{when.text}”)"


def _day(when: When | None) -> date | None:
    edge = (when.to or when.from_) if when is not None else None
    return date.fromisoformat(edge[:10]) if edge else None
