"""Check a content folder, or put it into its canonical form; needs no database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.suites.content.folder import not_canonical, read_folder, write_folder
from kerege.suites.content.problems import ContentError


class Command(BaseCommand):
    help = "check: say what is wrong, with file and line. fmt: write the canonical form."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["fmt", "check"])
        parser.add_argument("folders", type=Path, nargs="+")

    def handle(self, *args: Any, action: str, folders: list[Path], **options: Any) -> None:
        for folder in folders:
            try:
                suite = read_folder(folder, strict=action == "check")
                if action == "fmt":
                    changed = write_folder(suite, folder)
                    self.stdout.write("\n".join(f"{folder / name}" for name in changed) or f"{folder}: nothing to do.")
                elif problems := not_canonical(suite, folder):
                    raise ContentError(problems)
                else:
                    self.stdout.write(f"{folder}: good.")
            except ContentError as error:
                raise CommandError(str(error)) from error
