"""The second factor of the studio: a code of the authenticator app, or a recovery code."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_reset
from django.dispatch import receiver
from django.http import HttpRequest

SET_UP = "second_factor_set_up"  # in the session: the key of what was set up there


def was_used(request: HttpRequest) -> bool:
    """Whether this session was opened or confirmed with a second factor that she still has, or has set it up.

    That she has one is not enough: a session that somebody opened before knows nothing of it."""
    records = get_authentication_records(request, request.user)
    shown = {record.get("id") for record in records if record["method"] == "mfa"} | {request.session.get(SET_UP)}
    return Authenticator.objects.filter(user=request.user, pk__in=shown - {None}).exists()


@receiver([authenticator_added, authenticator_reset])
def note_set_up(request: HttpRequest, authenticator: Authenticator, **kwargs: object) -> None:
    """Setting up the app asks for a code of it, so she is not asked again."""
    request.session[SET_UP] = authenticator.pk
