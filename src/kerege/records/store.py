"""Storing statements and reading them in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Func, IntegerField

from kerege import clock
from kerege.people.installation import installation_iri
from kerege.people.models import Person
from kerege.records.errors import ConflictingStatement, ForbiddenStatement, InvalidStatement
from kerege.records.models import Authority, Statement
from kerege.records.validate import validate
from kerege.records.vocabulary import ANSWERED, COMPLETED, EXPERIENCED, INTERACTION, LESSON

MOST_AT_ONCE = 200
MOST_BYTES = 64_000  # of one statement

# What the browser of a reader may state, for herself: verb and type of activity.
READER_MAY_STATE = {(EXPERIENCED, LESSON), (COMPLETED, LESSON), (ANSWERED, INTERACTION)}

Projector = Callable[[Sequence[Statement]], None]
_projectors: list[Projector] = []


def projector(function: Projector) -> Projector:
    """Register a function that is called with newly stored statements, in their transaction."""
    _projectors.append(function)
    return function


def agent(home_page: str, record_id: UUID) -> dict[str, Any]:
    """The actor by which a person is known in statements: pseudonymous, of this installation."""
    return {"objectType": "Agent", "account": {"homePage": home_page, "name": str(record_id)}}


def actor_of(person: Person) -> dict[str, Any]:
    """The actor that this person is, here."""
    return agent(installation_iri(), person.record_id)


def actor_key(actor: dict[str, Any]) -> str:
    """One string for one actor, for look-ups."""
    account = actor["account"]
    return f"{account['homePage']}|{account['name']}"


@transaction.atomic
def store(
    statements: Sequence[dict[str, Any]], *, authority: Authority, herself: dict[str, Any] | None = None
) -> list[UUID]:
    """Store a batch, whole or not at all, and project it. Stored statements of the same id and content count once.

    `herself` is the actor for whom a reader may speak. Raises InvalidStatement, ForbiddenStatement or
    ConflictingStatement; then nothing is stored.
    """
    if len(statements) > MOST_AT_ONCE:
        raise InvalidStatement(f"at most {MOST_AT_ONCE} statements at once")
    for statement in statements:
        validate(statement)
        if authority == Authority.READER:
            _check_reader(statement, herself)
    ids = [UUID(statement["id"]) for statement in statements]
    if len(set(ids)) < len(ids):
        raise InvalidStatement("two statements of the batch have the same id")

    now = clock.now()
    _insert([_row(statement, authority, now) for statement in statements])
    rows = list(Statement.objects.filter(id__in=ids))
    for row, given in zip(sorted(rows, key=lambda row: ids.index(row.id)), statements, strict=True):
        if _comparable(row.content) != _comparable(given):
            raise ConflictingStatement(f"{row.id} is stored already with other content")
    for project in _projectors:
        project([row for row in rows if row.stored == now])
    return ids


def is_stored(id: UUID) -> bool:
    return Statement.objects.filter(id=id).exists()


def read_from(position: int, *, size: int = 500) -> Iterator[list[Statement]]:
    """All statements behind `position`, in order, in lists of at most `size`.

    A position is given out before its transaction ends, so a reader that went on to the newest row could pass over
    an older one that is not visible yet. Only what lies below the oldest transaction in flight is given.
    """
    while page := list(_settled(Statement.objects.filter(position__gt=position)).order_by("position")[:size]):
        yield page
        position = page[-1].position


def forget_transactions() -> None:
    """For a database that another server had: transactions are numbered by the server, and all of its have ended."""
    Statement.objects.update(xact=0)


def settled_edge() -> int:
    """Where settled statements end now: all below have been read by whoever reads `statements_below`, and all others
    will be among `statements_from` once their transactions have ended."""
    if connection.vendor == "postgresql":
        return _oldest_in_flight()
    newest = Statement.objects.order_by("-position").values_list("position", flat=True).first()
    return (newest or 0) + 1


def statements_below(edge: int) -> Iterator[Statement]:
    return _by_edge(lt=edge)


def statements_from(edge: int) -> Iterator[Statement]:
    return _by_edge(gte=edge)


def _by_edge(**bound: int) -> Iterator[Statement]:
    column = "xact" if connection.vendor == "postgresql" else "position"
    wanted = {f"{column}__{name}": value for name, value in bound.items()}
    return Statement.objects.filter(**wanted).order_by("position").iterator(chunk_size=500)


def _settled(statements: Any) -> Any:
    if connection.vendor != "postgresql":
        return statements  # SQLite writes one transaction at a time
    oldest = _oldest_in_flight()
    # Inside our own transaction its own rows are settled too.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned()::text::bigint")
        own = cursor.fetchone()[0]
    below = statements.filter(xact__lt=oldest)
    return below if own is None else (below | statements.filter(xact=own))


def _oldest_in_flight() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        oldest: int = cursor.fetchone()[0]
        return oldest


def _check_reader(statement: dict[str, Any], herself: dict[str, Any] | None) -> None:
    if herself is None or actor_key(statement["actor"]) != actor_key(herself):
        raise ForbiddenStatement("a reader states for herself only")
    kind = statement["object"].get("definition", {}).get("type")
    if (statement["verb"]["id"], kind) not in READER_MAY_STATE:
        raise ForbiddenStatement("a reader states only that she read a lesson or answered a knowledge check")
    if "response" in statement.get("result", {}):
        # It might be typed words, which may name people; ours are known from the form, not from her statement.
        raise ForbiddenStatement("a reader's statement gives no response")


def _row(statement: dict[str, Any], authority: Authority, now: datetime) -> Statement:
    timestamp = statement.get("timestamp")
    registration = statement.get("context", {}).get("registration")
    return Statement(
        id=UUID(statement["id"]),
        actor=actor_key(statement["actor"]),
        verb=statement["verb"]["id"],
        activity=statement["object"]["id"],
        registration=UUID(registration) if registration else None,
        authority=authority,
        stored=now,
        timestamp=datetime.fromisoformat(timestamp) if timestamp else now,
        document=_document(statement),
    )


def _document(statement: dict[str, Any]) -> str:
    try:
        document = json.dumps(statement, ensure_ascii=False, sort_keys=True, allow_nan=False)
        size = len(document.encode())
    except (ValueError, RecursionError) as error:  # what is no number, no Unicode, or nested without end
        raise InvalidStatement("the statement is not JSON") from error
    if size > MOST_BYTES:
        raise InvalidStatement(f"a statement has at most {MOST_BYTES} bytes")
    return document


def _insert(rows: Iterable[Statement]) -> None:
    rows = list(rows)
    if connection.vendor == "postgresql":
        for row in rows:
            row.xact = Func(template="pg_current_xact_id()::text::bigint", output_field=IntegerField())
    Statement.objects.bulk_create(rows, ignore_conflicts=True)


def _comparable(statement: dict[str, Any]) -> dict[str, Any]:
    """What has to agree between two statements of one id (xAPI 1.0.3, Data 2.3.1)."""
    return {key: value for key, value in statement.items() if key not in ("timestamp", "stored", "authority")}
