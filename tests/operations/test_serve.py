"""Serving: one command keeps the pages and the worker alive, and ends them all."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from kerege.config import lifeline, supervisor
from operations.house import House, Serving, until

FOLLOWER = [
    sys.executable,
    "-c",
    "import pathlib, time; from kerege.config import lifeline; lifeline.follow(pathlib.Path()); "
    "print('follows', flush=True); time.sleep(60)",
]


def test_serve_answers_and_ends_everything_on_a_signal(serve: Callable[[], Serving]) -> None:
    serving = serve()
    groups = [serving.pid("pages"), serving.pid("worker")]

    assert serving.stop() == 0

    assert [group for group in groups if _lives(group)] == []
    assert serving.log.read_text("utf-8").endswith("Stopped.\n")


def test_a_worker_that_dies_is_started_again(serve: Callable[[], Serving]) -> None:
    serving = serve()

    os.kill(serving.pid("worker"), signal.SIGKILL)

    until(lambda: len(serving.pids("worker")) == 2, "another worker is started")


def test_a_page_process_that_dies_is_started_again(serve: Callable[[], Serving]) -> None:
    serving = serve()
    until(lambda: len(serving.pids("page")) == 2, "both page processes are ready")

    os.kill(serving.pid("page"), signal.SIGKILL)

    until(lambda: len(serving.pids("page")) == 3, "another page process is started")
    until(serving.answers, "the pages answer again")


def test_the_pages_are_started_again_whole_when_their_parent_dies(serve: Callable[[], Serving]) -> None:
    serving = serve()
    first = serving.pid("pages")

    os.kill(first, signal.SIGKILL)

    until(lambda: len(serving.pids("pages")) == 2, "the pages are started again")
    until(serving.answers, "the pages answer again")
    assert not _lives(first)


def test_nothing_outlives_a_supervisor_that_was_killed(house: House, serve: Callable[[], Serving]) -> None:
    serving = serve()

    serving.process.kill()

    with lifeline.hold(house.home):
        assert not serving.answers()


def test_the_next_supervisor_waits_for_what_has_not_noticed_yet_that_its_own_is_gone(tmp_path: Path) -> None:
    with lifeline.hold(tmp_path):
        follower = subprocess.Popen(FOLLOWER, cwd=tmp_path, stdout=subprocess.PIPE)
        assert follower.stdout and follower.stdout.readline() == b"follows\n"
        follower.send_signal(signal.SIGSTOP)
        assert os.WIFSTOPPED(os.waitpid(follower.pid, os.WUNTRACED)[1])

    with pytest.raises(lifeline.Running):
        lifeline.hold(tmp_path, patience=0)

    follower.send_signal(signal.SIGCONT)
    with lifeline.hold(tmp_path):
        assert follower.wait() == -signal.SIGTERM


def test_serve_runs_once_in_one_home(house: House, serve: Callable[[], Serving]) -> None:
    serve()

    second = house.run("serve", PORT=str(house.port + 1))

    assert (second.returncode, second.stderr) == (
        1,
        f"`kerege serve` runs already in {house.home}. Stop it first.\n",
    )


def test_a_port_that_is_taken_is_named(house: House) -> None:
    with socket.create_server(("127.0.0.1", house.port)):
        said = house.run("serve")

    assert (said.returncode, said.stderr) == (
        1,
        f"Port {house.port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: "
        f"PORT={house.port + 1} make run\n",
    )


@pytest.mark.parametrize(
    "option", ["HOST=0.0.0.0", "BASE_URL=https://learn.example.org", "BASE_URL=http://192.0.2.1", "TRUSTED_PROXIES=1"]
)
def test_serve_is_for_this_machine_alone_while_demo_accounts_exist(house: House, option: str) -> None:
    name, _equals, value = option.partition("=")

    said = house.run("serve", **{name: value})

    assert (said.returncode, said.stderr) == (
        1,
        f"Demo accounts exist ({house.home}/demo.json), so Kerege serves this machine only, and not with {option}.\n"
        "Use another KEREGE_HOME with KEREGE_DEMO=0 for an installation that others can reach.\n",
    )


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_serve_with_demo_accounts_takes_an_address_of_this_machine(
    house: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("KEREGE_HOME", str(house.home))
    monkeypatch.setenv("BASE_URL", f"http://{name}:{house.port}")

    supervisor.check_demo()


def test_serve_asks_for_setup_where_there_is_none(house: House) -> None:
    empty = house.home / "empty"

    said = house.run("serve", KEREGE_HOME=str(empty))

    assert (said.returncode, said.stderr) == (1, f"Nothing is set up in {empty}. Run: kerege setup\n")


def test_serve_asks_for_setup_when_the_database_is_of_another_version(house: House) -> None:
    (house.home / "setup.stamp").write_text("another version")
    (house.home / "kerege.sqlite3").unlink()

    said = house.run("serve")

    assert said.returncode == 1
    assert "Run: kerege setup" in said.stderr


def _lives(group: int) -> bool:
    """Whether a process of this group runs. One that was killed may wait for ever to be noticed by its parent, which
    here can be the machine's first process."""
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess, ProcessLookupError):
            if os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE:
                return True
    return False
