#!/usr/bin/env python3
"""Make the fonts of papers: Noto Sans with the letters of `kerege.papers.letters`, one file a weight.

    pip install fonttools
    python tools/fonts.py /usr/share/fonts/truetype/noto

The folder holds NotoSans-Regular.ttf and NotoSans-Bold.ttf; the committed files are of version 2.004. One file for
each weight, for from fonts in pieces typst falls back to its own serif between them.
"""

import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kerege.papers.letters import LETTERS  # noqa: E402

# What joins letters and accents and spaces them, and figures of one width for tables.
FEATURES = ["ccmp", "kern", "locl", "lnum", "mark", "mkmk", "tnum"]


def main() -> None:
    source = Path(sys.argv[1])
    for weight in ("Regular", "Bold"):
        options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[*range(7), 13, 14])
        font = subset.load_font(str(source / f"NotoSans-{weight}.ttf"), options)
        missing = sorted(letter for letter in LETTERS if ord(letter) not in font.getBestCmap())
        if missing:
            sys.exit(f"{weight} has no {' '.join(missing)}")
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[*map(ord, LETTERS)])
        cutter.subset(font)
        target = ROOT / "src/kerege/papers/fonts" / f"NotoSans-{weight}.ttf"
        subset.save_font(font, str(target), options)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
