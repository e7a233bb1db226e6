"""A generated body of news: as many articles as asked for, over ten years, each with ten sentences that report events.

The text is made up of names and verbs; `GeneratedCoder` reads it back at once, so that what is measured is the archive.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dateline.records import Article, Attribution, Entity, Event, Evidence, Place, Trigger, When

COUNTRIES = """AFG AGO ARG ARM AUS AZE BFA BGD BRA CAF CAN CHL CHN CMR COD COL CUB DEU DZA EGY ESP ETH FIN FRA GBR GEO
GHA GRC HTI HUN IDN IND IRN IRQ ISR ITA JOR JPN KAZ KEN KOR LBN LBY MAR MEX MLI MMR MOZ NER NGA NOR PAK PER PHL POL PRK
PSE QAT ROU RUS RWA SAU SDN SEN SOM SRB SSD SWE SYR TCD THA TUN TUR TZA UGA UKR USA VEN VNM YEM ZAF ZWE""".split()
WEIGHTS = [1 / (rank + 3) for rank in range(len(COUNTRIES))]
"""A few countries are in most of the news, as in real news."""
ORDER = ["RUS", "USA", "UKR", "CHN", "ISR", "MLI", *sorted(set(COUNTRIES) - {"RUS", "USA", "UKR", "CHN", "ISR", "MLI"})]
SECTORS = ["GOV", "MIL", "OPP", "CVL", "REB", "COP"]
VERBS = {
    "accuses": ("ACCUSE", "verbal conflict", -2.0, "110"),
    "meets": ("CONSULT", "verbal cooperation", 1.0, "040"),
    "attacks": ("ASSAULT", "material conflict", -9.0, "190"),
    "aids": ("AID", "material cooperation", 7.0, "070"),
    "threatens": ("THREATEN", "verbal conflict", -4.0, "130"),
    "supports": ("SUPPORT", "verbal cooperation", 3.0, "050"),
    "sanctions": ("SANCTION", "material conflict", -6.0, "160"),
    "leaves": ("RETREAT", "material cooperation", 5.0, "080"),
}
TOWNS = {f"Town{number}": (number % 80 - 40 + 0.5, number % 160 - 80 + 0.25) for number in range(400)}
WORDS = """officials said that the talks near the border would go on until the end of the week while aid agencies
warned of hunger in the north and traders closed their shops after a night of shelling that left all empty""".split()
FIRST_DAY = date(2014, 1, 1)
DAYS = 3652
EVENTS = 10
_SENTENCE = re.compile(
    r"(?P<actor>[A-Z]{3}) (?P<sector>[A-Z]{3}) (?P<verb>[a-z]+) (?P<recipient>[A-Z]{3}) in (?P<town>Town\d+) on "
    r"(?P<day>[\d-]{10}), (?P<said>\w+) said\."
)


def articles(count: int, *, first: int = 0) -> Iterator[dict[str, str]]:
    """Articles as JSON objects, in no order of time, the same at every call."""
    for number in range(first, first + count):
        chance = random.Random(number)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        sentences = [" ".join(chance.choices(WORDS, k=14)) + "." for _ in range(EVENTS)]
        for at in range(EVENTS):
            actor, recipient = chance.choices(ORDER, WEIGHTS, k=2)
            on = day - timedelta(days=chance.choice([0, 0, 1, 1, 2, 7]))
            sentences[at] += (
                f" {actor} {chance.choice(SECTORS)} {chance.choice([*VERBS])} {recipient} in "
                f"{chance.choice([*TOWNS])} on {on}, source{chance.randrange(500)} said."
            )
        name = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        title = f"{' '.join(chance.choices(WORDS, k=6))} rare{number % 1000}"
        yield {"id": name, "title": title, "published": day.isoformat(), "text": " ".join(sentences)}


def write(folder: Path, count: int, *, each: int = 20_000) -> list[Path]:
    """Files of JSON lines with that many articles."""
    files = []
    for first in range(0, count, each):
        some = min(each, count - first)
        file = folder / f"articles-{first:08}-{some}.jsonl"
        files.append(file)
        if not file.exists():
            lines = (msgspec.json.encode(one) + b"\n" for one in articles(some, first=first))
            file.write_bytes(b"".join(lines))
    return files


class GeneratedCoder:
    """Reads the generated sentences."""

    name = "generated 1"
    versions = {"generated": "1"}  # noqa: RUF012 - as a coder's versions are

    def reason_against(self, article: Article) -> str | None:
        del article
        return None

    def begin(self, article: Article) -> Callable[[], list[Event]]:
        return lambda: [self._event(article, found) for found in _SENTENCE.finditer(article.text)]

    def _event(self, article: Article, found: re.Match[str]) -> Event:
        kind, quad, score, cameo = VERBS[found["verb"]]
        latitude, longitude = TOWNS[found["town"]]
        content = f"{article.id} {kind} {found.start()}"
        return Event(
            id=hashlib.sha256(content.encode()).hexdigest()[:16],
            article=article.id,
            type=kind,
            mode=None,
            contexts=["military"] if kind == "ASSAULT" else [],
            quad=quad,
            score=score,
            cameo=cameo,
            status="actual",
            historical=False,
            actors=[self._party(found, "actor", found["sector"])],
            recipients=[self._party(found, "recipient", "GOV")],
            place=Place(
                **_part(found, "town"),
                name=found["town"],
                country=found["recipient"],
                admin1="North",
                geonames=int(found["town"][4:]),
                lat=latitude,
                lon=longitude,
                precision="city",
                reason="stated",
            ),
            when=When(**_part(found, "day"), from_=found["day"], to=found["day"], grain="day", reason="stated"),
            attribution=[Attribution(**_part(found, "said"), name=found["said"], verb="say")],
            quantities={},
            evidence=[
                Evidence(
                    zone="body",
                    start=found.start(),
                    end=found.end(),
                    trigger=Trigger(start=found.start("verb"), end=found.end("verb"), text=found["verb"]),
                )
            ],
            unknown={},
            confidence=0.5 + int(content[:2], 16) / 512,
            coder=self.name,
        )

    def _party(self, found: re.Match[str], side: str, sector: str) -> Entity:
        country = found[side]
        identity = country if sector == "GOV" else f"{country}.{sector}"
        return Entity(
            **_part(found, side),
            name=f"{country} {sector}",
            id=identity,
            kind="state" if sector == "GOV" else "organisation",
            country=country,
            sector=sector,
            confidence=0.9,
        )


def _part(found: re.Match[str], name: str) -> dict[str, str | int]:
    return {"text": found[name], "start": found.start(name), "end": found.end(name)}
