"""Frames: what a novel, a film or a painting shows did not happen, unless it names those to whom it did."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from dateline.coding.mentions import PARTY_LABELS
from dateline.knowledge.word_groups import in_group

_ABOUT = frozenset({"about", "of", "on"})


def is_fiction(trigger: Token, works: Collection[str], telling: Collection[str]) -> bool:
    """Whether the word tells what happens in a work of art, and nobody with a name has part in it.

    Args:
        trigger: the word that could report an event.
        works: what such works are called: "novel", "film".
        telling: the verbs of what they do: "depict", "tell".
    """
    if not any(_is_frame(word, trigger, works, telling) for word in (trigger, *trigger.ancestors)):
        return False
    return not any(word.ent_type_ in PARTY_LABELS for word in trigger.subtree)


def _is_frame(word: Token, trigger: Token, works: Collection[str], telling: Collection[str]) -> bool:
    if word.pos_ in {"VERB", "AUX"}:
        subjects = [child for child in word.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if word != trigger and word.lemma_.lower() in telling and any(s.lemma_.lower() in works for s in subjects):
            return not any(trigger == subject or subject.is_ancestor(trigger) for subject in subjects)
        within = [g.lemma_.lower() for c in word.children if c.dep_ == "prep" and c.lower_ == "in" for g in c.children]
        return (word.dep_ == "relcl" and word.head.lemma_.lower() in works and "which" in within) or any(
            lemma in works and not in_group(lemma, "work of fact") for lemma in within
        )
    return word.dep_ == "pobj" and word.head.lower_ in _ABOUT and word.head.head.lemma_.lower() in works
