"""The fictional children of a course, and the people around them. Open to everyone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import Library, library_of
from kerege.suites import catalogue


def library_or_404(suite: str) -> Library:
    """The materials of the suite at this address. Raises Http404."""
    entry = catalogue.find(suite)
    if entry is None:
        raise Http404
    return library_of(entry)


def cases(request: HttpRequest, suite: str) -> HttpResponse:
    library = library_or_404(suite)
    shown = library.all(MaterialKind.CASE)
    if not shown:
        raise Http404
    return render(request, "practice/cases.html", {"suite": library.suite, "cases": shown})


def case(request: HttpRequest, suite: str, case: str) -> HttpResponse:
    library = library_or_404(suite)
    shown = library.find(MaterialKind.CASE, case)
    if shown is None:
        raise Http404
    others = [one for one in library.all(MaterialKind.CASE) if one != shown]
    return render(request, "practice/case.html", {"suite": library.suite, "case": shown, "others": others})
