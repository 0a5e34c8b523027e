"""xAPI statements, as they were accepted."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Authority(models.TextChoices):
    """Who delivered a statement; projections trust by this (see docs/decisions/0003)."""

    SERVER = "server", _("a room of Kerege")
    READER = "reader", _("a reader's browser")


class Statement(models.Model):
    """One accepted statement. Never changed, never deleted.

    `position` orders statements as readers of the store see them; `xact` is the transaction that wrote the row
    (PostgreSQL), by which readers stay below the oldest transaction in flight. `document` is the whole statement
    as JSON; the columns beside it are what queries need.
    """

    position = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True)
    actor = models.CharField(max_length=300)
    verb = models.CharField(max_length=200)
    activity = models.CharField(max_length=500)
    registration = models.UUIDField(null=True)
    authority = models.CharField(max_length=10, choices=Authority.choices)
    stored = models.DateTimeField()
    timestamp = models.DateTimeField()
    xact = models.BigIntegerField(default=0)
    document = models.TextField()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["actor", "activity"], name="records_actor_activity")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def content(self) -> dict[str, Any]:
        return json.loads(self.document)
