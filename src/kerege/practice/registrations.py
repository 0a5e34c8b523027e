"""What this room holds about people: what they wrote and decided while they practised. It goes with them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kerege.people.models import Person
from kerege.people.personal_data import register, register_without
from kerege.practice.conferences import forget_person
from kerege.practice.in_words import (
    asks_in_words,
    choices_in_words,
    conferences_in_words,
    plans_in_words,
    reviews_in_words,
    seats_in_words,
    submissions_in_words,
    versions_in_words,
    works_in_words,
)
from kerege.practice.models import (
    Ask,
    Choice,
    Conference,
    Material,
    PlanVersion,
    PracticePlan,
    Review,
    Seat,
    Submission,
    Work,
)


def _works(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "task": work.task,
            "words": list(work.words.values()),
            "saved_at": work.saved_at.isoformat(),
            "reasons_may_be_read_out": work.is_shared,
        }
        for work in Work.objects.filter(person=person)
    ]


def _choices(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "task": choice.work.task,
            "line": choice.line,
            "option": choice.option,
            "reason": choice.reason,
            "latest": choice.latest,
            "latest_reason": choice.latest_reason,
            "made_at": choice.made_at.isoformat(),
        }
        for choice in Choice.objects.filter(work__person=person).select_related("work")
    ]


def _plans(person: Person) -> list[dict[str, Any]]:
    return [
        {"form": plan.form, "case": plan.case, "words": plan.words, "saved_at": plan.saved_at.isoformat()}
        for plan in PracticePlan.objects.filter(person=person)
    ]


def _versions(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "form": version.plan.form,
            "case": version.plan.case,
            "number": version.number,
            "words": version.words,
            "kept_at": version.kept_at.isoformat(),
        }
        for version in PlanVersion.objects.filter(plan__person=person).select_related("plan")
    ]


def _conferences(person: Person) -> list[dict[str, Any]]:
    return [
        {"conference": conference.material, "opened_at": conference.opened_at.isoformat()}
        for conference in Conference.objects.filter(led_by=person)
    ]


def _seats(person: Person) -> list[dict[str, Any]]:
    return [
        {"conference": seat.conference.material, "role": seat.role, "taken_at": seat.taken_at.isoformat()}
        for seat in Seat.objects.filter(person=person).select_related("conference")
    ]


def _asks(person: Person) -> list[dict[str, Any]]:
    asked = [
        {"role": ask.role, "fact": ask.fact, "words": ask.purpose, "asked_at": ask.asked_at.isoformat()}
        for ask in Ask.objects.filter(asked_by=person)
    ]
    answered = [
        {
            "fact": ask.fact,
            "answer": ask.answer,
            "words": ask.words,
            "answered_at": ask.answered_at and ask.answered_at.isoformat(),
        }
        for ask in Ask.objects.filter(answered_by=person)
    ]
    return asked + answered


def _submissions(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "form": submission.version.plan.form,
            "case": submission.version.plan.case,
            "number": submission.version.number,
            "handed_in_at": submission.handed_in_at.isoformat(),
            "taken_from_readers_at": submission.withheld_at and submission.withheld_at.isoformat(),
            "reviews": [_said(review) for review in submission.said],
        }
        for submission in Submission.objects.filter(version__plan__person=person)
        .select_related("version__plan")
        .prefetch_related("reviews")
    ]


def _reviews(person: Person) -> list[dict[str, Any]]:
    return [_said(review) for review in Review.objects.filter(reviewer=person)]


def _said(review: Review) -> dict[str, Any]:
    return {
        "kind": review.kind,
        "marks": review.marks,
        "strength": review.strength,
        "advice": review.advice,
        "done_at": review.done_at and review.done_at.isoformat(),
    }


def _unlink_reviews(person: Person) -> None:
    """What she said of another's plan helps that other; it stays, and leads to nobody. What she has not written yet
    goes."""
    Review.objects.filter(reviewer=person, done_at=None).delete()
    Review.objects.filter(reviewer=person).update(reviewer=None)


_WHY = "to go on where she stopped and to compare her answer; shown to nobody whom she does not let in"

register(
    Work,
    section="practice",
    title=_("What you wrote in practice tasks"),
    words={"task": _("task"), "words": _("your text"), "saved_at": _("saved")},
    show=works_in_words,
    holds="what she wrote in practice tasks about fictional children, and when",
    why=_WHY,
    kept="until she deletes it, and no longer than the person",
    export=_works,
    erase=lambda person: Work.objects.filter(person=person).delete() and None,
)
register(
    Choice,
    section="practice",
    title=_("What you decided in practice tasks"),
    words={
        "task": _("task"),
        "option": _("decision"),
        "reason": _("reason"),
        "made_at": _("when"),
    },
    show=choices_in_words,
    holds="her decisions in practice tasks and scenarios, and her reasons",
    why="to compare them with the model answer; for figures of at least five people of her cohort",
    kept="as long as the work that they belong to",
    export=_choices,
    erase=lambda person: None,  # they go with the work
)
register(
    PracticePlan,
    section="practice",
    title=_("Your plans"),
    words={"form": _("form"), "case": _("case"), "words": _("your text"), "saved_at": _("saved")},
    show=plans_in_words,
    holds="plans that she has written for fictional children and a fictional district",
    why=_WHY,
    kept="until she deletes it, and no longer than the person",
    export=_plans,
    erase=lambda person: PracticePlan.objects.filter(person=person).delete() and None,
)
register(
    PlanVersion,
    section="practice",
    title=_("Versions of your plans"),
    words={
        "form": _("form"),
        "case": _("case"),
        "number": _("version"),
        "words": _("your text"),
        "kept_at": _("when it was kept"),
    },
    show=versions_in_words,
    holds="earlier versions of these plans that she has kept",
    why="to see what has changed; reviews are of a version",
    kept="as long as the plan",
    export=_versions,
    erase=lambda person: None,  # they go with the plan
)
register(
    Conference,
    section="practice",
    title=_("Conferences that you opened"),
    words={"conference": _("conference"), "opened_at": _("opened")},
    show=conferences_in_words,
    holds="which conferences of a cohort she has opened, and when",
    why="so that the cohort can play them; who opened one is shown to nobody",
    kept="as long as the cohort, without her after she is gone",
    export=_conferences,
    erase=forget_person,
)
register(
    Seat,
    section="practice",
    title=_("Your seats at conferences"),
    words={"conference": _("conference"), "role": _("role"), "taken_at": _("taken")},
    show=seats_in_words,
    holds="which role she took at a conference about a fictional child, and when",
    why="so that she sees what the role may see; who sits where is shown to nobody",
    kept="until she leaves the seat, and no longer than the person",
    export=_seats,
    erase=lambda person: None,  # with the conferences
)
register(
    Ask,
    section="practice",
    title=_("What you asked and answered at conferences"),
    words={
        "role": _("role"),
        "fact": _("topic"),
        "answer": _("answer"),
        "words": _("your text"),
        "asked_at": _("asked"),
        "answered_at": _("answered"),
    },
    show=asks_in_words,
    holds="her purposes and answers at conferences, under the name of a role",
    why="the table plays with them; in the end all of it see who knew what and why",
    kept="as long as the cohort; her words no longer than the person",
    export=_asks,
    erase=lambda person: None,  # with the conferences
)
register(
    Submission,
    section="practice",
    title=_("Plans that you handed in"),
    words={"form": _("form"), "case": _("case"), "number": _("version"), "handed_in_at": _("when it was handed in")},
    show=submissions_in_words,
    holds="which version of a plan she has handed in to her cohort, and when",
    why="two colleagues and whoever leads the cohort read it, without her name",
    kept="until she takes it back, and no longer than the plan",
    export=_submissions,
    erase=lambda person: None,  # they go with the plan
)
register(
    Review,
    section="practice",
    title=_("Reviews that you wrote"),
    words={
        "kind": _("as whom"),
        "marks": _("marks"),
        "strength": _("strong"),
        "advice": _("first to change"),
        "done_at": _("written"),
    },
    show=reviews_in_words,
    holds="what she has said of plans, her own and others'",
    why="the writer of the plan reads it, without her name",
    kept="as long as the plan that it is of; without a link to her once she is gone",
    export=_reviews,
    erase=_unlink_reviews,
)
register_without(Material)
