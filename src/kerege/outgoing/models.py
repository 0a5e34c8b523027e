"""What is owed: a mail, a rendering, later a certificate or a webhook.

A row is written in the transaction of the fact that causes it, so it exists exactly when the fact does. The
worker takes a due row with a lease, does what is owed, and notes that it is done. A worker that dies leaves a
lease behind; whoever holds the worker's lock next gives the row back at once, anyone else when the lease ends.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege import clock


class Outgoing(models.Model):
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    due = models.DateTimeField(default=clock.now)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    leased_by = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("owed")
        verbose_name_plural = _("what is owed")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="outgoing_once")]
        indexes: ClassVar = [
            models.Index(fields=["due"], name="outgoing_due", condition=models.Q(done_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
