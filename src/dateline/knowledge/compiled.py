"""The actor tables compiled: one packaged file, read in a tenth of the time that the tables take.

`data/actors.bin` begins with a fingerprint of the tables it was made from; then follow, as packed MessagePack, the
states, bodies and persons, and the indexes, in which a number stands for whom a name means. `scripts/compile_actors.py`
writes it. When a table has changed since, the tables are read instead.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.resources.abc import Traversable
from typing import TypeVar, overload

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_types import ActorKnowledge, Alias, AliasKind, Body, Person, Role, State
from dateline.knowledge.people_index import terms_by_body, terms_by_country, terms_by_title

FILE = "actors.bin"
ACTOR_TABLES = frozenset(
    ("states", "peoples", "organisations", "groups", "seats", "roles", "holders", "party_governments")
)
"""The tables it is made from, whole or, but for the last, in parts."""
_DIGEST = 32


_Meaning = tuple[AliasKind, int, bool, str | None]
"""An alias, with the number of its target."""
_Value = TypeVar("_Value")
_Other = TypeVar("_Other")


class _Compiled(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What the file holds. Numbers in `aliases` count states, then bodies, then people; others only their own kind."""

    states: tuple[State, ...]
    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    state_keys: dict[str, int]
    aliases: dict[str, tuple[_Meaning, ...]]
    roles: dict[str, Role]
    surnames: dict[str, tuple[int, ...]]
    given_names: tuple[str, ...]
    sounds: dict[str, tuple[int, ...]]
    role_heads: tuple[str, ...]
    labels: dict[str, str]
    reach: dict[str, int]
    version: str


def fingerprint(folder: Traversable) -> bytes:
    """The fingerprint of the actor tables in the folder, the same for both ways of ending lines."""
    digest = blake2b(digest_size=_DIGEST)
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        stem, dot, ending = entry.name.rpartition(".")
        if dot and ending == "csv" and not ACTOR_TABLES.isdisjoint((stem, stem.partition("_")[0])):
            content = entry.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{entry.name} {len(content)}\n".encode())
            digest.update(content)
    return digest.digest()


def compiled(knowledge: ActorKnowledge, made_from: bytes) -> bytes:
    """The content of the file for the knowledge made from tables of that fingerprint; the same gives the same bytes."""
    targets = [alias.target for found in knowledge.aliases.values() for alias in found]
    states = list({id(state): state for state in knowledge.states.values()}.values())
    bodies = list({id(target): target for target in targets if isinstance(target, Body)}.values())
    number = {id(target): n for n, target in enumerate((*states, *bodies, *knowledge.people))}
    place = {id(person): n for n, person in enumerate(knowledge.people)}
    content = _Compiled(
        states=tuple(states),
        bodies=tuple(bodies),
        people=knowledge.people,
        state_keys={key: number[id(state)] for key, state in knowledge.states.items()},
        aliases={
            key: tuple((alias.kind, number[id(alias.target)], alias.acronym, alias.sector) for alias in found)
            for key, found in knowledge.aliases.items()
        },
        roles=dict(knowledge.roles),
        surnames={key: tuple(place[id(person)] for person in found) for key, found in knowledge.surnames.items()},
        given_names=tuple(sorted(knowledge.given_names)),
        sounds={key: tuple(place[id(person)] for person in found) for key, found in knowledge.sounds.items()},
        role_heads=tuple(sorted(knowledge.role_heads)),
        labels=dict(knowledge.labels),
        reach=dict(knowledge.reach),
        version=knowledge.version,
    )
    return made_from + zlib.compress(msgspec.msgpack.encode(content))


def read_compiled(folder: Traversable) -> ActorKnowledge | None:
    """The knowledge of the compiled file in the folder, or None when there is none or the tables have changed since.

    Raises:
        KnowledgeError: the file is damaged.
    """
    file = folder / FILE
    if not file.is_file():
        return None
    content = file.read_bytes()
    if content[:_DIGEST] != fingerprint(folder):
        return None
    try:
        with _uncollected():
            return _unpacked(msgspec.msgpack.decode(zlib.decompress(memoryview(content)[_DIGEST:]), type=_Compiled))
    except (zlib.error, msgspec.MsgspecError) as error:
        advice = "Reinstall Dateline; in a checkout of the sources, run `make knowledge`."
        raise KnowledgeError("bad_knowledge", f"{FILE} is damaged: {error}", advice=advice) from error


def _unpacked(found: _Compiled) -> ActorKnowledge:
    """The knowledge that the content of the file stands for."""
    targets: tuple[State | Body | Person, ...] = (*found.states, *found.bodies, *found.people)

    def meanings(name: str) -> tuple[Alias, ...]:
        return tuple(
            [Alias(kind, targets[number], acronym, sector) for kind, number, acronym, sector in found.aliases[name]]
        )

    def people(numbers: tuple[int, ...]) -> tuple[Person, ...]:
        return tuple([found.people[number] for number in numbers])

    aliases = _Lazy(found.aliases, meanings)
    return ActorKnowledge(
        aliases=aliases,
        states={key: found.states[number] for key, number in found.state_keys.items()},
        people=found.people,
        roles=found.roles,
        surnames=_Lazy(found.surnames, lambda name: people(found.surnames[name])),
        given_names=frozenset(found.given_names),
        sounds=_Lazy(found.sounds, lambda sound: people(found.sounds[sound])),
        offices=terms_by_country(found.people),
        titles=terms_by_title(found.people),
        body_offices=terms_by_body(found.people, aliases),
        role_heads=frozenset(found.role_heads),
        labels=found.labels,
        reach=found.reach,
        version=found.version,
    )


class _Lazy(Mapping[str, _Value]):
    """An index whose values are unpacked when they are asked for: of most names a run asks nothing."""

    def __init__(self, keys: Collection[str], unpack: Callable[[str], _Value]) -> None:
        self._keys = keys
        self._unpacked = cache(unpack)

    def __getitem__(self, key: str) -> _Value:
        return self._unpacked(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    @overload
    def get(self, key: str, /) -> _Value | None: ...
    @overload
    def get(self, key: str, /, default: _Value | _Other) -> _Value | _Other: ...
    def get(self, key: str, /, default: _Value | _Other | None = None) -> _Value | _Other | None:
        """As of a dictionary; that of `Mapping` raises and catches an error for each word that is no name."""
        return self._unpacked(key) if key in self._keys else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage is collected meanwhile: what is unpacked stays, and to look through it again and again takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
