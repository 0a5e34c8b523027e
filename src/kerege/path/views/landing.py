"""Home, suite and module: what there is, and where to begin."""

from __future__ import annotations

from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_from_request

from kerege.path.cards import commitment_card
from kerege.path.languages import languages_of
from kerege.path.next_step import final_test
from kerege.path.readers import progress_in
from kerege.people.access import person_of
from kerege.practice.access import handouts_for
from kerege.practice.material.library import library_of
from kerege.rollouts.terms import offers, place_in
from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry, ModuleEntry, SuiteEntry

Entry = TypeVar("Entry", SuiteEntry, ModuleEntry, LessonEntry)


def choose_language(request: HttpRequest) -> HttpResponse:
    """The bare address: on to the language last read in, or the browser's, or Russian."""
    known = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = known if known in dict(settings.LANGUAGES) else get_language_from_request(request)
    with translation.override(language):
        return redirect(reverse("path:home"))


def home(request: HttpRequest) -> HttpResponse:
    """The landing page: the first suite, in ten seconds."""
    suites = catalogue.suites()
    suite = suites[0] if suites else None
    progress = progress_in(request, suite) if suite else None
    return render(
        request,
        "path/home.html",
        {
            "suite": suite,
            "others": suites[1:],
            "next": progress.next_of(suite.lessons) if suite and progress else None,
            "begun": bool(progress and progress.begun),
            "children": library_of(suite).children if suite else [],
        },
    )


def suite(request: HttpRequest, suite: str) -> HttpResponse:
    entry = find_or_404(SuiteEntry, suite)
    progress = progress_in(request, entry)
    context = {"suite": entry, "progress": progress, "next": progress.next_of(entry.lessons)}
    return render(request, "path/suite.html", context)


def module(request: HttpRequest, suite: str, module: str) -> HttpResponse:
    entry = find_or_404(ModuleEntry, suite, module)
    progress = progress_in(request, entry.suite)
    place = place_in(person_of(request.user), entry.suite.pk)
    handouts = handouts_for(request.user, library_of(entry.suite))
    tests = offers(entry, place.edition)
    return render(
        request,
        "path/module.html",
        {
            "module": entry,
            "tests": tests,
            "test": final_test(entry, progress, place),
            "suite": entry.suite,
            "progress": progress,
            "next": progress.next_of(entry.lessons),
            "card": commitment_card(request, entry, progress),
            "languages": languages_of(entry, has_tests=bool(tests)),
            "handouts": [handout for handout in handouts if handout.document["module"] == entry.id],
        },
    )


def find_or_404(kind: type[Entry], *slugs: str) -> Entry:
    """What stands at this address. Raises Http404; the page for it knows former addresses."""
    entry = catalogue.find(*slugs)
    if not isinstance(entry, kind):
        raise Http404
    return entry
