"""What readers type outside of lessons."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CarryForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the other device"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
