"""The door of the studio."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kerege.people import access, second_factor


class StudioDoor:
    """Who has no role in the studio is told so; who has one shows her second factor in each session, unless hers is a
    demo account. Who has a second factor changes it only where she has shown it.

    Wagtail sends a person without rights to sign in, who is signed in already and would go round in circles.
    Django has no setting for a second factor and allauth leaves it to the site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._refuse(request) or self.get_response(request)

    def _refuse(self, request: HttpRequest) -> HttpResponse | None:
        """What is answered instead of the page; None where she may go on."""
        studio = request.path.startswith("/studio/")
        if not (studio or request.path.startswith("/accounts/2fa/")) or not request.user.is_authenticated:
            return None
        if studio and not access.may_enter_studio(request.user):
            return render(request, "people/no_studio.html", status=403)
        if studio and not access.needs_second_factor(request.user):
            return None
        if second_factor.was_used(request):
            return None
        if not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp") if studio else None
        question = reverse("mfa_reauthenticate")
        if request.path == question:
            return None
        return redirect(f"{question}?{urlencode({'next': request.get_full_path()})}")
