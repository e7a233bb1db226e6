"""What the steps of resolving a phrase share, and what each asks of the others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import msgspec

from dateline.knowledge.actors import ActorKnowledge
from dateline.knowledge.name_keys import name_key
from dateline.resolving.actors.phrases import Opening, area_names
from dateline.resolving.actors.readings import Reading, is_name
from dateline.resolving.actors.results import Resolution
from dateline.resolving.actors.scenes import Scene

DEPTH = 4
"""How deep phrases in phrases are followed: "spokesman of the ministry of the government of Mali"."""
FEWEST = 2
"""Words of a name that is a first and a last one."""


class Owner(msgspec.Struct, frozen=True):
    """Whose or where actors are; `located` when it is where."""

    entity: Resolution
    located: bool


class Steps(ABC):
    """The tables, and the steps by name: a phrase holds phrases, so that each may need any other."""

    def __init__(self, knowledge: ActorKnowledge, country_of_place: Callable[[str], str | None]) -> None:
        self.knowledge = knowledge
        self._country_of_place = country_of_place

    def home(self, place: str, scene: Scene) -> str | None:
        """The country of a place: the one the article means, else the likeliest of that name.

        What the article does not tell as a place may be a surname or a make of car ("Fisher's lawyer", "the Honda's
        driver"), so that a namesake somewhere counts only if the article tells of that country.
        """
        told = scene.local.places
        for name in filter(is_name, area_names(place)):
            country = told.get(name_key(name)) or self._country_of_place(name)
            if country is not None and (not told or country in told.values()):
                return country
        return None

    @abstractmethod
    def phrase(self, phrase: str, scene: Scene, depth: int) -> Resolution:
        """Whom a phrase means; phrases in phrases are followed as deep as `depth` says."""

    @abstractmethod
    def named(self, bare: str, opening: Opening, scene: Scene) -> Resolution | None:
        """Whom the whole phrase names, or None."""

    @abstractmethod
    def alias(self, name: str, opening: Opening, scene: Scene, *, near: str | None = None) -> Resolution | None:
        """Whom a name of the tables means; `near` is the country of its owner."""

    @abstractmethod
    def told(self, name: str, scene: Scene, depth: int) -> Resolution:
        """A name that only the article knows: with what its descriptions and titles say."""

    @abstractmethod
    def described(self, opening: Opening, scene: Scene, depth: int) -> Resolution | None:
        """Whom a description means, or None when no word of it is known."""

    @abstractmethod
    def with_name(
        self, reading: Reading, owner: Owner | None, opening: Opening, scene: Scene, depth: int
    ) -> Resolution | None:
        """A description that ends in a name: "Armenian Prime Minister Nikol Pashinyan"."""

    @abstractmethod
    def without_name(self, reading: Reading, owner: Owner | None, opening: Opening, scene: Scene) -> Resolution | None:
        """A description without a name: "Malian troops", "the French foreign minister", "police"."""

    @abstractmethod
    def owner(self, phrase: str, scene: Scene, depth: int, *, located: bool) -> Owner | None:
        """Whose or where the actors are, by the words of a possessive or after a preposition."""
