"""A practice task in which somebody decides line by line: sorts, strikes out, traces, talks, takes one of several ways.
Nothing of it is scored as a whole: each decision has its reason, and a model answer ends the task.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from kerege.items.model import ItemError
from kerege.items.validate import ANSWER_ID


class ExerciseKind(StrEnum):
    """What is done with the lines, by the names that authors use."""

    SORT = "sort"  # each line goes into one of the groups
    STRIKE = "strike"  # some lines are crossed out, the others stay
    TRACE = "trace"  # of each stop on the way: did it have to be so
    DIALOGUE = "dialogue"  # at each turn one of its own answers
    SCENE = "scene"  # one of the lines is taken, and leads to what comes of it


@dataclass(frozen=True)
class Option:
    """Something that can be chosen. `right` and `feedback` belong to the options of a dialogue's turn, which are its
    own; the groups of a sort are the same for every line."""

    id: str
    text: str
    right: bool = False
    feedback: str = ""


@dataclass(frozen=True)
class Line:
    """One decision. `right` is the id of the option that the author would choose; in a dialogue its options say it, and
    in a scene it is the id of the scene to which the line leads."""

    id: str
    text: str
    right: str = ""
    feedback: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """A task: what is asked, the groups that all lines share, the lines, and the model answer with its reasons."""

    id: str
    kind: ExerciseKind
    prompt: str
    lines: tuple[Line, ...]
    groups: tuple[Option, ...] = ()
    model: str = ""

    def options_of(self, line: Line) -> tuple[Option, ...]:
        """What can be chosen for a line. The two that strike and trace have are named by whoever shows them."""
        if self.kind is ExerciseKind.DIALOGUE:
            return line.options
        return self.groups or FIXED.get(self.kind, ())

    def judge(self, choices: Mapping[str, str]) -> list[Judged]:
        """What is said of each decision, in the order of the lines. Lines without one are left out, and those whose
        decision was kept from an edition that offered something else."""
        return [
            self._judged(line, option)
            for line in self.lines
            for option in self.options_of(line)
            if option.id == choices.get(line.id)
        ]

    def _judged(self, line: Line, option: Option) -> Judged:
        if self.kind is ExerciseKind.DIALOGUE:
            return Judged(line, option, option.right, option.feedback)
        return Judged(line, option, line.right == option.id, line.feedback)

    def read_choices(self, values: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The decisions of a submitted form, whose fields are named by the lines. What the task does not offer is
        left out; so is a line without a decision. In a strike, what is not crossed out stays."""
        choices = {}
        for line in self.lines:
            given = [value for value in values.get(line.id, ()) if value in {o.id for o in self.options_of(line)}]
            if given:
                choices[line.id] = given[-1]
            elif self.kind is ExerciseKind.STRIKE:
                choices[line.id] = KEEP
        return choices

    def to_json(self) -> dict[str, Any]:
        """The task as plain data, fit for JSON."""
        return asdict(self) | {"kind": self.kind.value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Exercise:
        """Read what `to_json` wrote; raise ItemError for anything else."""
        try:
            lines = tuple(
                Line(**{**line, "options": tuple(Option(**option) for option in line["options"])})
                for line in data["lines"]
            )
            groups = tuple(Option(**group) for group in data["groups"])
            return cls(**{**data, "kind": ExerciseKind(data["kind"]), "lines": lines, "groups": groups})
        except (KeyError, TypeError, ValueError) as error:
            raise ItemError(f"Exercise: {error}") from error


@dataclass(frozen=True)
class Judged:
    """A decision, whether the author would make it too, and why."""

    line: Line
    option: Option
    is_right: bool
    feedback: str


KEEP, STRIKE, NEEDED, NOT_NEEDED = "keep", "strike", "needed", "not-needed"
FIXED = {
    ExerciseKind.STRIKE: (Option(KEEP, ""), Option(STRIKE, "")),
    ExerciseKind.TRACE: (Option(NEEDED, ""), Option(NOT_NEEDED, "")),
}
"""The options of a kind that has no groups of its own; their words are the site's."""

MARKED: dict[str, tuple[str, str]] = {ExerciseKind.STRIKE: (KEEP, STRIKE), ExerciseKind.TRACE: (NOT_NEEDED, NEEDED)}
"""What the author says of a line by leaving it unmarked, and by marking it."""


def _(text: str) -> str:
    """Marks a sentence for translation; callers translate."""
    return text


EXERCISE_MESSAGES = {
    "no-prompt": _("The task has no prompt."),
    "no-model": _("The task has no model answer."),
    "too-few-lines": _("The task needs at least two lines."),
    "too-few-groups": _("The task needs at least two groups."),
    "too-few-options": _("A turn needs at least two answers."),
    "no-right-option": _("No answer of the turn is marked as right."),
    "unknown-group": _("The line goes to a group that the task does not have."),
    "bad-id": _("An id has only lower-case Latin letters, digits and hyphens, and begins with a letter."),
    "duplicate-id": _("Two lines, groups or answers have the same id."),
    "empty-line": _("The line has no text."),
    "no-feedback": _("The reason is missing."),
    "one-sided": _("Every line has the same answer: there is nothing to decide."),
}
"""English sentences for what is wrong with a task; callers translate them."""


def exercise_problems(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Everything that keeps a task from being shown: a code of EXERCISE_MESSAGES, and the id it is about or ""."""
    if not exercise.prompt.strip():
        yield "no-prompt", ""
    if not exercise.model.strip() and exercise.kind is not ExerciseKind.SCENE:
        yield "no-model", ""
    if len(exercise.lines) < 2:
        yield "too-few-lines", ""
    if exercise.kind is ExerciseKind.SORT and len(exercise.groups) < 2:
        yield "too-few-groups", ""
    yield from _id_problems(exercise)
    for line in exercise.lines:
        if not line.text.strip():
            yield "empty-line", line.id
        if exercise.kind is ExerciseKind.DIALOGUE:
            yield from _turn_problems(line)
        elif not line.feedback.strip():
            yield "no-feedback", line.id
    if exercise.kind not in (ExerciseKind.DIALOGUE, ExerciseKind.SCENE):
        for line in exercise.lines:
            if line.right not in {option.id for option in exercise.options_of(line)}:
                yield "unknown-group", line.id
        if len(exercise.lines) > 1 and len({line.right for line in exercise.lines}) == 1:
            yield "one-sided", ""


def _turn_problems(turn: Line) -> Iterator[tuple[str, str]]:
    if len(turn.options) < 2:
        yield "too-few-options", turn.id
    if not any(option.right for option in turn.options):
        yield "no-right-option", turn.id
    for option in turn.options:
        if not option.text.strip():
            yield "empty-line", f"{turn.id}.{option.id}"
        if not option.feedback.strip():
            yield "no-feedback", f"{turn.id}.{option.id}"


def _id_problems(exercise: Exercise) -> Iterator[tuple[str, str]]:
    together = [*(group.id for group in exercise.groups), *(line.id for line in exercise.lines)]
    for ids in (together, *([option.id for option in line.options] for line in exercise.lines)):
        for id in dict.fromkeys(ids):
            if not ANSWER_ID.fullmatch(id) or id in ("prompt", "model"):  # they name units of the task
                yield "bad-id", id
            if ids.count(id) > 1:
                yield "duplicate-id", id
