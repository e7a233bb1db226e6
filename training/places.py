"""Learns how much each clue of a place candidate counts: python training/places.py LGL.xml corpus/places/world.jsonl

LGL.xml is the Local-Global Lexicon; only its articles with an even digest of the docid are learnt from, the others are
for reports. world.jsonl holds own texts of world news, one a line, with their places (corpus/places/README.md), so
that the weights do not become those of American local news. A conditional logit with a small penalty learns over the
candidates of every name. The clues know the other names' chances, which the weights of the round before gave; so
clues and weights are computed in turns. The weights go into the package (models/places.json). With --report nothing is
written; names are judged given their spans, by weights learnt without their fold (LGL's even half and the own texts)
or on all of these (LGL's odd half), beside a baseline that takes the place with the most inhabitants.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from lxml import etree  # type: ignore[import-untyped]

import dateline
from dateline.evaluation.agreement import distance_km
from dateline.knowledge.gazetteer import GazetteerPlace, NamedPlace, load_gazetteer
from dateline.resolving.places.holding import holds
from dateline.resolving.places.known_names import Mention
from dateline.resolving.places.mentions import MentionFinder
from dateline.resolving.places.ranking import CLUES, Candidates, Floats, Name, Ranking, as_array, choose
from dateline.resolving.places.resolver import NameKey, PlaceResolver, names_of
from dateline.resolving.places.wording import CountryWords, Wording

TARGET = Path(dateline.__file__).parent / "models" / "places.json"
PENALTY = 5.0
"""Of the squared distance from the weights to start with: by folds of what is learnt from, 5 does better than 1."""
START = {"expected country": 4.0, "written in it": 15.0, "kind region": 8.0, "kind water": 8.0, "kind point": 7.0,
         "kind seat": 9.0,
         "outlet's country": 2.0, "near the outlet": 1.0,
         "words of its country": 2.0, "spelling of its country": 1.0, "told as a nation": 3.0,
         "told as local": 6.0}  # fmt: skip
"""Weights to start with where the texts tell too little: no text has expected countries, few have an outlet; of a name
with a container the other clues mostly tell the same; the supplement's places have no inhabitants, and are there since
news means them. The others start with nothing."""
TURNS, STEPS = 6, 30
FOLDS = 5
NEAR_KM, SAME_KM = 161.0, 40.0
"""A place counts as found within a hundred miles; to learn, it must be nearer, or have the id."""


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """Where a name stands and what it means; `kind` is GeoNames' code in the lexicon, our precision in own texts."""

    start: int
    end: int
    geonames: str
    lat: float | None
    lon: float | None
    name: str
    country: str
    kind: str


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its places, in order."""

    id: str
    text: str
    outlet: str | None
    places: tuple[Gold, ...]
    is_own: bool

    @property
    def digest(self) -> int:
        """Decides on halves and folds."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A text as the resolver sees it: its mentions, their keys, and the names."""

    text: Text
    mentions: list[Mention]
    keys: list[NameKey]
    names: list[Name]
    wording: Wording


def lexicon(path: Path) -> list[Text]:
    """The articles of LGL, their places with coordinates and those without."""
    return [
        Text(
            id=article.get("docid"),
            text=article.findtext("text") or "",
            outlet=None,
            places=tuple(sorted(map(_toponym, article.iter("toponym")), key=lambda gold: gold.start)),
            is_own=False,
        )
        for article in etree.parse(str(path)).getroot().iterchildren(tag=etree.Element)
    ]


def _toponym(element: etree._Element) -> Gold:
    tag = element.find("gaztag")
    lat = None if tag is None else tag.findtext("lat")
    return Gold(
        start=int(element.findtext("start")),
        end=int(element.findtext("end")),
        geonames="" if tag is None else tag.get("geonameid"),
        lat=float(lat) if lat else None,
        lon=float(tag.findtext("lon")) if lat else None,
        name="" if tag is None else tag.findtext("name") or "",
        country="" if tag is None else tag.findtext("country") or "",
        kind="" if tag is None else tag.findtext("fcode") or "",
    )


