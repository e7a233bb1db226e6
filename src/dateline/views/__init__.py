"""Events as people see them: cards in a terminal, marked text in a notebook, pictures for the docs."""

from dateline.views.cards import article_card, event_card, explanation_card
from dateline.views.maps import world_map
from dateline.views.marked import events_html
from dateline.views.pictures import Picture
from dateline.views.reading import marked_article
from dateline.views.timelines import timeline

__all__ = [
    "Picture",
    "article_card",
    "event_card",
    "events_html",
    "explanation_card",
    "marked_article",
    "timeline",
    "world_map",
]
