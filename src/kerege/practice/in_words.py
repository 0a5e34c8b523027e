"""What somebody has practised, as she reads it among her data: by titles and words, where the file has ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kerege.items import Exercise
from kerege.people.models import Person
from kerege.practice import rubric
from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import Library, find_in, libraries, library_of
from kerege.practice.models import (
    Ask,
    Choice,
    Conference,
    PlanVersion,
    PracticePlan,
    Review,
    Seat,
    Submission,
    Work,
)
from kerege.practice.roundtable import ASK, LEAVE, Fact, Role, Roundtable, line_of, roundtable_of
from kerege.practice.sheet import Sheet
from kerege.practice.tasks import title_of
from kerege.practice.works import task_of
from kerege.records.activities import namer, names_of
from kerege.suites import catalogue
from kerege.suites.labels import TASK_LABELS


@namer
def practice_names(activities: Set[str]) -> dict[str, str]:
    """Tasks by their lesson; scenarios, conferences and forms by their titles."""
    names: dict[str, str] = {}
    for suite in catalogue.suites():
        if not any(activity.startswith(f"{suite.iri}/") for activity in activities):
            continue
        names |= {task_of(suite, one.id): one["title"] for one in _here(library_of(suite))}
        for lesson in suite.lessons:
            for id, kind in lesson.body.tasks.items():
                names[lesson.check_iri(id)] = format_html("{}: {}", lesson.title.html, TASK_LABELS[kind])
    return {activity: names[activity] for activity in activities & names.keys()}


def _here(library: Library) -> Iterator[Any]:
    for kind in (MaterialKind.SCENARIO, MaterialKind.CONFERENCE, MaterialKind.FORM):
        yield from (shown.document for shown in library.all(kind))


def works_in_words(person: Person) -> list[dict[str, Any]]:
    works = list(Work.objects.filter(person=person).exclude(words={}))
    names = names_of({work.task for work in works})
    return [
        {"task": names[work.task], "words": " ".join(work.words.values()), "saved_at": work.saved_at.isoformat()}
        for work in works
    ]


def choices_in_words(person: Person) -> list[dict[str, Any]]:
    choices = list(Choice.objects.filter(work__person=person).select_related("work"))
    names = names_of({choice.work.task for choice in choices})
    texts = dict(_texts({choice.work.task for choice in choices}))
    told = []
    for choice in choices:
        latest, first = (choice.latest, choice.latest_reason), (choice.option, choice.reason)
        option, reason = latest if choice.latest else first
        told.append(
            {
                "task": names[choice.work.task],
                "option": texts.get(choice.work.task, {}).get((choice.line, option), ""),
                "reason": reason,
                "made_at": choice.made_at.isoformat(),
            }
        )
    return told


def _texts(tasks: Set[str]) -> Iterator[tuple[str, dict[tuple[str, str], str]]]:
    """By task, what each decision says; nothing for a task that is not published now."""
    for suite in catalogue.suites():
        for shown in library_of(suite).all(MaterialKind.SCENARIO):
            if (task := task_of(suite, shown.document.id)) in tasks:
                scenes = [block for block in shown.document.blocks if block.kind == "scene"]
                yield task, {(scene.id, line.id): line.text for scene in scenes for line in scene["exercise"].lines}
        for shown in library_of(suite).all(MaterialKind.CONFERENCE):
            if (task := task_of(suite, shown.document.id)) in tasks:
                yield task, dict(_of_conference(roundtable_of(shown.document)))
        for lesson in suite.lessons:
            asked = {id: lesson.check_iri(id) for id in lesson.body.tasks if lesson.check_iri(id) in tasks}
            stored = catalogue.stored_body(lesson.body).items if asked else {}
            for id, task in asked.items():
                if "exercise" in stored[id]:
                    yield task, dict(_of_exercise(Exercise.from_json(stored[id]["exercise"])))


def _of_exercise(exercise: Exercise) -> Iterator[tuple[tuple[str, str], str]]:
    for line in exercise.lines:
        for option in exercise.options_of(line):
            yield (line.id, option.id), f"{line.text} — {title_of(option)}"


def _of_conference(table: Roundtable) -> Iterator[tuple[tuple[str, str], str]]:
    for role in table.roles:
        for fact in table.facts:
            line = line_of(role.id, fact.id)
            yield (line, ASK), _("%(role)s asks: %(fact)s") % {"role": role.title, "fact": fact.title}
            yield (line, LEAVE), _("%(role)s does not ask: %(fact)s") % {"role": role.title, "fact": fact.title}


def conferences_in_words(person: Person) -> list[dict[str, Any]]:
    return [
        {"conference": table.title, "opened_at": conference.opened_at.isoformat()}
        for conference, table in _tables(Conference.objects.filter(led_by=person).select_related("rollout"))
    ]


def seats_in_words(person: Person) -> list[dict[str, Any]]:
    seats = Seat.objects.filter(person=person).select_related("conference__rollout")
    tables = {conference.pk: table for conference, table in _tables({seat.conference for seat in seats})}
    return [
        {
            "conference": tables[seat.conference_id].title,
            "role": _title(tables[seat.conference_id].role(seat.role)),
            "taken_at": seat.taken_at.isoformat(),
        }
        for seat in seats
        if seat.conference_id in tables
    ]


def asks_in_words(person: Person) -> list[dict[str, Any]]:
    asks = Ask.objects.filter(Q(asked_by=person) | Q(answered_by=person)).select_related("conference__rollout")
    tables = {conference.pk: table for conference, table in _tables({ask.conference for ask in asks})}
    told: list[dict[str, Any]] = []
    for ask in asks:
        if table := tables.get(ask.conference_id):
            about = {"role": _title(table.role(ask.role)), "fact": _title(table.fact(ask.fact))}
            if ask.asked_by_id == person.pk:
                told.append({**about, "words": ask.purpose, "asked_at": ask.asked_at.isoformat()})
            if ask.answered_by_id == person.pk:
                answer = {"answer": ask.get_answer_display(), "words": ask.words}
                told.append({**about, **answer, "answered_at": ask.answered_at and ask.answered_at.isoformat()})
    return told


def _tables(conferences: Iterable[Conference]) -> Iterator[tuple[Conference, Roundtable]]:
    """Each with what its file says; those whose file is withdrawn are left out."""
    here = libraries()
    for conference in conferences:
        if shown := find_in(here, conference.rollout.suite_id, MaterialKind.CONFERENCE, conference.material):
            yield conference, roundtable_of(shown.document)


def _title(one: Role | Fact | None) -> str:
    return one.title if one else ""


def plans_in_words(person: Person) -> list[dict[str, Any]]:
    plans, here = PracticePlan.objects.filter(person=person), libraries()
    return [
        {**_about(here, plan), **_words(here, plan, plan.words), "saved_at": plan.saved_at.isoformat()}
        for plan in plans
    ]


def versions_in_words(person: Person) -> list[dict[str, Any]]:
    versions, here = PlanVersion.objects.filter(plan__person=person).select_related("plan"), libraries()
    return [
        {
            **_about(here, version.plan),
            "number": version.number,
            **_words(here, version.plan, version.words),
            "kept_at": version.kept_at.isoformat(),
        }
        for version in versions
    ]


def submissions_in_words(person: Person) -> list[dict[str, Any]]:
    submissions = Submission.objects.filter(version__plan__person=person).select_related("version__plan")
    here = libraries()
    return [
        {
            **_about(here, submission.version.plan),
            "number": submission.version.number,
            "handed_in_at": submission.handed_in_at.isoformat(),
        }
        for submission in submissions
    ]


def reviews_in_words(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "kind": review.get_kind_display(),
            "marks": "; ".join(f"{line}: {mark}" for line, mark in rubric.in_words(review.marks)),
            "strength": review.strength,
            "advice": review.advice,
            "done_at": review.done_at and review.done_at.isoformat(),
        }
        for review in Review.objects.filter(reviewer=person)
    ]


def _about(here: Mapping[int, Library], plan: PracticePlan) -> dict[str, str]:
    """Of which form a plan is, and about whom."""
    form = find_in(here, plan.suite_id, MaterialKind.FORM, plan.form)
    case = find_in(here, plan.suite_id, MaterialKind.CASE, plan.case)
    return {
        "form": str(form.document["title"]) if form else plan.form,
        "case": str(case.document["title"]) if case else plan.case,
    }


def _words(here: Mapping[int, Library], plan: PracticePlan, words: Mapping[str, Any]) -> dict[str, str]:
    form = find_in(here, plan.suite_id, MaterialKind.FORM, plan.form)
    return {"words": "; ".join(_said(form.sheet, words)) if form else ""}


def _said(sheet: Sheet, words: Mapping[str, Any]) -> Iterator[str]:
    """Each field that has words, with its title."""
    for field in sheet.fields.values():
        if not field.is_table:
            if text := words.get(field.id):
                yield f"{field.title}: {text}"
            continue
        for head, row in field.rows(words):
            cells = [column.shown(row.get(column.id, "")) for column in field.columns]
            if any(cells):
                yield f"{field.title}: {', '.join(filter(None, [head, *cells]))}"
