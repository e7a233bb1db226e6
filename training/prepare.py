"""Makes training examples of the corpora: python training/prepare.py OUT [--data SHARED]

Writes OUT/events.jsonl (sentences with triggers, modes, status, roles over words) and OUT/relations.jsonl (marked
pairs with their type). Without --data only the project's own corpus is used, and anybody can do the same.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Span, Token

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from check_corpus import problems, span

from dateline.coding import features
from dateline.coding.candidates import Candidate
from dateline.language import Document, Sentence, locate
from dateline.pipeline import Grounds

ROOT = Path(__file__).parents[1]
FOLDED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CRIME": "ASSAULT"}
ROLES = ("actor", "recipient", "place", "when", "source")
Example = dict[str, Any]


class Maker:
    """Turns texts with marked strings into examples over words."""

    def __init__(self) -> None:
        self._grounds = Grounds()
        self._finder = self._grounds.candidates

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """What the lexicon proposes in a sentence."""
        return self._finder.find(sentence)

    def parse(self, text: str) -> Document:
        """The parsed text."""
        return self._grounds.reader.parse(text)

    def example(self, sentence: Sentence, source: str, group: str) -> Example:
        """The sentence without labels: words, candidates, what the lexicon says of them."""
        tokens = list(sentence.span)
        first = sentence.span.start
        lexicon = {c.use.head.i - first: c.row.type for c in self._finder.find(sentence)}
        return {
            "source": source,
            "group": group,
            "words": [token.text for token in tokens],
            "candidates": [token.i - first for token in features.trigger_words(sentence)],
            "heads": [token.i - first for token in features.heads(sentence)],
            "lexicon": lexicon,
            "labelled": True,
            "events": [],
        }

    def event(self, sentence: Sentence, trigger: Token, **labels: Any) -> dict[str, Any]:
        """One labelled trigger with the features of its pairs."""
        use = self._finder.use(trigger, sentence)
        table = features.pairs(trigger, use.slots, features.heads(sentence))
        first = sentence.span.start
        return {
            "word": trigger.i - first,
            "pairs": [[int(column) for column in row.nonzero()[0]] for row in table],
            **labels,
        }


def token_span(sentence: Sentence, start: int, end: int) -> Span | None:
    """The tokens of the sentence between two offsets of its text's zone."""
    inside = [t for t in sentence.span if locate(t).start < end and locate(t).end > start]
    return sentence.span.doc[inside[0].i : inside[-1].i + 1] if inside else None


def _head(words: Span, sentence: Sentence) -> int:
    """The word of the sentence that heads the phrase: of "on Monday" it is Monday."""
    able = {token.i for token in features.heads(sentence)}
    inside = [token for token in words if token.i in able]
    root: Token = words.root
    if root.i not in able and inside:
        root = min(inside, key=lambda token: (len(list(token.ancestors)), token.i))
    return root.i - sentence.span.start


