"""An installation of a former version, with all that people did in it, is brought up to this one.

`tools/keep_state.py` keeps what a version makes.
"""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from operations.house import Browser, House, Serving

STATES = sorted((Path(__file__).parent / "states").glob("*.tar.gz"))


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
    before = former.facts()

    said = former.run("setup", KEREGE_DEMO="0")  # else the demo may go on with its story

    assert said.returncode == 0, said.stderr
    assert "edited in the studio" not in said.stdout
    assert {table: rows for table, rows in former.facts().items() if table in before} == before


def test_people_find_what_they_had(former: House) -> None:
    former.run("setup")
    ((code,),) = former.query("SELECT code FROM credentials_certificate WHERE kind = 'achievement'")
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