def own_texts(path: Path) -> list[Text]:
    """The texts of our own."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Text(
            id=row["id"],
            text=row["text"],
            outlet=row["outlet"],
            places=tuple(
                Gold(
                    start=place["start"],
                    end=place["end"],
                    geonames=str(place["geonames"] or ""),
                    lat=None,
                    lon=None,
                    name=place["name"],
                    country=place["country"] or "",
                    kind=place["precision"],
                )
                for place in row["places"]
            ),
            is_own=True,
        )
        for row in rows
    ]


def case_of(text: Text, finder: MentionFinder, resolver: PlaceResolver, country_words: CountryWords) -> Case:
    """The text with mentions at the very words that are known to be places."""
    mentions = finder.at(text.text, [(gold.start, gold.end) for gold in text.places])
    found = finder.find(text.text, [(gold.start, gold.end, "GPE") for gold in text.places])
    governments = {(mention.start, mention.end) for mention in found if mention.is_government}
    mentions = [
        msgspec.structs.replace(mention, is_government=(mention.start, mention.end) in governments)
        for mention in mentions
    ]
    held = [holds(text.text, a, b) or holds(text.text, a, b, loosely=True) for a, b in pairwise(mentions)]
    mentions = [
        msgspec.structs.replace(mention, container=number + 1 if is_held else None)
        for number, (mention, is_held) in enumerate(zip(mentions, [*held, False], strict=True))
    ]
    keys, names = names_of(mentions, text.text) if mentions else ([], [])
    return Case(
        text=text,
        mentions=mentions,
        keys=keys,
        names=[*names, *_nations(found, mentions), *resolver.outlet_names(text.outlet)],
        wording=country_words.wording(text.text),
    )


def _nations(found: Sequence[Mention], known: Sequence[Mention]) -> list[Name]:
    """The countries that the text names besides, by adjectives and peoples: they count where places are found, too."""
    taken = [(mention.start, mention.end) for mention in known]
    counts = Counter(
        mention.candidates[:1]
        for mention in found
        if all(named.place.kind == "country" for named in mention.candidates)
        and not any(mention.start < end and start < mention.end for start, end in taken)
    )
    return [Name(candidates=candidates, count=count) for candidates, count in counts.items()]


def is_right(gold: Gold, place: GazetteerPlace, *, within: float) -> bool:
    """Whether a candidate is what the name means."""
    if gold.geonames:
        if str(place.geonames) == gold.geonames:
            return True
    elif gold.lat is None:
        return (place.name, place.country or "", place.precision) == (gold.name, gold.country, gold.kind)
    if gold.lat is None or gold.lon is None or place.lat is None or place.lon is None:
        return False
    if place.precision in {"country", "region"}:
        return False
    return distance_km((gold.lat, gold.lon), (place.lat, place.lon)) <= within


class Learner:
    """The names of some texts with their candidates, prepared once."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._of_case: list[tuple[Candidates, Floats, Floats]] = []
        for case in cases:
            candidates = Candidates(case.names, countries={}, wording=case.wording)
            number = {key: at for at, key in enumerate(dict.fromkeys(case.keys))}
            golds: dict[int, list[Gold]] = defaultdict(list)
            for key, gold in zip(case.keys, case.text.places, strict=True):
                golds[number[key]].append(gold)
            truth = np.array(
                [
                    any(is_right(gold, place, within=SAME_KM) for gold in golds[owner])
                    for owner, place in zip(candidates.owner, candidates.places, strict=True)
                ],
                dtype=float,
            )
            exact = np.array(
                [
                    any(gold.geonames and str(place.geonames) == gold.geonames for gold in golds[owner])
                    for owner, place in zip(candidates.owner, candidates.places, strict=True)
                ],
                dtype=float,
            )
            size = len(case.names)
            has_exact = np.bincount(candidates.owner, exact, minlength=size)[candidates.owner] > 0
            truth = np.where(has_exact, exact, truth)
            right = np.bincount(candidates.owner, truth, minlength=size)
            all_of = np.bincount(candidates.owner, minlength=size)
            counts = np.array([math.sqrt(name.count) for name in case.names])
            asked = np.where((right > 0) & (right < all_of), counts, 0.0)
            if asked.any():
                self._of_case.append((candidates, truth, asked))

    def learn(self) -> Floats:
        """The weights."""
        weights = as_array(START)
        for _ in range(TURNS):
            parts = [candidates.weighed(weights)[0] for candidates, _, _ in self._of_case]
            weights = self._fitted(parts, weights)
        return weights

    def _fitted(self, parts: Sequence[Floats], weights: Floats) -> Floats:
        """Newton's steps for these clues; the right candidates of a name share their chance."""
        rows = np.concatenate(parts)
        truth = np.concatenate([truth for _, truth, _ in self._of_case])
        sizes = [len(asked) for _, _, asked in self._of_case]
        first = np.concatenate([[0], np.cumsum(sizes)])
        owner = np.concatenate([c.owner + at for (c, _, _), at in zip(self._of_case, first, strict=False)])
        asked = np.concatenate([asked for _, _, asked in self._of_case])
        used = asked[owner] > 0
        rows, truth, owner = rows[used], truth[used], owner[used]
        size = int(first[-1])
        for _ in range(STEPS):
            scores = rows @ weights
            highest = np.full(size, -np.inf)
            np.maximum.at(highest, owner, scores)
            grown = np.exp(scores - highest[owner])
            chance = grown / np.bincount(owner, grown, minlength=size)[owner]
            good = grown * truth
            share = good / np.maximum(np.bincount(owner, good, minlength=size)[owner], 1e-300)
            heavy = asked[owner]
            slope = rows.T @ (heavy * (chance - share)) + PENALTY * (weights - as_array(START))
            mean = np.zeros((size, rows.shape[1]))
            np.add.at(mean, owner, chance[:, None] * rows)
            centred = rows - mean[owner]
            curve = (centred * (heavy * chance)[:, None]).T @ centred + PENALTY * np.eye(rows.shape[1])
            step = np.linalg.solve(curve, slope)
            weights = weights - step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
            if np.abs(step).max() < 1e-4:
                break
        return weights


