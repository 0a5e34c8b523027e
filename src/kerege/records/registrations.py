"""What this room holds about a person: statements under a pseudonym that only her own row resolves."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kerege.people.models import Person
from kerege.people.personal_data import register
from kerege.records.activities import names_of
from kerege.records.models import Statement
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
    return [_hers(row.content) for row in Statement.objects.filter(actor=actor_key(actor_of(person)))]


def _hers(statement: dict[str, Any]) -> dict[str, Any]:
    """The statement without what the author has written of the right answers, which is no data about her: tests are
    drawn from the same questions again."""
    definition = statement["object"].get("definition", {})
    for key in ("correctResponsesPattern", "choices", "source", "target"):
        definition.pop(key, None)
    return statement


def _in_words(person: Person) -> list[dict[str, Any]]:
    """The newest first; the file has each statement whole."""
    rows = list(Statement.objects.filter(actor=actor_key(actor_of(person))).order_by("-position"))
    names = names_of({row.activity for row in rows})
    return [
        {
            "done_at": row.timestamp.isoformat(),
            "activity": names[row.activity],
            "verb": str(DID.get(row.verb, row.verb.rpartition("/")[2])),
            "result": _result(row.verb, row.content.get("result", {})),
        }
        for row in rows
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
