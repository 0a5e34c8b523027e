"""My page: what to do now, and how far I have come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.path.cards import asks_about_work, commitment_cards, recall_card
from kerege.path.next_step import next_test
from kerege.path.papers import Papers
from kerege.path.readers import progress_in
from kerege.people.access import agencies_for, person_of
from kerege.rollouts.terms import Place, places
from kerege.suites import catalogue


def my(request: HttpRequest) -> HttpResponse:
    """Open to everyone: without an account it shows what this device has."""
    person = person_of(request.user)
    known = places(person)
    papers = Papers(request.user)
    suites = catalogue.suites()
    shelves, progresses = [], []
    for suite in suites:
        progress = progress_in(request, suite)
        progresses.append((suite, progress))
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
        "looks_after": person is not None and agencies_for(person).exists(),
        "other_papers": papers.others(),
        "recall": recall_card(request, suites),
        "commitments": commitment_cards(request, progresses),
        "asks_about_work": asks_about_work(request, progresses),
    }
    return render(request, "path/my.html", context)
