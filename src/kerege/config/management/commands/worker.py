"""The worker process that `kerege serve` keeps alive."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from kerege.config import lifeline
from kerege.outgoing.worker import run


class Command(BaseCommand):
    help = "Work off what is owed until stopped; `kerege serve` starts this."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        lifeline.follow(settings.HOME)
        run(settings.HOME / "worker.lock")
