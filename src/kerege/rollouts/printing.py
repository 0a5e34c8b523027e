"""Cards on paper."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from kerege.papers.cards import Card, invitation_cards
from kerege.rollouts.models import Invitation
from kerege.suites import catalogue
from kerege.ui.dates import in_words


def address_of(code: str) -> str:
    """The whole address of an invitation, in the reader's language."""
    return settings.BASE_URL + reverse("rollouts:join", args=[code])


def cards_pdf(made: Sequence[tuple[Invitation, str]], *, language: str) -> HttpResponse:
    """The cards as a file to save: nothing else holds these codes."""
    with translation.override(language):
        site = urlsplit(settings.BASE_URL).netloc
        faces = [
            Card(
                number=str(card.number),
                course=course_of(card),
                agency=card.agency.name if card.agency else "",
                code=code,
                join_url=address_of(code),
                address=site + reverse("rollouts:code"),
                expires=in_words(timezone.localtime(card.expires_at), "j E Y"),
                help=_("the focal point of your agency"),
            )
            for card, code in made
        ]
    response = HttpResponse(invitation_cards(faces, language=language), content_type="application/pdf")
    name = f"cards-{faces[0].number}-{faces[-1].number}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(response)
    return response


def course_of(invitation: Invitation) -> str:
    """The course's title in the reader's language, as far as it is published in it."""
    suite = catalogue.suite_of(invitation.rollout.suite_id)
    return str(suite.title) if suite else invitation.rollout.suite.title
