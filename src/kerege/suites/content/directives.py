"""Blocks as they stand in a Markdown file: text behind its id, and directives (docs/reference/content-format.md).

Which kinds there are, and which parts a kind has, is said by a table such as `document.KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kerege.suites import markdown
from kerege.suites.content.exercises import read_exercise, write_exercise
from kerege.suites.content.fields import check_id
from kerege.suites.content.lines import Lines, quoted, read_inline, read_quoted, read_text
from kerege.suites.content.problems import Report, Wrong, noted
from kerege.suites.content.questions import read_question, write_question, written_options
from kerege.suites.document import Block, Form, Kinds, Part

_TARGET = re.compile(r"\(([^()\s]+)\)=")
_OPEN = re.compile(r":::\{([^}]*)\}(?:\s+(\S+))?\s*")
_BEGINS = re.compile(r":::\{|\([^()\s]+\)=$")  # in no body, where canonical Markdown escapes it
_BEYOND = ":::{"  # a last line that begins a block, so that the block before it ends
_OPTION = re.compile(r":([a-z]+):(?:\s+(.*?))?\s*")
_NUMBER = re.compile(r"[1-9][0-9]?")
_ENTRY = re.compile(r"- \{([^}]*)\}\s*(.*)")
_HEAD = re.compile(r"\((\S+)\)=|:::\{\S+\} (\S+)\s*|id: (\S+)")

Options = dict[str, tuple[int, str]]


def places(text: str) -> Iterator[tuple[str, int]]:
    """The ids that a file gives to its blocks, and to itself, each with its line."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _HEAD.fullmatch(line):
            yield match[1] or match[2] or match[3], number


# --- Reading ------------------------------------------------------------------------------------------------


def read_blocks(body: Lines, kinds: Kinds, file: str, report: Report) -> Iterator[Block]:
    """The blocks of a file's body. What is wrong with one goes to `report`; the others are given."""
    for chunk in _chunks(body, file, report):
        with noted(report, file):
            yield _block(chunk, kinds)


def _chunks(body: Lines, file: str, report: Report) -> Iterator[Lines]:
    """The lines of each block; a directive with its closing line. What is not closed is reported, not given."""
    text: int | None = None
    directive: int | None = None
    for number, line in enumerate([*body.lines, _BEYOND]):
        if directive is not None and line.rstrip() == ":::":
            yield body.cut(directive, number + 1)
            directive = None
        elif _BEGINS.match(line) or (line.startswith(":::") and directive is None):
            if directive is not None:
                report.add(file, body.first + directive, "this block is not closed by :::")
            if text is not None:
                yield body.cut(text, number)
            text, directive = (None, number) if line.startswith(":::") else (number, None)
        elif text is None and directive is None and line.strip():
            report.add(file, body.first + number, "text begins with its id on a line of its own: (id)=")


def _block(chunk: Lines, kinds: Kinds) -> Block:
    if target := _TARGET.fullmatch(chunk.lines[0]):
        if "text" not in kinds:
            raise Wrong(chunk.first, f"unknown block: {chunk.lines[0]}")
        check_id(target[1], chunk.first)
        return Block("text", target[1], {"text": read_text(chunk.cut(1))})
    opening = _OPEN.fullmatch(chunk.lines[0])
    if not opening or opening[1] not in kinds or opening[1] == "text":
        raise Wrong(chunk.first, f"unknown block: {chunk.lines[0]}")
    if not opening[2]:
        raise Wrong(chunk.first, f"the block {opening[1]!r} has no id")
    check_id(opening[2], chunk.first)
    options, body = _options(chunk.cut(1, -1))
    return Block(opening[1], opening[2], _values(opening[1], opening[2], kinds[opening[1]], options, body, chunk.first))


def _options(lines: Lines) -> tuple[Options, Lines]:
    options: Options = {}
    for count, (number, line) in enumerate(lines.numbered()):
        match = _OPTION.fullmatch(line)
        if not match:
            return options, lines.cut(count)
        if match[1] in options:
            raise Wrong(number, f"option {match[1]!r} stands twice")
        options[match[1]] = (number, match[2] or "")
    return options, lines.cut(len(lines.lines))


