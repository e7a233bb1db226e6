"""Events as people see them: cards in a terminal, marked text in a notebook, pictures for the docs."""

from dateline.views.cards import article_card, event_card
from dateline.views.marked import events_html

__all__ = ["article_card", "event_card", "events_html"]
