"""Case conferences led by a facilitator: a cohort sits down, each in a role, and asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kerege.disclosure.known import Known
from kerege.people.access import account_of
from kerege.practice.access import conference_for, conferences_for, leads_conference
from kerege.practice.conference_end import asked_in, end_of
from kerege.practice.conference_forms import AnswerForm, AskForm
from kerege.practice.conferences import (
    Refusal,
    Refused,
    answer_ask,
    ask_for,
    close_conference,
    leave_seat,
    open_conference,
    requests_of,
    take_seat,
)
from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import find_in, libraries
from kerege.practice.roundtable import Answer, Role, roundtable_of
from kerege.practice.views.lookup import find_or_404, library_of_suite_or_404
from kerege.practice.watched import WatchedForm
from kerege.rollouts.access import led_by, led_rollout_for

REFUSALS = {
    Refusal.CLOSED: _("The conference is closed."),
    Refusal.TAKEN: _("Somebody has just taken this seat. Choose another one."),
    Refusal.SEATED: _("You have a seat already. Leave it first."),
    Refusal.NO_SEAT: _("Take a seat first."),
    Refusal.NOT_HERS: _("This is not for your role."),
}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def led(request: HttpRequest) -> HttpResponse:
    """The conferences of her cohorts; whoever leads a cohort opens them here."""
    if request.method == "POST":
        return _open(request)
    here = libraries()
    found = [
        {
            "conference": one,
            "shown": shown,
            "seats": one.seats.count(),
            "roles": roundtable_of(shown.document).roles,
        }
        for one in conferences_for(request.user).prefetch_related("seats")
        if (shown := find_in(here, one.rollout.suite_id, MaterialKind.CONFERENCE, one.material))
    ]
    cohorts = [
        {"rollout": rollout, "materials": materials, "id": uuid4()}
        for rollout in led_by(request.user).order_by("name", "pk")
        if not rollout.is_over and (library := here.get(rollout.suite_id))
        if (materials := library.all(MaterialKind.CONFERENCE))
    ]
    return render(request, "practice/led.html", {"conferences": found, "cohorts": cohorts})


def _open(request: HttpRequest) -> HttpResponse:
    rollout = led_rollout_for(request.user, _uuid(request.POST.get("rollout", "")))
    material = request.POST.get("open", "")
    find_or_404(library_of_suite_or_404(rollout.suite_id), MaterialKind.CONFERENCE, material)
    public_id = _uuid(request.POST.get("id", ""))
    opened = open_conference(rollout, material, by=account_of(request.user), public_id=public_id)
    return redirect("practice:led-conference", opened.public_id)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


class Seated:
    """A conference as one person sees it."""

    def __init__(self, request: HttpRequest, public_id: UUID) -> None:
        self.conference = conference_for(request.user, public_id)
        prefetch_related_objects([self.conference], "seats", "asks")
        self.library = library_of_suite_or_404(self.conference.rollout.suite_id)
        self.shown = find_or_404(self.library, MaterialKind.CONFERENCE, self.conference.material)
        self.table = roundtable_of(self.shown.document)
        self.person = account_of(request.user)
        self.leads = leads_conference(request.user, self.conference)
        self.seats = {seat.role: seat for seat in self.conference.seats.all()}
        mine = next((seat.role for seat in self.seats.values() if seat.person_id == self.person.pk), "")
        self.role = self.table.role(mine)

    @property
    def active_role(self) -> Role:
        """The role in which she may ask and answer now. Raises Refused."""
        if not self.conference.is_open:
            raise Refused(Refusal.CLOSED)
        if self.role is None:
            raise Refused(Refusal.NO_SEAT)
        return self.role

    @property
    def known(self) -> Known:
        """Words that give nobody away: everybody at the table was given them."""
        return self.library.known(self.shown.text)

    def context(self) -> dict[str, Any]:
        suite = self.library.suite
        return {
            "suite": suite,
            "conference": self.conference,
            "shown": self.shown,
            "table": self.table,
            "case": self.library.find(MaterialKind.CASE, self.shown.document["case"]),
            "role": self.role,
            "taken": list(self.seats),
            "roles": [(role, role.id in self.seats) for role in self.table.roles],
        }


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conference(request: HttpRequest, conference: UUID) -> HttpResponse:
    """For whoever leads it, the whole table; for whoever has a seat, what her role sees; for the others, the seats.
    When it is closed, who knew what, for everybody."""
    seated = Seated(request, conference)
    if request.method == "POST":
        return _lead(request, seated) if seated.leads else _sit(request, seated)
    return _page(request, seated)


def _page(
    request: HttpRequest, seated: Seated, form: WatchedForm | None = None, about: str = "", status: int = 200
) -> HttpResponse:
    context = seated.context()
    requests = requests_of(seated.conference)
    if not seated.conference.is_open:
        taking_part = {*seated.seats, *(one.role for one in requests)}
        context |= {"end": end_of(seated.table, requests, taking_part)}
        return render(request, "practice/led_over.html", context)
    if seated.leads:
        context |= {
            "asked": asked_in(seated.table, requests)[::-1],
            "address": f"{settings.BASE_URL}{request.path}",
        }
        return render(request, "practice/led_table.html", context)
    if seated.role is None:
        return render(request, "practice/led_seats.html", context)
    return render(
        request, "practice/led_role.html", context | _of_role(seated, seated.role, form, about), status=status
    )


def _of_role(seated: Seated, role: Role, form: WatchedForm | None, about: str) -> dict[str, Any]:
    """What a role sees: its own facts, what it asked, what it is asked, what it could ask. `form` came back, `about` a
    fact or a question."""
    rows = {(ask.role, ask.fact): ask for ask in seated.conference.asks.all()}
    asked = asked_in(seated.table, requests_of(seated.conference))
    to_answer = [one for one in asked if one.holder == role and one.is_waiting]
    hers = [one for one in asked if one.role == role]
    asked_for = {one.fact.id for one in hers}
    return {
        "own": seated.table.held_by(role.id),
        "hers": hers[::-1],
        "answered": [one for one in asked if one.holder == role and not one.is_waiting],
        "questions": [
            {"asked": one, "pk": pk, "form": form if about == str(pk) else AnswerForm(auto_id=f"id_{pk}_%s")}
            for one in to_answer
            for pk in [rows[one.role.id, one.fact.id].pk]
        ],
        "others": [
            {
                "role": other,
                "is_taken": other.id in seated.seats,
                "topics": [
                    {"fact": fact, "form": form if about == fact.id else AskForm(auto_id=f"id_{fact.id}_%s")}
                    for fact in facts
                    if fact.id not in asked_for
                ],
            }
            for other, facts in seated.table.asked_of(role.id)
        ],
    }


def _lead(request: HttpRequest, seated: Seated) -> HttpResponse:
    if "close" in request.POST:
        close_conference(seated.conference)
    return redirect(request.path)


def _sit(request: HttpRequest, seated: Seated) -> HttpResponse:
    """What somebody at the table does."""
    try:
        if "take" in request.POST:
            take_seat(seated.conference, seated.person, request.POST["take"])
        elif "leave" in request.POST:
            leave_seat(seated.conference, seated.person)
        elif "fact" in request.POST:
            return _ask(request, seated, request.POST["fact"])
        elif "question" in request.POST:
            return _answer(request, seated, request.POST["question"])
    except Refused as refused:
        messages.error(request, REFUSALS[refused.refusal])
    return redirect(request.path)


def _ask(request: HttpRequest, seated: Seated, id: str) -> HttpResponse:
    role, fact = seated.active_role, seated.table.fact(id)
    if fact is None or fact.holder == role.id:
        raise Refused(Refusal.NOT_HERS)
    form = AskForm(request.POST, known=seated.known, auto_id=f"id_{id}_%s")
    if not form.is_valid():
        return _page(request, seated, form, id, status=422)
    ask_for(seated.conference, seated.person, id, form.cleaned_data["words"].strip())
    return redirect(request.path)


def _answer(request: HttpRequest, seated: Seated, question: str) -> HttpResponse:
    asked = next((one for one in seated.conference.asks.all() if str(one.pk) == question), None)
    fact = seated.table.fact(asked.fact) if asked else None
    if asked is None or fact is None or fact.holder != seated.active_role.id:
        raise Refused(Refusal.NOT_HERS)
    form = AnswerForm(request.POST, known=seated.known, auto_id=f"id_{asked.pk}_%s")
    if not form.is_valid():
        return _page(request, seated, form, str(asked.pk), status=422)
    answer, words = Answer(form.cleaned_data["answer"]), form.cleaned_data["words"].strip()
    answer_ask(seated.conference, seated.person, asked.pk, answer, words)
    return redirect(request.path)
