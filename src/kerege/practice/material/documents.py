"""What practice is made of, as files: cases, forms, prepared plans, scenarios, case conferences,
handouts (docs/reference/content-format.md, "Practice"). A file is a front matter and blocks, like a lesson's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kerege.suites.content.directives import read_blocks
from kerege.suites.content.fields import Field, one_of, text
from kerege.suites.content.lesson_file import read_front_matter, write_file
from kerege.suites.content.problems import Report, Wrong
from kerege.suites.document import (
    Block,
    Form,
    Kinds,
    Part,
    Translate,
    Unit,
    block_units,
    body,
    line,
    translated_block,
)


class MaterialKind(StrEnum):
    """The kinds of file, by the names of their folders."""

    CASE = "cases"  # a fictional child, or the team around the children
    FORM = "forms"  # what a plan, a decision note, a strategy asks for
    SAMPLE = "samples"  # a form filled in, with reasons
    SCENARIO = "scenarios"  # a story with decisions that lead on
    CONFERENCE = "conferences"  # roles around a child, each with facts that others may need
    HANDOUT = "handouts"  # a page of a module to keep at hand


class About(StrEnum):
    """What a form is filled in for."""

    CHILD = "child"  # one of the cases
    DISTRICT = "district"  # a made-up one
    COUNTRY = "country"  # the reader's own


class Readers(StrEnum):
    """Whom a handout is for."""

    LEARNERS = "learners"
    FACILITATORS = "facilitators"


_NAMED = {"id": text(), "title": text(400), "summary": text(400)}
_HEADS: dict[MaterialKind, dict[str, Field]] = {
    MaterialKind.CASE: {**_NAMED, "name": text(60, empty=True), "review": text()},
    MaterialKind.FORM: {**_NAMED, "about": one_of([about.value for about in About])},
    MaterialKind.SAMPLE: {**_NAMED, "form": text(), "case": text(empty=True), "review": text()},
    MaterialKind.SCENARIO: {**_NAMED, "case": text(empty=True), "review": text()},
    MaterialKind.CONFERENCE: {**_NAMED, "case": text(empty=True), "review": text()},
    MaterialKind.HANDOUT: {
        **_NAMED,
        "module": text(),
        "readers": one_of([readers.value for readers in Readers]),
        "review": text(),
    },
}
_TRANSLATED = ("title", "summary", "name")
KINDS: dict[MaterialKind, Kinds] = {
    MaterialKind.CASE: {
        "text": (body(),),
        "table": (line("caption"), body(Form.TABLE)),
        "warning": (Part("skip", Form.NAME), body()),
    },
    MaterialKind.FORM: {
        "section": (line("title"), body(required=False)),
        "field": (line("title"), line("gap", required=False), body(required=False)),
        "rows": (
            line("title"),
            line("gap", required=False),
            line("heads", required=False),
            Part("every", Form.NAME, required=False),
            body(Form.ENTRIES, "columns"),
        ),
    },
    MaterialKind.SAMPLE: {
        "words": (Part("field", Form.NAME), body(), body(name="model", required=False)),
        "filled": (Part("field", Form.NAME), body(Form.TABLE), body(name="model", required=False)),
    },
    MaterialKind.SCENARIO: {
        "scene": (line("title", required=False), body(Form.EXERCISE, "exercise")),
        "ending": (line("title"), body(), body(name="model", required=False)),
    },
    MaterialKind.CONFERENCE: {
        "opening": (line("title", required=False), body()),
        "role": (line("title"), body()),
        "fact": (
            line("title"),
            Part("holder", Form.NAME),
            Part("needs", Form.NAME, required=False),
            body(),
            body(name="model"),
        ),
        "closing": (body(), body(name="model")),
    },
    MaterialKind.HANDOUT: {
        "text": (body(),),
        "table": (line("caption"), body(Form.TABLE)),
    },
}


@dataclass(frozen=True)
class Document:
    """One file, in the source language or in another."""

    kind: MaterialKind
    slug: str
    head: dict[str, Any]
    blocks: tuple[Block, ...]

    def __getitem__(self, name: str) -> Any:
        return self.head[name]

    @property
    def id(self) -> str:
        return str(self.head["id"])

    def units(self) -> Iterator[Unit]:
        """What is translated, in reading order."""
        for name in _TRANSLATED:
            if self.head.get(name):
                yield Unit(f"{self.id}.{name}", self.head[name], self.kind.value)
        for block in self.blocks:
            yield from block_units(self.id, block, KINDS[self.kind])

    def translated(self, translate: Translate) -> Document:
        """The document with each unit replaced by what `translate(unit id, text)` gives."""
        named = [name for name in _TRANSLATED if self.head.get(name)]
        head = self.head | {name: translate(f"{self.id}.{name}", self.head[name]) for name in named}
        kinds = KINDS[self.kind]
        blocks = tuple(translated_block(self.id, block, translate, kinds) for block in self.blocks)
        return replace(self, head=head, blocks=blocks)

    @property
    def plain_blocks(self) -> list[dict[str, Any]]:
        """The blocks as templates read them."""
        return [plain_block(block) for block in self.blocks]

    def block(self, id: str) -> Block:
        """Raises StopIteration where there is none."""
        return next(block for block in self.blocks if block.id == id)


def plain_block(block: Block) -> dict[str, Any]:
    """A block as templates read it: kind, id and values side by side."""
    return {"kind": block.kind, "id": block.id, **block.values}


def read_document(kind: MaterialKind, slug: str, source: str, file: str, report: Report) -> Document | None:
    """The document that `source` holds; None when its front matter is unreadable. Problems go to `report`."""
    try:
        head, lines = read_front_matter(source, _HEADS[kind])
    except Wrong as wrong:
        report.add(file, wrong.line, wrong.reason)
        return None
    return Document(kind, slug, head, tuple(read_blocks(lines, KINDS[kind], file, report)))


def write_document(document: Document) -> str:
    """The canonical text of a document."""
    head = {name: document.head[name] for name in _HEADS[document.kind]}
    return write_file(head, document.blocks, KINDS[document.kind])
