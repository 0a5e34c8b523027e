"""The written schema: a new database is what all migrations would have made of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import ConnectionHandler, OperationalError
from pytest_django import DjangoDbBlocker

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


def test_what_is_newer_than_the_written_schema_is_applied_to_it(tmp_path: Path) -> None:
    house = House(tmp_path / "home", 8000, {"KEREGE_DEMO": "0"})
    house.home.mkdir(mode=0o700)
    with closing(sqlite3.connect(house.home / "kerege.sqlite3")) as database, database:
        database.executescript(schema.FILE.read_text("utf-8"))
        database.execute("DELETE FROM django_migrations WHERE app = 'people' AND name = '0008_translator'")

    said = house.run("setup")

    assert said.stdout.splitlines()[1] == "Database: 1 migrations applied.", said


def test_schema_that_cannot_be_read_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    broken = tmp_path / "broken.sql"
    broken.write_text("CREATE TABLE one (id integer);\nCREATE TABLE one (id integer);\n", "utf-8")
    monkeypatch.setattr(schema, "FILE", broken)
    connection = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})["default"]

    with django_db_blocker.unblock(), pytest.raises(OperationalError):
        schema.load(connection)

    with django_db_blocker.unblock():
        assert (connection.connection.in_transaction, schema.fits(connection)) == (False, True)


def test_new_installation_waits_for_no_migration(without_demo: House) -> None:
    assert without_demo.run("migrate", "--check").returncode == 0


def _without_marks(sql: str) -> str:
    """SQLite's versions differ in how they space and quote what they have altered."""
    return re.sub(r'[\s"]+', "", sql)
