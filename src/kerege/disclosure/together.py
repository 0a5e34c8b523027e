"""Several texts of one form, watched together: one list of marks, and a decision about words holds wherever they stand.

Where a form has many small boxes, each with marks of its own would be more than anybody reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kerege.disclosure.forms import READ_AGAIN, findings, read_writing, to_decide, undecided
from kerege.disclosure.known import NOTHING, Known
from kerege.disclosure.writing import Writing

LONGEST_TOGETHER = 40_000
"""Characters of all texts of a form; half a second."""

_BETWEEN = "\n\u2029\n"
"""Stands between two texts: a paragraph's end, which nobody types and no finder reads across."""


@dataclass(frozen=True)
class Together:
    """Texts by the names of their fields, with the changes that the writer asked for, and what is wrong with them."""

    name: str
    texts: dict[str, str]
    writing: Writing

    @property
    def is_too_long(self) -> bool:
        return len(self.writing.text) > LONGEST_TOGETHER

    @property
    def problem(self) -> str:
        """Why the texts cannot be taken yet, as a sentence; empty where they can."""
        if self.is_too_long:
            return _("Together these texts are too long to be looked through: %(count)d characters of %(most)d.") % {
                "count": len(self.writing.text),
                "most": LONGEST_TOGETHER,
            }
        if count := undecided(self.writing):
            return to_decide(count)
        return str(READ_AGAIN) if self.writing.is_changed else ""

    def findings(self, form: str = "") -> SafeString:
        """What was found, as the writer decides on it; `form` is the id of a form that stands elsewhere."""
        if not self.writing.text.strip() or self.is_too_long:
            return mark_safe("")
        attr = mark_safe(f' form="{form}"') if form else ""
        return render_to_string("disclosure/findings.html", findings(self.name, self.writing) | {"form_attr": attr})


def watch_together(name: str, texts: Mapping[str, str], data: Mapping[str, Any], *, known: Known = NOTHING) -> Together:
    """Look through the texts of a form that was sent. `name` begins the names of the fields that tell of the marks;
    what is `known` is not marked."""
    parts = {field: _without_ends(text) for field, text in texts.items()}
    data = {key: _without_ends(value) for key, value in data.items() if key.startswith(f"{name}-")}
    filled = [field for field, text in parts.items() if text.strip()]
    joined = _BETWEEN.join(parts[field] for field in filled)
    writing = read_writing(joined, data, name, known, longest=LONGEST_TOGETHER)
    changed = dict(zip(filled, writing.text.split(_BETWEEN), strict=True)) if filled else {}
    return Together(name, parts | changed, writing)


def _without_ends(text: str) -> str:
    """A text without what stands between two: neither her words nor what she puts in their place may part them anew."""
    return text.replace("\r\n", "\n").replace("\u2029", "")
