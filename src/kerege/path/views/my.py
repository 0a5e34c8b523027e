"""My page: what to do now, and how far I have come."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kerege.path.cards import asks_about_work, commitment_cards, recall_card
from kerege.path.next_step import next_test
from kerege.path.papers import Papers
from kerege.path.readers import progress_in
from kerege.people.access import Visitor, agencies_for, may_enter_studio, person_of, works_here
from kerege.rollouts.terms import Place, places
from kerege.suites import catalogue


def my(request: HttpRequest) -> HttpResponse:
    """Open to everyone: without an account it shows what this device has."""
    person = person_of(request.user)
    known = places(person)
    papers = Papers(request.user)
    suites = catalogue.suites()
    progresses = [(suite, progress_in(request, suite)) for suite in suites]
    # A course that she has not begun waits at the foot of the page, if there is one that she has.
    hers = {suite for suite, progress in progresses if progress.begun or known.get(suite.pk, Place()).enrolment}
    hers = hers or set(suites[:1])
    shelves = []
    for suite, progress in progresses:
        if suite not in hers:
            continue
        place = known.get(suite.pk, Place())
        shelves.append(
            {
                "suite": suite,
                "progress": progress,
                "next": progress.next_of(suite.lessons),
                "test": next_test(suite, progress, place),
                "papers": papers.rows(place),
            }
        )
    context = {
        "shelves": shelves,
        "others": [suite for suite in suites if suite not in hers],
        "work": list(_work(request.user)),
        "other_papers": papers.others(),
        "recall": recall_card(request, suites),
        "commitments": commitment_cards(request, progresses),
        "asks_about_work": asks_about_work(request, progresses),
    }
    return render(request, "path/my.html", context)


def _work(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Where those work who are here for others, too: addresses and their names."""
    if not works_here(visitor):
        return
    if may_enter_studio(visitor):
        yield reverse("wagtailadmin_home"), _("The studio")
    if agencies_for(visitor).exists():
        yield reverse("rollouts:agencies"), _("Colleagues: who takes part, and cards")
