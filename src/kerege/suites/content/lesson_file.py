"""One lesson's Markdown file, read and written (docs/reference/content-format.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kerege.items import MESSAGES, Answer, Item, ItemType, problems
from kerege.suites import markdown
from kerege.suites.content.problems import Report, Wrong, noted
from kerege.suites.document import ID, KINDS, Block, Form, LessonDocument, Part

_TYPES: dict[Any, str] = {int: "a whole number", list: "a list"}
FRONT_MATTER: dict[str, type] = {"id": str, "title": str, "outcome": str, "summary": str, "minutes": int}

_TARGET = re.compile(r"\(([^()\s]+)\)=")
_OPEN = re.compile(r":::\{([^}]*)\}(?:\s+(\S+))?\s*")
_OPTION = re.compile(r":([a-z]+):(?:\s+(.*?))?\s*")
_ENTRY = re.compile(r"- \{([^}]*)\}\s*(.*)")
_CHOICE = re.compile(r"- \[([ xX])\] \{([^}]*)\}\s*(.*)")
_ORDERED = re.compile(r"\d+\. \{([^}]*)\}\s*(.*)")
_ACCEPTED = re.compile(r"- = (.*)")
_ANSWER_FEEDBACK = re.compile(r"\s+> ?(.*)")
_FEEDBACK = re.compile(r"> ?(.*)")


@dataclass(frozen=True)
class _Lines:
    """Some lines of a file, and the number of the first one."""

    first: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")

    def numbered(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.lines, self.first)


# --- Reading ------------------------------------------------------------------------------------------------


def parse_lesson(source: str, slug: str, file: str, report: Report) -> LessonDocument | None:
    """The lesson that `source` holds; None when its front matter is unreadable. Problems go to `report`."""
    lines = source.replace("\r\n", "\n").split("\n")
    try:
        front, body = _front_matter(lines)
    except Wrong as wrong:
        report.add(file, wrong.line, wrong.reason)
        return None
    blocks: list[Block] = []
    for chunk in _chunks(body, file, report):
        with noted(report, file):
            blocks.append(_block(chunk))
    return LessonDocument(slug=slug, blocks=tuple(blocks), **front)


def _front_matter(lines: list[str]) -> tuple[dict[str, Any], _Lines]:
    if lines[0] != "---" or "---" not in lines[1:]:
        raise Wrong(1, "a lesson begins with front matter between two lines ---")
    end = lines.index("---", 1)
    front, node = read_yaml("\n".join(lines[1:end]), 2)
    check_fields(front, FRONT_MATTER, node, 2)
    return front, _Lines(end + 2, lines[end + 1 :])


def read_yaml(text: str, first: int = 1) -> tuple[Any, yaml.Node | None]:
    """The data of a YAML text that begins in line `first`, and the node that knows its lines. Raises Wrong."""
    try:
        return yaml.safe_load(text), yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Wrong(first + (mark.line if mark else 0), "this is not YAML") from error


def check_fields(data: Any, fields: dict[str, Any], node: yaml.Node | None, first: int = 1) -> None:
    """Raise Wrong, with the line, unless `data` has just these fields, of these types, and a good id if any."""
    start = first + (node.start_mark.line if node else 0)
    if not isinstance(data, dict) or node is None:
        raise Wrong(start, "a list of `name: value` is expected")
    lines = {key.value: first + key.start_mark.line for key, _value in node.value}
    for name in data:
        if name not in fields:
            raise Wrong(lines[name], f"unknown field {name!r}")
    for name, kind in fields.items():
        if name not in data:
            raise Wrong(start, f"field {name!r} is missing")
        if not isinstance(data[name], kind):
            raise Wrong(
                lines[name], f"field {name!r} must be {'text' if kind is str else _TYPES.get(kind, 'a number')}"
            )
    if "id" in fields:
        check_id(data["id"], lines["id"])


def check_id(id: str, line: int) -> None:
    if not ID.fullmatch(id):
        raise Wrong(line, f"{id!r} is not an id: lower-case Latin letters, digits and hyphens")


def _chunks(body: _Lines, file: str, report: Report) -> Iterator[_Lines]:
    """The lines of each block; a directive with its closing line."""
    start: int | None = None
    inside: int | None = None
    for number, line in enumerate(body.lines):
        if inside is not None:
            if line == ":::":
                yield _Lines(body.first + inside, body.lines[inside : number + 1])
                inside = None
        elif line.startswith(":::"):
            if start is not None:
                yield _Lines(body.first + start, body.lines[start:number])
                start = None
            inside = number
        elif _TARGET.fullmatch(line):
            if start is not None:
                yield _Lines(body.first + start, body.lines[start:number])
            start = number
        elif start is None and line.strip():
            report.add(file, body.first + number, "text begins with its id on a line of its own: (id)=")
            start = None
    if inside is not None:
        report.add(file, body.first + inside, "this block is not closed by :::")
    if start is not None:
        yield _Lines(body.first + start, body.lines[start:])


def _block(chunk: _Lines) -> Block:
    if target := _TARGET.fullmatch(chunk.lines[0]):
        check_id(target[1], chunk.first)
        return Block("text", target[1], {"text": _text(_Lines(chunk.first + 1, chunk.lines[1:]))})
    opening = _OPEN.fullmatch(chunk.lines[0])
    if not opening or opening[1] not in KINDS or opening[1] == "text":
        raise Wrong(chunk.first, f"unknown block: {chunk.lines[0]}")
    if not opening[2]:
        raise Wrong(chunk.first, f"the block {opening[1]!r} has no id")
    check_id(opening[2], chunk.first)
    options, body = _options(_Lines(chunk.first + 1, chunk.lines[1:-1]))
    return Block(opening[1], opening[2], _values(opening[1], opening[2], options, body, chunk.first))


def _options(lines: _Lines) -> tuple[dict[str, tuple[int, str]], _Lines]:
    options: dict[str, tuple[int, str]] = {}
    for count, (number, line) in enumerate(lines.numbered()):
        match = _OPTION.fullmatch(line)
        if not match:
            return options, _Lines(number, lines.lines[count:])
        if match[1] in options:
            raise Wrong(number, f"option {match[1]!r} stands twice")
        options[match[1]] = (number, match[2] or "")
    return options, _Lines(lines.first + len(lines.lines), [])


def _values(kind: str, id: str, options: dict[str, tuple[int, str]], body: _Lines, line: int) -> dict[str, Any]:
    parts = KINDS[kind]
    known = {part.name for part in parts if not part.body}
    for name, (number, _value) in options.items():
        if name not in known:
            raise Wrong(number, f"the block {kind!r} has no option {name!r}")
    values: dict[str, Any] = {}
    for part in parts:
        if not part.body:
            number, value = options.get(part.name, (line, ""))
            values[part.name] = _option_value(part, value, number)
    if kind == "check":
        values["question"] = _question(id, values, body)
        return {"question": values["question"]}
    if kind == "reflection":
        cut = next((n for n, text in enumerate(body.lines) if text.startswith(">")), len(body.lines))
        values["text"] = _text(_Lines(body.first, body.lines[:cut]))
        values["model"] = _quoted(_Lines(body.first + cut, body.lines[cut:]))
    else:
        for part in parts:
            if part.body:
                values[part.name] = _BODIES[part.form](body)
    for part in parts:
        if part.required and not values.get(part.name):
            raise Wrong(line, f"the block {kind!r} needs {part.name!r}")
    if not any(part.body for part in parts) and body.text.strip():
        raise Wrong(body.first, f"the block {kind!r} has no body")
    return values


def _option_value(part: Part, value: str, line: int) -> Any:
    if part.form is not Form.NUMBER or not value:
        return value
    if not value.isdecimal():
        raise Wrong(line, f"option {part.name!r} must be a whole number")
    return int(value)


def _text(lines: _Lines) -> str:
    for line, reason in markdown.problems("\n".join(lines.lines)):
        raise Wrong(lines.first + line, reason)
    return markdown.canonical(lines.text)


def _inline(text: str, line: int) -> str:
    for _line, reason in markdown.problems(text, inline=True):
        raise Wrong(line, reason)
    return markdown.canonical(text)


def _quoted(lines: _Lines) -> str:
    plain = []
    for number, line in lines.numbered():
        match = _FEEDBACK.fullmatch(line)
        if not match and line.strip():
            raise Wrong(number, "only lines beginning with `> ` may follow")
        plain.append(match[1] if match else "")
    return _text(_Lines(lines.first, plain))


def _entries(lines: _Lines) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = []
    for number, line in lines.numbered():
        if not line.strip():
            continue
        match = _ENTRY.fullmatch(line)
        if not match:
            raise Wrong(number, "an entry is written `- {id} text`")
        check_id(match[1], number)
        if match[1] in {entry["key"] for entry in entries}:
            raise Wrong(number, f"{match[1]!r} stands twice")
        entries.append({"key": match[1], "text": _inline(match[2], number) if match[2] else ""})
    return entries


def _table(lines: _Lines) -> str:
    rows: list[list[str]] = []
    for number, line in lines.numbered():
        if not line.strip():
            continue
        if not (line.startswith("|") and line.rstrip().endswith("|")):
            raise Wrong(number, "a row of a table begins and ends with |")
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if rows and len(cells) != len(rows[0]):
            raise Wrong(number, f"this row has {len(cells)} cells, the first has {len(rows[0])}")
        if len(rows) == 1 and all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        rows.append([_inline(cell, number) if cell else "" for cell in cells])
    return write_table(rows)


def write_table(rows: list[list[str]]) -> str:
    """Rows of cells as a Markdown table; the first row is the head."""
    if not rows:
        return ""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"| {' | '.join('---' for _ in rows[0])} |", *body])


def read_table(text: str) -> list[list[str]]:
    """The rows of a canonical table, without the rule under its head."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.split("\n")]
    return [row for number, row in enumerate(rows) if number != 1]


