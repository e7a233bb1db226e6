"""`dateline review`: people's decisions about events, one event at a time, by keyboard."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.archives import opened
from dateline.cli.consoles import console, say
from dateline.cli.corrections import app as corrections_app
from dateline.cli.filters import Filters, filtered
from dateline.cli.keys import keys_of_standard_input
from dateline.cli.options import InArchive, Words
from dateline.cli.outputs import checked_format
from dateline.cli.review_adjudication import Adjudication
from dateline.cli.review_session import Session
from dateline.errors import ArchiveError
from dateline.reviewing import ORDERS, Codes, Desk, Queue, Suggester

app = typer.Typer(rich_markup_mode=None)
app.add_typer(corrections_app)

Who = Annotated[str, typer.Option("--who", metavar="NAME", envvar="DATELINE_WHO", help="Your name; it is stored.")]


@app.command()
@filtered
def review(
    archive: InArchive,
    words: Words = None,
    *,
    who: Who,
    order: Annotated[
        str, typer.Option("--order", metavar="ORDER", help=f"{', '.join(ORDERS)}; unsure is least sure first.")
    ] = "unsure",
    again: Annotated[bool, typer.Option("--again", help="Also what was reviewed before.")] = False,
    independent: Annotated[
        bool, typer.Option("--independent", help="As if nobody else had corrected anything, to measure agreement.")
    ] = False,
    adjudicate: Annotated[
        bool, typer.Option("--adjudicate", help="Settle what people disagree on; the filters do not count.")
    ] = False,
    between: Annotated[
        list[str] | None, typer.Option("--between", metavar="NAME", help="With --adjudicate: only of these people.")
    ] = None,
    article: Annotated[
        list[str] | None, typer.Option("--article", metavar="ID", help="Only the events of this article.")
    ] = None,
    filters: Filters,
) -> None:
    """Confirm, reject and correct events by single keys. They come one at a time; each decision is stored at once.

    The next start goes on where you stopped.
    """
    checked_format(order, ORDERS)
    if between and not adjudicate:
        raise ArchiveError("bad_filter", "--between goes with --adjudicate", advice="Give both or neither.")
    with opened(archive) as there, keys_of_standard_input() as keys:
        if adjudicate:
            settling = Adjudication(there, keys, console(), who=who, between=between or ())
            settling.run()
            say(f"Settled: {settling.done:,} of {settling.total:,}.")
            return
        desk = Desk(there, who=who, independent=independent)
        chosen = {"article": article, **filters}
        queue = Queue(desk.archive, chosen, words=" ".join(words) if words else None, order=order, again=again)
        if not queue.total:
            say("There is nothing to review; --again shows what was reviewed, too.")
            return
        session = Session(desk, queue, keys, console(), codes=Codes(), suggester=Suggester())
        session.run()
    done = ", ".join(f"{count:,} {action}" for action, count in session.done.items())
    say(f"Stored: {done or 'nothing'}. The same command goes on from here.")
