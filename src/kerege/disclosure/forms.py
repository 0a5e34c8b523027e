"""The text box that says what gives a child away. Any form of the site takes it as a field:

    class PostForm(forms.Form):
        text = WatchedTextField(label=_("Your post"))

The form comes back with the marks; each is changed, or kept with a reason, and then the text is taken. Without script
each step is the press of a button; with script the marks come while she writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.disclosure.explain import AGE_ALONE, CERTAINTIES, EXPLANATIONS
from kerege.disclosure.known import NOTHING, Known
from kerege.disclosure.ner import names_in
from kerege.disclosure.writing import Mark, Writing, pieces

LONGEST = 10_000
"""Characters of a text; some four pages, a tenth of a second."""

LONGEST_WORDING = 300
"""Characters of what somebody puts in the place of marked words."""

_UNSEEN = dict.fromkeys([0, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
"""Letters that nobody sees, and that would hide a name from whoever reads letter by letter."""

ALL = "all"
"""Instead of a mark's id: change all that is open."""

LANGUAGES = {
    "ru": "Русский",
    "kk": "Қазақша",
    "ky": "Кыргызча",
    "uz": "Oʻzbekcha",
    "tg": "Тоҷикӣ",
    "en": "English",
    "und": _("Another language, or several"),
}

READ_AGAIN = _("Words were replaced. Read the text once more.")
REASONS: dict[str, Promise] = {
    "fiction": _("The case and the names are made up"),
    "public": _("This is public: an official, an author, a document, a service"),
    "mistaken": _("The check is wrong: this identifies nobody"),
    "own": _("These are my own details, and I want to give them"),
}


class WatchedText(forms.Textarea):
    """The box, and below it what was found in what it holds."""

    template_name = "disclosure/text_box.html"

    class Media:
        css = {"all": ["disclosure/watch.css"]}
        js = [forms.Script("disclosure/watch.js", defer=True)]

    _read: tuple[Mapping[str, Any], Writing | None] | None = None
    """What was read last, and from what: a form asks for its values several times."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Writing | None:
        """What was typed, with the changes that were asked for already made."""
        if self._read is None or self._read[0] is not data:
            self._read = data, self._read_from(data, name)
        return self._read[1]

    def _read_from(self, data: Mapping[str, Any], name: str) -> Writing | None:
        if name not in data:
            return None
        return read_writing(data[name], data, name)

    def format_value(self, value: Any) -> str:
        return value.text if isinstance(value, Writing) else value or ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        language = value.language if isinstance(value, Writing) else get_language()
        context |= {
            "name": name,
            "languages": LANGUAGES.items(),
            "text_language": language if language in LANGUAGES else "und",
        }
        if isinstance(value, Writing) and value.text.strip() and len(value.text) <= LONGEST:
            context |= findings(name, value)
            # What is said of the text stands below it, and not in a list of errors.
            context["widget"]["attrs"] |= {"aria-describedby": f"{name}-found", "aria-invalid": False}
        return context


class WatchedTextField(forms.CharField):
    """A text in which nothing that identifies a child stands unseen; it cleans to a `Writing`.

    It stops nobody: with a reason for every mark any text is taken.
    """

    widget = WatchedText

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST, "strip": False, **kwargs})

    def clean(self, value: Writing | None) -> Writing:
        writing = value or Writing("")
        super().clean(writing.text if writing.text.strip() else "")
        if open_marks := undecided(writing):
            raise ValidationError(to_decide(open_marks), code="gives_away")
        if writing.is_changed:
            # Safer words are an offer; nobody posts a text that she has not seen.
            raise ValidationError(READ_AGAIN, code="changed")
        return writing.decided(year=clock.now().year)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # The browser would cut what is pasted without a word; we say that it is too long.
        return {key: value for key, value in super().widget_attrs(widget).items() if key != "maxlength"}


def read_writing(
    text: str, data: Mapping[str, Any], name: str, known: Known = NOTHING, *, longest: int = LONGEST
) -> Writing:
    """A text that was sent, with what its writer has decided about the marks in it; the changes that she asked for are
    made. `name` begins the names of the fields that tell of it; what is `known` is not marked."""
    text = text.replace("\r\n", "\n").translate(_UNSEEN)
    reasons = {id: why for id, why in _starting_with(f"{name}-why-", data) if why in REASONS}
    wordings = {id: words.translate(_UNSEEN)[:LONGEST_WORDING] for id, words in _starting_with(f"{name}-safer-", data)}
    language = data.get(f"{name}-language") or get_language() or ""
    writing = Writing(text, language, reasons, wordings, known=known)
    if len(text) > longest:
        return writing
    writing = _with_names(writing)
    asked = data.get(f"{name}-change")
    if not asked:
        return writing
    year = clock.now().year
    ids = [mark.id for mark in writing.marks(year=year) if mark.is_open] if asked == ALL else [asked]
    return _with_names(writing.changed(ids, year=year))


def undecided(writing: Writing) -> int:
    """How many marks still ask for a decision."""
    return sum(mark.is_open for mark in writing.marks(year=clock.now().year))


def _with_names(writing: Writing) -> Writing:
    return replace(writing, names=names_in(writing.text, writing.language), _marks={})


def findings(name: str, writing: Writing) -> dict[str, Any]:
    """What the template of the findings shows."""
    marks = writing.marks(year=clock.now().year)
    numbers = {mark.id: number for number, mark in enumerate(marks, 1)}
    open_marks = sum(mark.is_open for mark in marks)
    return {
        "name": name,
        "checked": True,
        "pieces": [(words, mark and numbers[mark.id], mark) for words, mark in pieces(writing.text, marks)],
        "cards": [_card(numbers[mark.id], mark) for mark in marks],
        "open": open_marks,
        "summary": _summary(marks, open_marks),
        "reasons": REASONS.items(),
    }


def to_decide(count: int) -> str:
    return ngettext(
        "One place could give a child away: change it, or say why it may stay.",
        "%(count)d places could give a child away: change them, or say why they may stay.",
        count,
    ) % {"count": count}


def _summary(marks: list[Mark], open_marks: int) -> str:
    if open_marks:
        return to_decide(open_marks)
    if any(not mark.is_hint for mark in marks):
        return str(_("You have decided about every place that was marked."))
    return str(
        _("Nothing was found that gives a child away. The check does not see everything: read the text once more.")
    )


def _card(number: int, mark: Mark) -> dict[str, Any]:
    return {
        "number": number,
        "mark": mark,
        "explanation": AGE_ALONE if mark.is_hint else EXPLANATIONS[mark.spans[0].kind],
        "certainty": CERTAINTIES[mark.certainty],
    }


def _starting_with(prefix: str, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(key.removeprefix(prefix), data[key]) for key in data if key.startswith(prefix)]
