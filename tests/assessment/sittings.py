"""People who have sat a test, and a key that is set right."""

from __future__ import annotations

from uuid import UUID, uuid4

from kerege import clock
from kerege.assessment.attempts import hand_in
from kerege.assessment.models import Attempt, Exam, Given, Question, Rescoring
from kerege.assessment.rescoring import ask_for_rescoring
from kerege.items.mask import Values
from kerege.outgoing.worker import tick
from kerege.people.models import Person

RIGHT: dict[str, dict[str, list[str]]] = {
    "note-a": {"answer": ["y"]},
    "truth-a": {"answer": ["true"]},
    "ask-a": {"answer": ["x", "y"]},
}
WRONG: dict[str, dict[str, list[str]]] = {
    "note-a": {"answer": ["x"]},
    "truth-a": {"answer": ["false"]},
    "ask-a": {"answer": ["z"]},
}
WHY = "Ключ был неверен: прозвище здесь уместно."


def sit(
    given: dict[str, Values],
    *,
    kind: str = "final",
    person: Person | None = None,
    registration: UUID | None = None,
    language: str = "ru",
    mark: int = 60,
) -> Attempt:
    """Somebody takes a test of these questions, with these answers, and hands it in."""
    exam = Exam.objects.get(kind=kind)
    person = person or Person.objects.create_user(f"p-{uuid4().hex[:8]}")
    attempt = Attempt.objects.create(
        exam=exam,
        activity=f"https://example.org/suites/tiny/m1/{exam.key}",
        person=person,
        registration=registration or uuid4(),
        edition="test/1",
        number=1,
        seed=uuid4().hex,
        layout="one",
        pass_mark=mark if kind == "final" else None,
    )
    for place, (key, values) in enumerate(given.items(), 1):
        version = Question.objects.get(key=key).version
        row = Given(attempt=attempt, place=place, version=version, values=values)
        if values:
            row.language, row.saved_at = language, clock.now()
        row.save()
    return hand_in(attempt)


def question(key: str = "note-a") -> Question:
    return Question.objects.get(key=key)


def mend_key(key: str = "note-a", right: str = "x") -> Question:
    """The author marks another answer as right."""
    one = question(key)
    for answer in one.body[0].value["answers"]:
        answer["right"] = answer["key"] == right
    one.save()
    return one


def score_anew(one: Question, by: Person | None = None) -> Rescoring:
    rescoring = ask_for_rescoring(one, by=by, why=WHY)
    tick("test")
    rescoring.refresh_from_db()
    return rescoring


def counts(rescoring: Rescoring) -> tuple[int, int, int, int]:
    return rescoring.attempts, rescoring.changed, rescoring.gained, rescoring.kept
