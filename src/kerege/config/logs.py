"""Logs: one JSON object a line, without personal data.

Only named fields are written; arguments of messages, addresses and query strings never are.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

FIELDS = ("method", "route", "status", "ms", "request_id", "kind", "attempt", "error", "duty", "child", "pid")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "log": record.name,
            "message": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        # Django hands on whole requests under a name of ours; those hold addresses.
        line |= {name: value for name in FIELDS if isinstance(value := record.__dict__.get(name), str | int | float)}
        if record.exc_info and record.exc_info[1]:
            # Where it happened, not what was being said: messages of errors quote data.
            line["error"] = record.exc_info[0].__name__ if record.exc_info[0] else ""
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def _where(traceback: object) -> list[str]:
    steps = []
    while traceback is not None:
        code = traceback.tb_frame.f_code  # type: ignore[attr-defined]
        steps.append(f"{code.co_filename}:{traceback.tb_lineno} {code.co_name}")  # type: ignore[attr-defined]
        traceback = traceback.tb_next  # type: ignore[attr-defined]
    return steps[-12:]
