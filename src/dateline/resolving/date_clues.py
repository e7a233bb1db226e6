"""What speaks for a date to be an event's: how and where the event is told, and how it stands to the date's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.knowledge.word_groups import in_group
from dateline.language import locate
from dateline.records import When
from dateline.resolving.date_syntax import (
    TOLD_AS_SAID,
    clause_of,
    clause_verb,
    is_aside,
    is_by_network,
    is_main_clause,
    is_told_of,
    steps_to,
    tense_of,
)
from dateline.resolving.event_syntax import root_of, trigger_of, triggers_of

OF_SAYING = "of the saying"
"""The clue that the date is told of the verb that says what happened."""
_LEAD = 3
"""Sentences at the head of the body that tell the news of the day."""
_AGES = ((0, "today"), (1, "yesterday"), (8, "week"), (31, "month"), (366, "year"))
"""How old a date is at most at publication, in days, with the name of its age; what is older is old."""


def ages(draft: Draft, when: When, published: date | None, where: str) -> Iterable[str]:
    """How old a date is at publication, by where it stands and by how the draft is told."""
    if published is None or when.from_ is None:
        return
    if when.from_ > published.isoformat():
        age = "ahead"
    elif when.to is None:
        age = "open"
    else:
        days = (published - date.fromisoformat(when.to[:10])).days
        age = next((name for most, name in _AGES if days <= most), "old")
    yield f"{where}, {age}"
    yield f"{where}, {age}, {_kind(draft)}"


def frame(draft: Draft, *, has_dates: bool) -> Iterable[str]:
    """What kind of event is told, how, and where in the article."""
    kind = _kind(draft)
    tense = tense_of(clause_verb(draft))
    form = "verb" if draft.head.pos_ == "VERB" else "noun"
    place = _stretch_of_article(draft)
    main = "main" if is_main_clause(draft) else "other"
    yield "always"
    yield kind
    yield draft.type
    yield draft.status
    yield f"{kind}, {tense}"
    yield f"tense {tense}"
    yield "dates here" if has_dates else "no dates here"
    yield form
    yield place
    yield f"{main} clause"
    yield f"{place}, {tense}"
    yield f"{place}, {main}"
    if draft.sources:
        yield "attributed"
    if draft.is_definite:
        yield "definite"
    if _is_quoted(draft):
        yield "quoted"


def _kind(draft: Draft) -> str:
    return "spoken" if draft.type in TOLD_AS_SAID else "done"


def _stretch_of_article(draft: Draft) -> str:
    """Where in the article the draft stands."""
    if draft.sentence.zone != "body":
        return draft.sentence.zone.partition(":")[0]
    if draft.sentence.number < _LEAD:
        return "lead"
    return "early" if draft.sentence.number < 4 * _LEAD else "late"


def _is_quoted(draft: Draft) -> bool:
    """Whether the trigger stands in quotation marks."""
    before = draft.sentence.text[: locate(draft.head).start - draft.sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def clues_here(draft: Draft, when: When, *, alone: bool, rivals: Collection[Token]) -> Iterable[str]:
    """How a date of the draft's own sentence stands to it; `rivals` are the triggers of the sentence's other events."""
    yield "here"
    if alone:
        yield "alone here"
    if is_told_of(when, draft):
        yield "told of the date"
    if is_by_network(draft, when):
        yield "by the network"
    root = root_of(draft, when)
    if root is not None:
        yield from _syntax(draft, root)
        own = triggers_of(draft)
        above = next((token for token in (root, *root.ancestors) if token in own or token in rivals), None)
        if above is not None:
            form = "verb" if draft.head.pos_ == "VERB" else "noun"
            yield f"hangs on it, {form}" if above in own else f"hangs on another, {form}"
    yield "aside" if is_aside(draft, when) else "no aside"


def _syntax(draft: Draft, root: Token) -> Iterable[str]:
    steps = steps_to(draft, root)
    yield f"steps {min(steps, 6)}" if steps is not None else "in another clause"
    governor = next((token for token in (root, *root.ancestors) if token.pos_ in {"VERB", "AUX"}), None)
    if steps is None and governor is not None and governor.is_ancestor(draft.head):
        yield OF_SAYING if in_group(governor.lemma_, "reporting") else "of the verb above"
    trigger = trigger_of(draft)
    gap = abs(root.i - trigger.i)
    side = "after" if root.i > trigger.i else "before"
    yield f"words {next((name for most, name in ((3, 'beside'), (8, 'near')) if gap <= most), 'far')}, {side}"
    clause = clause_of(trigger)
    if clause is not None:
        yield "in the trigger's clause" if root == clause or clause.is_ancestor(root) else "out of its clause"
