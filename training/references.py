"""Learns what clues count for whom a pronoun or description stands for: python training/references.py

Reads the articles of corpus/sentences (parts i to l), and what corpus/references says of their pronouns and
descriptions; of words that it does not have, the `resolved` of the events tells. The entities of the name given are
right; a description without a name stands for itself. Weights learnt on the articles with an even digest are judged on
those with an odd one; then all articles give the weights of the package (models/references.json). With --judge the
weights of the package are judged on all articles, and nothing is written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from choices import Question, learn
from choices import _same_name as same_name
from spacy.tokens import Token

import dateline
from dateline.coding.mentions import own_mentions
from dateline.coding.referents import owned, referents
from dateline.language import Document, written
from dateline.language.coreference import Clerk, Coreference, References, load_clerk, load_references
from dateline.language.coreference.clues import Anaphor
from dateline.language.coreference.entities import Entity
from dateline.language.coreference.references import Option
from dateline.language.coreference.words import PRONOUNS
from dateline.pipeline import Grounds

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "sentences"
ANSWERS = ROOT / "corpus" / "references"
TARGET = Path(dateline.__file__).parent / "models" / "references.json"
ROUNDS = 2
"""The second time with the entities that the first weights made."""
_FIRST = frozenset(["i", "me", "my", "we", "us", "our"])
_PRONOUNS = frozenset([*PRONOUNS, "who", "whom", "both", "each", "those", "these"])


class Party(msgspec.Struct):
    """A party of an event in the corpus: its head word, and the name that it stands for, if another."""

    head: Token
    is_pronoun: bool
    name: str | None


class Coded(msgspec.Struct):
    """One article of the corpus, parsed, with its parties."""

    id: str
    document: Document
    parties: list[Party]

    @property
    def is_even(self) -> bool:
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 0


class Asking(Coreference):
    """Coreference that keeps its questions about words with a known answer."""

    def __init__(self, coded: Coded, clerk: Clerk) -> None:
        super().__init__(coded.document, clerk)
        self.asked: list[tuple[Party, list[Option]]] = []
        self._answers = {(id(party.head.doc), party.head.i): party for party in coded.parties}

    def _chosen(self, anaphor: Anaphor, options: Sequence[Option]) -> Entity | None:
        party = self._answers.get((id(anaphor.head.doc), anaphor.head.i))
        if party is not None and (party.name or not party.is_pronoun):
            self.asked.append((party, list(options)))
        return super()._chosen(anaphor, options)


def read(grounds: Grounds) -> Iterator[Coded]:
    """The articles of the corpus."""
    records: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "article" in record:
                records[record["article"]].append(record)
    answers = dict(_answers())
    for name, parts in records.items():
        text = " ".join(record["text"] for record in parts)
        article = dateline.Article(id=name, text=text, published=parts[0]["published"], language="en")
        document = grounds.reader.read(article)
        yield Coded(name, document, list(_parties(document, parts, text, answers)))


def _answers() -> Iterator[tuple[str, dict[str, str | None]]]:
    for path in sorted(ANSWERS.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield row["id"], row["stand_for"]


def _parties(
    document: Document, records: Iterable[dict[str, Any]], text: str, answers: Mapping[str, Mapping[str, str | None]]
) -> Iterator[Party]:
    at, seen = 0, set()
    for record in records:
        start = text.index(record["text"], at)
        at = start + len(record["text"])
        for words, name in _told(record, answers.get(record["id"], {})):
            form, _, number = words.partition("#")
            pattern = rf"(?<!\w){re.escape(form)}(?!\w)"
            found = [match.start() for match in re.finditer(pattern, record["text"], re.IGNORECASE)]
            if not found:
                continue
            offset = start + found[min(int(number or 1), len(found)) - 1]
            head = _head(document, offset, offset + len(form))
            if head is not None and (head.i, id(head.doc)) not in seen:
                seen.add((head.i, id(head.doc)))
                yield Party(head, form.lower() in _PRONOUNS, name)


def _told(record: dict[str, Any], answers: Mapping[str, str | None]) -> Iterator[tuple[str, str | None]]:
    """Words of a record with the name they stand for; None for descriptions that stand for themselves."""
    yield from ((words, name) for words, name in answers.items() if name is not None or words not in _PRONOUNS)
    for event in record["events"]:
        for words in (*event["actors"], *event["recipients"]):
            if words not in answers and words.partition("#")[0].lower() not in _FIRST:
                yield words, event.get("resolved", {}).get(words)


def _head(document: Document, start: int, end: int) -> Token | None:
    for sentence in document.sentences:
        here = sentence.written
        if here.zone == "body" and here.start <= start < here.end:
            words = [word for word in sentence.span if start <= written(word).start < end and not word.is_punct]
            inside = {word.i for word in words}
            top = [word for word in words if word.head.i not in inside or word.head.i == word.i]
            nominal = [word for word in top if word.pos_ not in {"VERB", "ADP", "AUX"}]
            return next(iter(nominal or top), None)
    return None


def questions(articles: Iterable[Coded], clerk: Clerk) -> list[Question]:
    """What is to be learnt from the articles."""
    found = []
    for coded in articles:
        asking = Asking(coded, clerk)
        _ = asking.entities
        for party, options in asking.asked:
            right = [_is_right(entity, party.name) for entity, _ in options]
            if any(right) and not all(right):
                found.append(Question(coded.id, [clues for _, clues in options], right))
    return found


def _is_right(entity: Entity | None, name: str | None) -> bool:
    """Without a name the description means itself, or what has no name elsewhere."""
    if name is None:
        return entity is None or not (entity.named or entity.members)
    if entity is None:
        return False
    if entity.members:
        return same_name(" ".join(m.words.text for head in entity.heads() for m in own_mentions(head)), name)
    found = [mention for head in (*entity.named, *entity.described) for mention in own_mentions(head)]
    return any(same_name(phrase, name) for mention in found for phrase in (mention.words.text, *mention.phrases))


def learnt(articles: Sequence[Coded], grounds: Grounds) -> dict[str, float]:
    """The weights from these articles."""
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        weights = learn(questions(articles, _clerk(grounds, weights)))
    return weights


def judged(articles: Iterable[Coded], grounds: Grounds, weights: Mapping[str, float]) -> str:
    """The share of pronouns and descriptions whose referent has the name that the corpus gives."""
    clerk = _clerk(grounds, weights)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for coded in articles:
        references = Coreference(coded.document, clerk)
        for party in coded.parties:
            if party.name is not None:
                counts["pronoun" if party.is_pronoun else "description"][_verdict(party, references)] += 1
    return "; ".join(
        f"{kind} ({sum(of.values())}): " + ", ".join(f"{word} {of[word] / sum(of.values()):.3f}" for word in sorted(of))
        for kind, of in sorted(counts.items())
    )


def _clerk(grounds: Grounds, weights: Mapping[str, float]) -> Clerk:
    return load_clerk(grounds.is_party, grounds.is_party.is_person, weights)


def _verdict(party: Party, references: Coreference) -> str:
    own = own_mentions(party.head)
    found = [other for mention in own for other in referents(mention, references)]
    given = found or ([] if party.is_pronoun else [each for mention in own for each in owned(mention, references)])
    names = [phrase for mention in given for phrase in (mention.words.text, *mention.phrases)]
    names.append(" ".join(mention.words.text for mention in given))
    if any(same_name(phrase, party.name or "") for phrase in names):
        return "right"
    return "wrong" if found else "unresolved"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--judge", action="store_true")
    arguments.add_argument("--version", default="1")
    given = arguments.parse_args()
    grounds = Grounds()
    articles = list(read(grounds))
    even, odd = ([coded for coded in articles if coded.is_even == side] for side in (True, False))
    if given.judge:
        weights: Mapping[str, float] = load_references().weights
        print("even", judged(even, grounds, weights), "\nodd", judged(odd, grounds, weights))
        return
    weights = learnt(even, grounds)
    print("learnt on even; even", judged(even, grounds, weights), "\nodd", judged(odd, grounds, weights), flush=True)
    weights = learnt(articles, grounds)
    print("learnt on all; odd", judged(odd, grounds, weights))
    references = References(version=given.version, weights=weights)
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(references), indent=1) + b"\n")


if __name__ == "__main__":
    main()
