"""Quantities: how many were killed, injured, missing, arrested, abducted, displaced; troops and sums of money.

Words that kill, hurt or arrest lead to their victims (`coding.victims`), and the victims to their number
(`coding.counting`), money has `coding.money`; here are nouns that count by themselves (a toll, lives, "12 deaths", "no
casualties"), troops, and all counts of a sentence together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import is_word_of, surface_subjects
from dateline.coding.counting import Count, Numbers, count_part, count_people
from dateline.coding.money import sums
from dateline.coding.victims import fate, fate_of, harm_of, may_harm, named_after_of, part_of, shot
from dateline.knowledge.word_groups import in_group, word_group

_MASSACRE = 10
"""From how many on people whom several shoot are taken to be dead ("soldiers shot fifteen people"): of the own corpus's
sentences that say no more, all nine with as many or more tell of dead, none of the five with fewer."""


def counts(sentence: Span) -> list[Count]:
    """All counts of people, troops and money that the sentence states, in order of the words they hang on."""
    numbers = Numbers(sentence)
    found: list[Count] = []
    taken: set[int] = set()
    money = list(sums(numbers))
    for each in money:
        taken.update(token.i for token in each.words)
        found.append(Count("money", each.words, each.words.root, each.min, each.max, each.currency))
    telling, troops = _counting(sentence)
    for token in telling:
        for count in _at(token, numbers):
            own = {t.i for t in count.words}
            if any(c.kind == count.kind and not own.isdisjoint(t.i for t in c.words) for c in found):
                continue
            if count.is_stated and not own.isdisjoint(taken) and any(own & {t.i for t in m.words} for m in money):
                continue
            found.append(count)
            taken |= own
    found = [count for count in found if not (_is_growth(count) and any(_is_toll(other) for other in found))]
    for token in troops:
        sent = _troops(token, numbers)
        if sent is not None and taken.isdisjoint(t.i for t in sent.words):
            found.append(sent)
    return sorted(found, key=lambda count: (count.anchor.i, count.words.start))


def _counting(sentence: Span) -> tuple[list[Token], list[Token]]:
    """The words of a sentence that counts of victims may hang on, and those that are counted as troops."""
    words = [(token, token.lemma_.lower(), token.lower_) for token in sentence]
    to_death = any(lower == "death" for _, _, lower in words)
    telling = [
        token
        for token, lemma, lower in words
        if lemma in {"toll", "life"}
        or in_group(lemma, "body", "count noun")
        or lower == "wounds"
        or may_harm(lemma, lower, to_death=to_death)
    ]
    return telling, [token for token, lemma, lower in words if in_group(lemma, "troops") or in_group(lower, "troops")]


def recounts(sentence: Span) -> Iterator[Count]:
    """Numbers that a sentence gives anew for what was counted before: "put the number at 35", "the figure rose to 15".

    The kind is "" where the words leave it to the sentences before.
    """
    figures = [word for word in sentence if is_word_of(word, "figure")]
    if not figures:
        return
    numbers = Numbers(sentence)
    for noun in figures:
        if noun.pos_ != "NOUN" or not is_word_of(noun.head, "giving a figure"):
            continue
        if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
            continue
        kinds = [word_group("count noun").get(one.lemma_) or fate_of(one) for one in named_after_of(noun)]
        if kinds and kinds[0] in {None, "casualty"}:
            continue
        for count in _tolled(noun, numbers, (kinds[0] if kinds else None) or "", after=noun.i):
            before = noun.doc[count.words.start - 1].lower_
            if not is_word_of(noun.head, "putting at") or before in {"at", "as"}:
                yield count


def implied(kind: str, heads: Iterable[Token], anchor: Token, sentence: Span) -> Iterator[Count]:
    """The count of those whom an act of a known kind is done to: who is arrested, abducted, or sent as troops.

    For troops only numbers count; of "three ships" nobody knows how many came.
    """
    numbers = Numbers(sentence)
    if kind == "troops":
        heads = [
            head for head in heads if not is_word_of(head, "no people", "no troops") and numbers.of(head) is not None
        ]
        heads = [head for head in heads if not is_word_of(head, "civilian")]
        heads = [head for head in heads if head.pos_ in {"NOUN", "NUM"}]
    yield from count_people(kind, heads, anchor, numbers, is_sure=True)


def _at(token: Token, numbers: Numbers) -> Iterator[Count]:
    """The counts that hang on one word."""
    lemma, lower = token.lemma_.lower(), token.lower_
    became, told = fate(token), word_group("count noun").get(lemma)
    if became and (number := _numbered(token)) is not None:
        yield from _tolled(number, numbers, became, after=token.i)
    elif became and (part := part_of(token)):
        yield from count_part(became, part, token, numbers)
    elif became and _is_put(token):
        yield from _tolled(token, numbers, became, after=token.i)
    elif (harm := harm_of(token)) is not None:
        found = count_people(harm.kind, harm.victims, token, numbers, is_sure=harm.is_from_care)
        yield from (count for count in found if count.is_stated or not harm.is_from_care)
    elif victims := shot(token):
        for count in count_people("killed", victims, token, numbers, is_sure=True):
            if count.min is not None and count.min >= _MASSACRE:
                yield msgspec.structs.replace(count, is_stated=False)  # any toll that is told goes before it
    elif lower == "wounds" and token.tag_ == "NNS" and (near := numbers.after(token.i)) is not None:
        yield Count("injured", near[1], token, near[0].min, near[0].max)  # a headline's verb: "wounds 22"
    elif lemma == "toll" and token.pos_ in {"NOUN", "PROPN"}:
        yield from _tolled(token, numbers, "killed", after=token.i)
    elif (lemma == "life" or in_group(lemma, "body")) and lower != "corps" and token.pos_ == "NOUN":
        yield from _lives(token, numbers)
    elif told and token.pos_ == "NOUN":
        yield from _by_noun(token, told, numbers)


def _is_growth(count: Count) -> bool:
    """Whether those are counted who die of an event told before: "two of the wounded died, raising the toll to 14"."""
    number = count.words.root
    return count.kind == "killed" and any(item.lower_ in {"wounded", "injured"} for item in named_after_of(number))


def _is_toll(count: Count) -> bool:
    return count.kind == "killed" and count.anchor.lemma_.lower() == "toll"


def _is_put(state: Token) -> bool:
    """Whether a figure is given "at" something: "put the dead at 22 and the injured at more than 300"."""
    is_at = state.i + 1 < state.sent.end and state.nbor().lower_ == "at"
    return is_at and any(is_word_of(word, "putting at") for word in state.ancestors)


def _numbered(state: Token) -> Token | None:
    """The noun "number" of "the number of people killed", "put the number of dead at 31"."""
    noun = state.head if state.dep_ == "acl" else state
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is None or above.lemma_ != "number":
        return None
    return above if above.dep_ != "dobj" or is_word_of(above.head, "putting at") else None


def _tolled(toll: Token, numbers: Numbers, kind: str, after: int) -> Iterator[Count]:
    """The latest number of "the death toll rose from 12 to 15", "a toll of 15", "put the toll at 15"."""
    later = [each for each in numbers.all if each[1].start > after]
    stop = next((t.i for t in toll.doc[toll.i : toll.sent.end] if t.lower_ in {";", "while"}), toll.sent.end)
    later = [each for each in later if each[1].start < stop]
    if not later:
        return
    found, span = later[0]
    if len(later) > 1 and span[0].i and toll.doc[span.start - 1].lower_ == "from":
        found, span = later[1]
    if span.end < len(toll.doc) and fate(toll.doc[span.end]):
        return  # "the toll stood at 44 dead": told by the next word
    if found.min != 1:  # "the toll from one of the worst weeks"
        yield Count(kind, span, toll, found.min, found.max)


def _lives(noun: Token, numbers: Numbers) -> Iterator[Count]:
    """Lives that are lost or claimed, and bodies that are found."""
    above = {word.lemma_ for word in list(noun.ancestors)[:2]}
    many = noun.tag_ == "NNS"
    if noun.lemma_ == "life":
        if word_group("taking lives").keys().isdisjoint(above):
            return
        heads = named_after_of(noun) or [noun]
        found = list(count_people("killed", heads, noun, numbers))
        if not found and noun.head.lemma_ == "cost":  # "cost 24 soldiers their lives"
            found = list(count_people("killed", (c for c in noun.head.children if c.dep_ == "dative"), noun, numbers))
        if not found and "lose" in above:
            verb = next(word for word in noun.ancestors if word.lemma_ == "lose")
            found = list(count_people("killed", surface_subjects(verb), noun, numbers))
        yield from found
    elif many or not word_group("finding bodies").keys().isdisjoint(above):
        yield from count_people("killed", (numbers.of(noun) is None and named_after_of(noun)) or [noun], noun, numbers)


def _by_noun(noun: Token, kind: str, numbers: Numbers) -> Iterator[Count]:
    """ "12 deaths", "34 arrests", "no casualties"."""
    kinds = ("killed", "injured") if kind == "casualty" else (kind,)
    if _is_none(noun):
        words = noun.doc[noun.left_edge.i : noun.i + 1]
        yield from (Count(each, words, noun, 0, 0) for each in kinds)
    elif kind != "casualty" and (found := numbers.of(noun)) is not None:
        yield Count(kind, found[1], noun, found[0].min, found[0].max)


def _is_none(noun: Token) -> bool:
    """Whether there are none: "no deaths or injuries", "no reports of deaths", "without casualties"."""
    first = noun.head if noun.dep_ == "conj" else noun
    above = first.head
    if first.dep_ == "pobj" and above.lower_ == "of" and is_word_of(above.head, "telling"):
        first = above.head
    if any(child.lower_ in {"no", "zero"} for child in first.children):
        return True
    if any(child.lower_ == "any" for child in first.children) and any(c.dep_ == "neg" for c in above.children):
        return True  # "did not cause any casualties"
    return above.lower_ == "without" or (above.dep_ == "pcomp" and above.head.lower_ == "without")


def _troops(token: Token, numbers: Numbers) -> Count | None:
    """How many soldiers, police or peacekeepers the word means."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.lemma_.lower() == "man" and not any(is_word_of(word, "unit") for word in list(token.ancestors)[:3]):
        return None
    found = numbers.of(token)
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "500 of its soldiers"
        found = numbers.of(token.head.head) or found
    if found is None or any(word.lower_ in {"among", "including"} for word in token.subtree):
        return None
    return Count("troops", found[1], token, found[0].min, found[0].max)
