"""Setting up an installation, step by step. Each step may be repeated; what is done is not done again."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kerege.config import options, schema, stamp
from kerege.config.demo.accounts import make_demo_accounts
from kerege.config.locale import compile_catalogues
from kerege.rollouts.editions import open_rollout
from kerege.suites.content.folder import SuiteSource, read_folder
from kerege.suites.content.load import EditedSince, load_if_untouched
from kerege.suites.models import Suite
from kerege.suites.publication import render_all

ENOUGH_SPACE = 100 * 2**20  # bytes: database, static files and something to work with


class CannotSetUp(Exception):
    """Why set-up does not go on, and what to do."""


def set_up() -> Iterator[str]:
    """Do every step; gives a line about each. Raises CannotSetUp or ContentError."""
    free = shutil.disk_usage(settings.HOME).free
    if free < ENOUGH_SPACE:
        raise CannotSetUp(
            f"Only {free // 2**20} MB are free in {settings.HOME}; {ENOUGH_SPACE // 2**20} MB are needed."
        )
    stamp.remove()
    digest = stamp.digest()  # before the steps: what changes meanwhile is set up next time
    # To read the course takes as long as much of the database; on another core it takes no time of who waits.
    with ProcessPoolExecutor(1, initializer=django.setup) as beside:
        markers = sorted(settings.CONTENT.glob("*/suite.yaml"))
        folders = {marker.parent.name: beside.submit(read_folder, marker.parent) for marker in markers}
        yield _compile_words()
        if schema.fits(connection):
            schema.load(connection)
            yield "Database: made."
        yield f"Database: {_migrate()} migrations applied."
        yield f"Static files: {_collect_static()}."
        yield from _load_suites(folders)
    yield f"Lessons: {render_all(leave_little=True)} more bodies rendered."
    yield f"Open cohorts: {len([open_rollout(suite) for suite in Suite.objects.live()])}."
    if options.read("KEREGE_DEMO"):
        yield f"Demo accounts: {len(make_demo_accounts())}, kept in {settings.DEMO_FILE}."
    stamp.write(digest)


def _compile_words() -> str:
    try:
        return compile_catalogues()
    except PermissionError as error:
        raise CannotSetUp("The owner of the code must run first: kerege translations compile") from error


def _migrate() -> int:
    # A first migration makes classes by the ten thousand; looking for garbage among them takes a quarter of it.
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(300_000, 50, 1000)
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if waiting:
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).chmod(0o600)
    return waiting


def _collect_static() -> str:
    said = StringIO()
    call_command("collectstatic", interactive=False, verbosity=1, stdout=said, skip_checks=True)
    return said.getvalue().strip().rstrip(".").replace(f" to '{settings.STATIC_ROOT}'", "")


def _load_suites(folders: Mapping[str, Future[SuiteSource]]) -> Iterator[str]:
    if not folders:
        yield f"Suites: none in {settings.CONTENT}; KEREGE_CONTENT names the folder that has them."
    for name, reading in folders.items():
        try:
            loaded = load_if_untouched(reading.result())
        except EditedSince:
            yield (
                f"Suite {name}: left as it is, for it was edited in the studio. To bring both together: "
                f"kerege export, merge the folders, kerege load."
            )
            continue
        yield f"Suite {name}: {loaded}."
