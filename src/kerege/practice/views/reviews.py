"""Plans are handed in and read: by colleagues, by whoever leads the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kerege.people.access import account_of
from kerege.practice.access import plan_for, review_for, submission_for
from kerege.practice.forms import ReviewForm, RubricForm
from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import Library, Shown, library_of
from kerege.practice.models import Review, Submission
from kerege.practice.paper import written_form
from kerege.practice.reviews import (
    TakenAway,
    Withheld,
    ask_mentor,
    asked_of,
    give_plans_to_read,
    hand_in,
    missing_plans,
    queue_of,
    reviews_by,
    take_back,
    withhold,
    write_review,
)
from kerege.practice.views.lookup import library_of_suite_or_404
from kerege.practice.views.plans import Desk
from kerege.rollouts.access import led_by, led_rollout_for
from kerege.rollouts.terms import place_in
from kerege.suites import catalogue


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in_plan(request: HttpRequest, suite: str, form: str, about: str) -> HttpResponse:
    """Her own look at the plan by the rubric, and then it goes to the readers."""
    desk = Desk(request, suite, form, about)
    if not desk.sheet.is_read_by_others:
        raise Http404
    plan = plan_for(request.user, desk.library.suite.pk, form, desk.case_key)
    if request.method != "POST":
        return render(request, "practice/hand_in.html", desk.context() | {"rubric": RubricForm(), "gaps": _gaps(desk)})
    if "take_back" in request.POST:
        take_back(plan)
        messages.success(request, _("Taken back. What was said of the plan is deleted as well."))
        return redirect("practice:sheet", *desk.address)
    rubric = RubricForm(request.POST)
    if not rubric.is_valid():
        context = desk.context() | {"rubric": rubric, "gaps": _gaps(desk)}
        return render(request, "practice/hand_in.html", context, status=422)
    try:
        submission = hand_in(plan, rubric.marks)
    except Withheld:
        messages.warning(request, _("A facilitator has taken this plan from its readers. Change it first."))
        return redirect("practice:sheet", *desk.address)
    if give_plans_to_read(plan.person, submission.enrolment):
        messages.success(request, _("Handed in. Now read two plans of colleagues: that is how yours is read, too."))
    else:
        messages.success(request, _("Handed in. Plans of colleagues come here when they hand in theirs."))
    return redirect("practice:reviews")


def _gaps(desk: Desk) -> int:
    return desk.sheet.gaps(desk.words)


@dataclass(frozen=True)
class Asked:
    """A plan that somebody is to read, in words; never by whom it is. Until she opens it, there is no review."""

    submission: Submission
    form: Shown
    case: Shown | None
    review: Review | None = None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    """The plans that she was asked to read; a press of the button looks whether there are more."""
    person = account_of(request.user)
    enrolments = [one for suite in catalogue.suites() if (one := place_in(person, suite.pk).enrolment)]
    if request.method == "POST":
        for enrolment in enrolments:
            give_plans_to_read(person, enrolment)
        return redirect("practice:reviews")
    rows = asked_of(person)
    asked = [
        plan
        for suite in catalogue.suites()
        for row in rows
        if row.submission.version.plan.suite_id == suite.pk and (plan := _asked(library_of(suite), row.submission, row))
    ]
    may_ask = any(missing_plans(person, enrolment) for enrolment in enrolments)
    return render(request, "practice/reviews.html", {"asked": asked, "may_ask": may_ask})


def _asked(library: Library, submission: Submission, review: Review | None = None) -> Asked | None:
    """None where its form is published no more."""
    plan = submission.version.plan
    form = library.find(MaterialKind.FORM, plan.form)
    return Asked(submission, form, library.find(MaterialKind.CASE, plan.case), review) if form else None


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan without its writer's name, and what she says of it."""
    found = review_for(request.user, pk)
    library = library_of_suite_or_404(found.submission.enrolment.rollout.suite_id)
    asked = _asked(library, found.submission, found)
    if asked is None:
        raise Http404
    known = library.known_about(asked.case)
    filled = ReviewForm(found, known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and "withhold" in request.POST and found.kind == Review.Kind.MENTOR:
        withhold(found.submission)
        messages.success(request, _("Nobody reads this plan any more. Its writer is told why."))
        return redirect("practice:cohort", found.submission.enrolment.rollout.public_id)
    if request.method == "POST" and filled.is_valid():
        try:
            write_review(found, filled.marks, filled.cleaned_data["strength"], filled.cleaned_data["advice"])
            messages.success(request, _("Thank you. The writer sees your review without your name."))
        except TakenAway:
            messages.warning(request, _("This plan has just been taken back; your review is not needed any more."))
        if found.kind == Review.Kind.MENTOR:
            return redirect("practice:cohort", found.submission.enrolment.rollout.public_id)
        return redirect("practice:reviews")
    context = {
        "review": found,
        "form": asked.form,
        "case": asked.case,
        "suite": library.suite,
        "filled": filled,
        "paper": written_form(asked.form.sheet, found.submission.version.words, asked.case),
        "is_mentor": found.kind == Review.Kind.MENTOR,
    }
    return render(request, "practice/review.html", context, status=422 if filled.is_bound else 200)


@never_cache
@login_required
@require_safe
def cohorts(request: HttpRequest) -> HttpResponse:
    """The cohorts that she leads. Raises Http404 for who leads none."""
    led = list(led_by(request.user).order_by("-is_open", "name"))
    if not led:
        raise Http404
    if len(led) == 1:
        return redirect("practice:cohort", led[0].public_id)
    return render(request, "practice/cohorts.html", {"cohorts": led})


@never_cache
@login_required
@require_safe
def cohort(request: HttpRequest, rollout: UUID) -> HttpResponse:
    """What a cohort has for whoever leads it: plans to read, scenarios to talk about."""
    found, reader = led_rollout_for(request.user, rollout), account_of(request.user)
    library = library_of_suite_or_404(found.suite_id)
    context = {
        "rollout": found,
        "suite": library.suite,
        "queue": [asked for one in queue_of(found, reader) if (asked := _asked(library, one))],
        "written": [asked for one in reviews_by(reader, found) if (asked := _asked(library, one.submission, one))],
        "stories": library.all(MaterialKind.SCENARIO),
    }
    return render(request, "practice/cohort.html", context)


@login_required
@require_POST
def read_plan(request: HttpRequest, rollout: UUID, pk: int) -> HttpResponse:
    """From the queue to the plan."""
    submission = submission_for(request.user, rollout, pk)
    return redirect("practice:review", ask_mentor(account_of(request.user), submission).pk)
