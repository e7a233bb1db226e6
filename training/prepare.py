"""Makes training examples of the corpora: python training/prepare.py OUT [--data SHARED]

Writes OUT/events.jsonl (sentences with triggers, modes, status, roles over words) and OUT/relations.jsonl (marked
pairs with their type). Without --data only the project's own corpus is used, and anybody can do the same; with it also
the development data, with the events that `corpus/annotations` codes in their sentences.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from spacy.tokens import Span, Token

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from articles import coded_articles
from check_corpus import problems, span

import dateline
from dateline.coding import features
from dateline.coding.candidates import Candidate
from dateline.language import Document, Sentence, written
from dateline.pipeline import Grounds

ROOT = Path(__file__).parents[1]
FOLDED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CRIME": "ASSAULT"}
ROLES = ("actor", "recipient", "place", "when", "source")
Example = dict[str, Any]
LONGEST = 80
"""Words of the longest sentence that is labelled by a larger network."""
SHORTEST = 30
"""Characters of the shortest text that is."""
LONGEST_SPAN = 1500
"""Characters of the longest span of an article that is searched for a sentence parted otherwise."""
STORIES = 8
"""Every how many of the machine-written stories is."""


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
        table = features.pairs(trigger, use.slots, [features.profile(head) for head in features.heads(sentence)])
        first = sentence.span.start
        return {
            "word": trigger.i - first,
            "pairs": [[int(column) for column in row.nonzero()[0]] for row in table],
            **labels,
        }


def token_span(sentence: Sentence, start: int, end: int) -> Span | None:
    """The tokens of the sentence between two offsets of its text's zone."""
    inside = [t for t in sentence.span if written(t).start < end and written(t).end > start]
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
        events = [_placed(event, record["text"]) for event in record["events"]]
        group = record.get("article", record["id"])
        yield from coded_examples(maker, record["text"], events, f"corpus/{path.stem}", group)


def _placed(event: dict[str, Any], text: str) -> dict[str, Any]:
    """An event of the own corpus with offsets instead of words."""
    return {
        **event,
        "trigger": span(text, event["trigger"]),
        **{key: [span(text, words) for words in event.get(key) or []] for key in ("actors", "recipients", "said_by")},
        **{key: span(text, event[key]) if event.get(key) else None for key in ("place", "when")},
    }


def coded_examples(maker: Maker, text: str, events: list[dict[str, Any]], source: str, group: str) -> Iterator[Example]:
    """Examples of a text whose events are all coded, by offsets."""
    for sentence in maker.parse(text).sentences:
        example = maker.example(sentence, source, group)
        here = sentence.written
        for event in events:
            start, end = event["trigger"]
            trigger = token_span(sentence, start, end) if here.start <= start < here.end else None
            if trigger is None:
                continue
            marked = [("actor", at) for at in event.get("actors") or []]
            marked += [("recipient", at) for at in event.get("recipients") or []]
            marked += [("source", at) for at in event.get("said_by") or []]
            marked += [(key, event[key]) for key in ("place", "when") if event.get(key)]
            roles: dict[int, str] = {}
            for role, at in marked:
                found = token_span(sentence, *at) if here.start <= at[0] < here.end else None
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


