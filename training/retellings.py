"""Learns what clues tell an event told again from another: python training/retellings.py FOLDER... --unseen MODEL

Each FOLDER holds coded articles (the form of corpus/test); their events list all sentences that tell them. MODEL is a
network that was trained on none of them: in articles that it knows, a network reports only what is coded. Of the corpus
the parts of whole articles (i to l) tell which sentences tell an event again. A report is asked for where the coding
has an event of its type in its sentence; the events told before, grouped as the coding has them, are the options, and
a new one. What clues count is learnt as in training/choices.py; the weights go into the package
(models/retellings.json). With --folds N nothing is written, and each article is judged by weights learnt without it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from articles import gold_articles
from choices import Question, judged, learn

import dateline
from dateline.assembly.retellings import Retellings, options, told_again
from dateline.coding import Draft
from dateline.pipeline import Coder
from dateline.resolving import ResolvedDraft

CORPUS = [Path(__file__).parent.parent / "corpus" / "sentences" / f"{part}.jsonl" for part in "ijkl"]
TARGET = Path(dateline.__file__).parent / "models" / "retellings.json"
PENALTY = 4.0
"""Of the squared weights."""
OF_CORPUS = 0.1
"""Weight of a question of the corpus: its invented articles tell an event again far less often than news does (on news
left out, detect falls from 0.651 to 0.636 when they count in full)."""
Gold = dict[str, Any]


class Event(msgspec.Struct):
    """What was told of one event so far, and its number in the coding, if it is coded."""

    reports: list[ResolvedDraft]
    number: int | None


def questions(coder: Coder, gold: Gold, weights: Mapping[str, float]) -> Iterator[Question]:
    """What to ask of one coded article; reports that it does not have are grouped by the weights."""
    document = coder.reader.read(
        dateline.Article(id=gold["id"], text=gold["text"], published=gold["published"], language="en")
    )
    told: dict[str, list[Event]] = defaultdict(list)
    for draft in coder.resolver.resolve(document, coder.drafts(document)):
        if draft.draft.counts_for is not None or draft.draft.sentence.zone != "body":
            continue
        before = told[draft.draft.type]
        number = coded_number(draft.draft, gold["events"])
        reports = [event.reports for event in before]
        if number is None:
            place = told_again(draft, reports, weights)
        else:
            place = next((place for place, event in enumerate(before) if event.number == number), None)
            right = [place is None, *(event.number == number for event in before)]
            if before:
                yield Question(gold["id"], options(draft, reports), right, gold.get("weight", 1.0))
        if place is None:
            before.append(Event([draft], number))
        else:
            before[place].reports.append(draft)
            before[place].number = number if before[place].number is None else before[place].number


def coded_number(draft: Draft, events: Iterable[dict[str, Any]]) -> int | None:
    """The number of the coded event that a report tells, if that is plain: by its words, or as the only one there."""
    sentence = draft.sentence.written
    words = {word.text for word in (*draft.words, draft.head)}
    fits: dict[int, bool] = {}
    for number, event in enumerate(events):
        for evidence in event["evidence"] if event["type"] == draft.type else ():
            common = min(evidence["end"], sentence.end) - max(evidence["start"], sentence.start)
            if 2 * common >= sentence.end - sentence.start:
                is_named = not words.isdisjoint(str(evidence.get("trigger", "")).replace(",", " ").split())
                fits[number] = fits.get(number, False) or is_named
    named = [number for number, is_named in fits.items() if is_named] or list(fits)
    return named[0] if len(named) == 1 else None


def whole(path: Path) -> Iterator[Gold]:
    """The articles of a part of the corpus, each event with all sentences that tell it."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for name, group in groupby((row for row in rows if "article" in row), key=lambda row: row["article"]):
        text, published = "", ""
        events: dict[str, dict[str, Any]] = {}
        for row in group:
            published = row["published"]
            for number, event in enumerate(row["events"]):
                told = {
                    "start": len(text),
                    "end": len(text) + len(row["text"]),
                    "trigger": event["trigger"].partition("#")[0],
                }
                coded = events.get(event.get("same", ""), {"type": event["type"], "evidence": []})
                coded["evidence"].append(told)
                events[f"{row['id']}/{number}"] = coded
            text += row["text"] + " "
        distinct = list({id(event): event for event in events.values()}.values())
        yield {"id": name, "text": text.rstrip(), "published": published, "events": distinct, "weight": OF_CORPUS}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--unseen", type=Path, help="a network that was trained on none of the FOLDERs' articles")
    arguments.add_argument("--version", default="1")
    given = arguments.parse_args()
    coder = Coder(model=given.unseen, retellings={})
    articles = [
        *(gold for folder in given.folders for gold in gold_articles(folder)),
        *(gold for part in CORPUS for gold in whole(part)),
    ]
    weights: dict[str, float] = {}
    for _ in range(2):  # the second time what is not coded is grouped by what was learnt
        asked = [question for gold in articles for question in questions(coder, gold, weights)]
        weights = learn(asked, penalty=PENALTY)
    print(len(asked), judged(asked, given.folds or 5, penalty=PENALTY))
    if not given.folds:
        made = Retellings(version=given.version, weights=weights)
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")


if __name__ == "__main__":
    main()
