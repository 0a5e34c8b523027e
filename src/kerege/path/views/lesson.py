"""A lesson: the stored body, with this reader's name, place and form around it."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from typing import Any
from uuid import UUID

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kerege.items import Item, Response, ResponseError, Result, read_response, score
from kerege.learning.acts import Progress, answer_check, complete_lesson
from kerege.learning.device import DeviceProgress
from kerege.path.feedback import (
    Answered,
    feedback_html,
    problem_of,
    put,
    put_earlier,
    put_feedback,
    put_task_values,
)
from kerege.path.readers import progress_in
from kerege.path.views.landing import find_or_404
from kerege.people.models import Person
from kerege.practice.tasks import Answer, answer_task, task_asked
from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry
from kerege.suites.render import FORM
from kerege.ui.packed import Packed, PackedResponse

PAGES_IN_MEMORY = 40  # of some 90 kB

_pages: OrderedDict[tuple[object, ...], Packed] = OrderedDict()


def forget() -> None:
    """Forget the pages that this process has made; a test's tool."""
    _pages.clear()


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, suite: str, module: str, lesson: str) -> HttpResponse:
    entry = find_or_404(LessonEntry, suite, module, lesson)
    if request.method != "POST":
        return _read(request, entry)
    try:
        nonce = UUID(request.POST.get("nonce", ""))
    except ValueError:
        return HttpResponseBadRequest(_("This form is incomplete."))
    if "complete" in request.POST:
        return _complete(request, entry, nonce)
    if asked := task_asked(request.POST):
        return _practise(request, entry, asked)
    return _answer(request, entry, nonce)


def _complete(request: HttpRequest, entry: LessonEntry, nonce: UUID) -> HttpResponse:
    after = entry.next
    response = redirect("path:lesson", *after.slugs) if after else redirect("path:module", *entry.module.slugs)
    if isinstance(request.user, Person):
        complete_lesson(request.user, entry, nonce)
    else:
        device = DeviceProgress.of(request) or DeviceProgress()
        device.note_lesson(entry.module.suite.key, entry.id)
        device.keep(response)
    return response


def _answer(request: HttpRequest, entry: LessonEntry, nonce: UUID) -> HttpResponse:
    stored = catalogue.stored_body(entry.body).items.get(request.POST.get("check", ""))
    if stored is None or "item" not in stored:
        return HttpResponseBadRequest(_("This lesson has no such question."))
    item, language = Item.from_json(stored["item"]), stored["language"]
    values = values_of(request, item.id)
    try:
        said = read_response(item, values)
    except ResponseError as error:
        problem = problem_of(error.code)
        return _shown(request, entry, Answered(item, values, language, problem=problem), status=422)
    result = score(item, said)
    device = _note(request, entry, item, said, result, nonce, language)
    answered = Answered(item, values, language, result, saved_on_device=device is not None)
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
    device.note_check(entry.module.suite.key, entry.id, item.id, result.success)
    return device


def _practise(request: HttpRequest, entry: LessonEntry, asked: str) -> HttpResponse:
    stored = catalogue.stored_body(entry.body).items.get(asked.partition(".")[0])
    if stored is None or "task" not in stored:
        return HttpResponseBadRequest(_("This lesson has no such task."))
    answer = answer_task(request.user, entry, stored, asked, request.POST, form=FORM)
    status = 200 if answer.is_taken else 422
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(answer.places.get(asked, ""), status=status)
    return _page(request, entry, practised=answer, status=status)


def values_of(request: HttpRequest, question: str) -> dict[str, list[str]]:
    """The form's fields that belong to one question, by their names within it."""
    prefix = f"{question}."
    return {name.removeprefix(prefix): values for name, values in request.POST.lists() if name.startswith(prefix)}


def _shown(request: HttpRequest, entry: LessonEntry, answered: Answered, status: int = 200) -> HttpResponse:
    """The answer alone where script asked for it; else the whole page with the answer in its place."""
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(feedback_html(answered), status=status)
    return _page(request, entry, answered, status=status)


def _passed(entry: LessonEntry, progress: Progress) -> LessonEntry | None:
    """The lesson before, where it is done and this one not begun: there is something to be glad of."""
    begun = entry.iri in progress.done or any(entry.check_iri(check) in progress.checks for check in entry.body.checks)
    if begun or entry.number == 1:
        return None
    before = entry.module.lessons[entry.number - 2]
    return before if before.iri in progress.done else None


def _read(request: HttpRequest, entry: LessonEntry) -> HttpResponse:
    """The page for who comes to read. Readers who have done the same get the same, but for the token and the nonce of
    its form: it is made and packed once for all of them."""
    if get_messages(request):
        return _page(request, entry)
    progress = progress_in(request, entry.module.suite)
    lessons = tuple(lesson.iri in progress.done for lesson in entry.module.lessons)
    checks = tuple(progress.checks.get(entry.check_iri(check)) for check in entry.body.checks)
    is_hers = isinstance(request.user, Person)
    key = (catalogue.version(), entry.pk, get_language(), is_hers, lessons, checks, request.path)
    page = _pages.pop(key, None) or _packed(request, entry, progress)
    _pages[key] = page  # the last that was asked for goes last; another thread may have taken it out meanwhile
    if len(_pages) > PAGES_IN_MEMORY:
        _pages.popitem(last=False)
    return PackedResponse(page, [get_token(request).encode(), str(uuid.uuid4()).encode()])


def _packed(request: HttpRequest, entry: LessonEntry, progress: Progress) -> Packed:
    context = _context(entry, progress, catalogue.stored_body(entry.body).html)
    slots = {
        "csrf_token": f"{uuid.uuid4().hex}{uuid.uuid4().hex}",
        "nonce": str(uuid.uuid4()),
    }  # as long as the real ones
    html = render_to_string("path/lesson.html", context | slots, request)
    before, rest = html.split(slots["csrf_token"])
    between, behind = rest.split(slots["nonce"])
    return Packed([before, between, behind], [len(slot) for slot in slots.values()])


def _page(
    request: HttpRequest,
    entry: LessonEntry,
    answered: Answered | None = None,
    practised: Answer | None = None,
    status: int = 200,
) -> HttpResponse:
    progress = progress_in(request, entry.module.suite)
    stored = catalogue.stored_body(entry.body)
    html = stored.html
    if request.method == "POST":
        html = put_task_values(html, stored.items, request.POST, practised.texts if practised else {})
    if answered:
        html = put_feedback(html, answered)
    for place, told in practised.places.items() if practised else ():
        html = put(html, place, told)
    context = _context(entry, progress, html) | {"nonce": uuid.uuid4(), "answered": answered}
    return render(request, "path/lesson.html", context, status=status)


def _context(entry: LessonEntry, progress: Progress, html: str) -> dict[str, Any]:
    """What the page shows: the body with marks at the questions that she has answered before, and her place."""
    for check in entry.body.checks:
        if (success := progress.checks.get(entry.check_iri(check))) is not None:
            html = put_earlier(html, check, success)
    return {
        "lesson": entry,
        "module": entry.module,
        "suite": entry.module.suite,
        "progress": progress,
        "body": mark_safe(html),
        "done": entry.iri in progress.done,
        "has_tasks": bool(entry.body.tasks),
        "passed": _passed(entry, progress),
    }
