"""What learners have made of tasks and scenarios."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Person
from kerege.rollouts.models import Rollout


class Work(models.Model):
    """What somebody has made of one task or scenario. Hers: never stated, never logged.

    `task` is the IRI of the task; `words` what she wrote, by field. `rollout` is the cohort with whom she compares
    herself, as it was when she began."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    task = models.CharField(max_length=500)
    rollout = models.ForeignKey(Rollout, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.JSONField(default=dict)
    begun_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    is_shared = models.BooleanField(default=False)  # her reasons may be read out in her cohort, without her name

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "task"], name="practice_work_once")]
        indexes: ClassVar = [models.Index(fields=["task", "rollout"], name="practice_work_of_cohort")]

    def __str__(self) -> str:
        return self.task


class Choice(models.Model):
    """One decision in a work: which option was taken for which line, turn or scene, and her reason where it is asked.

    The first decision counts for the figures of a cohort, with its reason; `latest` and `latest_reason` are what she
    took since, empty where she has begun again."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="choices")
    line = models.CharField(max_length=130)
    option = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    latest = models.CharField(max_length=60, blank=True)
    latest_reason = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "line"], name="practice_choice_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.option}"
