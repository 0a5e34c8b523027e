"""A form as plans are written on: sections, their fields, and what is still missing. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from kerege.practice.material.documents import About, Document
from kerege.suites.document import Block

Words = Mapping[str, Any]
"""What was written, by field: a text, or a list of rows, each a dict by column. A choice is the number of its words,
from "1"; so a translation of the form reads the same plan."""


@dataclass(frozen=True)
class Column:
    id: str
    title: str
    choices: tuple[str, ...] = ()

    def shown(self, value: str) -> str:
        """A cell in words."""
        return self.choices[int(value) - 1] if self.choices and value else value

    @property
    def options(self) -> list[tuple[str, str]]:
        return [(str(number), words) for number, words in enumerate(self.choices, 1)]


@dataclass(frozen=True)
class Field:
    """A place to write: one text, or a table with these columns. `gap` is what is said while it is empty; `heads` are
    the rows of a table whose rows are given; of the column `every` each choice has to stand in some row."""

    id: str
    title: str
    hint: str = ""
    gap: str = ""
    columns: tuple[Column, ...] = ()
    heads: tuple[str, ...] = ()
    every: str = ""

    @property
    def is_table(self) -> bool:
        return bool(self.columns)

    def rows(self, words: Words) -> list[tuple[str, dict[str, str]]]:
        """The rows that are written, each with its head; of given rows all."""
        rows = list(words.get(self.id) or [])
        if self.heads:
            rows += [{}] * (len(self.heads) - len(rows))
            return list(zip(self.heads, rows, strict=False))
        return [("", row) for row in rows]

    def gaps(self, words: Words) -> Iterator[str]:
        """What is missing here, a sentence each."""
        if not self.is_table:
            if self.gap and not words.get(self.id):
                yield self.gap
            return
        rows = [(number, head, row) for number, (head, row) in enumerate(self.rows(words), 1)]
        written = [(number, head, row) for number, head, row in rows if any(row.values())]
        if not written:
            if self.gap:
                yield self.gap
            return
        for number, head, row in written:
            for column in self.columns:
                if not row.get(column.id):
                    yield _("%(row)s: “%(column)s” is empty.") % {
                        "row": head or _("Row %(number)d") % {"number": number},
                        "column": column.title,
                    }
        for column in self.columns:
            if column.id == self.every:
                there = {row.get(column.id) for _number, _head, row in written}
                for value, title in column.options:
                    if value not in there:
                        yield _("There is no row with “%(choice)s”.") % {"choice": title}


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    guidance: str
    fields: tuple[Field, ...] = ()

    def gaps(self, words: Words) -> list[str]:
        return [gap for field in self.fields for gap in field.gaps(words)]

    def is_begun(self, words: Words) -> bool:
        return any(words.get(field.id) for field in self.fields)


@dataclass(frozen=True)
class Sheet:
    id: str
    title: str
    summary: str
    about: About
    sections: tuple[Section, ...] = field(default=())

    @property
    def is_read_by_others(self) -> bool:
        """Whether it may be handed in: the rubric asks about work with people, not about law."""
        return self.about is not About.COUNTRY

    def section(self, id: str) -> Section | None:
        return next((section for section in self.sections if section.id == id), None)

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {field.id: field for section in self.sections for field in section.fields}

    def gaps(self, words: Words) -> int:
        return sum(len(section.gaps(words)) for section in self.sections)


def sheet_of(document: Document) -> Sheet:
    """The form that a document of the kind FORM describes."""
    sections: list[Section] = []
    fields: list[Field] = []
    for block in document.blocks:
        if block.kind == "section":
            fields = []
            sections.append(Section(block.id, block["title"], block["text"] or ""))
        else:
            fields.append(_field(block))
            sections[-1] = Section(sections[-1].id, sections[-1].title, sections[-1].guidance, tuple(fields))
    return Sheet(document.id, document["title"], document["summary"], About(document["about"]), tuple(sections))


def _field(block: Block) -> Field:
    return Field(
        id=block.id,
        title=block["title"],
        hint=block["text"] or "",
        gap=block["gap"] or "",
        columns=tuple(_column(entry) for entry in block["columns"] or ()),
        heads=_split(block["heads"] or ""),
        every=block["every"] or "",
    )


def _column(entry: Mapping[str, str]) -> Column:
    title, _arrow, choices = entry["text"].partition(" => ")
    return Column(entry["key"], title, _split(choices))


def _split(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in words.split("|"))))
