"""Playing a scenario: each decision kept with its reason; begun anew; told to the cohort without a name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from kerege.people.models import Person
from kerege.practice.material.documents import Document
from kerege.practice.models import Choice, Work
from kerege.practice.story import Way, scenes_after, way_of
from kerege.practice.works import Share, save_work, shares, task_of
from kerege.rollouts.models import Rollout
from kerege.suites.catalogue import SuiteEntry


def way_in(work: Work | None, story: Document) -> Way:
    """Where she stands in the story."""
    choices = list(work.choices.all()) if work else []
    return way_of(
        story,
        {choice.line: choice.latest for choice in choices},
        {choice.line: choice.latest_reason for choice in choices},
    )


@transaction.atomic
def decide(person: Person, suite: SuiteEntry, story: Document, scene: str, line: str, reason: str) -> Work:
    """Take a line in a scene. What she had decided later is open again; what she took first stays the one that counts
    among her cohort's."""
    ends = story.block(_target(story, scene, line)).kind == "ending"
    work = save_work(
        person, suite.pk, task_of(suite, story.id), choices={scene: line}, reasons={scene: reason}, done=ends
    )
    work.choices.filter(line__in=scenes_after(story, scene)).update(latest="")
    return work


def _target(story: Document, scene: str, line: str) -> str:
    lines = story.block(scene)["exercise"].lines
    return str(next(one.right for one in lines if one.id == line))


def begin_again(work: Work) -> None:
    """From the first scene. Her first decisions and their reasons stay until she decides anew."""
    work.choices.update(latest="")


def share_reasons(work: Work, shared: bool) -> None:
    """Let her reasons be read out when the cohort talks about the scenario, without her name; or take that back."""
    Work.objects.filter(pk=work.pk).update(is_shared=shared)


@dataclass(frozen=True)
class SceneFigures:
    """How a cohort decided in a scene: shares by line, and reasons that may be read out."""

    shares: list[Share]
    reasons: dict[str, list[str]]


def figures_of(suite: SuiteEntry, story: Document, rollout: Rollout) -> dict[str, SceneFigures]:
    """By scene, where enough people of the cohort have decided. Reasons stand in the order of their words, which is
    that of nobody's coming."""
    scenes = [block.id for block in story.blocks if block.kind == "scene"]
    told = shares(task_of(suite, story.id), rollout, scenes)
    reasons: dict[tuple[str, str], list[str]] = {}
    rows = Choice.objects.filter(work__task=task_of(suite, story.id), work__rollout=rollout, work__is_shared=True)
    for scene, option, reason in rows.exclude(reason="").values_list("line", "option", "reason"):
        reasons.setdefault((scene, option), []).append(reason)
    return {
        scene: SceneFigures(
            found, {option: sorted(words) for (where, option), words in reasons.items() if where == scene}
        )
        for scene, found in told.items()
    }
