"""The page where anybody checks a text, and what the text boxes ask while somebody writes. Nothing is kept."""

from __future__ import annotations

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kerege.disclosure.forms import LONGEST, WatchedText, WatchedTextField, findings


class CheckTextForm(forms.Form):
    text = WatchedTextField(
        label=_("Your text"),
        error_messages={"required": _("Type or paste a text first.")},
        widget=WatchedText(attrs={"rows": 8, "spellcheck": "true", "autocomplete": "off"}),
    )


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check_text(request: HttpRequest) -> HttpResponse:
    """Paste a text, see what gives a child away, change it, copy it."""
    if request.method != "POST":
        return render(request, "disclosure/check_text.html", {"form": CheckTextForm()})
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="check_text")
    if limited:
        return limited
    form = CheckTextForm(request.POST)
    answered = form.is_valid() or any(form.has_error("text", code) for code in ("gives_away", "changed"))
    summary = findings("text", form["text"].value())["summary"] if answered else ""
    return render(
        request, "disclosure/check_text.html", {"form": form, "summary": summary}, status=200 if answered else 422
    )


@never_cache
@sensitive_post_parameters()
@require_POST
def marks(request: HttpRequest) -> HttpResponse:
    """For a text box with script: the findings as HTML, their summary, and the text with the changes asked for."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="check_text")
    if limited:
        return limited
    name = request.POST.get("name", "")
    writing = WatchedText().value_from_datadict(request.POST, request.FILES, name)
    if writing is None or len(writing.text) > LONGEST:
        return JsonResponse({}, status=422)
    shown = findings(name, writing) if writing.text.strip() else {"summary": ""}
    return JsonResponse(
        {
            "text": writing.text,
            "summary": shown["summary"],
            "findings": render_to_string("disclosure/findings.html", shown, request),
        }
    )
