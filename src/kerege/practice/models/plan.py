"""Plans that learners write for fictional children."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Person
from kerege.suites.models import Suite


class PracticePlan(models.Model):
    """A form that somebody fills in for one of the fictional children, or for a fictional district. `words` is what
    stands in it now; what stood in it when she kept a version is a `PlanVersion`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    suite = models.ForeignKey(Suite, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=60)  # the key of a Material
    case = models.CharField(max_length=60, blank=True)  # the key of a Material; "" for a district
    words = models.JSONField(default=dict)
    begun_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("practice plan")
        verbose_name_plural = _("practice plans")
        ordering: ClassVar = ["-saved_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "suite", "form", "case"], name="practice_plan_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.case}"


class PlanVersion(models.Model):
    """A plan as it stood when she kept it. Never changed; reviews are of a version."""

    plan = models.ForeignKey(PracticePlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    words = models.JSONField()
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "number"], name="practice_version_once")]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"
