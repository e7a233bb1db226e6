"""Draft: an event over words, before anybody knows whom the words stand for."""

from __future__ import annotations

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.counting import Count
from dateline.coding.mentions import Mention
from dateline.coding.sayings import Source
from dateline.language import Sentence
from dateline.records import EventType, Status

KEPT_AT = 0.37
"""Confidence from which the reports of an event make one: a doubtful word may only tell again what others tell. F1 is
best from about half of what it reaches (docs/model-card.md); `--min-confidence` asks for more."""


class Party(msgspec.Struct, frozen=True):
    """A party of a draft: the words where it stands, and the mentions they refer to (themselves, if no reference)."""

    mention: Mention
    referents: tuple[Mention, ...]
    unresolved: bool = False
    """A pronoun or description for which nothing before fits."""
    elsewhere: tuple[Span, ...] = ()
    """What else the article calls whoever it stands for: "a British engineer"."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One reported event over the words of one sentence."""

    sentence: Sentence
    head: Token
    words: tuple[Token, ...]
    light: Token | None
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    doubtful_actors: tuple[tuple[Party, float], ...]
    """Those who may be the actor where none is sure, and how likely that is."""
    doubtful_recipients: tuple[tuple[Party, float], ...]
    sources: tuple[Source, ...]
    counts: tuple[Count, ...]
    place: Token | None
    """The head of the words that tell where, if the finder is sure of them."""
    when: Token | None
    """The head of the words that tell when, likewise."""
    score: float
    is_definite: bool
    """Speaks of an event that is known already: "the attack"."""
    no_actors: frozenset[Token] = frozenset()
    """Words of the sentence for those who do not act, as grammar shows."""
    no_recipients: frozenset[Token] = frozenset()
    """Words for those to whom nothing is done, likewise."""
    is_demand: bool = False
    """Grammar alone makes it a request: it is what somebody is told to have to do."""
    counts_for: Draft | None = None
    """The draft told beside it whose dead, hurt or arrested its sentence counts, which reports no event of its own."""
