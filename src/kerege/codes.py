"""Codes that people read, say and type: Crockford's base 32, five random bits a letter."""

from __future__ import annotations

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TYPED = str.maketrans("OIL", "011", " -‐‑–—\t\n\r\u00a0")


def make_code(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def read_code(text: str) -> str:
    """A code as people type it: small letters, spaces, hyphens, O for 0, I and L for 1. What is no code stays none."""
    return text.upper().translate(_TYPED)


def is_code(text: str, length: int) -> bool:
    return len(text) == length and set(text) <= set(LETTERS)


def grouped(code: str) -> str:
    """As it is shown: XXXX-XXXX."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
