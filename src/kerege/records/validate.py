"""Is this a statement? Shape only, by xAPI 1.0.3 (Data); who may state it is asked elsewhere.

What Kerege itself states is covered: an Agent with an account, an Activity, result and context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kerege.records.errors import InvalidStatement

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")
_LONGEST_IRI = 500
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Check = Callable[[Any, str], None]


def validate(statement: Any) -> None:
    """Raise InvalidStatement, naming the place, unless `statement` has the shape that the specification asks for."""
    _object(statement, "statement", _STATEMENT, required={"id", "actor", "verb", "object"})


def _fail(place: str, why: str) -> None:
    raise InvalidStatement(f"{place}: {why}")


def _object(value: Any, place: str, fields: Mapping[str, Check], required: set[str]) -> None:
    if not isinstance(value, dict):
        _fail(place, "must be an object")
    if unknown := set(value) - set(fields):
        _fail(place, f"unknown: {', '.join(sorted(map(str, unknown)))}")
    if missing := required - set(value):
        _fail(place, f"missing: {', '.join(sorted(missing))}")
    for name, inner in value.items():
        fields[name](inner, f"{place}.{name}")


def _shape(fields: Mapping[str, Check], required: set[str]) -> Check:
    return lambda value, place: _object(value, place, fields, required)


def _string(value: Any, place: str) -> None:
    if not isinstance(value, str):
        _fail(place, "must be a string")


def _boolean(value: Any, place: str) -> None:
    if not isinstance(value, bool):
        _fail(place, "must be true or false")


def _number(value: Any, place: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _fail(place, "must be a number")


def _uuid(value: Any, place: str) -> None:
    _string(value, place)
    try:
        valid = str(UUID(value)) == value.lower()
    except ValueError:
        valid = False
    if not valid:
        _fail(place, "must be a UUID")


def _iri(value: Any, place: str) -> None:
    _string(value, place)
    if not _IRI.fullmatch(value) or len(value) > _LONGEST_IRI:
        _fail(place, f"must be an IRI of at most {_LONGEST_IRI} characters")


def _timestamp(value: Any, place: str) -> None:
    _string(value, place)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or re.search(r"-00(:?00)?$", value):
        _fail(place, "must be an ISO 8601 instant with its offset from UTC")
    elif not 1 < moment.year < 9999:  # with its offset it must still be an instant in UTC
        _fail(place, "must lie in the years 2 to 9998")


def _duration(value: Any, place: str) -> None:
    _string(value, place)
    if not _DURATION.fullmatch(value):
        _fail(place, "must be an ISO 8601 duration")


def _language(value: Any, place: str) -> None:
    _string(value, place)
    if not _LANGUAGE.fullmatch(value):
        _fail(place, "must be a language tag")


def _language_map(value: Any, place: str) -> None:
    if not isinstance(value, dict):
        _fail(place, "must be a language map")
    for tag, text in value.items():
        _language(tag, place)
        _string(text, f"{place}.{tag}")


def _extensions(value: Any, place: str) -> None:
    if not isinstance(value, dict):
        _fail(place, "must be an object")
    for key in value:
        _iri(key, place)


def _scaled(value: Any, place: str) -> None:
    _number(value, place)
    if not -1 <= value <= 1:
        _fail(place, "must lie between -1 and 1")


def _one_of(*words: str) -> Check:
    def check(value: Any, place: str) -> None:
        if value not in words:
            _fail(place, f"must be {' or '.join(words)}")

    return check


def _list_of(check: Check) -> Check:
    def check_list(value: Any, place: str) -> None:
        if not isinstance(value, list):
            _fail(place, "must be a list")
        for number, inner in enumerate(value):
            check(inner, f"{place}[{number}]")

    return check_list


def _activity_or_list(value: Any, place: str) -> None:
    (_list_of(_ACTIVITY) if isinstance(value, list) else _ACTIVITY)(value, place)


_ACCOUNT = _shape({"homePage": _iri, "name": _string}, {"homePage", "name"})
# No `name`, though xAPI has one: who is meant is known to this installation alone.
_AGENT = _shape({"objectType": _one_of("Agent"), "account": _ACCOUNT}, {"account"})
_COMPONENTS = _list_of(_shape({"id": _string, "description": _language_map}, {"id"}))
_INTERACTION_TYPES = (
    "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert",
    "numeric", "other",
)  # fmt: skip
_DEFINITION = _shape(
    {
        "name": _language_map,
        "description": _language_map,
        "type": _iri,
        "moreInfo": _iri,
        "extensions": _extensions,
        "interactionType": _one_of(*_INTERACTION_TYPES),
        "correctResponsesPattern": _list_of(_string),
        "choices": _COMPONENTS,
        "source": _COMPONENTS,
        "target": _COMPONENTS,
    },
    set(),
)
_ACTIVITY = _shape({"objectType": _one_of("Activity"), "id": _iri, "definition": _DEFINITION}, {"id"})
_SCORE = _shape({"scaled": _scaled, "raw": _number, "min": _number, "max": _number}, set())
_RESULT = _shape(
    {
        "score": _SCORE,
        "success": _boolean,
        "completion": _boolean,
        "response": _string,
        "duration": _duration,
        "extensions": _extensions,
    },
    set(),
)
_CONTEXT_ACTIVITIES = _shape(
    dict.fromkeys(("parent", "grouping", "category", "other"), _activity_or_list),
    set(),
)
_CONTEXT = _shape(
    {
        "registration": _uuid,
        "contextActivities": _CONTEXT_ACTIVITIES,
        "revision": _string,
        "platform": _string,
        "language": _language,
        "extensions": _extensions,
    },
    set(),
)
_STATEMENT: dict[str, Check] = {
    "id": _uuid,
    "actor": _AGENT,
    "verb": _shape({"id": _iri, "display": _language_map}, {"id"}),
    "object": _ACTIVITY,
    "result": _RESULT,
    "context": _CONTEXT,
    "timestamp": _timestamp,
}
