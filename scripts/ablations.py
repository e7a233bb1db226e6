"""What each part of the coder brings: the figures of whole articles with one part switched off at a time.

usage: ablations.py [DATA] [--limit N] [--only NAME …] [--own MODEL]

DATA is a folder of gold articles, by default corpus/test; MODEL the folder of a network trained on the own corpus
alone, which then takes the place of the package's in a row of its own. Prints a table in Markdown: for the whole coder
each figure with its 95 % interval, for the others the figure, its difference to the whole coder, and the interval of
that difference, drawn over the same articles.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline.api import Coder
from dateline.coding import CandidateFinder, ContextFinder, Draft, DraftCoder, EventFinder, Finding, Party, Speech
from dateline.coding.demands import Demand
from dateline.coding.modes import ModeFinder
from dateline.coding.network import Reading
from dateline.coding.proposed_parties import row_parties
from dateline.errors import DatelineError
from dateline.evaluation import JOBS
from dateline.evaluation.figures import Tally
from dateline.language import Document
from dateline.pipeline import Grounds
from dateline.resolving import Choices, load_choices

ROOT = Path(__file__).parents[1]
SHOWN = ("spot", "detect", "whowhom", "mode", "status*", "place", "date", "attribution")
NO_CHOICES = Choices(version="none", place={}, date={}, country={}, party={})
RESAMPLES, SEED = 1000, 20240328


class OtherDrafts(Coder):
    """A coder whose drafts are made, or changed, in another way."""

    def __init__(self, draft: Callable[[Coder, Document], list[Draft]]) -> None:
        super().__init__()
        self._draft = draft

    def drafts(self, document: Document, readings: Iterable[Reading] | None = None) -> list[Draft]:
        """The drafts, the other way."""
        del readings
        return self._draft(self, document)


class LexiconFinder:
    """Finds events by the lexicon and the parse alone: every use that a row fits is one."""

    def __init__(self, candidates: CandidateFinder) -> None:
        self._candidates = candidates
        self._modes = ModeFinder(candidates)

    def find(
        self, document: Document, demands: Iterable[Sequence[Demand]], readings: Iterable[Reading] | None = None
    ) -> list[list[Finding]]:
        """The findings of each sentence."""
        del demands, readings
        return [list(map(self._finding, self._candidates.find(sentence))) for sentence in document.sentences]

    def _finding(self, candidate) -> Finding:
        use, kind = candidate.use, candidate.row.type
        actors, recipients = row_parties(kind, candidate)
        return Finding(
            sentence=use.sentence,
            head=use.head,
            words=candidate.words,
            light=use.light,
            type=kind,
            mode=self._modes.find(kind, candidate, use),
            statuses={"actual": 1.0},
            score=0.5,
            actors=tuple(actors),
            recipients=tuple(recipients),
            sources=(),
            doubtful_sources=(),
            place=None,
            when=None,
            doubtful_actors=(),
            doubtful_recipients=(),
        )


def draft_coder(grounds: Grounds, finder) -> DraftCoder:
    return DraftCoder(
        finder=finder, contexts=ContextFinder(), speech=Speech(grounds.is_party), is_party=grounds.is_party
    )


def whole() -> Coder:
    return Coder()


def no_lexicon() -> Coder:
    """Neither its proposals nor its modes and parties; light verbs and classes of words stay."""
    grounds = Grounds()
    empty = msgspec.structs.replace(grounds.lexicon, rows={}, modes={})
    candidates = CandidateFinder(empty, grounds.is_party)
    return OtherDrafts(
        lambda coder, document: draft_coder(grounds, EventFinder(candidates, coder.network)).code(document)
    )


def untrusted_lexicon() -> Coder:
    """Its proposals add nothing to the network's scores; modes and parties that it gives stay."""
    coder = Coder()
    coder.network.arrays["lexicon"] = np.zeros_like(coder.network.arrays["lexicon"])
    return coder


def no_network() -> Coder:
    grounds = Grounds()
    drafts = draft_coder(grounds, LexiconFinder(grounds.candidates))
    return OtherDrafts(lambda _, document: drafts.code(document))


def no_parse_features() -> Coder:
    """The network is not told how trigger and head stand to each other in the parse."""
    coder = Coder()
    for name in ("pair_out", "pair_out_bias"):
        coder.network.arrays[name] = np.zeros_like(coder.network.arrays[name])
    return coder


