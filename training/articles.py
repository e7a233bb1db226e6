"""Whole articles of others' news with their codings: python training/articles.py DATA OUT [--test]

`corpus/articles` codes whole articles of the development data whose texts may not be copied: its events point into the
texts. This puts both together and writes one file an article to OUT, in the form of `DATA/events/train`, for
choices.py and retellings.py; prepare.py reads them directly. A text that has changed is left out and told; it fails
where all are, as they are without the data. With --test
the articles are those of `corpus/test/news.jsonl`, which nothing is trained on: for `dateline evaluate events`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import dateline

CORPUS = Path(__file__).parent.parent / "corpus"
CODED = CORPUS / "articles"
HEADING = "This story is from"
"""How the line begins that the police articles have before their text."""
Gold = dict[str, Any]


def coded_articles(data: Path, paths: Iterable[Path] | None = None) -> Iterator[Gold]:
    """The articles that `corpus/articles`, or the files given, code, with their texts from the development data.

    Raises:
        SystemExit: none of them has its text there.
    """
    texts, told = _texts(data), 0
    for path in sorted(CODED.glob("*.jsonl")) if paths is None else paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text = texts.get(row["id"], "").strip()[: row["length"]]
            if hashlib.sha256(text.encode()).hexdigest()[:12] != row["text"]:
                print("left out:", row["id"])
                continue
            told += 1
            yield {**row, "text": text, "events": [_with_words(event, text) for event in row["events"]]}
    if not told:
        raise SystemExit(f"{data} has the text of no article: is it the folder of the development data?")


def _texts(data: Path) -> Mapping[str, str]:
    """The texts by the ids that `corpus/articles` has."""
    texts = {
        f"lgl-{article.get('docid')}": article.findtext("text") or ""
        for article in ElementTree.parse(data / "places" / "lgl_dev.xml").getroot()
    }
    for path in sorted((data / "pages").glob("*.html.gz")):
        page = dateline.read(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        texts[f"page-{path.name.partition('.')[0]}"] = page.text
    reports: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in map(json.loads, (data / "police" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()):
        if not row["text"].startswith(HEADING):
            reports[f"police-{row['doc']}"].append((row["sent"], row["text"].strip()))
    return texts | {name: " ".join(text for _, text in sorted(told)) for name, told in reports.items()}


def _with_words(event: Gold, text: str) -> Gold:
    """The event with words in place of offsets."""
    sides = {
        side: [{**party, "text": text[slice(*party["at"])]} for party in event[side]]
        for side in ("actors", "recipients")
    }
    evidence = [{**told, "trigger": text[slice(*told["trigger"])]} for told in event["evidence"]]
    return {**event, **sides, "evidence": evidence}


def gold_articles(folder: Path) -> list[Gold]:
    """The coded articles (*.json) of a folder, in the order of their names.

    Raises:
        SystemExit: it is no folder, or holds none.
    """
    if not folder.is_dir():
        raise SystemExit(f"{folder} is no folder of coded articles, and no file of the corpus")
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    if not articles:
        raise SystemExit(f"{folder} holds no coded article (*.json)")
    return articles


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--test", action="store_true")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for gold in coded_articles(given.data, [CORPUS / "test" / "news.jsonl"] if given.test else None):
        path = given.out / f"{gold['id']}.json"
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
