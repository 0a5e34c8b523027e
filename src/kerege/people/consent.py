"""Consent of a person: to which text, in which language, since when.

The text is a pair of templates for each reviewed language, `people/consent/brief.<language>.html` and `text.…`. Whoever
changes what they say gives them another version; who agreed to an earlier one is then asked anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.models import Consent, Person, Profile

VERSION = "1"
REVIEWED = ("ru", "en")


@dataclass(frozen=True)
class Consequence:
    """What follows in one room when consent is withdrawn, and how it is said to her before."""

    says: str | Promise
    follow: Callable[[Person], None]


_consequences: list[Consequence] = []


def when_withdrawn(says: str | Promise) -> Callable[[Callable[[Person], None]], Callable[[Person], None]]:
    """Register what a room does when somebody withdraws; in that transaction. `says` is a sentence to her."""

    def note(follow: Callable[[Person], None]) -> Callable[[Person], None]:
        _consequences.append(Consequence(says, follow))
        return follow

    return note


def consequences() -> list[str]:
    """What withdrawing means, one sentence for each room."""
    return [str(consequence.says) for consequence in _consequences]


def shown_language(language: str | None) -> str:
    """The language of the text for somebody who reads in `language`: no draft stands for consent."""
    return language if language in REVIEWED else "ru"


def give(person: Person, language: str | None) -> Consent:
    """Note that she agrees to the present text, as it was shown to somebody who reads in `language`. Agreeing twice is
    agreeing once."""
    given, _created = Consent.objects.get_or_create(
        person=person, text=VERSION, withdrawn_at=None, defaults={"language": shown_language(language)}
    )
    return given


def has_given(person: Person) -> bool:
    """Whether she agrees to the present text."""
    return Consent.objects.filter(person=person, text=VERSION, withdrawn_at=None).exists()


def withdrawn_at(person: Person) -> datetime | None:
    """When she withdrew what she had agreed to last; None where she did not."""
    last = person.consents.order_by("-given_at", "-pk").first()
    return last.withdrawn_at if last else None


@transaction.atomic
def withdraw(person: Person) -> None:
    """End what rests on consent. Her account, what she has learnt and her certificates stay until she deletes them."""
    if Consent.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=clock.now()):
        for consequence in _consequences:
            consequence.follow(person)


@when_withdrawn(_("Your profession, agency, country and sex are deleted at once."))
def forget_profile(person: Person) -> None:
    Profile.objects.filter(person=person).delete()
