"""Demo accounts: make them, or show what there is."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.config.demo.accounts import NoDemo, describe, make_demo_accounts


class Command(BaseCommand):
    help = "Make the demo accounts, if they are missing, and show them. --json changes nothing."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object, for scripts")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        if json:
            self.stdout.write(_as_json(describe()))
            return
        try:
            accounts = make_demo_accounts()
        except NoDemo as reason:
            raise CommandError(str(reason)) from reason
        shown = describe()
        for account in accounts:
            self.stdout.write(f"{account['role']:9} {account['email']:32} {account['password']}")
        self.stdout.write(f"Sign in: {shown['base_url']}/accounts/login/")


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
