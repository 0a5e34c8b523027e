"""Rendering: a lesson in one language, the same bytes for everyone.

The body knows no reader. Its questions name the page's one form by HTML's `form` attribute; for each question it
leaves an empty place where the page puts what was answered.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kerege.items import Exercise, ExerciseKind, Item, ItemType, Line, Option, match_choices, shuffled
from kerege.suites import figures, markdown
from kerege.suites.document import (
    MAIN_PART,
    TASKS,
    Block,
    LessonDocument,
    Unit,
    block_units,
    lesson_units,
    text_hash,
    translated_block,
)
from kerege.suites.labels import PROFESSION_NAMES, TASK_LABELS
from kerege.suites.typography import kept_together
from kerege.ui.languages import interface_language

FORM = "lesson-form"
_HERE = Path(__file__).parent
_SOURCES = (
    *(_HERE / f"{name}.py" for name in ("render", "labels", "markdown", "typography", "figures", "blocks", "document")),
    # Passages that may be found are written with the bodies.
    *(_HERE / name for name in ("finding/passages.py", "finding/words.py", "sentences.py")),
    _HERE.parent / "items" / "shuffle.py",
    _HERE.parent / "ui" / "languages.py",
    _HERE.parent / "ui" / "static" / "ui" / "kerege.css",  # the colours of figures
    *sorted((_HERE / "templates" / "suites" / "blocks").glob("*.html")),
    *sorted((_HERE.parent / "locale").glob("*/LC_MESSAGES/*.po")),
)
_DICTIONARIES = ("pymorphy3", "pymorphy3-dicts-ru", "snowballstemmer")  # the keys of passages are made by them


@cache
def renderer_version() -> str:
    """Changes when the renderer changes, so that every body is made anew."""
    words = "".join(version(name) for name in _DICTIONARIES).encode()
    return hashlib.sha256(words + b"".join(path.read_bytes() for path in _SOURCES)).hexdigest()[:16]


@dataclass(frozen=True)
class Words:
    """Words in some language; `attr` marks them where it is not that of the words around them."""

    html: SafeString
    language: str

    @property
    def attr(self) -> SafeString:
        return mark_safe(f' lang="{self.language}"' if self.language else "")

    def __str__(self) -> str:
        return self.html

    def __bool__(self) -> bool:
        return bool(self.html)


@dataclass(frozen=True)
class Linked:
    """What a lesson draws in from elsewhere: by id, plain data in the source language."""

    terms: dict[str, dict[str, str]] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)  # path -> SVG
    files: dict[str, dict[str, Any]] = field(default_factory=dict)  # path -> url, size, type, renditions
    module_id: str = ""
    suite_slug: str = ""


@dataclass(frozen=True)
class View:
    """A suite's texts as readers of one language meet them."""

    language: str
    source_language: str
    translations: dict[str, tuple[str, str]]  # unit -> (text, hash of the source it was made from)

    def said(self, unit: str, text: str) -> tuple[str, str]:
        """The words that there are for a unit, and their language: a translation, if it was made from this text."""
        found, made_from = self.translations.get(unit, ("", ""))
        if self.language != self.source_language and found and made_from == text_hash(text):
            return found, self.language
        return text, self.source_language


@dataclass(frozen=True)
class Inputs(View):
    """All that goes into one body."""

    lesson: LessonDocument
    linked: Linked
    reviewed: frozenset[str] = frozenset()
    units: int = 0  # that it may show

    @property
    def says_little(self) -> bool:
        """Whether there are translations of less than half of it."""
        return self.language != self.source_language and 2 * len(self.translations) < self.units

    @property
    def digest(self) -> str:
        """Names this edition of the inputs."""
        facts = [
            renderer_version(),
            _plain(self.lesson),
            self.language,
            self.source_language,
            sorted(self.translations.items()),
            _plain(self.linked),
            sorted(self.reviewed),
        ]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Body:
    html: str
    items: dict[str, dict[str, Any]]
    drawings: dict[str, str]  # name -> SVG
    size: int
    translated: int
    reviewed: bool


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=lambda thing: thing.__dict__))


