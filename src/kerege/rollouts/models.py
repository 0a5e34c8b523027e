"""A suite on its way to people: who takes part, on which edition, by which rule."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Agency, Person
from kerege.rollouts.rules import Rule
from kerege.suites.models import Suite


class Rollout(models.Model):
    """A suite delivered to people in a period. It runs on its newest edition."""

    suite = models.ForeignKey(Suite, on_delete=models.PROTECT, related_name="+", verbose_name=_("course"))
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name of the cohort"), max_length=200)
    is_open = models.BooleanField(
        _("open"),
        default=False,
        help_text=_("Whoever takes a test without an invitation joins this cohort. A course has one open cohort."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["suite"], condition=Q(is_open=True), name="rollouts_one_open"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < localdate(clock.now())

    @property
    def edition(self) -> Edition:
        """What it runs on now."""
        return self.editions.latest("number")


class Edition(models.Model):
    """What a roll-out runs on: lessons, tests and the rule of completion, frozen.

    `content` is what `editions.content_of` gives. Corrections that keep ids flow in; lessons, tests or pass marks that
    come or go wait for the next edition.
    """

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    rule_data = models.JSONField()
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    why = models.CharField(max_length=400)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rollout", "number"], name="rollouts_edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rollout.public_id}/{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("An edition is never changed.")
        super().save(*args, **kwargs)

    @property
    def rule(self) -> Rule:
        return Rule.from_json(self.rule_data)


class Enrolment(models.Model):
    """A person in a roll-out. `registration` names it in statements."""

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("cohort"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrolments")
    registration = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(
        Agency, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("agency")
    )
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    extra_time = models.PositiveSmallIntegerField(
        _("more time in tests, %"),
        default=0,
        validators=[MaxValueValidator(300)],
        help_text=_("For somebody who reads or types more slowly: 50 makes 30 minutes 45."),
    )
    extra_attempts = models.PositiveSmallIntegerField(
        _("more attempts at final tests"),
        default=0,
        validators=[MaxValueValidator(9)],
        help_text=_("For somebody who has used all attempts. The time between two attempts stays."),
    )

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rollout", "person"], name="rollouts_enrolled_once"),
        ]

    def __str__(self) -> str:
        return str(self.registration)


class Invitation(models.Model):
    """A way into a roll-out: a link for many, or a card for one.

    Only the hash of a card's code is kept: the code itself stands on its paper and nowhere else. When a card is
    issued anew, the old one leads to the new one and is dead.
    """

    class Kind(models.TextChoices):
        LINK = "link", _("link")
        CARD = "card", _("card")

    class State(models.TextChoices):
        FREE = "free", _("free")
        USED = "used", _("used")
        REPLACED = "replaced", _("replaced")
        CANCELLED = "cancelled", _("cancelled")
        EXPIRED = "expired", _("out of date")

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    number = models.PositiveIntegerField()  # printed on a card, so that people can speak of it
    code = models.CharField(max_length=20, blank=True)  # of a link
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    batch = models.UUIDField(null=True, db_index=True, editable=False)  # the form that asked for just these cards
    expires_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, editable=False)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    used_at = models.DateTimeField(null=True, editable=False)  # a card's only use
    # Whose card it is. One that was issued anew for somebody is hers before she opens it.
    used_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar = ["rollout", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rollout", "number"], name="rollouts_invitation_number"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def state(self) -> State:
        if self.cancelled_at:
            return self.State.CANCELLED
        if self.replaced_by_id:
            return self.State.REPLACED
        if self.used_at:
            return self.State.USED
        # Whose card it is already comes back also when the cohort is over.
        over = self.rollout.is_over and self.used_by_id is None
        return self.State.EXPIRED if self.expires_at <= clock.now() or over else self.State.FREE

    def get_state_display(self) -> str:
        return str(self.state.label)
