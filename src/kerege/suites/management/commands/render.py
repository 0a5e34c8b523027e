"""Render every lesson whose stored body is out of date."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from kerege.suites.publication import render_all


class Command(BaseCommand):
    help = "Render the lessons whose text, translations or renderer changed; after an upgrade, for instance."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{render_all()} bodies rendered.")
