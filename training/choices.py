"""Learns what clues count for an event's place, date and parties: python training/choices.py FOLDER... [--unseen MODEL]

Each FOLDER holds coded articles (the form of corpus/test). The drafts of each article are matched with its coded
events; of their options, those that agree with the coding are right. A file of the corpus with whole articles can be
given, too: there each sentence tells the place and date of its events, or that it tells none, and the clues of the
network, which knows these texts, are left out; `corpus/implied` tells who is understood where a sentence names nobody,
and `corpus/implied_places` and `corpus/dates` where and when it happened if the sentence does not tell.
In articles that a network was trained on it misses no party that is named and is too sure of places and dates, so that
the FOLDERs' articles are asked with MODEL, a network that has seen none of them. A
conditional logit with a small penalty on the weights learns from all of them; the weights go into the package
(models/choices.json). With --folds N nothing is written, and each article is judged by weights learnt without it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from articles import gold_articles

import dateline
from dateline.assembly.assembler import open_sides
from dateline.assembly.implied_parties import SIDES, Cast, Side
from dateline.assembly.merging import merged_actors, merged_recipients
from dateline.coding import Draft
from dateline.coding.arguments import is_exchanged
from dateline.pipeline import Coder
from dateline.records import Entity, Place, When
from dateline.resolving.choosing import Choices, best
from dateline.resolving.event_dates import date_options
from dateline.resolving.event_places import place_options
from dateline.resolving.place_clues import PLACE_KINDS
from dateline.resolving.resolver import Scene

CORPUS = Path(__file__).parent.parent / "corpus"
TARGET = Path(dateline.__file__).parent / "models" / "choices.json"
PENALTY = 1.5
"""Of the squared weights, per question."""
PENALTIES = {"country": 25.0, "date": 4.0}
"""Other penalties, chosen on articles left out: less lets the clues of single articles speak. Most articles are of one
country, and 1.5 learns that country from them (of 285 countries of articles that were left out, 0.92 are right with
1.5 and 0.94 with 25 or 50)."""
OF_KIND = 4.0
"""How many times that is for clues that hold for one kind of events only: they rest on fewer questions."""
MEETING = frozenset({"CONSULT", "AGREE", "COOPERATE"})
OF_SENTENCES = 0.5
"""Weight of a question of the corpus: most answers are known from their own sentence only, all texts are invented."""
OF_WORDS = 0.25
"""That of a question on dates of which is known only whether the sentence tells the date."""
RARE = 3
"""Clues seen in fewer options are left out."""
Options = list[tuple[Any, set[str]]]
Gold = dict[str, Any]


class Question(msgspec.Struct):
    """One choice to be learnt: the clues of each option, which of them are right, the article it comes from."""

    article: str
    clues: list[set[str]]
    right: list[bool]
    weight: float = 1.0


Questions = dict[str, list[Question]]


def matched(draft: Draft, events: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The coded event that a draft of the body reports, if that is plain."""
    sentence = draft.sentence.written
    if sentence.zone != "body":
        return None
    fits = [
        event
        for event in events
        if event["type"] == draft.type
        and any(2 * (min(e["end"], sentence.end) - max(e["start"], sentence.start)) >= sentence.end - sentence.start
                for e in event["evidence"])
    ]  # fmt: skip
    if len(fits) > 1:
        fits = [e for e in fits if any(draft.head.text in str(x.get("trigger", "")) for x in e["evidence"])]
    return fits[0] if len(fits) == 1 else None


def collect(coder: Coder, gold: Gold, questions: Questions, pending: list[Callable[[], None]]) -> None:
    """The questions of one coded article. Those on countries wait until places are learnt: they go to `pending`.

    `corpus/articles` is asked for dates and who is understood only: its coders give a place more often than those of
    the development data, and neither places nor countries of articles left out are better with it.
    """
    document = coder.reader.read(
        dateline.Article(id=gold["id"], text=gold["text"], published=gold["published"], language="en")
    )
    drafts = coder.drafts(document)
    scene = coder.resolver.scene(document, drafts)
    ask(gold, drafts, scene, questions)
    if _is_others_news(gold):
        return
    ask_places(gold, drafts, scene, questions["place"])
    for draft in drafts:
        event = matched(draft, gold["events"])
        if event is None or "actors" not in event:
            continue

        def countries(draft: Draft = draft, event: dict[str, Any] = event) -> None:
            place_choice = place_options(draft, scene.places)
            number, _ = best([clues for _, clues in place_choice], coder.choices.place)
            on = date.fromisoformat(gold["published"][:10]) if gold["published"] else None
            for entity, found in scene.parties.questions(draft, on=on, place=place_choice[number][0]):
                party = _party(entity, event)
                if party is not None:
                    _add(questions["country"], gold["id"], found, lambda c, p=party: c == p.get("country"))

        pending.append(countries)


