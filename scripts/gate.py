"""The quality gate: figures on a pinned part of the project's own corpus may not fall below pinned floors.

usage: gate.py                          measures, and fails where a figure misses its bound
       gate.py --set --reason "…"       pins the bounds anew, a margin from what is measured now
       gate.py --set --lower --reason "…"   the same where a bound gets looser than it was

Articles, bounds and the reasons for each change of them stand in tests/gate/bounds.toml. The network is
not trained on the articles; thresholds, calibration and the clues' weights were chosen with the ten of tests/corpus.
Where the gate fails, find the reason on other texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from dateline.evaluation import Figure, evaluate

ROOT = Path(__file__).parents[1]
BOUNDS = ROOT / "tests" / "gate" / "bounds.toml"

MARGIN = 0.02
"""Between a measured figure and its bound, or one case where that is more: processors round the network's numbers
otherwise."""
FLOORED = (
    "spot detect whowhom fields.actors fields.recipients fields.mode fields.status fields.status* fields.place "
    "fields.date fields.attribution fields.killed"
).split()
"""Figures that may not fall."""
CAPPED = ["overfill.place", "overfill.date", "overfill.attribution", "overfill.killed"]
"""Figures that may not rise."""


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """What is pinned: the articles with their hash, the bounds, and why they were set, the last reason first."""

    articles: tuple[str, ...]
    sha256: str
    floors: dict[str, float]
    caps: dict[str, float]
    reasons: tuple[str, ...]

    def misses(self, found: Mapping[str, Figure]) -> list[str]:
        """The figures that miss their bounds, in words."""
        told = {name: f"{name} is {value(figure):.3f}" for name, figure in found.items()}
        low = [f"{told[n]}, under its floor of {at:.3f}" for n, at in self.floors.items() if value(found[n]) < at]
        high = [f"{told[n]}, over its cap of {at:.3f}" for n, at in self.caps.items() if value(found[n]) > at]
        return low + high

    def looser(self, other: Bounds) -> list[str]:
        """The figures for which these bounds allow more than the other ones did."""
        fallen = [name for name, at in other.floors.items() if self.floors.get(name, 0.0) < at]
        return fallen + [name for name, at in other.caps.items() if self.caps.get(name, 1.0) > at]


def read_bounds() -> Bounds:
    return msgspec.convert(tomllib.loads(BOUNDS.read_text(encoding="utf-8")), Bounds)


def write_bounds(bounds: Bounds) -> None:
    lines = ["# The bounds of the quality gate. `scripts/gate.py` checks and sets them; do not edit them by hand.", ""]
    for name in ("articles", "reasons"):
        values = "".join(f"    {json.dumps(value, ensure_ascii=False)},\n" for value in getattr(bounds, name))
        lines.append(f"{name} = [\n{values}]")
    lines.append(f'sha256 = "{bounds.sha256}"')
    for name in ("floors", "caps"):
        lines += ["", f"[{name}]", *(f'"{key}" = {at}' for key, at in getattr(bounds, name).items())]
    BOUNDS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def digest(articles: Iterable[str]) -> str:
    """One hash over the names and bytes of the articles."""
    found = hashlib.sha256()
    for name in articles:
        found.update(f"{name}\n".encode())
        found.update((ROOT / name).read_bytes())
    return found.hexdigest()


def measured(articles: Iterable[str]) -> dict[str, Figure]:
    """The figures of the gate on the articles."""
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(articles):
            (Path(folder) / f"{number:03}.json").write_bytes((ROOT / name).read_bytes())
        found = evaluate("events", folder)
    return {name: found.figure(name) for name in (*FLOORED, *CAPPED)}


def value(figure: Figure) -> float:
    """The value; nothing to measure is no merit."""
    return figure.value or 0.0


def bounds_of(found: Mapping[str, Figure], articles: tuple[str, ...], reasons: tuple[str, ...]) -> Bounds:
    """Bounds a margin from the figures."""
    margins = {name: max(MARGIN, 1 / max(1.0, figure.counts.get("of", 1 / MARGIN))) for name, figure in found.items()}
    return Bounds(
        articles=articles,
        sha256=digest(articles),
        floors={name: round(max(0.0, value(found[name]) - margins[name]), 3) for name in FLOORED},
        caps={name: round(min(1.0, value(found[name]) + margins[name]), 3) for name in CAPPED},
        reasons=reasons,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="store_true", help="pin the bounds anew")
    parser.add_argument("--lower", action="store_true", help="allow bounds to get looser")
    parser.add_argument("--reason", help="why, for the file")
    options = parser.parse_args()
    pinned = read_bounds()
    if not options.set and digest(pinned.articles) != pinned.sha256:
        print("gate: the articles are not those that the bounds were set on; set them anew with --set --reason")
        return 1
    found = measured(pinned.articles)
    for name, figure in found.items():
        sign, bound = (">=", pinned.floors.get(name)) if name in FLOORED else ("<=", pinned.caps.get(name))
        print(f"{name:<22} {value(figure):.3f}  {sign} {bound}")
    if not options.set:
        missed = pinned.misses(found)
        for line in missed:
            print(f"gate: {line}")
        return 1 if missed else 0
    if not options.reason:
        print("gate: --set needs a --reason")
        return 2
    entry = f"{date.today().isoformat()} {options.reason}"
    wanted = bounds_of(found, pinned.articles, (entry, *pinned.reasons))
    looser = wanted.looser(pinned)
    if looser and not options.lower:
        print(f"gate: looser bounds for {', '.join(looser)}; if that must be, add --lower")
        return 2
    if looser:
        wanted = msgspec.structs.replace(wanted, reasons=(f"{entry} [looser: {', '.join(looser)}]", *pinned.reasons))
    write_bounds(wanted)
    print(f"gate: bounds set in {BOUNDS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
