"""My page: what to do now, and how far I have come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.path.readers import progress_in
from kerege.suites import catalogue


def my(request: HttpRequest) -> HttpResponse:
    """Open to everyone: without an account it shows what this device has."""
    shelves = []
    for suite in catalogue.suites():
        progress = progress_in(request, suite)
        shelves.append({"suite": suite, "progress": progress, "next": progress.next_of(suite.lessons)})
    return render(request, "path/my.html", {"shelves": shelves})
