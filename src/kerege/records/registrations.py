"""What this room holds about a person: statements under a pseudonym that only her own row resolves."""

from __future__ import annotations

from typing import Any

from kerege.people.models import Person
from kerege.people.personal_data import register
from kerege.records.models import Statement
from kerege.records.store import actor_key, actor_of


def _statements(person: Person) -> list[dict[str, Any]]:
    return [row.content for row in Statement.objects.filter(actor=actor_key(actor_of(person)))]


def _pseudonymous(person: Person) -> None:
    """They stay; the link to her goes with her row."""


register(
    Statement,
    section="learning",
    holds="what she did in lessons and checks, under a pseudonym",
    why="progress, certificates, evidence",
    kept="as long as the installation; nobody's once she is erased",
    export=_statements,
    erase=_pseudonymous,
)
