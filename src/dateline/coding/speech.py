"""Attribution: whom the article credits with what a word reports, through verbs of saying, phrases and quotations."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import is_word_of
from dateline.coding.mentions import PartyTest
from dateline.coding.quotations import Quotation, quotations
from dateline.coding.sayings import Saying, SayingFinder, Source, part_of, says_nobody
from dateline.language import Document, Sentence

_SAID = frozenset({"ccomp", "parataxis", "xcomp", "dep"})
_REASONS = frozenset({"because", "although", "though", "but", "and", "if", "unless"})
"""Words after an aside that lead on with what is said: "…, he added, because …"."""
_GRANTED = frozenset({"despite", "amid", "since"})
"""Prepositions whose noun is taken for granted."""
_CONTRASTING = frozenset({"while", "whereas"})
_TIMES = frozenset({"after", "before", "since", "until"})
_OCCASIONS = _TIMES | {"because"}
"""Words that begin a clause of time or reason."""
_NEAR = 4
"""Words between a quotation and who says it."""
_SHORT = 8
"""Words of a sentence that holds nothing but who said what stands before."""
_WORDY = 4
"""Words from which a quotation is more than a borrowed phrase."""


How = Literal["clause", "aside", "quotation", "after"]
"""How a source is credited: by a verb whose clause or object the words stand in, by what stands apart from them ("…,
police said", "according to"), as whose words they are quoted, or by the words after their sentence."""


class Credit(msgspec.Struct, frozen=True):
    """A source, and how the article credits it."""

    source: Source
    how: How


class Speech:
    """Hears who speaks in documents. Holds no state between them."""

    def __init__(self, is_party: PartyTest) -> None:
        self._finder = SayingFinder(is_party)

    def reports(self, verb: Token) -> bool:
        """Whether the verb is one of saying."""
        return self._finder.is_saying(verb)

    def heard(self, document: Document) -> Voices:
        """Who speaks in the sentences of a document."""
        return Voices(document, self._finder)


class Voices:
    """Who speaks in one document.

    Args:
        document: the parsed article.
        finder: finds the sayings of its sentences.
    """

    def __init__(self, document: Document, finder: SayingFinder) -> None:
        self._finder = finder
        # A place line has the number of the sentence after it, which takes its place here.
        self._sentences = tuple({sentence.number: sentence for sentence in document.sentences}.values())
        self._sayings = [finder.find(sentence) for sentence in self._sentences]
        self._quotations: list[tuple[Quotation, tuple[Source, ...]]] = []
        for quotation in quotations(document):
            self._quotations.append((quotation, self._speakers(quotation)))

    def sources(self, trigger: Token, sentence: Sentence, light: Token | None) -> tuple[Source, ...]:
        """The sources of what the trigger reports, outermost first."""
        return tuple(credit.source for credit in self.credits(trigger, sentence, light))

    def credits(self, trigger: Token, sentence: Sentence, light: Token | None) -> tuple[Credit, ...]:
        """The sources of what the trigger reports, outermost first, with how each is credited."""
        start = light if light is not None else trigger
        sayings = self._sayings[sentence.number]
        apart = [saying for saying in sayings if saying.is_aside and _credits_apart(saying, trigger, sentence)]
        if sayings:
            part = part_of(trigger.i, sentence)
            sayings = [saying for saying in sayings if saying.head.i in part]
        above = [saying for saying in sayings if saying not in apart and _credits_below(saying, start)]
        apart = [saying for saying in apart if not _is_presupposed(start, None)]
        above = [saying for saying in above if not _is_presupposed(start, saying.head)]
        above.sort(key=lambda saying: len(list(saying.head.ancestors)))
        found = [Credit(source, "aside") for saying in apart for source in saying.sources]
        found += [Credit(source, "clause") for saying in above for source in saying.sources]
        quoted = self._quoted_by(trigger, sentence)
        if not apart and quoted and not any(s.head.i in {f.head.i for f in apart} for s in sayings):
            found = [*(Credit(source, "quotation") for source in quoted), *found]
        if not found:
            found += [Credit(source, "after") for source in self._said_after(sentence)]
        once: dict[int, Credit] = {}
        for credit in found:
            once.setdefault(credit.source.mention.head.i, credit)
        return tuple(once.values())

    @cached_property
    def interviews(self) -> tuple[tuple[int, Source, tuple[Source, ...]], ...]:
        """The number of each sentence that tells through which media somebody spoke, who that is, and the media."""
        found: list[tuple[int, Source, tuple[Source, ...]]] = []
        for sentence in self._sentences:
            for saying in self._sayings[sentence.number]:
                if saying.kind == "phrase":
                    continue
                *outer, speaker = saying.sources
                outer += self.sources(saying.head, sentence, None)
                media = tuple(source for source in outer if self._finder.is_medium(source.mention.head))
                if media and not self._finder.is_medium(speaker.mention.head):
                    found.append((sentence.number, speaker, media))
        return tuple(found)

    def may_tell(self, head: Token, sentence: Sentence) -> bool:
        """Whether a word may be a source at all: it says something in the sentence, or it is a medium."""
        if says_nobody(head):
            return False
        said = (source.mention.head for saying in self._sayings[sentence.number] for source in saying.sources)
        return self._finder.is_medium(head) or any(each == head or each.is_ancestor(head) for each in said)

    def speaker(self, sentence: Sentence) -> Source | None:
        """Who speaks in this sentence: whose words are quoted in it, else who says something in it.

        Of several, the last is who says it to the others: "she said in an interview with a paper".
        """
        for quotation, sources in self._quotations:
            if sentence in quotation.sentences and sources:
                return sources[-1]
        sayings = self._sayings[sentence.number]
        return next((saying.sources[-1] for saying in sayings if saying.kind != "phrase"), None)

    def is_quoted(self, token: Token, sentence: Sentence) -> bool:
        """Whether a word of the sentence stands between quotation marks."""
        return any(quotation.holds(token, sentence) for quotation, _ in self._quotations)

    def _quoted_by(self, trigger: Token, sentence: Sentence) -> tuple[Source, ...]:
        return next((said for quote, said in self._quotations if said and quote.holds(trigger, sentence)), ())

    def _said_after(self, sentence: Sentence) -> tuple[Source, ...]:
        """Who said the sentence by the words after it, cut off by the parser: "… Capt." "Ana Ruiz said."."""
        following = self._sentence(sentence.number + 1, sentence)
        return self._bare(following) if following is not None else ()

    def _bare(self, sentence: Sentence) -> tuple[Source, ...]:
        """Who says in this sentence, when it holds nothing else."""
        sayings = self._sayings[sentence.number]
        if len(sayings) != 1 or sayings[0].kind == "phrase":
            return ()
        words = [token for token in sentence.span if not token.is_punct and not token.is_space]
        if len(words) > _SHORT:
            return ()
        verb = sayings[0].head
        if any(child.dep_ in {"ccomp", "dobj", "xcomp", "attr"} for child in verb.children if child.i > verb.i):
            return ()
        return sayings[0].sources if not any(t.pos_ == "VERB" and t != verb for t in words) else ()

    def _sentence(self, number: int, beside: Sentence) -> Sentence | None:
        if not 0 <= number < len(self._sentences) or self._sentences[number].zone != beside.zone:
            return None
        return self._sentences[number]

    def _speakers(self, quotation: Quotation) -> tuple[Source, ...]:
        """Who says the quotation: told right beside it, by whoever goes on speaking, or in the sentence before."""
        first, last = quotation.sentences[0], quotation.sentences[-1]
        length = last.span.end - first.span.start if first.span.doc is last.span.doc else _WORDY
        if first is last and quotation.end - quotation.start < _WORDY:
            return ()
        for saying in self._sayings[last.number]:
            if saying.start >= quotation.end and saying.start - quotation.end <= _NEAR:
                return saying.sources
        for saying in self._sayings[first.number]:
            if saying.end <= quotation.start and quotation.start - saying.end <= 2 * _NEAR:
                return saying.sources
        outside = [t for t in first.span if t.i < quotation.start and t.is_alpha]
        outside += [t for t in last.span if t.i > quotation.end and t.is_alpha]
        if outside or not length:
            sayings = [s for s in self._sayings[first.number] if s.head.i < quotation.start and s.kind != "phrase"]
            return sayings[-1].sources if sayings else ()
        following = self._sentence(last.number + 1, last)
        if following is not None and (bare := self._bare(following)):
            return bare
        before = self._sentence(first.number - 1, first)
        if before is None:
            return ()
        if self._quotations and self._quotations[-1][0].sentences[-1] is before:
            return self._quotations[-1][1]
        sayings = [saying for saying in self._sayings[before.number] if saying.kind != "phrase"]
        return sayings[0].sources if sayings else ()


def _credits_apart(saying: Saying, trigger: Token, sentence: Sentence) -> bool:
    """Whether an aside credits the trigger: it stands before it, or the aside is within what it credits."""
    if trigger.i not in part_of(saying.head.i, sentence):
        return False
    if saying.kind == "phrase":
        return trigger not in saying.head.subtree
    if trigger.i < saying.start:
        return True
    if trigger.i < saying.end:
        return False
    below = _branch(saying.head, trigger)
    if below is None:  # what the aside is put into goes on after it
        above = saying.head.head
        if is_set_against(trigger, saying.head):
            return False
        return saying.head.dep_ in {"parataxis", "ccomp", "advcl"} and (above == trigger or above.is_ancestor(trigger))
    if below.dep_ in _SAID:
        return True
    marks = {child.lower_ for child in below.children if child.dep_ in {"mark", "cc"}}
    return below.dep_ == "advcl" and bool(marks & _REASONS)


def is_set_against(trigger: Token, before: Token) -> bool:
    """Whether the trigger stands in a clause set against what a word before it tells: "he said, while the army …"."""
    clauses = (word for word in (trigger, *trigger.ancestors) if word.left_edge.i > before.i)
    return any(child.lower_ in _CONTRASTING for clause in clauses for child in clause.children if child.i < clause.i)


def tells_apart(head: Token, trigger: Token) -> bool:
    """Whether the sentence tells of a speaker or of what they said apart from what the trigger tells.

    So it is in a clause set against theirs, in one that only tells who they are ("said Ruiz, whom police had freed") or
    when they spoke ("said on Monday, a day after the court freed him"), and where they speak in a clause of time or
    reason ("held two men after Syria complained") or in one about whom the act was done to or by ("a man who police
    said had fled was shot").
    """
    if is_set_against(trigger, head) or _is_when_said(trigger, head) or _begins_anew(trigger, head):
        return True
    if _is_of_party(head, trigger):
        return True
    if any(
        word.dep_ == "relcl" and head in {word.head, *word.head.ancestors} for word in (trigger, *trigger.ancestors)
    ):
        return not trigger.is_ancestor(head)
    verb = head.head
    is_aside = head.dep_ == "nsubj" and verb.dep_ == "advcl" and not verb.is_ancestor(trigger)
    return is_aside and any(child.lower_ in _OCCASIONS for child in verb.children if child.i < verb.i)


def _is_when_said(trigger: Token, head: Token) -> bool:
    """Whether the trigger stands in a clause that tells when a speaker spoke."""
    clause = _branch(head.head, trigger) if head.dep_ == "nsubj" else None
    if clause is None or clause.dep_ != "advcl":
        return False
    return any(child.dep_ == "mark" and child.lower_ in _TIMES for child in clause.children)


def _begins_anew(trigger: Token, head: Token) -> bool:
    """Whether a speaker stands behind a semicolon after the trigger, and what they say after them: "…; he said …"."""
    if not any(token.text == ";" for token in trigger.doc[trigger.i : head.i]):
        return False
    while head.dep_ == "appos":
        head = head.head
    return any(child.dep_ == "ccomp" and child.i > head.i for child in head.head.children)


def _is_of_party(head: Token, trigger: Token) -> bool:
    """Whether somebody speaks in a clause about whom the verb's act was done to or by, and not of the act."""
    clause = next((word for word in (head, *head.ancestors) if word.dep_ == "relcl"), None)
    if clause is None or clause == trigger or clause.is_ancestor(trigger):
        return False
    return clause.head.head == trigger and clause.head.dep_ in {"nsubj", "nsubjpass", "dobj"}


def _credits_below(saying: Saying, start: Token) -> bool:
    """Whether a verb of saying credits what stands in its clause, or as its object."""
    if saying.kind == "phrase":
        return False
    branch = _branch(saying.head, start)
    if branch is None:
        return False
    if branch.dep_ in _SAID and saying.kind != "of":
        return True
    if branch.dep_ in {"dobj", "obj", "nsubjpass"}:
        return saying.kind == "both"
    if branch.dep_ == "prep" and branch.lower_ == "as" and saying.head.lemma_ == "quote":
        return True  # "quoted the mayor as saying that"
    if branch.dep_ == "prep" and saying.kind != "of" and _is_said_in(branch, start):
        return True
    if saying.kind != "of" or branch.dep_ != "prep" or branch.lower_ not in {"of", "for"}:
        return False
    return start in [item for child in branch.children for item in (child, *child.conjuncts)]


def _is_said_in(preposition: Token, start: Token) -> bool:
    """Whether the parser hangs what is said on the interview or statement: "told Radio Lumen in an interview that"."""
    for talk in preposition.children:
        clause = _branch(talk, start) if is_word_of(talk, "talk with media") else None
        if clause is not None and any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
            return True
    return False


def _is_presupposed(trigger: Token, verb: Token | None) -> bool:
    """Whether the trigger stands in a clause that only tells who or what a noun of the report is."""
    while trigger not in {verb, trigger.head}:
        if trigger.dep_ == "relcl" or (trigger.dep_ == "prep" and trigger.lower_ in _GRANTED):
            return True
        if (
            trigger.dep_ == "acl"
            and trigger.tag_ in {"VBN", "VBD"}
            and not any(c.dep_ == "mark" for c in trigger.lefts)
        ):
            return True
        trigger = trigger.head
    return False


def _branch(above: Token, below: Token) -> Token | None:
    """The child of one word that another stands under, or is."""
    while below.head != below:
        if below.head == above:
            return below
        below = below.head
    return None
