"""Pages for what goes wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from kerege.suites import catalogue


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing stands at this address; but if something stood there once, on to where it stands now."""
    language, _slash, path = request.path_info.strip("/").partition("/")
    moved = catalogue.former(path) if path.isprintable() else None
    if moved and moved != path.strip("/") and catalogue.find(*moved.split("/")):
        return redirect(f"/{language}/{moved}/")
    return render(request, "path/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "path/broken.html", status=500)


def forged_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not fit. From our own lesson it is an old page, open since before she signed in:
    nothing is lost, she is asked to send it again. From anywhere else it is refused."""
    fields: list[tuple[str, Any]] = []
    if _is_own_lesson(request):
        fields = [
            (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
        ]
    return render(request, "path/stale_form.html", {"fields": fields}, status=403)


def _is_own_lesson(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    own = {settings.BASE_URL, f"{request.scheme}://{request.get_host()}"}
    return match.view_name == "path:lesson" and origin in own
