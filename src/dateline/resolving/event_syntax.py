"""Where an event's trigger and other words of its sentence stand in the parse: what dates and places both ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.resolving.ordered import Spanned

_LATER = frozenset({"later", "then", "subsequently", "afterwards", "afterward", "eventually"})
_SUBJECTS = frozenset({"nsubj", "poss"})


class Rivals:
    """The triggers of an article's events, by their sentences."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._triggers: defaultdict[int, set[Token]] = defaultdict(set)
        for draft in drafts:
            self._triggers[id(draft.sentence)] |= triggers_of(draft)

    def of(self, draft: Draft) -> set[Token]:
        """The triggers of the other events of the draft's sentence."""
        return self._triggers[id(draft.sentence)] - triggers_of(draft)


def root_of(draft: Draft, words: Spanned) -> Token | None:
    """The head of the words of a date or place in the draft's sentence."""
    tokens = draft.sentence.words_between(words.start, words.end)
    if len(tokens) == 1:
        return tokens[0]
    return min(tokens, key=lambda token: len(list(token.ancestors)), default=None)


def trigger_of(draft: Draft) -> Token:
    """The word that stands in the clause for the event: the light verb, if there is one ("carried out an attack")."""
    return draft.light if draft.light is not None else draft.head


def comes_later(verb: Token) -> bool:
    """Whether a verb that "and" joins to another is said to tell of a later time: "and later went to London"."""
    return verb.dep_ == "conj" and any(child.lower_ in _LATER for child in verb.lefts)


def triggers_of(draft: Draft) -> set[Token]:
    """The words of the parse that stand for the event."""
    return {draft.head, trigger_of(draft)}


def hanging_on(draft: Draft, root: Token, rivals: Collection[Token]) -> bool | None:
    """Whether words hang on the trigger, and not on that of another event; None if on neither, or as subject."""
    if root.dep_ in _SUBJECTS:
        return None
    own = triggers_of(draft)
    above = next((token for token in root.ancestors if token in own or token in rivals), None)
    return None if above is None else above in own


def is_spoken_of(draft: Draft, root: Token, rivals: Collection[Token]) -> bool:
    """Whether the words are told of another event that the draft's are about: "condemned the attack on Gao"."""
    return hanging_on(draft, root, {rival for rival in rivals if draft.head in rival.ancestors}) is False
