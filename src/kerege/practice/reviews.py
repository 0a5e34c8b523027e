"""Plans are handed in, given to readers, reviewed; and a review may count."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from kerege import clock
from kerege.people.models import Person
from kerege.practice.models import PracticePlan, Review, Submission
from kerege.practice.plans import keep_version
from kerege.practice.rubric import score_of
from kerege.records.build import statement
from kerege.records.models import Authority
from kerege.records.store import actor_of, is_stored, store
from kerege.records.vocabulary import COMPLETED, PERFORMANCE
from kerege.rollouts.enrolling import enrol_for_test
from kerege.rollouts.models import Enrolment, Rollout

PEERS = 2
"""How many plans of others somebody reviews, and by how many colleagues a plan is read."""


class Withheld(Exception):
    """The plan was taken from its readers, and nothing in it has changed since."""


@transaction.atomic
def hand_in(plan: PracticePlan, marks: Mapping[str, str]) -> Submission:
    """Hand a plan in as it stands now, with her own marks. Who takes part in no cohort joins the open one of the
    course. Handed in again unchanged it stays as it was handed in; raises Withheld where it was taken from its
    readers as it stands."""
    version = keep_version(plan)
    if any(one.version.words == version.words for one in _withheld(plan)):
        raise Withheld
    enrolment = enrol_for_test(plan.person, plan.suite_id)
    submission, new = Submission.objects.get_or_create(version=version, defaults={"enrolment": enrolment})
    Review.objects.update_or_create(
        submission=submission,
        reviewer=plan.person,
        kind=Review.Kind.SELF,
        defaults={"marks": dict(marks), "done_at": clock.now()},
    )
    if new:
        _replace_unread(submission)
    return submission


def _replace_unread(submission: Submission) -> None:
    """What was handed in before and nobody has reviewed gives way to this one; who was to read that reads this."""
    by_others = Review.objects.exclude(kind=Review.Kind.SELF)
    earlier = Submission.objects.filter(version__plan=submission.version.plan, withheld_at=None)
    unread = earlier.exclude(pk=submission.pk).exclude(reviews__in=by_others.exclude(done_at=None))
    by_others.filter(submission__in=unread).update(submission=submission)
    Submission.objects.filter(pk__in=list(unread.values_list("pk", flat=True))).delete()


def _withheld(plan: PracticePlan) -> QuerySet[Submission]:
    return Submission.objects.filter(version__plan=plan).exclude(withheld_at=None).select_related("version")


def take_back(plan: PracticePlan) -> None:
    """Take back what she has handed in of a plan; what was said of it goes with it."""
    Submission.objects.filter(version__plan=plan, withheld_at=None).delete()


@transaction.atomic
def give_plans_to_read(person: Person, enrolment: Enrolment) -> list[Review]:
    """Give her up to two plans of others of her cohort to review: those that fewest have been asked about, the oldest
    first. Only who has handed in her own is asked. Gives all her reviews of the cohort."""
    Rollout.objects.select_for_update().get(pk=enrolment.rollout_id)  # two who ask at once get different plans
    hers = _given(person, enrolment)
    missing = missing_plans(person, enrolment)
    if missing:
        others = (
            Submission.objects.filter(enrolment__rollout=enrolment.rollout, withheld_at=None)
            .exclude(enrolment=enrolment)
            .exclude(reviews__reviewer=person)
            .annotate(asked=Count("reviews", filter=Q(reviews__kind=Review.Kind.PEER)))
            .order_by("asked", "handed_in_at", "pk")
        )
        seen = set(hers.values_list("submission__enrolment", flat=True))
        for submission in others.select_related("version__plan"):
            # Of one colleague she reads one plan, so that two people are read.
            if submission.enrolment_id not in seen and missing:
                seen.add(submission.enrolment_id)
                missing -= 1
                Review.objects.create(submission=submission, reviewer=person, kind=Review.Kind.PEER)
    return list(hers.select_related("submission__version__plan"))


def missing_plans(person: Person, enrolment: Enrolment) -> int:
    """How many plans of her cohort she could still be given to read; none before she has handed in her own."""
    if not Submission.objects.filter(enrolment=enrolment).exists():
        return 0
    return max(0, PEERS - _given(person, enrolment).filter(submission__withheld_at=None).count())


def _given(person: Person, enrolment: Enrolment) -> QuerySet[Review]:
    in_cohort = Review.objects.filter(submission__enrolment__rollout=enrolment.rollout)
    return in_cohort.filter(reviewer=person, kind=Review.Kind.PEER)


def asked_of(person: Person) -> list[Review]:
    """The plans of colleagues that she was given to read, in all her cohorts."""
    hers = Review.objects.filter(reviewer=person, kind=Review.Kind.PEER, submission__withheld_at=None)
    return list(hers.select_related("submission__version__plan"))


def reviews_by(person: Person, rollout: Rollout, most: int = 20) -> list[Review]:
    """What somebody who leads a cohort has said of its plans, the latest first."""
    hers = Review.objects.filter(reviewer=person, kind=Review.Kind.MENTOR, submission__enrolment__rollout=rollout)
    return list(hers.exclude(done_at=None).select_related("submission__version__plan").order_by("-done_at")[:most])


def ask_mentor(person: Person, submission: Submission) -> Review:
    """Her review of a plan of a cohort that she leads; the same however often she opens it."""
    review, _new = Review.objects.get_or_create(submission=submission, reviewer=person, kind=Review.Kind.MENTOR)
    return review


class TakenAway(Exception):
    """While somebody read a plan, it was taken back by its writer, or from its readers."""


@transaction.atomic
def write_review(review: Review, marks: Mapping[str, str], strength: str, advice: str) -> None:
    """Write a review, or write it anew; and state what the plan has come to, where enough have read it. Raises
    TakenAway."""
    submission = Submission.objects.select_for_update().filter(pk=review.submission_id, withheld_at=None).first()
    written = {"marks": dict(marks), "strength": strength, "advice": advice, "done_at": clock.now()}
    if submission is None or not Review.objects.filter(pk=review.pk).update(**written):
        raise TakenAway
    score = standing_of(submission)
    if score is not None:
        _state(submission, score)


def standing_of(submission: Submission) -> float | None:
    """From 0 to 1, how the plan was read: by a facilitator where one has read it, else by two colleagues together; None
    while there are not enough readers."""
    done = list(submission.reviews.filter(done_at__isnull=False))
    mentors = [score_of(one.marks) for one in done if one.kind == Review.Kind.MENTOR]
    # Of who has gone it is no more known that it was somebody else.
    peers = [score_of(one.marks) for one in done if one.kind == Review.Kind.PEER and one.reviewer_id]
    if mentors:
        return sum(mentors) / len(mentors)
    return sum(peers) / len(peers) if len(peers) >= PEERS else None


def _state(submission: Submission, score: float) -> None:
    """That a plan was written and read is learning, and stated; what stands in it, and in a review, never is."""
    plan, enrolment = submission.version.plan, submission.enrolment
    # Of what the server alone knows: whoever could foresee an id could take it before.
    id = uuid.uuid5(plan.public_id, f"{submission.version_id} {score}")
    if is_stored(id):
        return
    suite = plan.suite.iri
    said = statement(
        id,
        actor_of(plan.person),
        COMPLETED,
        {"id": f"{suite}/{plan.form}", "definition": {"type": PERFORMANCE}},
        result={"completion": True, "score": {"scaled": round(score, 2)}},
        parent=suite,
        grouping=suite,
        registration=enrolment.registration,
    )
    store([said], authority=Authority.SERVER)


def queue_of(rollout: Rollout, reader: Person) -> QuerySet[Submission]:
    """The plans of a cohort that no facilitator has read yet, the oldest first; none of the reader's own, and none that
    she reads as a colleague."""
    read = Review.objects.filter(kind=Review.Kind.MENTOR, done_at__isnull=False)
    as_colleague = Review.objects.filter(kind=Review.Kind.PEER, reviewer=reader)
    waiting = Submission.objects.filter(enrolment__rollout=rollout, withheld_at=None)
    others = waiting.exclude(reviews__in=read).exclude(reviews__in=as_colleague).exclude(enrolment__person=reader)
    return others.select_related("version__plan")


def withhold(submission: Submission) -> None:
    """Take a plan from its readers: it tells of somebody who may be real. Its writer is told, and may hand in anew
    what she has changed."""
    Submission.objects.filter(pk=submission.pk).update(withheld_at=clock.now())
