"""The register of personal data: each model says what it holds of a person, why, for how long,
how it is exported and how it is erased. A test fails for a model that is not registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from kerege.people.audit import record
from kerege.people.models import Person


@dataclass(frozen=True)
class Holding:
    """What one model holds. `export` gives plain data; `erase` removes or empties what is hers. `section` is that of
    the page for readers (`people/consent/held.….html`) which tells of it in plain words."""

    model: type[models.Model]
    holds: str
    why: str
    kept: str
    export: Callable[[Person], Any]
    erase: Callable[[Person], None]
    section: str = ""


_holdings: dict[type[models.Model], Holding] = {}
_without: set[type[models.Model]] = set()


def register(
    model: type[models.Model],
    *,
    holds: str,
    why: str,
    kept: str,
    export: Callable[[Person], Any],
    erase: Callable[[Person], None],
    section: str = "",
) -> None:
    _holdings[model] = Holding(model, holds, why, kept, export, erase, section)


def register_without(*kinds: type[models.Model]) -> None:
    """These models hold nothing about a person."""
    _without.update(kinds)


def holdings() -> list[Holding]:
    return list(_holdings.values())


def is_registered(model: type[models.Model]) -> bool:
    return model in _holdings or model in _without


def export_person(person: Person) -> dict[str, Any]:
    """All that the installation holds about her, by model."""
    return {holding.model._meta.label: holding.export(person) for holding in _holdings.values()}


@transaction.atomic
def erase_person(person: Person, *, by: Person | None, why: str) -> None:
    """Remove her names, free texts, files and the link to her record. Pseudonymous statements stay."""
    record(by, "person.erased", str(person.public_id), why)
    for holding in sorted(_holdings.values(), key=lambda holding: holding.model is Person):  # she herself last
        holding.erase(person)