def ask_places(gold: Gold, drafts: Sequence[Draft], scene: Scene, questions: list[Question]) -> None:
    """Adds the questions on places of one coded article.

    Where no option has the name of the coded place, those of its country are right.
    """
    for draft in drafts:
        event = matched(draft, gold["events"])
        if event is None or "place" in (event.get("contested") or []):
            continue
        options = place_options(draft, scene.places)
        if "place_words" in event:
            is_right = partial(_told, draft=draft, words=event["place_words"])
            if event["place_words"] is None and event["place_names"] is not None:
                is_right = partial(_place_has, names=event["place_names"])
            _add(questions, gold["id"], _without_network(options), is_right, weight=OF_SENTENCES)
            continue
        coded = event.get("place")
        fits = [partial(_place_is, gold=coded), partial(_is_in, country=coded and coded.get("country"))]
        is_right = next((fit for fit in fits if any(fit(place) for place, _ in options)), fits[0])
        _add(questions, gold["id"], options, is_right)


def ask(gold: Gold, drafts: Sequence[Draft], scene: Scene, questions: Questions) -> None:
    """Adds the questions on dates of one coded article."""
    for draft in drafts:
        event = matched(draft, gold["events"])
        if event is None:
            continue
        contested = event.get("contested") or []
        dates = date_options(draft, scene.dates)
        if "place_words" in event:
            dates = _without_network(dates)
            told = partial(_told, draft=draft, words=event["when_words"])
            if "date" in event:
                _add(questions["date"], gold["id"], dates, _when_of(event, gold), weight=OF_SENTENCES)
            else:
                _add(questions["date"], gold["id"], dates, told, weight=OF_WORDS)
            continue
        if "date" not in contested:
            _add(questions["date"], gold["id"], dates, _when_of(event, gold))


def understood(coder: Coder, gold: Gold, questions: list[Question]) -> None:
    """Adds the questions who is understood on the sides that an article's events leave empty."""
    document = coder.reader.read(
        dateline.Article(id=gold["id"], text=gold["text"], published=gold["published"], language="en")
    )
    groups = coder.assembler.groups(document, coder.resolver.resolve(document, coder.drafts(document)))
    cast = Cast(groups, {})
    for number, group in enumerate(groups):
        event = next(filter(None, (matched(member.draft, gold["events"]) for member in group)), None)
        if event is None:
            continue
        sides = [merged_actors(group), merged_recipients(group)]
        draft = group[0].draft
        for side in open_sides(draft.type, *sides, mutual=is_exchanged(draft.head)):
            wanted = _understood(event, side, [entity for entities in sides for entity in entities])
            if wanted is None:
                continue
            options: Options = list(cast.options(number, side))
            is_of_sentence = "place_words" in event
            if is_of_sentence:
                options = _without_network(options)
            fits = [partial(_is_one_of, wanted=wanted), partial(_is_like_one_of, wanted=wanted)]
            is_right = next((fit for fit in fits if any(fit(value) for value, _ in options)), fits[0])
            _add(questions, gold["id"], options, is_right, weight=OF_SENTENCES if is_of_sentence else 1.0)


def _understood(event: dict[str, Any], side: Side, present: Sequence[Entity]) -> list[dict[str, Any]] | None:
    """The parties that the coding has for a side; None where it tells nothing of it."""
    if "place_words" in event:
        names = event["implied"].get(side, ())
        return None if names == () else [{"text": name, "name": name} for name in names or ()]
    if f"{side}s" in (event.get("contested") or ()) or "actors" not in event:
        return None
    both = [*event["actors"], *event["recipients"]]
    if event["type"] in MEETING:
        return [party for party in both if not any(_is_one_of(entity, wanted=[party]) for entity in present)]
    return list(event[f"{side}s"])


def _is_one_of(entity: Entity | None, *, wanted: Sequence[dict[str, Any]]) -> bool:
    if entity is None:
        return not wanted
    names = entity.text, entity.name or ""
    return any(_same_name(party["text"], names[0]) or _same_name(party["name"], names[1]) for party in wanted)


def _is_like_one_of(entity: Entity | None, *, wanted: Sequence[dict[str, Any]]) -> bool:
    """Whether it is of the country of one of them, as when the coding has the group and we a member."""
    return entity is not None and any(party.get("country") and party["country"] == entity.country for party in wanted)


def _told(found: Place | When | None, draft: Draft, words: str | None) -> bool:
    """Whether the words of the sentence tell this place or date; if they tell none, whatever is not in the sentence."""
    sentence = draft.sentence
    is_here = (
        found is not None
        and found.reason != "publication_date"
        and found.zone == sentence.zone
        and sentence.start <= found.start < sentence.end
    )
    if words is None or found is None or not is_here:
        return words is None and not is_here
    name, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = sentence.text.find(name, start + 1)
    start += sentence.start
    return start < found.end and found.start < start + len(name)