class _Words:
    """Finds the words of units and keeps count of what is translated."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.own = inputs.language == inputs.source_language
        self.around = interface_language(inputs.language)
        self.seen: dict[str, bool] = {}

    def said(self, unit: str, text: str) -> tuple[str, str]:
        """The words that there are for a unit, and their language."""
        found, language = self.inputs.said(unit, text)
        if not self.own:
            self.seen[unit] = language == self.inputs.language
        return found, language

    def find(self, unit: str, text: str) -> tuple[str, str]:
        """The text to show and its language, "" for that of the words around it."""
        found, language = self.said(unit, text)
        return found, "" if language == self.around else language

    def of_question(self, units: Iterable[Unit]) -> tuple[_Words, str]:
        """The words of a question, and their language. A question is in one language whole: somebody who answers
        must not have to guess at half of it."""
        if {self.said(unit.id, unit.text)[1] for unit in units} == {self.inputs.language}:
            return self, self.inputs.language
        return _Words(replace(self.inputs, translations={})), self.inputs.source_language

    def line(self, unit: str, text: str) -> Words:
        found, language = self.find(unit, text or "")
        return Words(escape(kept_together(found)), language)

    def inline(self, unit: str, text: str) -> Words:
        found, language = self.find(unit, text or "")
        return Words(mark_safe(markdown.inline_to_html(found, kept_together)), language)

    def text(self, unit: str, text: str) -> Words:
        found, language = self.find(unit, text or "")
        return Words(mark_safe(markdown.to_html(found, kept_together)), language)

    @property
    def share(self) -> int:
        """Percent of units that are translated; whole only when all are."""
        if self.own or not self.seen:
            return 100
        return 100 * sum(self.seen.values()) // len(self.seen)


def render(inputs: Inputs) -> Body:
    """The body of a lesson in one language."""
    words = _Words(inputs)
    items: dict[str, dict[str, Any]] = {}
    drawings: dict[str, str] = {}
    for unit in lesson_units(inputs.lesson):
        if ":" not in unit.id:
            words.find(unit.id, unit.text)
    with translation.override(inputs.language):
        parts = [_render_block(block, inputs, words, items, drawings) for block in whole_blocks(inputs)]
        parts.append(_render_terms(inputs, words))
    html = "\n".join(filter(None, parts))
    reviewed = words.own or (words.share == 100 and set(words.seen) <= inputs.reviewed)
    return Body(html, items, drawings, len(gzip.compress(html.encode(), 6)), words.share, reviewed)


def address_of_drawing(name: str) -> str:
    return f"{settings.MEDIA_URL}figures/{name}.svg"


def whole_blocks(inputs: Inputs) -> Iterator[Block]:
    """The blocks of which all is there. A source that somebody has deleted must not take the lesson with it."""
    linked, files = inputs.linked, inputs.linked.figures.keys() | inputs.linked.files.keys()
    for block in inputs.lesson.blocks:
        if block["file"] is not None and block["file"] not in files:
            continue
        if block["source"] is not None and block["source"] not in linked.sources:
            continue
        if block["term"] is not None and block["term"] not in linked.terms:
            continue
        if block.kind == "sources":
            entries = [entry for entry in block["entries"] if entry["key"] in linked.sources]
            yield replace(block, values={"entries": entries})
        else:
            yield block


def _render_block(block: Block, inputs: Inputs, words: _Words, items: dict[str, Any], drawings: dict[str, str]) -> str:
    address = f"{inputs.lesson.id}:{block.id}"
    context: dict[str, Any] = {"id": block.id, "form": FORM}
    context |= _CONTEXTS.get(block.kind, _plain_context)(block, address, inputs, words)
    if stored := context.pop("stored", None):
        items[block.id] = stored | {"place": len(items)}
    if drawing := context.pop("drawing", None):
        name = hashlib.sha256(drawing.encode()).hexdigest()[:32]
        drawings[name] = drawing
        context["src"] = address_of_drawing(name)
    return render_to_string(f"suites/blocks/{block.kind}.html", context).strip()


def _plain_context(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    """Words of the parts that a kind has; lines are plain, text is Markdown."""
    context: dict[str, Any] = dict(block.values)
    for name in ("title", "alt", "credit", "caption", "place", "given"):
        if block[name]:
            context[name] = words.line(f"{address}.{name}", block[name])
    for name in ("text", "model"):
        if block[name]:
            unit = address if name == MAIN_PART else f"{address}.{name}"
            context[name] = words.text(unit, block[name])
    if block["file"]:
        context["file"] = inputs.linked.files.get(block["file"], {})
    return context


def _figure(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    context = _plain_context(block, address, inputs, words)
    name = Path(block["file"]).stem
    authored = inputs.linked.figures[block["file"]]
    drawing = figures.draw(authored, lambda id, text: words.find(f"{inputs.linked.module_id}:{name}.{id}", text))
    width, height = figures.size_of(authored)
    return context | {"drawing": drawing, "width": width, "height": height}


def _table(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    text, language = words.find(address, block["text"])
    head, *rows = [
        [mark_safe(markdown.inline_to_html(cell, kept_together)) for cell in row] for row in markdown.read_table(text)
    ]
    return {
        "caption": words.line(f"{address}.caption", block["caption"]),
        "head": head,
        "rows": [list(zip(head, row, strict=True)) for row in rows],
        "attr": Words(mark_safe(""), language).attr,
    }


def _check(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    authored: Item = block["question"]
    item = shuffled(authored, block.id)
    words, language = words.of_question(block_units(inputs.lesson.id, block))
    pairs = match_choices(item, block.id) if item.type is ItemType.MATCH else ()
    choices = [
        # A phone cuts long options short; the letter leads to the whole text.
        {"id": id, "letter": letter, "right": words.inline(f"{address}.{id}.match", text)}
        for (id, text), letter in zip(pairs, _("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), strict=False)
    ]
    stored = translated_block(inputs.lesson.id, block, lambda unit, text: words.find(unit, text)[0])["question"]
    return {
        "type": item.type.value,
        "prompt": words.text(f"{address}.prompt", item.prompt),
        "answers": [{"id": answer.id, "text": words.inline(f"{address}.{answer.id}", answer.text)}
                    for answer in item.answers],
        "choices": choices,
        "places": range(1, len(item.answers) + 1),
        "stored": {"language": language, "item": stored.to_json()},
    }  # fmt: skip


def _task(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    """A practice task is in one language whole, like a question; what it needs later is stored in that language."""
    words, language = words.of_question(block_units(inputs.lesson.id, block))
    told = translated_block(inputs.lesson.id, block, lambda unit, text: words.find(unit, text)[0])
    values = {name: value for name, value in told.values.items() if name != "exercise"}
    context = _plain_context(block, address, inputs, words) | {
        "kind": block.kind,
        "suite": inputs.linked.suite_slug,
        "label": TASK_LABELS[block.kind],
    }
    if block.kind != "section":  # which is written elsewhere
        context["stored"] = {"language": language, "task": block.kind, "values": values}
    if exercise := told["exercise"]:
        context["stored"]["exercise"] = exercise.to_json()
        context |= _exercise(block["exercise"], address, words)
    context.pop("model", None)  # after the attempt
    return context


def _exercise(exercise: Exercise, address: str, words: _Words) -> dict[str, Any]:
    return {
        "prompt": words.text(f"{address}.prompt", exercise.prompt),
        "lines": [
            {
                "id": line.id,
                "text": words.inline(f"{address}.{line.id}", line.text),
                "options": [
                    {"id": option.id, "text": words.inline(f"{address}.{unit}", option.text)}
                    for option, unit in _options(exercise, line)
                ],
            }
            for line in exercise.lines
        ],
    }


def _options(exercise: Exercise, line: Line) -> list[tuple[Option, str]]:
    """What can be chosen for a line, each with the unit of its words."""
    if exercise.kind is ExerciseKind.DIALOGUE:
        return [(option, f"{line.id}.{option.id}") for option in line.options]
    return [(group, group.id) for group in exercise.groups]


def _work(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    return {
        "entries": [
            {
                "profession": PROFESSION_NAMES[entry["key"]],
                "text": words.text(f"{address}.{entry['key']}", entry["text"]),
            }
            for entry in block["entries"]
        ]
    }


def _source(key: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    source = inputs.linked.sources[key]
    return {
        "key": key,
        "title": words.line(f"source-{key}.title", source["title"]),
        "issuer": words.line(f"source-{key}.issuer", source["issuer"]) if source["issuer"] else "",
        "year": source["year"],
        "symbol": source["symbol"],
        "url": source["url"],
    }


def _sources(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    return {
        "entries": [
            {
                "source": _source(entry["key"], inputs, words),
                "place": words.line(f"{address}.{entry['key']}", entry["text"]) if entry["text"] else "",
            }
            for entry in block["entries"]
        ]
    }


def _quote(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    return _plain_context(block, address, inputs, words) | {"source": _source(block["source"], inputs, words)}


def _term(block: Block, address: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    return {"term": _term_words(block["term"], inputs, words)}


def _term_words(key: str, inputs: Inputs, words: _Words) -> dict[str, Any]:
    term = inputs.linked.terms[key]
    return {
        "key": key,
        "word": words.line(f"term-{key}.word", term["word"]),
        "meaning": words.inline(f"term-{key}.meaning", term["meaning"]),
    }


def _render_terms(inputs: Inputs, words: _Words) -> str:
    shown = {block["term"] for block in inputs.lesson.blocks if block.kind == "term"}
    keys = [key for key in linked_ids(inputs.lesson, "#term-") if key in inputs.linked.terms and key not in shown]
    if not keys:
        return ""
    return render_to_string(
        "suites/blocks/terms.html", {"terms": [_term_words(key, inputs, words) for key in keys]}
    ).strip()


_CONTEXTS = {
    "figure": _figure,
    "table": _table,
    "check": _check,
    **dict.fromkeys(TASKS, _task),
    "work": _work,
    "sources": _sources,
    "quote": _quote,
    "term": _term,
}


def units_of(lesson: LessonDocument, linked: Linked) -> Iterator[Unit]:
    """All units that a body of the lesson may show: its own, those of its figures, terms and sources."""
    yield from lesson_units(lesson)
    for path, svg in linked.figures.items():
        for id, text in figures.read_words(svg).items():
            yield Unit(f"{linked.module_id}:{Path(path).stem}.{id}", text)
    for key, term in linked.terms.items():
        yield from (Unit(f"term-{key}.{name}", term[name]) for name in ("word", "meaning"))
    for key, source in linked.sources.items():
        yield from (Unit(f"source-{key}.{name}", source[name]) for name in ("title", "issuer"))


def linked_ids(lesson: LessonDocument, prefix: str) -> list[str]:
    """The ids behind links that begin with `prefix`, in the order of their first use."""
    found: dict[str, None] = {}
    for unit in lesson_units(lesson):
        for href in markdown.links(unit.text) if prefix in unit.text else ():
            if href.startswith(prefix):
                found[href.removeprefix(prefix)] = None
    return list(found)
