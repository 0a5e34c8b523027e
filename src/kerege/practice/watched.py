"""A form about made-up children, whose texts are looked through together for what gives a real one away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from kerege.disclosure.known import NOTHING, Known
from kerege.disclosure.together import Together, watch_together


class WatchedForm(forms.Form):
    def __init__(self, data: Any = None, *, known: Known = NOTHING, auto_id: str = "id_%s") -> None:
        super().__init__(data, auto_id=auto_id)
        self._known = known
        self._watched: Together | None = None

    def watch(self, texts: dict[str, str]) -> None:
        """Take the texts with the changes that she asked for, and show them. Raises ValidationError while something is
        to be decided."""
        self._watched = watch_together("watch", texts, self.data, known=self._known)
        if self._watched.writing.is_changed:
            self.data = dict(self.data.items()) | self._watched.texts
        self.cleaned_data |= self._watched.texts
        if self._watched.problem:
            raise ValidationError(self._watched.problem, code="watched")

    def clean(self) -> None:
        """Watch all that was typed."""
        typed = [name for name, field in self.fields.items() if isinstance(field, forms.CharField)]
        self.watch({name: self.cleaned_data.get(name, "") for name in typed})

    @cached_property
    def findings(self) -> str:
        return self._watched.findings() if self._watched else ""

    @property
    def places_of_errors(self) -> list[forms.BoundField]:
        """The fields in which something is wrong, for the list at the head of the form."""
        return [field for field in self if field.errors]
