"""The register of personal data: each model says what it holds of a person, why, for how long,
how it is exported and how it is erased. A test fails for a model that is not registered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils.functional import Promise

from kerege.people.audit import record
from kerege.people.models import Person


@dataclass(frozen=True)
class Holding:
    """What one model holds. `export` gives plain data; `erase` removes or empties what is hers. `section` is that of
    the page for readers (`people/consent/held.….html`) which tells of it in plain words.

    What is exported is shown to her as well, unless `show` gives something more readable: under `title`, with `words`
    for its keys where they are not fields of the model. A key that is `at`, or ends in `_at`, is an instant."""

    model: type[models.Model]
    holds: str
    why: str
    kept: str
    export: Callable[[Person], Any]
    erase: Callable[[Person], None]
    section: str = ""
    title: str | Promise = ""
    words: Mapping[str, str | Promise] = field(default_factory=dict)
    show: Callable[[Person], Any] | None = None


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
    title: str | Promise = "",
    words: Mapping[str, str | Promise] | None = None,
    show: Callable[[Person], Any] | None = None,
) -> None:
    _holdings[model] = Holding(model, holds, why, kept, export, erase, section, title, words or {}, show)


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