def _values(kind: str, id: str, parts: tuple[Part, ...], options: Options, body: Lines, line: int) -> dict[str, Any]:
    known = {part.name for part in parts if not part.body}
    for name, (number, _value) in options.items():
        if name not in known:
            raise Wrong(number, f"the block {kind!r} has no option {name!r}")
    values = {part.name: _option_value(part, *options.get(part.name, (line, ""))) for part in parts if not part.body}
    bodies = [part for part in parts if part.body]
    if [part.form for part in bodies] == [Form.QUESTION]:
        # Type and truth are the question's own; the block keeps the whole.
        values["question"] = read_question(id, values.pop("type"), values.pop("answer"), body)
        parts = tuple(part for part in parts if part.name not in ("type", "answer"))
    elif [part.form for part in bodies] == [Form.EXERCISE]:
        values["exercise"] = read_exercise(id, kind, body)
    elif len(bodies) > 1:
        cut = next((n for n, text in enumerate(body.lines) if text.startswith(">")), len(body.lines))
        first = _BODIES[bodies[0].form](body.cut(0, cut))
        values |= {bodies[0].name: first, bodies[1].name: read_quoted(body.cut(cut))}
    elif bodies:
        values[bodies[0].name] = _BODIES[bodies[0].form](body)
    elif body.text.strip():
        raise Wrong(body.first, f"the block {kind!r} has no body")
    for part in parts:
        if part.required and not values.get(part.name):
            raise Wrong(line, f"the block {kind!r} needs {part.name!r}")
    return values


def _option_value(part: Part, line: int, value: str) -> Any:
    if part.form is not Form.NUMBER or not value:
        return value
    if not _NUMBER.fullmatch(value):
        raise Wrong(line, f"option {part.name!r} must be a whole number from 1 to 99")
    return int(value)


def _entries(lines: Lines) -> list[dict[str, str]]:
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
        entries.append({"key": match[1], "text": read_inline(match[2], number) if match[2] else ""})
    return entries


def _table(lines: Lines) -> str:
    try:
        return markdown.write_table(markdown.read_table("\n".join(lines.lines)))
    except markdown.TableError as error:
        raise Wrong(lines.first + error.line, str(error)) from error


_BODIES: dict[Form, Callable[[Lines], Any]] = {Form.TEXT: read_text, Form.ENTRIES: _entries, Form.TABLE: _table}


def unreadable(block: Block, kinds: Kinds) -> bool:
    """Whether a block would not be read back as it is written."""
    report, written = Report(), write_block(block, kinds)
    again = list(read_blocks(Lines(1, written.split("\n")), kinds, "", report))
    return bool(report.problems) or [write_block(read, kinds) for read in again] != [written]


# --- Writing ------------------------------------------------------------------------------------------------


def write_block(block: Block, kinds: Kinds) -> str:
    """The canonical lines of a block."""
    if block.kind == "text":
        return f"({block.id})=\n\n{block['text']}"
    parts = kinds[block.kind]
    options = written_options(block["question"]) if block["question"] else {}
    options |= {part.name: block[part.name] for part in parts if not part.body and part.name not in ("type", "answer")}
    head = [f":::{{{block.kind}}} {block.id}"]
    head += [f":{name}: {value}" for name, value in options.items() if value not in ("", None)]
    bodies = [_write_body(part, block[part.name]) for part in parts if part.body and block[part.name]]
    return "\n".join(head + [f"\n{body}" for body in bodies] + [":::"])


def _write_body(part: Part, value: Any) -> str:
    if part.form is Form.QUESTION:
        return write_question(value)
    if part.form is Form.EXERCISE:
        return write_exercise(value)
    if part.form is Form.ENTRIES:
        return "\n".join(f"- {{{entry['key']}}} {entry['text']}".rstrip() for entry in value)
    return quoted(value) if part.name == "model" else str(value)
