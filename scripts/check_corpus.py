"""Checks annotated sentences: python scripts/check_corpus.py FILE…; prints what is wrong, line by line, then counts.

The form is told in corpus/GUIDE.md. A record may name the article that its sentence belongs to, and an event the full
names of parties that a pronoun or description stands for (`resolved`), and the first mention of what is told again
(`same`: that record's id and the number of its event). Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.knowledge.codebook import load_codebook
from dateline.records import EVENT_TYPES, STATUSES

STYLES = {"wire", "local", "official", "broadcast", "translated", "feature", "column"}
KEYS = {
    "trigger", "type", "mode", "actors", "recipients", "status", "historical", "said_by", "place", "when", "quantities",
    "resolved", "same",
}  # fmt: skip
COUNTED = {"killed", "injured", "arrested", "abducted", "displaced", "troops", "money"}
BOOK = load_codebook()


def span(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in the text; `word#2` is their second occurrence, counted as whole words.

    Raises:
        ValueError: they do not.
    """
    bare, _, number = words.rpartition("#")
    if not bare or not number.isdecimal():
        bare, number = words, "1"
    start = -1
    for _ in range(int(number)):
        start = text.find(bare, start + 1)
        while start >= 0 and not _is_whole(text, start, start + len(bare)):
            start = text.find(bare, start + 1)
        if start < 0:
            raise ValueError(f"{words!r} is not in the text")
    return start, start + len(bare)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() and text[start].isalnum()) and not (
        text[end : end + 1].isalnum() and text[end - 1].isalnum()
    )


def problems(record: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one record."""
    for key in ("id", "text", "published", "style", "variety", "region", "events"):
        if key not in record:
            yield f"no {key}"
            return
    if record["style"] not in STYLES:
        yield f"style {record['style']!r}"
    article = record.get("article", "-")
    if not isinstance(article, str) or not article:
        yield f"article {article!r}"
    for event in record["events"]:
        yield from _event_problems(record["text"], event)


def _event_problems(text: str, event: dict[str, Any]) -> Iterator[str]:
    if unknown := set(event) - KEYS:
        yield f"unknown keys {sorted(unknown)}"
    if event.get("type") not in EVENT_TYPES:
        yield f"type {event.get('type')!r}"
    elif event.get("mode") is not None and event["mode"] not in BOOK.modes(event["type"]):
        yield f"{event['type']} has no mode {event['mode']!r}"
    if event.get("status") not in STATUSES:
        yield f"status {event.get('status')!r}"
    if event.get("type") in {"AGREE", "THREATEN"} and event.get("status") not in {"actual", "negated"}:
        yield f"{event['type']} is never {event['status']}"
    if set(event.get("quantities") or {}) - COUNTED:
        yield f"quantities {sorted(event['quantities'])}"
    parties = set(event.get("actors") or []) | set(event.get("recipients") or [])
    for words, name in (event.get("resolved") or {}).items():
        if words not in parties or not isinstance(name, str) or not name:
            yield f"resolved {words!r}: {name!r}"
    quoted = [event.get("trigger"), event.get("place"), event.get("when")]
    for key in ("actors", "recipients", "said_by"):
        quoted += event.get(key) or []
    quoted += (event.get("quantities") or {}).values()
    for words in quoted:
        if words:
            try:
                span(text, words)
            except ValueError as error:
                yield str(error)
    if not event.get("trigger") or " " in event["trigger"]:
        yield f"trigger {event.get('trigger')!r} is not one word"


def main() -> None:
    wrong = 0
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    seen: set[str] = set()
    records = 0
    for name in sys.argv[1:]:
        for number, line in enumerate(Path(name).read_text(encoding="utf-8").splitlines(), start=1):
            try:
                record = json.loads(line)
            except ValueError as error:
                found = [f"no JSON: {error}"]
            else:
                found = list(problems(record))
                records += 1
                if record.get("text") in seen:
                    found.append("the text stands twice")
                seen.add(record.get("text", ""))
                types.update([event.get("type", "?") for event in record.get("events", [])] or ["NONE"])
                statuses.update(event.get("status", "?") for event in record.get("events", []))
            for problem in found:
                print(f"{name}:{number}: {problem}")
            wrong += bool(found)
    print(f"{records} records, {wrong} wrong; {dict(types.most_common())}; {dict(statuses.most_common())}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
