"""Decision scenarios: played scene by scene, alone; and their debrief, for whoever leads the cohort."""

from __future__ import annotations

from itertools import takewhile
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kerege.people.access import person_of
from kerege.practice.forms import DecisionForm
from kerege.practice.material.documents import Document, MaterialKind, plain_block
from kerege.practice.scenarios import (
    begin_again,
    decide,
    figures_of,
    share_reasons,
    way_in,
)
from kerege.practice.story import Way, way_of
from kerege.practice.story_map import story_map
from kerege.practice.views.lookup import all_or_404, find_or_404, library_of_suite_or_404, library_or_404
from kerege.practice.works import FEWEST, shares, task_of, work_on
from kerege.rollouts.access import led_rollout_for
from kerege.suites.document import Block


@require_safe
def scenarios(request: HttpRequest, suite: str) -> HttpResponse:
    library = library_or_404(suite)
    stories = all_or_404(library, MaterialKind.SCENARIO)
    return render(request, "practice/scenarios.html", {"suite": library.suite, "stories": stories})


class Play:
    """A scenario before her, and the way that she has taken in it. Without an account the way travels in the form, and
    nothing is kept."""

    def __init__(self, request: HttpRequest, suite: str, scenario: str) -> None:
        self.library = library_or_404(suite)
        self.shown = find_or_404(self.library, MaterialKind.SCENARIO, scenario)
        self.story = self.shown.document
        self.task = task_of(self.library.suite, self.story.id)
        self.person = person_of(request.user)
        self.work = work_on(self.person, self.task) if self.person else None
        self.way = way_in(self.work, self.story) if self.person else _carried(self.story, request.POST)

    @property
    def address(self) -> tuple[str, str]:
        return self.library.suite.slug, self.story.id

    @property
    def open_to_her(self) -> list[Block]:
        """The scenes behind her, and the one in which she stands: in each she may decide, or decide anew."""
        scenes = [*(step.scene for step in self.way.steps), self.way.here]
        return [one for one in scenes if one.kind == "scene"]

    def until(self, scene: Block) -> Way:
        """Her way as far as a scene, which is open again."""
        return Way(tuple(takewhile(lambda step: step.scene.id != scene.id, self.way.steps)), scene)

    def go_on(self, scene: Block, line: str, reason: str) -> None:
        """Take a line: with an account it is kept, without one the way leads on."""
        if self.person:
            decide(self.person, self.library.suite, self.story, scene.id, line, reason)
            return
        before = {step.scene.id: step.line.id for step in self.until(scene).steps}
        self.way = way_of(self.story, before | {scene.id: line})


def _carried(story: Document, data: QueryDict) -> Way:
    pairs = (pair.partition("=") for pair in data.get("way", "").split(" ") if "=" in pair)
    return way_of(story, {scene: line for scene, _sign, line in pairs})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def scenario(request: HttpRequest, suite: str, scenario: str) -> HttpResponse:
    """The scene in which she stands."""
    play = Play(request, suite, scenario)
    if request.method != "POST":
        return _page(request, play, play.way)
    if play.work and "again" in request.POST:
        begin_again(play.work)
    elif play.work and "shared" in request.POST:
        share_reasons(play.work, request.POST["shared"] == "yes")
    elif "again" not in request.POST:
        return _decide(request, play)
    return redirect("practice:scenario", *play.address)


def _decide(request: HttpRequest, play: Play) -> HttpResponse:
    scene = next((one for one in play.open_to_her if one.id == request.POST.get("scene")), None)
    if scene is None:
        return redirect("practice:scenario", *play.address)
    form = DecisionForm(scene, play.library.known(play.shown.text), request.POST)
    if not form.is_valid():
        return _page(request, play, play.until(scene), form, status=422)
    play.go_on(scene, form.cleaned_data["line"], form.cleaned_data["reason"].strip())
    if play.person:
        return redirect("practice:scenario", *play.address)
    return _page(request, play, play.way)


def _page(
    request: HttpRequest, play: Play, way: Way, form: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    work = play.work
    cohort = shares(play.task, work.rollout, way.scenes) if work and way.is_over else {}
    context = {
        "suite": play.library.suite,
        "story": play.shown,
        "is_over": way.is_over,
        "here": plain_block(way.here),
        "last": way.steps[-1] if way.steps else None,
        "kept_way": " ".join(f"{step.scene.id}={step.line.id}" for step in way.steps),
        "form": form or (None if way.is_over else DecisionForm(way.here, play.library.known())),
        "case": play.library.find(MaterialKind.CASE, play.story["case"]),
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
    library = library_of_suite_or_404(cohort.suite_id)
    story = find_or_404(library, MaterialKind.SCENARIO, scenario)
    figures = figures_of(library.suite, story.document, cohort)
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
        "suite": library.suite,
        "rollout": cohort,
        "story": story,
        "scenes": scenes,
        "map": story_map(story.document, told),
        "fewest": FEWEST,
    }
    return render(request, "practice/debrief.html", context)
