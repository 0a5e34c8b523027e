"""Set up an installation, or bring it up to date."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kerege.config.set_up import CannotSetUp, set_up
from kerege.suites.content.problems import ContentError


class Command(BaseCommand):
    help = "Database, words, static files, suites, demo accounts. Repeat it after every upgrade."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for line in set_up():
                self.stdout.write(line)
        except ContentError as error:
            raise CommandError(f"{error}\nThis suite was not loaded.") from error
        except (CannotSetUp, OSError) as error:
            raise CommandError(str(error)) from error
