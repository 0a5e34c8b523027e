"""Recalling: three questions of lessons that were finished some days ago in one form, then what was right."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kerege.assessment.paper import Speaker, controls
from kerege.assessment.scoring import Judged
from kerege.assessment.versions import Wording
from kerege.items import Item, Mask, ResponseError, read_response, score
from kerege.learning.recall import (
    MOST,
    Given,
    Question,
    draw,
    find_question,
    put_off,
    recall_lessons,
    recalling,
)
from kerege.path.feedback import problem_of
from kerege.path.review import Reviewed, explained
from kerege.path.views.lesson import values_of
from kerege.people.models import Person
from kerege.suites import catalogue
from kerege.suites.catalogue import SuiteEntry

FORM = "recall-form"
SEED = "recall"  # answers stand in another order than in the lesson


@dataclass(frozen=True)
class Asked:
    """A question in the form. `given` is her answer where there is a whole one, `problem` what is wrong with one that
    is not; `context` is what the template of controls takes."""

    question: Question
    context: dict[str, Any]
    given: Given | None = None
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, Person):
        return redirect_to_login(request.path)
    suites = catalogue.suites()
    if request.method == "POST":
        return _answer(request, request.user, suites)
    found = recalling(request.user, suites)
    questions = draw(request.user, found.due) if found.is_asked else []
    asked = [_asked(place, question) for place, question in enumerate(questions, 1)]
    return _form(request, asked, uuid.uuid4(), found.next_at)


def _answer(request: HttpRequest, person: Person, suites: Sequence[SuiteEntry]) -> HttpResponse:
    if "later" in request.POST:
        put_off(person, suites)
        messages.success(request, _("All right, another time."))
        return redirect("path:my")
    try:
        nonce = UUID(request.POST.get("nonce", ""))
    except ValueError:
        return HttpResponseBadRequest(_("This form is incomplete."))
    asked = _sent(request, suites)
    given = [one.given for one in asked if one.given]
    if not asked:  # the lessons were withdrawn while she was thinking
        return redirect("path:recall")
    if len(given) < len(asked):
        return _form(request, asked, nonce, status=422)
    recall_lessons(person, given, nonce, suites)
    context = {
        "answers": [_explained(place, one) for place, one in enumerate(given, 1)],
        "right": sum(one.result.success for one in given),
        "again": list(dict.fromkeys(one.question.lesson for one in given if not one.result.success)),
        "next_at": recalling(person, suites).next_at,
    }
    return render(request, "path/recall_result.html", context)


def _sent(request: HttpRequest, suites: Sequence[SuiteEntry]) -> list[Asked]:
    """The questions that the form asked, with what was answered. The form names them, so that it stays whole whatever
    has become due since."""
    names = list(dict.fromkeys(request.POST.getlist("question")))[:MOST]
    found = [(find_question(name, suites), values_of(request, f"q{place}")) for place, name in enumerate(names, 1)]
    there = [(question, values) for question, values in found if question]
    return [_asked(place, question, values) for place, (question, values) in enumerate(there, 1)]


def _asked(place: int, question: Question, sent: dict[str, list[str]] | None = None) -> Asked:
    """A question with what was sent for it; None where the form is still empty."""
    stored = catalogue.stored_body(question.lesson.body).items[question.check]
    item, language = Item.from_json(stored["item"]), stored["language"]
    mask = Mask(item, SEED)
    values = mask.lift(sent or {})
    words = Speaker(language, get_language() or settings.LANGUAGE_CODE)
    context = controls(f"q{place}", FORM, item, SEED, words, mask, values)
    if sent is None:
        return Asked(question, context)
    try:
        response = read_response(item, values)
    except ResponseError as error:
        return Asked(question, context, problem=problem_of(error.code))
    return Asked(question, context, Given(question, item, language, response, score(item, response)))


def _explained(place: int, one: Given) -> Reviewed:
    return explained(place, Judged(Wording(one.language, one.item), one.response, one.result))


def _form(
    request: HttpRequest, asked: list[Asked], nonce: UUID, next_at: datetime | None = None, status: int = 200
) -> HttpResponse:
    context = {"asked": asked, "form": FORM, "nonce": nonce, "next_at": next_at, "incomplete": status == 422}
    return render(request, "path/recall.html", context, status=status)
