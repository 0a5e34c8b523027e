"""How far somebody is with what her roll-out asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kerege.learning.models import Outcome
from kerege.people.models import Person
from kerege.records.store import actor_key, actor_of
from kerege.rollouts.models import Edition, Enrolment
from kerege.rollouts.rules import PAPERS, Condition, FinalTests, Lessons, Practice


@dataclass(frozen=True)
class Met:
    """A condition, and whether it is met; `percent` is how far she is."""

    condition: Condition
    percent: int
    at: datetime | None  # since when it is met

    @property
    def sentence(self) -> str:
        return self.condition.sentence

    @property
    def is_met(self) -> bool:
        return self.percent >= self.condition.at_least


@dataclass(frozen=True)
class PaperStanding:
    """A paper of rules.PAPERS that this roll-out issues, and its conditions."""

    paper: str
    conditions: tuple[Met, ...]

    @property
    def is_earned(self) -> bool:
        return all(condition.is_met for condition in self.conditions)

    @property
    def earned_at(self) -> datetime | None:
        """When the last condition was met."""
        return max((one.at for one in self.conditions if one.at), default=None) if self.is_earned else None


def completion(person: Person, edition: Edition, enrolment: Enrolment | None) -> list[PaperStanding]:
    """By paper, in the order of rules.PAPERS; also for somebody who only might take part."""
    progress = _Progress(person, edition, str(enrolment.registration) if enrolment else "")
    found = []
    for paper in PAPERS:
        if conditions := edition.rule.conditions(paper):
            found.append(PaperStanding(paper, tuple(progress.judge(condition) for condition in conditions)))
    return found


class _Progress:
    """Her outcomes, as far as the edition asks for them."""

    def __init__(self, person: Person, edition: Edition, registration: str) -> None:
        suite = edition.rollout.suite.iri
        modules = edition.content["modules"]
        self.lessons = [f"{suite}/{module['id']}/{lesson['id']}" for module in modules for lesson in module["lessons"]]
        self.finals = [
            f"{suite}/{module['id']}/{exam['id']}"
            for module in modules
            for exam in module["exams"]
            if exam["kind"] == "final"
        ]
        rows = Outcome.objects.filter(actor=actor_key(actor_of(person)), activity__startswith=f"{suite}/")
        self.done = {row.activity: row for row in rows if row.kind == Outcome.Kind.LESSON and row.done_at}
        self.taken = {
            row.activity: row for row in rows if row.kind == Outcome.Kind.TEST and row.registration == registration
        }

        self.practised = [row for row in rows if row.kind == Outcome.Kind.PRACTICE and row.registration == registration]

    def judge(self, condition: Condition) -> Met:
        match condition:
            case Lessons():
                done = [self.done[iri] for iri in self.lessons if iri in self.done]
                percent = 100 * len(done) // len(self.lessons) if self.lessons else 0
                return Met(condition, percent, max((row.done_at for row in done if row.done_at), default=None))
            case FinalTests():
                taken = [self.taken[iri] for iri in self.finals if iri in self.taken]
                # Of several modules the weakest counts: each test is to be passed.
                whole = bool(self.finals) and len(taken) == len(self.finals)
                percent = min(_percent(row) for row in taken) if whole else 0
                return Met(condition, percent, max((row.done_at or row.last_at for row in taken), default=None))
            case Practice():
                best = max(self.practised, key=_percent, default=None)  # of several plans the best counts
                # A reading below the mark is "done" as well: the day is that of the last one.
                return Met(condition, _percent(best) if best else 0, best.last_at if best else None)


def _percent(row: Outcome) -> int:
    return int((row.score or 0) * 100 + 1e-9)
