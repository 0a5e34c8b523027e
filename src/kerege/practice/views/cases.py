"""The fictional children of a course, and the people around them. Open to everyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.practice.material.documents import MaterialKind
from kerege.practice.views.lookup import all_or_404, find_or_404, library_or_404


def cases(request: HttpRequest, suite: str) -> HttpResponse:
    library = library_or_404(suite)
    shown = all_or_404(library, MaterialKind.CASE)
    return render(request, "practice/cases.html", {"suite": library.suite, "cases": shown})


def case(request: HttpRequest, suite: str, case: str) -> HttpResponse:
    library = library_or_404(suite)
    shown = find_or_404(library, MaterialKind.CASE, case)
    others = [one for one in library.all(MaterialKind.CASE) if one != shown]
    return render(request, "practice/case.html", {"suite": library.suite, "case": shown, "others": others})
