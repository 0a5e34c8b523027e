"""Labels: the words before a number that say what it is (`words/labels.toml`), as patterns."""

from __future__ import annotations

import re
from functools import cache

from kerege.disclosure.words import read_table

REACH = 60
"""Characters between a label and what it names; figures and line ends stop it earlier."""


@cache
def label(name: str) -> re.Pattern[str]:
    """A pattern for any of the labels of this name, on flat text (`reading.flatten`)."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(name)})(?!\w)")


@cache
def label_at_end(name: str, reach: int = 25) -> re.Pattern[str]:
    """The same at the end of what stands before a number."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(name)})(?!\w)[^\d\n]{{0,{reach}}}$")


@cache
def _labels() -> dict[str, str]:
    return read_table("labels")


def _alternatives(name: str) -> str:
    words = (word.strip() for line in _labels()[name].splitlines() for word in line.split("|"))
    return "|".join(_pattern(word) for word in sorted(filter(None, words), key=len, reverse=True))


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w{0,8}").replace(r"\ ", r"\.?[ \-]{1,3}")
