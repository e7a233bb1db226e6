"""The desk: one person's decisions about the events of an archive, each stored at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.archive import Archive
from dateline.errors import ArchiveError
from dateline.records import Article, Correction, Event
from dateline.reviewing.changing import Changes
from dateline.reviewing.people import own


class Desk:
    """What a reviewer sees and does. Each decision is a correction that is stored when the method returns.

    Args:
        archive: the archive.
        who: who decides.
        independent: show the events as the coder found them, with this person's corrections and nobody else's, so that
            two people can code the same without seeing each other's work.

    Raises:
        ArchiveError: nobody is named.
    """

    def __init__(self, archive: Archive, *, who: str, independent: bool = False) -> None:
        if not who.strip():
            raise ArchiveError("bad_correction", "a correction tells who made it", advice="Give --who NAME.")
        self.who = who.strip()
        self.archive = archive.only(own(self.who)) if independent else archive
        """The archive as this person sees it."""
        self.article = lru_cache(maxsize=8)(self.archive.article)
        """The article of an id."""

    def event(self, id: str) -> Event | None:
        """The event of that id as it stands; None when it is not there any more."""
        try:
            return self.archive.event(id)
        except ArchiveError as error:
            if error.code != "no_record":
                raise
            return None

    def history(self, id: str) -> list[Correction]:
        """The corrections that show in an event, oldest first."""
        return [one.correction for one in self.archive.corrections() if id in one.events]

    def others(self, event: Event) -> list[Event]:
        """The other events of the article, in reading order."""
        return [other for other in self.archive.events_of(event.article) if other.id != event.id]

    def confirm(self, event: Event, *, why: str | None = None) -> Correction:
        """Says that the event is right as it is."""
        return self.archive.correct("confirm", event, who=self.who, why=why)

    def reject(self, event: Event, *, why: str | None = None) -> Correction:
        """Says that there is no such event."""
        return self.archive.correct("reject", event, who=self.who, why=why)

    def edit(self, event: Event, changes: Changes, *, why: str | None = None) -> Correction:
        """Changes fields."""
        return self.archive.correct("edit", event, who=self.who, why=why, changes=changes)

    def split(self, event: Event, parts: Sequence[Changes], *, why: str | None = None) -> Correction:
        """Makes several events of one; each part is what differs from it."""
        return self.archive.correct("split", event, who=self.who, why=why, after=parts)

    def merge(self, events: Sequence[Event], changes: Changes, *, why: str | None = None) -> Correction:
        """Makes one event of several of an article: the first, with changes."""
        return self.archive.correct("merge", events, who=self.who, why=why, changes=changes)

    def add(self, article: Article, event: Changes | Event, *, why: str | None = None) -> Correction:
        """Adds an event, or brings one back that was rejected."""
        return self.archive.correct("add", who=self.who, why=why, article=article.id, after=[event])
