"""What came of an attempt, by outcome."""

from __future__ import annotations

from dataclasses import dataclass, field

from kerege.assessment.models import Attempt
from kerege.assessment.versions import versions_of


@dataclass
class OutcomeResult:
    """`share` is 0 to 1; `lessons` are the ids of those behind the questions that were not wholly right."""

    outcome: str
    asked: int = 0
    points: float = 0.0
    lessons: list[str] = field(default_factory=list)

    @property
    def percent(self) -> int:
        return int(self.points / self.asked * 100 + 1e-9)


def results_by_outcome(attempt: Attempt) -> list[OutcomeResult]:
    """In the order in which the module names its outcomes."""
    rows = list(attempt.given.all())
    versions = versions_of([row.version_id for row in rows])
    found: dict[str, OutcomeResult] = {}
    for row in sorted(rows, key=lambda row: versions[row.version_id].question.position):
        question = versions[row.version_id].question
        result = found.setdefault(question.outcome, OutcomeResult(question.outcome))
        result.asked += 1
        result.points += row.scaled or 0.0
        if (row.scaled or 0.0) < 1 and question.lesson.key not in result.lessons:
            result.lessons.append(question.lesson.key)
    return list(found.values())
