"""Tolls told apart: sentences that count the dead, hurt or arrested of an event that another sentence reports.

"The army put the toll at 15." "Fifty-eight people died." "Activists said 35 were arrested."
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import is_passive, is_word_of, surface_subjects
from dateline.coding.counting import Count
from dateline.coding.draft import Draft
from dateline.coding.mentions import mentions
from dateline.coding.quantities import counts, recounts
from dateline.coding.sayings import Source, says_nobody
from dateline.coding.status import status_of
from dateline.knowledge.word_groups import word_group
from dateline.language import Sentence

_PEOPLE = frozenset({"killed", "injured", "arrested", "abducted", "missing"})
"""Kinds that are told of one event; the displaced, mostly those of a whole war, are so right after it only."""
_REACH = 3
"""Sentences back to the event; it may also be told in the next one."""
_DYING = frozenset({"die", "dead", "succumb"})
_CAUSES = frozenset({"of", "from", "to"})
"""Prepositions between dying and what of: "died of", "succumbed to"."""
MORE = frozenset({"other", "others", "more", "another", "further", "additional"})
_NUMBERED = frozenset("dozens scores hundreds thousands tens dozen several and".split())
"""Words, besides numbers, of sentences that may count people: "and" as of "a farmer and his son"."""


class Toll(msgspec.Struct, frozen=True):
    """A count that a sentence gives without reporting an event, with whom it credits."""

    sentence: Sentence
    count: Count
    sources: tuple[Source, ...]
    victim: Token | None = None
    """The one person who died, who must be one of the event's; None for a number, which may be anybody's."""


def tolls_of(sentence: Sentence, stated: Sequence[Count] | None = None) -> Iterator[Count]:
    """The counts of people in a sentence without an event that may be those of an event told beside it.

    `stated` is what `quantities.counts` gives for the sentence, where that has been asked before.
    """
    span, lemmas = sentence.span, sentence.lemmas
    if not all(word_group(name).keys().isdisjoint(lemmas) for name in ("mishap", "collapse", "another event")):
        return
    is_numbered = any(word.lower_ in _NUMBERED or word.pos_ == "NUM" or word.like_num for word in span)
    if (not is_numbered and word_group("hurting").keys().isdisjoint(lemmas)) or any(_is_sum(word) for word in span):
        return
    for count in (*(counts(span) if stated is None else stated), *recounts(span)):
        is_sure = count.is_stated or count.is_part or (count.kind == "injured" and count.words.root.pos_ == "NOUN")
        is_of_people = is_sure and count.kind in {*_PEOPLE, "displaced", ""}
        if is_of_people and count.max != 0 and status_of(count.anchor, None) == "actual":
            yield count


def deaths_of_one(sentence: Sentence) -> Iterator[Count]:
    """The single persons of whom a sentence without an event tells that they died, and not of what illness."""
    if _DYING.isdisjoint(sentence.lemmas):
        return
    for count in counts(sentence.span):
        is_one = count.kind == "killed" and not count.is_stated and count.min == count.max == 1
        if is_one and status_of(count.anchor, None) == "actual" and not _is_natural(count.anchor):
            yield count


def _is_natural(verb: Token) -> bool:
    """Whether somebody died of an illness, an accident or age, and not of what was done to them."""
    causes = (item for c in verb.children if c.lower_ in _CAUSES for item in c.children if item.dep_ == "pobj")
    return any(is_word_of(cause, "mishap", "natural cause") for cause in causes)


def _is_sum(word: Token) -> bool:
    """Whether the word tells of more than one event; "a 12-year-old" does not."""
    if not is_word_of(word, "longer span"):
        return word.ent_type_ == "DATE" and word.shape_ == "dddd"
    return not (word.i and word.nbor(-1).text == "-")


def givers(count: Count, is_saying: Callable[[Token], bool]) -> list[Source]:
    """Who gives a figure that no known party tells: "the army put the toll at 15", "a source said 14 had died".

    Args:
        count: the figure.
        is_saying: whether a verb is one of saying.
    """
    below = count.anchor
    verb = below.head
    if not (below.dep_ in {"dobj", "obj"} and verb.pos_ == "VERB" and count.words.start > verb.i and is_figure(below)):
        while below.dep_ not in {"ccomp", "ROOT"}:
            below = below.head
        verb = below.head
        if below.dep_ == "ROOT" or verb.pos_ != "VERB" or not is_saying(verb):
            return []
    if is_passive(verb):
        return []
    named = [head for head in surface_subjects(verb) if head.pos_ in {"NOUN", "PROPN"} and not says_nobody(head)]
    return [Source(mention, verb.lemma_) for head in named for mention in mentions(head)]


def is_figure(anchor: Token) -> bool:
    """Whether a count hangs on a figure that somebody gives, and on no deed: its day is that of giving it."""
    return is_word_of(anchor, "figure") or anchor.lemma_.lower() == "toll"


def attached(
    tolls: Iterable[Toll],
    drafts: Sequence[Draft],
    kinds: Mapping[str, Collection[str]],
    are_one: Callable[[Token, Token], bool],
) -> Iterator[tuple[Draft, Toll]]:
    """The tolls that an event told beside them fits, with that event's draft.

    Args:
        tolls: of sentences that report no event that has such counts.
        drafts: the events of the document, in reading order.
        kinds: the kinds of counts that events of a type have.
        are_one: whether two words speak of the same person.
    """
    of_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        of_sentence[draft.sentence.number].append(draft)
    recounted: dict[int, Draft] = {}
    """The events whose figures a sentence gives anew, by its number: they have the others that it gives, too."""
    told = list(tolls)
    for toll in sorted(told, key=lambda toll: not is_figure(toll.count.anchor)):
        number = toll.sentence.number
        near = [draft for there in range(number - _REACH, number + 2) for draft in of_sentence.get(there, ())]
        if toll.victim is not None:
            near = [draft for draft in near if _is_hit(toll.victim, draft, are_one)]
        host = _host(toll, near, kinds, recounted.get(number))
        if host is None:
            continue
        if is_figure(toll.count.anchor):
            recounted.setdefault(number, host)
        kind = toll.count.kind or _people_kind(host)
        is_told = any(count.kind == kind for count in host.counts)
        if is_told and (toll.victim is not None or any(word.lower_ in MORE for word in toll.sentence.span)):
            continue  # "Another 35 were arrested"
        count = msgspec.structs.replace(toll.count, kind=kind)
        yield host, msgspec.structs.replace(toll, count=count)


def _is_hit(victim: Token, draft: Draft, are_one: Callable[[Token, Token], bool]) -> bool:
    """Whether the one who died is a recipient of the event; "the victim" is its only one."""
    heads = [mention.head for party in draft.recipients for mention in (party.mention, *party.referents)]
    if is_word_of(victim, "only victim"):
        return len(draft.recipients) == 1 and heads[0].tag_ in {"NN", "NNP"}
    return any(are_one(victim, head) for head in heads)


def _host(
    toll: Toll, drafts: Sequence[Draft], kinds: Mapping[str, Collection[str]], recounted: Draft | None
) -> Draft | None:
    """The nearest event that can have the count: one told before, else one in the next sentence.

    A figure that is given anew is that of an event that had one: "a bomb killed ten", "police seized a car", "the
    number of dead rose to 12".
    """
    fitting = [draft for draft in drafts if _fits(toll, draft, kinds)]
    before = [draft for draft in fitting if draft.sentence.number <= toll.sentence.number]
    if recounted in before:
        return recounted
    if is_figure(toll.count.anchor) and toll.count.kind:
        before = [draft for draft in before if _has_some(draft, toll.count.kind)] or before
    if before:
        return max(before, key=lambda draft: (draft.sentence.number, draft.type == "ASSAULT"))
    return min(fitting, key=lambda draft: (draft.sentence.number, draft.type != "ASSAULT"), default=None)


def _fits(toll: Toll, draft: Draft, kinds: Mapping[str, Collection[str]]) -> bool:
    back = toll.sentence.number - draft.sentence.number
    if draft.sentence.zone != toll.sentence.zone or not -1 <= back <= _REACH or draft.status != "actual":
        return False
    if toll.count.kind == "displaced" and back != 1:
        return False
    if not toll.count.kind:
        return back > 0 and _people_kind(draft) != ""
    if draft.mode == "abduct" and toll.count.kind != "abducted":
        return False
    return toll.count.kind in kinds.get(draft.type, ())


def _has_some(draft: Draft, kind: str) -> bool:
    """Whether the event has a figure of the kind that is not none."""
    return any(count.kind == kind and count.is_stated and count.max != 0 for count in draft.counts)


def _people_kind(draft: Draft) -> str:
    """The kind of people that an event counts first, or ""."""
    return next((count.kind for count in draft.counts if count.kind in _PEOPLE and count.is_stated), "")
