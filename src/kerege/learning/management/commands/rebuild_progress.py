"""Make all progress anew from the statements."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from kerege.learning.progress import rebuild_progress


class Command(BaseCommand):
    help = "Project all statements again. Safe beside a running server; gives the same progress."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild_progress()} statements read.")
