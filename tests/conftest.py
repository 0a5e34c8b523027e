"""What tests of all rooms share."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from kerege import clock
from kerege.assessment import translated, versions
from kerege.assessment.models import Exam, ItemVersion, Question, Scene
from kerege.path.views import lesson as lesson_page
from kerege.people.installation import installation_iri
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.practice.material import library
from kerege.practice.models import Material
from kerege.rollouts import terms
from kerege.rollouts.editions import open_rollout
from kerege.rollouts.models import Edition, Rollout
from kerege.suites import catalogue, translations
from kerege.suites.catalogue import LessonEntry
from kerege.suites.content.folder import SuiteSource, read_folder
from kerege.suites.content.problems import ContentError
from kerege.suites.models import Attachment, Picture, Suite
from once import LoadedOnce

# No test may fail for a slow machine; where CI asks, examples are the same each time.
settings.register_profile(
    "kerege", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kerege")

TINY = Path(__file__).parent / "suites" / "tiny"
WITH_TESTS = Path(__file__).parent / "assessment" / "with_tests"
WITH_PRACTICE = Path(__file__).parent / "practice" / "with_practice"
CHILDREN_RETURN = Path(__file__).parent.parent / "content" / "children-return"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests are shared out among processes. Those that are named run in this one: every other needs ten seconds
    to migrate a database of its own, and none could stop in a debugger."""
    named = config.args_source is config.ArgsSource.ARGS
    return 0 if named else min(os.cpu_count() or 1, 4)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the database: the rest is the same on every one.

    A test with transactions of its own empties the database at its end, even of what migrations have put there; the
    next such test has that put back first."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        if mark and mark.kwargs.get("transaction"):
            item.add_marker(pytest.mark.django_db(**{**mark.kwargs, "serialized_rollback": True}), append=False)


class Shares(LoadScopeScheduling):
    """Test by test, and in the order of pytest-django, which puts last what empties the database; but in one process
    what shares something dear: one site and one Chromium, or one installation."""

    def _split_scope(self, nodeid: str) -> str:
        folder = nodeid.removeprefix("tests/").partition("/")[0]
        return folder if folder in ("browser", "operations") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares:
    return Shares(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, worker_id: str) -> None:
    """Each process works on a PostgreSQL server of its own, where several were started for the tests."""
    if ports := os.environ.get("KEREGE_TEST_POSTGRES_PORTS", "").split():
        connection.settings_dict["PORT"] = ports[int(worker_id.removeprefix("gw"))]


@pytest.fixture
def django_assert_num_queries(django_assert_num_queries: object) -> Iterator[object]:
    """Queries are counted with the clock held: once a second a page asks whether something was published."""
    with clock.fixed_at(clock.now()):
        yield django_assert_num_queries


@pytest.fixture
def django_assert_max_num_queries(django_assert_max_num_queries: object) -> Iterator[object]:
    """The same, for queries that are compared."""
    with clock.fixed_at(clock.now()):
        yield django_assert_max_num_queries


@pytest.fixture(autouse=True)
def forgetful(tmp_path: Path, settings: object) -> Iterator[None]:
    """Each test begins in a process that knows nothing and with files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    catalogue.forget()
    versions.forget()
    lesson_page.forget()
    translated.forget()
    terms.forget()
    library.forget()
    translations.forget()
    installation_iri.cache_clear()
    translation.deactivate()  # what a request has chosen stays with the thread
    for cache in caches.all(initialized_only=True):
        cache.clear()
    yield


@pytest.fixture(scope="session")
def course() -> SuiteSource:
    """The course of this project, read and checked once for all who look at it."""
    return read_folder(CHILDREN_RETURN)


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """A copy of a small suite with every kind of block, to be spoilt."""
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` of a file; says in which line it stood."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as raised:
        read_folder(folder)
    return [str(problem) for problem in raised.value.problems]


@contextmanager
def in_flight(write: Callable[[], object]) -> Iterator[None]:
    """Another transaction has written and has not ended: only PostgreSQL has such a state."""
    written, may_end = threading.Event(), threading.Event()

    def run() -> None:
        with transaction.atomic():
            write()
            written.set()
            may_end.wait(10)
        connection.close()

    other = threading.Thread(target=run)
    other.start()
    written.wait(10)
    try:
        yield
    finally:
        may_end.set()
        other.join()


def until_somebody_waits() -> None:
    """Another transaction has come to a row that this one has locked."""
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waits")


def leave_nothing() -> None:
    """As on another installation, where no course was loaded yet."""
    Question.objects.update(version=None)
    for model in (Material, ItemVersion, Question, Scene, Exam, Edition, Rollout, Suite, Picture, Attachment):
        model.objects.all().delete()


@pytest.fixture(scope="session")
def load_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], LoadedOnce]:
    """Load a content folder, for all tests, while the database holds nothing of a test's own."""

    def load_once(folder: Path) -> LoadedOnce:
        with django_db_blocker.unblock():
            return LoadedOnce(folder, tmp_path_factory.mktemp("media"))

    return load_once


