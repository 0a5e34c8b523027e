"""Carrying progress to another browser by a short code."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kerege.learning.device import DeviceProgress, make_code, read_code
from kerege.path.forms import CarryForm
from kerege.people.models import Person


def carry(request: HttpRequest) -> HttpResponse:
    """Two forms: give me a code for what is here; take in what lies under a code."""
    device = DeviceProgress.of(request)
    if request.method != "POST":
        return render(request, "path/carry.html", {"device": device, "form": CarryForm()})
    if isinstance(request.user, Person):
        return redirect("path:my")
    if limited := ratelimit.consume_or_429(request, action="carry"):
        return limited
    if "make" in request.POST and device:
        code = make_code(device)
        return render(request, "path/carry.html", {"device": device, "made": code, "form": CarryForm()})
    form = CarryForm(request.POST)
    carried = read_code(form.cleaned_data["code"]) if form.is_valid() else None
    if form.is_valid() and carried is None:
        form.add_error("code", _("No progress lies under this code. Check the letters; a code lives for a week."))
    if carried is None:
        return render(request, "path/carry.html", {"device": device, "form": form}, status=422)
    if device:
        carried.merge(device)
    lessons = sum(len(suite.done) for suite in carried.suites.values())
    messages.success(
        request,
        ngettext("Done. %(count)d lesson is finished.", "Done. %(count)d lessons are finished.", lessons)
        % {"count": lessons}
        if lessons
        else _("Done. Your answers are here now."),
    )
    response = redirect("path:my")
    carried.keep(response)
    return response
