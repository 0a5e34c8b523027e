"""What this room holds about people. Outcomes lead to nobody once her own row is gone."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kerege.learning.models import CarryOver, Commitment, Outcome, Parked, Recall
from kerege.people.models import Person
from kerege.people.personal_data import register, register_without
from kerege.records.activities import names_of


def _recalls(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "lesson": row.lesson,
            "step": row.step,
            "done_at": row.done_at and row.done_at.isoformat(),
            "put_off_at": row.put_off_at and row.put_off_at.isoformat(),
        }
        for row in Recall.objects.filter(person=person)
    ]


def _recalls_in_words(person: Person) -> list[dict[str, Any]]:
    rows = _recalls(person)
    names = names_of({row["lesson"] for row in rows})
    return [{**row, "lesson": names[row["lesson"]]} for row in rows]


def _commitments(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "module": row.module,
            "what": row.what,
            "where": row.where,
            "by_when": row.by_when.isoformat(),
            "made_at": row.made_at.isoformat(),
            "outcome": row.outcome,
            "note": row.note,
            "noted_at": row.noted_at and row.noted_at.isoformat(),
        }
        for row in Commitment.objects.filter(person=person)
    ]


def _commitments_in_words(person: Person) -> list[dict[str, Any]]:
    rows = list(Commitment.objects.filter(person=person))
    names = names_of({row.module for row in rows})
    return [
        {
            "module": names[row.module],
            "what": row.what,
            "where": row.where,
            "by_when": date_format(row.by_when),
            "outcome": row.outcome,
            "note": row.note,
        }
        for row in rows
    ]


register(
    Recall,
    section="learning",
    title=_("Lessons recalled"),
    words={
        "lesson": _("lesson"),
        "step": _("days after the lesson"),
        "done_at": _("recalled"),
        "put_off_at": _("put off"),
    },
    show=_recalls_in_words,
    holds="which lessons she has recalled after 2, 7 and 30 days, or wanted to later",
    why="each is asked once, and not again on the same day",
    kept="as long as the person",
    export=_recalls,
    erase=lambda person: Recall.objects.filter(person=person).delete() and None,
)
register(
    Commitment,
    section="learning",
    title=_("What you will do differently"),
    words={
        "module": _("module"),
        "what": _("what"),
        "where": _("where"),
        "by_when": _("by which day"),
        "outcome": _("whether it worked"),
        "note": _("what helped, or stood in the way"),
    },
    show=_commitments_in_words,
    holds="what she means to do differently after a module, where and by when, and what came of it, in her own words",
    why="to remind her of it and ask her; nobody else is shown it",
    kept="until she deletes it, and no longer than the person",
    export=_commitments,
    erase=lambda person: Commitment.objects.filter(person=person).delete() and None,
)
register_without(Outcome, Parked, CarryOver)
