"""Which of the article's dates is the event's: every date near it is an option, and the news of the day, and none.

Clues from the syntax, the distance, tense and kind of event speak for each, with the learnt weights of `choosing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec
from spacy.tokens import Token

from dateline.coding import Draft
from dateline.language import locate
from dateline.records import EventType, UnknownReason, When
from dateline.resolving.choosing import Weights, chances
from dateline.resolving.dates import resolve_date
from dateline.resolving.ordered import Ordered

HISTORICAL_AFTER = timedelta(days=60)
"""An event that ended longer than this before publication is background, no news."""
_NEWS = timedelta(days=8)
"""How old a day in the lead may be to be the day of the article's news."""
_LEAD = 3
"""Sentences at the head of the body that tell the news of the day."""
_BEFORE = 1200
"""Characters before the sentence in which dates are options."""
_SPOKEN: frozenset[EventType] = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types that mostly happen by words, so that what is told as said is the news."""
_LIKELY = 0.5
"""Chance from which a date is given: lower ones fill too often what the text leaves open (docs/measurements.md)."""
_AHEAD: frozenset[EventType] = frozenset({"AGREE", "THREATEN", "CONCEDE"})
"""Types that are actual when the act they are about is planned (docs/record.md)."""
_AUXILIARIES = {"had": "had", "'d": "had", "’d": "had", "has": "has", "have": "has", "'ve": "has", "’ve": "has",
                "will": "will", "would": "would", "could": "would", "may": "would", "might": "would",
                "should": "would", "must": "would"}  # fmt: skip


class Dated(msgspec.Struct, frozen=True):
    """The event's date or None, and if None the reason."""

    when: When | None
    unknown: UnknownReason | None = None


class ArticleDates:
    """An article's date expressions by zone, its day of publication, the country whose customs its dates follow."""

    def __init__(self, dates: dict[str, Ordered[When]], *, published: date | None, country: str | None = None) -> None:
        self.by_zone = dates
        self.published = published
        self.country = country

    def news_day(self, draft: Draft) -> When | None:
        """The first day told at the head of the body, when it is no older than some days."""
        if self.published is None or "body" not in self.by_zone:
            return None
        lowest = (self.published - _NEWS).isoformat()
        for when in self.by_zone["body"].within(0, 900):
            if when.grain == "day" and when.from_ is not None and lowest <= when.from_ <= self.published.isoformat():
                return when if when.start < draft.sentence.start or draft.sentence.zone != "body" else None
        return None


def date_options(draft: Draft, dates: ArticleDates) -> list[tuple[When | None, set[str]]]:
    """The dates that may be the event's, each with its clues; the first option is none."""
    sentence, published = draft.sentence, dates.published
    zone = dates.by_zone[sentence.zone]
    here = zone.within(sentence.start, sentence.end)
    frame = set(_frame(draft, has_dates=bool(here)))
    options: list[tuple[When | None, set[str]]] = [(None, {f"none: {clue}" for clue in frame})]
    for when in here:
        clues = set(_clues_here(draft, when, alone=len(here) == 1)) | {f"grain {when.grain}"}
        options.append((_in_status(draft, when, dates), clues))
    for steps, when in enumerate(reversed(zone.within(max(0, sentence.start - _BEFORE), sentence.start)[-3:])):
        clues = {f"before {steps}", f"before, grain {when.grain}"} | {f"before: {clue}" for clue in frame}
        options.append((when, clues))
    if published is not None:
        at = locate(draft.words)
        day = published.isoformat()
        today = When(
            text=at.text, start=at.start, end=at.end, zone=at.zone,
            from_=day, to=day, grain="day", reason="publication_date",
        )  # fmt: skip
        options.append((today, {f"today: {clue}" for clue in frame}))
    news = dates.news_day(draft)
    if news is not None:
        options.append((news, {f"news day: {clue}" for clue in frame}))
    return options


