"""Compile the words of the interface, or check them against the sources."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.config.locale import NoGettextError, compare, compile_catalogues


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
            compared = compare()
        except NoGettextError as error:
            raise CommandError("This check needs gettext (apt install gettext).") from error
        if compared.problems:
            raise CommandError("\n".join(compared.problems))
        shares = ", ".join(f"{language} {share} %" for language, share in compared.shares.items())
        self.stdout.write(f"The words of the interface are up to date: en 100 %, {shares}.")
