"""The numbers that the reports of one event give: the one to go by, and the others, each with its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec

from dateline.coding.counting import Count
from dateline.language import written
from dateline.records import Attribution, Figure, Quantity
from dateline.resolving import ResolvedDraft


class _Told(msgspec.Struct, frozen=True):
    """A figure, and whether words count it; "a soldier" and a name count one without."""

    figure: Figure
    is_stated: bool


def merged_quantities(
    group: Sequence[ResolvedDraft], as_written: Callable[[Attribution], Attribution]
) -> dict[str, Quantity]:
    """The quantities of an event, by kind, at the words of the article.

    The figure to go by is the first in the body that a number gives, since news tells the state of things first and its
    parts and history later. Numbers that differ from it are kept with whom the article credits with them.

    Args:
        group: the reports of the event.
        as_written: leads a source to the words of the article.
    """
    told: dict[str, list[_Told]] = defaultdict(list)
    for member in group:
        for count in member.draft.counts:
            told[count.kind].append(_Told(_figure(member, count, as_written), count.is_stated))
    return {kind: _quantity(found) for kind, found in sorted(told.items())}


def _figure(member: ResolvedDraft, count: Count, as_written: Callable[[Attribution], Attribution]) -> Figure:
    at = written(count.words)
    return Figure(
        text=at.text,
        start=at.start,
        end=at.end,
        zone=at.zone,
        min=count.min,
        max=count.max,
        currency=count.currency,
        attribution=tuple(map(as_written, member.attribution)),
    )


def _quantity(told: Sequence[_Told]) -> Quantity:
    main = min(told, key=lambda each: (not each.is_stated, each.figure.zone != "body")).figure
    others: dict[tuple[object, ...], Figure] = {}
    for each in told:
        if each.is_stated and _value(each.figure) != _value(main):
            others.setdefault(_value(each.figure), each.figure)
    fields = {name: getattr(main, name) for name in Figure.__struct_fields__}
    return Quantity(**fields, others=tuple(others.values()))


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.min, figure.max, figure.currency
