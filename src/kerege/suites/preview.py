"""How an author sees a lesson before she publishes it."""

from __future__ import annotations

import base64

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.utils import translation

from kerege.suites.models import Lesson
from kerege.suites.publication import gather
from kerege.suites.render import address_of_drawing, render


def preview_response(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    """The lesson as it stands in the editor, in the source language, rendered as readers would get it."""
    source_language = Lesson.objects.get(pk=lesson.pk).suite.source_language if lesson.pk else "ru"
    body = render(gather(lesson, source_language))
    html = body.html
    for name, drawing in body.drawings.items():  # nothing is kept of what nobody has published
        packed = base64.b64encode(drawing.encode()).decode()
        html = html.replace(address_of_drawing(name), f"data:image/svg+xml;base64,{packed}")
    with translation.override(source_language):
        return render_page(request, "suites/preview.html", {"lesson": lesson, "body": html})
