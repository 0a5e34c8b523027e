"""The tests of a module."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege.assessment.blueprint import Blueprint
from kerege.suites.models import Module


class Exam(models.Model):
    """A marked test of a module. It is put aside, never deleted: statements name it."""

    class Kind(models.TextChoices):
        PRE = "pre", _("Pre-test")
        FINAL = "final", _("Final test")

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    live = models.BooleanField(default=True)
    blueprint_data = models.JSONField()

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")
        ordering: ClassVar = ["module", "-kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["module", "key"], name="assessment_exam_once"),
            models.UniqueConstraint(
                fields=["module", "kind"], condition=models.Q(live=True), name="assessment_one_exam_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module}: {self.get_kind_display()}"

    @property
    def blueprint(self) -> Blueprint:
        return Blueprint.from_json(self.blueprint_data)

    def frozen(self) -> dict[str, Any]:
        """What an edition keeps of it."""
        return {"id": self.key, "kind": self.kind, "blueprint": self.blueprint_data}
