"""Say what is well and what is not."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kerege.config import options as options_table
from kerege.config.doctor import examine


class Command(BaseCommand):
    help = "A line a check, and the options in effect. Exit code 1 when something is wrong."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--options-markdown", action="store_true", help="print docs/reference/options.md")

    def handle(self, *args: Any, options_markdown: bool, **options: Any) -> None:
        if options_markdown:
            self.stdout.write(options_table.markdown(), ending="")
            return
        wrong = 0
        for finding in examine():
            self.stdout.write(str(finding))
            wrong += not finding.well
        self.stdout.write("\nOptions in effect")
        for name, value in options_table.in_effect().items():
            self.stdout.write(f"  {name:16} {value}")
        if wrong:
            sys.exit(1)