def no_coreference() -> Coder:
    """Pronouns and "both sides" stand for nobody."""

    def alone(party: Party) -> Party:
        return Party(party.mention, (party.mention,), unresolved=party.mention.is_pronoun)

    def unlinked(draft: Draft, known: dict[int, Draft]) -> Draft:
        if id(draft) not in known:
            actors, recipients = (tuple(map(alone, side)) for side in (draft.actors, draft.recipients))
            told_by = None if draft.counts_for is None else unlinked(draft.counts_for, known)
            known[id(draft)] = msgspec.structs.replace(draft, actors=actors, recipients=recipients, counts_for=told_by)
        return known[id(draft)]

    def all_unlinked(coder: Coder, document: Document) -> list[Draft]:
        known: dict[int, Draft] = {}
        return [unlinked(draft, known) for draft in Coder.drafts(coder, document)]

    return OtherDrafts(all_unlinked)


def no_choices() -> Coder:
    """Place, date and country of all parties are chosen without weights: by no clue."""
    return Coder(choices=NO_CHOICES)


def nobody_understood() -> Coder:
    """Who is not named in the sentence of an event is no party of it."""
    return Coder(choices=msgspec.structs.replace(load_choices(), party={}))


VARIANTS: Mapping[str, Callable[[], Coder]] = {
    "whole": whole,
    "lexicon off": no_lexicon,
    "lexicon not trusted": untrusted_lexicon,
    "network off (lexicon alone)": no_network,
    "parse features off": no_parse_features,
    "coreference off": no_coreference,
    "learnt choices off": no_choices,
    "nobody understood": nobody_understood,
}


def value(name: str, sums: Mapping[str, float]) -> float:
    if name in {"spot", "detect", "whowhom"}:
        return 2 * sums.get(name, 0.0) / max(1.0, sums.get("predicted", 0.0) + sums.get("gold", 0.0))
    return sums.get(f"{name} right", 0.0) / max(1.0, sums.get(f"{name} seen", 0.0))


def summed(tallies: list[Tally], draw: np.ndarray) -> dict[str, float]:
    found: dict[str, float] = {}
    for weight, tally in zip(draw, tallies, strict=True):
        for name, count in tally.items():
            found[name] = found.get(name, 0.0) + weight * count
    return found


def cells(tallies: list[Tally], base: list[Tally], draws: np.ndarray) -> Iterator[str]:
    """A cell for each figure: its value, then its interval, or that of its difference to the base."""
    once = np.ones(len(tallies))
    own, other = summed(tallies, once), summed(base, once)
    resampled = [(summed(tallies, draw), summed(base, draw)) for draw in draws]
    for name in SHOWN:
        if tallies is base:
            low, high = np.percentile([value(name, sums) for sums, _ in resampled], (2.5, 97.5))
            yield f"{value(name, own):.3f} [{low:.2f}, {high:.2f}]"
        else:
            spread = [value(name, sums) - value(name, others) for sums, others in resampled]
            low, high = np.percentile(spread, (2.5, 97.5))
            yield f"{value(name, own):.3f} ({value(name, own) - value(name, other):+.3f} [{low:+.2f}, {high:+.2f}])"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=ROOT / "corpus" / "test")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--only", nargs="+", choices=[name for name in VARIANTS if name != "whole"])
    options = parser.parse_args()
    try:
        articles = JOBS["events"].read(options.data)[: options.limit]
    except DatelineError as error:
        print(f"ablations: {error}")
        return 1
    draws = np.random.default_rng(SEED).multinomial(len(articles), [1 / len(articles)] * len(articles), size=RESAMPLES)
    print(f"{len(articles)} articles of {options.data}\n")
    print(f"| coder | {' | '.join(SHOWN)} |")
    print(f"|---|{'---|' * len(SHOWN)}")
    base: list[Tally] = []
    made = dict(VARIANTS) if options.own is None else {**VARIANTS, "own corpus alone": lambda: Coder(model=options.own)}
    for name, make in made.items():
        if options.only is not None and name in VARIANTS and name not in {"whole", *options.only}:
            continue
        coder = make()
        tallies = [JOBS["events"].tally(article, coder) for article in articles]
        base = base or tallies
        print(f"| {name} | {' | '.join(cells(tallies, base, draws))} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
