"""What this room holds about people."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kerege.credentials.models import Certificate, Earned, Series
from kerege.outgoing.models import Outgoing
from kerege.people.models import Person
from kerege.people.personal_data import register, register_without


def _certificates(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "facts": certificate.says,
            "signature": certificate.signature,
            "key": certificate.key_id,
            "status": certificate.status,
            "visibility": certificate.visibility,
            "revoked_why": certificate.revoked_why,
        }
        for certificate in Certificate.objects.filter(person=person)
    ]


def _in_words(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "kind": certificate.kind,
            "number": certificate.number,
            "issued_at": certificate.issued_at.isoformat(),
            "status": certificate.status,
            "visibility": certificate.visibility,
            "revoked_why": certificate.revoked_why,
        }
        for certificate in Certificate.objects.filter(person=person)
    ]


def _waiting_in_words(person: Person) -> list[dict[str, Any]]:
    waiting = Earned.objects.filter(person=person)
    return [{"kind": earned.kind, "earned_at": earned.earned_at.isoformat()} for earned in waiting]


def _erase_earned(person: Person) -> None:
    earned = Earned.objects.filter(person=person)
    Outgoing.objects.filter(kind="certificate", key__in=[one.key for one in earned]).delete()
    earned.delete()


register(
    Certificate,
    section="papers",
    words={"visibility": _("who may see it")},
    show=_in_words,
    holds="her papers: name, course, hours, score, dates; whether they stand, and who may see them",
    why="she shows them; others check them",
    kept="as long as the person",
    export=_certificates,
    erase=lambda person: Certificate.objects.filter(person=person).delete() and None,
)
register(
    Earned,
    section="papers",
    title=_("Papers that wait"),
    words={"kind": _("kind"), "earned_at": _("earned")},
    show=_waiting_in_words,
    holds="which papers she has earned and does not have yet",
    why="a paper waits until her name is known",
    kept="until it is issued",
    export=lambda person: list(Earned.objects.filter(person=person).values("kind", "claim")),
    erase=_erase_earned,
)
register_without(Series)
