"""The five lines by which a plan is read: by its writer, a colleague, a facilitator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

LINES = {
    "grounds": _("Each statement rests on the assessment"),
    "wish": _("The child’s wish is there, and it is answered"),
    "sharing": _("Only what is needed is shared"),
    "actions": _("Each action has one role and a date"),
    "review": _("Review and exit are set"),
}
MARKS = {"yes": _("yes"), "partly": _("in part"), "no": _("not yet")}
_WORTH = {"yes": 1.0, "partly": 0.5, "no": 0.0}


def score_of(marks: Mapping[str, str]) -> float:
    """From 0 to 1: how much of the rubric a reader sees in the plan."""
    return sum(_WORTH[marks[line]] for line in LINES) / len(LINES)


def in_words(marks: Mapping[str, str]) -> list[tuple[Any, Any]]:
    """The lines that a reader has marked, each with her mark."""
    return [(title, MARKS[marks[line]]) for line, title in LINES.items() if line in marks]
