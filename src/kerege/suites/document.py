"""A lesson as a document: blocks, the parts of each kind, and the units of text that translators see.

Everything that reads or writes lessons (content folder, studio, translations, rendering) goes by the table `KINDS`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any

from kerege.items import Exercise, Item

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# First segments of addresses that are the site's own.
RESERVED_SLUGS = frozenset(
    [
        "my",
        "check-text",
        "join",
        "colleagues",
        "search",
        "sources",
        "glossary",
        "webinars",
        "network",
        "practice",
        "verify",
        "accounts",
        "studio",
        "xapi",
        "embed",
        "oembed",
        "lti",
        "id",
        "healthz",
        "static",
        "media",
        "tour",
        "documents",
        "carry",
        "pre-test",
        "final-test",
        "commitment",
        "certificates",
        "start",
        "privacy",
    ]
)
PROFESSIONS = ("psychologist", "social-worker", "school", "lawyer", "police", "health", "guardianship", "ngo")


class Form(Enum):
    """How a part is written."""

    LINE = auto()  # plain words, one line
    TEXT = auto()  # Markdown
    TABLE = auto()  # a Markdown table
    NUMBER = auto()
    FILE = auto()  # a path in the module's folder
    NAME = auto()  # an id of something else, or a word of a fixed list
    ENTRIES = auto()  # a keyed list: [{"key": …, "text": …}]
    QUESTION = auto()  # prompt, answers, feedback of a knowledge check
    EXERCISE = auto()  # prompt, lines to decide on, model answer of a practice task


@dataclass(frozen=True)
class Part:
    name: str
    form: Form
    body: bool = False  # written as the directive's body, not as an option
    required: bool = True

    @property
    def translated(self) -> bool:
        return self.form in (Form.LINE, Form.TEXT, Form.TABLE)


def body(form: Form = Form.TEXT, name: str = "text", *, required: bool = True) -> Part:
    return Part(name, form, body=True, required=required)


def line(name: str, *, required: bool = True) -> Part:
    return Part(name, Form.LINE, required=required)


Kinds = dict[str, tuple[Part, ...]]

_ABOUT_A_CASE = Part("case", Form.NAME, required=False)
_EXERCISE = (_ABOUT_A_CASE, body(Form.EXERCISE, "exercise"))

KINDS: Kinds = {
    "text": (body(),),
    "principle": (Part("number", Form.NUMBER, required=False), body()),
    "case": (line("title", required=False), body()),
    "check": (Part("type", Form.NAME), Part("answer", Form.NAME, required=False), body(Form.QUESTION, "question")),
    "reflection": (body(), body(name="model", required=False)),
    "rewrite": (_ABOUT_A_CASE, line("given"), body(), body(name="model")),
    "sort": _EXERCISE,
    "strike": _EXERCISE,
    "trace": _EXERCISE,
    "dialogue": _EXERCISE,
    "section": (Part("section", Form.NAME), body()),
    "image": (Part("file", Form.FILE), line("alt"), line("credit"), body(required=False)),
    "figure": (Part("file", Form.FILE), line("title"), body()),
    "quote": (Part("source", Form.NAME), line("place", required=False), body()),
    "table": (line("caption"), body(Form.TABLE)),
    "steps": (line("title", required=False), body()),
    "media": (Part("file", Form.FILE), line("title"), body()),
    "download": (Part("file", Form.FILE), line("title"), body(required=False)),
    "term": (Part("term", Form.NAME),),
    "work": (body(Form.ENTRIES, "entries"),),
    "warning": (Part("skip", Form.NAME), body()),
    "sources": (body(Form.ENTRIES, "entries"),),
}
# What a learner does in a lesson and is kept as practice: never stated, and seen by whom she lets in.
TASKS = ("rewrite", "sort", "strike", "trace", "dialogue", "section")
# The part whose unit carries the block's bare id.
MAIN_PART = "text"


@dataclass(frozen=True)
class Block:
    kind: str
    id: str
    values: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


@dataclass(frozen=True)
class LessonDocument:
    """A lesson in the source language."""

    id: str
    slug: str
    title: str
    outcome: str
    summary: str
    minutes: int
    blocks: tuple[Block, ...]


def used_for(lesson: LessonDocument, block: Block) -> str:
    """What the id of a block stands for. A question's id stands for a question of its type, a task's for a task of
    its kind."""
    if block.kind == "check":
        return f"{block['question'].type.value} check of {lesson.id}"
    if block.kind in TASKS:
        return f"{block.kind} of {lesson.id}"
    return f"block of {lesson.id}"


@dataclass(frozen=True)
class Place:
    """Where a unit stands: a title in the source language, and the page on which readers see it, without its
    language; "" where there is no such page."""

    title: str = ""
    page: str = ""


@dataclass(frozen=True)
class Unit:
    """One piece of text that is translated as a whole; `id` is the msgctxt of PO files. The rest tells a translator
    what she has before her."""

    id: str
    text: str
    kind: str = field(default="", compare=False)
    place: Place = field(default=Place(), compare=False)

    @property
    def hash(self) -> str:
        return text_hash(self.text)

    @property
    def block(self) -> str:
        """The id of the block that it stands in; "" for what is no part of a block."""
        return self.id.partition(":")[2].partition(".")[0]

    @property
    def part(self) -> str:
        """Which part of its block, or of a lesson, a module, a term …; "" for the main one of a block."""
        return self.id.rpartition(":")[2].partition(".")[2]

    def at(self, place: Place) -> Unit:
        return replace(self, place=place)


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


Translate = Callable[[str, str], str]


def lesson_units(lesson: LessonDocument) -> Iterator[Unit]:
    for name in ("title", "outcome", "summary"):
        yield Unit(f"{lesson.id}.{name}", getattr(lesson, name), "lesson")
    for block in lesson.blocks:
        yield from block_units(lesson.id, block)


def block_units(owner: str, block: Block, kinds: Kinds = KINDS) -> Iterator[Unit]:
    """The units of a block, in reading order; `owner` is the id of what the block stands in."""
    found: list[Unit] = []

    def note(unit: str, text: str) -> str:
        found.append(Unit(unit, text, block.kind))
        return text

    translated_block(owner, block, note, kinds)
    yield from found


def translated_block(owner: str, block: Block, translate: Translate, kinds: Kinds = KINDS) -> Block:
    """The block with each unit replaced by what `translate(unit id, text)` gives."""
    address = f"{owner}:{block.id}"

    def words(part: str, text: str) -> str:
        return translate(address if part == MAIN_PART else f"{address}.{part}", text) if text else text

    values = dict(block.values)
    for part in kinds[block.kind]:
        value = values.get(part.name)
        if part.translated and value:
            values[part.name] = words(part.name, value)
        elif part.form is Form.ENTRIES and value:
            values[part.name] = [{**entry, "text": words(entry["key"], entry["text"])} for entry in value]
        elif part.form is Form.QUESTION and value:
            values[part.name] = _translated_item(value, words)
        elif part.form is Form.EXERCISE and value:
            values[part.name] = _translated_exercise(value, words)
    return replace(block, values=values)


def _translated_item(item: Item, words: Translate) -> Item:
    return replace(
        item,
        prompt=words("prompt", item.prompt),
        answers=tuple(
            replace(
                answer,
                text=words(answer.id, answer.text),
                match=words(f"{answer.id}.match", answer.match),
                feedback=words(f"{answer.id}.feedback", answer.feedback),
            )
            for answer in item.answers
        ),
        accepted=tuple(filter(None, words("accepted", "\n".join(item.accepted)).split("\n"))),
        feedback=words("feedback", item.feedback),
    )


def _translated_exercise(exercise: Exercise, words: Translate) -> Exercise:
    return replace(
        exercise,
        prompt=words("prompt", exercise.prompt),
        groups=tuple(replace(group, text=words(group.id, group.text)) for group in exercise.groups),
        lines=tuple(
            replace(
                line,
                text=words(line.id, line.text),
                feedback=words(f"{line.id}.feedback", line.feedback),
                options=tuple(
                    replace(
                        option,
                        text=words(f"{line.id}.{option.id}", option.text),
                        feedback=words(f"{line.id}.{option.id}.feedback", option.feedback),
                    )
                    for option in line.options
                ),
            )
            for line in exercise.lines
        ),
        model=words("model", exercise.model),
    )
