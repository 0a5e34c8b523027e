"""Plans: begun, written section by section, kept in versions, deleted. All of it is about fictional children."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.html import strip_tags

from kerege import clock
from kerege.people.models import Person
from kerege.practice.material.documents import Document
from kerege.practice.models import PlanVersion, PracticePlan
from kerege.practice.sheet import Field, Sheet, Words
from kerege.suites import markdown
from kerege.suites.catalogue import SuiteEntry


def plan_of(person: Person, suite: SuiteEntry, form: str, case: str) -> PracticePlan | None:
    """Hers, of this form, for this case."""
    return PracticePlan.objects.filter(person=person, suite=suite.pk, form=form, case=case).first()


def plans_of(person: Person, suite: SuiteEntry) -> list[PracticePlan]:
    """Hers, the last that she wrote first."""
    return list(PracticePlan.objects.filter(person=person, suite=suite.pk))


@transaction.atomic
def save_section(
    person: Person, suite: SuiteEntry, form: str, case: str, words: Words, *, seen: str | None = None
) -> PracticePlan:
    """Keep what she has written in some fields; the others stay. The plan is made at its first words. `seen` is when
    it was saved last, as the page knew it that sends this: where another page has saved since, that is kept as a
    version."""
    plan, new = PracticePlan.objects.select_for_update().get_or_create(
        person=person, suite_id=suite.pk, form=form, case=case
    )
    lost = any(plan.words.get(name) not in (None, "", [], said) for name, said in words.items())
    if seen is not None and not new and seen != stamp_of(plan) and lost:
        _version_of(plan)
    plan.words = {**plan.words, **words}
    plan.saved_at = clock.now()
    plan.save(update_fields=["words", "saved_at"])
    return plan


def stamp_of(plan: PracticePlan | None) -> str:
    """When a plan was saved last, for a form to say what it has seen."""
    return plan.saved_at.isoformat() if plan else ""


@transaction.atomic
def keep_version(plan: PracticePlan) -> PlanVersion:
    """Keep what stands in a plan now as a version; the last one where nothing has changed since. Raises Http404 where
    it was deleted meanwhile."""
    return _version_of(get_object_or_404(PracticePlan.objects.select_for_update(), pk=plan.pk))


def _version_of(plan: PracticePlan) -> PlanVersion:
    last = plan.versions.last()
    if last and last.words == plan.words:
        return last
    return PlanVersion.objects.create(plan=plan, number=last.number + 1 if last else 1, words=plan.words)


@transaction.atomic
def bring_back(version: PlanVersion) -> PracticePlan:
    """Put an earlier version in the place of what stands in the plan, which is kept as a version first."""
    plan = keep_version(version.plan).plan
    plan.words, plan.saved_at = version.words, clock.now()
    plan.save(update_fields=["words", "saved_at"])
    return plan


def sample_words(sample: Document, sheet: Sheet) -> dict[str, Any]:
    """What a prepared plan says, as words of a plan; both in one language."""
    words: dict[str, Any] = {}
    for block in sample.blocks:
        if field := sheet.fields.get(block["field"]):
            words[field.id] = _rows(field, block["text"]) if field.is_table else plain(block["text"])
    return words


def _rows(field: Field, table: str) -> list[dict[str, str]]:
    _head, *rows = markdown.read_table(table)
    return [dict(zip((column.id for column in field.columns), _cells(field, row), strict=True)) for row in rows]


def _cells(field: Field, row: list[str]) -> list[str]:
    cells = [plain(cell) for cell in (row[1:] if field.heads else row)]
    return [
        str(column.choices.index(cell) + 1) if column.choices and cell in column.choices else cell
        for column, cell in zip(field.columns, cells, strict=True)
    ]


def plain(markdown_text: str) -> str:
    """Markdown without its marks, paragraph by paragraph: what somebody would have typed."""
    html = markdown.to_html(markdown_text, str)
    for end in ("</p>", "</li>"):
        html = html.replace(end, f"{end}\n")
    return unescape(strip_tags(html.replace("<li>", "• "))).strip()


def is_empty(words: Mapping[str, Any]) -> bool:
    return not any(words.values())
