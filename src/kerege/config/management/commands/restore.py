"""Restore a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.config.backup import BackupError, restore_backup


class Command(BaseCommand):
    help = "Bring a backup back into KEREGE_HOME. What is there is put aside, and only with --force."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="although there is a database")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        try:
            restored = restore_backup(file, force=force)
        except BackupError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(f"Restored as of {restored.made_at}.")
        if restored.aside:
            self.stdout.write(f"What was here before is in {restored.aside}.")
        self.stdout.write("Now run: kerege setup")
