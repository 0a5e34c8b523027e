"""What somebody types into a section of a plan, a review of one, a decision in a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kerege.disclosure.known import NOTHING, Known
from kerege.practice import rubric
from kerege.practice.models import Review
from kerege.practice.sheet import Field, Section, Words
from kerege.practice.watched import WatchedForm
from kerege.suites.document import Block

LONGEST = 3_000
LONGEST_CELL = 500
MOST_ROWS = 30
FREE_ROWS = 2
"""Empty rows below those that are written, in a table whose rows are not given."""


class SectionForm(WatchedForm):
    """The fields of a section, each cell of a table a field of its own; all are watched together.

    It cleans to `words`. A cell that is left empty is no error: a plan is written little by little."""

    def __init__(
        self, section: Section, data: Any = None, *, words: Words | None = None, known: Known = NOTHING
    ) -> None:
        super().__init__(data, known=known)
        self.section = section
        self._written: Words = words or {}
        self._numbers: dict[str, range] = {}  # of the rows of a table
        for field in section.fields:
            if field.is_table:
                self._add_table(field)
            else:
                self.fields[field.id] = forms.CharField(
                    label=field.title,
                    required=False,
                    max_length=LONGEST,
                    initial=self._written.get(field.id, ""),
                    help_text=field.hint,
                    widget=forms.Textarea({"rows": 3}),
                )

    def _add_table(self, field: Field) -> None:
        rows = field.rows(self._written)
        self._numbers[field.id] = range(self._count(field, len(rows)))
        for number in self._numbers[field.id]:
            row = rows[number][1] if number < len(rows) else {}
            for column in field.columns:
                name = f"{field.id}.{number}.{column.id}"
                initial = row.get(column.id, "")
                if column.choices:
                    choices = [("", "–"), *column.options]
                    self.fields[name] = forms.ChoiceField(
                        label=column.title, required=False, initial=initial, choices=choices
                    )
                else:
                    widget = forms.Textarea({"rows": 1, "class": "cell"})
                    self.fields[name] = forms.CharField(
                        label=column.title, required=False, initial=initial, max_length=LONGEST_CELL, widget=widget
                    )

    def _count(self, field: Field, written: int) -> int:
        """How many rows a table has on the page: what was sent has as many as it says."""
        if field.heads:
            return len(field.heads)
        sent = {name.split(".")[1] for name in self.data if name.startswith(f"{field.id}.")} if self.is_bound else set()
        numbers = [int(number) for number in sent if number.isascii() and number.isdigit()]
        return min(max([written + FREE_ROWS, *(number + 1 for number in numbers)]), MOST_ROWS)

    @property
    def words(self) -> dict[str, Any]:
        """What the form says, after it was found valid: rows without a word are left out, and so are fields that were
        not sent."""
        sent = {name.partition(".")[0] for name in self.data}
        return {field.id: self._said(field) for field in self.section.fields if field.id in sent}

    def _said(self, field: Field) -> Any:
        if not field.is_table:
            return self.cleaned_data[field.id].strip()
        rows = [
            {one.id: self.cleaned_data[f"{field.id}.{number}.{one.id}"].strip() for one in field.columns}
            for number in self._numbers[field.id]
        ]
        return rows if field.heads else [row for row in rows if any(row.values())]

    @property
    def places(self) -> list[dict[str, Any]]:
        """The fields as the page shows them: each with its box, or with its rows of boxes."""
        return [self._place(field) for field in self.section.fields]

    def _place(self, field: Field) -> dict[str, Any]:
        if not field.is_table:
            return {"field": field, "box": self[field.id]}
        rows = [
            {
                "head": field.heads[number] if field.heads else "",
                "boxes": [self[f"{field.id}.{number}.{one.id}"] for one in field.columns],
            }
            for number in self._numbers[field.id]
        ]
        return {"field": field, "rows": rows}


class RubricForm(WatchedForm):
    """The five lines of the rubric, each to be marked."""

    def __init__(self, data: Any = None, *, initial: Mapping[str, str] | None = None, known: Known = NOTHING) -> None:
        super().__init__(data, known=known)
        for line, title in rubric.LINES.items():
            self.fields[f"mark.{line}"] = forms.ChoiceField(
                label=title,
                choices=list(rubric.MARKS.items()),
                initial=(initial or {}).get(line),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one answer.")},
            )

    @property
    def marks(self) -> dict[str, str]:
        return {line: self.cleaned_data[f"mark.{line}"] for line in rubric.LINES}

    @property
    def lines(self) -> list[forms.BoundField]:
        return [self[f"mark.{line}"] for line in rubric.LINES]


class ReviewForm(RubricForm):
    """What a reader says of a plan: marks, and two sentences."""

    strength = forms.CharField(
        label=_("What is strong here? One sentence"),
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Name one thing that is good: it helps as much as advice.")},
    )
    advice = forms.CharField(
        label=_("What would you change first? One sentence"),
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Name one thing that you would change.")},
    )

    def __init__(self, review: Review, known: Known, data: Any = None) -> None:
        super().__init__(data, initial=review.marks, known=known)
        self.initial = {"strength": review.strength, "advice": review.advice}


class DecisionForm(WatchedForm):
    """One decision of a scene, with its reason."""

    reason = forms.CharField(
        label=_("Why? In a sentence"),
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say in a sentence why: only with its reason can a decision be talked about.")},
    )

    def __init__(self, scene: Block, known: Known, data: Any = None) -> None:
        super().__init__(data, known=known)
        self.fields["line"] = forms.ChoiceField(
            label=_("What do you do?"),
            choices=[(line.id, line.text) for line in scene["exercise"].lines],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one of the ways.")},
        )
        self.order_fields(("line", "reason"))
