"""Cuts the packaged font: `python scripts/build_fonts.py FOLDER` writes views/data/Inter-*.ttf.

FOLDER is the unpacked npm package @expo-google-fonts/inter 0.4.2 (`npm pack @expo-google-fonts/inter@0.4.2`, then
`package/`): Inter, SIL Open Font License 1.1, without a reserved font name. Also needed, only here (dependency group
`seeds`): fonttools. What is kept: Latin with all its accents, Greek, Cyrillic, punctuation, currency signs, arrows.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).parents[1] / "src" / "dateline" / "views" / "data"
CUTS = {
    "Inter-Regular.ttf": "400Regular/Inter_400Regular.ttf",
    "Inter-SemiBold.ttf": "600SemiBold/Inter_600SemiBold.ttf",
}
KEPT = [
    *range(0x20, 0x250), *range(0x259, 0x25A), *range(0x2B0, 0x2DE), *range(0x300, 0x330), *range(0x370, 0x530),
    *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2190, 0x219A), 0x2212, 0x25CF,
]  # fmt: skip


def main(folder: Path) -> None:
    for name, source in CUTS.items():
        font = TTFont(folder / source, recalcTimestamp=False)
        options = Options(hinting=False, name_IDs=["*"], layout_features=["kern", "mark", "mkmk", "ccmp", "locl"])
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=KEPT)
        subsetter.subset(font)
        font.save(OUT / name, reorderTables=True)
        print(f"{name}: {len(font.getGlyphOrder())} glyphs, {(OUT / name).stat().st_size} bytes")
    licence = (folder / "LICENSE_FONT").read_text()
    (OUT / "INTER-OFL.txt").write_text(licence.rstrip() + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
