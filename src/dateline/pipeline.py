"""The whole way from an article to its events, built once from explicit parts."""

from __future__ import annotations

from importlib.metadata import version

import msgspec

from dateline.assembly import Assembler
from dateline.coding import (
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
from dateline.knowledge.actors import load_actor_knowledge
from dateline.knowledge.codebook import load_codebook
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.language import Document, Reader
from dateline.pages import identify_language
from dateline.records import Article, Event, Place
from dateline.resolving import ActorResolver, Choices, PlaceResolver, Resolver, load_choices

CODED_LANGUAGE = "en"
"""ISO 639-1 of the language that can be coded."""


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """What a coder is made of, for the record of a run."""

    dateline: str
    parser: str
    network: str
    lexicon: str
    codebook: str
    gazetteer: str


class Grounds:
    """What coding stands on: parser, tables and lexicon; all that is needed to make training examples.

    Raises:
        SetupError: the language model is not installed.
        KnowledgeError: a knowledge table is broken.
    """

    def __init__(self) -> None:
        self.knowledge = load_actor_knowledge()
        self.lexicon = load_lexicon()
        self.reader = Reader(self.knowledge.labelled_names())
        self.is_party = PartyTest(self.knowledge.is_role, self.knowledge.is_person)
        self.candidates = CandidateFinder(self.lexicon, self.is_party)


class Coder:
    """Codes articles. Several can live in one process; each holds its own model and knowledge.

    Raises:
        SetupError: a model is not installed.
        KnowledgeError: a knowledge table is broken.
    """

    def __init__(self, *, choices: Choices | None = None) -> None:
        grounds = Grounds()
        codebook, gazetteer = load_codebook(), load_gazetteer()
        self.reader = grounds.reader
        self.network = Network()
        places = PlaceResolver(gazetteer)
        self.actors = ActorResolver(grounds.knowledge, country_of_place=places.country_of)
        self.choices = choices or load_choices()
        self.resolver = Resolver(actors=self.actors, places=places, choices=self.choices)
        self._drafts = DraftCoder(
            finder=EventFinder(grounds.candidates, self.network),
            contexts=ContextFinder(),
            speech=Speech(grounds.is_party),
            is_party=grounds.is_party,
        )
        self._assembler = Assembler(codebook, coder=f"dateline {version('dateline')}")
        self.versions = Versions(
            dateline=version("dateline"),
            parser=self.reader.model,
            network=self.network.labels.version,
            lexicon=grounds.lexicon.version,
            codebook=codebook.version,
            gazetteer=gazetteer.version,
        )

    def events(self, article: Article) -> list[Event]:
        """The events that the article reports, in reading order; none when `reason_against` gives a reason."""
        if self.reason_against(article) is not None:
            return []
        document = self.reader.read(article)
        return self._assembler.assemble(document, self.resolver.resolve(document, self.drafts(document)))

    def drafts(self, document: Document) -> list[Draft]:
        """The events of a parsed article over its words, before anybody knows whom they stand for."""
        return self._drafts.code(document)

    def reason_against(self, article: Article) -> str | None:
        """Why the article cannot be coded: "no_text", "unsupported_language", or None when it can."""
        if not article.text.strip():
            return "no_text"
        language = article.language or identify_language(article.text)
        return None if language in {None, CODED_LANGUAGE} else "unsupported_language"

    def places(self, text: str) -> tuple[Place, ...]:
        """The places that a text names, resolved, in order."""
        return self.resolver.places(self.reader.parse(text))