_BODIES: dict[Form, Callable[[_Lines], Any]] = {Form.TEXT: _text, Form.ENTRIES: _entries, Form.TABLE: _table}


def _question(id: str, options: dict[str, Any], body: _Lines) -> Item:
    try:
        kind = ItemType(options["type"])
    except ValueError:
        raise Wrong(body.first, f"unknown type of question: {options['type']!r}") from None
    prompt: list[str] = []
    answers: list[dict[str, Any]] = []
    accepted: list[str] = []
    feedback: list[str] = []
    for number, line in body.numbered():
        answer = _answer(kind, line)
        if answer is not None:
            check_id(answer["id"], number)
            answers.append(answer)
        elif kind is ItemType.TEXT and (match := _ACCEPTED.fullmatch(line)):
            accepted.append(match[1].strip())
        elif answers and (match := _ANSWER_FEEDBACK.fullmatch(line)):
            answers[-1]["feedback"] += match[1] + "\n"
        elif match := _FEEDBACK.fullmatch(line):
            feedback.append(match[1])
        elif not answers and not accepted and not feedback:
            prompt.append(line)
        elif line.strip():
            raise Wrong(number, "this line is neither an answer nor feedback")
        elif feedback:
            feedback.append("")
    truth = {"true": True, "false": False}.get(options["answer"]) if kind is ItemType.TRUE_FALSE else None
    item = Item(
        id=id,
        type=kind,
        prompt=_text(_Lines(body.first, prompt)),
        answers=tuple(
            Answer(
                **{
                    **answer,
                    "text": _inline(answer["text"], body.first) if answer["text"] else "",
                    "feedback": _text(_Lines(body.first, answer["feedback"].split("\n"))),
                }
            )
            for answer in answers
        ),
        accepted=tuple(accepted),
        truth=truth,
        feedback=_text(_Lines(body.first, feedback)),
    )
    for problem in problems(item):
        raise Wrong(body.first, question_message(problem.code, problem.answer))
    return item


