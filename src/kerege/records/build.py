"""One shape for what the rooms state."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kerege import clock
from kerege.records.vocabulary import VERB_NAMES


def statement(
    id: UUID,
    actor: dict[str, Any],
    verb: str,
    activity: dict[str, Any],
    *,
    result: dict[str, Any],
    parent: str,
    grouping: str,
    registration: UUID | None = None,
    revision: str = "",
) -> dict[str, Any]:
    """A statement made now. `parent` and `grouping` are the IRIs of what the activity belongs to (xAPI 1.0.3, Data
    2.4.6.2); `registration` and `revision` name enrolment and edition, where it counts for one."""
    context: dict[str, Any] = {"contextActivities": {"parent": [{"id": parent}], "grouping": [{"id": grouping}]}}
    if registration:
        context["registration"] = str(registration)
    if revision:
        context["revision"] = revision
    return {
        "id": str(id),
        "actor": actor,
        "verb": {"id": verb, "display": {"en": VERB_NAMES[verb]}},
        "object": {"objectType": "Activity", **activity},
        "result": result,
        "context": context,
        "timestamp": clock.now().isoformat(),
    }
