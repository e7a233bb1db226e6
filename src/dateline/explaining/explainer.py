"""The explainer: codes an article once more, and tells for each event what its parts weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dateline.assembly import Assembler, grouped
from dateline.coding import CandidateFinder, Draft, EventFinder
from dateline.coding.findings import EVENT_AT
from dateline.coding.network import Labels
from dateline.explaining.choices import choices
from dateline.explaining.explanation import Dropped, Explanation
from dateline.explaining.reports import WORTH_TELLING, lexicon_row, read_as_type, report
from dateline.explaining.sentences import Insight
from dateline.language import Document, locate
from dateline.resolving import Choices, ResolvedDraft, Resolver

_Spot = tuple[int, int]
"""A sentence's number, and a word's place in its block."""


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
    ) -> None:
        self._finder = finder
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
        numbers = {draft.sentence.number for draft in drafts}
        insights = {
            sentence.number: Insight(sentence, reading, candidates=self._candidates, labels=self._labels)
            for sentence, reading in zip(document.sentences, self._finder.readings(document), strict=True)
            if sentence.number in numbers
        }
        heads = {(draft.sentence.number, draft.head.i) for draft in drafts}
        return [
            Explanation(
                event=event,
                reports=tuple(report(member, group[0], insights[member.draft.sentence.number]) for member in group),
                choices=tuple(choices(event, group, scene, self._choices)),
                dropped=tuple(_dropped(group, insights, heads)),
            )
            for event, group in zip(events, grouped(resolved), strict=True)
        ]


def _dropped(
    group: Sequence[ResolvedDraft], insights: Mapping[int, Insight], heads: Collection[_Spot]
) -> Iterator[Dropped]:
    """The words of the group's sentences that could have been an event of their own and are none."""
    for number in dict.fromkeys(member.draft.sentence.number for member in group):
        insight = insights[number]
        for token in insight.triggers():
            if (number, token.i) in heads:
                continue
            types = insight.types(token)
            row = lexicon_row(insight.proposed.get(token.i))
            chance = 1 - types["NONE"]
            if chance < WORTH_TELLING and row is None:
                continue
            at = locate(token)
            yield Dropped(
                trigger=at.text,
                zone=at.zone,
                start=at.start,
                type=read_as_type(types),
                chance=round(chance, 4),
                why="told with another" if chance >= EVENT_AT else "too unlikely",
                row=row,
            )
