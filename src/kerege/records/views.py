"""The Statement resource, as far as a reader's own browser needs it."""

from __future__ import annotations

import json
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from kerege.people import access
from kerege.people.installation import installation_iri
from kerege.records.errors import ConflictingStatement, ForbiddenStatement, StatementError
from kerege.records.models import Authority
from kerege.records.store import agent, store

VERSION = "1.0.3"


@require_POST
def statements(request: HttpRequest) -> HttpResponse:
    """Take statements that a browser kept while it had no connection (xAPI 1.0.3, Communication 2.1.2).

    The session says who she is; the actor may be left out and is then filled in.
    """
    record_id = access.record_id_for(request.user)
    if record_id is None:
        return _answer({"error": "sign in first"}, 401)
    if limited := ratelimit.consume_or_429(request, action="xapi", user=request.user):
        return limited
    herself = agent(installation_iri(), record_id)
    try:
        batch = _read_batch(request.body, herself)
        ids = store(batch, authority=Authority.READER, herself=herself)
    except StatementError as error:
        return _answer({"error": str(error)}, _status(error))
    return _answer([str(id) for id in ids], 200)


def _read_batch(body: bytes, herself: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise StatementError("the body is not JSON") from error
    batch = given if isinstance(given, list) else [given]
    if not all(isinstance(statement, dict) for statement in batch):
        raise StatementError("statements must be objects")
    return [{"actor": herself, **statement} for statement in batch]


def _status(error: StatementError) -> int:
    if isinstance(error, ForbiddenStatement):
        return 403
    return 409 if isinstance(error, ConflictingStatement) else 400


def _answer(content: Any, status: int) -> JsonResponse:
    response = JsonResponse(content, status=status, safe=False)
    response["X-Experience-API-Version"] = VERSION
    return response
