"""What people type about themselves. Each question says why it is asked, and who sees the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kerege.papers.letters import unprintable
from kerege.people import consent
from kerege.people.models import Person, Profile
from kerege.people.names import is_cyrillic, paper_names
from kerege.ui.languages import LANGUAGE_NAMES

SEEN_AS_NUMBERS = _("The organiser sees numbers only, from five people up.")


class Agreement(forms.Form):
    """The tick of consent. `people/agree.html` shows it, with what is agreed to in brief."""

    agree = forms.BooleanField(
        label=_("I agree that my data is processed so"),
        error_messages={"required": _("We need your consent for this.")},
        widget=forms.CheckboxInput(attrs={"aria-describedby": "id_agree_helptext"}),
    )


class SignupDetails(Agreement):
    """What joining asks beside the e-mail address: how to address her, and her consent. allauth calls `signup`."""

    given = forms.CharField(
        label=_("Your given name"),
        max_length=120,
        help_text=_(
            "How the site should address you. The organiser of the course and the site’s operator see it, too."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    field_order = ("given", "email", "agree")

    def signup(self, request: HttpRequest, person: Person) -> None:
        person.given = self.cleaned_data["given"]
        person.save(update_fields=["given"])
        consent.give(person, get_language())


class ProfileForm(forms.ModelForm):
    """About her work and herself; she may leave every question unanswered."""

    class Meta:
        model = Profile
        fields = ("profession", "agency", "other_agency", "country", "sex")
        labels = {
            "profession": _("Your profession"),
            "agency": _("Your agency"),
            "other_agency": _("If your agency is not in the list"),
            "country": _("The country where you work"),
            "sex": _("Your sex"),
        }
        help_texts = {
            "profession": format_lazy(
                "{} {}", _("To see whom the course reaches, and for whom it lacks examples."), SEEN_AS_NUMBERS
            ),
            "agency": _(
                "So that your agency knows its people. Its focal point sees your name in the list of participants; "
                "the organiser does, too."
            ),
            "other_agency": _("Write its full name. The organiser sees it and may add it to the list."),
            "country": format_lazy("{} {}", _("To choose examples and the time of webinars."), SEEN_AS_NUMBERS),
            "sex": format_lazy(
                "{} {}", _("Those who pay for the course ask how many women and men it reached."), SEEN_AS_NUMBERS
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("profession", "country", "sex"):
            choices = self.fields[name].choices  # type: ignore[attr-defined]
            self.fields[name].choices = [("", _("No answer yet")), *choices[1:]]  # type: ignore[attr-defined]
        self.fields["agency"].empty_label = _("No answer yet")  # type: ignore[attr-defined]
        self.fields["other_agency"].widget.attrs["autocomplete"] = "organization"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("agency"):
            data["other_agency"] = ""  # it has come into the list since
        return data


class LanguageForm(forms.ModelForm):
    language = forms.ChoiceField(
        label=_("The language in which we write to you"),
        choices=list(LANGUAGE_NAMES.items()),
        help_text=_("In letters. What you read in is chosen at the top of each page."),
    )

    class Meta:
        model = Person
        fields = ("language",)


class DeletionForm(forms.Form):
    """A word typed by hand, so that nobody deletes everything by a slip of the finger."""

    word = forms.CharField(
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.strip(' «»“”"').casefold() != gettext("delete").casefold():
            raise ValidationError(_("Type the word as it stands above."), code="word")
        return word


class PaperNameForm(forms.ModelForm):
    """Her name as papers carry it; asked for when a certificate is near.

    What papers write follows from her names, until she writes it otherwise."""

    class Meta:
        model = Person
        fields = ("family", "given", "patronymic", "paper_name_cyrillic", "paper_name_latin")
        labels = {
            "paper_name_cyrillic": _("On papers, in Cyrillic letters"),
            "paper_name_latin": _("On papers, in Latin letters"),
        }
        help_texts = {
            "given": _("The site addresses you by it, too."),
            "patronymic": _("If you have one."),
            "paper_name_cyrillic": _("If you leave it empty, it is put together from the names above."),
            "paper_name_latin": _("Better as in your passport. If you leave it empty, we write it letter by letter."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given"].required = True
        for name, purpose in (("family", "family-name"), ("given", "given-name"), ("patronymic", "additional-name")):
            self.fields[name].widget.attrs["autocomplete"] = purpose
        self.fields["paper_name_latin"].widget.attrs["lang"] = "en"
        self.suggested = paper_names(self.instance)
        for name, suggestion in self.suggested.items():
            self.initial[name] = self.initial.get(name) or suggestion

    def clean_paper_name_cyrillic(self) -> str:
        return _of_one_script(self.cleaned_data["paper_name_cyrillic"], cyrillic=True)

    def clean_paper_name_latin(self) -> str:
        return _of_one_script(self.cleaned_data["paper_name_latin"], cyrillic=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        now = Person(
            **{name: data.get(name, "") for name in ("family", "given", "patronymic")}, language=self.instance.language
        )
        for name, suggestion in paper_names(now).items():
            if data.get(name) in ("", self.suggested[name]):
                data[name] = "" if unprintable(suggestion) else suggestion
            else:
                self._refuse_unprintable(name, gettext("Papers have no such letters: %(letters)s"))
        if now.family and not self.errors and not any(data[name] for name in self.suggested):
            for name in ("family", "given", "patronymic"):
                self._refuse_unprintable(
                    name,
                    gettext(
                        "Papers have no such letters: %(letters)s. Write the name below, in Cyrillic or Latin letters."
                    ),
                )
        return data

    def _refuse_unprintable(self, name: str, problem: str) -> None:
        if strange := unprintable(self.cleaned_data.get(name) or ""):
            self.add_error(name, ValidationError(problem, code="letters", params={"letters": ", ".join(strange)}))


def _of_one_script(name: str, *, cyrillic: bool) -> str:
    """`name`, unless a letter of the other script hides in it: С and C look alike."""
    strange = [letter for letter in name if letter.isalpha() and is_cyrillic(letter) != cyrillic]
    if strange:
        wrong = _("Not a Cyrillic letter: %(letters)s") if cyrillic else _("Not a Latin letter: %(letters)s")
        raise ValidationError(wrong, code="script", params={"letters": ", ".join(dict.fromkeys(strange))})
    return name
