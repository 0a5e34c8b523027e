"""What this room holds about people: attempts, whose link to a person goes when she is erased."""

from __future__ import annotations

from typing import Any

from kerege.assessment.models import Attempt, Exam, Given, ItemVersion, Question, Rescoring, Scene
from kerege.people.models import Person
from kerege.people.personal_data import register, register_without


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
    return [
        {
            "question": given.version.question.key,
            "answer": given.values,
            "saved_at": given.saved_at and given.saved_at.isoformat(),
            "device_time": given.device_time,
        }
        for given in Given.objects.filter(attempt__person=person).select_related("version__question")
    ]


def _rescorings(person: Person) -> list[dict[str, Any]]:
    return [
        {"question": str(one.version), "at": one.at.isoformat(), "why": one.why}
        for one in Rescoring.objects.filter(by=person).select_related("version__question")
    ]


def _unlink(person: Person) -> None:
    """Attempts stay for the analysis of questions. What she typed goes; so does what she had not handed in."""
    Attempt.objects.filter(person=person, handed_in_at=None).delete()
    Given.objects.filter(attempt__person=person).update(device="", device_time="")
    Given.objects.filter(attempt__person=person, version__content__item__type="text").update(values={})
    Attempt.objects.filter(person=person).update(person=None)


register(
    Attempt,
    holds="which tests she took, when, and with what result",
    why="results, certificates, and how good the questions are",
    kept="as long as the person; then without a name",
    export=_attempts,
    erase=_unlink,
)
register(
    Given,
    holds="what she answered in tests, and a random name of the device",
    why="to go on after a break, to be scored, and to find bad questions",
    kept="as long as the person; then without a name and without what was typed",
    export=_answers,
    erase=lambda person: None,
)
register(
    Rescoring,
    holds="that she had answers to a question scored anew, when, and why",
    why="accountability for results",
    kept="the entry stays, the link to her goes with her",
    export=_rescorings,
    erase=lambda person: None,
)
register_without(Question, Scene, ItemVersion, Exam)
