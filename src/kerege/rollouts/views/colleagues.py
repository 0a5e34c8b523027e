"""The focal point's page: who takes part from her agency, and the cards that bring them in."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kerege.people.access import agencies_for, agency_for, person_of
from kerege.people.models import Agency
from kerege.rollouts.access import card_for, cards_for, cohorts_for, participants_for
from kerege.rollouts.forms import CardsForm, end_of
from kerege.rollouts.invitations import CannotReissue, Refusal, cancel, make_cards, reissue
from kerege.rollouts.models import Invitation
from kerege.rollouts.printing import cards_pdf

REFUSALS = {
    Refusal.CANCELLED: gettext_lazy("This card is cancelled. Make a new one."),
    Refusal.IN_USE: gettext_lazy("The new card is in use already."),
    Refusal.NOBODY: gettext_lazy("Whoever joined by this card has no account here any more. Make a new card."),
    Refusal.OWN_WAY: gettext_lazy(
        "Whoever joined by this card has another way to sign in: an e-mail address, a role, or an earlier card."
    ),
}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def agencies(request: HttpRequest) -> HttpResponse:
    """The agencies that are hers to look after; where it is one, its page."""
    hers = list(agencies_for(request.user))
    if not hers:
        raise Http404
    if len(hers) == 1:
        return redirect("rollouts:colleagues", hers[0].public_id)
    return render(request, "rollouts/agencies.html", {"agencies": hers})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: HttpRequest, agency: UUID) -> HttpResponse:
    """No results here and no progress: who takes part, and the state of each card. New cards are the answer itself, for
    their codes are known only then."""
    found = agency_for(request.user, agency)
    if "reissue" in request.POST:
        return _reissue(request, found)
    if "cancel" in request.POST:
        return _cancel(request, found)
    cohorts = cohorts_for(request.user, found)
    form = CardsForm(request.POST if request.method == "POST" else None, cohorts=cohorts, initial={"batch": uuid4()})
    if form.is_valid():
        asked = form.cleaned_data
        made = make_cards(
            asked["rollout"],
            found,
            asked["count"],
            by=person_of(request.user),
            expires=end_of(asked["until"]),
            batch=asked["batch"],
        )
        return cards_pdf(made, language=_language())
    cards = list(cards_for(request.user, found))
    context = {
        "agency": found,
        "participants": participants_for(request.user, found),
        "cards": cards,
        "free": sum(card.state == Invitation.State.FREE for card in cards),
        "cohorts": cohorts,
        "form": form,
    }
    return render(request, "rollouts/colleagues.html", context, status=422 if form.is_bound else 200)


def _reissue(request: HttpRequest, agency: Agency) -> HttpResponse:
    card = card_for(request.user, agency, request.POST["reissue"])
    try:
        made = reissue(card, by=person_of(request.user))
    except CannotReissue as refused:
        messages.error(request, REFUSALS[refused.refusal])
        return redirect("rollouts:colleagues", agency.public_id)
    return cards_pdf([made], language=_language())


def _cancel(request: HttpRequest, agency: Agency) -> HttpResponse:
    card = card_for(request.user, agency, request.POST["cancel"])
    done = cancel(card, by=person_of(request.user), why="colleagues page")
    told = (
        _("Card № %(number)d is cancelled.")
        if done
        else _("Card № %(number)d was used before; it cannot be cancelled.")
    )
    messages.success(request, told % {"number": card.number})
    return redirect("rollouts:colleagues", agency.public_id)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
