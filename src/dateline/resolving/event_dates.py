"""Which of the article's dates is the event's: syntax first, then the sentence, then the news of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from spacy.tokens import Token

from dateline.coding import Draft
from dateline.language import locate
from dateline.records import UnknownReason, When
from dateline.resolving.dates import resolve_date
from dateline.resolving.ordered import Ordered

HISTORICAL_AFTER = timedelta(days=60)
"""An event that ended longer than this before publication is background, no news."""
_LEAD = 3
"""Sentences at the head of the body that tell the news of the day."""
_FARTHEST = 4
"""Steps in the parse between a trigger and its date; beyond, the date is more often another event's."""


class Dated(msgspec.Struct, frozen=True):
    """The event's date or None, and if None the reason."""

    when: When | None
    unknown: UnknownReason | None = None


def event_date(draft: Draft, dates: Ordered[When], *, published: date | None) -> Dated:
    """The date of the draft among the dates of its zone.

    Args:
        draft: the event over words.
        dates: the date expressions of the draft's zone, with spans there.
        published: the article's day of publication.
    """
    sentence = draft.sentence
    here = dates.within(sentence.start, sentence.end)
    chosen = _found(draft, here) or _by_syntax(draft, here)
    if chosen is None and len(here) == 1 and _is_main_clause(draft) and not _is_aside(draft, here[0]):
        chosen = here[0]
    if chosen is not None:
        chosen = _in_status(draft, chosen, published)
        if chosen.from_ is None and chosen.to is None:
            return Dated(None, "no_publication_date" if published is None else "ambiguous")
        return Dated(chosen)
    if here or draft.status != "actual" or not _is_news_of_the_day(draft):
        return Dated(None, "not_stated")
    if published is None:
        return Dated(None, "no_publication_date")
    day = published.isoformat()
    at = locate(draft.words)
    return Dated(
        When(
            text=at.text, start=at.start, end=at.end, zone=at.zone,
            from_=day, to=day, grain="day", reason="publication_date",
        )
    )  # fmt: skip


def _in_status(draft: Draft, when: When, published: date | None) -> When:
    """The date read as past when the event happened: "agreed to talk on Friday" may look ahead to a reader of words."""
    if published is None or draft.status != "actual" or when.from_ is None or when.from_ <= published.isoformat():
        return when
    past = resolve_date(when.text, published=published, tense="past")
    if past is None or past.text != when.text or past.from_ is None or past.from_ > published.isoformat():
        return when
    return msgspec.structs.replace(when, from_=past.from_, to=past.to)


def is_historical(when: When | None, *, published: date | None) -> bool:
    """Whether the event ended well before the article was published."""
    if when is None or published is None or when.to is None:
        return False
    return date.fromisoformat(when.to[:10]) < published - HISTORICAL_AFTER


def _found(draft: Draft, here: Sequence[When]) -> When | None:
    """The date that the finder is sure of."""
    if draft.when is None:
        return None
    words = {locate(token).start for token in draft.when.subtree}
    return next((when for when in here if any(when.start <= start < when.end for start in words)), None)


def _by_syntax(draft: Draft, here: Sequence[When]) -> When | None:
    ranked = []
    for when in here:
        heads = draft.sentence.words_between(when.start, when.end)
        if heads:
            root = min(heads, key=lambda token: len(list(token.ancestors)))
            steps = _steps(draft, root)
            if steps is not None and steps <= _FARTHEST:
                ranked.append((steps, abs(root.i - draft.head.i), when))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _steps(draft: Draft, root: Token) -> int | None:
    """Steps up from the date to the trigger's clause; None when the date hangs in a clause of another event."""
    clause = {draft.head, *_carriers(draft.head), *([draft.light] if draft.light is not None else [])}
    for steps, token in enumerate((root, *root.ancestors)):
        if token in clause:
            return steps
        if token.pos_ == "VERB" and token.dep_ in {"relcl", "advcl", "ccomp", "conj", "acl"}:
            return None
    return None


def _carriers(head: Token) -> list[Token]:
    """Words above the trigger that carry its time: for nouns the clause's verb, for infinitives the verb above."""
    carriers = []
    current = head
    for _ in range(3):
        above = current.head
        if above == current:
            break
        nominal = current.pos_ in {"NOUN", "PROPN", "ADP"} and current.dep_ not in {"conj"}
        controlled = current.dep_ in {"xcomp", "conj", "prep", "pcomp"}
        if not (nominal or controlled):
            break
        carriers.append(above)
        current = above
    return carriers


def _is_main_clause(draft: Draft) -> bool:
    """Whether the trigger stands in the sentence's main clause, or in what its main verb says."""
    token = draft.light if draft.light is not None else draft.head
    return all(word.dep_ not in {"relcl", "acl", "advcl"} for word in (token, *token.ancestors))


def _is_aside(draft: Draft, when: When) -> bool:
    """Whether the date stands in a clause that only describes somebody or something of the sentence."""
    heads = draft.sentence.words_between(when.start, when.end)
    return any(word.dep_ in {"relcl", "acl", "advcl"} for token in heads for word in token.ancestors)


def _is_news_of_the_day(draft: Draft) -> bool:
    """Whether an undated event is told as news: in the main clauses of the title and the lead."""
    if draft.sentence.zone != "body":
        return draft.sentence.zone == "title"
    if not _is_main_clause(draft) or _is_long_past(draft):
        return False
    return draft.sentence.number < _LEAD


def _clause_verb(draft: Draft) -> Token:
    token = draft.light if draft.light is not None else draft.head
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _is_long_past(draft: Draft) -> bool:
    """Whether the clause looks back from the past: "had attacked"."""
    return any(child.lower_ in {"had", "'d"} for child in _clause_verb(draft).children if child.dep_ == "aux")
