"""Demo accounts, and what a script needs to know of an installation."""

from __future__ import annotations

import json
import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kerege import clock
from kerege.assessment.models import Exam
from kerege.config import options
from kerege.config.demo.circle import make_circle
from kerege.config.demo.cohort import make_cohorts
from kerege.config.demo.graduate import demo_certificate, make_colleague
from kerege.config.demo.learner import begin_courses
from kerege.outgoing.queue import settle_due
from kerege.people import consent
from kerege.people.addresses import set_address
from kerege.people.models import Agency, Person, Profile, Role
from kerege.people.names import paper_names
from kerege.people.roles import grant_role
from kerege.rollouts.editions import open_rollout
from kerege.suites import catalogue
from kerege.suites.catalogue import ModuleEntry
from kerege.suites.models import Suite

DOMAIN = "demo.kerege.example"
AGE = timedelta(days=7)  # of the accounts: what is due some days after something was done can be seen at once
NAMES = {
    "learner": {"given": "Дина", "patronymic": "Маратовна", "family": "Сергалиева"},
    "facilitator": {"given": "Нургуль", "patronymic": "Сапаровна", "family": "Бекова"},
    "focal_point": {"given": "Айнура", "patronymic": "Токтогуловна", "family": "Асанова"},
    "organiser": {"given": "Гульнара", "patronymic": "Ермековна", "family": "Ахметова"},
    "author": {"given": "Азамат", "patronymic": "Асанович", "family": "Жапаров"},
    "translator": {"given": "Асель", "patronymic": "Нурлановна", "family": "Сейтжанова"},
    "operator": {"given": "Ольга", "patronymic": "Викторовна", "family": "Ким"},
}


class NoDemo(Exception):
    """This installation is meant for real people."""


def make_demo_accounts() -> list[dict[str, str]]:
    """Make the accounts that are missing; gives all of them with their passwords.

    The file with the passwords is written first: while it exists `serve` is for this machine only, so that no
    account with a known password is ever open to the world. Raises NoDemo on a real installation.
    """
    if not options.read("KEREGE_DEMO"):
        raise NoDemo("KEREGE_DEMO=0: this installation has no demo accounts.")
    accounts = demo_accounts()
    known = {account["role"] for account in accounts}
    new = [
        {"role": role, "email": f"{role}@{DOMAIN}", "password": secrets.token_hex(8)}
        for role in NAMES
        if role not in known
    ]
    if new:
        accounts += new
        _write(settings.DEMO_FILE, {"accounts": accounts})
    with clock.moved_by(-AGE):
        people = {account["role"]: _make(account) for account in accounts}
        circle = make_circle()
        make_cohorts(people, circle, _agency())
    make_colleague()
    begin_courses(people["learner"])
    # All this has been for days, so nothing of it is still owed. Lessons can wait for the worker.
    settle_due("demo", but={"render", "entries"})
    return accounts


def demo_accounts() -> list[dict[str, str]]:
    """The accounts of the file; none where there is no file."""
    try:
        accounts: list[dict[str, str]] = json.loads(settings.DEMO_FILE.read_text("utf-8"))["accounts"]
    except FileNotFoundError:
        return []
    return accounts


def describe() -> dict[str, Any]:
    """The whole of `kerege demo --json`. What does not exist yet is left out."""
    suites = catalogue.suites()
    description: dict[str, Any] = {
        "base_url": settings.BASE_URL,
        "accounts": demo_accounts(),
        "languages": [code for code, _name in settings.LANGUAGES],
    }
    if suites:
        suite = suites[0]
        description["suite"] = {"title": str(suite.title), "url": _url(suite.slug)}
        description["modules"] = [
            {
                "id": module.id,
                "title": str(module.title),
                "url": _url(*module.slugs),
                **_tests(module),
                "lessons": [
                    {"id": lesson.id, "title": str(lesson.title), "url": _url(*lesson.slugs)}
                    for lesson in module.lessons
                ],
            }
            for module in suite.modules
        ]
    if certificate := demo_certificate():
        address = reverse("verify", args=[certificate.code])
        description["certificate"] = {"code": certificate.shown_code, "url": f"{settings.BASE_URL}{address}"}
    return description


def _tests(module: ModuleEntry) -> dict[str, Any]:
    """The module's tests, where it has them."""
    return {
        f"{exam.kind}_test": {
            "id": exam.key,
            "title": exam.get_kind_display(),
            "url": _url(*module.slugs, f"{exam.kind}-test"),
        }
        for exam in Exam.objects.filter(module=module.pk, live=True)
    }


@transaction.atomic
def _make(account: dict[str, str]) -> Person:
    email, role = account["email"], account["role"]
    person = Person.objects.filter(login=email).first() or Person(language="ru", **NAMES[role])
    if not person.paper_name_latin:
        vars(person).update(paper_names(person))
    if not (person.is_demo and person.check_password(account["password"])):
        person.is_demo = True
        person.set_password(account["password"])
    set_address(person, email)
    if not person.consents.exists():
        consent.give(person, person.language)
    agency = _agency()
    if role == "learner":
        Profile.objects.get_or_create(
            person=person,
            defaults={
                "profession": Profile.Profession.PSYCHOLOGIST,
                "agency": agency,
                "country": agency.country,
                "sex": Profile.Sex.FEMALE,
            },
        )
    elif role == Role.Name.FOCAL_POINT:
        grant_role(person, Role.Name.FOCAL_POINT, agency=agency, by=None, why="demo")
    elif role == Role.Name.FACILITATOR:
        for suite in catalogue.suites()[:1]:
            rollout = open_rollout(Suite.objects.get(pk=suite.pk)).public_id
            grant_role(person, Role.Name.FACILITATOR, rollout=rollout, by=None, why="demo")
    else:
        grant_role(person, Role.Name(role), by=None, why="demo")
    return person


def _agency() -> Agency:
    name, country = "Управление социальной защиты (демо)", Agency.Country.KYRGYZSTAN
    return Agency.objects.get_or_create(name=name, defaults={"country": country})[0]


def _write(path: Path, data: dict[str, Any]) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, indent=2)
    draft.replace(path)


def _url(*slugs: str) -> str:
    return f"{settings.BASE_URL}/{settings.LANGUAGE_CODE}/{'/'.join(slugs)}/"
