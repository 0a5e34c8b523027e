"""What comes after the lessons of a module: its final test, or what to read until it can be taken again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.assessment.attempts import Hindrance, Standing, standing
from kerege.assessment.models import Attempt
from kerege.assessment.results import OutcomeResult, results_by_outcome
from kerege.learning.acts import Progress
from kerege.rollouts.terms import Offer, Place, offers
from kerege.suites.catalogue import LessonEntry, ModuleEntry, SuiteEntry


@dataclass(frozen=True)
class NextTest:
    """A final test that is her next step. `hindered` says why she cannot take it now, after an attempt that failed;
    `lesson` is where her result leads her meanwhile."""

    offer: Offer
    hindered: Standing | None = None
    lesson: LessonEntry | None = None


def next_test(suite: SuiteEntry, progress: Progress, place: Place) -> NextTest | None:
    """The final test of the first module whose lessons she has been through and whose test she has not passed."""
    found = (final_test(module, progress, place) for module in suite.modules)
    return next((test for test in found if test), None)


def final_test(module: ModuleEntry, progress: Progress, place: Place) -> NextTest | None:
    """The final test of this module, where it is her next step."""
    if not progress.has_all(module.lessons):
        return None
    offer = offers(module, place.edition).get("final")
    if offer is None or offer.iri in progress.passed:
        return None
    now = standing(offer.terms_for(place.enrolment)) if place.enrolment else None
    if now is None or now.hindrance not in (Hindrance.WAIT, Hindrance.NO_MORE) or now.open:
        return NextTest(offer)
    return NextTest(offer, now, lesson_to_read(module, now.attempts))


def lesson_to_read(module: ModuleEntry, attempts: Sequence[Attempt]) -> LessonEntry | None:
    """Where the result of the last attempt leads."""
    done = [attempt for attempt in attempts if attempt.handed_in_at]
    return lesson_named(module, results_by_outcome(done[-1])) if done else None


def lesson_named(module: ModuleEntry, results: Sequence[OutcomeResult]) -> LessonEntry | None:
    """The first lesson that a result names."""
    named = [id for result in results for id in result.lessons]
    return next((lesson for id in named for lesson in module.lessons if lesson.id == id), None)
