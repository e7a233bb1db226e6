"""Which of the article's dates is the event's: every date near it is an option, and the day of publication, and none.

Clues from the syntax, the distance, tense and kind of event speak for each, with the learnt weights of `choosing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec
from spacy.tokens import Token

from dateline.coding import Draft
from dateline.language import locate
from dateline.records import EventType, UnknownReason, When
from dateline.resolving.choosing import Weights, chances
from dateline.resolving.date_clues import OF_SAYING, ages, clues_here, frame
from dateline.resolving.date_syntax import (
    TOLD_AS_SAID,
    clause_verb,
    gap_to_clause_above,
    is_by_network,
    is_deadline,
    is_of_another_clause,
    is_of_another_noun,
    is_of_back_then,
    is_of_what_came_after,
    is_told_of,
    steps_to,
    tense_of,
    toll_above,
)
from dateline.resolving.dates import resolve_date
from dateline.resolving.event_syntax import Rivals, is_spoken_of, root_of, triggers_of
from dateline.resolving.ordered import Ordered
from dateline.resolving.told_events import ToldEvents

HISTORICAL_AFTER = timedelta(days=60)
"""An event that ended longer than this before publication is background, no news."""
_BEFORE = 1200
"""Characters before the sentence in which dates are options."""
_ANY_DAY = date(2000, 6, 14)
"""A day of publication, to see whether a date only lacks that."""
_LIKELY = 0.45
"""Chance from which a date is given: lower ones fill too often what the text leaves open (docs/measurements.md)."""
_COUNTED = 0.95
"""Chance of a date that is counted from another's: set by hand, below that of most dates that are told."""
_AHEAD: frozenset[EventType] = frozenset({"AGREE", "THREATEN", "CONCEDE"})
"""Types that are actual when the act they are about is planned (docs/record.md)."""
_DONE = frozenset({"actual", "negated"})
"""Statuses of what has happened or failed to by the time of writing."""
_PAST = frozenset({"VBD", "had"})
"""Tenses of what has happened."""
_Days = tuple[str | None, str | None]
"""The first and the last day of a date."""
_Option = tuple[When | None, set[str]]
"""A date that may be the event's, or none, with its clues."""


class Dated(msgspec.Struct, frozen=True):
    """The event's date or None, and if None the reason; how likely the date is."""

    when: When | None
    chance: float = 0.0
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
        drafts = list(drafts)
        self._rivals = Rivals(drafts)
        self._whens: dict[_Days, When] = {}
        self.told = ToldEvents(drafts, self._tied)

    def rivals(self, draft: Draft) -> set[Token]:
        """The triggers of the other events of the draft's sentence."""
        return self._rivals.of(draft)

    def _tied(self, draft: Draft) -> _Days | None:
        """The days of the date that the draft's own sentence ties to it by its syntax, without any weights."""
        if draft.sentence.zone not in self.by_zone:
            return None
        here = self.by_zone[draft.sentence.zone].within(draft.sentence.start, draft.sentence.end)
        tied = [
            (not is_by_network(draft, when), steps, when.start, when)
            for when in here
            if when.from_ is not None and (steps := steps_to(draft, root_of(draft, when))) is not None
        ]
        if not tied:
            return None
        when = _up_to_today(draft, _in_status(draft, min(tied, key=lambda found: found[:3])[3], self), self.published)
        if _is_yet_to_come(draft, when, self.published):
            return None
        self._whens.setdefault((when.from_, when.to), when)
        return when.from_, when.to

    def told_elsewhere(self, draft: Draft) -> dict[_Days, tuple[When, set[str]]]:
        """The dates that other events of the article are told to have and that may be the draft's, with their clues."""
        found: dict[_Days, set[str]] = {}
        for clues in (self.told.clues(draft), self.told.of_kind(draft)):
            for days, names in clues.items():
                found.setdefault(days, set()).update(names)
        return {days: (self._whens[days], names) for days, names in found.items()}


def date_options(draft: Draft, dates: ArticleDates) -> list[_Option]:
    """The dates that may be the event's, each with its clues; the first option is none."""
    here = _own_dates(draft, dates)
    told_as = set(frame(draft, has_dates=bool(here)))
    options: list[_Option] = [(None, {f"none: {clue}" for clue in told_as})]
    options += _options_here(draft, here, dates)
    options += _options_before(draft, told_as, dates)
    if dates.published is not None and toll_above(draft) is None and not is_of_back_then(draft):
        options.append((_today(draft, dates.published), {f"today: {clue}" for clue in told_as}))
    told = dates.told_elsewhere(draft)
    for option, clues in options[1:]:
        if option is not None and (option.from_, option.to) in told:
            clues.update(f"date {clue}" for clue in told[option.from_, option.to][1])
    there = {(option.from_, option.to) for option, _ in options if option is not None}
    for days, (when, names) in told.items():
        if days not in there and not names <= {"of the last event 3"}:
            clues = {"elsewhere"} | {f"date {clue}" for clue in names}
            options.append((when, clues | set(ages(draft, when, dates.published, "elsewhere"))))
    return options


