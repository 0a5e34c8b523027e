"""Check a content folder, or put it into its canonical form; needs no database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.suites.content.check import check_folder
from kerege.suites.content.folder import read_folder, write_folder
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
                self.stdout.write(self._format(folder) if action == "fmt" else self._check(folder))
            except ContentError as error:
                raise CommandError(str(error)) from error

    def _format(self, folder: Path) -> str:
        changed = write_folder(read_folder(folder, strict=False), folder)
        return "\n".join(f"{folder / name}" for name in changed) or f"{folder}: nothing to do."

    def _check(self, folder: Path) -> str:
        if problems := check_folder(folder):
            raise ContentError(problems)
        return f"{folder}: good."
