"""One lesson's Markdown file, read and written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kerege.suites.content.directives import read_blocks, write_block
from kerege.suites.content.fields import Field, as_in, check_fields, number, read_yaml, text, write_yaml
from kerege.suites.content.lines import Lines
from kerege.suites.content.problems import Report, Wrong
from kerege.suites.document import KINDS, Block, Kinds, LessonDocument
from kerege.suites.models import Lesson

FRONT_MATTER: dict[str, Field] = {
    "id": text(),
    **{name: as_in(Lesson, name) for name in ("title", "outcome", "summary")},
    "minutes": number(1, 600),
}


def read_lesson(source: str, slug: str, file: str, report: Report) -> LessonDocument | None:
    """The lesson that `source` holds; None when its front matter is unreadable. Problems go to `report`."""
    try:
        front, body = read_front_matter(source, FRONT_MATTER)
    except Wrong as wrong:
        report.add(file, wrong.line, wrong.reason)
        return None
    return LessonDocument(slug=slug, blocks=tuple(read_blocks(body, KINDS, file, report)), **front)


def write_lesson(lesson: LessonDocument) -> str:
    """The canonical file of a lesson."""
    front = {name: getattr(lesson, name) for name in FRONT_MATTER}
    return write_file(front, lesson.blocks, KINDS)


def read_front_matter(source: str, fields: dict[str, Field]) -> tuple[dict[str, Any], Lines]:
    """What stands between the two lines `---` at the head of a file, and the lines of its body. Raises Wrong."""
    lines = source.replace("\r\n", "\n").split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        raise Wrong(1, "the file begins with front matter between two lines ---")
    end = lines.index("---", 1)
    front, node = read_yaml("\n".join(lines[1:end]), 2)
    check_fields(front, fields, node, 2)
    return front, Lines(end + 2, lines[end + 1 :])


def write_file(front: dict[str, Any], blocks: Iterable[Block], kinds: Kinds) -> str:
    """The canonical file of a front matter and its blocks."""
    return "\n\n".join([f"---\n{write_yaml(front)}---", *(write_block(block, kinds) for block in blocks)]) + "\n"
