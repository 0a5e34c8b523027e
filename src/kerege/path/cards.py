"""What pages offer beside the lessons: to recall some."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from kerege.learning.recall import Recalling, recalling
from kerege.people.models import Person
from kerege.suites.catalogue import SuiteEntry


def recall_card(request: HttpRequest, suites: Sequence[SuiteEntry]) -> Recalling | None:
    """What my page offers to recall; None where it says nothing about it."""
    found = recalling(request.user, suites) if isinstance(request.user, Person) else None
    return found if found and found.is_asked else None
