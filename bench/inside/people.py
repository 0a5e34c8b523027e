"""Makes so many learners, each at another point of the first module, and prints the cookies of their sessions."""

from __future__ import annotations

import json
import sys
import uuid

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from kerege.learning.acts import complete_lesson  # noqa: E402
from kerege.people.models import Person  # noqa: E402
from kerege.suites import catalogue  # noqa: E402


def main(count: int) -> None:
    module = catalogue.suites()[0].modules[0]
    print(json.dumps([_cookies(number, module) for number in range(count)]))


def _cookies(number: int, module: catalogue.ModuleEntry) -> str:
    person = Person.objects.create_user(f"learner-{uuid.uuid4()}", given="Айгуль")
    for lesson in module.lessons[: number % len(module.lessons)]:
        complete_lesson(person, lesson, uuid.uuid4())
    client = Client(HTTP_HOST=settings.ALLOWED_HOSTS[0])
    client.force_login(person)
    client.get(f"/ru/{'/'.join(module.lessons[0].slugs)}/")
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


main(int(sys.argv[1]))
