"""From learning to papers: what a roll-out's rule asks for is met, so a paper is earned."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone, translation

from kerege.credentials.facts import Claim, Words
from kerege.credentials.issue import owe_certificate
from kerege.credentials.models import Kind
from kerege.learning.progress import on_progress
from kerege.outgoing.queue import handler, owe
from kerege.people import consent
from kerege.people.models import Person
from kerege.rollouts.completion import PaperStanding, completion
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Edition, Enrolment, Rollout
from kerege.rollouts.rules import FinalTests
from kerege.rollouts.terms import current_edition, places
from kerege.suites import catalogue
from kerege.suites.catalogue import ModuleEntry, SuiteEntry

OWED = "completion"


@on_progress
def look_later(actor: str) -> None:
    """She has come to the end of something. The worker looks what that makes: her answer must not wait for it."""
    owe(OWED, actor.rpartition("|")[2], again=True)


@receiver(post_save, sender=Enrolment)
def look_at_who_joined(instance: Enrolment, created: bool, **kwargs: Any) -> None:
    """She may have been through the lessons before."""
    if created:
        owe(OWED, str(instance.person.record_id), again=True)


@receiver(post_save, sender=Edition)
def look_at_all(instance: Edition, **kwargs: Any) -> None:
    """A new edition may ask for less."""
    everyone = Enrolment.objects.filter(rollout=instance.rollout_id)
    for record_id in everyone.values_list("person__record_id", flat=True):
        owe(OWED, str(record_id), again=True)


@handler(OWED)
def note_what_is_earned(key: str, payload: dict[str, Any]) -> None:
    """Look through her roll-outs. What is not met takes nothing away."""
    _enrol_who_has_earned(key)
    for enrolment in Enrolment.objects.filter(person__record_id=key).select_related("person"):
        edition = current_edition(enrolment.rollout_id)
        suite = catalogue.suite_of(edition.rollout.suite_id)
        for standing in completion(enrolment.person, edition, enrolment) if suite else ():
            if suite and standing.is_earned:
                owe_certificate(enrolment, Kind(standing.paper), _claim(suite, edition, standing))


def _enrol_who_has_earned(record_id: str) -> None:
    """Whoever has earned a paper of an open roll-out by herself takes part in it from then on; not without consent, for
    those who look after it see who does."""
    person = Person.objects.filter(record_id=record_id).first()
    if person is None or not consent.has_given(person):
        return
    for place in places(person).values():
        if place.enrolment or place.edition is None:
            continue
        earned = any(standing.is_earned for standing in completion(person, place.edition, None))
        # Read anew: editions are kept in memory, and its last day may have been set since.
        if earned and not (rollout := Rollout.objects.get(pk=place.edition.rollout_id)).is_over:
            enrol(person, rollout)


def _claim(suite: SuiteEntry, edition: Edition, standing: PaperStanding) -> Claim:
    ids = {module["id"] for module in edition.content["modules"]}
    modules = [module for module in suite.modules if module.id in ids]
    scores = [one.percent for one in standing.conditions if isinstance(one.condition, FinalTests)]
    return Claim(
        suite_iri=suite.iri,
        suite_title=_title(suite),
        edition=f"{edition.number} · {timezone.localdate(edition.made_at).isoformat()}",
        rule=Words(ru=_rule(edition, standing.paper, "ru"), en=_rule(edition, standing.paper, "en")),
        modules=tuple(_title(module) for module in modules),
        hours=sum(module.minutes for module in modules) / 60,
        score=scores[0] if scores else None,
        completed_on=timezone.localdate(standing.earned_at),
    )


def _title(entry: SuiteEntry | ModuleEntry) -> Words:
    titles = entry.names["title"]
    source = titles.languages[titles.source_language]
    return Words(ru=titles.languages.get("ru", source), en=titles.languages.get("en", source))


def _rule(edition: Edition, paper: str, language: str) -> str:
    with translation.override(language):
        return edition.rule.sentence(paper)
