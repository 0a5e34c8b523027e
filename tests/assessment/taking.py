"""Taking a test through the site's door, as browsers do."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.test import Client

from kerege.assessment.models import Attempt, Exam, Given
from kerege.assessment.paper import asked
from kerege.rollouts.editions import make_edition
from kerege.rollouts.models import Rollout

FINAL = "/ru/tiny/first/final-test/"
PRE = "/ru/tiny/first/pre-test/"
FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


def begin(client: Client, test: str = FINAL) -> str:
    """Begin; gives the address of the attempt."""
    response = client.post(test)
    assert response.status_code == 302
    return str(response["Location"])


def attempt_at(address: str) -> Attempt:
    return Attempt.objects.get(public_id=UUID(address.rstrip("/").rsplit("/", 1)[-1]))


def right_answers(attempt: Attempt) -> dict[str, list[str]]:
    """The fields of a form that is wholly right."""
    fields: dict[str, list[str]] = {}
    for one in asked(attempt, "ru"):
        item, context = one.context["item"], one.context
        names = {answer["id"]: answer["text"].html for answer in context["answers"]}
        texts = {answer.text: answer for answer in item.answers}
        authored = {name: texts[re.sub("<[^>]+>", "", html)] for name, html in names.items()}
        match item.type.value:
            case "one" | "several":
                fields[f"{one.id}.answer"] = [name for name, answer in authored.items() if answer.right]
            case "true-false":
                fields[f"{one.id}.answer"] = ["true" if item.truth else "false"]
            case "text":
                fields[f"{one.id}.answer"] = [item.accepted[0]]
            case "order":
                fields |= {
                    f"{one.id}.{name}": [str(item.answers.index(answer) + 1)] for name, answer in authored.items()
                }
            case "match":
                choices = {choice["right"].html: choice["id"] for choice in context["choices"]}
                fields |= {f"{one.id}.{name}": [choices[answer.match]] for name, answer in authored.items()}
    return fields


def some_of(fields: dict[str, list[str]], *places: int) -> dict[str, list[str]]:
    return {name: values for name, values in fields.items() if int(name[1:].split(".")[0]) in places}


def save(client: Client, address: str, fields: dict[str, Any], *, device: str = "one", turn: int = 1) -> Any:
    """Save as script does."""
    return client.post(address, {"save": "1", "device": device, "turn": turn, **fields}, **FETCH)


def values(address: str) -> dict[int, dict[str, list[str]]]:
    return {given.place: given.values for given in Given.objects.filter(attempt=attempt_at(address)) if given.values}


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def limit(minutes: int) -> None:
    """Give the tests a time limit, by a new edition."""
    for exam in Exam.objects.all():
        exam.blueprint_data |= {"minutes": minutes}
        exam.save()
    rollout = Rollout.objects.get()
    make_edition(rollout, rollout.edition.rule, by=None, why="test")
