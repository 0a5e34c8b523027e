"""The written schema: a new database is what all migrations would have made of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from kerege.config import schema
from operations.house import House


def test_written_schema_is_what_all_migrations_make(tmp_path: Path) -> None:
    house = House(tmp_path / "home", 8000)
    migrated = house.run("migrate")
    assert migrated.returncode == 0, migrated.stderr

    with closing(sqlite3.connect(house.home / "kerege.sqlite3")) as database:
        made = schema.dump(database)

    is_the_same = _without_marks(made) == _without_marks(schema.FILE.read_text("utf-8"))
    assert is_the_same, "what migrations make has changed: make schema"


def test_a_database_made_of_it_says_it_again() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(schema.FILE.read_text("utf-8"))

        is_the_same = schema.dump(database) == schema.FILE.read_text("utf-8")

    assert is_the_same


def test_each_database_has_keys_of_its_own() -> None:
    keys = set()
    for _each in range(2):
        with closing(sqlite3.connect(":memory:")) as database:
            database.executescript(schema.FILE.read_text("utf-8"))
            keys |= {key for (key,) in database.execute("SELECT translation_key FROM wagtailcore_page")}

    assert len(keys) == 4


def test_new_installation_waits_for_no_migration(without_demo: House) -> None:
    assert without_demo.run("migrate", "--check").returncode == 0


def _without_marks(sql: str) -> str:
    """SQLite's versions differ in how they space and quote what they have altered."""
    return re.sub(r'[\s"]+', "", sql)
