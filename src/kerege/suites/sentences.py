"""A text as sentences, and a translation beside its source sentence by sentence; pure.

A unit is kept and checked as a whole. A translator, though, works on sentences: of eight, one has changed, and that one
is to be shown to her. Nobody notes which sentence of a translation belongs to which of its source: they are told by
their order, as far as both texts have the same number of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise, zip_longest

_END = re.compile(r"(?<=[.!?…])[»“”’\"')*]*\s+(?=\S)")
_MARK = re.compile(r"(?:[-*+]|#+|\d+\.)\s+")  # of a list or a heading; it stays with the first sentence
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*#>]+|^\s*(?:-|\d+\.)\s", re.MULTILINE)
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_RULE = re.compile(r"[|\s:-]+")  # the line below the head of a table


class State(StrEnum):
    """What is to be done about a text in a language; from what is most to what is least."""

    MISSING = "missing"
    STALE = "stale"  # its source has changed since
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Sentence:
    """A sentence, or the smallest piece of which one can say what its translation is. `before` is its source at the
    time of translating, where that was another one; `source` is empty where a sentence has been taken out."""

    source: str
    text: str
    state: State
    before: str = ""


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold words; each cell of a table is one."""
    return [cell for line in text.split("\n") if not _RULE.fullmatch(line) for cell in _cells(line) if cell]


def sentences(text: str) -> list[str]:
    """The sentences of a text, with the marks of Markdown; each item of a list and each cell of a table has its own."""
    return [sentence for paragraph in paragraphs(text) for sentence in _sentences(paragraph)]


def without_marks(text: str) -> str:
    """What is said, without the marks of Markdown."""
    return _MARKUP.sub(r"\1", text)


def compare(source: str, text: str, made_from: str, kept: State) -> list[Sentence]:
    """A source beside its translation, which was made from `made_from` ("" where that is not known). `kept` is the
    state of what still has the source that it was made from. Without a translation all is missing."""
    if not text:
        return [Sentence(one, "", State.MISSING) for one in sentences(source)]
    if not made_from:
        return [Sentence(source, text, State.STALE)]
    cut = _finest(made_from, text)
    new, old = cut(source), list(zip(cut(made_from), cut(text), strict=True))
    found: list[Sentence] = []
    matcher = SequenceMatcher(None, [before for before, _words in old], new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for now, was in zip_longest(new[j1:j2], old[i1:i2]):
            if was is None:
                found.append(Sentence(now or "", "", State.MISSING))
            elif tag == "equal":
                found.append(Sentence(was[0], was[1], kept))
            else:
                found.append(Sentence(now or "", was[1], State.STALE, was[0]))
    return found


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """What became of a text, word by word: each piece with "kept", "gone" or "new"."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("kept", "".join(old[i1:i2])))
            continue
        pieces = ("gone", "".join(old[i1:i2])), ("new", "".join(new[j1:j2]))
        found += [(what, piece) for what, piece in pieces if piece]
    return found


def _finest(source: str, text: str) -> Callable[[str], list[str]]:
    """Into what both texts can be cut so that the pieces correspond: sentences, paragraphs, or nothing smaller than
    the whole."""
    if [len(_sentences(one)) for one in paragraphs(source)] == [len(_sentences(one)) for one in paragraphs(text)]:
        return sentences
    if len(paragraphs(source)) == len(paragraphs(text)):
        return paragraphs
    return _whole


def _whole(text: str) -> list[str]:
    return [text] if text else []


def _sentences(paragraph: str) -> list[str]:
    """What closes a quotation stays with its sentence."""
    mark = _MARK.match(paragraph)
    found = (end.end() for end in _END.finditer(paragraph, mark.end() if mark else 0))
    ends = [end for end in found if not paragraph[end].islower()]  # after “т.б.” a sentence goes on
    return [paragraph[begin:end].strip() for begin, end in pairwise([0, *ends, len(paragraph)])]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("| ").split(" | ")]
