"""The `kerege` command."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kerege.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line([sys.argv[0], *(arg.replace("-", "_") if i == 0 else arg for i, arg in enumerate(sys.argv[1:]))])