def question_message(code: str, answer: str | None) -> str:
    return f"{MESSAGES[code]}" + (f" (answer {answer})" if answer else "")


def _answer(kind: ItemType, line: str) -> dict[str, Any] | None:
    if kind in (ItemType.ONE, ItemType.SEVERAL) and (match := _CHOICE.fullmatch(line)):
        return {"id": match[2], "text": match[3], "right": match[1] != " ", "feedback": ""}
    if kind is ItemType.ORDER and (match := _ORDERED.fullmatch(line)):
        return {"id": match[1], "text": match[2], "feedback": ""}
    if kind is ItemType.MATCH and (match := _ENTRY.fullmatch(line)):
        left, _arrow, right = match[2].partition(" => ")
        return {"id": match[1], "text": left.strip(), "match": right.strip(), "feedback": ""}
    return None


# --- Writing ------------------------------------------------------------------------------------------------


def write_lesson(lesson: LessonDocument) -> str:
    """The canonical file of a lesson."""
    front = {name: getattr(lesson, name) for name in FRONT_MATTER}
    return "\n\n".join([f"---\n{write_yaml(front)}---", *map(_write_block, lesson.blocks)]) + "\n"


def write_yaml(data: Any) -> str:
    """The one form of YAML in a content folder."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text


def _write_block(block: Block) -> str:
    if block.kind == "text":
        return f"({block.id})=\n\n{block['text']}"
    options, bodies = _written_parts(block)
    head = [f":::{{{block.kind}}} {block.id}"]
    head += [f":{name}: {value}" for name, value in options.items() if value not in ("", None)]
    return "\n".join(head + [f"\n{body}" for body in bodies if body] + [":::"])


def _written_parts(block: Block) -> tuple[dict[str, Any], list[str]]:
    if block.kind == "check":
        item: Item = block["question"]
        truth = {} if item.truth is None else {"answer": "true" if item.truth else "false"}
        return {"type": item.type.value, **truth}, [_write_question(item)]
    parts = KINDS[block.kind]
    options = {part.name: block[part.name] for part in parts if not part.body}
    bodies = []
    for part in parts:
        value = block[part.name]
        if not part.body or not value:
            continue
        if part.form is Form.ENTRIES:
            bodies.append("\n".join(f"- {{{entry['key']}}} {entry['text']}".rstrip() for entry in value))
        else:
            bodies.append(_quote(value) if part.name == "model" else value)
    return options, bodies


def _write_question(item: Item) -> str:
    answers = []
    for number, answer in enumerate(item.answers, 1):
        if item.type in (ItemType.ONE, ItemType.SEVERAL):
            answers.append(f"- [{'x' if answer.right else ' '}] {{{answer.id}}} {answer.text}")
        elif item.type is ItemType.ORDER:
            answers.append(f"{number}. {{{answer.id}}} {answer.text}")
        else:
            answers.append(f"- {{{answer.id}}} {answer.text} => {answer.match}")
        if answer.feedback:
            answers.append(_quote(answer.feedback, indent="  "))
    answers += [f"- = {text}" for text in item.accepted]
    return "\n\n".join(filter(None, [item.prompt, "\n".join(answers), _quote(item.feedback)]))


def _quote(text: str, indent: str = "") -> str:
    return "\n".join(f"{indent}> {line}".rstrip() for line in text.split("\n")) if text else ""