Choose = Callable[[Case], list[NamedPlace | None]]


def judged(cases: Iterable[Case], chosen: Choose) -> Counter[tuple[str, str]]:
    """Names placed and all names with a known place, by what they are and where they lie."""
    found: Counter[tuple[str, str]] = Counter()
    for case in cases:
        answers = dict(zip(dict.fromkeys(case.keys), chosen(case), strict=False))
        for key, gold in zip(case.keys, case.text.places, strict=True):
            if not gold.geonames and not case.text.is_own:
                continue
            answer = answers[key]
            right = answer is not None and is_right(gold, answer.place, within=NEAR_KM)
            for group in ("all", f"kind {_kind(gold.kind)}", f"in {_region(gold.country)}"):
                found[group, "all"] += 1
                found[group, "right"] += right
    return found


def _kind(code: str) -> str:
    if code in {"PCLI", "PCLD", "PCL", "TERR", "PCLS", "PCLF", "country"}:
        return "country"
    if code in {"ADM1", "admin1"}:
        return "admin1"
    if code in {"ADM2", "admin2"}:
        return "admin2"
    if code.startswith("PPL") or code == "city":
        return "settlement"
    return "other"


def _region(country: str) -> str:
    return country if country in {"United States", "Canada", "United Kingdom", "USA", "CAN", "GBR"} else "elsewhere"


def by_weights(weights: Floats) -> Choose:
    table = dict(zip(CLUES, map(float, weights), strict=True))
    return lambda case: choose(case.names, table, wording=case.wording)


def most_inhabited(case: Case) -> list[NamedPlace | None]:
    """The baseline: of each name, the place with the most inhabitants."""
    return [max(name.candidates, key=lambda named: named.place.population, default=None) for name in case.names]


def crossed(cases: Sequence[Case], judge: Callable[[Sequence[Case], Floats], Counter[tuple[str, str]]]) -> Counter[Any]:
    """What weights learnt without the fold get right, over all folds."""
    found: Counter[Any] = Counter()
    for fold in range(FOLDS):
        rest = [case for case in cases if case.text.digest // 2 % FOLDS != fold]
        weights = Learner(rest).learn()
        found += judge([case for case in cases if case.text.digest // 2 % FOLDS == fold], weights)
    return found


def _told(name: str, found: Counter[tuple[str, str]]) -> None:
    groups = sorted({group for group, _ in found}, key=lambda group: (group != "all", group))
    parts = (f"{group} {found[group, 'right'] / found[group, 'all']:.3f} of {found[group, 'all']}" for group in groups)
    print(f"{name}: " + ", ".join(parts))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("lexicon", type=Path)
    arguments.add_argument("own", type=Path, nargs="+")
    arguments.add_argument("--version", default="1")
    arguments.add_argument("--report", action="store_true")
    arguments.add_argument("--beside", type=Path, help="weights to judge beside the learnt ones")
    given = arguments.parse_args()
    gazetteer = load_gazetteer()
    parts = MentionFinder(gazetteer), PlaceResolver(gazetteer, weights={}), CountryWords()
    cases = [case_of(text, *parts) for text in lexicon(given.lexicon)]
    even, odd = ([case for case in cases if case.text.digest % 2 == half] for half in (0, 1))
    own = [case_of(text, *parts) for path in given.own for text in own_texts(path)]
    weights = Learner([*even, *own]).learn()
    if not given.report:
        table = {clue: round(float(weight), 3) for clue, weight in zip(CLUES, weights, strict=True)}
        ranking = Ranking(version=given.version, weights=table)
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(ranking), indent=1) + b"\n")
        return

    def own_and_lexicon(cases: Sequence[Case], weights: Floats) -> Counter[Any]:
        return Counter(
            {
                (is_own, *group): count
                for is_own in (False, True)
                for group, count in judged((c for c in cases if c.text.is_own == is_own), by_weights(weights)).items()
            }
        )

    found = crossed([*even, *own], own_and_lexicon)
    for name, is_own, texts in (("LGL even, crossed", False, even), ("own texts, crossed", True, own)):
        _told(name, Counter({group[1:]: count for group, count in found.items() if group[0] == is_own}))
        _tell_others(name, texts, given.beside)
    _told("LGL odd", judged(odd, by_weights(weights)))
    _tell_others("LGL odd", odd, given.beside)


def _tell_others(name: str, cases: Sequence[Case], beside: Path | None) -> None:
    if beside is not None:
        ranking = msgspec.json.decode(beside.read_bytes(), type=Ranking)
        _told(f"{name}, {beside.stem}", judged(cases, by_weights(as_array(ranking.weights))))
    _told(f"{name}, most inhabitants", judged(cases, most_inhabited))


if __name__ == "__main__":
    main()
