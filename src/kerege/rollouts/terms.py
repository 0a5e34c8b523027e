"""On what terms an edition offers a test."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kerege.assessment.blueprint import Blueprint
from kerege.assessment.models import Exam
from kerege.assessment.terms import Terms
from kerege.rollouts.models import Edition, Enrolment, Rollout
from kerege.suites.catalogue import ModuleEntry


@dataclass(frozen=True)
class Offer:
    """A test of a module in an edition. `pass_mark` is percent; None for a pre-test."""

    id: str
    module: ModuleEntry
    edition: Edition
    blueprint: Blueprint
    questions: Collection[str]
    pass_mark: int | None

    @property
    def iri(self) -> str:
        """The activity id of the test."""
        return f"{self.module.iri}/{self.id}"

    def terms_for(self, enrolment: Enrolment) -> Terms:
        return Terms(
            exam=Exam.objects.get(module=self.module.pk, key=self.id),
            iri=self.iri,
            person=enrolment.person,
            registration=enrolment.registration,
            edition=str(self.edition),
            blueprint=self.blueprint,
            questions=self.questions,
            pass_mark=self.pass_mark,
            extra_time=enrolment.extra_time,
        )


def offers(module: ModuleEntry, enrolment: Enrolment | None = None) -> dict[str, Offer]:
    """The tests of a module by kind, as her roll-out has them, or the open one for somebody who takes part in none."""
    rollout = enrolment.rollout_id if enrolment else _open_rollout(module)
    edition = current_edition(rollout) if rollout else None
    frozen = next((one for one in edition.content["modules"] if one["id"] == module.id), None) if edition else None
    if edition is None or frozen is None:
        return {}
    return {exam["kind"]: _offer(exam, module, edition, frozen) for exam in frozen["exams"]}


def current_edition(rollout: int) -> Edition:
    """One small query; the edition itself, which never changes, is kept in memory."""
    return _edition(Edition.objects.filter(rollout=rollout).order_by("-number").values_list("pk", flat=True)[:1].get())


@lru_cache(maxsize=64)
def _edition(pk: int) -> Edition:
    return Edition.objects.select_related("rollout").get(pk=pk)


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _edition.cache_clear()


def _offer(exam: dict[str, Any], module: ModuleEntry, edition: Edition, frozen: dict[str, Any]) -> Offer:
    blueprint = Blueprint.from_json(exam["blueprint"])
    final = exam["kind"] == Exam.Kind.FINAL
    pass_mark = (edition.rule.pass_mark or blueprint.pass_mark) if final else None
    return Offer(exam["id"], module, edition, blueprint, frozen["questions"].keys(), pass_mark)


def _open_rollout(module: ModuleEntry) -> int | None:
    return Rollout.objects.filter(suite=module.suite.pk, is_open=True).values_list("pk", flat=True).first()
