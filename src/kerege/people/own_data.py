"""What the installation holds about a person, as she can read it: the register's exports, with words for their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kerege.people.models import Person
from kerege.people.personal_data import Holding, holdings
from kerege.ui.languages import LANGUAGE_NAMES

# Nearest to her first; what is not named here comes behind.
ORDER = (
    "account",
    "profile",
    "consent",
    "cohorts",
    "papers",
    "learning",
    "practice",
    "sign-in",
    "mail",
    "log",
    "studio",
)
MOST_ROWS = 30  # of one table; the others are in the file


@dataclass(frozen=True)
class Shown:
    """One holding: either what is known once, or rows of a table, or plain lines."""

    title: str
    facts: list[tuple[str, Any]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[list[tuple[str, Any]]] = field(default_factory=list)  # each cell with its column's name
    lines: list[str] = field(default_factory=list)
    more: int = 0


def shown(person: Person) -> list[Shown]:
    """All that is held about her and is not empty."""
    nearest = sorted(holdings(), key=lambda holding: (*ORDER, holding.section).index(holding.section))
    return [_shown(holding, data) for holding in nearest if (data := (holding.show or holding.export)(person))]


def _shown(holding: Holding, data: dict[str, Any] | Sequence[Any]) -> Shown:
    title = capfirst(str(holding.title or holding.model._meta.verbose_name_plural))
    if isinstance(data, dict):
        return Shown(title, facts=[_fact(holding, key, value) for key, value in data.items()])
    first, more = data[:MOST_ROWS], max(0, len(data) - MOST_ROWS)
    if not isinstance(first[0], dict):
        return Shown(title, lines=[str(line) for line in first], more=more)
    rows = [[_fact(holding, key, value) for key, value in row.items()] for row in first]
    return Shown(title, columns=[name for name, _value in rows[0]], rows=rows, more=more)


def _fact(holding: Holding, key: str, value: Any) -> tuple[str, Any]:
    """The name of a fact and its value, in words."""
    known = _field(holding, key)
    name = holding.words.get(key) or (known.verbose_name if known else key)
    return capfirst(str(name)), _said(key, value, known)


def _said(key: str, value: Any, known: Field[Any, Any] | None) -> Any:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key == "language":
        return LANGUAGE_NAMES.get(value, value)
    if f"_{key}".endswith("_at"):
        return date_format(datetime.fromisoformat(value), "DATE_FORMAT")
    return dict(known.flatchoices).get(value, value) if known and known.choices else value


def _field(holding: Holding, key: str) -> Field[Any, Any] | None:
    try:
        found = holding.model._meta.get_field(key)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None
