"""What people answered in tests."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.assessment.blueprint import Layout
from kerege.assessment.models.bank import ItemVersion, Question
from kerege.assessment.models.exams import Exam
from kerege.people.models import Person

GRACE = timedelta(minutes=1)  # so long an answer that was given in time may be on its way


class Attempt(models.Model):
    """One sitting of a test. It keeps its questions, their order and its pass mark, whatever becomes of the bank.

    `registration` is the enrolment that it counts for. When the person is erased the attempt stays, and leads to
    nobody. `seed` is known to the server alone: order and the names of answers in the page follow from it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    exam = models.ForeignKey(Exam, on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    activity = models.CharField(max_length=500)  # IRI of the test
    registration = models.UUIDField()
    edition = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    seed = models.CharField(max_length=32)
    layout = models.CharField(max_length=4, choices=[(layout.value, layout.name) for layout in Layout])
    pass_mark = models.PositiveSmallIntegerField(null=True)
    started_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    scaled = models.FloatField(null=True)  # 0 to 1, once handed in

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering: ClassVar = ["registration", "exam_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "exam", "number"], name="assessment_attempt_once"),
            models.UniqueConstraint(
                fields=["registration", "exam"], condition=Q(handed_in_at=None), name="assessment_one_open_attempt"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="assessment_due", condition=Q(handed_in_at=None)),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def module_iri(self) -> str:
        return self.activity.rpartition("/")[0]

    @property
    def suite_iri(self) -> str:
        return self.module_iri.rpartition("/")[0]

    @property
    def percent(self) -> int:
        """The score in whole percent. Never rounded up to a mark that was not reached."""
        return int((self.scaled or 0) * 100 + 1e-9)

    @property
    def passed(self) -> bool:
        return self.handed_in_at is not None and self.pass_mark is not None and self.percent >= self.pass_mark

    def is_over(self, now: datetime) -> bool:
        """Whether its time has run out, and what was answered in time has had time to arrive."""
        return self.due_at is not None and now >= self.due_at + GRACE


class Given(models.Model):
    """One question of an attempt, and what was answered so far: the form's fields as they were given, which need not
    be a whole answer yet."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="given")
    place = models.PositiveSmallIntegerField()  # from 1
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="given")
    values = models.JSONField(default=dict)  # name of a field -> list of values
    language = models.CharField(max_length=8, blank=True)  # in which it was read when it was answered
    saved_at = models.DateTimeField(null=True)
    turns = models.JSONField(default=dict)  # name of a device that saved it -> the number of its last sending
    device_time = models.CharField(max_length=40, blank=True)  # by its own clock; decides nothing
    scaled = models.FloatField(null=True)  # once handed in
    scored_by = models.ForeignKey(  # the version whose key counts, where it is not that of `version`
        ItemVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering: ClassVar = ["attempt_id", "place"]  # by "attempt" it would join all that attempts are ordered by
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attempt", "place"], name="assessment_place_once"),
            models.UniqueConstraint(fields=["attempt", "version"], name="assessment_version_in_attempt"),
        ]

    def __str__(self) -> str:
        return f"{self.place}"


class Rescoring(models.Model):
    """A wrong key was set right: what was answered to other versions of a question is scored by `version`.

    The counts are of attempts, and grow while it is under way. `changed` got another score for this question; `gained`
    passed by it; `kept` would have lost by it and keep what they had.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="rescorings")
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    why = models.TextField()
    attempts = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gained = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("re-scoring")
        verbose_name_plural = _("re-scorings")
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(finished_at=None), name="assessment_one_rescoring_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.at:%Y-%m-%d}"