def _own_dates(draft: Draft, dates: ArticleDates) -> list[When]:
    """The dates of the draft's sentence that its syntax does not give to something else."""
    sentence, rivals = draft.sentence, dates.rivals(draft)
    return [
        when
        for when in dates.by_zone[sentence.zone].within(sentence.start, sentence.end)
        if not is_of_another_clause(draft, when)
        and not is_of_another_noun(draft, when)
        and not is_deadline(draft, when)
        and not is_of_what_came_after(draft, when)
        and not _is_spoken_of(draft, when, rivals)
    ]


def _options_here(draft: Draft, here: Sequence[When], dates: ArticleDates) -> Iterator[_Option]:
    rivals = dates.rivals(draft)
    for when in here:
        dated = _up_to_today(draft, _in_status(draft, _start(draft, when, dates), dates), dates.published)
        if not _is_yet_to_come(draft, dated, dates.published):
            clues = set(clues_here(draft, when, alone=len(here) == 1, rivals=rivals)) | {f"grain {when.grain}"}
            yield dated, clues | set(ages(draft, dated, dates.published, "here"))


def _options_before(draft: Draft, told_as: set[str], dates: ArticleDates) -> Iterator[_Option]:
    """The last three dates told shortly before the draft's sentence."""
    start = draft.sentence.start
    before = dates.by_zone[draft.sentence.zone].within(max(0, start - _BEFORE), start)
    for steps, told in enumerate(reversed(before[-3:])):
        when = _up_to_today(draft, told, dates.published)
        if _is_yet_to_come(draft, when, dates.published):
            continue
        gap = _stretch(start - when.end)
        clues = {f"before {steps}", f"before, grain {when.grain}", f"before, {gap}", f"before {steps}, {gap}"}
        clues |= {f"before: {clue}" for clue in told_as}
        yield when, clues | set(ages(draft, when, dates.published, "before"))


def _today(draft: Draft, published: date) -> When:
    """The day of publication, told by the draft's own words."""
    at, day = locate(draft.words), published.isoformat()
    return When(
        text=at.text, start=at.start, end=at.end, zone=at.zone,
        from_=day, to=day, grain="day", reason="publication_date",
    )  # fmt: skip


def _is_yet_to_come(draft: Draft, when: When, published: date | None) -> bool:
    """Whether the date lies after publication, and the event is told to have happened: "sent troops for the vote"."""
    if published is None or draft.status != "actual" or draft.type in _AHEAD or when.from_ is None:
        return False
    return when.from_ > published.isoformat() and tense_of(clause_verb(draft)) in _PAST


def _is_spoken_of(draft: Draft, when: When, rivals: set[Token]) -> bool:
    """Whether the date is that of another event that the draft's words are about: "condemned the attack in May"."""
    root = root_of(draft, when)
    return draft.type in TOLD_AS_SAID and root is not None and is_spoken_of(draft, root, rivals)


def _stretch(characters: int) -> str:
    return next((name for most, name in ((150, "close"), (400, "near")) if characters <= most), "far")


def event_date(draft: Draft, dates: ArticleDates, weights: Weights) -> Dated:
    """The date of the draft among the dates of its article.

    Args:
        draft: the event over words.
        dates: the date expressions of the article, and its day of publication.
        weights: what each clue counts.
    """
    counted = _counted(draft, dates)
    if counted is not None:
        return Dated(_inferred(counted), chance=_COUNTED)
    told = date_options(draft, dates)
    options = [(when, clues) for when, clues in told if when is None or _is_known(when)]
    found = date_chances(options, weights)
    number = max(range(len(found)), key=lambda number: found[number])
    when, clues = options[number]
    is_here = when is not None and _is_here(draft, when)
    if found[number] < _LIKELY:
        when, is_here = None, False
    undecided = next((option for option, clues in told if _is_undecided(draft, option, clues)), None)
    if undecided is not None and not is_here:
        lacks_day = dates.published is None and _is_known(resolve_date(undecided.text, published=_ANY_DAY))
        return Dated(None, unknown="no_publication_date" if lacks_day else "ambiguous")
    if when is None:
        has_dates = len(options) > 1
        is_open = dates.published is not None or has_dates
        return Dated(None, unknown="not_stated" if is_open else "no_publication_date")
    is_of_event = is_here and OF_SAYING not in clues  # "…, police said on Monday" is only the day of the words
    is_as_told = is_of_event or when.reason == "publication_date"
    return Dated(when if is_as_told else _inferred(when), chance=found[number])


