"""Handouts: a module's job aid, open to everyone; the notes for who leads its webinar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kerege.practice.access import handout_for
from kerege.practice.handout import paper_of
from kerege.practice.views.lookup import library_or_404


@require_safe
def handout(request: HttpRequest, suite: str, handout: str) -> HttpResponse:
    library = library_or_404(suite)
    shown = handout_for(request.user, library, handout)
    return render(request, "practice/handout.html", {"suite": library.suite, "handout": shown})


@require_safe
def handout_pdf(request: HttpRequest, suite: str, handout: str) -> HttpResponse:
    shown = handout_for(request.user, library_or_404(suite), handout)
    response = HttpResponse(paper_of(shown), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{handout}.pdf"'
    return response
