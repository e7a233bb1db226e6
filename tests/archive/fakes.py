"""A coder that takes no time: it reads "RUS accuses MLI." and knows nothing else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec

from dateline.records import Article, Entity, Event, Evidence, Trigger

TYPES = {
    "accuses": ("ACCUSE", "verbal conflict", -2.0),
    "meets": ("CONSULT", "verbal cooperation", 1.0),
    "attacks": ("ASSAULT", "material conflict", -9.0),
    "aids": ("AID", "material cooperation", 7.0),
}
_SENTENCE = re.compile(r"(?P<actor>[A-Z]{3}) (?P<verb>accuses|meets|attacks|aids) (?P<recipient>[A-Z]{3})[^.]*\.")


class QuickCoder:
    """Codes sentences such as "RUS accuses MLI in Gao."; text with "Zut" is in another language, "BOOM" breaks it."""

    name = "quick 1"
    versions = {"quick": "1"}  # noqa: RUF012 - as a coder's versions are

    def reason_against(self, article: Article) -> str | None:
        return "unsupported_language" if "Zut" in article.text else None

    def begin(self, article: Article) -> Callable[[], list[Event]]:
        return partial(self.events, article)

    def events(self, article: Article) -> list[Event]:
        if "BOOM" in article.text:
            raise RuntimeError("boom")
        return [self.event(article, found) for found in _SENTENCE.finditer(article.text)]

    def event(self, article: Article, found: re.Match[str]) -> Event:
        type_, quad, score = TYPES[found["verb"]]
        trigger = Trigger(start=found.start("verb"), end=found.end("verb"), text=found["verb"])
        made = Event(
            id="",
            article=article.id,
            type=type_,
            mode=None,
            contexts=[],
            quad=quad,
            score=score,
            cameo=None,
            status="actual",
            historical=False,
            actors=[self.party(found, "actor")],
            recipients=[self.party(found, "recipient")],
            place=None,
            when=None,
            attribution=[],
            quantities={},
            evidence=[Evidence(zone="body", start=found.start(), end=found.end(), trigger=trigger)],
            unknown={"place": "not_stated"},
            confidence=0.8,
            coder=self.name,
        )
        content = f"{article.id} {type_} {found.start()} {found['actor']} {found['recipient']}"
        return msgspec.structs.replace(made, id=hashlib.sha256(content.encode()).hexdigest()[:16])

    def party(self, found: re.Match[str], side: str) -> Entity:
        text = found[side]
        return Entity(text=text, start=found.start(side), end=found.end(side), name=text, id=text, country=text)


class NewCoder(QuickCoder):
    """A later version: sees accusations as threats, and gives them other ids."""

    name = "quick 2"
    versions = {"quick": "2"}  # noqa: RUF012

    def event(self, article: Article, found: re.Match[str]) -> Event:
        event = super().event(article, found)
        if event.type == "ACCUSE":
            event = msgspec.structs.replace(event, type="THREATEN", quad="verbal conflict")
        return msgspec.structs.replace(event, id=event.id[::-1], coder=self.name, confidence=0.9)


class ForgetfulCoder(NewCoder):
    """A coder that finds nothing any more."""

    versions = {"quick": "3"}  # noqa: RUF012

    def events(self, article: Article) -> list[Event]:
        del article
        return []


def lines(file: Path, texts: Iterable[dict[str, str] | str]) -> Path:
    """A file of JSON lines with these articles."""
    articles = [{"id": f"a{n}", "text": text} if isinstance(text, str) else text for n, text in enumerate(texts)]
    file.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
    return file
