"""A module's tests: the page before, the questions, the result."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kerege import clock
from kerege.assessment.attempts import (
    CannotStart,
    Closed,
    Hindrance,
    Sent,
    Standing,
    attempts_of,
    hand_in,
    save_answers,
    standing,
    start_attempt,
    taken_before,
)
from kerege.assessment.draw import CannotDraw
from kerege.assessment.models import Attempt
from kerege.assessment.paper import asked, read_form
from kerege.assessment.results import results_by_outcome
from kerege.path.next_step import lesson_named, lesson_to_read
from kerege.path.review import reviewed
from kerege.path.views.landing import find_or_404
from kerege.people.access import person_of
from kerege.people.models import Person
from kerege.rollouts.enrolling import enrol_for_test
from kerege.rollouts.terms import Offer, Place, current_edition, offers, place_in
from kerege.suites.catalogue import ModuleEntry

log = logging.getLogger(__name__)
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def exam(request: HttpRequest, suite: str, module: str, kind: str) -> HttpResponse:
    """What the test is, how she stands, and the button that begins it."""
    entry = find_or_404(ModuleEntry, suite, module)
    if request.method == "POST":
        return _start(request, entry, kind)
    person = person_of(request.user)
    place = place_in(person, entry.suite.pk)
    offer = _offer_or_404(offers(entry, place.edition), kind)
    now = standing(offer.terms_for(place.enrolment)) if place.enrolment else None
    context = {
        **_around(entry, kind, offer),
        "standing": now,
        "lesson": lesson_to_read(entry, now.attempts) if now and now.hindrance == Hindrance.WAIT else None,
        "sign_in": f"{reverse('account_signup')}?{urlencode({'next': request.path})}",
    }
    return render(request, "path/exam.html", context)


@require_http_methods(METHODS)
def attempt(request: HttpRequest, suite: str, module: str, kind: str, id: UUID) -> HttpResponse:
    """Her own attempt: its questions while it is open, then its result. Anybody else's is not there."""
    entry = find_or_404(ModuleEntry, suite, module)
    if not isinstance(request.user, Person):
        return _to_sign_in(request)
    hers = attempts_of(request.user, entry.pk, kind)
    try:
        if request.method == "POST":
            return _take(request, entry, hers, id)
        found = hers.get(public_id=id)
    except Attempt.DoesNotExist as missing:
        raise Http404 from missing
    if found.handed_in_at is None and found.is_over(clock.now()):
        found = hand_in(found)
    return _questions(request, entry, found) if found.handed_in_at is None else _result(request, entry, found)


def _start(request: HttpRequest, entry: ModuleEntry, kind: str) -> HttpResponse:
    if not isinstance(request.user, Person):
        return _to_sign_in(request)
    try:
        with transaction.atomic():  # put on disk once
            enrolment = enrol_for_test(request.user, entry.suite.pk)
            offer = _offer_or_404(offers(entry, current_edition(enrolment.rollout_id)), kind)
            begun = start_attempt(offer.terms_for(enrolment))
    except CannotStart:  # the page says why
        return redirect(f"path:{kind}-test", *entry.slugs)
    except CannotDraw:
        log.exception("a bank is too small", extra={"bank": entry.id})
        messages.error(request, _("There are too few questions for this test just now. Please tell your organiser."))
        return redirect(f"path:{kind}-test", *entry.slugs)
    return _go_to(request, entry, begun, _questions)


def _take(request: HttpRequest, entry: ModuleEntry, hers: QuerySet[Attempt], id: UUID) -> HttpResponse:
    """Keep what was sent; hand in where she says so. Where script saves, it is told what is kept. Raises
    Attempt.DoesNotExist."""
    sent = read_form(request.POST.lists())
    by_script = "save" in request.POST
    device, turn = _plain(request, "device", 32), _turn(request)
    if by_script:
        time = _plain(request, "time", 40)
        sent = {place: Sent(one.values, device, turn, time) for place, one in sent.items()}
    language = get_language() or settings.LANGUAGE_CODE
    if "hand_in" in request.POST:
        return _go_to(request, entry, hand_in(hers.get(public_id=id), sent, language), _result)
    try:
        attempt, kept = save_answers(hers, id, sent, language)
    except Closed:
        handed_in = hand_in(hers.get(public_id=id))
        return JsonResponse({"closed": True}, status=409) if by_script else _go_to(request, entry, handed_in, _result)
    if by_script:
        # Not what came late: what the same device sent after it is kept instead.
        saved = sorted(place for place, row in kept.items() if row.turns.get(device, turn) == turn)
        last = max((row.turns.get(device, 0) for row in kept.values()), default=0)
        told = {"saved": saved, "turn": last, "at": clock.now().isoformat(), "left": _seconds_left(attempt)}
        return JsonResponse(told)
    address = _address(entry, attempt)
    return redirect(f"{address}#{request.POST.get('go', '')}" if request.POST.get("go", "").isalnum() else address)


