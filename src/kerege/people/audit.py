"""The append-only record of what was done with other people's data and rights."""

from __future__ import annotations

from kerege.people.models import AuditEntry, Person


def record(by: Person | None, action: str, subject: str, why: str) -> AuditEntry:
    """Add an entry. `by` is None for the command line; `subject` names by public id, never by name or e-mail."""
    return AuditEntry.objects.create(by=by, action=action, subject=subject, why=why)
