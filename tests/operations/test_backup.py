"""Backup and restore: everything comes back, as of one instant, and nothing is overwritten."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import tarfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from operations.house import KEREGE, House, Serving, until


@pytest.fixture
def elsewhere(tmp_path: Path) -> House:
    """A machine on which there is nothing yet."""
    return House(tmp_path / "elsewhere", 8000)


@pytest.fixture(scope="module")
def backup(set_up_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the installation that every house is a copy of."""
    file = tmp_path_factory.mktemp("backup") / "b.tar.gz"
    made = House(set_up_once, 8000).run("backup", str(file))
    assert made.returncode == 0, made.stderr
    return file


class Writer:
    """Writes pairs of rows, each pair in one transaction, until stopped."""

    def __init__(self, house: House) -> None:
        self.database = house.home / "kerege.sqlite3"
        self.written = 0
        with closing(sqlite3.connect(self.database)) as database:
            database.executescript("CREATE TABLE one (n INTEGER); CREATE TABLE other (n INTEGER);")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def _write(self) -> None:
        with closing(sqlite3.connect(self.database, timeout=30)) as database:
            while not self._stop.is_set():
                with database:
                    database.execute("INSERT INTO one VALUES (?)", (self.written,))
                    database.execute("INSERT INTO other VALUES (?)", (self.written,))
                self.written += 1

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()


def test_a_backup_taken_while_rows_are_written_is_of_one_instant(
    house: House, elsewhere: House, tmp_path: Path
) -> None:
    writer = Writer(house)
    until(lambda: writer.written > 20, "rows are being written")

    made = house.run("backup", str(tmp_path / "b.tar.gz"))
    writer.stop()
    restored = elsewhere.run("restore", str(tmp_path / "b.tar.gz"))

    assert (made.returncode, restored.returncode) == (0, 0), made.stderr + restored.stderr
    assert elsewhere.query("PRAGMA integrity_check") == [("ok",)]
    one, other = (elsewhere.query(f"SELECT n FROM {table} ORDER BY n") for table in ("one", "other"))
    assert one == other
    assert one == [(n,) for n in range(len(one))]
    assert 20 < len(one) <= writer.written


def test_everything_comes_back_elsewhere(house: House, elsewhere: House, backup: Path) -> None:
    before = _files(house.home, "media", "keys", "demo.json")

    elsewhere.run("restore", str(backup))

    assert [name for name in before if name.startswith("media/")] != []
    assert _files(elsewhere.home, "media", "keys", "demo.json") == before
    assert elsewhere.run("setup").returncode == 0
    assert elsewhere.run("doctor").returncode == 0
    lessons = [json.loads(place.run("demo", "--json", PORT="8000").stdout)["modules"] for place in (house, elsewhere)]
    assert lessons[0] == lessons[1]


