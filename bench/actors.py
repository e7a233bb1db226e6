"""Loading of the actor tables, and phrases resolved per second, with peak memory, on one thread.

Usage: python bench/actors.py [PHRASES]

The phrases (100,000 unless told otherwise) are made from the tables, by a fixed seed: persons by full name and surname,
with titles, bodies, peoples with role nouns, offices, and names that no table knows. Each is resolved once on a day,
without context, as a reader of tables would; articles give a context, which costs more for each phrase.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

from dateline.knowledge.actors import ActorKnowledge, State, load_actor_knowledge
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.resolving import ActorResolver, PlaceResolver

UNKNOWN = ("Tomas Okwari", "the Lake Harvest Union", "Mirela Dantzov", "residents of Upper Quell", "Brenhold Ltd")


def made(knowledge: ActorKnowledge, count: int) -> list[str]:
    """Phrases like those of news, in the same order at every run."""
    chance = random.Random(7)
    states = [state for state in dict.fromkeys(knowledge.states.values()) if state.kind == "state"]
    roles = [role.noun for role in dict.fromkeys(knowledge.roles.values())]
    people = knowledge.people
    names = list(knowledge.labels)

    def state() -> State:
        return chance.choice(states)

    kinds: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(people).name,
        lambda: chance.choice(people).name.rpartition(" ")[2],
        lambda: f"{state().adjective} {chance.choice(people).terms[0].office} {chance.choice(people).name}",
        lambda: chance.choice(names),
        lambda: f"{state().adjective} {chance.choice(roles)}",
        lambda: f"the {chance.choice(roles)} of {state().name}",
        lambda: f"{state().name}'s foreign minister",
        lambda: f"dozens of {chance.choice(roles)}",
        lambda: f"{chance.choice(people).name}, a {chance.choice(roles)} from {state().name},",
        lambda: chance.choice(UNKNOWN),
    )
    return [kinds[number % len(kinds)]() for number in range(count)]


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    before, start = megabytes(), time.perf_counter()
    knowledge = load_actor_knowledge()
    loading = time.perf_counter() - start
    print(f"knowledge loaded in {loading:.2f} s, {megabytes() - before:.0f} MB")
    resolver = ActorResolver(knowledge, country_of_place=PlaceResolver(load_gazetteer()).country_of)
    phrases = made(knowledge, count)
    day = date(2024, 3, 27)
    start = time.perf_counter()
    known = sum(resolver.resolve(phrase, on=day).unknown is None for phrase in phrases)
    taken = time.perf_counter() - start
    print(f"{count} phrases in {taken:.1f} s, {count / taken:.0f} phrases/s, {known / count:.0%} told")
    print(f"peak memory {megabytes():.0f} MB")


if __name__ == "__main__":
    main()
