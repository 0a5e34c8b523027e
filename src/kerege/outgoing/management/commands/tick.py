"""One round of what the worker does every minute."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand

from kerege.outgoing.worker import tick


class Command(BaseCommand):
    help = "Settle everything that is due now: mail, renderings, clean-up. Safe beside a running worker."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{tick(f'tick:{os.getpid()}')} settled or tried.")
