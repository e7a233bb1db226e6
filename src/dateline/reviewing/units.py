"""What several people made of the same events: each event beside the codings of it that people gave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack

import msgspec

from dateline.archive import Archive
from dateline.archive.matching import same_event
from dateline.errors import ArchiveError
from dateline.records import Article, Correction, Event
from dateline.reviewing.people import is_adjudication, nobodys, own

_AT_ONCE = 500
"""Articles that are read at once."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """An event that two or more people judged, as each of them has it."""

    id: str
    """Id of the event as it was coded; of one that people added, the id it got first."""
    article: Article
    codings: dict[str, Event | None]
    """By person; None where the person says that there is no such event."""

    @property
    def example(self) -> Event:
        """The event as somebody has it.

        Raises:
            StopIteration: nobody does.
        """
        return next(event for event in self.codings.values() if event is not None)


class _Coding(msgspec.Struct, frozen=True, kw_only=True):
    """One person's coding of one article."""

    events: dict[str, Event]
    reviewed: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether every event that is left was looked at, so that what is missing is meant to be."""
        return set(self.events) <= self.reviewed


def coders(archive: Archive) -> list[str]:
    """Who corrected something, in order of names; whoever only settled disagreements is not among them."""
    return sorted({one.correction.who for one in archive.corrections() if not is_adjudication(one.correction)})


def units(archive: Archive, who: Sequence[str] = ()) -> list[Unit]:
    """The events that two or more people judged, article by article, in reading order.

    An event that the program found counts for whoever confirmed, edited, split, merged or rejected it. An event that
    somebody added counts for whoever looked at all events of that article: who does not have it says there is none.

    Args:
        archive: the archive.
        who: the people; all who corrected something by default.

    Raises:
        ArchiveError: there are no two such people.
    """
    known = coders(archive)
    people = list(dict.fromkeys(who)) or known
    if strangers := [name for name in people if name not in known]:
        raise ArchiveError(
            "bad_filter", f"{', '.join(strangers)} corrected nothing", advice=f"There are {', '.join(known) or 'none'}."
        )
    if len(people) < 2:
        raise ArchiveError(
            "bad_filter",
            f"agreement takes two people who coded the same events, and there is {', '.join(people) or 'nobody'}",
            advice="Let a second person review with --independent; with --who give two names or more.",
        )
    corrections = [one.correction for one in archive.corrections() if not is_adjudication(one.correction)]
    shared = _shared(corrections, people)
    found: list[Unit] = []
    for place in range(0, len(shared), _AT_ONCE):
        found += _units(archive, shared[place : place + _AT_ONCE], people, corrections)
    return found


def _shared(corrections: Sequence[Correction], people: Sequence[str]) -> list[str]:
    """Keys of the articles that two or more of the people corrected something in."""
    by_key: dict[str, set[str]] = {}
    for correction in corrections:
        if correction.who in people:
            by_key.setdefault(correction.key, set()).add(correction.who)
    return [key for key, names in by_key.items() if len(names) > 1]


def _units(
    archive: Archive, keys: Sequence[str], people: Sequence[str], corrections: Sequence[Correction]
) -> Iterator[Unit]:
    articles = {article.id: article for article in archive.articles(article=list(keys)).records()}
    touched = {(correction.who, correction.key) for correction in corrections}
    ids = list(articles)
    with ExitStack() as stack:
        plain = stack.enter_context(archive.only(nobodys))
        coded = _codings(plain, ids)
        keyed = {row["id"]: row["key"] for row in archive.articles(article=ids).rows()}
        by_person = {name: _codings(stack.enter_context(archive.only(own(name))), ids) for name in people}
    for id, article in articles.items():
        codings = {name: found[id] for name, found in by_person.items() if (name, keyed[id]) in touched}
        yield from _of_article(article, list(coded[id].events.values()), codings)


def _codings(archive: Archive, ids: Sequence[str]) -> dict[str, _Coding]:
    answer = archive.events(article=list(ids))
    events: dict[str, dict[str, Event]] = {id: {} for id in ids}
    for event in answer.records():
        events[event.article][event.id] = event
    reviewed: dict[str, set[str]] = {id: set() for id in ids}
    for row in answer.rows():
        if row["reviewed"]:
            reviewed[row["article"]].add(row["id"])
    return {id: _Coding(events=events[id], reviewed=frozenset(reviewed[id])) for id in ids}


def _of_article(article: Article, coded: Sequence[Event], codings: Mapping[str, _Coding]) -> Iterator[Unit]:
    found: list[tuple[str, dict[str, Event | None]]] = []
    for event in coded:
        judged = {
            name: coding.events.get(event.id)
            for name, coding in codings.items()
            if event.id in coding.reviewed or event.id not in coding.events
        }
        found.append((event.id, judged))
    found += _added(article, {event.id for event in coded}, codings)
    found.sort(key=lambda unit: _place(unit[0], unit[1], coded))
    for id, judged in found:
        if len(judged) > 1:
            yield Unit(id=id, article=article, codings=judged)


def _added(
    article: Article, coded: set[str], codings: Mapping[str, _Coding]
) -> list[tuple[str, dict[str, Event | None]]]:
    """The events that people added, those that are the same by words and parties put together."""
    found: list[tuple[str, dict[str, Event | None]]] = []
    for name, coding in codings.items():
        for event in coding.events.values():
            if event.id in coded:
                continue
            free = [events for _, events in found if name not in events]
            same = same_event(event, [_example(events) for events in free], then=article, now=article)
            mine = next((events for events in free if _example(events) is same), None)
            if mine is None:
                found.append((event.id, {name: event}))
            else:
                mine[name] = event
    for name, coding in codings.items():
        if coding.is_whole:
            for _, events in found:
                events.setdefault(name, None)
    return found


def _example(events: Mapping[str, Event | None]) -> Event:
    return next(event for event in events.values() if event is not None)


def _place(id: str, judged: Mapping[str, Event | None], coded: Sequence[Event]) -> tuple[bool, int]:
    """Where in the article the event stands: the body first."""
    events = [*(event for event in judged.values() if event), *(event for event in coded if event.id == id)]
    first = events[0].evidence[0]
    return first.zone != "body", first.start
