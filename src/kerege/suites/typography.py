"""What a careful typesetter keeps on one line: a number and its unit, a dash and the word before it."""

from __future__ import annotations

import re

NBSP = "\u00a0"

_BEFORE_NUMBER = re.compile(r"(\b(?:ст|п|пп|гл|ч|art|arts|para|paras|no)|№)(\.?) (?=[\dIVX])", re.IGNORECASE)
_AFTER_NUMBER = re.compile(
    r"(?<=\d) (?=(?:кБ|МБ|kB|MB|минут|дней|дня|день|лет|год|месяц|недел|час|урок|%|(?:minute|day|year|month|week)s?))"
)
_DASH = re.compile(r" (?=—)")


def kept_together(text: str) -> str:
    """`text` with no-break spaces where a line must not end."""
    text = _BEFORE_NUMBER.sub(rf"\1\2{NBSP}", text)
    text = _AFTER_NUMBER.sub(NBSP, text)
    return _DASH.sub(NBSP, text)