@pytest.fixture(scope="session")
def tiny_once(load_once: Callable[[Path], LoadedOnce]) -> LoadedOnce:
    return load_once(TINY)


@pytest.fixture
def tiny(db: None, tiny_once: LoadedOnce) -> Suite:
    """The small suite, loaded."""
    tiny_once.load()
    return Suite.objects.get(slug="tiny")


def copy_with_tests(folder: Path) -> Path:
    """The small suite, with a bank of pairs in its first module and two tests drawn from it."""
    shutil.copytree(TINY, folder)
    for file in WITH_TESTS.iterdir():
        shutil.copy(file, folder / "first")
    return folder


@pytest.fixture
def folder_with_tests(tmp_path: Path) -> Path:
    """A copy of the small suite with tests, to be spoilt."""
    return copy_with_tests(tmp_path / "with-tests")


@pytest.fixture(scope="session")
def with_tests_once(load_once: Callable[[Path], LoadedOnce], tmp_path_factory: pytest.TempPathFactory) -> LoadedOnce:
    return load_once(copy_with_tests(tmp_path_factory.mktemp("once") / "with-tests"))


@pytest.fixture
def with_tests(db: None, with_tests_once: LoadedOnce) -> Suite:
    """The small suite with tests, loaded, with its open roll-out."""
    with_tests_once.load()
    suite = Suite.objects.get(slug="tiny")
    open_rollout(suite)
    return suite


def copy_with_practice(folder: Path) -> Path:
    """The small suite, with a case, forms, a sample, a scenario, and a lesson that has a task of each kind."""
    shutil.copytree(TINY, folder)
    shutil.copytree(WITH_PRACTICE, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def folder_with_practice(tmp_path: Path) -> Path:
    """A copy of the small suite with practice, to be spoilt."""
    return copy_with_practice(tmp_path / "with-practice")


@pytest.fixture(scope="session")
def with_practice_once(load_once: Callable[[Path], LoadedOnce], tmp_path_factory: pytest.TempPathFactory) -> LoadedOnce:
    return load_once(copy_with_practice(tmp_path_factory.mktemp("once") / "with-practice"))


@pytest.fixture
def with_practice(db: None, with_practice_once: LoadedOnce) -> Suite:
    """The small suite with practice, loaded, with its open roll-out."""
    with_practice_once.load()
    suite = Suite.objects.get(slug="tiny")
    open_rollout(suite)
    return suite


@pytest.fixture
def first_lesson(tiny: Suite) -> LessonEntry:
    entry = catalogue.find("tiny", "first", "one")
    assert isinstance(entry, LessonEntry)
    return entry


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create_user(
        "dina@example.org", "dina@example.org", "long-enough-1", given="Дина", patronymic="Маратовна"
    )


@pytest.fixture
def demo() -> Iterator[None]:
    """There are demo accounts: the studio asks those who have one for no second factor."""
    django_settings.DEMO_FILE.write_text('{"accounts": []}')
    yield
    django_settings.DEMO_FILE.unlink(missing_ok=True)


@pytest.fixture
def author(tiny: Suite, client: Client, person: Person, demo: None) -> Client:
    """An author in the studio of the small suite."""
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    Person.objects.update(is_demo=True)
    client.force_login(person)
    return client


@pytest.fixture
def signed_in(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client
