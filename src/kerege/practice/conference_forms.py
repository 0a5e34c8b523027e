"""What is typed at a conference: what a role asks for and why, and what is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kerege.disclosure.known import NOTHING, Known
from kerege.practice.roundtable import ASK, LEAVE, Answer, Fact, Role, Roundtable, line_of
from kerege.practice.watched import WatchedForm

LONGEST_LINE = 300
NO_PURPOSE = _("Say in a line what you need it for.")


class RoleForm(WatchedForm):
    """All that one role could ask of the others: what it asks for, and each time what for."""

    def __init__(
        self,
        table: Roundtable,
        role: Role,
        data: Any = None,
        *,
        asked: dict[str, str] | None = None,
        known: Known = NOTHING,
    ) -> None:
        """`asked`: by fact, with what purpose it was asked for before."""
        super().__init__(data, known=known)
        self._table, self._role = table, role
        for fact in self._facts:
            before = (asked or {}).get(fact.id)
            self.fields[f"ask-{fact.id}"] = forms.BooleanField(
                label=fact.title, required=False, initial=before is not None
            )
            self.fields[f"purpose-{fact.id}"] = forms.CharField(
                label=_("What do you need it for?"), required=False, max_length=LONGEST_LINE, initial=before or ""
            )

    @property
    def _facts(self) -> list[Fact]:
        return [fact for _other, facts in self._table.asked_of(self._role.id) for fact in facts]

    def clean(self) -> None:
        asked = [fact.id for fact in self._facts if self.cleaned_data[f"ask-{fact.id}"]]
        for id in asked:
            if not self.cleaned_data.get(f"purpose-{id}", "") and not self.has_error(f"purpose-{id}"):
                self.add_error(f"purpose-{id}", NO_PURPOSE)
        self.watch({f"purpose-{id}": self.cleaned_data.get(f"purpose-{id}", "") for id in asked})

    @property
    def choices(self) -> dict[str, str]:
        """By `line_of`, whether the role asks, after the form was found valid."""
        return {
            line_of(self._role.id, fact.id): ASK if self.cleaned_data[f"ask-{fact.id}"] else LEAVE
            for fact in self._facts
        }

    @property
    def purposes(self) -> dict[str, str]:
        return {
            line_of(self._role.id, fact.id): self.cleaned_data[f"purpose-{fact.id}"].strip()
            for fact in self._facts
            if self.cleaned_data[f"ask-{fact.id}"]
        }

    @property
    def places(self) -> list[dict[str, Any]]:
        """The topics as the page shows them, by who knows about them."""
        return [
            {
                "role": other,
                "topics": [
                    {"fact": fact, "ask": self[f"ask-{fact.id}"], "purpose": self[f"purpose-{fact.id}"]}
                    for fact in facts
                ],
            }
            for other, facts in self._table.asked_of(self._role.id)
        ]


class AskForm(WatchedForm):
    """One question of a role to another."""

    words = forms.CharField(
        label=_("What do you need it for?"), max_length=LONGEST_LINE, error_messages={"required": NO_PURPOSE}
    )


class AnswerForm(WatchedForm):
    """What the holder of a fact says to who asks for it."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(Answer.SHARED.value, _("I share it")), (Answer.KEPT.value, _("I keep it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose: share it or keep it.")},
    )
    words = forms.CharField(
        label=_("Why? In a sentence"),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Say in a sentence why.")},
    )
