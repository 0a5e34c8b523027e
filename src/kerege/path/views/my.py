"""My page: what to do now, and how far I have come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.path.next_step import next_test
from kerege.path.readers import progress_in
from kerege.people.models import Person
from kerege.rollouts.completion import completion
from kerege.rollouts.enrolling import enrolment_in
from kerege.suites import catalogue


def my(request: HttpRequest) -> HttpResponse:
    """Open to everyone: without an account it shows what this device has."""
    shelves = []
    for suite in catalogue.suites():
        progress = progress_in(request, suite)
        enrolment = enrolment_in(request.user, suite.pk) if isinstance(request.user, Person) else None
        shelves.append(
            {
                "suite": suite,
                "progress": progress,
                "next": progress.next_of(suite.lessons),
                "test": next_test(suite, progress, enrolment),
                "papers": completion(enrolment) if enrolment else [],
            }
        )
    return render(request, "path/my.html", {"shelves": shelves})
