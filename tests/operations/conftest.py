"""A whole installation for each test: its own KEREGE_HOME and port, and the command as an operator runs it.

These tests are about processes, files and SQLite; on another database there is nothing here to repeat but the
backup of PostgreSQL.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from operations.house import House, MailServer, Serving

if os.environ.get("DATABASE_URL"):
    collect_ignore = [
        "test_backup.py",
        "test_nothing_is_lost.py",
        "test_serve.py",
        "test_setup.py",
        "test_doctor.py",
        "test_upgrade.py",
        "test_schema.py",
    ]


@pytest.fixture(scope="session")
def without_demo(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An installation with the small suite of the tests, made from nothing to have no demo accounts. To look at."""
    house = House(tmp_path_factory.mktemp("real") / "home", 8000, {"KEREGE_DEMO": "0"})
    done = house.run("setup")
    assert done.returncode == 0, done.stderr
    return house


@pytest.fixture(scope="session")
def set_up_once(without_demo: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A KEREGE_HOME with demo accounts, to be copied."""
    home = Path(shutil.copytree(without_demo.home, tmp_path_factory.mktemp("kerege") / "home"))
    done = House(home, 8000).run("setup")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def house(set_up_once: Path, tmp_path: Path) -> House:
    """An installation of the test's own, set up."""
    home = Path(shutil.copytree(set_up_once, tmp_path / "home"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return House(home, probe.getsockname()[1])


@pytest.fixture
def serve(house: House) -> Iterator[Callable[[], Serving]]:
    """Start `kerege serve`; nothing of it outlives the test."""
    started: list[Serving] = []

    def start() -> Serving:
        started.append(Serving(house))
        return started[-1].ready()

    yield start
    for serving in started:
        if serving.process.poll() is None:
            serving.kill_everything()


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.close()
