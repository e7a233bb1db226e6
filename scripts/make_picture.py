"""Makes docs/picture.svg, the terminal picture of the README: the first events of a page of the sample.

Usage: python scripts/make_picture.py
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

import dateline
from dateline.views import event_card

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "samples" / "pages" / "copied-page.txt"
SHOWN = 3


def main() -> None:
    article = dateline.read(PAGE)
    console = Console(record=True, width=110, force_terminal=True, color_system="truecolor", file=io.StringIO())
    console.print(f"$ dateline code {PAGE.name}\n", style="bold", highlight=False)
    for event in list(dateline.code(article))[:SHOWN]:
        console.print(event_card(article, event))
    console.save_svg(str(ROOT / "docs" / "picture.svg"), title="dateline", unique_id="dateline")


if __name__ == "__main__":
    main()
