"""Every option of an installation, in one table.

Settings, `kerege doctor` and the operator's guide are made from this table; nothing else reads the environment.
Standard library only, for the supervisor reads it before Django is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class OptionError(ValueError):
    """An option has a value that cannot be used; the message names both."""


@dataclass(frozen=True)
class Option:
    name: str
    type: Callable[[str], Any]
    default: str
    help: str


OPTIONS = (
    Option("KEREGE_HOME", Path, "var", "Folder where all state lives."),
    Option("KEREGE_KEYS_DIR", Path, "", "Folder of the secret keys; empty: KEREGE_HOME/keys."),
    Option("KEREGE_CONTENT", Path, "content", "Folder whose suites `kerege setup` loads."),
    Option("HOST", str, "127.0.0.1", "Address that the pages listen on."),
    Option("PORT", int, "8000", "Port that the pages listen on."),
    Option("BASE_URL", str, "", "Address that readers use; empty: http://127.0.0.1:PORT."),
    Option("DATABASE_URL", str, "", "Database; empty: SQLite in KEREGE_HOME."),
    Option("EMAIL_URL", str, "", "Mail server, such as smtp+tls://user:password@host:587; empty: files in KEREGE_HOME/mail."),  # noqa: E501
    Option("EMAIL_FROM", str, "Kerege <noreply@localhost>", "Sender of all mail."),
    Option("PAGE_WORKERS", int, "1", "Processes that serve pages."),
    Option("PAGE_THREADS", int, "4", "Threads of each such process."),
    Option("TRUSTED_PROXIES", int, "0", "Number of reverse proxies in front of Kerege."),
)
_BY_NAME = {option.name: option for option in OPTIONS}


def read(name: str) -> Any:
    """The value of one option, converted. Raises OptionError for a value of the wrong type."""
    option = _BY_NAME[name]
    text = os.environ.get(name) or option.default
    try:
        return option.type(text)
    except ValueError as error:
        raise OptionError(f"{name}={text!r} is not of type {option.type.__name__}: {option.help}") from error


def home() -> Path:
    return Path(read("KEREGE_HOME")).absolute()


def keys_dir() -> Path:
    return Path(read("KEREGE_KEYS_DIR")).absolute() if os.environ.get("KEREGE_KEYS_DIR") else home() / "keys"


def base_url() -> str:
    """The address that readers use, without a trailing slash."""
    return (read("BASE_URL") or f"http://127.0.0.1:{read('PORT')}").rstrip("/")
