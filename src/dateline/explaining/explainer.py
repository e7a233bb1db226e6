"""The explainer: codes an article once more, and tells for each event what its parts weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from dateline.assembly import Assembler
from dateline.assembly.implied_parties import Cast
from dateline.coding import KEPT_AT, CandidateFinder, Draft, EventFinder, Speech
from dateline.coding.addresses import is_addressed
from dateline.coding.network import Labels
from dateline.coding.speech import Voices
from dateline.explaining.choices import choices, understood
from dateline.explaining.explanation import Dropped, Explanation, Reason
from dateline.explaining.reports import WORTH_TELLING, lexicon_row, read_as_type, report
from dateline.explaining.sentences import Insight
from dateline.language import Document, written
from dateline.resolving import Choices, ResolvedDraft, Resolver

_Spot = tuple[int, int]
"""A sentence's number, and a word's place in its block."""
_MOST = 20
"""Words that are told of an article's left out ones."""


class Explainer:
    """Explains the events of documents. Built from the parts that code them; holds no state between documents."""

    def __init__(
        self,
        *,
        finder: EventFinder,
        candidates: CandidateFinder,
        labels: Labels,
        resolver: Resolver,
        choices: Choices,
        assembler: Assembler,
        speech: Speech,
    ) -> None:
        self._finder = finder
        self._speech = speech
        self._candidates = candidates
        self._labels = labels
        self._resolver = resolver
        self._choices = choices
        self._assembler = assembler

    def explain(self, document: Document, drafts: list[Draft]) -> list[Explanation]:
        """Why each event of the document is what it is, in the order of the events.

        Args:
            document: a parsed article.
            drafts: what was coded from it.
        """
        resolved = self._resolver.resolve(document, drafts)
        events = self._assembler.assemble(document, resolved)
        scene = self._resolver.scene(document, drafts)
        insights = self._insights(document, {draft.sentence.number for draft in drafts})
        voices = self._speech.heard(document)
        groups = self._assembler.groups(document, resolved)
        heads = _heads(groups)
        unpolitical = _heads(self._assembler.unpolitical(document, resolved))
        cast = Cast(groups, self._choices.party)
        return [
            Explanation(
                event=event,
                reports=tuple(
                    report(
                        member,
                        insights[member.draft.sentence.number],
                        voices,
                        told=group[:place],
                        weights=self._assembler.retellings,
                    )
                    for place, member in enumerate(group)
                ),
                choices=(
                    *choices(group, scene, self._choices),
                    *understood(number, group, cast, self._choices.party),
                ),
                dropped=tuple(_dropped({m.draft.sentence.number for m in group}, insights, heads, unpolitical, voices)),
            )
            for number, (event, group) in enumerate(zip(events, groups, strict=True))
        ]

    def left_out(self, document: Document, drafts: Sequence[Draft]) -> tuple[Dropped, ...]:
        """The words of the whole document that could have been an event and are none, the likeliest first, at most 20.

        Args:
            document: a parsed article.
            drafts: what was coded from it.
        """
        insights = self._insights(document, {sentence.number for sentence in document.sentences})
        resolved = self._resolver.resolve(document, list(drafts))
        heads = _heads(self._assembler.groups(document, resolved))
        unpolitical = _heads(self._assembler.unpolitical(document, resolved))
        voices = self._speech.heard(document)
        dropped = _dropped(insights, insights, heads, unpolitical, voices)
        found = sorted(dropped, key=lambda each: -each.chance)
        return tuple(found[:_MOST])

    def _insights(self, document: Document, numbers: Collection[int]) -> dict[int, Insight]:
        """What lexicon, parse and network say of the sentences of these numbers."""
        return {
            sentence.number: Insight(sentence, reading, candidates=self._candidates, labels=self._labels)
            for sentence, reading in zip(document.sentences, self._finder.readings(document), strict=True)
            if sentence.number in numbers
        }


def _heads(groups: Iterable[Iterable[ResolvedDraft]]) -> set[_Spot]:
    """Where the triggers of the reports of events stand."""
    return {(member.draft.sentence.number, member.draft.head.i) for group in groups for member in group}


def _dropped(
    numbers: Iterable[int],
    insights: Mapping[int, Insight],
    heads: Collection[_Spot],
    unpolitical: Collection[_Spot],
    voices: Voices,
) -> Iterator[Dropped]:
    """The words of the sentences of these numbers that could have been an event of their own and are none.

    `heads` are the triggers of events, `unpolitical` those of what is none because of what the article is about.
    """
    for number in sorted(numbers):
        insight = insights[number]
        for token in insight.triggers():
            if (number, token.i) in heads:
                continue
            types = insight.types(token)
            row = lexicon_row(insight.silent.get(token.i) or insight.proposed.get(token.i))
            chance = insight.confidence(types)
            if chance < WORTH_TELLING and row is None:
                continue
            at = written(token)
            yield Dropped(
                trigger=at.text,
                zone=at.zone,
                start=at.start,
                type=read_as_type(types),
                chance=round(chance, 4),
                why="not political" if (number, token.i) in unpolitical else _why(insight, token, voices),
                row=row,
            )


def _why(insight: Insight, token: Token, voices: Voices) -> Reason:
    """Why a word that reports no event of its own does not."""
    if token.i in insight.silent:
        return "fiction" if insight.silent[token.i] is None else "ruled out"
    if insight.confidence(insight.decided(token)) < KEPT_AT:
        return "too unlikely"
    if is_addressed(token, read_as_type(insight.types(token)), insight.sentence, voices):
        return "said to the reader"
    return "told with another"
