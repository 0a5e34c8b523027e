"""Decision scenarios: played scene by scene, alone; and their debrief, for whoever leads the cohort."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kerege.people.access import person_of
from kerege.people.models import Person
from kerege.practice.forms import DecisionForm
from kerege.practice.material.documents import Document, MaterialKind, plain_block
from kerege.practice.material.library import Library, Shown
from kerege.practice.scenarios import (
    begin_again,
    decide,
    figures_of,
    share_reasons,
    way_in,
)
from kerege.practice.story import Way, way_of
from kerege.practice.story_map import story_map
from kerege.practice.views.cases import library_or_404
from kerege.practice.works import FEWEST, shares, task_of, work_on
from kerege.rollouts.access import led_rollout_for
from kerege.suites import catalogue
from kerege.suites.document import Block


@require_safe
def scenarios(request: HttpRequest, suite: str) -> HttpResponse:
    library = library_or_404(suite)
    stories = library.all(MaterialKind.SCENARIO)
    if not stories:
        raise Http404
    return render(request, "practice/scenarios.html", {"suite": library.suite, "stories": stories})


def _story_or_404(library: Library, scenario: str) -> Shown:
    found = library.find(MaterialKind.SCENARIO, scenario)
    if found is None:
        raise Http404
    return found


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def scenario(request: HttpRequest, suite: str, scenario: str) -> HttpResponse:
    """The scene in which she stands. Without an account the way travels in the form, and nothing is kept."""
    library = library_or_404(suite)
    story = _story_or_404(library, scenario)
    person = person_of(request.user)
    if request.method != "POST":
        return _page(request, library, story, _way(request, library, story))
    if person and (work := work_on(person, task_of(library.suite, story.document.id))):
        if "again" in request.POST:
            begin_again(work)
            return redirect("practice:scenario", suite, scenario)
        if "shared" in request.POST:
            share_reasons(work, request.POST["shared"] == "yes")
            return redirect("practice:scenario", suite, scenario)
    if "again" in request.POST:
        return redirect("practice:scenario", suite, scenario)
    return _decide(request, library, story)


def _decide(request: HttpRequest, library: Library, story: Shown) -> HttpResponse:
    way = _way(request, library, story)
    open_to_her = [*(step.scene for step in way.steps), way.here]
    scene = next((one for one in open_to_her if one.id == request.POST.get("scene")), None)
    if scene is None or scene.kind != "scene":
        return redirect("practice:scenario", library.suite.slug, story.document.id)
    form = DecisionForm(scene, library.known(story.text), request.POST)
    if not form.is_valid():
        until = way_of(story.document, {step.scene.id: step.line.id for step in way.steps if step.scene != scene})
        return _page(request, library, story, Way(until.steps, scene), form, status=422)
    line, reason = form.cleaned_data["line"], form.cleaned_data["reason"].strip()
    if isinstance(request.user, Person):
        decide(request.user, library.suite, story.document, scene.id, line, reason)
        return redirect("practice:scenario", library.suite.slug, story.document.id)
    before = {step.scene.id: step.line.id for step in way.steps}
    taken = {id: before[id] for id in before if _is_before(story.document, id, scene.id)} | {scene.id: line}
    return _page(request, library, story, way_of(story.document, taken))


def _is_before(story: Document, one: str, other: str) -> bool:
    ids = [block.id for block in story.blocks]
    return ids.index(one) < ids.index(other)


def _way(request: HttpRequest, library: Library, story: Shown) -> Way:
    """Where she stands: by what she has saved, or by what her form says."""
    if isinstance(request.user, Person):
        return way_in(work_on(request.user, task_of(library.suite, story.document.id)), story.document)
    pairs = (pair.partition("=") for pair in request.POST.get("way", "").split(" ") if "=" in pair)
    return way_of(story.document, {scene: line for scene, _sign, line in pairs})


def _page(
    request: HttpRequest,
    library: Library,
    story: Shown,
    way: Way,
    form: DecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    person = person_of(request.user)
    work = work_on(person, task_of(library.suite, story.document.id)) if person else None
    cohort = shares(task_of(library.suite, story.document.id), work.rollout, way.scenes) if work and way.is_over else {}
    context = {
        "suite": library.suite,
        "story": story,
        "is_over": way.is_over,
        "here": plain_block(way.here),
        "last": way.steps[-1] if way.steps else None,
        "kept_way": " ".join(f"{step.scene.id}={step.line.id}" for step in way.steps),
        "form": form or (None if way.is_over else DecisionForm(way.here, library.known())),
        "case": library.find(MaterialKind.CASE, story.document["case"]),
        "work": work,
        "steps": [
            {
                "scene": plain_block(step.scene),
                "line": step.line,
                "reason": step.reason,
                "cohort": _in_words(step.scene, cohort.get(step.scene.id, [])),
            }
            for step in way.steps
        ],
        "fewest": FEWEST,
    }
    return render(request, "practice/scenario.html", context, status=status)


def _in_words(scene: Block, found: Any) -> list[dict[str, Any]]:
    texts = {line.id: line.text for line in scene["exercise"].lines}
    return [{"text": texts[one.option], "people": one.people} for one in found if one.option in texts]


@login_required
@require_safe
def debrief(request: HttpRequest, rollout: UUID, scenario: str) -> HttpResponse:
    """How a cohort decided, without names: for whoever leads it. Raises Http404 for anybody else."""
    cohort = led_rollout_for(request.user, rollout)
    suite = catalogue.suite_of(cohort.suite_id)
    if suite is None:
        raise Http404
    library = library_or_404(suite.slug)
    story = _story_or_404(library, scenario)
    figures = figures_of(suite, story.document, cohort)
    scenes = []
    told: dict[tuple[str, str], str] = {}
    for block in story.document.blocks:
        if block.kind != "scene":
            continue
        found = figures.get(block.id)
        people = {one.option: one.people for one in found.shares} if found else {}
        told |= {(block.id, id): f"{count}+" for id, count in people.items() if count}
        lines = [
            {
                "line": line,
                "is_taken": line.id in people,
                "people": people.get(line.id),
                "reasons": found.reasons.get(line.id, []) if found else [],
            }
            for line in block["exercise"].lines
        ]
        scenes.append({"scene": plain_block(block), "lines": lines, "is_told": found is not None})
    context = {
        "suite": suite,
        "rollout": cohort,
        "story": story,
        "scenes": scenes,
        "map": story_map(story.document, told),
        "fewest": FEWEST,
    }
    return render(request, "practice/debrief.html", context)
