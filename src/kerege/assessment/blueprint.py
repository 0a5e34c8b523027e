"""What a module's test is made of, as plain data that a roll-out can freeze."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Stratum = tuple[str, int]  # outcome and level


class Layout(StrEnum):
    ONE = "one"  # question a page
    ALL = "all"  # questions on one page


@dataclass(frozen=True)
class Blueprint:
    """`draw` says, by outcome, how many questions of level 1, 2 and 3; the pre-test and the final test of a module
    have the same, which makes them parallel. `pass_mark` is percent, None for a pre-test. `attempts` and `minutes` are
    None where nothing limits them; `wait_hours` lie between two attempts."""

    draw: Mapping[str, Sequence[int]]
    layout: Layout = Layout.ONE
    pass_mark: int | None = None
    attempts: int | None = None
    wait_hours: int = 0
    minutes: int | None = None

    @property
    def length(self) -> int:
        """How many questions."""
        return sum(self.strata.values())

    @property
    def strata(self) -> Counter[Stratum]:
        return Counter(
            {
                (outcome, level): count
                for outcome, counts in self.draw.items()
                for level, count in enumerate(counts, 1)
                if count
            }
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "draw": {outcome: list(counts) for outcome, counts in self.draw.items()},
            "layout": self.layout.value,
            "pass_mark": self.pass_mark,
            "attempts": self.attempts,
            "wait_hours": self.wait_hours,
            "minutes": self.minutes,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Blueprint:
        return cls(**data | {"layout": Layout(data["layout"])})
