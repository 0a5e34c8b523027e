"""What this room holds about a person: statements under a pseudonym that only her own row resolves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kerege.people.models import Person
from kerege.people.personal_data import register
from kerege.records.activities import names_of
from kerege.records.models import Authority, Statement
from kerege.records.store import actor_key, actor_of
from kerege.records.vocabulary import ANSWERED, COMPLETED, EXPERIENCED, FAILED, PASSED

DID = {
    EXPERIENCED: _("opened"),
    COMPLETED: _("been through"),
    ANSWERED: _("answered"),
    PASSED: _("passed"),
    FAILED: _("not passed"),
}


def _statements(person: Person) -> list[dict[str, Any]]:
    return [content for _row, content in _hers(person)]


def _hers(person: Person) -> Iterator[tuple[Statement, dict[str, Any]]]:
    """Her statements, without what the author has written of the right answers, which is no data about her: tests are
    drawn from the same questions again. For the same reason an answer in a test that she has not passed does not say
    yet how good it was."""
    rows = list(Statement.objects.filter(actor=actor_key(actor_of(person))))
    passed = {row.activity for row in rows if row.verb == PASSED}
    for row in rows:
        content = row.content
        definition = content["object"].get("definition", {})
        for key in ("correctResponsesPattern", "choices", "source", "target"):
            definition.pop(key, None)
        if (
            row.verb == ANSWERED
            and row.authority == Authority.SERVER
            and row.registration
            and not passed & _parents(content)
        ):
            content.pop("result", None)
        yield row, content


def _parents(statement: dict[str, Any]) -> set[str]:
    return {parent["id"] for parent in statement["context"]["contextActivities"]["parent"]}


def _in_words(person: Person) -> list[dict[str, Any]]:
    """The newest first; the file has each statement whole."""
    found = list(_hers(person))
    names = names_of({row.activity for row, _content in found})
    return [
        {
            "done_at": row.timestamp.isoformat(),
            "activity": names[row.activity],
            "verb": str(DID.get(row.verb, row.verb.rpartition("/")[2])),
            "result": _result(row.verb, content.get("result", {})),
        }
        for row, content in reversed(found)
    ]


def _result(verb: str, result: dict[str, Any]) -> str:
    if verb == ANSWERED and "success" in result:
        return gettext("Right") if result["success"] else gettext("Not right")
    scaled = result.get("score", {}).get("scaled")
    return "" if scaled is None else f"{round(scaled * 100)}\u00a0%"


def _pseudonymous(person: Person) -> None:
    """They stay; the link to her goes with her row."""


register(
    Statement,
    section="learning",
    title=_("Records of learning"),
    words={"done_at": _("when"), "activity": _("what"), "verb": _("what you did"), "result": _("result")},
    show=_in_words,
    holds="what she did in lessons and checks, under a pseudonym",
    why="progress, certificates, evidence",
    kept="as long as the installation; nobody's once she is erased",
    export=_statements,
    erase=_pseudonymous,
)