def _without_network(options: Options) -> Options:
    """The options without the clues of a network that was trained on their text: there it is too sure."""
    return [(value, {clue for clue in clues if "by the network" not in clue}) for value, clues in options]


def _add(
    questions: list[Question],
    article: str,
    options: Options,
    is_right: Callable[[Any], bool],
    *,
    weight: float = 1.0,
) -> None:
    right = [is_right(value) for value, _ in options]
    if any(right) and not all(right):
        questions.append(Question(article, [clues for _, clues in options], right, weight))


def _place_is(place: Place | None, gold: dict[str, Any] | None) -> bool:
    if place is None or gold is None:
        return place is None and gold is None
    return _same_name(place.name or place.text, gold["name"]) or _same_name(place.text, gold["name"])


def _place_has(place: Place | None, names: Sequence[str]) -> bool:
    """Whether the place has one of the names; no place, where there is none."""
    return place is None if not names else any(place is not None and _place_is(place, {"name": n}) for n in names)


def _is_in(place: Place | None, country: str | None) -> bool:
    """Whether the place lies in the country, where no option has the name of the coded one."""
    return place is not None and country is not None and place.country == country


def _when_of(event: dict[str, Any], gold: Gold) -> Callable[[When | None], bool]:
    """Whether a date is the coded one of an event."""
    return partial(_date_is, gold=event.get("date"), published=gold["published"])


def _date_is(when: When | None, gold: dict[str, Any] | None, published: str) -> bool:
    if when is None or gold is None:
        return when is None and gold is None
    if when.from_ is None or not gold.get("end"):
        return False
    start, end = when.from_[:10], (when.to or published or when.from_)[:10]
    if gold["start"] == gold["end"] or (start, end) == (gold["start"], gold["end"]):
        return (start, end) == (gold["start"], gold["end"])
    a, b, c, d = (date.fromisoformat(x).toordinal() for x in (start, end, gold["start"], gold["end"]))
    return 2 * max(0, min(b, d) - max(a, c) + 1) >= max(b, d) - min(a, c) + 1


def _party(entity: Entity, event: dict[str, Any]) -> dict[str, Any] | None:
    parties = [*event["actors"], *event["recipients"]]
    return next(
        (p for p in parties if _same_name(p["text"], entity.text) or _same_name(p["name"], entity.name or "")), None
    )


def _same_name(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", _folded(words))) - {"the", "of", "a"} for words in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def learn(
    questions: Sequence[Question], *, penalty: float = PENALTY, rounds: int = 400, rate: float = 0.05
) -> dict[str, float]:
    """The weights of the clues, by steps of Adam over all questions at once."""
    counts: dict[str, int] = defaultdict(int)
    for question in questions:
        for clues in question.clues:
            for clue in clues:
                counts[clue] += 1
    names = sorted(clue for clue, count in counts.items() if count >= RARE)
    strict = penalty * np.array([OF_KIND if name.partition(": ")[0] in PLACE_KINDS else 1.0 for name in names])
    column = {name: number for number, name in enumerate(names)}
    rows, cols, starts, right = [], [], [0], []
    for question in questions:
        for clues, is_right in zip(question.clues, question.right, strict=True):
            found = [column[clue] for clue in clues if clue in column]
            rows += [len(right)] * len(found)
            cols += found
            right.append(is_right)
        starts.append(len(right))
    row, col, edges, truth = np.array(rows), np.array(cols), np.array(starts), np.array(right, dtype=float)
    weight = np.array([question.weight for question in questions])
    group = np.repeat(np.arange(len(questions)), np.diff(edges))
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, rounds + 1):
        scores = np.bincount(row, weights[col], minlength=len(truth))
        grown = np.exp(scores - np.maximum.reduceat(scores, edges[:-1])[group])
        chance = grown / np.add.reduceat(grown, edges[:-1])[group]
        good = chance * truth
        share = good / np.add.reduceat(good, edges[:-1])[group]
        slope = np.bincount(col, (weight[group] * (chance - share))[row], minlength=len(names)) + strict * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.02}


def judged(questions: Sequence[Question], folds: int, *, penalty: float = PENALTY) -> str:
    """The share of questions that weights learnt on other articles answer rightly, by whether there is an answer."""
    right, all_of = defaultdict(int), defaultdict(int)
    for fold in range(folds):
        mine = [q for q in questions if _fold(q.article, folds) == fold]
        weights = learn([q for q in questions if _fold(q.article, folds) != fold], penalty=penalty)
        for question in mine:
            number, _ = best(question.clues, weights)
            kind = "none" if question.right[0] else "some"
            all_of[kind] += 1
            right[kind] += question.right[number]
    return ", ".join(f"{kind} {right[kind] / all_of[kind]:.3f} of {all_of[kind]}" for kind in sorted(all_of))


