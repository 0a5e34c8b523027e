"""Back up the installation."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.config.backup import BackupError, make_backup


class Command(BaseCommand):
    help = "Write everything into one file (.tar.gz). Safe beside a running server."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        # Whoever stops a backup wants no half of it either.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            size = make_backup(file)
        except BackupError as error:
            raise CommandError(f"{error} There is no backup.") from error
        self.stdout.write(f"{file}: {size / 1e6:.1f} MB. It holds the secret keys: keep it where only you can read.")
