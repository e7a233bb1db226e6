"""Lists of victims, whose numbers are added up: "12 soldiers and a child", "six in Adro, four in Keli".

The parser hangs much of a list on the verb or takes it for an apposition; what is missing is looked for there.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.arguments import is_word_of
from dateline.coding.victims import fate, named_after_of

_WITH = frozenset({"alongside", "along", "together"})


def joined(head: Token, anchor: Token) -> list[Token]:
    """The head and what is joined to it by "and", "along with", or in a list."""
    found: list[Token] = []
    queue = [head]
    while queue:
        each = queue.pop(0)
        if each in found:
            continue
        found.append(each)
        queue += [child for child in each.children if _is_next(child, each) or _is_named(child, each)]
        if each.pos_ == "NUM":  # "nine in Adra, six in Burin": the parser hangs the six on Adra or the verb
            places = [item for c in (*each.children, *anchor.children) if c.dep_ == "prep" for item in c.children]
            queue += [c for item in places for c in item.children if c.pos_ == "NUM" and c.dep_ in {"conj", "appos"}]
    found += _beside_subject(head, anchor)
    if anchor.lemma_ in {"life", "body"} and head.dep_ == "pobj" and head.head.head == anchor:
        found += [child for child in anchor.children if child.dep_ == "conj" and _is_own(child)]
    for child in anchor.children:
        if _is_elsewhere(child, head):
            found += [child, *(each for each in child.conjuncts if _is_elsewhere(each, head))]
    for child in (*anchor.children, *head.children):
        if child.dep_ != "prep" or child.i < head.i:
            continue
        objects = [item for item in child.children if item.dep_ == "pobj"]
        if child.lower_ in _WITH:
            found += [item for c in child.children if c.dep_ == "prep" for item in c.children if item.dep_ == "pobj"]
            found += objects
        elif child.lower_ == "with" and child.head == anchor:
            found += [
                item
                for item in objects
                if (named_after_of(item) and item.pos_ == "NUM") or is_word_of(item, "companion")
            ]
            if child.i and anchor.doc[child.i - 1].lower_ in {"along", "together"}:
                found += objects
    for item in list(found[1:]):
        found += [c for c in item.children if c.dep_ == "conj" and c not in found and c.pos_ in {"NOUN", "PROPN"}]
    return found


def _beside_subject(head: Token, anchor: Token) -> list[Token]:
    """What "and" joins to the head where the parse has two subjects, or a headline's comma: "12 men, 3 boys killed"."""
    if head.dep_ == "appos" and anchor.head == head and head.doc[head.left_edge.i - 1].text == ",":
        return [head.head] if all(any(c.dep_ == "nummod" for c in each.children) for each in (head, head.head)) else []
    if head.dep_ not in {"nsubj", "nsubjpass"} or not any(child.lower_ == "and" for child in head.children):
        return []
    if any(child.dep_ == "conj" for child in head.children):
        return []
    return [each for each in head.head.children if each.dep_ == head.dep_ and each.i > head.i]


def _is_elsewhere(child: Token, head: Token) -> bool:
    """Whether a list goes on that the parser hangs on the verb: "six people were killed in Adro, four in Keli"."""
    if child.pos_ == "NOUN" and child.dep_ == "conj" and child.i > head.i and child.head.pos_ == "VERB":
        is_next = child.left_edge.i == head.i + 2  # "a couple and their four children"
        is_more = child.lower_ == "others" and not any(fate(word) for word in child.doc[child.i : child.sent.end])
        return _is_own(child) and (is_next or is_more)
    if child.pos_ != "NUM" or child.dep_ not in {"npadvmod", "conj"} or child.i < head.i or child == head:
        return False
    return any(below.dep_ == "prep" and below.lower_ in {"in", "at", "near"} for below in child.children)


def _is_next(child: Token, before: Token) -> bool:
    """Whether the word is the next of a list; the parser takes "A, B and C were killed" for A, who is B, and C."""
    if child.dep_ == "conj":
        return child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    if child.dep_ != "appos":
        return False
    more = [each for each in child.children if each.dep_ == "conj"]
    if child.ent_type_ == before.ent_type_ == "PERSON":
        return bool(more) or any(each.dep_ == "conj" for each in before.children)
    after = child.doc[child.right_edge.i + 1 : child.right_edge.i + 2].text
    is_open = before.i + 1 < child.i and after not in {",", "–", ")"}
    return is_open and any(_is_own(each) for each in more) and _is_own(child) and not _explains(child, before)


def _is_named(child: Token, before: Token) -> bool:
    """Whether somebody is named whose part alone is told before: "the writers Jo Kerr and Sam Lund"."""
    is_bare = before.tag_ == "NNS" and not any(each.dep_ == "nummod" for each in before.children)
    return is_bare and child.dep_ == "appos" and child.ent_type_ == "PERSON"


def _is_own(member: Token) -> bool:
    """Whether a member of a list has its own number or article: "a Dane", "three Afghans", "his wife", "3 of them"."""
    return member.pos_ == "NUM" or any(child.dep_ in {"det", "poss", "nummod"} for child in member.children)


def _explains(child: Token, before: Token) -> bool:
    """Whether two people are told by an apposition of two: "two men, a nurse and a cook"."""
    told = [each.lower_ for each in before.children if each.dep_ == "nummod"]
    return (
        told == ["two"]
        and sum(1 for _ in child.conjuncts) == 1
        and all(each.dep_ != "nummod" for one in (child, *child.conjuncts) for each in one.children)
    )
