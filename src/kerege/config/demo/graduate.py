"""A colleague in the demo who has been through a course, so that no page of it is empty. She did what learners do: the
lessons, the pre-test, the final test; her papers were earned."""

from __future__ import annotations

import uuid

from kerege.assessment.attempts import Sent, hand_in, mask_of, save_answers, standing, start_attempt
from kerege.assessment.models import Attempt, Exam
from kerege.assessment.terms import Terms
from kerege.credentials.earning import note_what_is_earned
from kerege.credentials.issue import issue
from kerege.credentials.models import Certificate, Kind
from kerege.learning.acts import complete_lesson
from kerege.people import consent
from kerege.people.models import Person
from kerege.people.names import paper_names
from kerege.rollouts.enrolling import enrol_for_test
from kerege.rollouts.models import Enrolment
from kerege.rollouts.terms import current_edition, offers
from kerege.suites import catalogue
from kerege.suites.catalogue import SuiteEntry

LOGIN = "colleague"
LANGUAGE = "ru"
NAMES = {"given": "Мадина", "patronymic": "Тимуровна", "family": "Исмаилова"}


def make_colleague() -> Person:
    """Bring her to the end of the first course; what she has done is not done again."""
    person = Person.objects.filter(login=LOGIN).first()
    if person is None:
        # Nobody signs in as her: she has no password and no address.
        person = Person.objects.create_user(LOGIN, None, None, language=LANGUAGE, is_demo=True, **NAMES)
        vars(person).update(paper_names(person))
        person.save()
        consent.give(person, LANGUAGE)
    for suite in catalogue.suites()[:1]:
        if suite.lessons and not Certificate.objects.filter(person=person, facts__contains=suite.iri).exists():
            enrolment = go_through(person, suite)
            note_what_is_earned(str(person.record_id), {})
            for kind in Kind:
                issue(enrolment.registration, kind)
    return person


def demo_certificate() -> Certificate | None:
    """Her certificate of achievement, else whatever paper she has."""
    hers = Certificate.objects.filter(person__login=LOGIN, status=Certificate.Status.VALID)
    return hers.order_by("kind").first()  # "achievement" comes first


def go_through(person: Person, suite: SuiteEntry) -> Enrolment:
    """Finish all lessons of a course and pass all its tests; what she has passed stays as it is."""
    enrolment = enrol_for_test(person, suite.pk)
    for module in suite.modules:
        tests = offers(module, current_edition(enrolment.rollout_id))
        if pre := tests.get(Exam.Kind.PRE):
            _take(pre.terms_for(enrolment), every=2)
        for lesson in module.lessons:
            complete_lesson(person, lesson, uuid.uuid5(uuid.NAMESPACE_URL, lesson.iri))
        if final := tests.get(Exam.Kind.FINAL):
            _take(final.terms_for(enrolment), every=1)
    return enrolment


def _take(terms: Terms, *, every: int) -> None:
    """Answer every so manieth question, and rightly; a test that she has taken stays as it is."""
    if standing(terms).best:
        return
    attempt = start_attempt(terms)
    asked = attempt.given.order_by("place")
    right = {one.place: Sent(mask_of(attempt, one).right()) for one in asked if one.place % every == 0}
    save_answers(Attempt.objects.all(), attempt.public_id, right, LANGUAGE)
    hand_in(attempt)
