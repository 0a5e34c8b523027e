"""Bring a content folder into the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.content.problems import ContentError


class Command(BaseCommand):
    help = "Load a suite's content folder. Loading it again changes nothing; bad input changes nothing either."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            loaded = load(read_folder(folder))
        except ContentError as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        self.stdout.write(f"{folder.name}: {loaded}.")
