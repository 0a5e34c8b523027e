"""What I made, what waits, what comes next; and each thing that I made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kerege.items import Exercise
from kerege.people.access import account_of, person_of
from kerege.practice.access import conferences_for, handouts_for, work_for
from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import Library, Shown, inline, lang_attr, library_of, prose
from kerege.practice.models import PracticePlan, Work
from kerege.practice.plans import plans_of
from kerege.practice.reviews import asked_of
from kerege.practice.tasks import title_of
from kerege.practice.works import task_of, works_of
from kerege.records.activities import names_of
from kerege.rollouts.access import led_by
from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry, SuiteEntry
from kerege.suites.labels import TASK_LABELS


@dataclass(frozen=True)
class Task:
    """A task of a lesson, and what she has made of it."""

    lesson: LessonEntry
    id: str
    kind: str
    work: Work | None

    @property
    def label(self) -> str:
        return str(TASK_LABELS[self.kind])


@dataclass(frozen=True)
class Plan:
    """A plan of hers on the page."""

    row: PracticePlan
    form: Shown
    case: Shown | None
    gaps: int

    @property
    def about(self) -> str:
        return self.row.case or self.form.sheet.about.value


@dataclass(frozen=True)
class Shelf:
    """All of practice in one course."""

    suite: SuiteEntry
    library: Library
    plans: list[Plan]
    tasks: list[Task]
    played: list[tuple[Work, Shown, str]]  # stories and conferences in which she has decided, with their addresses
    withdrawn: list[tuple[Work, str]]  # what stands in no lesson any more
    handouts: list[Shown]

    @property
    def made(self) -> list[Task]:
        return [task for task in self.tasks if task.work]

    @property
    def waiting(self) -> list[Task]:
        return [task for task in self.tasks if not task.work]

    @property
    def forms(self) -> list[Shown]:
        return self.library.all(MaterialKind.FORM)

    @property
    def stories(self) -> list[Shown]:
        return self.library.all(MaterialKind.SCENARIO)

    @property
    def conferences(self) -> list[Shown]:
        return self.library.all(MaterialKind.CONFERENCE)

    @property
    def next(self) -> Plan | Task | None:
        """The plan that she wrote last and that has gaps; else the first task that she has not tried."""
        return next((plan for plan in self.plans if plan.gaps), None) or next(iter(self.waiting), None)


@never_cache
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    shelves = [_shelf(request, suite) for suite in catalogue.suites()]
    person = person_of(request.user)
    context = {
        "shelves": [shelf for shelf in shelves if shelf],
        "to_read": [one for one in asked_of(person) if one.done_at is None] if person else [],
        "leads": led_by(request.user).exists(),
        "tables": conferences_for(request.user).filter(closed_at=None).exists(),
    }
    return render(request, "practice/practice.html", context)


def _shelf(request: HttpRequest, suite: SuiteEntry) -> Shelf | None:
    library = library_of(suite)
    person = person_of(request.user)
    works = works_of(person, f"{suite.iri}/") if person else {}
    tasks = [
        Task(lesson, id, kind, works.get(lesson.check_iri(id)))
        for lesson in suite.lessons
        for id, kind in lesson.body.tasks.items()
    ]
    plans = [plan for row in (plans_of(person, suite) if person else []) if (plan := _plan(library, row))]
    here = {task.work.pk for task in tasks if task.work}
    rest = {work.task: work for work in works.values() if work.pk not in here}
    stories = _played_in(library)
    played = [(work, stories[task], _address(suite, stories[task])) for task, work in rest.items() if task in stories]
    names = names_of(rest.keys() - stories.keys())
    withdrawn = [(work, names[task]) for task, work in rest.items() if task in names]
    handouts = handouts_for(request.user, library)
    return Shelf(suite, library, plans, tasks, played, withdrawn, handouts) if tasks or library.documents else None


def _played_in(library: Library) -> dict[str, Shown]:
    """The stories and conferences of a course, by the IRI that works on them go by."""
    kinds = (MaterialKind.SCENARIO, MaterialKind.CONFERENCE)
    return {task_of(library.suite, one.document.id): one for kind in kinds for one in library.all(kind)}


def _plan(library: Library, row: PracticePlan) -> Plan | None:
    form = library.find(MaterialKind.FORM, row.form)
    if form is None:
        return None
    case = library.find(MaterialKind.CASE, row.case) if row.case else None
    return Plan(row, form, case, form.sheet.gaps(row.words))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """What she made of one task, beside the model answer."""
    found = work_for(request.user, pk)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("It is deleted."))
        return redirect("practice:practice")
    place = _place_of(found)
    if place is None:
        context = {"work": found, "name": names_of({found.task})[found.task], "address": _address_of(found)}
        return render(request, "practice/work.html", context)
    lesson, block = place
    stored = catalogue.stored_body(lesson.body).items[block]
    context = {"work": found, "lesson": lesson, "block": block, "name": TASK_LABELS[stored["task"]]}
    return render(request, "practice/work.html", context | _told(found, stored))


def _place_of(work: Work) -> tuple[LessonEntry, str] | None:
    """The lesson and the block of a work; None for what was decided elsewhere, or is not published now."""
    for suite in catalogue.suites():
        for lesson in suite.lessons:
            for block in lesson.body.tasks:
                if lesson.check_iri(block) == work.task:
                    return lesson, block
    return None


def _address_of(work: Work) -> str:
    """Where the story or conference is played; empty where there is none."""
    for suite in catalogue.suites():
        if shown := _played_in(library_of(suite)).get(work.task):
            return _address(suite, shown)
    return ""


def _address(suite: SuiteEntry, played: Shown) -> str:
    view = "practice:scenario" if played.document.kind is MaterialKind.SCENARIO else "practice:conference"
    return reverse(view, args=[suite.slug, played.document.id])


def _told(work: Work, stored: dict[str, Any]) -> dict[str, Any]:
    attr = lang_attr(stored["language"])
    if "exercise" not in stored:
        values = stored["values"]
        return {
            "attr": attr,
            "prompt": prose(values["text"]),
            "given": values["given"],
            "text": work.words.get("text", ""),
            "model": prose(values["model"]),
        }
    exercise = Exercise.from_json(stored["exercise"])
    chosen = {choice.line: choice.latest for choice in work.choices.all() if choice.latest}
    lines = [
        {
            "text": inline(judged.line.text),
            "chosen": inline(title_of(judged.option)),
            "is_right": judged.is_right,
            "feedback": prose(judged.feedback),
        }
        for judged in exercise.judge(chosen)
    ]
    return {"attr": attr, "prompt": prose(exercise.prompt), "lines": lines, "model": prose(exercise.model)}


@never_cache
@require_safe
def saved(request: HttpRequest, suite: str, lesson: str) -> JsonResponse:
    """What she has saved in the tasks of a lesson, by the fields of its page; for the script of that page."""
    entry = catalogue.find(suite)
    found = next((one for one in entry.lessons if one.id == lesson), None) if entry else None
    if found is None:
        raise Http404
    fields: dict[str, str] = {}
    for task, work in works_of(account_of(request.user), f"{found.iri}/").items():
        block = task.rpartition("/")[2]
        fields |= {f"{block}.{name}": text for name, text in work.words.items()}
        fields |= {f"{block}.{choice.line}": choice.latest for choice in work.choices.all() if choice.latest}
    return JsonResponse(fields)
