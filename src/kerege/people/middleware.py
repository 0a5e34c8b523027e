"""The door of the studio."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kerege.people import access


class SecondFactor:
    """Who works in the studio of an installation that is not a demo has a second factor.

    Django has no setting for it and allauth leaves it to the site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path.startswith("/studio/")
            and access.may_enter_studio(request.user)
            and not settings.DEMO_FILE.exists()
            and not is_mfa_enabled(request.user)
        ):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)
