"""What is wrong with a content folder: file, line, reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int  # from 1
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class ContentError(Exception):
    """A folder that is not loaded; holds every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


@dataclass
class Report:
    """Collects the problems of a folder while it is read."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, reason: str) -> None:
        self.problems.append(Problem(file, line, reason))


class Wrong(Exception):
    """One thing that is wrong, with its line; caught where the file is known."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason)


@contextmanager
def noted(report: Report, file: str) -> Iterator[None]:
    """Note a Wrong and go on behind the block."""
    try:
        yield
    except Wrong as wrong:
        report.add(file, wrong.line, wrong.reason)
