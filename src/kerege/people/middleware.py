"""The door of the studio."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kerege.people import access


class StudioDoor:
    """Who has no role there is told so; who has one needs a second factor, unless hers is a demo account.

    Wagtail sends a person without rights to sign in, who is signed in already and would go round in circles.
    Django has no setting for a second factor and allauth leaves it to the site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/studio/") and request.user.is_authenticated:
            if not access.may_enter_studio(request.user):
                return render(request, "people/no_studio.html", status=403)
            if access.needs_second_factor(request.user) and not is_mfa_enabled(request.user):
                return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)
