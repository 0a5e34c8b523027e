"""Plans that are handed in, and what others say of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Person
from kerege.practice.models.plan import PlanVersion
from kerege.rollouts.models import Enrolment


class Submission(models.Model):
    """A version of a plan that somebody has handed in to her cohort: two colleagues and whoever leads the cohort may
    read it, none of them with her name."""

    version = models.OneToOneField(PlanVersion, on_delete=models.CASCADE, related_name="submission")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    handed_in_at = models.DateTimeField(default=clock.now)
    # By a facilitator, because it may be about somebody real; nobody but the writer sees it since.
    withheld_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("plan handed in")
        verbose_name_plural = _("plans handed in")
        ordering: ClassVar = ["handed_in_at", "pk"]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def said(self) -> list[Review]:
        """What others have said of it."""
        return [one for one in self.reviews.all() if one.done_at and one.kind != Review.Kind.SELF]


class Review(models.Model):
    """What one reader says of a plan: by the five lines of the rubric, and in two sentences. It is asked for first
    (`asked_at`) and written later (`done_at`). `marks` are by line of the rubric."""

    class Kind(models.TextChoices):
        SELF = "self", _("by herself")
        PEER = "peer", _("by a colleague")
        MENTOR = "mentor", _("by a facilitator")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reviewer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    marks = models.JSONField(default=dict)
    strength = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "reviewer", "kind"], name="practice_review_once"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.kind}"
