"""What learning has come to: projections of statements; what a reader without an account carries about; what
somebody has recalled; and what she means to do differently."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Person


class Outcome(models.Model):
    """What one actor has done with one activity: a function of the set of her statements about it. Lessons and checks
    count for the person; a test and a plan that was read count for an enrolment, its `registration`.

    Each field is a minimum, a maximum or an "ever" of that set, so order and repetition of statements do not
    matter and the row can be made anew at will. Instants are those of the store, not of a device.
    """

    class Kind(models.TextChoices):
        LESSON = "lesson", _("lesson")
        CHECK = "check", _("knowledge check")
        TEST = "test", _("test")
        PRACTICE = "practice", _("practice")

    actor = models.CharField(max_length=300)
    activity = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    registration = models.CharField(max_length=36, blank=True)  # not null, for nulls are never the same
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    success = models.BooleanField(default=False)
    score = models.FloatField(null=True)  # the best, 0 to 1

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["actor", "activity", "kind", "registration"], name="learning_outcome_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.activity}"

    def merge(self, other: Outcome) -> None:
        """Take in another outcome of the same actor, activity, kind and registration, in whatever order."""
        self.first_at = min(self.first_at, other.first_at)
        self.last_at = max(self.last_at, other.last_at)
        self.done_at = min(filter(None, (self.done_at, other.done_at)), default=None)
        self.success = self.success or other.success
        self.score = max((score for score in (self.score, other.score) if score is not None), default=None)


class Parked(models.Model):
    """A statement that the projection could not read, and why; `kerege doctor` shows it."""

    position = models.BigIntegerField(primary_key=True)
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.position}: {self.reason}"


class CarryOver(models.Model):
    """Progress of a device on its way to another browser, under a short code. It names nobody."""

    code = models.CharField(max_length=12, primary_key=True)
    progress = models.JSONField()
    expires = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class Recall(models.Model):
    """That somebody was asked for one step of recalling a lesson: she has answered, or wanted to later. Never stated;
    her answers are."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    lesson = models.CharField(max_length=500)  # its IRI
    step = models.PositiveSmallIntegerField()  # days after the lesson was finished
    done_at = models.DateTimeField(null=True)
    put_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "lesson", "step"], name="learning_recall_once"),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=False) | models.Q(put_off_at__isnull=False),
                name="learning_recall_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lesson} after {self.step} days"

    @property
    def last_at(self) -> datetime:
        return max(filter(None, (self.done_at, self.put_off_at)))


class Commitment(models.Model):
    """What somebody means to do differently after a module, and what came of it. Hers alone: never stated, and shown to
    nobody else."""

    class Outcome(models.TextChoices):
        DONE = "done", _("It worked")
        PARTLY = "partly", _("In part")
        NOT_YET = "not yet", _("Not yet")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    module = models.CharField(max_length=500)  # its IRI
    what = models.CharField(max_length=300)
    where = models.CharField(max_length=200)
    by_when = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    noted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "module"], name="learning_commitment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.module} by {self.by_when}"

    @property
    def is_over(self) -> bool:
        return self.outcome in (self.Outcome.DONE, self.Outcome.PARTLY)

    @property
    def is_asked(self) -> bool:
        """Whether the time has come to ask what came of it."""
        return not self.is_over and self.by_when <= localdate(clock.now())
