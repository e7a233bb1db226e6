"""Which number counts whom: that of the victims by the parse or, where it has none, that beside the word that hurts.

A single person needs no number ("a soldier", a name); those of a list are added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import is_passive, is_word_of
from dateline.coding.numbers import Counted, Number, counted
from dateline.coding.victim_lists import joined
from dateline.coding.victims import fate, fate_of, is_hurt, named_after_of, own_objects
from dateline.knowledge.word_groups import in_group

_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_SOME_OF_THEM = frozenset("among including most many mostly some all mainly".split())
_CLOSING = {",": ",", ")": "(", "–": "–", "—": "—"}
"""What ends an insertion, and what begins it."""
_MAYBE = frozenset("possibly perhaps maybe".split())
_INSERTED = 15
"""Words of the longest insertion that is skipped."""
_NEAR = 6
"""Words between a number and what it counts where the parse does not join them."""


class Count(msgspec.Struct, frozen=True):
    """A quantity's kind, the words that count, the verb or noun it hangs on, and its bounds."""

    kind: str
    words: Span
    anchor: Token
    min: Number | None
    max: Number | None
    currency: str | None = None
    """ISO 4217 code of a sum of money, where the words tell it."""
    is_stated: bool = True
    """Whether words count; a single person ("a soldier", a name) is counted without."""
    is_part: bool = False
    """Whether they are some of those meant ("the dead included four women"), which leaves the total open."""


class Numbers:
    """The numbers of a sentence by the words they stand on."""

    def __init__(self, sentence: Span) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.told = counted(self.text)
        """By their places in the text, those without a word of their own too."""
        self._at: dict[int, tuple[Counted, Span]] = {}
        self.all: list[tuple[Counted, Span]] = []
        for found in self.told:
            span = sentence.char_span(found.start, found.end, alignment_mode="expand")
            core = sentence.char_span(found.core, found.end, alignment_mode="expand")
            if span is None or core is None or _is_age(core[0]):
                continue
            self.all.append((found, span))
            self._at.update({token.i: (found, span) for token in core})

    def of(self, head: Token) -> tuple[Counted, Span] | None:
        """The number that counts what the head names: "12 people", "dozens of people", "12"."""
        if (own := self._at.get(head.i)) is not None:
            return own
        for token in head.doc[head.left_edge.i : head.i]:
            if token.i in self._at and self._counts(token, head):
                return self._at[token.i]
        return self.before(head.i, head)

    def before(self, place: int, head: Token | None = None) -> tuple[Counted, Span] | None:
        """The number shortly before a word, with only words of its phrase or "among them …" between."""
        doc, steps = self.sentence.doc, 0
        while place > self.sentence.start and steps < _NEAR:
            place -= 1
            steps += 1
            token = doc[place]
            if token.i in self._at:
                return self._at[token.i]
            if token.text in _CLOSING and head is None and (opened := self._inserted(token)) is not None:
                place = opened
                continue
            fits = token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV"} or token.text == "-" or token.tag_ in {"VBN", "VBG"}
            if head is None:
                fits = fits or token.pos_ == "AUX" or in_group(token.lower_, "filler")
                fits = fits and fate(token) is None
            if not fits:
                return None
        return None

    def _inserted(self, closing: Token) -> int | None:
        """Where the insertion begins that ends with this comma, bracket or dash, if it tells who some of them are."""
        doc, opening = closing.doc, _CLOSING[closing.text]
        for place in range(closing.i - 1, max(self.sentence.start, closing.i - _INSERTED), -1):
            if doc[place].text == opening:
                is_part = opening != "," and doc[place + 1].i in self._at
                return place if is_part or doc[place + 1].lower_ in _SOME_OF_THEM else None
        return None

    def after(self, place: int) -> tuple[Counted, Span] | None:
        """The number that begins right after a word."""
        return next((each for each in self.all if each[1].start == place + 1), None)

    def _counts(self, number: Token, head: Token) -> bool:
        above = number
        for _ in range(3):
            if above.dep_ not in {"nummod", "amod", "quantmod", "det", "nmod", "compound", "predet", "npadvmod"}:
                return False
            above = above.head
            if above == head:
                return True
        return False


def _is_age(number: Token) -> bool:
    """Whether a number tells of one person how old they are, or how many children they have: "a boy of nine"."""
    return number.dep_ == "pobj" and number.head.lower_ == "of" and is_word_of(number.head.head, "person of an age")


