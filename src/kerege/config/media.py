"""Pictures in the sizes that readers get. Their names change with their content, so a browser asks once."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve

A_YEAR = 60 * 60 * 24 * 365


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition. Originals, which may say where and by whom they were taken, have no address of their own."""
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT / "images"))
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
