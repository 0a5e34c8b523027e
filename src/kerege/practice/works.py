"""What somebody has made of a task: kept, found again, compared with her cohort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from kerege import clock
from kerege.people.models import Person
from kerege.practice.models import Choice, Work
from kerege.rollouts.models import Rollout
from kerege.rollouts.terms import place_in
from kerege.suites.catalogue import SuiteEntry

FEWEST = 5
"""People of a cohort, at least, behind every figure that is shown; and the steps in which it grows."""


@transaction.atomic
def save_work(
    person: Person,
    suite: int,
    task: str,
    *,
    words: Mapping[str, str] | None = None,
    choices: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
    done: bool = True,
) -> Work:
    """Keep what she wrote or decided in a task, in place of what she had there. Her first decision for a line stays the
    one that counts among her cohort's."""
    work, _new = Work.objects.select_for_update().get_or_create(person=person, task=task)
    if work.rollout_id is None:
        work.rollout = _rollout_of(person, suite)
    work.words = {**work.words, **(words or {})}
    work.saved_at = clock.now()
    work.done_at = work.done_at or (clock.now() if done else None)
    work.save()
    _decide(work, choices or {}, reasons or {})
    return work


def _decide(work: Work, choices: Mapping[str, str], reasons: Mapping[str, str]) -> None:
    before = {choice.line: choice for choice in work.choices.all()}
    new, again = [], []
    for line, option in choices.items():
        choice = before.get(line)
        if choice is None:
            choice = Choice(work=work, line=line, option=option, reason=reasons.get(line, ""))
            new.append(choice)
        else:
            again.append(choice)
        choice.latest, choice.latest_reason = option, reasons.get(line, "")
    Choice.objects.bulk_create(new)
    Choice.objects.bulk_update(again, ["latest", "latest_reason"])


def _rollout_of(person: Person, suite: int) -> Rollout | None:
    enrolment = place_in(person, suite).enrolment
    return enrolment.rollout if enrolment else None


def task_of(suite: SuiteEntry, material: str) -> str:
    """The IRI that works on a scenario or a conference go by."""
    return f"{suite.iri}/{material}"


def work_on(person: Person, task: str) -> Work | None:
    """Hers on a task, with its choices and her cohort."""
    return Work.objects.filter(person=person, task=task).select_related("rollout").prefetch_related("choices").first()


def works_of(person: Person, prefix: str = "") -> dict[str, Work]:
    """Hers, by the IRI of the task; those whose IRI begins with `prefix`. Two queries."""
    rows = Work.objects.filter(person=person, task__startswith=prefix).prefetch_related("choices")
    return {row.task: row for row in rows.order_by("-saved_at")}


@dataclass(frozen=True)
class Share:
    """How many of a cohort took an option, rounded down to a multiple of FEWEST; None for fewer."""

    option: str
    people: int | None


def shares(task: str, rollout: Rollout | None, lines: Iterable[str]) -> dict[str, list[Share]]:
    """By line, how the cohort decided at first: the most frequent option first. A line at which fewer than FEWEST
    people have decided is left out, and a count of fewer is not told. Counts are rounded down, so that nobody's
    decision can be read off a figure that has grown by one, nor reckoned from the others.
    """
    if rollout is None:
        return {}
    counted: dict[str, dict[str, int]] = {}
    rows = Choice.objects.filter(work__task=task, work__rollout=rollout, line__in=list(lines))
    for line, option, people in rows.values_list("line", "option").annotate(people=Count("pk")).order_by():
        counted.setdefault(line, {})[option] = people
    return {
        line: [
            Share(option, people - people % FEWEST or None)
            for option, people in sorted(options.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        for line, options in counted.items()
        if sum(options.values()) >= FEWEST
    }
