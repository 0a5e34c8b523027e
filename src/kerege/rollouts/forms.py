"""What people type to join, and what those type who bring them in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.forms import SignupDetails
from kerege.people.models import Person
from kerege.rollouts.invitations import MOST_CARDS
from kerege.rollouts.models import Rollout

CARDS_LIVE = timedelta(days=60)
LONGEST = timedelta(days=366)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the card"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class PasswordForm(forms.Form):
    """A password of her own, for the login that stands on the card."""

    password = forms.CharField(
        label=_("Think of a password"),
        help_text=_("At least ten characters; three words that only you put together are good. Write it down."),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, login: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.login = login

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "password" in data:
            try:
                validate_password(data["password"], Person(login=self.login, given=data.get("given", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return data


class JoinForm(PasswordForm, SignupDetails):
    """What joining by a card asks: how to address her, a password of her own, and her consent."""

    field_order = ("given", "password", "agree")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given"].help_text = _(
            "How the site should address you. The focal point of your agency and the organiser see it, too."
        )


class CardsForm(forms.Form):
    """New cards for people of an agency."""

    rollout = forms.ModelChoiceField(label=_("Cohort"), queryset=Rollout.objects.none(), empty_label=None)
    count = forms.IntegerField(
        label=_("How many cards"),
        min_value=1,
        max_value=MOST_CARDS,
        initial=10,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    until = forms.DateField(label=_("Good until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    batch = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cohorts: QuerySet[Rollout], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rollout"].queryset = cohorts  # type: ignore[attr-defined]
        self.initial.setdefault("until", today() + CARDS_LIVE)

    def clean_until(self) -> date:
        return good_until(self.cleaned_data["until"])


def today() -> date:
    """Where the pages' times are shown."""
    return timezone.localtime(clock.now()).date()


def good_until(day: date) -> date:
    """`day`, if an invitation may be good until then. Raises ValidationError."""
    if not today() <= day <= today() + LONGEST:
        raise ValidationError(_("Choose a day from today on, within a year."), code="day")
    return day


def end_of(day: date) -> datetime:
    """The last instant of a day, where the pages' times are shown."""
    return timezone.make_aware(datetime.combine(day, time.max))