def corpus_examples(maker: Maker, path: Path) -> Iterator[Example]:
    """Examples of a file of the own corpus."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if any(problems(record)):
            print("left out:", record["id"])
            continue
        text = record["text"]
        document = maker.parse(text)
        for sentence in document.sentences:
            example = maker.example(sentence, f"corpus/{path.stem}", record.get("article", record["id"]))
            for event in record["events"]:
                start, end = span(text, event["trigger"])
                if not (sentence.start <= start < sentence.end):
                    continue
                trigger = token_span(sentence, start, end)
                if trigger is None:
                    continue
                roles: dict[int, str] = {}
                marked = [("actor", words) for words in event.get("actors") or []]
                marked += [("recipient", words) for words in event.get("recipients") or []]
                marked += [("source", words) for words in event.get("said_by") or []]
                marked += [(key, event[key]) for key in ("place", "when") if event.get(key)]
                for role, words in marked:
                    at = span(text, words)
                    found = token_span(sentence, *at) if sentence.start <= at[0] < sentence.end else None
                    if found is not None:
                        roles.setdefault(_head(found, sentence), role)
                example["events"].append(
                    maker.event(
                        sentence,
                        trigger.root,
                        type=event["type"],
                        mode=event["mode"],
                        mode_known=True,
                        status=event["status"],
                        historical=bool(event.get("historical")),
                        roles=roles,
                    )
                )
            yield example


def article_examples(maker: Maker, path: Path) -> Iterator[Example]:
    """Examples of a coded article: every sentence, with the events whose evidence it is."""
    article = json.loads(path.read_text())
    text = article["text"]
    for sentence in maker.parse(text).sentences:
        example = maker.example(sentence, "events", article["id"])
        for event in article["events"]:
            for evidence in event["evidence"]:
                if 2 * (min(evidence["end"], sentence.end) - max(evidence["start"], sentence.start)) < (
                    sentence.end - sentence.start
                ):
                    continue
                at = text.find(evidence["trigger"], max(evidence["start"], sentence.start))
                found = token_span(sentence, at, at + len(evidence["trigger"])) if 0 <= at < sentence.end else None
                if found is None:
                    continue
                roles = {}
                marked = [("actor", party["text"]) for party in event["actors"]]
                marked += [("recipient", party["text"]) for party in event["recipients"]]
                if event.get("place"):
                    marked.append(("place", event["place"]["name"]))
                marked += [("source", name) for name in event.get("attribution") or []]
                for role, words in marked:
                    place = text.find(words, sentence.start, sentence.end)
                    phrase = token_span(sentence, place, place + len(words)) if place >= 0 else None
                    if phrase is not None:
                        roles.setdefault(_head(phrase, sentence), role)
                example["events"].append(
                    maker.event(
                        sentence,
                        _best_word(found),
                        type=event["type"],
                        mode=event.get("mode"),
                        mode_known=bool(event.get("mode")),
                        status=event["status"],
                        historical=None,
                        roles=roles,
                    )
                )
        yield example


def _best_word(words: Span) -> Token:
    """The word of a multi-word trigger that names the event: "held talks" gives talks, "was killed" killed."""
    root: Token = words.root
    if root.lemma_ in {"hold", "carry", "launch", "conduct", "make", "give", "take", "stage", "be", "have"}:
        nouns = [token for token in words if token.pos_ == "NOUN"]
        return nouns[0] if nouns else root
    return root


def conll_examples(maker: Maker, path: Path) -> Iterator[Example]:
    """Examples of sentences with a marked source and target; the word that relates them is the lowest above both."""
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text().strip())):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        text, spans = "", {}
        for word, tag in rows:
            if tag != "O":
                start = spans.get(tag[-1], (len(text), 0))[0]
                if tag[-1] not in spans or tag[0] == "I":
                    spans[tag[-1]] = (start, len(text) + len(word))
            text += word + " "
        if not {"S", "T"} <= set(spans):
            continue
        for sentence in maker.parse(text).sentences:
            source, target = (token_span(sentence, *spans[kind]) for kind in "ST")
            if source is None or target is None:
                continue
            trigger = _lowest_above(source.root, target.root)
            if trigger is None or trigger in (source.root, target.root):
                continue
            first = sentence.span.start
            roles = {source.root.i - first: "actor", target.root.i - first: "recipient"}
            example = maker.example(sentence, "roles", f"roles-{number}")
            example["labelled"] = False
            example["events"].append(maker.event(sentence, trigger, type=None, roles=roles))
            yield example


def _lowest_above(one: Token, other: Token) -> Token | None:
    above = {token.i for token in (other, *other.ancestors)}
    return next((token for token in (one, *one.ancestors) if token.i in above), None)


def record_examples(maker: Maker, path: Path) -> Iterator[Example]:
    """Examples of PLOVER's gold records: the marked event words, the type folded to today's."""
    for record in json.loads(path.read_text()):
        info = record.get("textInfo")
        markup = info.get("markup", "") if isinstance(info, dict) else ""
        kind = FOLDED.get(record["event"], record["event"])
        words = re.findall(r"\(EVT: ([^)]*)\)", markup)
        if not words or kind == "YIELD":
            continue
        text = record["text"]
        for sentence in maker.parse(text).sentences:
            at = text.find(words[0], sentence.start, sentence.end)
            found = token_span(sentence, at, at + len(words[0])) if at >= 0 else None
            if found is None:
                continue
            roles = {}
            for tag, role in (("SRC", "actor"), ("TAR", "recipient")):
                for phrase_words in re.findall(rf"\({tag}: ([^)]*)\)", markup):
                    place = text.find(phrase_words, sentence.start, sentence.end)
                    phrase = token_span(sentence, place, place + len(phrase_words)) if place >= 0 else None
                    if phrase is not None:
                        roles.setdefault(_head(phrase, sentence), role)
            example = maker.example(sentence, "records", record["id"])
            example["labelled"] = False
            example["events"].append(
                maker.event(sentence, _best_word(found), type=kind, roles=roles)
            )  # fmt: skip
            yield example


def plv_examples(maker: Maker, path: Path) -> Iterator[Example]:
    """Sentences with a marked source and target and their root type; the trigger is the lowest word above both."""
    for row in csv.DictReader(path.open(), delimiter="\t"):
        marked = row["marked_sentence"]
        text = re.sub(r"</?[st]>", "", marked)
        spans = {}
        for tag in "st":
            if f"<{tag}>" in marked and f"</{tag}>" in marked:
                ends = (marked.index(f"<{tag}>"), marked.index(f"</{tag}>"))
                spans[tag] = tuple(len(re.sub(r"</?[st]>", "", marked[:end])) for end in ends)
        if len(spans) < 2:
            continue
        for sentence in maker.parse(text).sentences:
            source, target = (token_span(sentence, *spans[tag]) for tag in "st")
            trigger = _lowest_above(source.root, target.root) if source is not None and target is not None else None
            if source is None or target is None or trigger is None or trigger in (source.root, target.root):
                continue
            first = sentence.span.start
            example = maker.example(sentence, "plv", f"plv-{row['sentence_id']}")
            example["labelled"] = False
            example["events"].append(
                maker.event(
                    sentence,
                    trigger,
                    type=None,
                    types=["CONCEDE", "RETREAT"] if row["root"] == "YIELD" else [row["root"]],
                    roles={source.root.i - first: "actor", target.root.i - first: "recipient"},
                )
            )
            yield example


POLICE = frozenset("police policeman cop constable inspector sub-inspector commissioner superintendent".split())
INACTION = frozenset("fail refuse ignore inaction inactive spectator delay late unable helpless passive apathy".split())
"""Heads of what tells that the police did not act."""


def police_examples(maker: Maker, path: Path) -> Iterator[Example]:
    """Sentences whose documents' police acts are known: what the lexicon finds of the act is its trigger.

    Only documents with an even digest; the others are for measuring.
    """
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if int(hashlib.sha256(row["doc"].encode()).hexdigest(), 16) % 2 or not row["any_action"]:
            continue
        for sentence in maker.parse(row["text"]).sentences:
            example = maker.example(sentence, "police", f"police-{row['doc']}")
            example["labelled"] = False
            for candidate in maker.candidates(sentence):
                kind, mode = candidate.row.type, candidate.row.mode
                is_act = (row["arrest"] and (kind, mode) == ("COERCE", "arrest")) or (
                    row["force"] and kind == "ASSAULT"
                )
                officer = _nearest_officer(candidate.use.head, sentence)
                if is_act and (officer is not None or kind == "COERCE"):
                    example["events"].append(_police_event(maker, sentence, candidate.use.head, kind, mode, officer))
            if row["fail"]:
                idle = next((token for token in sentence.span if token.lemma_.lower() in INACTION), None)
                officer = _nearest_officer(idle, sentence) if idle is not None else None
                if idle is not None and officer is not None:
                    event = _police_event(maker, sentence, idle, "COERCE", None, officer)
                    example["events"].append({**event, "status": "negated"})
            if example["events"]:
                yield example


def _nearest_officer(word: Token, sentence: Sentence) -> Token | None:
    """The word for police that is nearest to a trigger in the parse, no farther than a clause."""
    officers = [token for token in features.heads(sentence) if token.lemma_.lower() in POLICE and token != word]
    near = min(officers, key=lambda token: features.steps_between(token, word), default=None)
    return near if near is not None and features.steps_between(near, word) <= 4 else None


def _police_event(
    maker: Maker, sentence: Sentence, trigger: Token, kind: str | None, mode: str | None, officer: Token | None
) -> dict[str, Any]:
    roles = {officer.i - sentence.span.start: "actor"} if officer is not None else {}
    return maker.event(
        sentence, trigger, type=kind, mode=mode, mode_known=mode is not None, status="actual", historical=None,
        roles=roles, only_roles=sorted(roles),
    )  # fmt: skip


def plv_relations(path: Path) -> Iterator[Example]:
    """Marked pairs with their root type; YIELD stands for CONCEDE or RETREAT."""
    for row in csv.DictReader(path.open(), delimiter="\t"):
        types = ["CONCEDE", "RETREAT"] if row["root"] == "YIELD" else [row["root"]]
        text = row["marked_sentence"]
        for tag in ("s", "t"):
            text = text.replace(f"<{tag}>", f" [{tag.upper()}] ").replace(f"</{tag}>", f" [/{tag.upper()}] ")
        yield {"source": "plv", "group": f"plv-{row['sentence_id']}", "text": " ".join(text.split()), "types": types}


def corpus_relations(path: Path) -> Iterator[Example]:
    """Marked pairs of the own corpus: the first actor and the first recipient (or second actor) of each event."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for event in record["events"] if not any(problems(record)) else ():
            parties = [*(event.get("actors") or [])[:1], *(event.get("recipients") or [])[:1]]
            if len(parties) < 2:
                parties = (event.get("actors") or [])[:2]
            if len(parties) < 2:
                continue
            spans = [span(record["text"], words) for words in parties]
            if spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]:
                continue
            text = record["text"]
            for (start, end), tag in sorted(zip(spans, "ST", strict=True), reverse=True):
                text = f"{text[:start]} [{tag}] {text[start:end]} [/{tag}] {text[end:]}"
            yield {
                "source": f"corpus/{path.stem}",
                "group": record.get("article", record["id"]),
                "text": " ".join(text.split()),
                "types": [event["type"]],
            }


