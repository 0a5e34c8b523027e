"""What learners have written stands in the fields of a form: a change that would lose or misread it is refused."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from kerege.practice.material.documents import Document, MaterialKind
from kerege.practice.models import Material, PracticePlan
from kerege.practice.sheet import Field, Sheet, sheet_of
from kerege.suites.explained import Explained
from kerege.suites.models import Suite


def losses(suite: Suite, document: Document) -> Iterator[Explained]:
    """What plans would lose if this form took the place of the one that they were written on."""
    if document.kind is not MaterialKind.FORM:
        return
    if not PracticePlan.objects.filter(suite=suite, form=document.id).exists():
        return
    before = Material.objects.filter(suite=suite, key=document.id).first()
    if before:
        yield from _losses(sheet_of(before.document), sheet_of(document))


def _losses(before: Sheet, after: Sheet) -> Iterator[Explained]:
    for id, field in before.fields.items():
        there = after.fields.get(id)
        if there is None or there.is_table != field.is_table:
            yield Explained(_("learners have written in '%(name)s': it stays as it is"), name=id)
        elif field.is_table:
            yield from _of_table(field, there)


def _of_table(before: Field, after: Field) -> Iterator[Explained]:
    if len(after.heads) < len(before.heads):
        yield Explained(_("rows of '%(name)s' are in use: they are not taken out"), name=before.id)
    columns = {column.id: column for column in after.columns}
    for column in before.columns:
        there = columns.get(column.id)
        if there is None or bool(there.choices) != bool(column.choices):
            yield Explained(_("learners have written in '%(name)s': it stays as it is"), name=column.id)
        elif len(there.choices) < len(column.choices):
            yield Explained(_("choices of '%(name)s' are in use: they are not taken out"), name=column.id)
