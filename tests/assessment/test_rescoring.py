"""A wrong key set right: nothing earned is lost, and what is earned now counts."""

from __future__ import annotations

import json

import pytest

from assessment.sittings import RIGHT, WRONG, counts, mend_key, question, score_anew, sit
from kerege.assessment import rescoring as rescoring_rules
from kerege.assessment import versions
from kerege.assessment.attempts import hand_in
from kerege.assessment.models import Attempt, Given
from kerege.assessment.rescoring import NothingToScore
from kerege.learning.models import Outcome
from kerege.learning.progress import rebuild_progress
from kerege.people.models import Person
from kerege.people.personal_data import erase_person
from kerege.records.models import Statement
from kerege.suites.document import text_hash
from kerege.suites.models import Suite, Translation

pytestmark = pytest.mark.usefixtures("with_tests")


def test_newly_passed_attempt_counts_and_says_so(person: Person) -> None:
    attempt = sit(RIGHT | {"note-a": {"answer": ["x"]}}, person=person, mark=90)
    assert Outcome.objects.get().success is False

    rescoring = score_anew(mend_key())

    attempt.refresh_from_db()
    assert (attempt.percent, attempt.passed, counts(rescoring)) == (100, True, (1, 1, 1, 0))
    row = attempt.given.get(place=1)
    assert (row.version.number, row.scored_by and row.scored_by.number, row.scaled) == (1, 2, 1.0)
    outcome = Outcome.objects.get()
    assert (outcome.success, outcome.score) == (True, 1.0)
    said = [json.loads(one.document) for one in Statement.objects.order_by("position")][4:]
    assert [(one["verb"]["display"]["en"], one["result"]["score"]["scaled"]) for one in said] == [
        ("answered", 1.0),
        ("passed", 1.0),
    ]
    assert said[0]["object"]["definition"]["correctResponsesPattern"] == ["x"]
    before = list(Outcome.objects.values("score", "success", "done_at"))
    rebuild_progress()
    assert list(Outcome.objects.values("score", "success", "done_at")) == before


def test_nothing_earned_is_lost(person: Person) -> None:
    attempt = sit(RIGHT, person=person, mark=90)

    rescoring = score_anew(mend_key())

    attempt.refresh_from_db()
    assert (attempt.percent, attempt.passed, counts(rescoring)) == (100, True, (1, 1, 0, 1))
    assert attempt.given.get(place=1).scaled == 0.0  # the question is known as what it is
    assert (Outcome.objects.get().success, Outcome.objects.get().score) == (True, 1.0)


def test_score_that_earned_nothing_follows_the_key() -> None:
    failed, pre = sit(RIGHT | {"truth-a": {"answer": ["false"]}}, mark=90), sit(RIGHT, kind="pre")

    rescoring = score_anew(mend_key())

    assert [Attempt.objects.get(pk=one.pk).percent for one in (failed, pre)] == [33, 66]
    assert counts(rescoring) == (2, 2, 0, 0)


def test_job_that_is_called_again_scores_nothing_twice() -> None:
    for _person in range(3):
        sit(RIGHT, mark=90)
    rescoring = score_anew(mend_key())
    said = Statement.objects.count()

    rescoring_rules.rescore_owed(f"{rescoring.pk}/0", {})

    rescoring.refresh_from_db()
    assert (counts(rescoring), Statement.objects.count()) == ((3, 3, 0, 3), said)


def test_many_attempts_are_scored_in_several_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring_rules, "AT_ONCE", 2)
    for _person in range(5):
        sit(WRONG)

    rescoring = score_anew(mend_key())

    assert (counts(rescoring), rescoring.finished_at is not None) == ((5, 5, 0, 0), True)


def test_key_mended_by_changing_words_is_as_good_as_by_marking() -> None:
    """The author wrote each answer in the other's place: what somebody chose goes by its words."""
    attempt = sit(RIGHT)
    one = question()
    first, second = one.body[0].value["answers"]
    first["text"], second["text"] = second["text"], first["text"]
    one.save()

    score_anew(one)

    assert attempt.given.get(place=1).scaled == 0.0


def test_typed_answer_of_somebody_erased_is_left_as_it_is(person: Person) -> None:
    sit({"word-a": {"answer": ["Данияр"]}}, person=person)
    erase_person(person, by=None, why="test")
    one = question("word-a")
    one.body[0].value["accepted"] = "Тимур"
    one.save()

    with pytest.raises(NothingToScore):
        score_anew(one)

    assert Given.objects.get().scaled == 1.0


def test_typed_answer_is_no_worse_for_a_key_that_nobody_has_translated(with_tests: Suite) -> None:
    one = question("word-a")
    for part, text in (("prompt", one.item.prompt), ("accepted", "Данияр"), ("feedback", one.item.feedback)):
        Translation.objects.create(
            suite=with_tests, language="en", unit=f"m1:word-a.{part}", source_hash=text_hash(text),
            text="Daniyar" if part == "accepted" else f"English {part}",
        )  # fmt: skip
    versions.forget()
    english, russian = sit({"word-a": {"answer": ["daniyar"]}}, language="en"), sit({"word-a": {"answer": ["Дима"]}})
    one.body[0].value["accepted"] = "Данияр\nДима"
    one.save()

    score_anew(one)

    assert [attempt.given.get().scaled for attempt in (english, russian)] == [1.0, 1.0]


def test_key_set_back_is_the_first_key_again() -> None:
    attempt = sit(RIGHT)
    score_anew(mend_key())

    rescoring = score_anew(mend_key(right="y"))

    row = attempt.given.get(place=1)
    assert (row.scored_by, row.scaled, counts(rescoring)) == (None, 1.0, (1, 1, 0, 0))


def test_open_attempt_is_not_scored() -> None:
    Attempt.objects.filter(pk=sit(RIGHT).pk).update(handed_in_at=None)

    with pytest.raises(NothingToScore):
        score_anew(mend_key())

    assert hand_in(Attempt.objects.get()).handed_in_at is not None
