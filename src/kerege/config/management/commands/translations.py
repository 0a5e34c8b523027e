"""The words of the interface: compile them, or check them against the sources. Those of a course: to a Word file and
back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerege.config.locale import NoGettextError, compare, compile_catalogues
from kerege.suites.content.word_file import NotReadable
from kerege.suites.exchange import File, NotTaken, files, find_file, take_word, word_of
from kerege.suites.models import Suite


class Command(BaseCommand):
    help = "compile, check: the words of the interface. out, in: translations of a course as a Word file."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("compile", help="compile the words of the interface that have changed")
        actions.add_parser("check", help="say which words of the interface are missing or left over (needs gettext)")
        out = actions.add_parser("out", help="write translations of a course as a Word file")
        out.add_argument("suite", help="the suite's slug")
        out.add_argument("name", help="a module's slug, or the name of another PO file, such as suite")
        out.add_argument("language")
        out.add_argument("file", type=Path)
        back = actions.add_parser("in", help="take the translations that were changed in a Word file, all or none")
        back.add_argument("file", type=Path)

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        match action:
            case "compile":
                self.stdout.write(compile_catalogues())
            case "check":
                self._check()
            case "out":
                file = _file(options["suite"], options["name"], options["language"])
                options["file"].write_bytes(word_of(file))
                self.stdout.write(f"{options['file']}: {len(file.units)} texts.")
            case "in":
                self._take(options["file"])

    def _check(self) -> None:
        try:
            compared = compare()
        except NoGettextError as error:
            raise CommandError("This check needs gettext (apt install gettext).") from error
        if compared.problems:
            raise CommandError("\n".join(compared.problems))
        shares = ", ".join(f"{language} {share} %" for language, share in compared.shares.items())
        self.stdout.write(f"The words of the interface are up to date: en 100 %, {shares}.")

    def _take(self, path: Path) -> None:
        try:
            taken = take_word(path.read_bytes(), by=None)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except (NotReadable, NotTaken) as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        self.stdout.write(f"{path}: {len(taken.kept.changed)} translations changed.")
        for newer in taken.kept.newer:
            self.stdout.write(f"{newer.change.unit}: translated since, and left as it is: {newer.text!r}")
        for number in taken.gone:
            self.stdout.write(f"row {number}: the course does not have this text any more")


def _file(slug: str, name: str, language: str) -> File:
    """Raises CommandError where there is nothing to translate under these names."""
    suite = Suite.objects.filter(slug=slug).first()
    if suite is None:
        raise CommandError(f"There is no suite {slug!r}.")
    file = find_file(suite, name, language)
    if file is None:
        names = ", ".join(dict.fromkeys(one.name for one in files(suite)))
        raise CommandError(f"{name!r} is not translated into {language!r}. What is translated: {names}.")
    return file
