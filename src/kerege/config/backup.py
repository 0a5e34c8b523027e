"""One file with everything that an installation is: database, media, keys, demo accounts; and the way back.

A backup may be taken while Kerege serves: the database is copied as of one instant, then the files. A file is
written before the row that names it, so every row of the copy finds its file.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import connection

from kerege import __version__, clock
from kerege.config import lifeline, options, stamp
from kerege.records.store import forget_transactions

FORMAT = 1
ABOUT, DATABASE = "backup.json", "database"
FILES = {"demo.json"}
FOLDERS = {"media", "keys"}


class BackupError(Exception):
    """Why a backup was not made or not restored; nothing was changed."""


@dataclass(frozen=True)
class Restored:
    made_at: str
    aside: Path | None  # where the state of before lies


# --- Making -------------------------------------------------------------------------------------------------


def make_backup(file: Path) -> int:
    """Write `file`, whole or not at all, readable by its owner alone; says how many bytes it has."""
    if file.exists():
        raise BackupError(f"{file} exists already.")
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with (
            # Not in KEREGE_HOME: a full disk of there is a reason to take a backup to another.
            _scratch_folder(file.absolute().parent) as scratch,
            os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw,
        ):
            _write_archive(raw, scratch)
            raw.flush()
            os.fsync(raw.fileno())
        os.link(draft, file)  # unlike a renaming, this never replaces what came there meanwhile
    except OSError as error:
        raise BackupError(f"{file} was not written: {error.strerror or error}.") from error
    except sqlite3.Error as error:
        raise BackupError(f"The database was not copied: {error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return file.stat().st_size


def _write_archive(raw: Any, scratch: Path) -> None:
    database = scratch / DATABASE
    _dump_database(database)
    about = scratch / ABOUT
    facts = {
        "format": FORMAT,
        "kerege": __version__,
        "engine": connection.vendor,
        "made_at": clock.now().isoformat(),
    }
    about.write_text(json.dumps(facts), "utf-8")
    with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
        archive.add(about, ABOUT)
        archive.add(database, DATABASE)
        for name, place in _places().items():
            if place.exists():
                _add(archive, place, name)


def _add(archive: tarfile.TarFile, place: Path, name: str) -> None:
    """Add a file or a folder. A file that is deleted while we read is no longer wanted."""
    if place.is_dir():
        for entry in sorted(place.iterdir()):
            _add(archive, entry, f"{name}/{entry.name}")
    elif place.is_file() and not place.is_symlink():
        with suppress(FileNotFoundError):
            archive.add(place, name, recursive=False)


def _dump_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_sqlite_file())) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)  # in one step: one instant, whatever is written meanwhile
        _check_sqlite(target)
    else:
        _run_postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


# --- Restoring ----------------------------------------------------------------------------------------------


def restore_backup(file: Path, *, force: bool = False) -> Restored:
    """Put the installation of `file` in place of what is here. What was here before is kept aside.

    Raises BackupError, with nothing changed: for a file that is no backup, for a server that runs, and for an
    installation that has a database already, unless `force`.
    """
    if _database_is_there() and not force:
        raise BackupError(f"There is a database already in {settings.HOME}. --force puts it aside.")
    try:
        with lifeline.hold(settings.HOME, patience=0), _scratch_folder(settings.HOME) as scratch:
            about = _unpack(file, scratch)
            aside = settings.HOME / f"before-restore-{clock.now():%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
            aside.mkdir(mode=0o700)
            try:
                _exchange(scratch, aside)
            finally:
                if not any(aside.iterdir()):
                    aside.rmdir()
            stamp.remove()
    except lifeline.Running as error:
        raise BackupError("Kerege is running. Stop it, then restore.") from error
    return Restored(about["made_at"], aside if aside.exists() else None)


def _unpack(file: Path, target: Path) -> dict[str, Any]:
    """Unpack into `target` and check everything that can be checked."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            for member in archive:
                _extract(archive, member, target)
        about: dict[str, Any] = json.loads((target / ABOUT).read_text("utf-8"))
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise BackupError(f"{file} is not a whole backup: {error}.") from error
    except OSError as error:
        raise BackupError(f"{file} cannot be restored: {error.strerror or error}.") from error
    if about.get("format") != FORMAT or not (target / DATABASE).is_file():
        raise BackupError(f"{file} is a backup that this version cannot read.")
    if about["engine"] != connection.vendor:
        raise BackupError(
            f"{file} holds a database of {about['engine']}; DATABASE_URL names one of {connection.vendor}."
        )
    if connection.vendor == "sqlite":
        _check_sqlite(target / DATABASE)
    return about


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write one file of the archive. Only plain files of the names that a backup has are taken."""
    parts = PurePosixPath(member.name).parts
    known = parts[0] in FOLDERS if len(parts) > 1 else member.name in {ABOUT, DATABASE, *FILES}
    source = archive.extractfile(member) if member.isreg() else None
    if not known or ".." in parts or source is None:
        raise BackupError(f"The file has an entry that no backup of Kerege has: {member.name!r}.")
    place = target.joinpath(*parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    mode = settings.FILE_UPLOAD_PERMISSIONS if parts[0] == "media" else 0o600
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as copy:
        shutil.copyfileobj(source, copy)


def _exchange(scratch: Path, aside: Path) -> None:
    """Move what is here aside, and what was unpacked into its place.

    A database server goes first: only there can something still fail.
    """
    places = _places()
    if connection.vendor == "sqlite":
        connection.close()
        main = _sqlite_file()
        places |= {f"{DATABASE}{end}": Path(f"{main}{end}") for end in ("", "-wal", "-shm")}
    else:
        if _database_is_there():
            _dump_database(aside / DATABASE)
        file = str(scratch / DATABASE)
        _run_postgresql("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", file)
        forget_transactions()
    for name, place in places.items():
        if place.exists():
            shutil.move(place, aside / name)
        if (scratch / name).exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(scratch / name, place)
    options.keys_dir().chmod(0o700)


# --- Places and engines -------------------------------------------------------------------------------------


def _places() -> dict[str, Path]:
    """Where the parts of a backup stand in this installation, the database apart."""
    return {"media": settings.MEDIA_ROOT, "keys": options.keys_dir(), "demo.json": settings.DEMO_FILE}


@contextmanager
def _scratch_folder(beside: Path) -> Iterator[Path]:
    """A folder on the disk for which its content is meant."""
    folder = beside / f".backup-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _database_is_there() -> bool:
    if connection.vendor == "sqlite":
        return _sqlite_file().exists()
    return bool(connection.introspection.table_names())


def _check_sqlite(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.OperationalError as error:  # a full disk, a broken one: that says nothing about the database
        raise BackupError(f"The database was not checked: {error}.") from error
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        raise BackupError(f"The database is damaged: {said.splitlines()[0]}.")


def _run_postgresql(tool: str, *arguments: str) -> None:
    there = connection.settings_dict
    address = {
        "PGHOST": there["HOST"],
        "PGPORT": str(there["PORT"]),
        "PGUSER": there["USER"],
        "PGPASSWORD": there["PASSWORD"],
    }
    try:
        subprocess.run(  # noqa: S603 -- the tools of PostgreSQL, with arguments of ours
            [tool, f"--dbname={there['NAME']}", *arguments],
            env={**os.environ, **{name: value for name, value in address.items() if value}},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise BackupError(f"{tool} is missing; it comes with PostgreSQL's client programs.") from error
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.split("\n", 2)[:2]) or str(error.returncode)
        raise BackupError(f"{tool} failed: {' '.join(said.split())}") from error