def event_date(draft: Draft, dates: ArticleDates, weights: Weights) -> Dated:
    """The date of the draft among the dates of its article.

    Args:
        draft: the event over words.
        dates: the date expressions of the article, and its day of publication.
        weights: what each clue counts.
    """
    options = [(when, clues) for when, clues in date_options(draft, dates) if when is None or when.from_ or when.to]
    found = date_chances(options, weights)
    number = max(range(len(found)), key=lambda number: found[number])
    when = options[number][0] if found[number] >= _LIKELY else None
    if when is None:
        has_dates = len(options) > 1
        return Dated(None, "not_stated" if dates.published is not None or has_dates else "no_publication_date")
    is_here = when.zone == draft.sentence.zone and draft.sentence.start <= when.start < draft.sentence.end
    return Dated(when if is_here or when.reason == "publication_date" else _inferred(when))


def date_chances(options: Sequence[tuple[When | None, set[str]]], weights: Weights) -> list[float]:
    """The chance of each option; options that mean the same days count together."""
    found = chances([clues for _, clues in options], weights)
    days = [(when.from_, when.to) if when is not None else None for when, _ in options]
    together: dict[object, float] = {}
    for key, chance in zip(days, found, strict=True):
        together[key] = together.get(key, 0.0) + chance
    return [together[key] for key in days]


def _inferred(when: When) -> When:
    return msgspec.structs.replace(when, reason="inferred")


def _frame(draft: Draft, *, has_dates: bool) -> Iterable[str]:
    """What kind of event is told, how, and where in the article."""
    kind = "spoken" if draft.type in _SPOKEN else "done"
    verb = _clause_verb(draft)
    tense = _tense(verb)
    yield "always"
    yield kind
    yield draft.type
    yield draft.status
    yield f"{kind}, {tense}"
    yield f"tense {tense}"
    yield "dates here" if has_dates else "no dates here"
    yield "verb" if draft.head.pos_ == "VERB" else "noun"
    if draft.sentence.zone != "body":
        yield draft.sentence.zone.partition(":")[0]
    elif draft.sentence.number < _LEAD:
        yield "lead"
    elif draft.sentence.number < 4 * _LEAD:
        yield "early"
    else:
        yield "late"
    main = _is_main_clause(draft)
    yield "main clause" if main else "other clause"
    yield f"{kind}, {'main' if main else 'other'}, {'dated' if has_dates else 'undated'}"
    if draft.sources:
        yield "attributed"
    if draft.is_definite:
        yield "definite"


def _clues_here(draft: Draft, when: When, *, alone: bool) -> Iterable[str]:
    yield "here"
    if alone:
        yield "alone here"
    if draft.when is not None:
        words = {locate(token).start for token in draft.when.subtree}
        if any(when.start <= start < when.end for start in words):
            yield "by the network"
    heads = draft.sentence.words_between(when.start, when.end)
    if heads:
        root = min(heads, key=lambda token: len(list(token.ancestors)))
        steps = _steps(draft, root)
        yield f"steps {min(steps, 6)}" if steps is not None else "in another clause"
    yield "aside" if _is_aside(draft, when) else "no aside"
    yield "here, main clause" if _is_main_clause(draft) else "here, other clause"


def _in_status(draft: Draft, when: When, dates: ArticleDates) -> When:
    """The date read as past when the event happened: "agreed to talk on Friday" may look ahead to a reader of words."""
    published = dates.published
    if draft.type in _AHEAD:  # what is agreed or threatened today lies ahead
        return when
    if published is None or draft.status != "actual" or when.from_ is None or when.from_ <= published.isoformat():
        return when
    past = resolve_date(when.text, published=published, tense="past", country=dates.country)
    if past is None or past.text != when.text or past.from_ is None or past.from_ > published.isoformat():
        return when
    return msgspec.structs.replace(when, from_=past.from_, to=past.to)


def is_historical(when: When | None, *, published: date | None) -> bool:
    """Whether the event ended well before the article was published."""
    if when is None or published is None or when.to is None:
        return False
    return date.fromisoformat(when.to[:10]) < published - HISTORICAL_AFTER


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


def _clause_verb(draft: Draft) -> Token:
    token = draft.light if draft.light is not None else draft.head
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _tense(verb: Token) -> str:
    """How the clause tells its time: by auxiliary, else by the form of the verb."""
    helpers = [
        _AUXILIARIES[c.lower_] for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _AUXILIARIES
    ]
    if helpers:
        return helpers[0]
    if verb.pos_ not in {"VERB", "AUX"}:
        return "no verb"
    return verb.tag_