def test_a_backup_is_for_its_owner_alone(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_never_replaces_a_file(house: House, tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_text("yesterday")

    made = house.run("backup", str(tmp_path / "b.tar.gz"))

    assert made.returncode == 1
    assert (tmp_path / "b.tar.gz").read_text() == "yesterday"


def test_a_backup_that_fails_leaves_nothing_behind(house: House, tmp_path: Path) -> None:
    with (house.home / "kerege.sqlite3").open("r+b") as database:
        database.seek(4096)
        database.write(os.urandom(4096 * 20))
    there = _names(tmp_path), _names(house.home)

    made = house.run("backup", str(tmp_path / "b.tar.gz"))

    assert made.returncode == 1
    assert "The database is damaged" in made.stderr
    assert (_names(tmp_path), _names(house.home)) == there


def test_a_backup_for_which_there_is_no_room_leaves_nothing_behind(house: House, tmp_path: Path) -> None:
    there = _names(tmp_path), _names(house.home)

    made = house.run_with_little_room(1_000_000, "backup", str(tmp_path / "b.tar.gz"))

    assert made.returncode == 1
    assert made.stderr.startswith("CommandError: The database was not copied: ")
    assert made.stderr.endswith("There is no backup.\n")
    assert (_names(tmp_path), _names(house.home)) == there


def test_a_backup_that_is_stopped_leaves_nothing_behind(house: House, tmp_path: Path) -> None:
    with (house.home / "media" / "film").open("wb") as film:
        film.truncate(2**30)  # long to read, and no room on the disk
    there = _names(tmp_path)

    backup = subprocess.Popen([*KEREGE, "backup", str(tmp_path / "b.tar.gz")], env=house.environment)
    until(lambda: any(file.stat().st_size for file in tmp_path.glob(".b.tar.gz.*")), "the archive grows")
    backup.terminate()

    assert backup.wait(timeout=60) == 128 + signal.SIGTERM
    assert _names(tmp_path) == there


def test_restore_refuses_where_there_is_a_database(house: House, backup: Path) -> None:
    before = _files(house.home, "kerege.sqlite3", "keys", "demo.json")

    restored = house.run("restore", str(backup))

    assert restored.returncode == 1
    assert "There is a database already" in restored.stderr
    assert _files(house.home, "kerege.sqlite3", "keys", "demo.json") == before


def test_restore_by_force_keeps_what_was_there(house: House, backup: Path) -> None:
    with closing(sqlite3.connect(house.home / "kerege.sqlite3")) as database:
        database.executescript("CREATE TABLE later (n INTEGER)")

    restored = house.run("restore", str(backup), "--force")

    assert restored.returncode == 0, restored.stderr
    later = "SELECT name FROM sqlite_master WHERE name = 'later'"
    assert house.query(later) == []
    (aside,) = house.home.glob("before-restore-*")
    with closing(sqlite3.connect(aside / "database")) as database:
        assert database.execute(later).fetchall() == [("later",)]
    assert _names(aside) == ["database", "demo.json", "keys", "media"]


def test_restore_refuses_while_kerege_runs(house: House, serve: Callable[[], Serving], backup: Path) -> None:
    serve()

    restored = house.run("restore", str(backup), "--force")

    assert restored.returncode == 1
    assert "Kerege is running" in restored.stderr


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "media/../../outside", "keys", "bin/outside"])
def test_restore_refuses_entries_that_no_backup_has(elsewhere: House, tmp_path: Path, name: str) -> None:
    file = tmp_path / "strange.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"evil"))

    restored = elsewhere.run("restore", str(file))

    assert restored.returncode == 1
    assert f"The file has an entry that no backup of Kerege has: {name!r}." in restored.stderr
    assert not any(tmp_path.rglob("outside"))
    assert not (elsewhere.home / "kerege.sqlite3").exists()


def test_restore_refuses_a_link(elsewhere: House, tmp_path: Path) -> None:
    file = tmp_path / "strange.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo("media/link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)

    assert "no backup of Kerege has" in elsewhere.run("restore", str(file)).stderr


def test_restore_refuses_half_a_file(backup: Path, elsewhere: House, tmp_path: Path) -> None:
    half = tmp_path / "half.tar.gz"
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])

    restored = elsewhere.run("restore", str(half))

    assert restored.returncode == 1
    assert "is not a whole backup" in restored.stderr
    assert not (elsewhere.home / "kerege.sqlite3").exists()


def test_restore_refuses_a_damaged_database(backup: Path, elsewhere: House, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.tar.gz"
    with tarfile.open(backup) as archive:
        archive.extractall(tmp_path / "parts", filter="data")
    with (tmp_path / "parts" / "database").open("r+b") as database:
        database.seek(4096)
        database.write(os.urandom(4096 * 20))
    with tarfile.open(spoilt, "w:gz") as archive:
        for name in ("backup.json", "database"):
            archive.add(tmp_path / "parts" / name, name)
    shutil.rmtree(tmp_path / "parts")

    assert "The database is damaged" in elsewhere.run("restore", str(spoilt)).stderr


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def _files(home: Path, *names: str) -> dict[str, str]:
    """What lies below these names: path to digest."""
    paths = [path for name in names for path in (home / name, *(home / name).rglob("*")) if path.is_file()]
    return {str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(paths)}
