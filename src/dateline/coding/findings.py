"""A finding: a word that reports an event, and what lexicon, grammar and network say of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Token

from dateline.language import Sentence
from dateline.records import EventType, Status


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A word that reports an event, with what the network says of it; parties and others are heads of their phrases."""

    sentence: Sentence
    head: Token
    words: tuple[Token, ...]
    """The head with its particle or fixed words ("step down"), in the order of the text."""
    light: Token | None
    type: EventType
    mode: str | None
    statuses: dict[Status, float]
    score: float
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    sources: tuple[Token, ...]
    doubtful_sources: tuple[Token, ...]
    """Who may be a source, the sure ones among them."""
    place: Token | None
    when: Token | None
    doubtful_actors: Sequence[tuple[Token, float]]
    """Who may be the actor where none is sure, and how likely."""
    doubtful_recipients: Sequence[tuple[Token, float]]
    no_actors: frozenset[Token] = frozenset()
    """Who does not act, as grammar shows."""
    no_recipients: frozenset[Token] = frozenset()
    """To whom nothing is done, likewise."""
    is_demand: bool = False
    """Whether it is only what somebody is told to have to do: the demand was made."""
