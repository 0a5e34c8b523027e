"""Home, suite and module: what there is, and where to begin."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, get_language_from_request

from kerege.path.readers import progress_in
from kerege.suites import catalogue


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
            "begun": bool(progress and (progress.done or progress.checks)),
        },
    )


def suite(request: HttpRequest, suite: str) -> HttpResponse:
    entry = found_or_moved(suite)
    if isinstance(entry, str):
        return redirect(entry, permanent=True)
    progress = progress_in(request, entry)
    return render(request, "path/suite.html", {"suite": entry, "progress": progress, "next": progress.next_of(entry.lessons)})


def module(request: HttpRequest, suite: str, module: str) -> HttpResponse:
    entry = found_or_moved(suite, module)
    if isinstance(entry, str):
        return redirect(entry, permanent=True)
    progress = progress_in(request, entry.suite)
    language = get_language() or ""
    return render(
        request,
        "path/module.html",
        {
            "module": entry,
            "suite": entry.suite,
            "progress": progress,
            "next": progress.next_of(entry.lessons),
            "translated": entry.suite.translated(language),
        },
    )


def found_or_moved(*slugs: str) -> catalogue.SuiteEntry | catalogue.ModuleEntry | catalogue.LessonEntry | str:
    """What stands at this address, or the address that it has now. Raises Http404."""
    entry = catalogue.find(*slugs)
    if entry is not None:
        return entry  # type: ignore[no-any-return]
    moved = catalogue.former("/".join(slugs))
    if moved is None:
        raise Http404
    return f"/{get_language()}/{moved}/"
