"""What a roll-out runs on, frozen; and when it moves on."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from kerege.assessment.models import Exam, Question
from kerege.people.models import Person
from kerege.rollouts.models import Edition, Rollout
from kerege.rollouts.rules import FinalTests, Rule
from kerege.suites.models import Lesson, Module, Suite


def content_of(suite: Suite) -> dict[str, Any]:
    """The published suite as an edition keeps it: ids of lessons with their revisions, tests, questions with their
    versions."""
    return {"modules": [_module(module) for module in Module.objects.live().child_of(suite)]}


@transaction.atomic
def make_edition(rollout: Rollout, rule: Rule, *, by: Person | None, why: str) -> Edition:
    """Move a roll-out to what is published now. What was earned stays: it belongs to enrolments, not to editions."""
    Rollout.objects.select_for_update().get(pk=rollout.pk)
    return Edition.objects.create(
        rollout=rollout,
        number=rollout.editions.count() + 1,
        content=content_of(rollout.suite),
        rule_data=rule.to_json(),
        made_by=by,
        why=why,
    )


def default_rule(suite: Suite) -> Rule:
    """All lessons; and the final test, with the pass mark that its author gave it."""
    marks = [exam.blueprint.pass_mark for exam in Exam.objects.filter(module__in=suite.get_children(), kind="final")]
    return Rule(achievement=(FinalTests(max(filter(None, marks), default=FinalTests.at_least)),))


@transaction.atomic
def open_rollout(suite: Suite) -> Rollout:
    """The suite's open roll-out, made at first use. While nobody takes part it follows what is published."""
    rollout, _created = Rollout.objects.get_or_create(suite=suite, is_open=True, defaults={"name": suite.title})
    newest = rollout.editions.order_by("number").last()
    if newest is None:
        make_edition(rollout, default_rule(suite), by=None, why="first edition")
    elif not rollout.enrolments.exists() and newest.content != content_of(suite):
        rule = newest.rule if newest.made_by else default_rule(suite)  # an organiser's rule stays
        make_edition(rollout, rule, by=None, why="nobody takes part yet")
    return rollout


def _module(module: Module) -> dict[str, Any]:
    lessons = Lesson.objects.live().child_of(module)
    questions = Question.objects.filter(module=module, live=True)
    return {
        "id": module.key,
        "lessons": [{"id": lesson.key, "revision": lesson.live_revision_id} for lesson in lessons],
        "exams": [exam.frozen() for exam in Exam.objects.filter(module=module, live=True)],
        "questions": dict(questions.order_by("key").values_list("key", "version__number")),
    }
