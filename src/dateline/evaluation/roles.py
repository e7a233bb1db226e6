"""Roles: the exact words of the one who acts (S) and the one acted upon (T) in single sentences.

The data mark one pair a sentence; Dateline finds events, of which a sentence may hold several. Its answer is that of
the sentence's first event with a party, told in the phrases that the data mark (`role_phrases`) and, beside them, in
the record's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from dateline import api
from dateline.api import Coder
from dateline.evaluation.figures import F1, Measure, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.printed import printed
from dateline.evaluation.reading import bad, lines
from dateline.evaluation.role_phrases import answering, clause_phrases, record_words

_ROLES = ("S", "T")
_KNOWN = frozenset({"S", "T", "R"})
"""R, the word of the relation, is read and not scored."""
_CELLS = 2


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence as a text, where each of its words begins and ends, and the spans of each role in numbers of words."""

    text: str
    words: tuple[tuple[int, int], ...]
    spans: dict[str, frozenset[tuple[int, int]]]


def _read(path: Path) -> list[Marked]:
    sentences: list[Marked] = []
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*lines(path), ""], start=1):
        cells = line.split()
        if not cells:
            if rows:
                sentences.append(_sentence(rows))
            rows = []
            continue
        if len(cells) != _CELLS:
            raise bad(path, f"{len(cells)} cells, expected a word and its tag", line=number)
        begins, _, role = cells[1].partition("-")
        if cells[1] != "O" and (begins not in {"B", "I"} or role not in _KNOWN):
            raise bad(path, f"{cells[1]!r} is none of O, B-S, I-S, B-T, I-T, B-R, I-R", line=number, field="tag")
        rows.append((cells[0], cells[1]))
    return sentences


def _sentence(rows: list[tuple[str, str]]) -> Marked:
    text, words = printed([word for word, _ in rows])
    tags = [tag for _, tag in rows]
    return Marked(text=text, words=words, spans={role: frozenset(_spans(tags, role)) for role in _ROLES})


def _spans(tags: list[str], role: str) -> Iterator[tuple[int, int]]:
    """The spans of a role: from each B, or an I that follows none of its role, to the last I."""
    start: int | None = None
    for number, tag in enumerate([*tags, "O"]):
        inside = tag == f"I-{role}"
        if start is not None and not inside:
            yield start, number
            start = None
        if tag == f"B-{role}" or (inside and start is None):
            start = number


def _tally(sentence: Marked, coder: Coder | None) -> Tally:
    coder = coder or api.default_coder()
    document = coder.reader.parse(sentence.text)
    event = answering(coder.coded(document))
    phrases = {} if event is None else clause_phrases(event, document)
    words = {} if event is None else record_words(event)
    counts: Counter[str] = Counter()
    for role, gold in sentence.spans.items():
        for name, told in ((role, phrases), ("spans", phrases), ("words", words)):
            found = {_words_of(spot, sentence) for spot in told.get(role, ())}
            counts[f"{name} hit"] += len(found & gold)
            counts[f"{name} predicted"] += len(found)
            counts[f"{name} gold"] += len(gold)
    return counts


def _words_of(spot: tuple[int, int], sentence: Marked) -> tuple[int, int]:
    """The first and the last word, plus one, that the spot touches, without the sentence's full stop."""
    touched = [number for number, (start, end) in enumerate(sentence.words) if start < spot[1] and spot[0] < end]
    if len(touched) > 1 and sentence.text[slice(*sentence.words[touched[-1]])] == ".":  # "Inc.", parted by the data
        touched.pop()
    return touched[0], touched[-1] + 1


def _measures(names: Collection[str]) -> list[Measure]:
    del names
    return [F1(name, f"{name} hit", f"{name} predicted", f"{name} gold") for name in ("spans", *_ROLES, "words")]


ROLES: Job[Marked] = Job(
    name="roles",
    about="sentences in CoNLL form, tagged with S and T: the exact words of both parties",
    unit="sentences",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Spans of who acts and who is acted upon."""
