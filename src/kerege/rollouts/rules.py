"""When a roll-out counts as completed: conditions as data, and as one sentence that a learner reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

PAPERS = ("participation", "achievement")


class RuleError(ValueError):
    """Data is not a rule; the message names the place."""


@dataclass(frozen=True)
class Lessons:
    """So many percent of the edition's lessons are done."""

    at_least: int = 100
    kind = "lessons"

    @property
    def sentence(self) -> str:
        if self.at_least == 100:
            return _("All lessons")
        return _("Lessons: from %(share)d%%") % {"share": self.at_least}


@dataclass(frozen=True)
class FinalTests:
    """The final test of every module of the edition is passed with so many percent."""

    at_least: int = 70
    kind = "final_tests"

    @property
    def sentence(self) -> str:
        return _("Final test from %(share)d%%") % {"share": self.at_least}


@dataclass(frozen=True)
class Practice:
    """A plan that was handed in and read: by the rubric it comes to so many percent."""

    at_least: int = 60
    kind = "practice"

    @property
    def sentence(self) -> str:
        return _("Practical work, read by others, from %(share)d%%") % {"share": self.at_least}


Condition = Lessons | FinalTests | Practice
CONDITIONS: dict[str, type[Condition]] = {kind.kind: kind for kind in (Lessons, FinalTests, Practice)}


@dataclass(frozen=True)
class Rule:
    """What each paper takes: all of its conditions."""

    participation: tuple[Condition, ...] = (Lessons(),)
    achievement: tuple[Condition, ...] = (FinalTests(),)

    @property
    def pass_mark(self) -> int | None:
        """Percent from which a final test counts as passed here; None where no paper asks for it."""
        marks = [one.at_least for one in (*self.achievement, *self.participation) if isinstance(one, FinalTests)]
        return max(marks, default=None)

    def conditions(self, paper: str) -> tuple[Condition, ...]:
        """The conditions of a paper of PAPERS; none where this roll-out does not issue it."""
        found: tuple[Condition, ...] = getattr(self, paper)
        return found

    def sentence(self, paper: str) -> str:
        """The rule of a paper in the reader's language: «Все уроки. Итоговый тест от 70 %»."""
        return ". ".join(condition.sentence for condition in self.conditions(paper))

    def to_json(self) -> dict[str, Any]:
        return {
            paper: [{"kind": one.kind, "at_least": one.at_least} for one in self.conditions(paper)] for paper in PAPERS
        }

    @classmethod
    def from_json(cls, data: object) -> Rule:
        """Read what `to_json` wrote. Raises RuleError for missing, unknown or ill-typed fields."""
        if not isinstance(data, Mapping) or set(data) != set(PAPERS):
            raise RuleError(f"a rule says what {' and '.join(PAPERS)} take")
        rule = cls(**{paper: _conditions(paper, data[paper]) for paper in PAPERS})
        if len({one.at_least for one in (*rule.participation, *rule.achievement) if isinstance(one, FinalTests)}) > 1:
            raise RuleError("a final test has one pass mark in a roll-out")
        return rule


def _conditions(paper: str, data: object) -> tuple[Condition, ...]:
    if not isinstance(data, list):
        raise RuleError(f"{paper}: must be a list of conditions")
    read = tuple(_condition(f"{paper}[{number}]", one) for number, one in enumerate(data))
    if len({one.kind for one in read}) < len(read):
        raise RuleError(f"{paper}: a condition stands twice")
    return read


def _condition(place: str, data: object) -> Condition:
    if not isinstance(data, Mapping) or set(data) != {"kind", "at_least"}:
        raise RuleError(f"{place}: must have kind and at_least")
    kind, at_least = data["kind"], data["at_least"]
    if kind not in CONDITIONS:
        raise RuleError(f"{place}: there is no condition {kind!r}")
    if isinstance(at_least, bool) or not isinstance(at_least, int) or not 1 <= at_least <= 100:
        raise RuleError(f"{place}: at_least is a whole number from 1 to 100")
    return CONDITIONS[kind](at_least)