def _fold(article: str, folds: int) -> int:
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % folds


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--unseen", type=Path, help="a network that was trained on none of the FOLDERs' articles")
    arguments.add_argument("--version", default="1")
    given = arguments.parse_args()
    empty = Choices(version=given.version, place={}, date={}, country={}, party={})
    coder = Coder(choices=empty)
    other = coder if given.unseen is None else Coder(model=given.unseen, choices=empty)
    questions: Questions = {"place": [], "date": [], "country": [], "party": []}
    pending: list[Callable[[], None]] = []
    articles = list(_articles(given.folders))
    for gold in articles:
        collect(coder if _is_whole(gold) else other, gold, questions, pending)
    coder.choices.place.update(learn(questions["place"]))
    for _ in range(2):  # the second time with what the first inferred of the other parties
        questions["country"].clear()
        for ask in pending:
            ask()
        coder.choices.country.update(learn(questions["country"], penalty=PENALTIES["country"]))
    coder.choices.date.update(learn(questions["date"], penalty=PENALTIES["date"]))
    for gold in articles:
        understood(coder if _is_whole(gold) else other, gold, questions["party"])
    for name, asked in questions.items():
        print(name, len(asked), judged(asked, given.folds or 5, penalty=PENALTIES.get(name, PENALTY)))
    if not given.folds:
        learnt = {name: learn(asked, penalty=PENALTIES.get(name, PENALTY)) for name, asked in questions.items()}
        choices = Choices(version=given.version, **learnt)
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(choices), indent=1) + b"\n")


def _is_others_news(gold: Gold) -> bool:
    """Whether the article is others' news, coded in `corpus/articles`; only there it is told how long its text is."""
    return "length" in gold


def _is_whole(gold: Gold) -> bool:
    """Whether the article is one of the corpus, told sentence by sentence."""
    return any("place_words" in event for event in gold["events"])


def _articles(paths: Iterable[Path]) -> Iterator[Gold]:
    for path in paths:
        if path.suffix != ".jsonl" or not path.is_file():
            yield from gold_articles(path)
        else:
            records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            told = (_told_of(path.name, what) for what in ("implied", "implied_places", "dates"))
            yield from _whole(records, *told)


def _told_of(name: str, what: str) -> dict[str, Any]:
    """What the corpus tells more of the records of one of its files, by id; nothing where it has no such file."""
    file = CORPUS / what / name
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines() if file.exists() else ())
    return {row["id"]: row[what] for row in rows}


def _date_of(number: int, dates: dict[str, list[str] | None]) -> dict[str, Any]:
    """The date of the event of that number, where that is coded."""
    if str(number) not in dates:
        return {}
    days = dates[str(number)]
    return {"date": None if days is None else {"start": days[0], "end": days[1]}}


def _implied_of(number: int, implied: dict[str, list[str] | None]) -> dict[str, list[str] | None]:
    """Of the event of that number, by side: who is understood; None for nobody."""
    return {side: implied[f"{number}{side[0].upper()}"] for side in SIDES if f"{number}{side[0].upper()}" in implied}


def _whole(
    records: Iterable[dict[str, Any]],
    implied: dict[str, dict[str, list[str] | None]],
    places: dict[str, dict[str, list[str]]],
    dates: dict[str, dict[str, list[str] | None]],
) -> Iterator[Gold]:
    """The articles whose sentences are the records of the corpus; the rest tells more of the records, by id.

    `implied` tells who is understood, `places` and `dates` where and when events happened whose own sentence does not
    tell; without any `places` nobody has read the file for them.
    """
    for name, group in groupby((r for r in records if "article" in r), key=lambda record: record["article"]):
        text, events, published = "", [], ""
        for record in group:
            published = record["published"]
            start, end = len(text), len(text) + len(record["text"])
            events += [
                {
                    "type": event["type"],
                    "place_words": event.get("place"),
                    "when_words": event.get("when"),
                    "place_names": places.get(record["id"], {}).get(str(number), []) if places else None,
                    "implied": _implied_of(number, implied.get(record["id"], {})),
                    "evidence": [{"start": start, "end": end, "trigger": event["trigger"].partition("#")[0]}],
                    **_date_of(number, dates.get(record["id"], {})),
                }
                for number, event in enumerate(record["events"], 1)
            ]
            text += record["text"] + " "
        yield {"id": name, "text": text.rstrip(), "published": published, "events": events}


if __name__ == "__main__":
    main()
