"""Papers: what was earned and waits, what was issued, and their numbers."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.codes import grouped
from kerege.credentials import signing
from kerege.people.models import Person

CODE_LENGTH = 16  # 80 random bits


class Kind(models.TextChoices):
    """The papers of `rollouts.rules.PAPERS`."""

    PARTICIPATION = "participation", _("Confirmation of participation")
    ACHIEVEMENT = "achievement", _("Certificate of achievement")


class Earned(models.Model):
    """A paper that somebody has earned and does not have yet. It goes in the transaction that issues the paper."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    registration = models.UUIDField()  # of the enrolment
    kind = models.CharField(max_length=20, choices=Kind.choices)
    claim = models.JSONField()
    earned_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("earned paper")
        verbose_name_plural = _("earned papers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "kind"], name="credentials_earned_once"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its name among what is owed."""
        return f"{self.registration}:{self.kind}"


class Certificate(models.Model):
    """A paper. Its facts are frozen and signed; what may change is whether it stands, and who may see it.

    `registration` names the enrolment, and no more: a paper outlives its place in a roll-out.
    """

    class Status(models.TextChoices):
        VALID = "valid", _("valid")
        REVOKED = "revoked", _("revoked")
        REPLACED = "replaced", _("replaced")

    class Visibility(models.TextChoices):
        CLOSED = "closed", _("Nobody but me")
        CODE = "code", _("Whoever has the code may check it")
        PUBLIC = "public", _("Whoever has the link may see and download it")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="certificates", verbose_name=_("person"))
    registration = models.UUIDField(editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    number = models.CharField(_("number"), max_length=20, unique=True)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    facts = models.TextField()
    signature = models.CharField(max_length=100)
    key_id = models.CharField(max_length=20)
    issued_at = models.DateTimeField(_("issued"), default=clock.now, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.VALID)
    replaced_by = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="replaces")
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(_("reason"), max_length=400, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.CODE)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering: ClassVar = ["-issued_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["registration", "kind"], condition=Q(status="valid"), name="credentials_one_valid"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_valid(self) -> bool:
        return self.status == self.Status.VALID and self.is_genuine

    @property
    def is_public(self) -> bool:
        return self.visibility == self.Visibility.PUBLIC

    @property
    def is_closed(self) -> bool:
        return self.visibility == self.Visibility.CLOSED

    @property
    def shown_code(self) -> str:
        return grouped(self.code)

    @cached_property
    def says(self) -> dict[str, Any]:
        """The facts, read; empty where they are not even JSON any more."""
        try:
            return dict(json.loads(self.facts))
        except (TypeError, ValueError):
            return {}

    @cached_property
    def is_genuine(self) -> bool:
        """Whether the facts are the ones that we have signed, and those of this paper."""
        named = (self.says.get("number"), self.says.get("code"), self.says.get("kind"))
        return named == (self.number, self.code, self.kind) and signing.is_signed(
            self.facts, self.signature, self.key_id
        )


class Series(models.Model):
    """The last number that was given in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
