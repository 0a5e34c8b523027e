"""YAML in a content folder: read with its lines, checked field by field, written in one form."""

from __future__ import annotations

from typing import Any

import yaml

from kerege.suites.content.problems import Wrong
from kerege.suites.document import ID

_TYPES: dict[Any, str] = {str: "text", int: "a whole number", list: "a list"}


def read_yaml(text: str, first: int = 1) -> tuple[Any, yaml.Node | None]:
    """The data of a YAML text that begins in line `first`, and the node that knows its lines. Raises Wrong."""
    try:
        return yaml.safe_load(text), yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Wrong(first + (mark.line if mark else 0), "this is not YAML") from error


def write_yaml(data: Any) -> str:
    """The one form of YAML in a content folder."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text


def check_fields(data: Any, fields: dict[str, Any], node: yaml.Node | None, first: int = 1) -> None:
    """Raise Wrong, with the line, unless `data` has just these fields, of these types, and a good id if any."""
    start = first + (node.start_mark.line if node else 0)
    if not isinstance(data, dict) or node is None:
        raise Wrong(start, "a list of `name: value` is expected")
    lines = {key.value: first + key.start_mark.line for key, _value in node.value}
    for name in data:
        if name not in fields:
            raise Wrong(lines.get(name, start), f"unknown field {name!r}")
    for name, kind in fields.items():
        if name not in data:
            raise Wrong(start, f"field {name!r} is missing")
        if not isinstance(data[name], kind):
            raise Wrong(lines[name], f"field {name!r} must be {_TYPES.get(kind, 'a number')}")
    if "id" in fields:
        check_id(data["id"], lines["id"])


def check_id(id: str, line: int) -> None:
    """Raise Wrong unless `id` is one."""
    if not ID.fullmatch(id):
        raise Wrong(line, f"{id!r} is not an id: lower-case Latin letters, digits and hyphens")
