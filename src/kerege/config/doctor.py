"""What is well with an installation and what is not. Says nothing about people."""

from __future__ import annotations

import shutil
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count

from kerege import clock
from kerege.config import options
from kerege.config.demo.accounts import DOMAIN
from kerege.learning.models import Parked
from kerege.outgoing.models import Outgoing
from kerege.people.models import Person
from kerege.suites.models import Lesson, StoredBody
from kerege.suites.publication import LANGUAGES, gather_each

LITTLE_SPACE = 500 * 2**20  # bytes
LATE = timedelta(minutes=10)
_STATE = ("kerege.sqlite3*", "*.lock", "setup.stamp", "demo.json", "keys", "media", "static", "mail")


@dataclass(frozen=True)
class Finding:
    """One check: what it looked at, whether that is well, what it saw, and what to do."""

    name: str
    well: bool
    seen: str
    do: str = ""

    def __str__(self) -> str:
        return f"{'✓' if self.well else '✗'} {self.name}: {self.seen}" + (f" → {self.do}" if not self.well else "")


def examine() -> Iterator[Finding]:
    """Every check, one after the other. Without a database the rest of what needs one is left out."""
    yield _python()
    yield _disk()
    yield _owner()
    yield _keys()
    yield _mail()
    database = _database()
    yield database
    if database.well:
        for check in _WITH_DATABASE:
            yield check()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 11), version, "install Python 3.11 or newer")


def _disk() -> Finding:
    free = shutil.disk_usage(settings.HOME).free
    return Finding("Disk", free > LITTLE_SPACE, f"{free / 2**30:.1f} GB free in {settings.HOME}", "make room")


def _owner() -> Finding:
    """What root has made here, for one, the service cannot write."""
    home = settings.HOME
    owner = home.stat().st_uid
    ours = [file for pattern in _STATE for file in home.glob(pattern)] + list(options.keys_dir().glob("*.json"))
    strange = sorted(file.name for file in ours if file.lstat().st_uid != owner)
    seen = f"{', '.join(strange)} of somebody else" if strange else "all of one owner"
    return Finding("Files", not strange, seen, f"chown -R --reference={home} {home}, with Kerege stopped")


def _keys() -> Finding:
    folder = options.keys_dir()
    open_to_others = [
        file.name for file in (folder, *folder.glob("*.json")) if stat.S_IMODE(file.stat().st_mode) & 0o077
    ]
    seen = f"others may read {', '.join(open_to_others)}" if open_to_others else f"{folder}, for you alone"
    return Finding("Keys", not open_to_others, seen, f"chmod -R go= {folder}")


def _mail() -> Finding:
    if options.read("EMAIL_URL"):
        return Finding("Mail", True, options.in_effect()["EMAIL_URL"])
    seen = f"no mail server; mail is written to {settings.EMAIL_FILE_PATH}"
    return Finding("Mail", not _reachable_by_others(), seen, "set EMAIL_URL")


def _database() -> Finding:
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        damage = _sqlite_damage()
    except DatabaseError as error:
        return Finding(
            "Database",
            False,
            f"does not answer ({type(error).__name__})",
            "look at DATABASE_URL and the disk",
        )
    if damage:
        return Finding("Database", False, f"damaged: {damage}", "stop Kerege and restore a backup")
    return Finding("Database", not waiting, f"{connection.vendor}, {waiting} migrations waiting", "kerege setup")


def _sqlite_damage() -> str:
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        said = str(cursor.execute("PRAGMA quick_check").fetchone()[0])
    return "" if said == "ok" else said.splitlines()[0]


def _demo() -> Finding:
    people = Person.objects.filter(login__endswith=f"@{DOMAIN}", is_active=True).count()
    if not people:
        return Finding("Demo accounts", True, "none")
    seen = f"{people}, with passwords in {settings.DEMO_FILE}"
    well = settings.DEMO_FILE.exists() and not _reachable_by_others()
    return Finding("Demo accounts", well, seen, "a real installation has a KEREGE_HOME of its own and KEREGE_DEMO=0")


def _worker() -> Finding:
    owed = Outgoing.objects.filter(done_at=None)
    late = owed.filter(due__lt=clock.now() - LATE).count()
    return Finding("Worker", not late, f"{owed.count()} owed, {late} overdue", "is `kerege serve` running? See its log")


def _failures() -> Finding:
    failing = Outgoing.objects.exclude(last_error="").values_list("kind", "last_error").annotate(Count("id"))
    seen = ", ".join(f"{kind}: {error} ({count})" for kind, error, count in failing)
    return Finding("Failures", not seen, seen or "nothing owed has failed", "they are tried for a week; see the log")


def _parked() -> Finding:
    # A reason begins with the kind of error; what follows may quote a statement.
    kinds = Counter(reason.partition("(")[0] for reason in Parked.objects.values_list("reason", flat=True))
    seen = ", ".join(f"{kind} ({count})" for kind, count in sorted(kinds.items()))
    return Finding("Statements parked", not kinds, seen or "none", "report it; then kerege rebuild-progress")


def _bodies() -> Finding:
    bodies = StoredBody.objects.values_list("lesson", "language", "digest")
    there = {(lesson, language): digest for lesson, language, digest in bodies}
    owed = list(Outgoing.objects.filter(kind="render", done_at=None).values_list("payload__lesson", flat=True))
    stale = sum(
        there.get((lesson.pk, inputs.language)) != inputs.digest
        for lesson in Lesson.objects.live().exclude(pk__in=owed)
        for inputs in gather_each(lesson, LANGUAGES)
    )
    seen = f"{len(there)} bodies, {stale} out of date, {len(owed)} lessons left to the worker"
    return Finding("Lessons", not stale, seen, "kerege render")


_WITH_DATABASE: tuple[Callable[[], Finding], ...] = (_demo, _worker, _failures, _parked, _bodies)


def _reachable_by_others() -> bool:
    return urlsplit(settings.BASE_URL).hostname not in ("127.0.0.1", "localhost", "::1")