def count_people(
    kind: str, heads: Iterable[Token], anchor: Token, numbers: Numbers, *, is_sure: bool = False
) -> Iterator[Count]:
    """The count of these victims; those joined by "and" are added up: "12 soldiers and a child" are 13.

    When the victims are not sure, a number beside the word goes before them.
    """
    told, all_heads = False, list(heads)
    heads = [head for head in all_heads if not is_word_of(head, "part") or not named_after_of(head)]
    if all_heads and not heads:
        return
    counted_ones: set[Token] = set()
    for first in heads:
        if first in counted_ones:
            continue
        members = joined(first, anchor)
        counted_ones.update(members)
        spans, low, high, stated = _added_up(kind, members, numbers)
        if spans and (low is not None or high is not None):
            beside = None if is_sure else _beside(anchor, numbers)
            within = beside is not None and first in beside[1].root.ancestors  # "seven members of one family"
            if beside is not None and not within and not any(_share(span, beside[1]) for span in spans):
                continue  # the number stands nearer than the victims that the parse has
            if not stated and len(spans) == 1 and _is_wanted(anchor):
                continue
            told = True
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            yield Count(kind, anchor.doc[start:end], anchor, low, high, None, stated or len(spans) > 1)
        elif not spans and first.tag_ in {"NNS", "NNPS"}:
            yield from count_part(kind, _included(first, anchor), anchor, numbers)
    if not told and not is_sure and (near := _beside(anchor, numbers)) is not None:
        yield Count(kind, near[1], anchor, near[0].min, near[0].max)


def _added_up(
    kind: str, members: Sequence[Token], numbers: Numbers
) -> tuple[list[Span], Number | None, Number | None, bool]:
    """The words that count the members of a list, their sum's bounds, and whether a number is among them."""
    spans: list[Span] = []
    low: Number | None = 0
    high: Number | None = 0
    stated = False
    for head in members:
        if _own_kind(head, is_first=head == members[0]) not in {None, kind}:
            continue  # "17 dead and 44 wounded people"
        found = None if _is_doubted(head) else _of_one(head, numbers, kind)
        if found is None:
            many = head.tag_ in {"NNS", "NNPS"} or is_word_of(head, "collective")
            if _is_doubted(head) or (many and not (spans and _shares_number(head))):
                high = None  # "Serbs and a gendarme": nobody says how many
            continue
        span, least, most, is_number = found
        if any(_share(span, other) for other in spans):
            continue  # "a hundred and two" is one number
        stated = stated or is_number
        spans.append(span)
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return spans, low, high, stated


def count_part(kind: str, heads: Iterable[Token], anchor: Token, numbers: Numbers) -> Iterator[Count]:
    """The count of some of the victims, who are no less than these: of "the dead included four women" at least 4."""
    for count in count_people(kind, heads, anchor, numbers, is_sure=True):
        if count.min:
            yield msgspec.structs.replace(count, max=None, is_stated=False, is_part=True)


def _included(head: Token, anchor: Token) -> list[Token]:
    """Those whom "including" names: "the killing of captives including two nurses"."""
    above = [anchor.head.head] if anchor.dep_ == "pobj" else []  # "a series of killings of captives, including …"
    below = (c for each in (head, anchor, *above) for c in each.children if c.lower_ == "including" and c.i > head.i)
    return [item for c in below for item in c.children if item.dep_ == "pobj"][:1]


def _is_doubted(head: Token) -> bool:
    """Whether the member of a list only may be one: "three militants and possibly a civilian"."""
    return any(child.lower_ in _MAYBE for child in head.children)


def _own_kind(head: Token, *, is_first: bool) -> str | None:
    """The kind that a member of a list has by a word of its own: of "17 dead and 44 wounded people"."""
    if head.pos_ == "NUM":
        return fate(head.nbor()) if head.i + 1 < head.sent.end else None
    return None if is_first else (fate_of(head) or ("injured" if is_hurt(head) else None))


def _is_denied(word: Token) -> bool:
    """Whether "anyone" is nobody: "without hurting anyone"."""
    verb = word.head
    is_without = verb.dep_ == "pcomp" and verb.head.lower_ == "without"
    return word.lower_ in {"anyone", "anybody"} and (is_without or any(c.dep_ == "neg" for c in verb.children))


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_wanted(anchor: Token) -> bool:
    """Whether the verb tells what somebody wants or can do: "meant to kill the premier"."""
    return anchor.tag_ == "VB" and any(c.lower_ in {"to", "would", "could", "might", "can"} for c in anchor.children)


