"""YAML in a content folder: read with its lines, checked field by field, written in one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model

from kerege.suites.content.problems import Wrong
from kerege.suites.document import ID, RESERVED_SLUGS, SLUG
from kerege.suites.spans import without_controls

LONGEST_ID = 60
SLUG_RULE = f"up to {LONGEST_ID} lower-case Latin letters, digits and hyphens; no word of the site's own"
_LONGEST_ADDRESS = 200
_DEEPEST = 5
_TAG = "tag:yaml.org,2002:"


# --- What a field may hold ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Field:
    expected: str
    holds: Callable[[Any], bool]
    required: bool = True


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


LIST = Field("a list", _is_list)
LIST_OR_NONE = Field("a list", _is_list, required=False)


def text(most: int | None = None, *, empty: bool = False) -> Field:
    limits = f" of {0 if empty else 1} to {most} characters" if most else ""
    return Field(
        f"text{limits}",
        lambda value: isinstance(value, str) and (empty or bool(value.strip())) and len(value) <= (most or len(value)),
    )


def as_in(model: type[Model], name: str) -> Field:
    """Text that the site has room for."""
    column: Any = model._meta.get_field(name)
    return text(column.max_length, empty=column.blank)


def number(least: int, most: int, *, absent: bool = False) -> Field:
    return Field(
        f"a whole number from {least} to {most}" + (", or null" if absent else ""),
        lambda value: (isinstance(value, int) and least <= value <= most) or (absent and value is None),
    )


def one_of(words: Collection[str]) -> Field:
    return Field(f"one of {', '.join(words)}", lambda value: value in words)


def address(*, empty: bool = False) -> Field:
    """Where something is found, and what may stand in a link: no `javascript:`."""
    return Field(
        f"an address of up to {_LONGEST_ADDRESS} characters that begins with https:// or http://"
        + (", or empty" if empty else ""),
        lambda value: isinstance(value, str) and (_is_address(value) or (empty and not value)),
    )


def _is_address(value: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        return False
    return len(value) <= _LONGEST_ADDRESS


def is_slug(value: Any) -> bool:
    """Whether something can be a part of an address, and the name of a file."""
    return isinstance(value, str) and SLUG.fullmatch(value) is not None and len(value) <= LONGEST_ID


def is_free_slug(value: Any) -> bool:
    """Whether a page can have this address: some are the site's own."""
    return is_slug(value) and value not in RESERVED_SLUGS


def check_fields(data: Any, fields: dict[str, Field], node: yaml.Node, first: int = 1) -> None:
    """Raise Wrong, with the line, unless `data` has just these fields, with what they may hold, and a good id if
    any."""
    start = first + node.start_mark.line
    if not isinstance(data, dict):
        raise Wrong(start, "a list of `name: value` is expected")
    lines = {key.value: first + key.start_mark.line for key, _value in node.value}
    for name in data:
        if name not in fields:
            raise Wrong(lines[name], f"unknown field {name!r}")
    for name, field in fields.items():
        if name not in data:
            if not field.required:
                continue
            raise Wrong(start, f"field {name!r} is missing")
        if not field.holds(data[name]):
            raise Wrong(lines[name], f"field {name!r} must be {field.expected}")
    if "id" in fields:
        check_id(data["id"], lines["id"])


def check_id(id: str, line: int) -> None:
    """Raise Wrong unless `id` is one."""
    if not ID.fullmatch(id):
        raise Wrong(line, f"{id!r} is not an id: lower-case Latin letters, digits and hyphens")
    if len(id) > LONGEST_ID:
        raise Wrong(line, f"an id has at most {LONGEST_ID} characters")


# --- Reading and writing ------------------------------------------------------------------------------------


def read_yaml(source: str, first: int = 1) -> tuple[Any, yaml.Node]:
    """The data of a YAML text that begins in line `first`, and the node that knows its lines. Raises Wrong."""
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        if node is None:
            raise Wrong(first, "this is empty")
        return loader.construct_document(node), node
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(error.problem) if isinstance(error, _Refused) else "this is not YAML"
        raise Wrong(first + (mark.line if mark else 0), reason) from error


def write_yaml(data: Any) -> str:
    """The one form of YAML in a content folder."""
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000_000)
    return written


class _Refused(yaml.MarkedYAMLError):
    """YAML that a content folder has no use for."""

    def __init__(self, reason: str, mark: yaml.Mark) -> None:
        super().__init__(problem=reason, problem_mark=mark)


class _Loader(yaml.SafeLoader):
    """As much of YAML as a content folder uses: lists, names with values, text, whole numbers and null."""

    yaml_implicit_resolvers = {}
    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if event.anchor is not None:
            raise _Refused("names for parts of YAML (& and *) are not allowed", event.start_mark)
        if event.tag is not None:
            raise _Refused("types of YAML (!) are not allowed", event.start_mark)
        if self._depth > _DEEPEST:
            raise _Refused("too many lists stand in one another", event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        node = super().compose_mapping_node(anchor)
        seen = set()
        for key, _value in node.value:
            if key.tag != f"{_TAG}str":
                raise _Refused("the name of a field is text", key.start_mark)
            if key.value in seen:
                raise _Refused(f"field {key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        return node

    def construct_scalar(self, node: Any) -> str:
        return without_controls(super().construct_scalar(node))


_Loader.add_implicit_resolver(f"{_TAG}int", re.compile(r"-?(0|[1-9]\d{0,9})\Z", re.ASCII), list("-0123456789"))
_Loader.add_implicit_resolver(f"{_TAG}null", re.compile(r"(~|null|)\Z"), ["~", "n", ""])
