"""One lesson's Markdown file, read and written."""

from __future__ import annotations

from typing import Any

from kerege.suites.content.directives import read_blocks, write_block
from kerege.suites.content.fields import Field, as_in, check_fields, number, read_yaml, text, write_yaml
from kerege.suites.content.lines import Lines
from kerege.suites.content.problems import Report, Wrong
from kerege.suites.document import KINDS, LessonDocument
from kerege.suites.models import Lesson

FRONT_MATTER: dict[str, Field] = {
    "id": text(),
    **{name: as_in(Lesson, name) for name in ("title", "outcome", "summary")},
    "minutes": number(1, 600),
}


def read_lesson(source: str, slug: str, file: str, report: Report) -> LessonDocument | None:
    """The lesson that `source` holds; None when its front matter is unreadable. Problems go to `report`."""
    try:
        front, body = _front_matter(source.replace("\r\n", "\n").split("\n"))
    except Wrong as wrong:
        report.add(file, wrong.line, wrong.reason)
        return None
    return LessonDocument(slug=slug, blocks=tuple(read_blocks(body, KINDS, file, report)), **front)


def write_lesson(lesson: LessonDocument) -> str:
    """The canonical file of a lesson."""
    front = {name: getattr(lesson, name) for name in FRONT_MATTER}
    blocks = [write_block(block, KINDS) for block in lesson.blocks]
    return "\n\n".join([f"---\n{write_yaml(front)}---", *blocks]) + "\n"


def _front_matter(lines: list[str]) -> tuple[dict[str, Any], Lines]:
    if lines[0] != "---" or "---" not in lines[1:]:
        raise Wrong(1, "a lesson begins with front matter between two lines ---")
    end = lines.index("---", 1)
    front, node = read_yaml("\n".join(lines[1:end]), 2)
    check_fields(front, FRONT_MATTER, node, 2)
    return front, Lines(end + 2, lines[end + 1 :])
