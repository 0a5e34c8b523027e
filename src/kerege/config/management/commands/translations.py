"""Compile the words of the interface, or check them against the sources."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.config.locale import NoGettextError, compile_catalogues, problems


class Command(BaseCommand):
    help = "compile: what changed. check: no word is missing or left over (needs gettext)."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["compile", "check"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "compile":
            self.stdout.write(compile_catalogues())
            return
        try:
            found = list(problems())
        except NoGettextError as error:
            raise CommandError("This check needs gettext (apt install gettext).") from error
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("The words of the interface are up to date.")
