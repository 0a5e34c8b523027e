"""What practice is made of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege.practice.material.documents import Document, MaterialKind, read_document
from kerege.suites.content.problems import Report
from kerege.suites.models import Suite, check_id


class Material(models.Model):
    """A file of practice: a case, a form, a sample, a scenario … It is put aside, never deleted:
    works name it.

    `text` is the file itself, in canonical form and the source language; its translations are rows of `suites`."""

    KINDS = [
        (MaterialKind.CASE.value, _("case")),
        (MaterialKind.FORM.value, _("form")),
        (MaterialKind.SAMPLE.value, _("form filled in")),
        (MaterialKind.SCENARIO.value, _("scenario")),
        (MaterialKind.CONFERENCE.value, _("case conference")),
        (MaterialKind.HANDOUT.value, _("handout")),
    ]

    suite = models.ForeignKey(Suite, on_delete=models.PROTECT, related_name="+", verbose_name=_("course"))
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS)
    key = models.CharField(_("id"), max_length=60, validators=[check_id], editable=False)
    slug = models.SlugField(_("name of the file"), max_length=60)
    position = models.PositiveIntegerField(default=0, editable=False)
    live = models.BooleanField(_("in use"), default=True)
    text = models.TextField(_("text"), help_text=_("A file of the content folder; the author’s guide says its form."))

    why_kept = _("What learners have written names it. Take away “in use”; it is not deleted.")

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering: ClassVar = ["suite", "kind", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["suite", "key"], name="practice_material_once"),
            models.UniqueConstraint(fields=["suite", "kind", "slug"], name="practice_material_file_once"),
        ]

    def __str__(self) -> str:
        return str(self.document["title"]) if self.text else self.slug

    @property
    def document(self) -> Document:
        """What the text says. Raises ValidationError where it says nothing."""
        return _document(self.kind, self.slug, self.text)


@lru_cache(maxsize=256)  # of some courses; a file takes up to a tenth of a second, and is asked for again and again
def _document(kind: str, slug: str, text: str) -> Document:
    report = Report()
    document = read_document(MaterialKind(kind), slug, text, "", report)
    if document is None or report.problems:
        raise ValidationError({"text": [_line(problem) for problem in report.problems]})
    return document


def _line(problem: Any) -> str:
    return str(_("Line %(line)d: %(reason)s") % {"line": problem.line, "reason": problem.reason})