def _counted(draft: Draft, dates: ArticleDates) -> When | None:
    """The date that is counted from that of the clause above: "was freed on Friday, two days after it held him"."""
    span = gap_to_clause_above(draft)
    if span is None:
        return None
    words, verb, is_before = span
    zone = dates.by_zone[draft.sentence.zone].within(draft.sentence.start, draft.sentence.end)
    above = next((w for w in zone if w.grain == "day" and _hangs_on(draft, w, verb)), None)
    if above is None or above.from_ is None:
        return None
    text = f"{words} {'earlier' if is_before else 'later'}"
    found = resolve_date(text, published=date.fromisoformat(above.from_[:10]), country=dates.country)
    if found is None or found.from_ is None:
        return None
    at = locate(draft.words)
    return msgspec.structs.replace(found, text=at.text, start=at.start, end=at.end, zone=at.zone)


def _hangs_on(draft: Draft, when: When, verb: Token) -> bool:
    """Whether the date is told of that verb itself."""
    root = root_of(draft, when)
    above = None if root is None else next((token for token in root.ancestors if token.pos_ == "VERB"), None)
    return above == verb


def _is_undecided(draft: Draft, when: When | None, clues: set[str]) -> bool:
    """Whether the sentence ties a date to the draft of which nobody can tell which days it means."""
    if when is None or _is_known(when) or not _is_here(draft, when):
        return False
    return steps_to(draft, root_of(draft, when)) is not None or {"alone here", "no aside"} <= clues


def _is_known(when: When | None) -> bool:
    return when is not None and bool(when.from_ or when.to)


def _is_here(draft: Draft, when: When) -> bool:
    """Whether the date is told in the draft's own sentence; the publication date is not."""
    sentence = draft.sentence
    is_inside = when.zone == sentence.zone and sentence.start <= when.start < sentence.end
    return is_inside and when.reason != "publication_date"


def date_chances(options: Sequence[_Option], weights: Weights) -> list[float]:
    """The chance of each option; options that mean the same days count together."""
    found = chances([clues for _, clues in options], weights)
    days = [(when.from_, when.to) if when is not None else None for when, _ in options]
    together: dict[object, float] = {}
    for key, chance in zip(days, found, strict=True):
        together[key] = together.get(key, 0.0) + chance
    return [together[key] for key in days]


def _inferred(when: When) -> When:
    return msgspec.structs.replace(when, reason="inferred")


def _start(draft: Draft, when: When, dates: ArticleDates) -> When:
    """The date from which a clause about it tells the event: in "since 1996, when it joined" it joined in 1996."""
    since, _, text = when.text.partition(" ")
    if since.lower() != "since" or not is_told_of(when, draft):
        return when
    start = resolve_date(text, published=dates.published, tense="past", country=dates.country)
    if start is None or start.from_ is None:
        return when
    return msgspec.structs.replace(when, from_=start.from_, to=start.to, grain=start.grain)


def _in_status(draft: Draft, when: When, dates: ArticleDates) -> When:
    """The date read as past when the event happened: "agreed to talk on Friday" may look ahead to a reader of words."""
    published = dates.published
    if draft.type in _AHEAD or _is_of_what_is_asked(draft, when):  # what is agreed or asked for today lies ahead
        return when
    if published is None or draft.status != "actual" or when.from_ is None or when.from_ <= published.isoformat():
        return when
    past = resolve_date(when.text, published=published, tense="past", country=dates.country)
    if past is None or past.text != when.text or past.from_ is None or past.from_ > published.isoformat():
        return when
    return msgspec.structs.replace(when, from_=past.from_, to=past.to)


def _up_to_today(draft: Draft, when: When, published: date | None) -> When:
    """The date without the days after publication, if the event has happened: "was shot this week", told on Tuesday."""
    if published is None or draft.status not in _DONE or when.from_ is None or when.to is None:
        return when
    if draft.type in _AHEAD and not _is_of_its_verb(draft, when):
        return when
    today = published.isoformat()
    is_running = when.from_[: len(today)] <= today < when.to[: len(today)]
    return msgspec.structs.replace(when, to=today) if is_running else when


def _is_of_what_is_asked(draft: Draft, when: When) -> bool:
    """Whether the date hangs on what is asked for: "called for a strike on Wednesday"."""
    root = root_of(draft, when)
    if draft.type != "REQUEST" or root is None:
        return False
    above = next((token for token in root.ancestors if token.pos_ in {"NOUN", "VERB"}), None)
    own = triggers_of(draft)
    return above is not None and above not in own and not own.isdisjoint(above.ancestors)


def is_historical(when: When | None, *, published: date | None) -> bool:
    """Whether the event ended well before the article was published."""
    if when is None or published is None or when.to is None:
        return False
    return published - date.fromisoformat(when.to[:10]) > HISTORICAL_AFTER


def _is_of_its_verb(draft: Draft, when: When) -> bool:
    """Whether it tells when the event's own verb was done: "apologised this week", not "agreed to meet this week"."""
    verb = clause_verb(draft)
    return verb is not None and tense_of(verb) in _PAST and steps_to(draft, root_of(draft, when)) is not None
