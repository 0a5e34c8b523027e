"""The doctor: names what is wrong and what to do, and nobody."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from kerege import clock
from kerege.config import doctor, options
from kerege.learning.models import Parked
from kerege.outgoing.models import Outgoing
from kerege.outgoing.queue import settle_due
from kerege.suites.models import StoredBody, Suite
from operations.house import ROOT, House


def findings() -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in doctor.examine()}


def test_an_installation_that_is_well(house: House) -> None:
    said = house.run("doctor")

    assert said.returncode == 0, said.stdout
    assert "✗" not in said.stdout


def test_keys_that_others_may_read(house: House) -> None:
    (house.home / "keys" / "session.json").chmod(0o644)

    said = house.run("doctor")

    assert said.returncode == 1
    assert f"✗ Keys: others may read session.json → chmod -R go= {house.home}/keys" in said.stdout


def test_files_of_somebody_else(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    (tmp_path / "demo.json").touch()
    assert findings()["Files"].well

    monkeypatch.setattr(Path, "lstat", lambda path: os.stat_result([0] * 4 + [path.parent.stat().st_uid + 1] + [0] * 5))

    assert str(findings()["Files"]).startswith("✗ Files: demo.json")


def test_a_damaged_database(house: House) -> None:
    with (house.home / "kerege.sqlite3").open("r+b") as database:
        database.seek(4096 * 100)
        database.write(b"\0" * 4096 * 300)

    said = house.run("doctor")

    assert said.returncode == 1
    assert "✗ Database: " in said.stdout


def test_demo_accounts_of_a_site_that_others_reach(house: House) -> None:
    said = house.run("doctor", BASE_URL="https://learn.example.org")

    assert said.returncode == 1
    assert "✗ Demo accounts: 7" in said.stdout
    assert "✗ Mail: no mail server" in said.stdout


def test_options_are_shown_without_secrets(house: House) -> None:
    said = house.run("doctor", EMAIL_URL="smtp+tls://dina@example.org:hush@mail.example.org:587")

    assert "  EMAIL_URL        smtp+tls://***@mail.example.org:587" in said.stdout
    assert "hush" not in said.stdout
    assert "dina" not in said.stdout


@pytest.mark.django_db
def test_what_is_owed_and_overdue() -> None:
    Outgoing.objects.create(kind="mail", key="k", due=clock.now() - timedelta(hours=1), last_error="TimeoutError")

    found = findings()

    assert not found["Worker"].well
    assert found["Failures"].seen == "mail: TimeoutError (1)"


@pytest.mark.django_db
def test_parked_statements_are_counted_by_kind_and_not_quoted() -> None:
    Parked.objects.create(position=1, reason="KeyError('Дина')")
    Parked.objects.create(position=2, reason="KeyError('definition')")

    assert str(findings()["Statements parked"]).startswith("✗ Statements parked: KeyError (2) →")


def test_bodies_that_are_out_of_date(tiny: Suite) -> None:
    assert str(findings()["Lessons"]) == "✓ Lessons: 2 bodies, 0 out of date, 2 lessons left to the worker"
    settle_due("test")

    StoredBody.objects.filter(language="ru").update(digest="of before")

    assert findings()["Lessons"].seen == "14 bodies, 2 out of date, 0 lessons left to the worker"


def test_the_reference_page_is_that_of_the_options_table() -> None:
    page = (ROOT / "docs" / "reference" / "options.md").read_text("utf-8")

    assert page == options.markdown(), "kerege doctor --options-markdown > docs/reference/options.md"
