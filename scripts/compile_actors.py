"""Compiles the actor tables: `make knowledge` writes src/dateline/knowledge/data/actors.bin.

Run it after every change of the tables states, peoples, seats, organisations, groups, roles, holders or
party_governments, and of the code that indexes them. The same tables give the same bytes. It also tells what is wrong
in the rows, such as terms that overlap.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.knowledge.actors import actor_table_problems, index_actor_tables
from dateline.knowledge.compiled import FILE, compiled, fingerprint

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"


def main() -> int:
    content = compiled(index_actor_tables(DATA).knowledge(), fingerprint(DATA))
    (DATA / FILE).write_bytes(content)
    print(f"{FILE}: {len(content) / 1e6:.1f} MB")
    problems = actor_table_problems(DATA)
    for problem in problems:
        print(f"{problem}. {problem.remedy}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
