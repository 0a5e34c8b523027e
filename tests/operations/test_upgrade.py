"""An installation of a former version, with all that people did in it, is brought up to this one.

`tools/keep_state.py` keeps what a version makes.
"""

from __future__ import annotations

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from operations.house import Browser, House, Serving

STATES = sorted((Path(__file__).parent / "states").glob("*.tar.gz"))
# What is made anew from other things, or belongs to Django and Wagtail and grows with a version.
MADE_ANEW = ("suites_", "practice_material", "django_", "wagtail", "auth_", "taggit_", "sqlite_", "outgoing_")


@pytest.fixture(params=STATES, ids=lambda path: path.name.removesuffix(".tar.gz"))
def former(request: pytest.FixtureRequest, tmp_path: Path, house: House) -> House:
    """The former installation, restored and not yet set up."""
    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path / "state", filter="data")
    former = House(tmp_path / "former", house.port, {"KEREGE_CONTENT": str(tmp_path / "state" / "content")})
    restored = former.run("restore", str(tmp_path / "state" / "backup.tar.gz"))
    assert restored.returncode == 0, restored.stderr
    return former


def test_nothing_that_people_did_is_lost(former: House) -> None:
    before = facts(former)

    said = former.run("setup")

    assert said.returncode == 0, said.stderr
    assert "edited in the studio" not in said.stdout
    assert {table: rows for table, rows in facts(former).items() if table in before} == before


def test_people_find_what_they_had(former: House) -> None:
    former.run("setup")
    code = column(former, "SELECT code FROM credentials_certificate WHERE kind = 'achievement'")[0]
    serving = Serving(former)
    try:
        serving.ready()
        learner = Browser(former)
        learner.sign_in(former.accounts()["learner"])

        assert "Дина Маратовна" in learner.get("/ru/my/")
        assert "Мадина" in learner.get(f"/verify/{code}")
        assert "Первый урок" in learner.get("/ru/tiny/first/one/")
    finally:
        serving.kill_everything()


def facts(house: House) -> dict[str, int]:
    """How many rows each table has that holds what people did."""
    tables = column(house, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        table: int(column(house, f"SELECT count(*) FROM {table}")[0])
        for table in tables
        if not table.startswith(MADE_ANEW)
    }


def column(house: House, query: str) -> list[str]:
    with closing(sqlite3.connect(house.home / "kerege.sqlite3")) as database:
        return [row[0] for row in database.execute(query)]
