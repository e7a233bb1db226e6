"""The whole way from an article to its events, built once from explicit parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.metadata import version
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.assembly import Assembler, load_retellings
from dateline.coding import (
    KEPT_AT,
    CandidateFinder,
    ContextFinder,
    Draft,
    DraftCoder,
    EventFinder,
    Network,
    PartyTest,
    Speech,
    load_lexicon,
)
from dateline.coding.network import Reading, marked
from dateline.coding.relations import may_yield, settled
from dateline.explaining import Dropped, Explainer, Explanation, LeftOut
from dateline.knowledge.actors import load_actor_knowledge
from dateline.knowledge.codebook import load_codebook
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.language import Caser, Document, Reader
from dateline.pages import identify_language
from dateline.records import Article, Event, EventType, Place
from dateline.resolving import ActorResolver, Choices, PlaceResolver, Resolver, load_choices
from dateline.resolving.choosing import Weights

_T = TypeVar("_T")
CODED_LANGUAGE = "en"
"""ISO 639-1 of the language that can be coded."""


_KNOWN_TOWN = 50_000
"""People of a town whose name is taken for one in a text without capitals."""


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """What a coder is made of, for the record of a run."""

    dateline: str
    parser: str
    network: str
    lexicon: str
    codebook: str
    gazetteer: str
    actors: str


class Grounds:
    """What coding stands on: parser, tables and lexicon; all that is needed to make training examples.

    Args:
        knowledge: the user's own files of actors (docs/knowledge.md).

    Raises:
        SetupError: the language model is not installed.
        KnowledgeError: a knowledge table or file is broken.
    """

    def __init__(self, *, knowledge: Sequence[str | PathLike[str]] = ()) -> None:
        self.knowledge = load_actor_knowledge(own=knowledge)
        self.lexicon = load_lexicon()
        self.gazetteer = load_gazetteer()
        names = self.knowledge.labelled_names()
        self.caser = Caser(
            chain(names, (person.name for person in self.knowledge.people)),
            is_place=lambda name: self._is_known_town(name) and not self._is_word(name),
            is_ordinary=lambda word: self.knowledge.is_role(word) or self.lexicon.has(word),
        )
        self.reader = Reader(
            names,
            caser=self.caser,
            is_person=self.knowledge.is_person_name,
            is_place=self._is_known_town,
            is_role=self.knowledge.is_role,
        )
        self.is_party = PartyTest(self.knowledge.is_role, self.knowledge.is_person)
        self.candidates = CandidateFinder(self.lexicon, self.is_party)

    def _is_word(self, name: str) -> bool:
        return any(named.is_word for named in self.gazetteer.lookup(name))

    def _is_known_town(self, name: str) -> bool:
        found = self.gazetteer.lookup(name)
        return any(named.place.population >= _KNOWN_TOWN or named.place.precision != "city" for named in found)


class Coder:
    """Codes articles. Several can live in one process; each holds its own model and knowledge.

    Args:
        knowledge: the user's own files of actors, CSV or TOML, several or one (docs/knowledge.md).
        model: folder of a network of your own (training/README.md); the package's without it.
        choices: weights of your own for place, date, country and understood parties.
        retellings: weights of your own for which reports tell one event.

    Raises:
        SetupError: a model is not installed, or a file of yours is missing.
        KnowledgeError: a knowledge table or file is broken.
    """

    def __init__(
        self,
        *,
        knowledge: Sequence[str | PathLike[str]] | str | PathLike[str] = (),
        model: str | PathLike[str] | None = None,
        choices: Choices | None = None,
        retellings: Weights | None = None,
    ) -> None:
        grounds = Grounds(knowledge=[knowledge] if isinstance(knowledge, str | PathLike) else knowledge)
        codebook, gazetteer = load_codebook(), grounds.gazetteer
        self.reader, self.caser = grounds.reader, grounds.caser
        self._candidates = grounds.candidates
        self.network = Network(None if model is None else Path(model), threads=1)
        places = PlaceResolver(gazetteer)
        self.actors = ActorResolver(grounds.knowledge, country_of_place=places.country_of)
        self.choices = choices or load_choices()
        self.resolver = Resolver(actors=self.actors, places=places, choices=self.choices)
        finder = self._finder = EventFinder(grounds.candidates, self.network)
        self._beside, self._process = _thread_beside(), os.getpid()
        speech = Speech(grounds.is_party)
        self._drafts = DraftCoder(
            finder=finder,
            contexts=ContextFinder(),
            speech=speech,
            is_party=grounds.is_party,
            holder=self._holder,
            is_unarmed=grounds.knowledge.is_unarmed,
        )
        self.name = f"dateline {version('dateline')}"
        self.assembler = Assembler(
            codebook,
            coder=self.name,
            weights=self.choices.party,
            retellings=load_retellings() if retellings is None else retellings,
        )
        self._explainer = Explainer(
            finder=finder,
            candidates=grounds.candidates,
            labels=self.network.labels,
            resolver=self.resolver,
            choices=self.choices,
            assembler=self.assembler,
            speech=speech,
        )
        self.versions = Versions(
            dateline=version("dateline"),
            parser=self.reader.model,
            network=self.network.labels.version,
            lexicon=grounds.lexicon.version,
            codebook=codebook.version,
            gazetteer=gazetteer.version,
            actors=grounds.knowledge.version,
        )

    def _holder(self, office: str, on: date | None) -> str | None:
        """The name of the person whom the tables have for the words of an office on a day."""
        found = self.actors.resolve(office, on=on)
        return found.name if found.kind == "person" and found.id is not None else None

    def events(self, article: Article) -> list[Event]:
        """The events that the article reports, in reading order; none when `reason_against` gives a reason."""
        return self.begin(article)()

    def begin(self, article: Article) -> Callable[[], list[Event]]:
        """Parses the article and lets the network read it in another thread; calling what comes back gives the events.

        Who begins the next article before asking for the events of this one saves the time of the network.
        """
        if self.reason_against(article) is not None:
            return list
        document = self.reader.read(article)
        if self._process != os.getpid():
            # A forked process has none of its parent's threads, and would wait for one that is not there.
            self._beside, self._process = _thread_beside(), os.getpid()
        readings = self._beside.submit(lambda: list(self._finder.readings(document)))

        return lambda: self.coded(document, readings.result())

    def coded(self, document: Document, readings: Iterable[Reading] | None = None) -> list[Event]:
        """The events of an article that is parsed already; `readings` as for `drafts`."""
        return self.assembler.assemble(document, self.resolver.resolve(document, self.drafts(document, readings)))

    def relation(
        self, text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
    ) -> dict[EventType, float]:
        """Probabilities of the 16 types for the relation between two parties, given by where their words stand."""
        found = self.network.relation(marked(text, actor, recipient))
        if not may_yield(found):
            return found
        document = self.reader.parse(text)
        return settled(found, document, self._candidates, actor)

    def explanations(self, article: Article) -> list[Explanation]:
        """Why each of the article's events is coded as it is, in their order; the article is coded anew for it."""
        if self.reason_against(article) is not None:
            return []
        document = self.reader.read(article)
        return self._explainer.explain(document, self.drafts(document))

    def left_out(self, article: Article) -> LeftOut:
        """The words of the article that could have been an event and are none, likeliest first; it is coded anew."""
        reason = self.reason_against(article)
        dropped: tuple[Dropped, ...] = ()
        if reason is None:
            document = self.reader.read(article)
            dropped = self._explainer.left_out(document, self.drafts(document))
        return LeftOut(article=article.id, reason=reason, needed=KEPT_AT, dropped=dropped)

    def drafts(self, document: Document, readings: Iterable[Reading] | None = None) -> list[Draft]:
        """The events of a parsed article over its words, before anybody knows whom they stand for.

        `readings` is what the network says of each sentence, where that has been asked before.
        """
        return self._drafts.code(document, readings)

    def reason_against(self, article: Article) -> str | None:
        """Why the article cannot be coded: "no_text", "unsupported_language", or None when it can."""
        if not article.text.strip():
            return "no_text"
        language = article.language or identify_language(article.text)
        return None if language in {None, CODED_LANGUAGE} else "unsupported_language"

    def places(self, article: Article | str, *, outlet: str | None = None) -> tuple[Place, ...]:
        """The places that an article or text names, resolved, in order; `outlet` is who published it."""
        if isinstance(article, str):
            article = Article(id="", text=article)
        return self.resolver.places(self.reader.read(msgspec.structs.replace(article, outlet=outlet or article.outlet)))


def _thread_beside() -> ThreadPoolExecutor:
    """The thread that the network reads in."""
    return ThreadPoolExecutor(1, thread_name_prefix="network")


def ahead(begun: Iterable[_T]) -> Iterator[_T]:
    """The items, each given when the next one is drawn: what the drawing begins runs while the one before is finished.

    Raises:
        Exception: what drawing an item raises, when the one before it has been given.
    """
    rest = iter(begun)
    waiting: list[_T] = []
    while True:
        try:
            following = [next(rest)]
        except StopIteration:
            yield from waiting
            return
        except Exception:
            yield from waiting
            raise
        yield from waiting
        waiting = following
