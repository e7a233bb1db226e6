"""Events as cards on a console, article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.text import Text

from dateline.api import Explanation, LeftOut
from dateline.cli.consoles import say
from dateline.formats.coded import Coded
from dateline.records import Article
from dateline.views import event_card, explanation_card
from dateline.views.words import headline, no_events, safe


def print_cards(
    coded: Coded,
    out: Console,
    *,
    with_ids: bool = False,
    min_confidence: float = 0.0,
    explain: Callable[[Article], Iterable[Explanation]] | None = None,
    left_out: Callable[[Article], LeftOut] | None = None,
) -> None:
    """Prints the events under the headlines of their articles.

    Args:
        coded: the articles with their events.
        out: where to.
        with_ids: with the ids, by which an archive shows an event or article again.
        min_confidence: how sure the events are at least, where less sure ones were left out.
        explain: gives the explanations of an article's events, to be printed below their cards.
        left_out: gives the words of an article without events that could have been one, to be printed instead.
    """
    for article, events in coded:
        dated = f", {article.published[:10]}" if article.published else ""
        out.rule(Text(f"{headline(article)}{dated}"), align="left", style="dim")
        if with_ids:
            out.print(Text(f"article {safe(article.id)}", style="dim"), soft_wrap=True)
        if not events:
            reason = getattr(events, "reason", None)
            is_any = reason is not None or not min_confidence
            out.print(f"{no_events(reason) if is_any else f'No events as sure as {min_confidence:g} were found.'}\n")
            if left_out is not None and reason is None:
                out.print(explanation_card(left_out(article)))
        explained = {found.event.id: found for found in explain(article)} if explain is not None and events else {}
        for event in events:
            if with_ids:
                out.print(Text(f"event {event.id}", style="dim"))
            out.print(event_card(article, event))
            if event.id in explained:
                out.print(explanation_card(explained[event.id]))


def say_left_out(number: int, format_name: str) -> None:
    """Tells how many events a format left out, if any: docs/formats.md says which."""
    if number:
        say(
            f"{number:,} events are not in the file: {format_name} has no place for what is planned, possible or denied"
        )
