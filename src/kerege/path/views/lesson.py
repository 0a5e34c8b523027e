"""A lesson: the stored body, with this reader's name, place and form around it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kerege.items import Item, Response, ResponseError, Result, read_response, score
from kerege.learning.acts import answer_check, complete_lesson
from kerege.learning.device import DeviceProgress
from kerege.path.readers import progress_in
from kerege.path.views.landing import find_or_404
from kerege.people.models import Person
from kerege.suites import catalogue, markdown
from kerege.suites.catalogue import LessonEntry
from kerege.suites.typography import kept_together
from kerege.ui.languages import interface_language

_EMPTY_PLACE = '<div class="result" id="{}-result" role="status" tabindex="-1"></div>'


@dataclass(frozen=True)
class Answered:
    """What came of one check."""

    check: str
    result: Result | None = None
    language: str = ""  # of the feedback
    problem: str = ""
    saved_on_device: bool = True


@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, suite: str, module: str, lesson: str) -> HttpResponse:
    entry = find_or_404(LessonEntry, suite, module, lesson)
    if request.method != "POST":
        return _page(request, entry)
    try:
        nonce = UUID(request.POST.get("nonce", ""))
    except ValueError:
        return HttpResponseBadRequest(_("This form is incomplete."))
    if "complete" in request.POST:
        return _complete(request, entry, nonce)
    return _answer(request, entry, nonce)


def _complete(request: HttpRequest, entry: LessonEntry, nonce: UUID) -> HttpResponse:
    after = entry.next
    response = redirect("path:lesson", *after.slugs) if after else redirect("path:module", *entry.module.slugs)
    if isinstance(request.user, Person):
        complete_lesson(request.user, entry, nonce)
    else:
        device = DeviceProgress.of(request) or DeviceProgress()
        device.note_lesson(entry.module.suite.slug, entry.id)
        device.keep(response)
    return response


def _answer(request: HttpRequest, entry: LessonEntry, nonce: UUID) -> HttpResponse:
    stored = catalogue.stored_body(entry.body).items.get(request.POST.get("check", ""))
    if stored is None:
        return HttpResponseBadRequest(_("This lesson has no such question."))
    item = Item.from_json(stored["item"])
    try:
        said = read_response(item, _values(request, item.id))
    except ResponseError as error:
        return _shown(request, entry, Answered(item.id, problem=_problem(error.code)), status=422)
    result = score(item, said)
    device = _note(request, entry, item, said, result, nonce, stored["language"])
    answered = Answered(item.id, result, stored["language"], saved_on_device=device is not None)
    response = _shown(request, entry, answered)
    if device:
        device.keep(response)
    return response


def _note(
    request: HttpRequest, entry: LessonEntry, item: Item, said: Response, result: Result, nonce: UUID, language: str
) -> DeviceProgress | None:
    """Keep the answer in her record, or on her device."""
    if isinstance(request.user, Person):
        answer_check(request.user, entry, item, said, result, nonce, language)
        return None
    device = DeviceProgress.of(request) or DeviceProgress()
    device.note_check(entry.module.suite.slug, entry.id, item.id, result.success)
    return device


def _values(request: HttpRequest, check: str) -> dict[str, list[str]]:
    """The form's fields that belong to one check, by their names within it."""
    prefix = f"{check}."
    return {name.removeprefix(prefix): values for name, values in request.POST.lists() if name.startswith(prefix)}


def _problem(code: str) -> str:
    return {
        "empty": _("Choose or write an answer first, then check it."),
        "incomplete": _("Something is still without an answer."),
        "repeated": _("Two have the same place; give each its own."),
    }.get(code, _("This answer does not belong to the question. Reload the page and try again."))


def _shown(request: HttpRequest, entry: LessonEntry, answered: Answered, status: int = 200) -> HttpResponse:
    """The answer alone where script asked for it; else the whole page with the answer in its place."""
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(_answer_html(answered), status=status)
    return _page(request, entry, answered, status)


def _answer_html(answered: Answered) -> str:
    feedback = answered.result.feedback if answered.result else ()
    return render_to_string(
        "path/answer.html",
        {
            "answered": answered,
            "foreign": answered.language != interface_language(get_language() or answered.language),
            "feedback": [mark_safe(markdown.to_html(text, kept_together)) for text in feedback],
        },
    )


def _page(
    request: HttpRequest, entry: LessonEntry, answered: Answered | None = None, status: int = 200
) -> HttpResponse:
    progress = progress_in(request, entry.module.suite)
    body = catalogue.stored_body(entry.body)
    html = body.html
    for check in entry.body.checks:
        place = _EMPTY_PLACE.format(check)
        if answered and answered.check == check:
            html = html.replace(place, place.replace("></div>", f">{_answer_html(answered)}</div>"))
        elif (success := progress.checks.get(entry.check_iri(check))) is not None:
            earlier = render_to_string("path/answered.html", {"success": success})
            html = html.replace(place, place.replace("></div>", f">{earlier}</div>"))
    context: dict[str, Any] = {
        "lesson": entry,
        "module": entry.module,
        "suite": entry.module.suite,
        "progress": progress,
        "body": mark_safe(html),
        "nonce": uuid.uuid4(),
        "done": entry.iri in progress.done,
        "answered": answered,
    }
    return render(request, "path/lesson.html", context, status=status)
