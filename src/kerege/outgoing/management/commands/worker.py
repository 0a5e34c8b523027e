"""The worker process that `kerege serve` keeps alive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kerege.outgoing.worker import run


class Command(BaseCommand):
    help = "Work off what is owed until stopped; `kerege serve` starts this."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lock", type=Path, required=True)

    def handle(self, *args: Any, lock: Path, **options: Any) -> None:
        run(lock)
