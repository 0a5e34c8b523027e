"""Issuing papers: once each, with a name, and for good. Nothing here looks back: what a projection says later takes
no paper away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.timezone import localdate

from kerege import clock
from kerege.codes import make_code
from kerege.credentials import signing
from kerege.credentials.facts import FORMAT, Claim, PaperName, frozen, name_on_papers
from kerege.credentials.models import CODE_LENGTH, Certificate, Earned, Kind, Series
from kerege.outgoing.models import Outgoing
from kerege.outgoing.queue import handler, owe
from kerege.outgoing.worker import every_minute
from kerege.people.installation import installation_iri
from kerege.people.models import Person
from kerege.rollouts.models import Enrolment

OWED = "certificate"
_NAMES = {"family", "given", "patronymic", "paper_name_cyrillic", "paper_name_latin"}


@transaction.atomic
def owe_certificate(enrolment: Enrolment, kind: Kind, claim: Claim) -> None:
    """Note, inside the caller's transaction, that this paper is earned. Earned twice, it is issued once, with the first
    claim; one that was revoked is not issued anew."""
    place = {"registration": enrolment.registration, "kind": kind}
    if Certificate.objects.filter(**place).exists():
        return
    earned, _created = Earned.objects.get_or_create(
        **place, defaults={"person": enrolment.person, "claim": claim.to_json()}
    )
    owe(OWED, earned.key)


@handler(OWED)
def issue_owed(key: str, payload: dict[str, Any]) -> None:
    registration, _colon, kind = key.rpartition(":")
    issue(UUID(registration), Kind(kind))


@transaction.atomic
def issue(registration: UUID, kind: Kind) -> Certificate | None:
    """Issue what is earned; None where that was done before, or while her name is not known: the paper waits."""
    earned = Earned.objects.select_for_update().filter(registration=registration, kind=kind).first()
    if earned is None:
        return None
    certificate = None
    if not Certificate.objects.filter(registration=registration, kind=kind).exists():
        name = name_on_papers(earned.person)
        if name is None:
            return None
        certificate = make_certificate(earned.person, registration, kind, earned.claim, name)
    earned.delete()
    return certificate


def make_certificate(
    person: Person,
    registration: UUID,
    kind: str,
    claim: dict[str, Any],
    name: PaperName,
    *,
    visibility: str = Certificate.Visibility.CODE,
    replaces: Certificate | None = None,
) -> Certificate:
    """Freeze and sign. The caller sees to it that nobody has this paper already, and holds the transaction."""
    now = clock.now()
    today = localdate(now)
    number, code = _next_number(today.year), make_code(CODE_LENGTH)
    facts = frozen(
        {
            **claim,
            "format": FORMAT,
            "issuer": installation_iri(),
            "kind": str(kind),
            "number": number,
            "code": code,
            "name": {"ru": name.cyrillic, "en": name.latin},
            "issued_on": today.isoformat(),
            "replaces": replaces.number if replaces else None,
        }
    )
    signature, key_id = signing.sign(facts)
    return Certificate.objects.create(
        person=person,
        registration=registration,
        kind=kind,
        number=number,
        code=code,
        facts=facts,
        signature=signature,
        key_id=key_id,
        visibility=visibility,
        issued_at=now,
    )


@every_minute
def owe_what_waited() -> int:
    """Whatever else happens: a paper whose holder has a name is due within a minute."""
    return _owe_to_the_named(Earned.objects.all())


@receiver(post_save, sender=Person)
def name_given(instance: Person, update_fields: frozenset[str] | None, **kwargs: object) -> None:
    """A name may be given on many pages; she should not wait for the minute to end."""
    if update_fields is None or _NAMES & update_fields:
        _owe_to_the_named(Earned.objects.filter(person=instance))


def _owe_to_the_named(earned: QuerySet[Earned]) -> int:
    """Make due what waited for a name that is known now; what is due already keeps its turn."""
    nameless = Q(person__family="", person__paper_name_cyrillic="", person__paper_name_latin="")
    waiting = {one.key for one in earned.exclude(nameless)}
    due = Outgoing.objects.filter(kind=OWED, key__in=waiting, done_at=None).values_list("key", flat=True)
    for key in sorted(waiting - set(due)):
        owe(OWED, key, again=True)
    return len(waiting)


def _next_number(year: int) -> str:
    """The next number of the year, as people write it down and say it. Held until the transaction ends."""
    Series.objects.get_or_create(year=year)
    series = Series.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"KRG-{year}-{series.last:06}"
