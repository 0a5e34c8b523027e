"""What people type about themselves."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kerege.people.models import Person


class SignupDetails(forms.Form):
    """What joining asks beside the e-mail address: how to address her. allauth calls `signup`."""

    given = forms.CharField(
        label=_("Your given name"),
        max_length=120,
        help_text=_("How the site should address you. Apart from you, only the site’s operator sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    field_order = ("given", "email")

    def signup(self, request: HttpRequest, person: Person) -> None:
        person.given = self.cleaned_data["given"]
        person.save(update_fields=["given"])
