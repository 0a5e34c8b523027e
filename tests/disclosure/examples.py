"""Texts in which people have marked what identifies somebody, and how well the check does on them.

One text a line; a mark is [[kind:words]]; a line with # is a comment. Half of the texts tuned the rules. The other half
was written blind, was never looked at while rules were written, and is what the figures are about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kerege.disclosure import Kind, Span, check

FOLDER = Path(__file__).parent / "examples"
_MARK = re.compile(r"\[\[(\w+):(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A text in a language (BCP 47) and what should be found in it."""

    language: str
    text: str
    spans: tuple[Span, ...]


def read_examples(half: str) -> list[Example]:
    """All examples of a half: "tuned" or "held_out"."""
    found = []
    for path in sorted((FOLDER / half).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                found.append(parse(path.stem, line.replace("\\n", "\n")))
    return found


def parse(language: str, marked: str) -> Example:
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[2]), Kind(mark[1])))
        text += mark[2]
        at = mark.end()
    return Example(language, text + marked[at:], tuple(spans))


@dataclass
class Score:
    """Counted as texts: right are those that have something to find and in which something is found."""

    right: int = 0
    missed: int = 0
    false: int = 0
    quiet: int = 0
    found: Counter[Kind] = field(default_factory=Counter)
    marked: Counter[Kind] = field(default_factory=Counter)
    wrong: Counter[Kind] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def span_recall(self) -> float:
        """The share of marks that something found touches, whatever kind it was taken for."""
        return self.found.total() / max(1, self.marked.total())

    @property
    def span_precision(self) -> float:
        return self.found.total() / max(1, self.found.total() + self.wrong.total())


def score(examples: Iterable[Example], finder: Callable[[str, str], Sequence[Span]] = check) -> Score:
    total = Score()
    for example in examples:
        spans = finder(example.text, example.language)
        if example.spans:
            total.right += bool(spans)
            total.missed += not spans
        else:
            total.false += bool(spans)
            total.quiet += not spans
        for mark in example.spans:
            total.marked[mark.kind] += 1
            total.found[mark.kind] += any(touch(mark, span) for span in spans)
        for span in spans:
            total.wrong[span.kind] += not any(touch(mark, span) for mark in example.spans)
    return total


def touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
