"""What this room holds about people: attempts, whose link to a person goes when she is erased."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kerege.assessment.models import Attempt, Exam, Given, ItemVersion, Question, Rescoring, Scene
from kerege.assessment.versions import wordings_of
from kerege.items import ANSWER_FIELD, Item, ItemType
from kerege.items.mask import Values
from kerege.people.models import Person
from kerege.people.personal_data import register, register_without
from kerege.records.activities import namer, names_of
from kerege.suites import catalogue


def _attempts(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "test": attempt.activity,
            "number": attempt.number,
            "started_at": attempt.started_at.isoformat(),
            "handed_in_at": attempt.handed_in_at and attempt.handed_in_at.isoformat(),
            "percent": attempt.percent if attempt.handed_in_at else None,
            "passed": attempt.passed,
        }
        for attempt in Attempt.objects.filter(person=person)
    ]


def _answers(person: Person) -> list[dict[str, Any]]:
    """In words: an author's ids give right answers away, and she may be in the middle of the test."""
    found = []
    for given in Given.objects.filter(attempt__person=person):
        item = wordings_of([given.version_id], given.language)[given.version_id].item
        found.append(
            {
                "question": item.prompt,
                "answer": _in_words(item, given.values),
                "saved_at": given.saved_at and given.saved_at.isoformat(),
                "device_time": given.device_time,
                "devices": sorted(given.turns),
            }
        )
    return found


def _in_words(item: Item, values: Values) -> list[str]:
    """What was given so far, which need not be a whole answer."""
    texts = {answer.id: answer.text for answer in item.answers}
    match item.type:
        case ItemType.ONE | ItemType.SEVERAL:
            return [texts[id] for id in values.get(ANSWER_FIELD, ())]
        case ItemType.ORDER:
            return sorted(f"{place}. {texts[id]}" for id, (place,) in values.items())
        case ItemType.MATCH:
            matches = {answer.id: answer.match for answer in item.answers}
            return sorted(f"{texts[left]} — {matches[right]}" for left, (right,) in values.items())
        case ItemType.TRUE_FALSE | ItemType.TEXT:
            return values.get(ANSWER_FIELD, [])


def _rescorings(person: Person) -> list[dict[str, Any]]:
    return [
        {"question": str(one.version), "at": one.at.isoformat(), "why": one.why}
        for one in Rescoring.objects.filter(by=person).select_related("version__question")
    ]


def _unlink(person: Person) -> None:
    """Attempts stay for the analysis of questions. What she typed goes; so does what she had not handed in. All
    are locked as in `attempts`, for another device of hers may be saving."""
    list(Attempt.objects.select_for_update(of=("self",)).filter(person=person).order_by("pk").values_list("pk"))
    Attempt.objects.filter(person=person, handed_in_at=None).delete()
    Given.objects.filter(attempt__person=person).update(turns={}, device_time="")
    Given.objects.filter(attempt__person=person, version__content__item__type="text").update(values={})
    Attempt.objects.filter(person=person).update(person=None)


@namer
def test_names(activities: Set[str]) -> dict[str, str]:
    """Tests by their kind and module; a question that stands in no lesson is one of a test."""
    modules = {module.pk: module for suite in catalogue.suites() for module in suite.modules}
    names = {
        f"{modules[exam.module_id].iri}/{exam.key}": format_html(
            "{}: {}", exam.get_kind_display(), modules[exam.module_id].title.html
        )
        for exam in Exam.objects.filter(module__in=modules)
    }
    titles = {module.iri: module.title.html for module in modules.values()}
    lessons = {lesson.iri for module in modules.values() for lesson in module.lessons}
    for activity in activities - names.keys() - lessons:
        if title := titles.get(activity.rpartition("/")[0]):
            names[activity] = format_html(gettext("{module}: a question of a test"), module=title)
    return {activity: names[activity] for activity in activities & names.keys()}


def _attempts_in_words(person: Person) -> list[dict[str, Any]]:
    attempts = _attempts(person)
    names = names_of({attempt["test"] for attempt in attempts})
    return [{**attempt, "test": names[attempt["test"]]} for attempt in attempts]


def _answers_in_words(person: Person) -> list[str]:
    """How many; in the page of a test they have words, in the file the numbers of that page."""
    count = Given.objects.filter(attempt__person=person).exclude(values={}).count()
    said = ngettext("%(count)d answer, in the file", "%(count)d answers, in the file", count)
    return [said % {"count": count}] if count else []


register(
    Attempt,
    section="learning",
    title=_("Tests"),
    words={
        "test": _("test"),
        "number": _("attempt"),
        "started_at": _("begun"),
        "handed_in_at": _("handed in"),
        "percent": _("percent"),
        "passed": _("passed"),
    },
    show=_attempts_in_words,
    holds="which tests she took, when, and with what result",
    why="results, certificates, and how good the questions are",
    kept="as long as the person; then without a name",
    export=_attempts,
    erase=_unlink,
)
register(
    Given,
    section="learning",
    title=_("Answers in tests"),
    show=_answers_in_words,
    holds="what she answered in tests, and a random name of the device",
    why="to go on after a break, to be scored, and to find bad questions",
    kept="as long as the person; then without a name and without what was typed",
    export=_answers,
    erase=lambda person: None,
)
register(
    Rescoring,
    section="log",
    words={"question": _("question"), "at": _("when"), "why": _("reason")},
    title=_("Questions scored anew"),
    holds="that she had answers to a question scored anew, when, and why",
    why="accountability for results",
    kept="the entry stays, the link to her goes with her",
    export=_rescorings,
    erase=lambda person: None,
)
register_without(Question, Scene, ItemVersion, Exam)