def _beside(anchor: Token, numbers: Numbers) -> tuple[Counted, Span] | None:
    """The number that stands beside the word where the parse joins nobody to it."""
    has_own = bool(own_objects(anchor))
    active = anchor.tag_ in {"VBG", "VBZ", "VBP", "VB"} or (anchor.tag_ == "VBD" and not is_passive(anchor))
    near = numbers.after(anchor.i) if active or has_own else None
    if near is None and not has_own and (anchor.tag_ in {"VBN", "VBD"} or fate(anchor) is not None):
        near = numbers.before(anchor.i)
    return None if near is None or _counts_things(near[1], anchor) else near


def _counts_things(number: Span, anchor: Token) -> bool:
    """Whether what follows a number is no people: "two air strikes killed", "killed 12 cows"."""
    doc = anchor.doc
    end = anchor.i if number.end <= anchor.i else number.end + 2
    for token in doc[number.end : end]:
        if token.pos_ == "ADP" or token.text == ",":
            return False
        if is_word_of(token, "no people"):
            return True
    return False


def _shares_number(head: Token) -> bool:
    """Whether the noun has nothing before it, so that the number before the first counts both: "ten men and women"."""
    return head.dep_ == "conj" and not list(head.lefts)


def _of_one(head: Token, numbers: Numbers, kind: str) -> tuple[Span, Number | None, Number | None, bool] | None:
    """How many one noun phrase means: by its number, or one for "a soldier", a person's name, "he"."""
    lemma = head.lemma_.lower()
    doc = head.doc
    if (
        head.lower_ in {"nobody", "none", "neither"}
        or _is_denied(head)
        or (head.lower_ == "one" and doc[max(0, head.i - 1)].lower_ == "no")
    ):
        return doc[head.left_edge.i : head.i + 1], 0, 0, True
    if head.lower_ == "another":  # "killed one and wounded another"
        return doc[head.i : head.i + 1], 1, 1, False
    if is_word_of(head, "no people") and head.ent_type_ != "PERSON":
        return None
    found = numbers.of(head)
    if found is None and lemma == "family":  # "a family of five"
        found = next((numbers.of(item) for item in named_after_of(head) if item.pos_ == "NUM"), None)
    if found is not None:
        items = named_after_of(head)
        if any(is_word_of(item, "no people") for item in items):
            return None
        return found[1], found[0].min, found[0].max, True
    before = {child.lower_ for child in head.children if child.dep_ in {"det", "poss"}}
    if head.lower_ in _ORDINALS and before & {"a", "the"}:
        return doc[head.left_edge.i : head.i + 1], 1, 1, False  # "a third was wounded"
    if lemma == "old" and before & {"a", "an", "the", "another"} and doc[head.i - 1].text == "-":
        return doc[head.left_edge.i : head.i + 1], 1, 1, False  # "the 33-year-old"
    is_no_single = bool(before & {"a"}) and any(child.dep_ == "neg" for child in head.children)
    if before & {"no", "neither"} or is_no_single:
        return doc[head.left_edge.i : head.i + 1], 0, 0, True
    if kind == "displaced" and head.tag_ not in {"NNS", "NNPS"}:
        return None  # who "fled in a van" is not displaced
    if head.pos_ == "PROPN" and (head.ent_type_ == "PERSON" or (kind == "killed" and head.ent_type_ in {"", "ORG"})):
        return doc[head.i : head.i + 1], 1, 1, False
    if head.pos_ == "PRON" and head.lower_ in {"he", "she", "him", "her", "i", "me", "himself", "herself"}:
        return doc[head.i : head.i + 1], 1, 1, False
    if head.tag_ in {"NN", "NNP"} and head.ent_type_ == "NORP" and before & {"a", "an", "another"}:
        return doc[head.left_edge.i : head.i + 1], 1, 1, False  # "a Turk"
    if head.tag_ != "NN" or is_word_of(head, "collective") or head.ent_type_ in {"ORG", "GPE", "NORP", "DATE"}:
        return None
    is_named = any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in head.children)
    if not before and not is_named:  # "murdered soldier Ana Ruiz"
        return None
    return doc[head.left_edge.i : head.i + 1], 1, 1, False
