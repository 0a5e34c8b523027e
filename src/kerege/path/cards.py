"""What pages offer beside the lessons: to recall some, to say what one will do differently, and who one is at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from kerege.learning.acts import Progress
from kerege.learning.commitment import commitment_of, commitments_of
from kerege.learning.models import Commitment
from kerege.learning.recall import Recalling, recalling
from kerege.people.models import Person, Profile
from kerege.suites.catalogue import ModuleEntry, SuiteEntry


def recall_card(request: HttpRequest, suites: Sequence[SuiteEntry]) -> Recalling | None:
    """What my page offers to recall; None where it says nothing about it."""
    found = recalling(request.user, suites) if isinstance(request.user, Person) else None
    return found if found and found.is_asked else None


def asks_about_work(request: HttpRequest, shelves: Sequence[tuple[SuiteEntry, Progress]]) -> bool:
    """Whether my page leads to the questions about her and her work: not before she has seen what the course is, and
    not after she has answered any."""
    if not isinstance(request.user, Person) or not any(progress.done for _suite, progress in shelves):
        return False
    profile = Profile.of(request.user)
    return not any((profile.profession, profile.agency_id, profile.other_agency, profile.country, profile.sex))


@dataclass(frozen=True)
class CommitmentCard:
    """What my page and a module's page say of a module: what she has written, or that she may."""

    module: ModuleEntry
    commitment: Commitment | None

    @property
    def waits(self) -> bool:
        """Whether there is something to do now: to write it, or to say how it went."""
        return self.commitment is None or self.commitment.is_asked


def commitment_cards(request: HttpRequest, shelves: Sequence[tuple[SuiteEntry, Progress]]) -> list[CommitmentCard]:
    """What she has written, and an invitation for the last module that is done."""
    hers = commitments_of(request.user) if isinstance(request.user, Person) else {}
    cards = []
    for suite, progress in shelves:
        done = [module for module in suite.modules if progress.has_all(module.lessons)]
        cards += [
            CommitmentCard(module, hers.get(module.iri))
            for module in suite.modules
            if module.iri in hers or module in done[-1:]
        ]
    return cards


def commitment_card(request: HttpRequest, module: ModuleEntry, progress: Progress) -> CommitmentCard | None:
    """For a module's own page; None while there are lessons to be done."""
    if not progress.has_all(module.lessons):
        return None
    hers = commitment_of(request.user, module) if isinstance(request.user, Person) else None
    return CommitmentCard(module, hers)
