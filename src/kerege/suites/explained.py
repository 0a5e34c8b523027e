"""Errors whose words are English on the command line and the author's language in the studio."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext


class Explained(ValueError):
    """`message` is a gettext id, with named places for `values`, among which may be others of this kind."""

    def __init__(self, message: str, **values: Any) -> None:
        self.message, self.values = message, values
        super().__init__(message % values)

    @property
    def in_words(self) -> str:
        """What is wrong, in the language of whoever is asked to mend it."""
        values = {
            name: value.in_words if isinstance(value, Explained) else value for name, value in self.values.items()
        }
        return gettext(self.message) % values
