"""What readers type outside of lessons."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.learning.commitment import LONGEST
from kerege.learning.models import Commitment


class CarryForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the other device"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class ShortText(forms.CharField):
    """A sentence or two. Ends of lines are spaces, for browsers count them in different ways."""

    default_error_messages = {
        "max_length": _("At most %(limit_value)d characters, please. Now there are %(show_value)d."),
    }

    def to_python(self, value: Any) -> str:
        return " ".join(str(value or "").split())


class ComingDay(forms.DateField):
    """A day from today on, in the coming year."""

    default_error_messages = {
        "required": _("Choose a day."),
        "past": _("This day is over. Choose one that is still to come."),
        "far": _("Choose a day within a year."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        today = localdate(clock.now())
        self.widget.attrs |= {"min": today.isoformat(), "max": (today + LONGEST).isoformat()}
        return super().get_bound_field(form, field_name)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        today = localdate(clock.now())
        if value and value < today:
            raise ValidationError(self.error_messages["past"], "past")
        if value and value > today + LONGEST:
            raise ValidationError(self.error_messages["far"], "far")


class CommitmentForm(forms.Form):
    what = ShortText(
        label=_("What will you do?"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say in a few words what you will do.")},
    )
    where = ShortText(
        label=_("Where?"),
        max_length=200,
        help_text=_("For example: at the meeting of our school’s team."),
        error_messages={"required": _("Say in a few words where it will be.")},
    )
    by_when = ComingDay(label=_("By which day?"), help_text=_("On this day we ask you whether it worked."))


class OutcomeForm(forms.Form):
    """What came of it. A new day belongs to "not yet" alone."""

    outcome = forms.ChoiceField(
        choices=Commitment.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one answer.")},
    )
    by_when = ComingDay(label=_("If not yet: by which day?"), required=False)
    note = ShortText(
        label=_("What helped, or what stood in the way?"),
        max_length=300,
        required=False,
        help_text=_("If you like."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "came_%s"  # the other form of the page has a day, too

    def clean(self) -> None:
        if self.cleaned_data.get("outcome") != Commitment.Outcome.NOT_YET:
            self.cleaned_data["by_when"] = None
            self.errors.pop("by_when", None)
        elif not self.cleaned_data.get("by_when") and "by_when" not in self.errors:
            self.add_error("by_when", _("Choose a new day."))
