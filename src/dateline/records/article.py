"""Article: what a page says. One body text; title and captions are zones with offsets of their own."""

from __future__ import annotations

from datetime import date

import msgspec

from dateline.errors import InputError


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """A picture's caption: its sentence(s), the photo credit taken off it, and the agencies the credit names."""

    text: str
    credit: str | None = None
    agencies: tuple[str, ...] = ()


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """One text that offsets can point into: `name` is body, title or caption:N."""

    name: str
    text: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says. `published` and `modified` are ISO 8601 dates or date-times (with offset where known)."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    """ISO 639-1; None when the text is too short to tell."""
    captions: tuple[Caption, ...] = ()
    copyright: str | None = None
    views: int | None = None
    address: str | None = None
    """Canonical address."""
    source: str | None = None
    """The path or address it was read from."""
    page_sha256: str | None = None
    unknown: dict[str, str] = {}
    """Field to reason, for fields the page should have had: not_stated, ambiguous."""

    @property
    def published_on(self) -> date | None:
        """Day of publication, as the outlet dates it.

        Raises:
            InputError: `published` is no ISO 8601 date.
        """
        if not self.published:
            return None
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError as error:
            raise InputError("bad_date", f"{self.published!r:.60} is not a date") from error

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Body first, then the title, then the captions; empty ones are left out."""
        zones = [Zone(name="body", text=self.text)]
        if self.title:
            zones.append(Zone(name="title", text=self.title))
        zones += [Zone(name=f"caption:{i}", text=c.text) for i, c in enumerate(self.captions) if c.text]
        return tuple(zone for zone in zones if zone.text.strip())

    def zone_text(self, zone: str) -> str:
        """Text of the zone of that name.

        Raises:
            KeyError: the article has no such zone.
        """
        if zone == "body":
            return self.text
        if zone == "title" and self.title is not None:
            return self.title
        kind, _, number = zone.partition(":")
        if kind == "caption" and number.isdecimal() and int(number) < len(self.captions):
            return self.captions[int(number)].text
        raise KeyError(zone)
