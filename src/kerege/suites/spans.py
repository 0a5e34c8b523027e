"""The words of a paragraph with their marks: what Markdown and the studio's editor have in common.

Both are read into spans, and spans are written in one way only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby, takewhile
from operator import attrgetter
from typing import NamedTuple

from markdown_it.token import Token

Mark = tuple[str, str]  # "link", "strong" or "em", and the address of a link

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PIECES = re.compile(r"\s+|\S+")
_UNTIDY = re.compile(rf"^\s|\s\s|\s$|^$|{_CONTROLS.pattern}|[\t\n]")
_MARKUP = {"strong": "**", "em": "*", "link": ""}
# Of marks that reach equally far the link stands outside: its brackets are good neighbours of asterisks.
_OUTSIDE = ("em", "strong", "link")
# In an address, Markdown reads `&copy;` as ©.
_ENTITY = re.compile(r"(&#?\w+);")


class Span(NamedTuple):
    """Text, all of which has the same marks."""

    text: str
    marks: frozenset[Mark]


def read_spans(tokens: Iterable[Token]) -> list[Span]:
    """The spans of a paragraph's tokens."""
    marks: list[Mark] = []
    spans = []
    for token in tokens:
        if token.nesting == 1:
            marks.append((token.type.removesuffix("_open"), str(token.attrs.get("href", ""))))
        elif token.nesting == -1:
            marks.pop()
        else:
            spans.append(Span(" " if token.type.endswith("break") else token.content, frozenset(marks)))
    return tidy(spans)


def tidy(spans: list[Span]) -> list[Span]:
    """The one way to cut a text into spans: one space between words, which has a mark only where the words on both
    sides have it, and no two neighbours with the same marks."""
    if len(spans) == 1 and not _UNTIDY.search(spans[0].text):
        return spans  # as nearly all are
    pieces = [Span(text, marks) for span, marks in spans for text in _PIECES.findall(without_controls(span))]
    runs = [list(run) for _space, run in groupby(pieces, key=lambda piece: piece.text.isspace())]
    tidied: list[Span] = []
    for before, run, after in zip([[], *runs], runs, [*runs[1:], []], strict=False):
        if not run[0].text.isspace():
            tidied += run
        elif before and after:
            shared = [marks for _text, marks in (before[-1], *run, after[0])]
            tidied.append(Span(_space("".join(text for text, _marks in run)), frozenset.intersection(*shared)))
    return [
        Span("".join(text for text, _marks in same), marks) for marks, same in groupby(tidied, key=attrgetter("marks"))
    ]


def without_controls(text: str) -> str:
    """The text with a space for each control character but tab and line feed: at some of them, other programs end
    a line."""
    return _CONTROLS.sub(" ", text)


def one_line(text: str) -> str:
    """Words with one space between them; line ends and control characters are spaces."""
    return "".join(span.text for span in tidy([Span(text, frozenset())]))


def write_spans(spans: list[Span]) -> list[Token]:
    """The tokens of a paragraph. The mark that reaches farthest stands outside."""
    tokens: list[Token] = []
    while spans:
        text, marks = spans[0]
        if not marks:
            tokens.append(Token("text", "", 0, content=text))
            spans = spans[1:]
            continue
        name, address = mark = max(marks, key=lambda mark: (_reach(spans, mark), _OUTSIDE.index(mark[0])))
        inside = [Span(span.text, span.marks - {mark}) for span in spans[: _reach(spans, mark)]]
        attrs: dict[str, str | int | float] = {"href": _ENTITY.sub(r"\1%3B", address)} if name == "link" else {}
        tokens += [
            Token(f"{name}_open", "", 1, markup=_MARKUP[name], attrs=attrs),
            *write_spans(inside),
            Token(f"{name}_close", "", -1, markup=_MARKUP[name]),
        ]
        spans = spans[len(inside) :]
    return tokens


def _reach(spans: list[Span], mark: Mark) -> int:
    return len(list(takewhile(lambda span: mark in span.marks, spans)))


def _space(spaces: str) -> str:
    """What stands for several spaces: one that keeps words together, or is narrow, is meant."""
    return next((space for space in spaces if space != " " and unicodedata.category(space) == "Zs"), " ")
