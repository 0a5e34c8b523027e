"""Every option of an installation, in one table.

Settings, `kerege doctor` and docs/reference/options.md are made from this table; nothing else reads the
environment.
Standard library only, for the supervisor reads it before Django is loaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo


class OptionError(ValueError):
    """An option has a value that cannot be used; the message names both."""


def yes_or_no(text: str) -> bool:
    answers = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    return answers[text.lower()]


def port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError
    return number


def at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def web_address(text: str) -> str:
    """A scheme, a host and perhaps a port; a host in letters of its own becomes what browsers send."""
    if not text:
        return ""
    parts = _address(text.rstrip("/"), "https?")
    if not parts.hostname or parts.path or parts.query or parts.username is not None:
        raise ValueError
    if parts.netloc.isascii():
        return parts.geturl()
    host = parts.hostname.encode("idna").decode()
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")


def database_address(text: str) -> str:
    if text:
        _address(text, "sqlite|postgres|postgresql")
    return text


def mail_address(text: str) -> str:
    if text:
        parts = _address(text, r"smtp|smtps|smtp\+tls|smtp\+ssl|filemail|consolemail|dummymail")
        if parts.scheme.startswith("smtp") and not parts.hostname:
            raise ValueError
    return text


def time_zone(text: str) -> str:
    """A zone of the tz database, as Asia/Bishkek."""
    return ZoneInfo(text).key


def _address(text: str, schemes: str) -> SplitResult:
    """The parts of an address. A password with a sign that ends it (`/`, `?`, `#`) is noticed by what is left."""
    parts = urlsplit(text)
    if (
        not re.fullmatch(schemes, parts.scheme)
        or "://" not in text
        or "@" in parts.path + parts.query
        or parts.fragment
    ):
        raise ValueError
    parts.port  # noqa: B018 -- raises ValueError where it is none
    return parts


@dataclass(frozen=True)
class Option:
    name: str
    type: Callable[[str], Any]
    default: str
    help: str

    @property
    def kind(self) -> str:
        """The type, in words."""
        return "text" if self.type is str else self.type.__name__.lower().replace("_", " ")


OPTIONS = (
    Option("KEREGE_HOME", Path, "var", "Folder where all state lives."),
    Option("KEREGE_KEYS_DIR", Path, "", "Folder of the secret keys; empty: KEREGE_HOME/keys."),
    Option("KEREGE_CONTENT", Path, "content", "Folder whose suites `kerege setup` loads."),
    Option("KEREGE_DEMO", yes_or_no, "1", "Make demo accounts; 0 on a real installation."),
    Option("HOST", str, "127.0.0.1", "Address that the pages listen on."),
    Option("PORT", port, "8000", "Port that the pages listen on, 1 to 65535."),
    Option("BASE_URL", web_address, "", "Address that readers use, without a path; empty: http://127.0.0.1:PORT."),
    Option(
        "DATABASE_URL",
        database_address,
        "",
        "As postgres://user:password@host/name; empty: SQLite. In the password / is %2F, and so on.",
    ),
    Option(
        "EMAIL_URL",
        mail_address,
        "",
        "As smtp+tls://user:password@host:587; empty: files. In the password / is %2F, and so on.",
    ),
    Option("EMAIL_FROM", str, "Kerege <noreply@localhost>", "Sender of all mail."),
    # Four of the five countries have this time all year round.
    Option("TIME_ZONE", time_zone, "Asia/Tashkent", "Zone of the times that pages show, as Asia/Bishkek."),
    Option("PAGE_WORKERS", at_least_one, "2", "Processes that serve pages."),
    Option("PAGE_THREADS", at_least_one, "2", "Threads of each such process."),
    Option(
        "PRIVACY_MODEL",
        yes_or_no,
        "0",
        "A model in the worker finds more Russian names; `make setup` installs it: 130 MB, and 200 MB of memory.",
    ),
    Option("TRUSTED_PROXIES", count, "0", "Number of reverse proxies in front of Kerege."),
)
_BY_NAME = {option.name: option for option in OPTIONS}


def read(name: str) -> Any:
    """The value of one option, converted. Raises OptionError for a value that cannot be used."""
    option = _BY_NAME[name]
    text = os.environ.get(name) or option.default
    try:
        return option.type(text)
    except (ValueError, KeyError) as error:
        raise OptionError(f"{name}={without_secrets(text)!r} cannot be used: {option.help}") from error


def check() -> None:
    """Raise OptionError for the first option that cannot be used."""
    for option in OPTIONS:
        read(option.name)


def home() -> Path:
    return Path(read("KEREGE_HOME")).absolute()


def keys_dir() -> Path:
    return Path(read("KEREGE_KEYS_DIR")).absolute() if os.environ.get("KEREGE_KEYS_DIR") else home() / "keys"


def base_url() -> str:
    """The address that readers use, without a trailing slash."""
    return read("BASE_URL") or f"http://127.0.0.1:{read('PORT')}"


def in_effect() -> dict[str, str]:
    """Every option with its value, as `kerege doctor` shows it: without secrets."""
    return {option.name: without_secrets(os.environ.get(option.name) or option.default) for option in OPTIONS}


def without_secrets(text: str) -> str:
    """An address without the user and password in it, be they written as they should or not."""
    return re.sub(r"(?<=://)\S*@", "***@", text)


def markdown() -> str:
    """The reference page of the options, docs/reference/options.md."""
    rows = "".join(
        f"| `{option.name}` | {option.kind} | {_as_code(option.default)} | {option.help} |\n" for option in OPTIONS
    )
    return f"""# Options

Made from `src/kerege/config/options.py` by `kerege doctor --options-markdown`; a test keeps it so.
Options are environment variables. An empty one counts as not set. `kerege doctor` shows what is in effect.

| option | type | default | meaning |
| --- | --- | --- | --- |
{rows}"""


def _as_code(text: str) -> str:
    return f"`{text}`" if text else ""
