"""`kerege disclosure --jsonl`: the check for other programs, a line of JSON for each text.

It needs neither site nor database. What it answers: docs/reference/disclosure.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import Any, TextIO

from kerege.disclosure.check import check


def main(arguments: list[str], lines: Iterable[bytes], out: TextIO) -> int:
    """Answer each line as it comes, in order; the exit code is 0 whatever the lines hold."""
    parser = argparse.ArgumentParser(prog="kerege disclosure", description="Say what in a text gives a child away.")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        required=True,
        help='read {"id", "lang", "text"} lines from standard input, write {"id", "spans"} lines',
    )
    parser.parse_args(arguments)
    for line in lines:
        out.write(_dump(answer(line)) + "\n")
        out.flush()
    return 0


def answer(line: bytes) -> dict[str, Any]:
    """{"id", "spans"} for one line, or {"id", "error"} with what is wrong; the id is null where none was read."""
    try:
        asked = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return {"id": None, "error": "This line is not JSON in UTF-8."}
    if not isinstance(asked, dict):
        return {"id": None, "error": "This line is not a JSON object."}
    id = asked.get("id")
    text, language = asked.get("text"), asked.get("lang")
    if not isinstance(text, str):
        return {"id": id, "error": '"text" must be a string.'}
    if not isinstance(language, str | None):
        return {"id": id, "error": '"lang" must be a language tag (BCP 47).'}
    spans = [{"start": span.start, "end": span.end, "kind": str(span.kind)} for span in check(text, language or "")]
    return {"id": id, "spans": spans}


def _dump(found: dict[str, Any]) -> str:
    try:
        return json.dumps(found, allow_nan=False)
    except ValueError:
        return json.dumps({"id": None, "error": "The id holds a number that JSON cannot say."})  # 1e999


def _refuse(constant: str) -> None:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(constant)