def soft_relations(path: Path) -> Iterator[Example]:
    """Marked pairs with the probabilities that a larger network gives the types (teacher.py)."""
    for number, (text, scores) in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        top = max(scores)
        grown = [math.exp(score - top) for score in scores]
        soft = [round(value / sum(grown), 4) for value in grown]
        yield {"source": "teacher", "group": f"teacher-{number}", "text": text, "soft": soft}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--soft", type=Path, help="what teacher.py says of unlabelled pairs")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    maker = Maker()
    examples: list[Example] = []
    relations: list[Example] = []
    for path in sorted((ROOT / "corpus" / "sentences").glob("*.jsonl")):
        examples += corpus_examples(maker, path)
        relations += corpus_relations(path)
    if given.data:
        for path in sorted((given.data / "events" / "train").glob("*.json")):
            examples += article_examples(maker, path)
        examples += conll_examples(maker, given.data / "roles" / "source_target.conll")
        examples += record_examples(maker, given.data / "records" / "plover_gsr.json")
        examples += plv_examples(maker, given.data / "relations" / "plv_train.tsv")
        examples += police_examples(maker, given.data / "police" / "sentences.jsonl")
        relations += plv_relations(given.data / "relations" / "plv_train.tsv")
    if given.soft:
        relations += soft_relations(given.soft)
    for name, rows in (("events", examples), ("relations", relations)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (given.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(name, len(rows))


if __name__ == "__main__":
    main()
