"""The words of the check, as data. What each file holds: docs/reference/disclosure.md."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

FOLDER = files(__name__)


def read_words(name: str) -> str:
    """The text of a file."""
    return (FOLDER / name).read_text(encoding="utf-8")


def read_table(name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomllib.loads(read_words(f"{name}.toml"))
