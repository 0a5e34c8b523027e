"""From the last answer to the paper: earned by learning, issued by the worker."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from assessment.sittings import RIGHT, WRONG, mend_key, score_anew, sit
from kerege import clock
from kerege.assessment.attempts import Sent, hand_in, mask_of, save_answers, start_attempt
from kerege.assessment.models import Attempt
from kerege.credentials.models import Certificate, Earned
from kerege.learning.acts import complete_lesson
from kerege.learning.models import Outcome
from kerege.learning.progress import rebuild_progress
from kerege.outgoing.queue import settle_due
from kerege.people import consent
from kerege.people.models import Person
from kerege.rollouts.completion import completion
from kerege.rollouts.editions import make_edition
from kerege.rollouts.enrolling import enrol, enrol_for_test
from kerege.rollouts.models import Edition, Rollout
from kerege.rollouts.rules import FinalTests, Lessons, Rule
from kerege.rollouts.terms import current_edition, offers
from kerege.suites import catalogue
from kerege.suites.models import Suite


def named(person: Person) -> Person:
    person.family = "Сергалиева"
    person.save()
    return person


def read_all(person: Person) -> None:
    for lesson in catalogue.suites()[0].lessons:
        complete_lesson(person, lesson, uuid.uuid4())


def answer_all_right(person: Person, suite: Suite, kind: str) -> None:
    enrolment = enrol_for_test(person, suite.pk)
    module = catalogue.suites()[0].modules[0]
    attempt = start_attempt(offers(module, current_edition(enrolment.rollout_id))[kind].terms_for(enrolment))
    right = {one.place: Sent(mask_of(attempt, one).right()) for one in attempt.given.all()}
    save_answers(Attempt.objects.all(), attempt.public_id, right, "ru")
    hand_in(attempt)


def pass_final(person: Person, suite: Suite) -> None:
    answer_all_right(person, suite, "final")


def kinds() -> list[str]:
    return list(Certificate.objects.order_by("kind").values_list("kind", flat=True))


def test_who_passes_the_final_test_gets_a_certificate_that_says_so(with_tests: Suite, person: Person) -> None:
    pass_final(named(person), with_tests)
    assert kinds() == []

    settle_due("worker")

    certificate = Certificate.objects.get()
    says: dict[str, Any] = certificate.says
    assert (says["kind"], says["score"], says["rule"]) == (
        "achievement", 100, {"ru": "Итоговый тест от 60\xa0%", "en": "Final test from 60%"},
    )  # fmt: skip
    assert says["edition"] == f"1 · {timezone.localdate(Edition.objects.get().made_at).isoformat()}"
    assert says["modules"] == [{"ru": "Первый модуль", "en": "Первый модуль"}]
    assert says["hours"] == round(sum(lesson.minutes for lesson in catalogue.suites()[0].lessons) / 60, 1)


def test_pre_test_that_is_all_right_earns_nothing_and_leaves_the_final_test_to_be_taken(
    with_tests: Suite, person: Person, client: Client
) -> None:
    answer_all_right(named(person), with_tests, "pre")
    settle_due("worker")

    enrolment = person.enrolments.get()
    standings = completion(person, current_edition(enrolment.rollout_id), enrolment)
    assert [standing.is_earned for standing in standings] == [False, False]
    assert (kinds(), Earned.objects.count()) == ([], 0)
    client.force_login(person)
    client.post("/ru/tiny/first/final-test/")
    assert [one.exam.kind for one in Attempt.objects.filter(handed_in_at=None)] == ["final"]


def test_who_has_been_through_all_lessons_by_herself_takes_part_and_gets_a_confirmation(
    with_tests: Suite, person: Person
) -> None:
    consent.give(person, "ru")

    read_all(named(person))
    settle_due("worker")

    assert person.enrolments.get().rollout.is_open is True
    assert kinds() == ["participation"]


def test_lessons_read_before_joining_count(with_tests: Suite, person: Person) -> None:
    read_all(named(person))
    settle_due("worker")
    assert kinds() == []  # she has not agreed to be on a list, and takes part in nothing

    enrol(person, Rollout.objects.get())
    settle_due("worker")

    assert kinds() == ["participation"]


def test_who_passes_by_a_key_that_was_set_right_gets_her_certificate(with_tests: Suite, person: Person) -> None:
    hers = enrol_for_test(named(person), with_tests.pk).registration
    sit(WRONG | {"truth-a": RIGHT["truth-a"]}, person=person, registration=hers)  # one of three
    settle_due("worker")
    assert kinds() == []

    score_anew(mend_key("note-a", "x"))  # what she chose
    settle_due("worker")

    assert [(paper.kind, paper.says["score"]) for paper in Certificate.objects.all()] == [("achievement", 66)]


def test_paper_waits_for_a_name_and_my_page_says_so(with_tests: Suite, person: Person, client: Client) -> None:
    client.force_login(person)
    pass_final(person, with_tests)
    settle_due("worker")
    assert (kinds(), Earned.objects.count()) == ([], 1)
    assert 'href="/ru/my/about/#names"' in client.get("/ru/my/").content.decode()

    named(person)
    settle_due("worker")

    certificate = Certificate.objects.get()
    assert f"/ru/certificates/{certificate.code}/" in client.get("/ru/my/").content.decode()


def test_learning_on_changes_no_paper(with_tests: Suite, person: Person) -> None:
    pass_final(named(person), with_tests)
    settle_due("worker")
    facts = Certificate.objects.get().facts

    read_all(person)
    settle_due("worker")

    assert kinds() == ["achievement", "participation"]
    assert Certificate.objects.get(kind="achievement").facts == facts


def test_progress_that_is_made_anew_or_lost_takes_no_paper(with_tests: Suite, person: Person) -> None:
    pass_final(named(person), with_tests)
    settle_due("worker")
    issued = Certificate.objects.values().get()

    rebuild_progress()
    settle_due("worker")
    Outcome.objects.all().delete()
    read_all(person)  # the worker looks again
    settle_due("worker")

    assert Certificate.objects.values().get(kind="achievement") == issued


def test_edition_that_asks_for_less_gives_papers_and_takes_none(with_tests: Suite, person: Person) -> None:
    rollout = Rollout.objects.get()
    make_edition(rollout, Rule((Lessons(),), (Lessons(), FinalTests(60))), by=None, why="strict")
    pass_final(named(person), with_tests)
    settle_due("worker")
    assert kinds() == []

    make_edition(rollout, Rule((Lessons(),), (FinalTests(60),)), by=None, why="as before")
    settle_due("worker")
    assert kinds() == ["achievement"]

    make_edition(rollout, Rule((Lessons(),), (FinalTests(90), Lessons())), by=None, why="strict again")
    settle_due("worker")
    assert [one.status for one in Certificate.objects.all()] == ["valid"]


def test_score_of_the_clock_of_the_region_dates_the_paper(with_tests: Suite, person: Person) -> None:
    with clock.fixed_at(datetime(2026, 12, 31, 21, 30, tzinfo=UTC)):  # the new year has come in Tashkent
        pass_final(named(person), with_tests)
        settle_due("worker")

    assert Certificate.objects.get().says["completed_on"] == "2027-01-01"
