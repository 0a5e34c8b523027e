"""Make the first operator of an installation."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from kerege.people.addresses import set_address
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role


class Command(BaseCommand):
    help = "Make an operator, who signs in with a code sent to this e-mail address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        person = Person.objects.filter(email__iexact=email).first() or Person(password=make_password(None))
        try:
            set_address(person, email)
        except ValidationError as error:
            raise CommandError(f"{email} is the address or the login of somebody else.") from error
        for name in (Role.Name.OPERATOR, Role.Name.AUTHOR):
            grant_role(person, name, by=None, why="createadmin")
        self.stdout.write(f"{person.email} is an operator and signs in at /accounts/login/ with a code by e-mail.")
