"""A person's own pages: what is known of her, and what is said about it to everyone."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kerege.people import consent
from kerege.people.forms import PaperNameForm, ProfileForm
from kerege.people.models import Person, Profile


def privacy(request: HttpRequest) -> HttpResponse:
    """The text of consent in full, and the register of personal data in plain words."""
    return render(request, "people/privacy.html", {"version": consent.VERSION})


@never_cache
@login_required
def about(request: HttpRequest) -> HttpResponse:
    """Two forms: her work, and her name on papers. What is sent is the one whose button she pressed."""
    person = cast(Person, request.user)
    sent = {name: request.POST if name in request.POST else None for name in ("profile", "names")}
    forms: dict[str, ModelForm[Any]] = {
        "profile": ProfileForm(sent["profile"], instance=Profile.of(person)),
        "names": PaperNameForm(sent["names"], instance=person),
    }
    bound = [form for form in forms.values() if form.is_bound]
    if bound and all(form.is_valid() for form in bound):
        for form in bound:
            form.save()
        messages.success(request, _("Saved"))
        return redirect("people:about")
    return render(request, "people/about.html", {"forms": forms}, status=422 if bound else 200)
