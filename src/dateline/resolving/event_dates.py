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
from dateline.resolving.told_events import ToldEvents

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
_SAYING = frozenset({"say", "tell", "report", "announce", "add", "state", "write", "hear", "confirm", "claim"})
"""Verbs of saying, whose day is that of the words and not of what they tell."""
_CLAUSES = frozenset({"relcl", "acl"})
"""Clauses that describe somebody or something."""
_SET_OFF = frozenset({",", "—", "–", "--", "("})
"""What sets off a clause that only adds something."""
_ANY_DAY = date(2000, 6, 14)
"""A day of publication, to see whether a date only lacks that."""
_AGES = ((0, "today"), (1, "yesterday"), (8, "week"), (31, "month"), (366, "year"))
"""How old a date is at most at publication, in days, with the name of its age; what is older is old."""
_LIKELY, _LIKELY_HERE, _LIKELY_TODAY = 0.5, 0.4, 0.6
"""Chance from which a date is given, one that the event's own sentence tells, and the day of publication: lower ones
fill too often what the text leaves open (docs/measurements.md)."""
_AHEAD: frozenset[EventType] = frozenset({"AGREE", "THREATEN", "CONCEDE"})
"""Types that are actual when the act they are about is planned (docs/record.md)."""
_AUXILIARIES = {"had": "had", "'d": "had", "’d": "had", "has": "has", "have": "has", "'ve": "has", "’ve": "has",
                "will": "will", "would": "would", "could": "would", "may": "would", "might": "would",
                "should": "would", "must": "would"}  # fmt: skip


_Days = tuple[str | None, str | None]
"""The first and the last day of a date."""


class Dated(msgspec.Struct, frozen=True):
    """The event's date or None, and if None the reason."""

    when: When | None
    unknown: UnknownReason | None = None


class ArticleDates:
    """An article's date expressions by zone, its day of publication, the country whose customs its dates follow.

    Args:
        dates: the expressions of each zone.
        published: the day of publication.
        country: ISO 3166-1 alpha-3 code of the country for which it was written.
        drafts: the article's events; what their own sentences tie to them may date others, too.
    """

    def __init__(
        self,
        dates: dict[str, Ordered[When]],
        *,
        published: date | None,
        country: str | None = None,
        drafts: Iterable[Draft] = (),
    ) -> None:
        self.by_zone = dates
        self.published = published
        self.country = country
        self.told = ToldEvents(drafts, self._tied)

    def news_day(self, draft: Draft) -> When | None:
        """The first day told at the head of the body, when it is no older than some days and told before the draft."""
        if self.published is None or "body" not in self.by_zone:
            return None
        lowest = (self.published - _NEWS).isoformat()
        for when in self.by_zone["body"].within(0, 900):
            if when.grain == "day" and when.from_ is not None and lowest <= when.from_ <= self.published.isoformat():
                return when if when.start < draft.sentence.start or draft.sentence.zone != "body" else None
        return None

    def _tied(self, draft: Draft) -> _Days | None:
        """The days of the date that the draft's own sentence ties to it by its syntax, without any weights."""
        if draft.sentence.zone not in self.by_zone:
            return None
        here = self.by_zone[draft.sentence.zone].within(draft.sentence.start, draft.sentence.end)
        tied = [
            (not _is_by_network(draft, when), steps, when.start, when)
            for when in here
            if when.from_ is not None and (steps := _steps(draft, _root(draft, when))) is not None
        ]
        if not tied:
            return None
        when = _in_status(draft, min(tied, key=lambda found: found[:3])[3], self)
        return when.from_, when.to


def date_options(draft: Draft, dates: ArticleDates) -> list[tuple[When | None, set[str]]]:
    """The dates that may be the event's, each with its clues; the first option is none."""
    sentence, published = draft.sentence, dates.published
    zone = dates.by_zone[sentence.zone]
    here = [when for when in zone.within(sentence.start, sentence.end) if not _is_of_another_clause(draft, when)]
    frame = set(_frame(draft, has_dates=bool(here)))
    news = dates.news_day(draft)
    about_news = "a news day" if news is not None else "no news day"
    options: list[tuple[When | None, set[str]]] = [(None, {f"none: {clue}" for clue in (*frame, about_news)})]
    for when in here:
        dated = _in_status(draft, when, dates)
        clues = set(_clues_here(draft, when, alone=len(here) == 1)) | {f"grain {when.grain}"}
        options.append((dated, clues | set(_ages(draft, dated, published, "here"))))
    for steps, when in enumerate(reversed(zone.within(max(0, sentence.start - _BEFORE), sentence.start)[-3:])):
        clues = {f"before {steps}", f"before, grain {when.grain}"} | {f"before: {clue}" for clue in frame}
        gap = _stretch(sentence.start - when.end)
        clues |= {f"before, {gap}", f"before {steps}, {gap}"}
        options.append((when, clues | set(_ages(draft, when, published, "before"))))
    if published is not None:
        at = locate(draft.words)
        day = published.isoformat()
        today = When(
            text=at.text, start=at.start, end=at.end, zone=at.zone,
            from_=day, to=day, grain="day", reason="publication_date",
        )  # fmt: skip
        options.append((today, {f"today: {clue}" for clue in (*frame, about_news)}))
    if news is not None:
        options.append((news, {f"news day: {clue}" for clue in frame}))
    told = dates.told.clues(draft)
    for option, clues in options[1:]:
        if option is not None:
            clues.update(f"date {clue}" for clue in told.get((option.from_, option.to), ()))
    return options


