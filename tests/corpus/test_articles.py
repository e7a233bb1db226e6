"""The main job on ten articles written for it: the share of events found, with their parties, is above its floors.

Floors are a little under what was measured when they were set (docs/measurements.md); lowering one needs a reason there.
"""

import json
from pathlib import Path

GOLD = [json.loads(path.read_text()) for path in sorted((Path(__file__).parent / "articles").glob("*.json"))]
