"""A practice task of a lesson: what was sent is read, kept, and answered with reasons and a model answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kerege.disclosure.together import watch_together
from kerege.items import Exercise, ExerciseKind, Judged, Option
from kerege.items.exercise import KEEP, NEEDED, NOT_NEEDED, STRIKE
from kerege.people.access import person_of
from kerege.people.models import Person
from kerege.practice.material.library import inline, lang_attr, library_of, prose
from kerege.practice.works import FEWEST, save_work, shares
from kerege.rollouts.models import Rollout
from kerege.suites.catalogue import LessonEntry

LONGEST = 5_000
"""Characters of a text in a task."""


@dataclass(frozen=True)
class Answer:
    """What is said to an attempt: by place, the HTML to be put there; and the texts as they stand now, by field."""

    places: dict[str, str]
    texts: dict[str, str]
    is_taken: bool = True


def task_asked(data: Mapping[str, Any]) -> str:
    """Which task a form of a lesson was sent for; empty where for none. A button that changes marked words names it,
    too."""
    changes = (name.removesuffix("-change") for name in data if name.endswith("-change"))
    return str(data.get("task") or next(changes, ""))


def answer_task(
    visitor: Any, lesson: LessonEntry, stored: Mapping[str, Any], asked: str, data: Any, *, form: str
) -> Answer:
    """Answer what was sent of a task. `stored` is the task as the lesson's body keeps it, `asked` the value of the
    button: the id of the block, in a dialogue with the id of the turn. Without an account nothing is kept."""
    block, _dot, turn = asked.partition(".")
    attempt = _Attempt(person_of(visitor), lesson, block, stored, form)
    if "exercise" in stored:
        return attempt.decide(Exercise.from_json(stored["exercise"]), turn, data)
    return attempt.write(data)


@dataclass(frozen=True)
class _Attempt:
    person: Person | None
    lesson: LessonEntry
    block: str
    stored: Mapping[str, Any]
    form: str

    @property
    def task(self) -> str:
        return self.lesson.check_iri(self.block)

    def write(self, data: Any) -> Answer:
        field = f"{self.block}.text"
        texts = {field: data.get(field, "")}
        values = self.stored["values"]
        known = library_of(self.lesson.module.suite).known(values["text"], values["given"])
        watched = watch_together(self.block, texts, data, known=known)
        text = watched.texts[field].strip()
        if problem := self._problem_of(text):
            return self._refused(problem, watched.texts)
        if watched.problem:
            return self._refused(watched.problem, watched.texts, watched.findings(self.form))
        if self.person:
            save_work(self.person, self.lesson.module.suite.pk, self.task, words={"text": text})
        return self._told(self.block, {"model": prose(values["model"])}, watched.texts)

    def _problem_of(self, text: str) -> str:
        if not text:
            return _("Write your own text first, then compare.")
        if len(text) > LONGEST:
            return _("At most %(most)d characters, please. Now there are %(count)d.") % {
                "most": LONGEST,
                "count": len(text),
            }
        return ""

    def decide(self, exercise: Exercise, turn: str, data: Any) -> Answer:
        prefix = f"{self.block}."
        values = {name.removeprefix(prefix): sent for name, sent in data.lists() if name.startswith(prefix)}
        choices = exercise.read_choices(values)
        if exercise.kind is ExerciseKind.DIALOGUE:
            return self._say(exercise, turn, choices)
        if exercise.kind is ExerciseKind.STRIKE and STRIKE not in choices.values():
            return self._refused(_("Cross out at least one line, then compare."), {})
        if len(choices) < len(exercise.lines):
            return self._refused(_("Something is still without an answer."), {})
        return self._told(self.block, self._judged(exercise, choices) | {"model": prose(exercise.model)}, {})

    def _say(self, exercise: Exercise, turn: str, choices: Mapping[str, str]) -> Answer:
        """One turn of a dialogue; after the last comes the model answer. Turns that were taken before stay answered."""
        if turn not in choices:
            return self._refused(_("Choose what you say."), {}, place=f"{self.block}.{turn}")
        last = exercise.lines[-1]
        cohort = self._save({turn: choices[turn]}, done=turn == last.id)
        places: dict[str, str] = {}
        for id, line in self._lines(exercise, choices, cohort).items():
            told = {"judged": [line], "is_dialogue": True}
            if id == last.id:
                told["model"] = prose(exercise.model)
            places |= self._told(f"{self.block}.{id}", told, {}).places
        return Answer(places, {})

    def _judged(self, exercise: Exercise, choices: Mapping[str, str]) -> dict[str, Any]:
        judged = list(self._lines(exercise, choices, self._save(choices)).values())
        right = sum(line["is_right"] for line in judged)
        return {
            "judged": judged,
            "alike": _("As in the model answer: %(right)d of %(count)d") % {"right": right, "count": len(judged)},
            "needless": self._needless(exercise),
        }

    def _save(self, choices: Mapping[str, str], *, done: bool = True) -> Rollout | None:
        """Keep decisions, where there is an account; gives the cohort with whom she compares herself."""
        if self.person is None:
            return None
        return save_work(self.person, self.lesson.module.suite.pk, self.task, choices=choices, done=done).rollout

    def _needless(self, exercise: Exercise) -> str:
        if exercise.kind is not ExerciseKind.TRACE:
            return ""
        needless = sum(line.right == NOT_NEEDED for line in exercise.lines)
        return _("People who learned of it: %(all)d. Needed for work: %(needed)d.") % {
            "all": len(exercise.lines),
            "needed": len(exercise.lines) - needless,
        }

    def _lines(
        self, exercise: Exercise, choices: Mapping[str, str], cohort: Rollout | None
    ) -> dict[str, dict[str, Any]]:
        """What is said of each line, by its id."""
        told = shares(self.task, cohort, choices)
        return {
            judged.line.id: self._line(exercise, judged, told.get(judged.line.id, []))
            for judged in exercise.judge(choices)
        }

    def _line(self, exercise: Exercise, judged: Judged, cohort: Sequence[Any]) -> dict[str, Any]:
        titles = {option.id: title_of(option) for option in exercise.options_of(judged.line)}
        return {
            "text": inline(judged.line.text),
            "chosen": inline(titles[judged.option.id]),
            "right": inline(titles.get(judged.line.right, "")),
            "is_right": judged.is_right,
            "feedback": prose(judged.feedback),
            "cohort": [
                {"option": inline(titles[share.option]), "people": share.people}
                for share in cohort
                if share.option in titles  # a new edition of the lesson may offer others
            ],
        }

    def _refused(self, problem: str, texts: dict[str, str], findings: str = "", place: str = "") -> Answer:
        html = self._html({"problem": problem, "findings": findings})
        return Answer({place or self.block: html}, texts, is_taken=False)

    def _told(self, place: str, told: dict[str, Any], texts: dict[str, str]) -> Answer:
        return Answer({place: self._html(told | {"is_saved": self.person is not None})}, texts)

    def _html(self, context: dict[str, Any]) -> str:
        context |= {"attr": lang_attr(self.stored["language"]), "fewest": FEWEST}
        return render_to_string("practice/told.html", context).strip()


def title_of(option: Option) -> str:
    """What an option says: the author's words, or the site's where a kind of task has the same options everywhere."""
    fixed = {
        KEEP: _("keep"),
        STRIKE: _("cross out"),
        NEEDED: _("It was needed for work"),
        NOT_NEEDED: _("It was not needed"),
    }
    return option.text or fixed[option.id]