def annotated(path: Path, texts: Texts, seen: set[str]) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of a file of annotations with their texts, which lie elsewhere; a text that has changed is left out.

    So is one that stands in several sets, but for the first: `seen` holds the letters of those given.
    """
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text = texts.of(row)
        if text is None:
            print("left out:", row["id"])
            continue
        letters = "".join(filter(str.isalnum, text.casefold()))
        if letters not in seen:
            seen.add(letters)
            yield row, text


class Texts:
    """The texts of the development data that `corpus/annotations` codes, found by their digests.

    How articles are parted into sentences changes with the parser, and with it the numbers in the rows' ids. A row's
    digest is that of its words: where no sentence of today has it, its article is searched for such a span.
    """

    def __init__(self, sentences: Mapping[str, str], articles: Mapping[str, str]) -> None:
        """
        Args:
            sentences: texts by their ids.
            articles: whole texts by the groups whose sentences have been parted here.
        """
        self.sentences = sentences
        self.articles = articles
        self._found = {short_digest(text): text for text in sentences.values()}

    def of(self, row: Mapping[str, Any]) -> str | None:
        """The text of a row; None where the data have it no more."""
        return self._found.get(row["text"]) or span_with(row["text"], self.articles.get(row["group"], ""))


def span_with(digest: str, text: str) -> str | None:
    """The words of a text, at most LONGEST_SPAN characters, whose digest that is, or None."""
    words = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    for number, (start, _) in enumerate(words):
        grown, done = hashlib.sha256(), start
        for _, end in words[number:]:
            if end - start > LONGEST_SPAN:
                break
            grown.update(text[done:end].encode())
            done = end
            if grown.hexdigest().startswith(digest):
                return text[start:end]
    return None


def shared_texts(maker: Maker, data: Path) -> Texts:
    """The texts of the development data that `corpus/annotations` codes."""
    texts = {}
    for row in csv.DictReader((data / "relations" / "plv_train.tsv").open(), delimiter="\t"):
        texts[f"plv-{row['sentence_id']}"] = re.sub(r"</?[st]>", "", row["marked_sentence"])
    blocks = re.split(r"\n\s*\n", (data / "roles" / "source_target.conll").read_text().strip())
    for number, block in enumerate(blocks):
        texts[f"roles-{number}"] = " ".join(line.split()[0] for line in block.splitlines() if line.strip())
    for row in map(json.loads, (data / "police" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()):
        texts[f"police-{row['doc']}-{row['sent']}"] = " ".join(row["text"].split())
    articles = {
        f"lgl-{article.get('docid')}": article.findtext("text") or ""
        for article in ElementTree.parse(data / "places" / "lgl_dev.xml").getroot()
    }
    for path in sorted((data / "pages").glob("*.html.gz")):
        page = dateline.read(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        articles[f"page-{path.name.partition('.')[0]}"] = page.text
    for name, text in articles.items():
        texts |= _sentences(maker, name, text)
    return Texts(texts, articles)


def unlabelled_examples(maker: Maker, texts: Iterable[str]) -> Iterator[Example]:
    """Sentences that nobody has coded, with the features of every word's pairs, for a larger network to label."""
    for text in texts:
        for sentence in maker.parse(text).sentences:
            example = maker.example(sentence, "unlabelled", "unlabelled")
            first = sentence.span.start
            words = [token for token in sentence.span if token.i - first in example["candidates"]]
            if words and len(example["words"]) <= LONGEST:
                example["pairs"] = {token.i - first: maker.event(sentence, token)["pairs"] for token in words}
                yield example


