"""Ways through the parse, told in words."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

_MOODS = frozenset({"neg", "aux", "mark"})
_PASSING = frozenset("xcomp ccomp conj acl advcl dobj obj nsubj nsubjpass pobj prep pcomp".split())
"""Relations through which the mood of a word comes down to the one below."""
_STEPS = 3


def path(start: Token, goal: Token) -> str:
    """The way from one word to another: "withdraw ↑xcomp forced ↓nsubjpass France"; empty from sentence to sentence."""
    if start.sent != goal.sent:
        return ""
    above = [start, *start.ancestors]
    below = [goal]
    while below[-1] not in above:
        below.append(below[-1].head)
    up = above[: above.index(below[-1]) + 1]
    steps = [start.text]
    steps += [f"↑{lower.dep_} {upper.text}" for lower, upper in pairwise(up)]
    steps += [f"↓{token.dep_} {token.text}" for token in reversed(below[:-1])]
    return " ".join(steps)


def mood_words(trigger: Token, light: Token | None) -> tuple[str, ...]:
    """The words that carry the trigger's mood: auxiliaries, negations, "if", and the verbs and nouns that govern it."""
    token = light if light is not None else trigger
    carriers = [trigger, *([light] if light is not None else [])]
    governors: list[Token] = []
    for _ in range(_STEPS):
        if token.dep_ not in _PASSING:
            break
        token = token.head
        governors.append(token)
    moods = [child for word in (*carriers, *governors) for child in word.children if child.dep_ in _MOODS]
    negations = [child for word in carriers for child in word.children if child.lower_ in {"no", "neither"}]
    found = {word.i: word for word in (*moods, *negations, *governors) if not word.is_punct}
    return tuple(found[place].text for place in sorted(found))
