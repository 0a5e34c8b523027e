from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import TINY
from kerege.assessment import versions
from kerege.rollouts import terms
from kerege.rollouts.editions import open_rollout
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Suite

HERE = Path(__file__).parent / "with_tests"


@pytest.fixture
def folder_with_tests(tmp_path: Path) -> Path:
    """The small suite, with a bank of pairs in its first module and two tests drawn from it."""
    folder = Path(shutil.copytree(TINY, tmp_path / "with-tests"))
    for name in ("bank.md", "tests.yaml"):
        shutil.copy(HERE / name, folder / "first" / name)
    return folder


@pytest.fixture
def with_tests(db: None, folder_with_tests: Path) -> Iterator[Suite]:
    """That suite, loaded, with its open roll-out."""
    versions.forget()
    terms.forget()
    load(read_folder(folder_with_tests))
    suite = Suite.objects.get(slug="tiny")
    open_rollout(suite)
    yield suite
