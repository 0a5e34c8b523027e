"""What people choose and type about papers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kerege.codes import is_code, read_code
from kerege.credentials.models import CODE_LENGTH, Certificate


class VisibilityForm(forms.ModelForm[Certificate]):
    """Who may see a paper: its holder's decision alone."""

    class Meta:
        model = Certificate
        fields = ("visibility",)
        labels = {"visibility": _("Who may see this paper")}
        widgets = {"visibility": forms.RadioSelect}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the paper"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code-field"}
        ),
        help_text=_("16 letters and digits. Spaces, hyphens and small letters do not matter."),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not is_code(code, CODE_LENGTH):
            raise forms.ValidationError(_("This is no whole code: it has 16 letters and digits."))
        return code
