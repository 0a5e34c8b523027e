"""A practice task as it stands in a Markdown file: prompt, groups, lines with their reasons, the model answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kerege.items import EXERCISE_MESSAGES, Exercise, ExerciseKind, Line, Option, exercise_problems
from kerege.items.exercise import MARKED
from kerege.suites.content.fields import check_id
from kerege.suites.content.lines import FEEDBACK, NAMED, SAID_OF_IT, TICKED, Lines, quoted, read_inline, read_text
from kerege.suites.content.problems import Wrong

_HEADED = re.compile(r"\+ \{([^}]*)\}\s*(.*)")

# Kinds whose lines lead somewhere: into a group, to a scene.
_LEADING = (ExerciseKind.SORT, ExerciseKind.SCENE)


def read_exercise(id: str, kind: str, body: Lines) -> Exercise:
    """The task of a block of this kind. Raises Wrong."""
    reader = _Reader(ExerciseKind(kind))
    for number, text in body.numbered():
        reader.take(number, text)
    exercise = Exercise(
        id=id,
        kind=reader.kind,
        prompt=read_text(Lines(body.first, reader.prompt)),
        lines=tuple(_line(raw) for raw in reader.lines),
        groups=tuple(_option(raw) for raw in reader.groups),
        model=read_text(Lines(body.first, reader.model)),
    )
    for code, about in exercise_problems(exercise):
        raise Wrong(body.first, exercise_in_words(code, about))
    return exercise


def exercise_in_words(code: str, about: str, translate: Callable[[str], str] = str) -> str:
    """What is wrong with a task, and with which of its lines."""
    return translate(EXERCISE_MESSAGES[code]) + (f" ({about})" if about else "")


def write_exercise(exercise: Exercise) -> str:
    """The canonical body of a task's block."""
    pieces = [exercise.prompt, "\n".join(f"+ {{{group.id}}} {group.text}" for group in exercise.groups)]
    if exercise.kind is ExerciseKind.DIALOGUE:
        for turn in exercise.lines:
            options = [_written(f"- [{'x' if o.right else ' '}] {{{o.id}}} {o.text}", o.feedback) for o in turn.options]
            pieces += [f"+ {{{turn.id}}} {turn.text}", "\n".join(options)]
    else:
        pieces.append("\n".join(_written(_head(exercise.kind, line), line.feedback) for line in exercise.lines))
    return "\n\n".join(filter(None, [*pieces, quoted(exercise.model)]))


def _head(kind: ExerciseKind, line: Line) -> str:
    if kind in MARKED:
        return f"- [{'x' if line.right == MARKED[kind][1] else ' '}] {{{line.id}}} {line.text}"
    words = line.text.replace("=>", r"=\>")
    return f"- {{{line.id}}} {words} => {line.right}"


def _written(head: str, feedback: str) -> str:
    return "\n".join(filter(None, [head, quoted(feedback, indent="  ")]))


class _Reader:
    """Takes the lines of a body one after another."""

    def __init__(self, kind: ExerciseKind) -> None:
        self.kind = kind
        self.prompt: list[str] = []
        self.groups: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.model: list[str] = []
        self._last: dict[str, Any] | None = None  # what a reason belongs to

    def take(self, number: int, text: str) -> None:
        if entry := self._entry(text):
            check_id(entry["id"], number)
            entry["at"] = number
        elif self._last and not self.model and (match := SAID_OF_IT.fullmatch(text)):
            self._last["feedback"] += match[1] + "\n"
        elif match := FEEDBACK.fullmatch(text):
            self.model.append(match[1])
        elif not (self.groups or self.lines or self.model):
            self.prompt.append(text)
        elif text.strip():
            raise Wrong(number, "this line is neither a line of the task nor a reason")
        elif self.model:
            self.model.append("")

    def _entry(self, text: str) -> dict[str, Any] | None:
        if self.kind is ExerciseKind.SORT and (match := _HEADED.fullmatch(text)):
            self.groups.append({"id": match[1], "text": match[2], "feedback": ""})
            return self.groups[-1]
        if self.kind in _LEADING and (match := NAMED.fullmatch(text)):
            words, _arrow, group = match[2].rpartition(" => ")
            return self._line({"id": match[1], "text": words.strip(), "right": group.strip(), "feedback": ""})
        if self.kind in MARKED and (match := TICKED.fullmatch(text)):
            right = MARKED[self.kind][match[1] != " "]
            return self._line({"id": match[2], "text": match[3], "right": right, "feedback": ""})
        if self.kind is ExerciseKind.DIALOGUE and (match := _HEADED.fullmatch(text)):
            self._line({"id": match[1], "text": match[2], "options": []})
            self._last = None
            return self.lines[-1]
        if self.kind is ExerciseKind.DIALOGUE and self.lines and (match := TICKED.fullmatch(text)):
            self._last = {"id": match[2], "text": match[3], "right": match[1] != " ", "feedback": ""}
            self.lines[-1]["options"].append(self._last)
            return self._last
        return None

    def _line(self, line: dict[str, Any]) -> dict[str, Any]:
        self.lines.append(line)
        self._last = line
        return line


def _line(raw: dict[str, Any]) -> Line:
    return Line(**_read(raw) | {"options": tuple(_option(option) for option in raw.get("options", ()))})


def _option(raw: dict[str, Any]) -> Option:
    return Option(**_read(raw))


def _read(raw: dict[str, Any]) -> dict[str, Any]:
    number = raw["at"]
    text = read_inline(raw["text"], number) if raw["text"] else ""
    feedback = read_text(Lines(number, raw.get("feedback", "").split("\n")))
    rest = {name: value for name, value in raw.items() if name not in ("at", "options")}
    return rest | {"text": text, "feedback": feedback}
