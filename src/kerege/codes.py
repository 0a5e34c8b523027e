"""Codes that people read, say and type: Crockford's base 32, five random bits a letter."""

from __future__ import annotations

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# What looks like one of them, also in Cyrillic, typed on the keyboard that was on.
_TYPED = str.maketrans("OILАВЕКМНОРСТУХ", "011ABEKMH0PCTYX", " -‐‑–—\t\n\r\u00a0")


def make_code(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def read_code(text: str) -> str:
    """A code as people type it: small letters, spaces, hyphens, O for 0, I and L for 1. What is no code stays none."""
    return text.upper().translate(_TYPED)


def is_code(text: str, length: int) -> bool:
    return len(text) == length and set(text) <= set(LETTERS)


def grouped(code: str, size: int = 4) -> str:
    """As it is shown: XXXX-XXXX."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
