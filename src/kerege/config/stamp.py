"""Whether the set-up of this installation still fits: a digest of all that goes into it.

Standard library only: a second start asks this before Django is loaded.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from kerege.config import options

PACKAGE = Path(__file__).resolve().parent.parent


def path() -> Path:
    return options.home() / "setup.stamp"


def fits() -> bool:
    """Whether `kerege setup` was run with these sources, content and options, and its work is still there."""
    try:
        stamped = path().read_text("ascii")
    except OSError:
        return False
    return stamped == digest() and (options.home() / "static").is_dir() and _database_is_there()


def write(digest: str) -> None:
    path().write_text(digest, "ascii")


def remove() -> None:
    path().unlink(missing_ok=True)


def digest() -> str:
    """Names, sizes and times of all source and content files, and the options that set-up follows."""
    found = hashlib.sha256()
    for name in ("DATABASE_URL", "KEREGE_DEMO", "KEREGE_CONTENT"):
        found.update(f"{name}={options.read(name)}\n".encode())
    for folder in (PACKAGE, Path(options.read("KEREGE_CONTENT"))):
        for name, entry in _files(str(folder)):
            facts = entry.stat()
            found.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.endswith((".pyc", ".mo")):
            yield entry.path, entry


def _database_is_there() -> bool:
    """A database elsewhere may have been made anew behind our back, so it is always asked."""
    return not options.read("DATABASE_URL") and (options.home() / "kerege.sqlite3").exists()