def _questions(request: HttpRequest, entry: ModuleEntry, attempt: Attempt) -> HttpResponse:
    questions = asked(attempt, get_language() or settings.LANGUAGE_CODE)
    saved = [one.given.saved_at for one in questions if one.given.saved_at]
    context = {
        **_around(entry, attempt.exam.kind),
        "attempt": attempt,
        "action": _address(entry, attempt),
        "questions": questions,
        "answered": sum(one.state == "whole" for one in questions),
        "unfinished": [one for one in questions if one.state != "whole"],
        "saved_at": max(saved, default=None),
        "seconds": _seconds_left(attempt),
    }
    return render(request, "path/exam_questions.html", context)


def _result(request: HttpRequest, entry: ModuleEntry, attempt: Attempt) -> HttpResponse:
    lessons = {lesson.id: lesson for lesson in entry.lessons}
    prefetch_related_objects([attempt], "given")
    results = results_by_outcome(attempt)
    context = {
        **_around(entry, attempt.exam.kind),
        "attempt": attempt,
        "outcomes": [
            {
                "text": entry.outcomes[result.outcome].here if result.outcome in entry.outcomes else None,
                "percent": result.percent,
                "lessons": [lessons[id] for id in result.lessons if id in lessons],
            }
            for result in results
        ],
        "before": taken_before(attempt),
        "standing": _next_attempt(entry, attempt),
        "lesson": lesson_named(entry, results),
        # With attempts before her, explanations would be answers.
        "review": reviewed(attempt) if attempt.passed else [],
    }
    return render(request, "path/exam_result.html", context)


def _next_attempt(entry: ModuleEntry, attempt: Attempt) -> Standing | None:
    """Whether she may try again; only of a final test that is not passed there is something to say."""
    place = Place() if attempt.pass_mark is None or attempt.passed else place_in(attempt.person, entry.suite.pk)
    offer = offers(entry, place.edition).get(attempt.exam.kind)
    return standing(offer.terms_for(place.enrolment)) if offer and place.enrolment else None


def _go_to(
    request: HttpRequest,
    entry: ModuleEntry,
    attempt: Attempt,
    show: Callable[[HttpRequest, ModuleEntry, Attempt], HttpResponse],
) -> HttpResponse:
    """On to the attempt's page. Script gets it in the same answer, for each round trip costs a second where the line
    is bad."""
    if request.headers.get("X-Requested-With") != "fetch":
        return redirect(_address(entry, attempt))
    response = show(request, entry, attempt)
    response["X-Location"] = _address(entry, attempt)
    return response


def _around(entry: ModuleEntry, kind: str, offer: Offer | None = None) -> dict[str, Any]:
    return {
        "module": entry,
        "suite": entry.suite,
        "kind": kind,
        "offer": offer,
        "address": reverse(f"path:{kind}-test", args=entry.slugs),
    }


def _address(entry: ModuleEntry, attempt: Attempt) -> str:
    return reverse(f"path:{attempt.exam.kind}-attempt", args=[*entry.slugs, attempt.public_id])


def _offer_or_404(found: dict[str, Offer], kind: str) -> Offer:
    if kind not in found:
        raise Http404
    return found[kind]


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('account_signup')}?{urlencode({'next': request.path})}")


def _seconds_left(attempt: Attempt) -> int | None:
    """None where nothing limits it."""
    return max(0, int((attempt.due_at - clock.now()).total_seconds())) if attempt.due_at else None


def _plain(request: HttpRequest, name: str, length: int) -> str:
    """What script says of itself; nothing where it is not what script says."""
    said = request.POST.get(name, "")
    return said if said.isascii() and said.isprintable() and len(said) <= length else ""


def _turn(request: HttpRequest) -> int:
    turn = request.POST.get("turn", "")
    return int(turn) if turn.isascii() and turn.isdigit() and len(turn) < 10 else 0
