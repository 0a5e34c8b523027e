"""A person's own pages: what is known of her, and what is said about it to everyone."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kerege.people import consent
from kerege.people.forms import Agreement, DeletionForm, LanguageForm, PaperNameForm, ProfileForm
from kerege.people.models import Person, Profile
from kerege.people.own_data import shown
from kerege.people.personal_data import erase_person, export_person
from kerege.people.roles import is_last_operator


def privacy(request: HttpRequest) -> HttpResponse:
    """The text of consent in full, and the register of personal data in plain words."""
    return render(request, "people/privacy.html", {"version": consent.VERSION})


@never_cache
@login_required
def about(request: HttpRequest) -> HttpResponse:
    """Her work, her name on papers, her language: three forms. The one is sent whose button she pressed. What rests on
    consent is asked of those who have given it."""
    person = cast(Person, request.user)
    sent = {name: request.POST if name in request.POST else None for name in ("profile", "names", "mail")}
    forms: dict[str, ModelForm[Any]] = {
        "profile": ProfileForm(sent["profile"], instance=Profile.of(person)),
        "names": PaperNameForm(sent["names"], instance=person),
        "mail": LanguageForm(sent["mail"], instance=person),
    }
    if not consent.has_given(person):
        del forms["profile"]
    bound = [form for form in forms.values() if form.is_bound]
    if bound and all(form.is_valid() for form in bound):
        for form in bound:
            form.save()
        messages.success(request, _("Saved"))
        # Her name is written for a paper, and papers are on her own page.
        return redirect("path:my" if forms["names"].is_bound else "people:about")
    return render(request, "people/about.html", {"forms": forms}, status=422 if bound else 200)


@never_cache
@login_required
def data(request: HttpRequest) -> HttpResponse:
    """All that is held about her, and what she may do with it."""
    return _data(request, Agreement())


@never_cache
@login_required
def download(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    options = {"ensure_ascii": False, "indent": 1}
    response = JsonResponse(export_person(person), json_dumps_params=options)
    response["Content-Disposition"] = 'attachment; filename="kerege-my-data.json"'
    return response


@never_cache
@login_required
@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Give consent, or withdraw it."""
    person = cast(Person, request.user)
    if "withdraw" in request.POST:
        consent.withdraw(person)
        messages.success(request, _("Your consent is withdrawn."))
        return redirect("people:data")
    form = Agreement(request.POST)
    if not form.is_valid():
        return _data(request, form, status=422)
    consent.give(person, get_language())
    messages.success(request, _("Thank you. Your consent is noted."))
    return redirect("people:data")


@never_cache
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """Erase her, once she has typed the word. The last operator stays: nobody could give a role any more."""
    person = cast(Person, request.user)
    alone = is_last_operator(person)
    form = DeletionForm(request.POST if request.method == "POST" and not alone else None)
    if form.is_valid():
        erase_person(person, by=person, why="herself")
        logout(request)
        messages.success(request, _("Your account and your data are deleted."))
        return redirect("path:home")
    refused = request.method == "POST"
    return render(request, "people/delete.html", {"form": form, "alone": alone}, status=422 if refused else 200)


def _data(request: HttpRequest, form: Agreement, status: int = 200) -> HttpResponse:
    person = cast(Person, request.user)
    context = {
        "holdings": shown(person),
        "agreed": consent.has_given(person),
        "withdrawn_at": consent.withdrawn_at(person),
        "consequences": consent.consequences(),
        "form": form,
    }
    return render(request, "people/data.html", context, status=status)
