"""Pages for what goes wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

from kerege.suites import catalogue
from kerege.ui.context import page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing stands at this address; but if something stood there once, on to where it stands now."""
    language, _slash, path = request.path_info.strip("/").partition("/")
    moved = catalogue.former(path) if path.isprintable() else None
    if moved and moved != path.strip("/") and catalogue.find(*moved.split("/")):
        return redirect(f"/{language}/{moved}/")
    return render(request, "path/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Asks no database, for that may be what broke; so it does not say who reads. An answer can be sent again."""
    context = {
        **page(request),
        "request": request,
        "LANGUAGE_CODE": get_language(),
        "csrf_token": get_token(request),
        "fields": _fields_of_learner(request),
        "address": request.path,
    }
    return HttpResponse(render_to_string("path/broken.html", context), status=500)


def forged_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not fit. From our own lesson it is an old page, open since before she signed in:
    nothing is lost, she is asked to send it again. From anywhere else it is refused."""
    context = {"fields": _fields_of_learner(request), "address": request.path}
    return render(request, "path/stale_form.html", context, status=403)


def _fields_of_learner(request: HttpRequest) -> list[tuple[str, Any]]:
    """What a learner has sent from a page of ours, to be sent once more; sent twice it counts once."""
    if not _is_of_learner(request):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]


def _is_of_learner(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    own = {settings.BASE_URL, f"{request.scheme}://{request.get_host()}"}
    return match.view_name in ("path:lesson", "path:recall", "path:commitment") and origin in own
