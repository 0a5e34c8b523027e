"""What somebody means to do differently after a module: what, where, by when; and what came of it."""

from __future__ import annotations

from datetime import date, timedelta

from kerege import clock
from kerege.learning.models import Commitment
from kerege.people.models import Person
from kerege.suites.catalogue import ModuleEntry

LONGEST = timedelta(days=366)  # from today to the day by which it is to be done


def commitments_of(person: Person) -> dict[str, Commitment]:
    """Hers, by the IRI of the module. One query."""
    return {row.module: row for row in Commitment.objects.filter(person=person)}


def commitment_of(person: Person, module: ModuleEntry) -> Commitment | None:
    return Commitment.objects.filter(person=person, module=module.iri).first()


def commit_to(person: Person, module: ModuleEntry, what: str, where: str, by_when: date) -> Commitment:
    """Write it down, in place of what she wrote before. What came of that goes with it."""
    words = {"what": what, "where": where, "by_when": by_when}
    anew = {"outcome": "", "note": "", "noted_at": None}
    hers, _new = Commitment.objects.update_or_create(person=person, module=module.iri, defaults={**words, **anew})
    return hers


def note_outcome(commitment: Commitment, outcome: str, note: str, by_when: date | None = None) -> None:
    """Say what came of it. For "not yet" a new date is asked about again."""
    commitment.outcome, commitment.note, commitment.noted_at = outcome, note, clock.now()
    commitment.by_when = by_when or commitment.by_when
    commitment.save(update_fields=["outcome", "note", "noted_at", "by_when"])


def take_back(person: Person, module: ModuleEntry) -> None:
    Commitment.objects.filter(person=person, module=module.iri).delete()
