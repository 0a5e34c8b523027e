"""Case conferences that a facilitator leads with her cohort."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Person
from kerege.practice.roundtable import Answer
from kerege.rollouts.models import Rollout


class Conference(models.Model):
    """Some of a cohort sit down to a conference of its course; a large cohort opens several. Who sits where is
    shown to nobody."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rollout = models.ForeignKey(Rollout, on_delete=models.CASCADE, related_name="+")
    material = models.CharField(max_length=60)  # the key of a Material of the cohort's course
    led_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("case conference")
        verbose_name_plural = _("case conferences")
        ordering: ClassVar = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.material} {self.public_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Seat(models.Model):
    """Whose role it is. A person has one seat, and a role one person."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "role"], name="practice_seat_of_one"),
            models.UniqueConstraint(fields=["conference", "person"], name="practice_seat_once"),
        ]

    def __str__(self) -> str:
        return self.role


class Ask(models.Model):
    """A role has asked for a fact, once. A seat may change hands, so who wrote is kept beside the words: they go with
    her."""

    ANSWERS = [
        (Answer.WAITING.value, _("not answered yet")),
        (Answer.SHARED.value, _("shared")),
        (Answer.KEPT.value, _("not shared")),
    ]

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="asks")
    role = models.CharField(max_length=60)
    fact = models.CharField(max_length=60)
    purpose = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=7, choices=ANSWERS, default=Answer.WAITING.value)
    words = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question of a role")
        verbose_name_plural = _("questions of roles")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "role", "fact"], name="practice_ask_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.fact}"
