"""A resolver over small tables, which most tests on whom phrases mean ask."""

from __future__ import annotations

import pytest

from dateline.knowledge.actors import ActorKnowledge, load_actor_knowledge
from dateline.resolving.actors import ActorResolver
from tests.resolving.small_tables import PLACES, written


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> ActorKnowledge:
    return load_actor_knowledge(written(tmp_path_factory.mktemp("tables")))


@pytest.fixture(scope="session")
def resolver(knowledge: ActorKnowledge) -> ActorResolver:
    return ActorResolver(knowledge, country_of_place=PLACES.get)
