"""Who sees what somebody has practised: she herself; and, of a plan that she has handed in, those to whom it was given
to read, without her name. Who comes to a conference: the cohort that it is for. Who reads notes for facilitators.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from kerege.people.access import Visitor, account_of
from kerege.people.models import Person
from kerege.practice.material.documents import MaterialKind, Readers
from kerege.practice.material.library import Library, Shown
from kerege.practice.models import Conference, PlanVersion, PracticePlan, Review, Submission, Work
from kerege.practice.reviews import queue_of
from kerege.rollouts.access import led_by, led_rollout_for
from kerege.rollouts.models import Enrolment


def handouts_for(visitor: Visitor, library: Library) -> list[Shown]:
    """The handouts of a course: those for learners are open to everyone, the others to who leads a cohort of it."""
    leads = led_by(visitor).filter(suite=library.suite.pk).exists()
    return [one for one in library.all(MaterialKind.HANDOUT) if leads or one.document["readers"] == Readers.LEARNERS]


def handout_for(visitor: Visitor, library: Library, id: str) -> Shown:
    """One of `handouts_for`. Raises Http404, whether it is for others or there is none."""
    found = next((one for one in handouts_for(visitor, library) if one.document.id == id), None)
    if found is None:
        raise Http404
    return found


def work_for(visitor: Visitor, pk: int) -> Work:
    """One of her works. Raises Http404, whether it is another's or there is none."""
    return get_object_or_404(Work, person=account_of(visitor), pk=pk)


def plan_for(visitor: Visitor, suite: int, form: str, case: str) -> PracticePlan:
    """Her plan. Raises Http404, whether she has none or is nobody that we know."""
    return get_object_or_404(PracticePlan, person=account_of(visitor), suite=suite, form=form, case=case)


def version_for(visitor: Visitor, plan: PracticePlan, number: int) -> PlanVersion:
    """A version of her plan. Raises Http404."""
    versions = PlanVersion.objects.filter(plan__person=account_of(visitor)).select_related("plan")
    return get_object_or_404(versions, plan=plan, number=number)


def conferences_for(visitor: Visitor) -> QuerySet[Conference]:
    """The conferences of the cohorts in which she takes part, or which she leads; the newest first."""
    hers = Q(rollout__in=led_by(visitor))
    if isinstance(visitor, Person):
        hers |= Q(rollout__in=Enrolment.objects.filter(person=visitor).values("rollout"))
    return Conference.objects.filter(hers).select_related("rollout")


def conference_for(visitor: Visitor, public_id: UUID) -> Conference:
    """One of `conferences_for`. Raises Http404, whether it is another cohort's or there is none."""
    return get_object_or_404(conferences_for(visitor), public_id=public_id)


def leads_conference(visitor: Visitor, conference: Conference) -> bool:
    """Whether she opens and closes it, and sees what is asked, but takes no seat."""
    return led_by(visitor).filter(pk=conference.rollout_id).exists()


def submissions_for(visitor: Visitor, plan: PracticePlan) -> list[Submission]:
    """What she has handed in of a plan of hers, the newest first, with what was said of it."""
    hers = Submission.objects.filter(version__plan=plan, version__plan__person=account_of(visitor))
    return list(hers.select_related("version").prefetch_related("reviews").order_by("-pk"))


def review_for(visitor: Visitor, pk: int) -> Review:
    """A review that she was asked for, of another's plan. Raises Http404; also where she led the cohort once and does
    so no more, or left the cohort."""
    reviews = Review.objects.filter(submission__withheld_at=None).exclude(kind=Review.Kind.SELF)
    reviews = reviews.select_related("submission__version__plan", "submission__enrolment__rollout")
    reader = account_of(visitor)
    review = get_object_or_404(reviews, reviewer=reader, pk=pk)
    rollout = review.submission.enrolment.rollout
    if review.kind == Review.Kind.MENTOR:
        led_rollout_for(visitor, rollout.public_id)
    else:
        get_object_or_404(Enrolment, rollout=rollout, person=reader)
    return review


def submission_for(visitor: Visitor, rollout: UUID, pk: int) -> Submission:
    """A plan that waits for her in a cohort which she leads. Raises Http404; also for her own."""
    return get_object_or_404(queue_of(led_rollout_for(visitor, rollout), account_of(visitor)), pk=pk)
