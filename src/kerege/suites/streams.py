"""Between the two forms of a lesson: the document (content folder, translations, rendering) and Wagtail's stream.

In a stream, other things are named by primary key and questions are plain dicts; in a document by their ids.
"""

from __future__ import annotations

from typing import Any

from kerege.items import Item, ItemType
from kerege.suites.blocks import exercise_of, item_of, stored_exercise
from kerege.suites.document import KINDS, Block, LessonDocument
from kerege.suites.models import (
    Attachment,
    Figure,
    Lesson,
    Picture,
    Suite,
    activity_uuid,
    content_path_of,
)


class Missing(LookupError):
    """A document names something that the suite does not have; the message says what."""


def document_of(lesson: Lesson, module_slug: str | None = None) -> LessonDocument:
    """The lesson as a document."""
    slug = module_slug or lesson.slugs[1]
    return LessonDocument(
        id=lesson.key,
        slug=lesson.slug,
        title=lesson.title,
        outcome=lesson.outcome,
        summary=lesson.summary,
        minutes=lesson.minutes,
        blocks=blocks_of(lesson.body, slug),
    )


def blocks_of(body: Any, module_slug: str) -> tuple[Block, ...]:
    """The blocks of a stream. Where what a block names is gone, the name is empty."""
    return tuple(_block(child, module_slug) for child in body)


def _block(child: Any, module_slug: str) -> Block:
    value = child.value
    if child.block_type == "check":
        return Block("check", value["key"], {"question": item_of(value["key"], value)})
    values = {part.name: value.get(part.name) for part in KINDS[child.block_type]}
    if "exercise" in values:
        values["exercise"] = exercise_of(value["key"], child.block_type, value)
    if child.block_type == "work":
        values["entries"] = [{"key": entry["key"], "text": entry["text"]} for entry in value["entries"]]
    elif child.block_type == "sources":
        values["entries"] = [
            {"key": entry["source"].key, "text": entry["text"] or ""} for entry in value["entries"] if entry["source"]
        ]
    elif child.block_type == "figure":
        values["file"] = f"figures/{value['file'].name}.svg" if value["file"] else ""
    elif "file" in values:
        path = content_path_of(value["file"], module_slug) if value["file"] else ""
        values["file"] = path.removeprefix(f"{module_slug}/")
    for name in ("source", "term"):
        if name in values:
            values[name] = value[name].key if value[name] else ""
    return Block(child.block_type, value["key"], values)


def stream_of(document: LessonDocument, suite: Suite, module_slug: str) -> list[dict[str, Any]]:
    """The raw stream of a document, as Wagtail stores it. Raises Missing."""
    names = _Names(suite, module_slug)
    return [
        {
            "type": block.kind,
            "id": str(activity_uuid(f"{suite.iri}/{block.id}")),
            "value": {"key": block.id, **_values(block, names)},
        }
        for block in document.blocks
    ]


class _Names:
    """Looks up what a document names."""

    def __init__(self, suite: Suite, module_slug: str) -> None:
        self.module_slug = module_slug
        self.sources = dict(suite.sources.values_list("key", "pk"))
        self.terms = dict(suite.terms.values_list("key", "pk"))
        self.figures = dict(
            Figure.objects.filter(module__in=suite.get_children(), module__slug=module_slug).values_list("name", "pk")
        )

    def find(self, table: dict[str, int], name: str, what: str) -> int:
        try:
            return table[name]
        except KeyError:
            raise Missing(f"no {what} {name!r}") from None

    def file(self, kind: str, path: str) -> int:
        if kind == "figure":
            return self.find(self.figures, path.removeprefix("figures/").removesuffix(".svg"), "figure")
        model = Picture if kind == "image" else Attachment
        found = model.objects.filter(content_path=f"{self.module_slug}/{path}").values_list("pk", flat=True).first()
        if found is None:
            raise Missing(f"no file {path!r}")
        return int(found)


def _values(block: Block, names: _Names) -> dict[str, Any]:
    if block.kind == "check":
        return stored_question(block["question"])
    values = {part.name: block[part.name] for part in KINDS[block.kind]}
    if "exercise" in values:
        return {"case": values["case"] or "", **stored_exercise(block["exercise"])}
    if block.kind == "sources":
        values["entries"] = [
            {"source": names.find(names.sources, entry["key"], "source"), "text": entry["text"]}
            for entry in block["entries"]
        ]
    if "file" in values:
        values["file"] = names.file(block.kind, values["file"])
    if "source" in values:
        values["source"] = names.find(names.sources, values["source"], "source")
    if "term" in values:
        values["term"] = names.find(names.terms, values["term"], "term")
    return values


def stored_question(item: Item) -> dict[str, Any]:
    """A question as a stream keeps it."""
    return {
        "type": item.type.value,
        "prompt": item.prompt,
        "answers": [
            {
                "key": answer.id,
                "text": answer.text,
                "right": answer.right,
                "match": answer.match,
                "feedback": answer.feedback,
            }
            for answer in item.answers
        ],
        "truth": {True: "true", False: "false", None: ""}[item.truth if item.type is ItemType.TRUE_FALSE else None],
        "accepted": "\n".join(item.accepted),
        "feedback": item.feedback,
    }