def uncoded_texts(data: Path, texts: Texts, coded: Set[str]) -> Iterator[str]:
    """Texts of the development data that nobody has coded: of the police only documents not kept for measuring.

    `coded` has ids of sentences, and of articles of which all are coded.
    """
    for name, text in texts.sentences.items():
        kind, _, rest = name.partition("-")
        kept = kind == "page" or (kind == "police" and _digest(rest.rpartition("-")[0]) % 2)
        if not {name, name.rpartition("-")[0]} & coded and not kept and len(text) > SHORTEST:
            yield text
    with gzip.open(data / "training" / "synthetic_stories.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % STORIES == 0:
                yield json.loads(line)["text"]


def short_digest(text: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of a text, as the rows of `corpus/annotations` have it."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _digest(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def _sentences(maker: Maker, name: str, text: str) -> dict[str, str]:
    """The sentences of a text by their numbers, each with the place line before it."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for sentence in maker.parse(text).sentences:
        starts.setdefault(sentence.number, sentence.written.start)
        ends[sentence.number] = sentence.written.end
    return {f"{name}-{number}": text[start : ends[number]] for number, start in starts.items()}


def article_examples(maker: Maker, article: dict[str, Any]) -> Iterator[Example]:
    """Examples of a coded article: every sentence, with the events whose evidence it is."""
    text = article["text"]
    for sentence in maker.parse(text).sentences:
        here = sentence.written
        example = maker.example(sentence, "events", article["id"])
        for event in article["events"]:
            for evidence in event["evidence"]:
                if 2 * (min(evidence["end"], here.end) - max(evidence["start"], here.start)) < here.end - here.start:
                    continue
                at = text.find(evidence["trigger"], max(evidence["start"], here.start))
                found = token_span(sentence, at, at + len(evidence["trigger"])) if 0 <= at < here.end else None
                if found is None:
                    continue
                roles = {}
                marked = [("actor", party["text"]) for party in event["actors"]]
                marked += [("recipient", party["text"]) for party in event["recipients"]]
                if event.get("place"):
                    marked.append(("place", event["place"]["name"]))
                marked += [("source", name) for name in event.get("attribution") or []]
                for role, words in marked:
                    place = text.find(words, here.start, here.end)
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
            here = sentence.written
            at = text.find(words[0], here.start, here.end)
            found = token_span(sentence, at, at + len(words[0])) if at >= 0 else None
            if found is None:
                continue
            roles = {}
            for tag, role in (("SRC", "actor"), ("TAR", "recipient")):
                for phrase_words in re.findall(rf"\({tag}: ([^)]*)\)", markup):
                    place = text.find(phrase_words, here.start, here.end)
                    phrase = token_span(sentence, place, place + len(phrase_words)) if place >= 0 else None
                    if phrase is not None:
                        roles.setdefault(_head(phrase, sentence), role)
            example = maker.example(sentence, "records", record["id"])
            example["labelled"] = False
            example["events"].append(
                maker.event(sentence, _best_word(found), type=kind, roles=roles)
            )  # fmt: skip
            yield example


def plv_relations(path: Path) -> Iterator[Example]:
    """Marked pairs with their root type; YIELD stands for CONCEDE or RETREAT."""
    for row in csv.DictReader(path.open(), delimiter="\t"):
        types = ["CONCEDE", "RETREAT"] if row["root"] == "YIELD" else [row["root"]]
        text = row["marked_sentence"]
        for tag in ("s", "t"):
            text = text.replace(f"<{tag}>", f" [{tag.upper()}] ").replace(f"</{tag}>", f" [/{tag.upper()}] ")
        yield {"source": "plv", "group": f"plv-{row['sentence_id']}", "text": " ".join(text.split()), "types": types}


def coded_relations(text: str, events: list[dict[str, Any]], source: str, group: str) -> Iterator[Example]:
    """Marked pairs of a coded text: the first actor and the first recipient (or second actor) of each event."""
    for event in events:
        parties = [*(event.get("actors") or [])[:1], *(event.get("recipients") or [])[:1]]
        if len(parties) < 2:
            parties = (event.get("actors") or [])[:2]
        if len(parties) < 2 or (parties[0][0] < parties[1][1] and parties[1][0] < parties[0][1]):
            continue
        marked = text
        for (start, end), tag in sorted(zip(parties, "ST", strict=True), reverse=True):
            marked = f"{marked[:start]} [{tag}] {marked[start:end]} [/{tag}] {marked[end:]}"
        yield {"source": source, "group": group, "text": " ".join(marked.split()), "types": [event["type"]]}


def corpus_relations(path: Path) -> Iterator[Example]:
    """Marked pairs of a file of the own corpus."""
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if not any(problems(record)):
            events = [_placed(event, record["text"]) for event in record["events"]]
            group = record.get("article", record["id"])
            yield from coded_relations(record["text"], events, f"corpus/{path.stem}", group)


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
    unlabelled: list[Example] = []
    for path in sorted((ROOT / "corpus" / "sentences").glob("*.jsonl")):
        examples += corpus_examples(maker, path)
        relations += corpus_relations(path)
    if given.data:
        texts = shared_texts(maker, given.data)
        articles = list(coded_articles(given.data))
        whole = {article["id"] for article in articles}
        coded = set(whole)
        seen: set[str] = set()
        for path in sorted((ROOT / "corpus" / "annotations").glob("*.jsonl")):
            for row, text in annotated(path, texts, seen):
                coded.add(row["group"] if row["group"] in texts.articles else row["id"])
                if row["group"] in whole:  # coded anew, as a whole
                    continue
                examples += coded_examples(maker, text, row["events"], f"coded/{path.stem}", row["group"])
                relations += coded_relations(text, row["events"], f"coded/{path.stem}", row["group"])
        paths = sorted((given.data / "events" / "train").glob("*.json"))
        for article in (*(json.loads(path.read_text(encoding="utf-8")) for path in paths), *articles):
            examples += article_examples(maker, article)
        examples += record_examples(maker, given.data / "records" / "plover_gsr.json")
        relations += plv_relations(given.data / "relations" / "plv_train.tsv")
        unlabelled += unlabelled_examples(maker, uncoded_texts(given.data, texts, coded))
    if given.soft:
        relations += soft_relations(given.soft)
    (given.out / "features.json").write_text(json.dumps({"width": features.WIDTH}) + "\n", encoding="utf-8")
    for name, rows in (("events", examples), ("relations", relations), ("unlabelled", unlabelled)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (given.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(name, len(rows))


if __name__ == "__main__":
    main()
