"""Taking a paper back."""

from __future__ import annotations

from django.db import transaction

from kerege import clock
from kerege.credentials.models import Certificate
from kerege.people.audit import record
from kerege.people.models import Person


class NotRevocable(Exception):
    """The paper is revoked or replaced already."""


@transaction.atomic
def revoke(certificate: Certificate, *, by: Person, why: str) -> None:
    """Take it back for good; its holder reads `why`, others only that it is revoked. Raises NotRevocable."""
    now = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if now.status != Certificate.Status.VALID:
        raise NotRevocable(now.status)
    certificate.status, certificate.revoked_at, certificate.revoked_why = Certificate.Status.REVOKED, clock.now(), why
    certificate.save(update_fields=["status", "revoked_at", "revoked_why"])
    record(by, "certificate.revoked", certificate.number, why)
