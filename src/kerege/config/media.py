"""Pictures as readers get them. Their names change with their content, so a browser asks once."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from django.views.static import serve

from kerege.suites.models import Drawing

A_YEAR = 60 * 60 * 24 * 365


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition. Originals, which may say where and by whom they were taken, have no address of their own."""
    return _for_a_year(serve(request, name, document_root=str(settings.MEDIA_ROOT / "images")))


@require_safe
def drawing(request: HttpRequest, name: str) -> HttpResponseBase:
    """A figure, as it was drawn at publication."""
    found = get_object_or_404(Drawing, name=name)
    return _for_a_year(HttpResponse(found.svg, content_type="image/svg+xml"))


def _for_a_year(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