def _stretch(characters: int) -> str:
    return next((name for most, name in ((150, "close"), (400, "near")) if characters <= most), "far")


def _ages(draft: Draft, when: When, published: date | None, where: str) -> Iterable[str]:
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
    yield f"{where}, {age}, {'spoken' if draft.type in _SPOKEN else 'done'}"
    yield f"{where}, {age}, {draft.status}"


def event_date(draft: Draft, dates: ArticleDates, weights: Weights) -> Dated:
    """The date of the draft among the dates of its article.

    Args:
        draft: the event over words.
        dates: the date expressions of the article, and its day of publication.
        weights: what each clue counts.
    """
    told = date_options(draft, dates)
    options = [(when, clues) for when, clues in told if when is None or _is_known(when)]
    found = date_chances(options, weights)
    number = max(range(len(found)), key=lambda number: found[number])
    when = options[number][0]
    is_here = when is not None and _is_here(draft, when)
    is_today = when is not None and when.reason == "publication_date"
    if found[number] < (_LIKELY_HERE if is_here else _LIKELY_TODAY if is_today else _LIKELY):
        when, is_here = None, False
    undecided = next((option for option, clues in told if _is_undecided(draft, option, clues)), None)
    if undecided is not None and not is_here:
        lacks_day = dates.published is None and _is_known(resolve_date(undecided.text, published=_ANY_DAY))
        return Dated(None, "no_publication_date" if lacks_day else "ambiguous")
    if when is None:
        has_dates = len(options) > 1
        return Dated(None, "not_stated" if dates.published is not None or has_dates else "no_publication_date")
    return Dated(when if is_here or when.reason == "publication_date" else _inferred(when))


def _is_undecided(draft: Draft, when: When | None, clues: set[str]) -> bool:
    """Whether the sentence ties a date to the draft of which nobody can tell which days it means."""
    if when is None or _is_known(when) or not _is_here(draft, when):
        return False
    return _steps(draft, _root(draft, when)) is not None or {"alone here", "no aside"} <= clues


def _is_known(when: When | None) -> bool:
    return when is not None and bool(when.from_ or when.to)


def _is_here(draft: Draft, when: When) -> bool:
    """Whether the date is told in the draft's own sentence; the publication date is not."""
    sentence = draft.sentence
    is_inside = when.zone == sentence.zone and sentence.start <= when.start < sentence.end
    return is_inside and when.reason != "publication_date"


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
    if _is_quoted(draft):
        yield "quoted"
    yield f"{tense}, {'verb' if draft.head.pos_ == 'VERB' else 'noun'}, {'main' if main else 'other'}"


def _is_quoted(draft: Draft) -> bool:
    """Whether the trigger stands in quotation marks."""
    before = draft.sentence.text[: locate(draft.head).start - draft.sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _clues_here(draft: Draft, when: When, *, alone: bool) -> Iterable[str]:
    yield "here"
    if alone:
        yield "alone here"
    if _is_by_network(draft, when):
        yield "by the network"
    root = _root(draft, when)
    if root is not None:
        steps = _steps(draft, root)
        yield f"steps {min(steps, 6)}" if steps is not None else "in another clause"
        governor = next((token for token in (root, *root.ancestors) if token.pos_ in {"VERB", "AUX"}), None)
        if steps is None and governor is not None and governor.is_ancestor(draft.head):
            yield "of the saying" if governor.lemma_ in _SAYING else "of the verb above"
        clause = _clause_of(draft.light if draft.light is not None else draft.head)
        if clause is not None:
            yield "in the trigger's clause" if root == clause or clause.is_ancestor(root) else "out of its clause"
    yield "aside" if _is_aside(draft, when) else "no aside"
    yield "here, main clause" if _is_main_clause(draft) else "here, other clause"


def _is_by_network(draft: Draft, when: When) -> bool:
    """Whether the network says that the date's words tell when."""
    if draft.when is None:
        return False
    return any(when.start <= locate(token).start < when.end for token in draft.when.subtree)


def _root(draft: Draft, when: When) -> Token | None:
    """The head of the date's words."""
    words = draft.sentence.words_between(when.start, when.end)
    return min(words, key=lambda token: len(list(token.ancestors)), default=None)


def _clause_of(token: Token) -> Token | None:
    """The verb of the relative clause that a word stands in."""
    return next((word for word in (token, *token.ancestors) if word.dep_ in _CLAUSES), None)


def _is_of_another_clause(draft: Draft, when: When) -> bool:
    """Whether the date stands in a clause that tells of something else: "the army, which took power in 2021, …".

    A parser hangs the last words of a sentence on the clause before them too often: after the trigger only clauses
    that a comma sets off are believed, and not against the network.
    """
    root = _root(draft, when)
    clause = None if root is None else _clause_of(root)
    if clause is None:
        return False
    trigger = draft.light if draft.light is not None else draft.head
    if clause in (trigger, draft.head) or clause.is_ancestor(trigger) or clause.is_ancestor(draft.head):
        return False
    words = list(clause.subtree)
    is_set_off = words[0].i > 0 and words[0].nbor(-1).text in _SET_OFF
    if words[-1].i < trigger.i:
        return is_set_off or clause.dep_ == "relcl"
    return is_set_off and clause.dep_ == "relcl" and not _is_by_network(draft, when)


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


def _steps(draft: Draft, root: Token | None) -> int | None:
    """Steps up from the date to the trigger's clause; None when the date hangs in a clause of another event."""
    if root is None:
        return None
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
