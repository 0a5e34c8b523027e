"""Joining by a link or a card. Looking at an invitation uses nothing up: messengers look at links, too."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kerege.people.access import person_of
from kerege.people.cards import read_card_code
from kerege.people.models import Person
from kerege.rollouts import invitations
from kerege.rollouts.forms import CodeForm, JoinForm, PasswordForm
from kerege.rollouts.invitations import Unusable, find
from kerege.rollouts.models import Enrolment, Invitation
from kerege.rollouts.printing import course_of

METHODS = ["GET", "HEAD", "POST"]
State = Invitation.State
STATUS = {None: 404, State.CANCELLED: 404, State.EXPIRED: 410, State.REPLACED: 410, State.USED: 410}


@never_cache
@require_http_methods(METHODS)
def code(request: HttpRequest) -> HttpResponse:
    """Where the code of a card is typed."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = _find(request, form.cleaned_data["code"])
        if isinstance(found, HttpResponse):
            return found
        if found:
            return redirect("rollouts:join", read_card_code(form.cleaned_data["code"]))
        form.add_error("code", _("No invitation has this code. Check the letters and digits."))
    return render(request, "rollouts/code.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(METHODS)
def join(request: HttpRequest, code: str) -> HttpResponse:
    """What the invitation is for, and the one step to take."""
    found = _find(request, code)
    if isinstance(found, HttpResponse):
        return found
    if found is None:
        return _over(request, None)
    person = person_of(request.user)
    mine = person is not None and _takes_part(found, person)
    if mine and found.state == State.USED and found.used_by == person:
        return redirect("path:my")  # the form was sent twice, or the card is looked at again
    if found.state != State.FREE:
        return _over(request, found.state)
    try:
        if found.used_by:
            return _come_back(request, found, code)
        if person:
            return _join(request, found, person, mine)
        if found.kind == Invitation.Kind.CARD:
            return _join_by_card(request, found, code)
    except Unusable as unusable:
        return _over(request, unusable.state)
    return _page(request, found)


def _takes_part(found: Invitation, person: Person) -> bool:
    """Whether the invitation has nothing to give her: she takes part, and from an agency if it names one."""
    hers = Enrolment.objects.filter(rollout=found.rollout, person=person)
    return (hers.exclude(agency=None) if found.agency else hers).exists()


def _join(request: HttpRequest, found: Invitation, person: Person, mine: bool) -> HttpResponse:
    if mine or request.method != "POST":
        return _page(request, found, mine=mine)
    invitations.join(found, person)
    messages.success(request, _("You take part in “%(cohort)s”.") % {"cohort": found.rollout})
    return redirect("path:my")


def _join_by_card(request: HttpRequest, card: Invitation, code: str) -> HttpResponse:
    login = read_card_code(code) or ""
    form = JoinForm(request.POST if request.method == "POST" else None, login=login)
    if not form.is_valid():
        return _page(request, card, form=form, login=login)
    language = get_language() or settings.LANGUAGE_CODE
    given, password = form.cleaned_data["given"], form.cleaned_data["password"]
    person = invitations.join_by_card(card, code, given=given, password=password, language=language)
    return _sign_in(request, card, person)


def _come_back(request: HttpRequest, card: Invitation, code: str) -> HttpResponse:
    """A card that was issued anew for somebody, whoever is signed in here."""
    login = read_card_code(code) or ""
    form = PasswordForm(request.POST if request.method == "POST" else None, login=login)
    if not form.is_valid():
        return _page(request, card, form=form, login=login, anew=True)
    return _sign_in(request, card, invitations.come_back(card, code, form.cleaned_data["password"]))


def _sign_in(request: HttpRequest, card: Invitation, person: Person) -> HttpResponse:
    """Through allauth, so that a second factor is asked for where she has one."""
    told = _("You take part in “%(cohort)s”. From now on you sign in with the login %(login)s and your password.")
    messages.success(request, told % {"cohort": card.rollout, "login": person.login})
    return perform_login(
        request, person, email_verification=EmailVerificationMethod.NONE, redirect_url=reverse("path:my")
    )


def _find(request: HttpRequest, code: str) -> Invitation | HttpResponse | None:
    """The invitation. Who guesses too often is told to wait; only wrong codes count, for a whole class may stand behind
    one network address."""
    limit: dict[str, Any] = {"action": "join", "limit_get": True}
    if limited := ratelimit.consume_or_429(request, dry_run=True, **limit):
        return limited
    found = find(code)
    if found is None:
        ratelimit.consume_or_429(request, **limit)
    return found


def _page(request: HttpRequest, found: Invitation, **more: Any) -> HttpResponse:
    form = more.get("form")
    here = urlencode({"next": request.path})
    context = {
        "invitation": found,
        "course": course_of(found),
        "sign_up": f"{reverse('account_signup')}?{here}",
        "sign_in": f"{reverse('account_login')}?{here}",
        "sign_out": f"{reverse('account_logout')}?{here}",
        **more,
    }
    return render(request, "rollouts/join.html", context, status=422 if form is not None and form.is_bound else 200)


def _over(request: HttpRequest, state: Invitation.State | None) -> HttpResponse:
    """Why nobody joins here. An invitation that was taken back looks like one that never was."""
    state = None if state == State.CANCELLED else state
    return render(request, "rollouts/over.html", {"state": state}, status=STATUS[state])
