"""The learner of the demo has been here for some evenings, so that whoever signs in as her finds what a learner has: a
lesson where she left off, questions to recall, works, a plan that is begun. She has taken no test and holds no paper:
that is left to who tries the demo. All of it by what learners do.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import translation

from kerege import clock
from kerege.config.demo.words import PLAN, PLAN_CASE, STORY, TASKS
from kerege.items import Exercise, Item, ItemType, Response, right_responses, score
from kerege.learning.acts import answer_check, complete_lesson, progress_of_person
from kerege.people.models import Person
from kerege.practice.material.documents import About, MaterialKind
from kerege.practice.material.library import Library, library_of
from kerege.practice.plans import plans_of, save_section
from kerege.practice.scenarios import decide, way_in
from kerege.practice.sheet import Field
from kerege.practice.works import save_work, works_of
from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry, SuiteEntry

EVENINGS = (6, 4, 1)  # days ago, a lesson each; of the first two some questions are to be recalled by now


def begin_courses(person: Person) -> None:
    """Bring her some evenings into the first course, if she has done nothing in it yet."""
    with translation.override(person.language):
        for suite in catalogue.suites()[:1]:
            if not _has_begun(person, suite):
                _begin(person, suite)


def _has_begun(person: Person, suite: SuiteEntry) -> bool:
    kept = works_of(person, f"{suite.iri}/") or plans_of(person, suite)
    return bool(kept) or progress_of_person(person, suite).begun


@transaction.atomic
def _begin(person: Person, suite: SuiteEntry) -> None:
    half = suite.lessons[: len(suite.lessons) // 2]
    for number, (lesson, days) in enumerate(zip(half, EVENINGS, strict=False)):
        with clock.moved_by(-timedelta(days=days)):
            _study(person, lesson, is_new_to_it=number == 0)
            if number < len(EVENINGS) - 1:  # the task of the last evening waits for another one
                _do_tasks(person, lesson)
    library = library_of(suite)
    with clock.moved_by(-timedelta(days=EVENINGS[-1])):
        _play(person, library)
        _write_plan(person, library)


def _study(person: Person, lesson: LessonEntry, *, is_new_to_it: bool) -> None:
    """Through a lesson, with all its questions. The first of all comes before there is anything to know it from, and
    she guesses wrong."""
    nonce = uuid.uuid5(uuid.NAMESPACE_URL, lesson.iri)
    items = catalogue.stored_body(lesson.body).items
    for place, check in enumerate(lesson.body.checks):
        item, language = Item.from_json(items[check]["item"]), items[check]["language"]
        response = _wrong(item) if is_new_to_it and place == 0 else right_responses(item)[0]
        answer_check(person, lesson, item, response, score(item, response), nonce, language)
    complete_lesson(person, lesson, nonce)


def _wrong(item: Item) -> Response:
    """One of the answers that are not right, where the question has such; else the right one."""
    wrong = [answer.id for answer in item.answers if item.type is ItemType.ONE and not answer.right]
    return Response(chosen=(wrong[0],)) if wrong else right_responses(item)[0]


def _do_tasks(person: Person, lesson: LessonEntry) -> None:
    """Those that are decided line by line, and those for which there are words."""
    items = catalogue.stored_body(lesson.body).items
    for task in lesson.body.tasks:
        words = {"text": TASKS[task]} if task in TASKS else {}
        choices = _choices(Exercise.from_json(items[task]["exercise"])) if "exercise" in items[task] else {}
        if words or choices:
            save_work(person, lesson.module.suite.pk, lesson.check_iri(task), words=words, choices=choices)


def _choices(exercise: Exercise) -> dict[str, str]:
    """As the author would decide, but for one line, so that there is something to compare. None for a dialogue, in
    which every turn has options of its own."""
    choices = {line.id: line.right for line in exercise.lines if line.right}
    *others, last = [option.id for option in exercise.options_of(exercise.lines[0])]
    other = next((line for line, right in choices.items() if right == last), "")
    return choices | ({other: others[0]} if other else {})


def _play(person: Person, library: Library) -> None:
    """The first story, as far as she has decided in it."""
    for story in library.all(MaterialKind.SCENARIO)[:1]:
        way = way_in(None, story.document)
        while not way.is_over:
            line, reason = STORY.get(way.here.id, ("", ""))
            if line not in {one.id for one in way.here["exercise"].lines}:
                break
            way = way_in(decide(person, library.suite, story.document, way.here.id, line, reason), story.document)


def _write_plan(person: Person, library: Library) -> None:
    """Some parts of a plan for one of the children: what is missing is shown to her."""
    if library.find(MaterialKind.CASE, PLAN_CASE) is None:
        return
    for form in library.all(MaterialKind.FORM):
        fields = form.sheet.fields
        words = {name: said for name, said in PLAN.items() if name in fields and _fits(fields[name], said)}
        if words and form.sheet.about is About.CHILD:
            save_section(person, library.suite, form.sheet.id, PLAN_CASE, words)


def _fits(field: Field, said: Any) -> bool:
    """Whether a field of this name is the one for which the words were written."""
    if isinstance(said, str):
        return not field.is_table
    return len(said) == len(field.heads) and {one.id for one in field.columns} == set(said[0])
