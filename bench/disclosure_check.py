"""How well and how fast the disclosure check is, on the examples that nobody looked at while writing the rules.

python bench/disclosure_check.py [tuned | held_out]
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

GROUPS = {"ru": ("ru",), "en": ("en",), "kk, ky, uz, tg": ("kk", "ky", "uz-Latn", "uz-Cyrl", "tg")}
WORDS = 200
ROUNDS = 5


def main(half: str) -> None:
    before = _memory()
    start = time.perf_counter()
    from kerege.disclosure import check

    for language in ("ru", "en", "kk", "ky", "uz", "tg", ""):
        check("", language)
    loaded = time.perf_counter() - start
    memory = _memory() - before

    from disclosure import examples

    texts = examples.read_examples(half)
    print(f"## The disclosure check on {len(texts)} examples ({half})\n")
    _languages(examples, texts)
    _kinds(examples, texts)
    times = _times(check, texts)
    print(f"{WORDS} words of Russian: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms.")
    print(f"Loading all languages: {loaded * 1000:.0f} ms, {memory:.0f} MB.")


def _languages(examples, texts) -> None:
    print("| language | texts | with marks | recall | precision | recall of marks | precision of spans |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = {language: (language,) for language in sorted({one.language for one in texts})}
    rows |= {f"**{name}**": group for name, group in GROUPS.items() if len(group) > 1}
    for name, languages in rows.items():
        of_these = [one for one in texts if one.language in languages]
        score = examples.score(of_these)
        figures = (score.recall, score.precision, score.span_recall, score.span_precision)
        marked = score.right + score.missed
        print(f"| {name} | {len(of_these)} | {marked} | " + " | ".join(f"{figure:.0%}" for figure in figures) + " |")
    print()


def _kinds(examples, texts) -> None:
    """For each kind: how many marks were found of how many, and how many spans of it touch no mark."""
    scores = {name: examples.score([one for one in texts if one.language in group]) for name, group in GROUPS.items()}
    print("| kind | " + " | ".join(f"{name}: found, wrong" for name in scores) + " |")
    print("| --- |" + " ---: |" * len(scores))
    for kind in examples.Kind:
        cells = (f"{one.found[kind]} of {one.marked[kind]}, {one.wrong[kind]}" for one in scores.values())
        print(f"| {kind} | " + " | ".join(cells) + " |")
    print()


def _times(check, texts) -> list[float]:
    words = " ".join(one.text for one in texts if one.language == "ru").split()
    pages = [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]
    times = []
    for _round in range(ROUNDS):
        for page in pages:
            start = time.perf_counter()
            check(page, "ru")
            times.append((time.perf_counter() - start) * 1000)
    return times


def _memory() -> float:
    """The most that this process has held, in MB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, kilobytes here
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main(*sys.argv[1:2] or ["held_out"])
