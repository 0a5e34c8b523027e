"""Content that is loaded once, and written again in a moment for each test that begins with it.

Loading the small suite takes half a second and its rows take a few milliseconds; several hundred tests ask for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import override_settings

from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load

Table = list[tuple[Any, ...]]


class LoadedOnce:
    """A content folder, and what loading it into an empty site has written: rows, and files below `media`."""

    def __init__(self, folder: Path, media: Path) -> None:
        self.folder, self.media = folder, media
        _forget_pictures()
        with override_settings(MEDIA_ROOT=media):
            self.rows = Rows.of(lambda: load(read_folder(folder)))
        _forget_pictures()

    def load(self) -> None:
        """As `load(read_folder(folder))`, and in that way where the site is not empty."""
        if self.rows.write():
            shutil.copytree(self.media, settings.MEDIA_ROOT, dirs_exist_ok=True)
        else:
            load(read_folder(self.folder))


def _forget_pictures() -> None:
    """A cache outlives what is rolled back: it would name renditions that lie in another folder."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


class Rows:
    """The tables that a function changes, before and after it."""

    def __init__(self, before: dict[str, Table], after: dict[str, Table]) -> None:
        changed = [name for name in after if after[name] != before[name]]
        self.before = {name: before[name] for name in changed}
        self.after = {name: after[name] for name in changed}

    @classmethod
    def of(cls, change: Callable[[], object]) -> Self:
        """Let it change the database, keep what it wrote, and leave everything as it was."""
        names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
        names = {name for name in names if not name.endswith("_fts")}  # SQLite's triggers fill these
        with transaction.atomic():
            before = _read(names)
            change()
            after = _read(names)
            transaction.set_rollback(True)
        return cls(before, after)

    def write(self) -> bool:
        """Write it again; says whether it could. The rows have their old keys, so all must be as it was before."""
        if _read(self.before) != self.before:
            return False
        with transaction.atomic(), connection.cursor() as cursor:  # foreign keys are looked at when it ends
            for name, rows in self.after.items():
                cursor.execute(f"DELETE FROM {_quoted(name)}")
                if rows:
                    places = ", ".join(["%s"] * len(rows[0]))
                    cursor.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", rows)
        return True


def _read(names: Iterable[str]) -> dict[str, Table]:
    tables = {}
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT * FROM {_quoted(name)} ORDER BY 1")
            tables[name] = cursor.fetchall()
    return tables


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
