"""Records what is coded of the sample pages: python scripts/record_golden.py [NAME…]

Writes tests/golden/events/NAME.json. Read the difference before you commit it: every changed line is a changed coding.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import dateline

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "samples" / "pages"
EVENTS = ROOT / "tests" / "golden" / "events"


def brief(article: dateline.Article, event: dateline.Event) -> dict[str, Any]:
    """What a reader would check of an event."""
    first = event.evidence[0]
    return {
        "type": f"{event.type}/{event.mode}" if event.mode else event.type,
        "status": event.status,
        "actors": [
            f"{party.name or party.text} ({party.country or '?'} {party.sector or '?'})" for party in event.actors
        ],
        "recipients": [f"{p.name or p.text} ({p.country or '?'} {p.sector or '?'})" for p in event.recipients],
        "place": f"{event.place.name or event.place.text}, {event.place.reason}" if event.place else None,
        "when": f"{event.when.from_}..{event.when.to}" if event.when else None,
        "said_by": [source.name or source.text for source in event.attribution],
        "quantities": {kind: [found.min, found.max] for kind, found in event.quantities.items()},
        "trigger": first.trigger.text,
        "says": [" ".join(article.zone_text(e.zone)[e.start : e.end].split()) for e in event.evidence],
    }


def main() -> None:
    EVENTS.mkdir(parents=True, exist_ok=True)
    for path in sorted(PAGES.iterdir()):
        if path.suffix not in {".html", ".txt"} or (sys.argv[1:] and path.stem not in sys.argv[1:]):
            continue
        article = dateline.read(path)
        events = [brief(article, event) for event in dateline.code(article)]
        text = json.dumps(events, ensure_ascii=False, indent=1) + "\n"
        (EVENTS / f"{path.stem}.json").write_text(text, encoding="utf-8")
        print(f"{path.stem}: {len(events)} events")


if __name__ == "__main__":
    main()
