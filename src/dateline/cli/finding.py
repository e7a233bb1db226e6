"""What people ask an archive: `dateline find`, `show`, `timeline`, `map`, `sql`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from dateline.api import Archive, Events, with_centroids
from dateline.archive import EventAnswer
from dateline.cli.archives import address_of, opened
from dateline.cli.cards import print_cards, say_left_out
from dateline.cli.consoles import console, print_json, say
from dateline.cli.filters import Filters, filtered
from dateline.cli.options import (
    At,
    Centroids,
    DefaultArchive,
    InArchive,
    MinConfidence,
    Out,
    Reviewed,
    Since,
    Status,
    Type,
    Until,
    Words,
    capitals,
)
from dateline.cli.outputs import binary_output, checked_format, print_answer, print_table, text_output
from dateline.errors import ArchiveError
from dateline.formats import FORMATS, ROW_FORMATS, write_events
from dateline.records import Article, Event
from dateline.views import Picture, article_card, marked_article, timeline, world_map
from dateline.views.timelines.tally import LaneKind
from dateline.views.words import safe

app = typer.Typer(rich_markup_mode=None)

_SHOWN = 50
"""Events that people are shown where they name no number."""
_COLUMNS = {
    "id": "id",
    "day": "day",
    "type": "type",
    "actors": "actors",
    "recipients": "recipients",
    "place": "place",
    "status": "status",
    "confidence": "confidence",
}
"""Columns of the table, with their heads."""
_NAMES = ("actor", "recipient", "pair", "place", "outlet")
"""Filters by names, which fit whole or not at all."""


@app.command()
@filtered
def find(
    archive: InArchive,
    words: Words = None,
    *,
    filters: Filters,
    reviewed: Reviewed = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help=f"At most so many; cards and tables show {_SHOWN}, 0 is all."),
    ] = None,
    order: Annotated[
        str,
        typer.Option("--order", metavar="ORDER", help="day, newest, recorded, confidence or unsure (the least first)."),
    ] = "day",
    at: At = None,
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"cards, table, {', '.join(FORMATS)}.")
    ] = "cards",
    centroids: Centroids = False,
    out: Out = None,
) -> None:
    """Find events by words and filters. A filter may be given several times: any of its values will do."""
    checked_format(format_name, ("cards", "table", *FORMATS))
    for_people = format_name in {"cards", "table"}
    most = limit or None if limit is not None or not for_people else _SHOWN
    with opened(archive, at) as there:

        def asked(limit: int | None) -> EventAnswer:
            return there.events(
                " ".join(words) if words else None,
                **filters,
                reviewed=reviewed,
                limit=limit,
                order=order,
            )

        answer = asked(most)
        if not for_people:
            _write(answer, format_name, out, centroids=centroids)
            return
        shown = _print(answer, format_name, out)
        if not shown:
            say(_nothing(there, archive, is_named=any(filters[name] for name in _NAMES)))
        elif limit is None and shown == most and (found := len(asked(None))) > shown:
            say(f"{shown:,} of {found:,} events; --limit N shows more, --limit 0 all")


def _nothing(there: Archive, archive: Path, *, is_named: bool) -> str:
    """What to say where no event fits, and what to try next."""
    if there.moment is None:
        return "Nothing was known then: --at is when the archive knew of it, --until when it happened."
    if is_named:
        question = f'dateline sql {shlex.quote(address_of(archive))} "SELECT DISTINCT name FROM event_parties"'
        return f"No event fits. Names are matched whole, countries by code (MLI); names of parties: {question}"
    return "No event fits."


def _print(answer: EventAnswer, format_name: str, path: Path | None) -> int:
    """Shows the events to people, and gives back how many they were."""
    with text_output(path) as out:
        if format_name == "cards":
            coded = list(answer.coded())
            print_cards(coded, out, with_ids=True)
            return sum(len(events) for _, events in coded)
        rows = answer.rows()
        if rows:
            print_table(list(_COLUMNS.values()), [[_told(row, name) for name in _COLUMNS] for row in rows], out)
        return len(rows)


def _told(row: dict[str, Any], name: str) -> Any:
    return f"{row['type']} {row['mode']}" if name == "type" and row["mode"] else row[name]


def _write(answer: EventAnswer, format_name: str, path: Path | None, *, centroids: bool) -> None:
    """Writes the events for programs."""
    if format_name == "parquet" and path is not None and not centroids:
        # DuckDB writes it straight from the tables, however many there are.
        answer.write(path, format=format_name)
        return
    coded = answer.coded()
    if centroids:
        coded = ((article, with_centroids(Events(article, events))) for article, events in coded)
    with binary_output(path, format_name) as out:
        written = write_events(coded, out, format_name)
    if format_name == "polecat":
        say_left_out(len(answer) - written, format_name)


@app.command()
def show(
    archive: InArchive,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an event or article, its beginning, or an address.")],
    *,
    at: At = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as JSON.")] = False,
) -> None:
    """Show an event or an article with its evidence. In an article the words of its events are marked."""
    with opened(archive, at) as there:
        event = _event(there, id_)
        try:
            article = there.article(event.article if event else id_)
        except ArchiveError as error:
            if error.code != "no_record":
                raise
            # Perhaps the beginning of an id, or an address.
            id_ = there.named(id_)
            event = _event(there, id_)
            article = there.article(event.article if event else id_)
        if as_json:
            print_json(event or article)
        elif event:
            _show_event(there, article, event)
        else:
            _show_article(article, there.events_of(article.id))


def _event(archive: Archive, id_: str) -> Event | None:
    try:
        return archive.event(id_)
    except ArchiveError as error:
        if error.code != "no_record":
            raise
        return None


def _show_event(archive: Archive, article: Article, event: Event) -> None:
    out = console()
    print_cards([(article, [event])], out, with_ids=True)
    for field, reason in event.unknown.items():
        out.print(f"  {field}: {reason.replace('_', ' ')}", style="dim")
    for told in (article.outlet, article.address, article.source):
        if told:
            out.print(f"  {safe(told)}", style="dim", soft_wrap=True)
    for one in archive.corrections():
        if event.id in one.events:
            done = one.correction
            why = f": {safe(done.why)}" if done.why else ""
            out.print(f"  {done.action} by {safe(done.who)} on {done.recorded_at:%Y-%m-%d}{why}", soft_wrap=True)


def _show_article(article: Article, events: list[Event]) -> None:
    out = console()
    without_text = msgspec.structs.replace(article, text="", captions=())
    out.print(article_card(without_text))
    out.print(marked_article(article, events))


@app.command("timeline")
def print_timeline(
    archive: InArchive,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Who acts: a country (RUS), an id or a name.")],
    recipient: Annotated[str | None, typer.Argument(metavar="RECIPIENT", help="Towards whom.")] = None,
    *,
    either: Annotated[bool, typer.Option("--either", help="Whichever of the two acts.")] = False,
    type_: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = None,
    lanes: Annotated[
        str, typer.Option("--lanes", metavar="KIND", help="quad: a lane a class; type: one a type.")
    ] = "quad",
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The line above the picture.")] = None,
    at: At = None,
    out: Out = None,
) -> None:
    """Draw what an actor does over time, to anybody or somebody. In the terminal, or as SVG or PNG."""
    kind = _lanes(lanes)
    both = (actor, recipient) if either and recipient is not None else None
    with opened(archive, at) as there:
        events = there.events(
            actor=None if both else actor,
            recipient=None if both else recipient,
            pair=both,
            type=capitals(type_),
            status=status,
            since=since,
            until=until,
            min_confidence=min_confidence,
        ).records()
    named = f"{actor} {'and' if both else '→'} {recipient}" if recipient else actor
    _draw(timeline(events, title=title or named, lanes=kind, since=since, until=until), out)


@app.command("map")
@filtered
def print_map(
    archive: DefaultArchive,
    words: Words = None,
    *,
    filters: Filters,
    reviewed: Reviewed = None,
    whole_world: Annotated[bool, typer.Option("--whole-world", help="Show all of the world.")] = False,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="The line above the picture.")
    ] = "Events by place",
    at: At = None,
    out: Out = None,
) -> None:
    """Draw where events happened. In the terminal, or as SVG or PNG."""
    with opened(archive, at) as there:
        events = there.events(
            " ".join(words) if words else None,
            **filters,
            reviewed=reviewed,
        ).records()
    _draw(world_map(events, title=title, whole_world=whole_world), out)


def _lanes(name: str) -> LaneKind:
    if name not in ("quad", "type"):
        raise ArchiveError("bad_filter", f"{name!r:.40} is no kind of lanes", advice="Choose of quad, type.")
    return "type" if name == "type" else "quad"


def _draw(picture: Picture, path: Path | None) -> None:
    if path is None:
        out = console()
        out.print(picture.terminal(out.width))
        return
    picture.save(path)
    for note in picture.notes:
        say(note)


@app.command()
def sql(
    archive: InArchive,
    question: Annotated[str, typer.Argument(metavar="SELECT", help="One SELECT, in DuckDB's SQL.")],
    *,
    at: At = None,
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"table, {', '.join(ROW_FORMATS)}.")
    ] = "table",
    out: Out = None,
) -> None:
    """Ask an archive in SQL; nothing can be changed by it."""
    checked_format(format_name, ("table", *ROW_FORMATS))
    with opened(archive, at) as there:
        print_answer(there.sql(question), format_name, out)
