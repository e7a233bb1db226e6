"""Makes docs/timeline.svg and docs/map.png, the pictures of docs/pictures.md, from the pages of the sample.

Usage: python scripts/make_pictures.py
"""

from __future__ import annotations

from pathlib import Path

import dateline
from dateline.views import timeline, world_map

ROOT = Path(__file__).parents[1]


def main() -> None:
    pages = sorted(page for page in (ROOT / "samples" / "pages").iterdir() if page.is_file())
    events = [event for page in pages for event in dateline.code(dateline.read(page))]
    timeline(events, title="Events of the sample pages").save(ROOT / "docs" / "timeline.svg")
    png = world_map(events, title="Where the events of the sample pages happened").png(width=1440)
    (ROOT / "docs" / "map.png").write_bytes(png)


if __name__ == "__main__":
    main()
