"""What is stated of an attempt, in the transaction in which it is handed in."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import partial

from kerege.assessment.models import Attempt
from kerege.assessment.scoring import Judged
from kerege.items import definition, judgement
from kerege.records.build import statement
from kerege.records.models import Authority
from kerege.records.store import actor_of, store
from kerege.records.vocabulary import ANSWERED, ASSESSMENT, COMPLETED, FAILED, PASSED


def state_attempt(attempt: Attempt, judged: Mapping[int, Judged | None], *, scoring: str = "") -> None:
    """State each whole answer and the result; `scoring` names a later scoring of the same attempt."""
    if attempt.person is None:
        return  # erased: nobody's record
    # Of what the server alone knows: whoever could foresee an id could take it before.
    space = uuid.UUID(attempt.seed)
    state = partial(
        statement,
        actor=actor_of(attempt.person),
        grouping=attempt.suite_iri,
        registration=attempt.registration,
        revision=attempt.edition,
    )
    said = [
        state(
            uuid.uuid5(space, f"{place} {scoring}"),
            verb=ANSWERED,
            activity={
                "id": f"{attempt.module_iri}/{one.wording.item.id}",
                "definition": definition(one.wording.item, one.wording.language),
            },
            result=judgement(one.wording.item, one.response, one.result),
            parent=attempt.activity,
        )
        for place, one in judged.items()
        if one
    ]
    verb, success = _verdict(attempt)
    said.append(
        state(
            uuid.uuid5(space, f"result {scoring}"),
            verb=verb,
            activity={"id": attempt.activity, "definition": {"type": ASSESSMENT}},
            result={"score": {"scaled": attempt.scaled}, "completion": True} | success,
            parent=attempt.module_iri,
        )
    )
    store(said, authority=Authority.SERVER)


def _verdict(attempt: Attempt) -> tuple[str, dict[str, bool]]:
    """A pre-test has no pass mark: it is completed, neither passed nor failed."""
    if attempt.pass_mark is None:
        return COMPLETED, {}
    return PASSED if attempt.passed else FAILED, {"success": attempt.passed}
