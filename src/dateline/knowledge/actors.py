"""What is known of political actors: states, seats of power, office holders, bodies, armed groups, role nouns.

`actor_types` has the types, `actor_index` builds the indexes from the tables, `compiled` keeps them in one file,
`own_files` and `own_rows` read and check what users add.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_index import ActorIndex
from dateline.knowledge.actor_types import (
    ActorKnowledge,
    Alias,
    AliasKind,
    Body,
    BodyKind,
    Person,
    Role,
    State,
    Term,
)
from dateline.knowledge.compiled import fingerprint, read_compiled
from dateline.knowledge.own_files import OwnRow, Problem, filled
from dateline.knowledge.own_rows import OwnRows, check_rows, read_own
from dateline.knowledge.party_governments import TABLE as PARTY_GOVERNMENTS
from dateline.knowledge.party_governments import load_party_governments
from dateline.knowledge.tables import STATE_COLUMNS, read_table, read_tables, table_names

_PEOPLES = ("name", "names", "countries")
_SEATS = ("phrase", "id", "sector", "kind")
_HOLDERS = ("name", "names", "country", "office", "post", "sector", "from", "to")
_ORGANISATIONS = ("id", "name", "names", "country", "sector", "kind")
_GROUPS = ("id", "name", "names", "countries", "sector", "kind")
_ROLES = ("noun", "plural", "sector", "kind")
_VERSION = 8
"""Digits of the fingerprint that make the version."""


def load_actor_knowledge(
    folder: Traversable | None = None, *, own: Sequence[str | PathLike[str]] = ()
) -> ActorKnowledge:
    """The actor tables of the package, or of another folder, as one object.

    The compiled file is read where there is one that fits the tables, the tables otherwise.

    Args:
        folder: holds the tables states, seats, organisations, groups, roles and holders, the last four in parts or not,
            and may hold peoples and party_governments.
        own: users' own files, CSV or TOML (docs/knowledge.md); what they say wins where names are equal.

    Raises:
        KnowledgeError: a table or file breaks its rules; the message names file, line and field.
    """
    return load_with_own_rows(own, folder=folder)[0]


def load_with_own_rows(
    own: Sequence[str | PathLike[str]], *, folder: Traversable | None = None
) -> tuple[ActorKnowledge, OwnRows]:
    """The same from the tables and the user's files, with the rows of the files.

    Raises:
        KnowledgeError: as above.
    """
    folder = folder or _packaged()
    if not own and (found := read_compiled(folder)) is not None:
        return found, OwnRows()
    index = index_actor_tables(folder)
    rows = read_own([Path(path) for path in own], known=index.known()) if own else OwnRows()
    if rows.problems:
        first, more = rows.problems[0], len(rows.problems) - 1
        further = f" (and {more} more; see `dateline knowledge validate FILE`)" if more else ""
        raise KnowledgeError("bad_knowledge", f"{first}{further}", advice=first.remedy)
    if own:
        index.add_own(rows)
    return index.knowledge(), rows


def check_own_files(own: Sequence[str | PathLike[str]], *, folder: Traversable | None = None) -> OwnRows:
    """What users' own files hold, and all that is wrong with them; `folder` is as above.

    Raises:
        KnowledgeError: a table of the folder breaks its rules.
    """
    index = index_actor_tables(folder or _packaged())
    return read_own([Path(path) for path in own], known=index.known())


def actor_table_problems(folder: Traversable) -> tuple[Problem, ...]:
    """What is wrong in the tables organisations, groups and holders by the rules for users' own files.

    Raises:
        KnowledgeError: a table cannot be read.
    """
    states = read_table("states", columns=STATE_COLUMNS, folder=folder)
    tables = [
        *read_tables("organisations", columns=_ORGANISATIONS, folder=folder),
        *read_tables("groups", columns=_GROUPS, folder=folder),
        *read_tables("holders", columns=_HOLDERS, folder=folder),
    ]
    rows = (
        OwnRow(file=f"{table.name}.csv", line=line, cells=filled(cells))
        for table in tables
        for line, cells in table.rows
    )
    return check_rows(rows, countries={cells["id"] for cells in states}).problems


def index_actor_tables(folder: Traversable) -> ActorIndex:
    """The tables of the folder, read and added, without the compiled file.

    Raises:
        KnowledgeError: a table breaks its rules.
    """
    governments = load_party_governments(folder) if PARTY_GOVERNMENTS in table_names(folder) else None
    index = ActorIndex(fingerprint(folder).hex()[:_VERSION], governments)
    index.add_states(read_table("states", columns=STATE_COLUMNS, folder=folder))
    if "peoples" in table_names(folder):
        index.add_peoples(read_table("peoples", columns=_PEOPLES, folder=folder))
    for table in read_tables("organisations", columns=_ORGANISATIONS, folder=folder):
        index.add_bodies(table, "organisation")
    for table in read_tables("groups", columns=_GROUPS, folder=folder):
        index.add_bodies(table, "group")
    index.add_seats(read_table("seats", columns=_SEATS, folder=folder))
    for table in read_tables("roles", columns=_ROLES, folder=folder):
        index.add_roles(table)
    for table in read_tables("holders", columns=_HOLDERS, folder=folder):
        index.add_holders(table)
    return index


def _packaged() -> Traversable:
    return files("dateline.knowledge") / "data"


__all__ = [
    "ActorKnowledge",
    "Alias",
    "AliasKind",
    "Body",
    "BodyKind",
    "OwnRows",
    "Person",
    "Role",
    "State",
    "Term",
    "actor_table_problems",
    "check_own_files",
    "index_actor_tables",
    "load_actor_knowledge",
    "load_with_own_rows",
]
