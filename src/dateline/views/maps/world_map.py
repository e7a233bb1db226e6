"""The map: events by place on the outlines of countries.

Circles stand only where an article names a place finer than a country. Events known only by country shade it, for its
middle is not where they happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from dateline.records import Event
from dateline.views.captions import OTHER, TITLE_LENGTH, events_word, listed, source_note, text_of
from dateline.views.drawing import INK, MUTED, PALE, PAPER, QUADS, Key, Sheet
from dateline.views.maps.outlines import Outlines, load_outlines
from dateline.views.maps.projection import WORLD, Box
from dateline.views.maps.region import fitted, region_of
from dateline.views.maps.svg import INNER, SHADES, WIDTH, Painter, quad_order, shades
from dateline.views.maps.tally import Placed, Spot, place_tally
from dateline.views.maps.terminal import rows
from dateline.views.pictures import Picture

_MOST_CIRCLES = 1500
"""More cover one another, and make a picture that no browser likes."""


def world_map(events: Iterable[Event], *, title: str = "Events by place", whole_world: bool = False) -> Picture:
    """A picture of where events happened.

    Circles count the events of a place: their area stands for the number, their colours for the classes; pale are
    those planned, possible or denied, and a broken rim marks a province or district. A country is shaded by the
    number of events of which no more is known than the country. Events without a place, and those in regions across
    borders, are told below.

    Args:
        events: the events; they are counted in one pass.
        title: the line above the picture.
        whole_world: show all of the world; by default the map shows the region that holds the events.
    """
    outlines = load_outlines()
    placed = place_tally(events, outlined=outlines)
    box = WORLD if whole_world else region_of(placed, outlines)
    projection = fitted(box, INNER)
    spots = tuple(
        spot for spot in placed.spots[:_MOST_CIRCLES] if projection.holds(*projection.point(spot.lon, spot.lat))
    )
    return Picture(
        _WorldMap(title=text_of(title, most=TITLE_LENGTH), placed=placed, spots=spots, outlines=outlines, box=box)
    )


class _WorldMap(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    placed: Placed
    spots: tuple[Spot, ...]
    outlines: Outlines
    box: Box

    @property
    def subtitle(self) -> str:
        placed = self.placed
        if not placed.spots and not placed.countries:
            return "No events with a place."
        at_spots = sum(spot.total for spot in placed.spots)
        places = f"{len(placed.spots):,} place{'' if len(placed.spots) == 1 else 's'}"
        parts = [f"{events_word(at_spots)} at {places}"] if at_spots else []
        in_countries = sum(placed.countries.values())
        if in_countries:
            parts.append(f"{events_word(in_countries)} known only by country")
        return ", ".join(parts)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(_notes(self.placed, self.spots, self.outlines))

    def svg(self) -> str:
        sheet = Sheet(width=WIDTH, title=self.title, subtitle=self.subtitle)
        keys = list(_keys(self.placed))
        if keys:
            sheet.legend(keys)
        sheet.top += 8
        projection = fitted(self.box, INNER)
        Painter(
            sheet=sheet,
            placed=self.placed,
            spots=self.spots,
            outlines=self.outlines,
            projection=projection,
            land=self.outlines.drawn(projection),
        ).draw()
        sheet.notes([*self.notes, "Outlines: Natural Earth. Borders are no statement on the status of a territory."])
        return sheet.finished()

    def terminal(self, width: int) -> RenderableType:
        parts: list[RenderableType] = [Text(self.title, style="bold"), Text(self.subtitle, style="dim")]
        keys = Text()
        for key in _quad_keys(self.placed):
            keys.append("● ", style=key.colour).append(f"{key.label}  ", style="dim")
        parts += [keys, *rows(self.spots, self.outlines, self.box, width)]
        parts += [Text(note, style="dim") for note in self.notes]
        return Group(*parts)


def _notes(placed: Placed, drawn: tuple[Spot, ...], outlines: Outlines) -> Iterator[str]:
    if placed.countries:
        named = {outlines.name(code): count for code, count in placed.countries.items()}
        yield f"Known only by country: {listed(named)}."
    if placed.elsewhere:
        total = sum(placed.elsewhere.values())
        where = listed(placed.elsewhere)
        yield f"In regions across borders, or off the outlines; not drawn: {events_word(total)} ({where})."
    left = sum(spot.total for spot in placed.spots) - sum(spot.total for spot in drawn)
    if left:
        number = len(placed.spots) - len(drawn)
        yield f"At {number:,} further places, for want of room or beyond the map's edge not drawn: {events_word(left)}."
    if placed.unplaced:
        yield f"Without a place, not drawn: {events_word(placed.unplaced)}."
    if placed.total:
        yield source_note(placed.coders)


def _quad_keys(placed: Placed) -> Iterator[Key]:
    found = {quad for spot in placed.spots for quad in (*spot.actual, *spot.other)}
    for quad in sorted(found, key=quad_order):
        count = sum(spot.actual.get(quad, 0) + spot.other.get(quad, 0) for spot in placed.spots)
        yield Key(label=f"{text_of(quad).capitalize()} ({count:,})", colour=QUADS.get(quad, MUTED))


def _keys(placed: Placed) -> Iterator[Key]:
    yield from _quad_keys(placed)
    others = sum(sum(spot.other.values()) for spot in placed.spots)
    if others:
        yield Key(label=f"Pale: {OTHER} ({others:,})", colour=MUTED, opacity=PALE)
    if placed.areas:
        yield Key(label="Broken rim: somewhere in a province or district", colour=PAPER, rim=INK)
    shade_of = shades(placed.countries)
    told = False
    for colour in SHADES:
        counts = [placed.countries[code] for code, shade in shade_of.items() if shade == colour]
        if counts:
            span = f"{min(counts):,}" if len(set(counts)) == 1 else f"{min(counts):,}–{max(counts):,}"
            label = span if told else f"Known only by country: {span}"
            yield Key(label=label, colour=colour, new_row=not told)
            told = True
