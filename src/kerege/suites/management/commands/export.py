"""Write a suite as a content folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.suites.content.export import export
from kerege.suites.content.folder import strangers, write_folder
from kerege.suites.models import Suite


class Command(BaseCommand):
    help = "Write a suite, as published, as a content folder: the same bytes as were loaded, if nothing changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("suite", help="the suite's slug")
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, suite: str, folder: Path, **options: Any) -> None:
        page = Suite.objects.filter(slug=suite).first()
        if page is None:
            raise CommandError(f"There is no suite {suite!r}.")
        source = export(page)
        changed = write_folder(source, folder)
        self.stdout.write("\n".join(changed) or "Nothing differs.")
        for name in strangers(source, folder):
            self.stdout.write(f"{name}: no part of the suite any more; delete it.")
