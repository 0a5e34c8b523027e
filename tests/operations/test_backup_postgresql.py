"""Backup and restore of a PostgreSQL database; runs where DATABASE_URL names a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from operations.house import House

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="DATABASE_URL names no PostgreSQL"
    ),
]


@pytest.fixture
def databases() -> Iterator[list[str]]:
    """Two empty databases of the test's own, as addresses."""
    import psycopg

    server = os.environ["DATABASE_URL"]
    names = [f"kerege_backup_{os.getpid()}_{number}" for number in (1, 2)]
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
        yield [urlsplit(server)._replace(path=f"/{name}").geturl() for name in names]
        for name in names:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_everything_comes_back_in_another_database(databases: list[str], tmp_path: Path) -> None:
    house, elsewhere = (
        House(tmp_path / name, 8000, {"DATABASE_URL": database})
        for name, database in zip(("here", "elsewhere"), databases, strict=True)
    )
    assert house.run("setup").returncode == 0

    made = house.run("backup", str(tmp_path / "b.tar.gz"))
    restored = elsewhere.run("restore", str(tmp_path / "b.tar.gz"))
    refused = elsewhere.run("restore", str(tmp_path / "b.tar.gz"))
    forced = elsewhere.run("restore", str(tmp_path / "b.tar.gz"), "--force")

    assert (made.returncode, restored.returncode, refused.returncode, forced.returncode) == (0, 0, 1, 0)
    assert elsewhere.run("demo", "--json").stdout == house.run("demo", "--json").stdout
    assert elsewhere.run("setup").returncode == 0
    assert elsewhere.run("doctor").returncode == 0


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    house = House(tmp_path / "here", 8000, {"DATABASE_URL": "postgres://kerege:hush@127.0.0.1:1/kerege"})

    made = house.run("backup", str(tmp_path / "b.tar.gz"))

    assert made.returncode == 1
    assert made.stderr.startswith("CommandError: pg_dump failed: pg_dump: error: connection to server")
    assert "hush" not in made.stderr
